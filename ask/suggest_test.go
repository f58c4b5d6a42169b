package ask_test

import (
	"encoding/json"
	"strings"
	"testing"

	"entente"
	"entente/ask"
	"entente/internal/shared"
)

// TestSuggestionsAreReadable asks every suggestion that the questions of both files lead to.
func TestSuggestionsAreReadable(t *testing.T) {
	r := newReader(t)
	n := 0
	for _, path := range []string{"testdata/questions.csv", shared.File(t, "questions", "questions.csv")} {
		for _, row := range rows(t, path) {
			q := row["question"]
			reading := r.Read(q)
			suggested := r.Suggest(reading, q)
			if reading.Intent == ask.Unknown && len(suggested) == 0 {
				t.Errorf("%q is refused without a suggestion", q)
			}
			for _, s := range suggested {
				n++
				if got := r.Read(s); got.Intent == ask.Unknown {
					t.Errorf("%q suggests %q, which is refused: %s", q, s, got.Refusal)
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
	r := newReader(t)
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
		got := r.Suggest(r.Read(q), q)
		if !strings.Contains(strings.Join(got, "\n")+"\n", want+"\n") {
			t.Errorf("%q: got %q, want %q among them", q, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	r := newReader(t)
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
		if got.Intent != ask.Unknown || !strings.Contains(got.Refusal, want) {
			t.Errorf("%.60q: got intent %s, refusal %q, want one with %q", q, got.Intent, got.Refusal, want)
		}
	}
}

func TestNotes(t *testing.T) {
	r := newReader(t)
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
		if got := strings.Join(r.Read(q).Notes, " "); !strings.Contains(got, want) {
			t.Errorf("%q: got notes %q, want %q in them", q, got, want)
		}
	}
	if got := r.Read("Who is allied with Japan?").Notes; len(got) != 0 {
		t.Errorf("a plain question: got notes %q, want none", got)
	}
}

func TestReadingJSON(t *testing.T) {
	for _, c := range []struct {
		r    ask.Reading
		want string
	}{
		{ask.Reading{Intent: ask.Allies, Subject: "KOR", AsOf: today, Alternatives: []entente.ActorID{"PRK"}},
			`{"intent":"allies","subject":"KOR","object":null,"as_of":"2026-11-23","known_at":null,"kind":null,"alternatives":["PRK"]}`},
		{ask.Reading{Intent: ask.Unknown, Understood: []string{"allies"}},
			`{"intent":"unknown","subject":null,"object":null,"as_of":null,"known_at":null,"kind":null,"alternatives":[],"understood":["allies"]}`},
		{ask.Reading{Intent: ask.Relation, Subject: "USA", Object: "JPN", AsOf: entente.Year(1975), KnownAt: entente.Year(2017), Kind: ask.KindDefence},
			`{"intent":"relation","subject":"USA","object":"JPN","as_of":"1975","known_at":"2017","kind":"defence","alternatives":[]}`},
	} {
		got, err := json.Marshal(c.r)
		if err != nil || string(got) != c.want {
			t.Errorf("got %s, %v\nwant %s", got, err, c.want)
		}
		var back ask.Reading
		if err := json.Unmarshal(got, &back); err != nil || back.Subject != c.r.Subject || back.AsOf != c.r.AsOf || back.Kind != c.r.Kind {
			t.Errorf("read back: got %+v, %v, want %+v", back, err, c.r)
		}
	}
}

func TestAlternatives(t *testing.T) {
	r := newReader(t)
	for q, want := range map[string]string{"Allies of Korea": "PRK", "Is Korea allied with China?": "PRK",
		"Is Korea allied with North Korea?": "", "Allies of Congo": "COG", "Allies of Japan": ""} {
		var got []string
		for _, a := range r.Read(q).Alternatives {
			got = append(got, string(a))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got alternatives %q, want %q", q, s, want)
		}
	}
}
