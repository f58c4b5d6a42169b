package lexicon

import (
	"strings"
)

// LowerASCII lowers A to Z and leaves every byte where it is, so that offsets stay true.
func LowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// IsNumber reports whether a word is digits only.
func IsNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
