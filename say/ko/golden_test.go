package ko_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/intent"
	"entente/crosswalk"
	"entente/say"
	"entente/say/en"
	"entente/say/ko"
	"entente/say/saytest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func newCrosswalk(t testing.TB) *crosswalk.Crosswalk {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return cw
}

// TestSentences holds the Korean sentences of the findings that say/en has golden sentences of against a file
// that a reviewer reads.
func TestSentences(t *testing.T) {
	cw := newCrosswalk(t)
	d := say.NewDesk(intent.NewDesk(saytest.World{}, cw, func() entente.Date { return saytest.Today }),
		say.Speakers{ask.English: en.New(cw), ask.Korean: ko.New(cw)})
	var b strings.Builder
	for _, q := range saytest.Questions {
		a, err := d.Ask(t.Context(), q, ask.Options{Language: ask.Korean})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		if a.Answer == "" || a.Language != ask.Korean {
			t.Errorf("%s: got %q in %s", q, a.Answer, a.Language)
		}
		b.WriteString(q + "\n  [" + strings.Trim(string(a.Form)+" "+string(a.Verdict)+" "+string(a.Reason),
			" ") + "] " +
			a.Answer + "\n")
		for _, n := range a.Notes {
			b.WriteString("  note: " + n + "\n")
		}
	}
	golden(t, "sentences.golden", b.String())
}

// golden compares text with a golden file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the sentences differ from %s (-update writes it anew); got\n%s", path, got)
	}
}

// latin are words in Latin letters that are no name: quoted titles and abbreviations in capitals may stand.
var (
	quotes = regexp.MustCompile(`「[^」]*」|‘[^’]*’|[a-z]+:\w+`) // and ids of agreements
	latin  = regexp.MustCompile(`[A-Za-z]*[a-z]{2,}[A-Za-z]*`)
)

func latinIn(s string) string { return latin.FindString(quotes.ReplaceAllString(s, "")) }
