// Package ask is the vocabulary of questions: a [Proposition] is what a question or a sentence asks, and a
// [Finding] what the ledger says about it, before any words. Three packages that do not know each other use it:
// ask/read makes a proposition of words, ask/intent finds, and say tells in English or Korean. Nothing here
// reads, decides policy or speaks. Start at [Proposition] and [Finding].
package ask
