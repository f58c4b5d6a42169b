package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// output is standard output. That it cannot be written is no bug of ours: most often the disk is full.
type output struct{ w io.Writer }

func (o output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil {
		err = &entente.Error{Code: entente.CodeUnavailable, Op: "entente.output", Message: "the output cannot be written", Err: err,
			Hint: "the disk may be full, or what reads the output has ended"}
	}
	return n, err
}

// visible shows foreign text on a terminal: control characters and what turns the direction of
// writing are spelt out, so that no file or argument can move the cursor, colour the screen, or make
// one line look like another.
func visible(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, isHidden) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case isHidden(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case isHidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		s = s[n:]
	}
	return b.String()
}

func isHidden(r rune) bool {
	return (unicode.IsControl(r) && r != '\n' && r != '\t') || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069)
}
