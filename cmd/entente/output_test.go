package main

import (
	"errors"
	"testing"

	"entente"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                  "plain",
		"대한민국 é\t\n":             "대한민국 é\t\n",
		"\x1b[2J\a":              `\x1b[2J\x07`,
		"\xffa\xc3":              `\xffa\xc3`,
		"\u0085":                 `\u0085`,
		"safe\u202etxt.exe":      `safe\u202etxt.exe`,
		"a real \ufffd":          "a real \ufffd",
		"\r overwrites the line": `\x0d overwrites the line`,
	} {
		if got := visible(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestOutputThatCannotBeWrittenIsNoBug(t *testing.T) {
	if _, err := (output{full{}}).Write([]byte("x")); entente.CodeOf(err) != entente.CodeUnavailable {
		t.Errorf("got %v, want unavailable", err)
	}
}
