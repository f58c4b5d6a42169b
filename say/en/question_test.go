package en_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/read"
	"entente/crosswalk"
	"entente/internal/shared"
	"entente/say/en"
	"entente/say/saytest"
)

// today is the day on which the tests ask.
var today = saytest.Today

func newReader(t testing.TB) (*read.Reader, *en.Speaker) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return read.NewReader(cw, func() entente.Date { return today }), en.New(cw)
}

func questions(s *en.Speaker, qs []ask.Question) []string {
	out := make([]string, len(qs))
	for i, q := range qs {
		out[i] = s.Question(q)
	}
	return out
}

func notes(s *en.Speaker, ns []ask.Note) []string {
	out := make([]string, len(ns))
	for i, n := range ns {
		out[i] = s.Note(n)
	}
	return out
}

// rows reads a CSV file with a header into maps.
func rows(t testing.TB, path string) []map[string]string {
	t.Helper()
	shared.Need(t, path)
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("the questions are needed: %v", err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, c := range r {
			m[all[0][i]] = c
		}
		out = append(out, m)
	}
	return out
}

// TestSuggestionsAreReadable asks every suggestion that the questions of both files lead to.
func TestSuggestionsAreReadable(t *testing.T) {
	r, s := newReader(t)
	n := 0
	for _, path := range []string{"../../ask/testdata/questions.csv", shared.File(t, "questions", "questions.csv")} {
		for _, row := range rows(t, path) {
			q := row["question"]
			reading := r.Read(q)
			suggested := questions(s, r.Suggest(reading, q))
			if reading.Intent == ask.Unknown && len(suggested) == 0 {
				t.Errorf("%q is refused without a suggestion", q)
			}
			for _, one := range suggested {
				n++
				if got := r.Read(one); got.Intent == ask.Unknown {
					t.Errorf("%q suggests %q, which is refused: %v", q, one, got.Refusal)
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("got %d suggestions, want at least 300", n)
	}
}

// TestSuggestionsKeepWhatWasUnderstood asks for each suggestion that is expected by name.
func TestSuggestionsKeepWhatWasUnderstood(t *testing.T) {
	r, s := newReader(t)
	for q, want := range map[string]string{
		"Who is allied with Korea?":                      "Who is allied with North Korea?",
		"Is Korea allied with China?":                    "What ties North Korea and China?",
		"FTAs of Korea":                                  "Which countries have a trade agreement with North Korea?",
		"Who were Japan's allies in the 1970s?":          "Who was allied with Japan in 1970?",
		"Who were Japan's allies before 1941?":           "Who was allied with Japan on 31 December 1940?",
		"Who were Poland's allies during the Cold War?":  "Who was allied with Poland in 1955?",
		"Allies of South Korea except Japan in 1975":     "Was South Korea allied with Japan in 1975?",
		"Who had the fewest allies in 1950?":             "Which country had the most allies in 1950?",
		"Will Turkey end its defence pact in the future": "Which countries have a defence pact with Türkiye?",
	} {
		got := questions(s, r.Suggest(r.Read(q), q))
		if !strings.Contains(strings.Join(got, "\n")+"\n", want+"\n") {
			t.Errorf("%q: got %q, want %q among them", q, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	r, s := newReader(t)
	for q, want := range map[string]string{
		"Who is allied with Wakanda?":                 `"Wakanda"`,
		"Who will win the next war in Korea?":         "future",
		"":                                            "empty",
		strings.Repeat("Japan ", 100):                 "longer than 500",
		"Who is allied\x00 with Japan?":               "control characters",
		"Who is allied with \xff\xfe?":                "UTF-8",
		"Allies of Japan on 31 February 1955":         "no such date as 1955-02-31",
		"Allies of Japan in 2040":                     "future",
		"Allies of Japan, Korea and China":            "3 actors",
		"Who are Japan's enemies?":                    "hostility",
		"Who is not allied with Japan?":               "not the case",
		"How many allies does Japan have in Asia?":    "Asia",
		"allies of Japan in the 1930s":                "decade",
		"What is the best restaurant in Seoul?":       "not about alliances",
		"Trade agreements and defence pacts of Japan": "at once",
	} {
		got := r.Read(q)
		said := s.Sentence(ask.Finding{Reading: got, Form: ask.FormRefused})
		if got.Intent != ask.Unknown || !strings.Contains(said, want) {
			t.Errorf("%.60q: got intent %s, refusal %q, want one with %q", q, got.Intent, said, want)
		}
	}
}

func TestNotes(t *testing.T) {
	r, s := newReader(t)
	for q, want := range map[string]string{
		"Allies of sourth koria":                        `"sourth koria" is read as South Korea.`,
		"alies of Japan":                                `"alies" is read as "allies".`,
		"Soviet Union's allies in 1955":                 `"Soviet Union" is read as Russia.`,
		"Warsaw Pact: who were Poland's allies in 1980": `"Warsaw Pact" does not narrow the answer.`,
		"South Korea's closest allies":                  "does not weigh",
		"France's allies in mid-1939":                   "30 June 1939",
		"Germany's allies before World War I":           "27 July 1914",
		"Allies of Poland and Romania":                  "both have",
		"Japan":                                         "Only a name",
	} {
		if got := strings.Join(notes(s, r.Read(q).Notes), " "); !strings.Contains(got, want) {
			t.Errorf("%q: got notes %q, want %q in them", q, got, want)
		}
	}
	if got := r.Read("Who is allied with Japan?").Notes; len(got) != 0 {
		t.Errorf("a plain question: got notes %v, want none", got)
	}
}
