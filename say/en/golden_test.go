package en_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/ask"
	"entente/say/saytest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSentences holds the sentences of every form, of findings of a small made-up ledger, against a file that
// a reviewer reads.
func TestSentences(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join("testdata", "sentences.golden")
	var b strings.Builder
	forms := map[ask.Form]bool{}
	for _, q := range saytest.Questions {
		a, err := d.Ask(t.Context(), q, ask.Options{})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		forms[a.Form] = true
		b.WriteString(q + "\n  [" + strings.Trim(string(a.Form)+" "+string(a.Verdict)+" "+string(a.Reason), " ") + "] " + a.Answer + "\n")
		for _, n := range a.Notes {
			b.WriteString("  note: " + n + "\n")
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the sentences differ from %s (-update writes it anew); got\n%s", path, b.String())
	}
	if len(forms) < 13 {
		t.Errorf("the questions reach %d forms, want most of them: %v", len(forms), forms)
	}
}
