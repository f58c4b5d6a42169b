package crosswalk

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cell is one character of a text in composed form, with the bytes of the text that it stands for.
type cell struct {
	r          rune
	start, end int
}

// cells composes the text (macOS writes Korean decomposed) and keeps the offsets of the original.
//
// The cells are appended to out, which may be a slice to use again.
func cells(out []cell, text string) []cell {
	if norm.NFC.IsNormalString(text) {
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRuneInString(text[i:])
			out = append(out, cell{r, i, i + n})
			i += n
		}
		return out
	}
	var it norm.Iter
	it.InitString(norm.NFC, text)
	for !it.Done() {
		start := it.Pos()
		seg := it.Next()
		end := it.Pos()
		for len(seg) > 0 {
			r, n := utf8.DecodeRune(seg)
			out = append(out, cell{r, start, end})
			seg = seg[n:]
		}
	}
	return out
}

// letters that no decomposition reduces to a plain one
var plain = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'æ': "ae", 'œ': "oe", 'ð': "d",
	'þ': "th", 'ı': "i"}

// fold writes a letter or digit without case and accent; "" for a mark. Hangul stays composed.
func fold(r rune) string {
	if unicode.Is(unicode.Hangul, r) {
		return string(r)
	}
	r = unicode.ToLower(r)
	if s, ok := plain[r]; ok {
		return s
	}
	var b strings.Builder
	for _, p := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, p) {
			b.WriteRune(unicode.ToLower(p))
		}
	}
	return b.String()
}
