package en_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/ask"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSentences holds the sentences of every form, of findings of a small made-up ledger, against a file that
// a reviewer reads.
func TestSentences(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join("testdata", "sentences.golden")
	questions := []string{"Who is allied with South Korea?", "Who was allied with South Korea in 1975?", "How many allies does South Korea have?",
		"Who must defend South Korea?", "Which countries were allied with the Soviet Union and South Korea?", "Who were the allies of South Korea in the past?", "Which countries were allied with South Korea?", "Is South Korea allied with the United States?",
		"Is the Philippines allied with South Korea?", "Is South Korea allied with Saudi Arabia?", "Since when is South Korea an ally of Saudi Arabia?",
		"Is Indonesia a security partner of South Korea?", "Since when have the United States and South Korea been allies?",
		"Which allies do South Korea and Japan share?", "Which country has the most allies?", "Who is in NATO?", "Is Sweden in NATO?", "Is Japan in NATO?",
		"Are Canada and Japan in NATO?", "When did Sweden join NATO?", "Who are the allies of NATO?", "Who are the major non-NATO allies?",
		"Which countries helped France in the Vietnam War?", "Who helped South Korea in the Korean War?", "Was Brazil allied with Chile in 1975?",
		"Would the United States defend South Korea?", "Is the United States the strongest ally of South Korea?", "Who is allied with Wakanda?",
		"Which countries are in the same organisations as Japan?", "Allies of sourth koria in mid-1939"}
	var b strings.Builder
	forms := map[ask.Form]bool{}
	for _, q := range questions {
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
