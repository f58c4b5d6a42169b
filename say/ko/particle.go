package ko

import (
	"strings"
	"unicode"
)

// josa puts a particle after a word, in the form that its last sound asks for: josa("미국", "은/는") is "미국은".
// The first form follows a consonant, the second a vowel; after ㄹ "으로/로" is "로". What stands in brackets at
// the end of the word does not count.
func josa(word, forms string) string {
	closed, open, _ := strings.Cut(forms, "/")
	switch final(word) {
	case vowel:
		return word + open
	case rieul:
		if strings.HasPrefix(closed, "으로") {
			return word + open
		}
	}
	return word + closed
}

// The last sounds of a word that particles tell apart.
type sound int

const (
	vowel sound = iota
	rieul
	consonant
)

// letters are the sounds in which the names of Latin letters and the digits end, where that is no vowel.
var letters = map[rune]sound{'L': rieul, 'R': rieul, 'M': consonant, 'N': consonant,
	'0': consonant, '1': rieul, '3': consonant, '6': consonant, '7': rieul, '8': rieul}

// final is the last sound of a word as it is read in Korean. A Latin word is judged by its spelling, an
// abbreviation by the name of its last letter.
func final(word string) sound {
	rs := []rune(bare(word))
	for len(rs) > 0 && !unicode.IsLetter(rs[len(rs)-1]) && !unicode.IsDigit(rs[len(rs)-1]) {
		rs = rs[:len(rs)-1]
	}
	if len(rs) == 0 {
		return vowel
	}
	const first, last, finals, finalL = '가', '힣', 28, 8
	r := rs[len(rs)-1]
	switch {
	case r >= first && r <= last:
		switch (r - first) % finals {
		case 0:
			return vowel
		case finalL:
			return rieul
		}
		return consonant
	case unicode.IsLower(r):
		switch {
		case r == 'l':
			return rieul
		case strings.ContainsRune("mn", r), strings.HasSuffix(string(rs), "ng"):
			return consonant
		}
		return vowel
	}
	return letters[r]
}

// bare is a word without brackets at its end.
func bare(word string) string {
	for strings.HasSuffix(word, ")") {
		depth, at := 0, -1
		for i := len(word) - 1; i >= 0 && at < 0; i-- {
			switch word[i] {
			case ')':
				depth++
			case '(':
				if depth--; depth == 0 {
					at = i
				}
			}
		}
		if at <= 0 {
			return word
		}
		word = strings.TrimSpace(word[:at])
	}
	return word
}
