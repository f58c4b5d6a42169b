// Package lexicon holds the words of questions, English and Korean, as data: what a phrase does in a question
// and which layer it names, the wars, the names of treaties, and the shapes of questions of membership. It knows
// no grammar: ask/read has that. Start at [Speech].
package lexicon
