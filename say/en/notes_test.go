package en_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/ask"
)

var (
	noteCode   = regexp.MustCompile(`NoteOf\("(\w+)"`)
	reasonCode = regexp.MustCompile(`(?m)^(?:const )?\t?\w+ += "(\w+)"$`)
)

// TestEveryNoteIsSaid looks for the code of every note in the sources that make them: each has a sentence, and
// no place in it stays empty.
func TestEveryNoteIsSaid(t *testing.T) {
	_, s := newReader(t)
	codes := map[string]bool{}
	for _, glob := range []string{"../../ask/read/*.go", "../../ask/intent/*.go", "../../ask/lexicon/reason.go"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files, %v", glob, err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range noteCode.FindAllSubmatch(text, -1) {
				codes[string(m[1])] = true
			}
			if strings.HasSuffix(f, "reason.go") {
				for _, m := range reasonCode.FindAllSubmatch(text, -1) {
					codes[string(m[1])] = true
				}
			}
		}
	}
	if len(codes) < 50 {
		t.Fatalf("got %d codes, want at least 50: the sources are not read", len(codes))
	}
	args := []ask.Arg{ask.Quote("words"), ask.Day(today), ask.During(on2(1919, 1945))}
	for code := range codes {
		if got := s.Note(ask.NoteOf(code, args...)); got == "" || strings.Contains(got, "{") {
			t.Errorf("%s: got the sentence %q", code, got)
		}
	}
}
