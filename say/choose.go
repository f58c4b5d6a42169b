package say

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"entente/ask"
)

// Choose picks the language to answer in: the one that is asked for by name (--lang, ?lang=), else that of the
// question where it has one of its own (Hangul), else the first of an Accept-Language header that there is,
// else English.
func Choose(there Speakers, named, accept, question string) ask.Language {
	if l, ok := known(there, named); ok {
		return l
	}
	if l, ok := known(there, string(LanguageOf(question))); ok {
		return l
	}
	for _, tag := range accepted(accept) {
		if l, ok := known(there, tag); ok {
			return l
		}
	}
	return ask.English
}

// LanguageOf is the language of a text, as far as its letters tell: Korean where one is Hangul, else "".
func LanguageOf(text string) ask.Language {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		return ask.Korean
	}
	return ""
}

// known is the language of a tag such as "ko" or "ko-KR", if there is a speaker of it.
func known(there Speakers, tag string) (ask.Language, bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	_, ok := there[ask.Language(base)]
	return ask.Language(base), ok
}

// accepted are the tags of an Accept-Language header, the most wanted first; one of weight 0 is not wanted.
func accepted(header string) []string {
	type want struct {
		tag    string
		weight float64
	}
	var wants []want
	for part := range strings.SplitSeq(header, ",") {
		tag, rest, _ := strings.Cut(part, ";")
		w := want{strings.TrimSpace(tag), 1}
		if q, ok := strings.CutPrefix(strings.TrimSpace(rest), "q="); ok {
			w.weight, _ = strconv.ParseFloat(q, 64)
		}
		if w.tag != "" && w.weight > 0 {
			wants = append(wants, w)
		}
	}
	slices.SortStableFunc(wants, func(a, b want) int { return cmp.Compare(b.weight, a.weight) })
	tags := make([]string, len(wants))
	for i, w := range wants {
		tags[i] = w.tag
	}
	return tags
}
