package read

import (
	"unicode/utf8"
)

// joinKorean lists the Korean words from i on as one word, for compounds that are written with or
// without blanks ("전략적 동반자", "몇 개국"): at most four words.
func joinKorean(ts []token, i int) []string {
	var out []string
	s := ""
	for j := i; j < len(ts) && j < i+4 && ts[j].class == classHangul; j++ {
		s += ts[j].text
		if utf8.RuneCountInString(s) > 40 {
			break
		}
		out = append(out, s)
	}
	return out
}
