package read

import (
	"slices"
	"strings"

	"entente/ask/lexicon"
)

// polarWords begin a question that wants a yes or a no.
var polarWords = []string{"is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "must", "would",
	"isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "hadn't"}

// askedWords make a list of a question that begins like one of yes or no: "Do you know who …".
var askedWords = []string{"who", "whom", "whose", "which", "what", "when", "you"}

// polarEndings end a Korean question; with a word such as "who" it is none of yes or no.
var polarEndings = []string{"나요", "까", "까요", "가요", "나", "니", "이야", "인가", "는가", "은가"}

// wantsYesOrNo reports whether the answer must begin with a yes or a no.
func (p *parsed) wantsYesOrNo(f features) bool {
	if p.isKorean() {
		text := strings.TrimRight(p.text, " ?.!")
		isAsked := f.has(lexicon.RoleWho, lexicon.RoleWhat, lexicon.RoleWhen, lexicon.RoleCount, lexicon.RoleRank,
			lexicon.RoleAsk)
		return !isAsked && slices.ContainsFunc(strings.Fields(text), func(w string) bool {
			w = strings.TrimRight(w, "?,.!")
			return slices.ContainsFunc(polarEndings, func(e string) bool {
				return strings.HasSuffix(w, e) &&
					(len(e) > 3 || strings.HasSuffix(text, w))
			})
		})
	}
	words := strings.FieldsFunc(lexicon.LowerASCII(p.text), func(r rune) bool {
		return strings.ContainsRune(" ,.;:?!",
			r)
	})
	for i := range words {
		words[i] = strings.Trim(words[i], `"'()`)
	}
	if len(words) == 0 || !slices.Contains(polarWords, words[0]) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return slices.Contains(askedWords, w) })
}

// askedDirection is the direction that "Is the alliance between A and B mutual?" ends in.
func (p *parsed) askedDirection() string {
	text := strings.TrimRight(lexicon.LowerASCII(p.text), " ?.!")
	switch {
	case strings.HasSuffix(text, " one-sided"), strings.HasSuffix(text, " one sided"), strings.HasSuffix(text,
		" asymmetric"):
		return "one_sided"
	case strings.HasSuffix(text, " mutual"), strings.HasSuffix(text, " reciprocal"):
		return "mutual"
	}
	return ""
}
