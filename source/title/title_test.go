package title_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/source/title"
)

func TestOf(t *testing.T) {
	for name, tc := range map[string]struct {
		promised entente.Obligations
		parties  []string
		year     int
		want     string
	}{
		"two": {entente.Defence | entente.Consultation, []string{"United States of America", "South Korea"},
			1953, "Defence pact of the United States of America and South Korea, 1953"},
		"three": {entente.Neutrality | entente.Consultation, []string{"Germany", "Austria-Hungary", "Russia"},
			1881, "Neutrality and consultation pact of Germany, Austria-Hungary and Russia, 1881"},
		"four": {entente.NonAggression, []string{"A", "B", "C", "D"}, 1976,
			"Non-aggression pact of 4 states, 1976"},
		"article": {entente.Consultation, []string{"Netherlands", "Central African Republic"}, 1950,
			"Consultation pact of the Netherlands and the Central African Republic, 1950"},
		"offence alone": {entente.Offence, []string{"Serbia", "Bulgaria"}, 1904,
			"Offence pact of Serbia and Bulgaria, 1904"},
		"no promise": {0, []string{"A", "B"}, 0, "Agreement of A and B"},
		"one party":  {entente.Defence, []string{"Philippines"}, 1951, "Defence pact of the Philippines, 1951"},
		"no party":   {entente.Defence, nil, 1951, "Defence pact, 1951"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := title.Of(tc.promised, tc.parties, tc.year); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestName(t *testing.T) {
	for name, tc := range map[string]struct {
		actor entente.ActorID
		at    string
		want  string
	}{
		"Soviet":         {"RUS", "1965-04-08", "Soviet Union"},
		"before":         {"RUS", "1914", "now"},
		"after":          {"RUS", "1991-12-29", "now"},
		"first of two":   {"DEU", "1866-04-08", "Prussia"},
		"between":        {"DEU", "1910", "now"},
		"second of two":  {"DEU", "1970-08-12", "West Germany"},
		"a year":         {"TUR", "1960", "Turkey"},
		"no date":        {"RUS", "", "now"},
		"no former name": {"KOR", "1953-10-01", "now"},
	} {
		t.Run(name, func(t *testing.T) {
			at, err := entente.ParseDate(tc.at)
			if err != nil {
				t.Fatal(err)
			}
			if got := title.Name(entente.Actor{ID: tc.actor, Name: "now"}, at); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// The former names belong to actors that exist, and no actor has two at once.
func TestFormerNames(t *testing.T) {
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("former.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string][]entente.Period{}
	for i, row := range rows[1:] {
		from, err1 := entente.ParseDate(row[2])
		to, err2 := entente.ParseDate(row[3])
		if _, ok := cw.Actor(entente.ActorID(row[0])); !ok || err1 != nil || err2 != nil || to.IsZero() {
			t.Errorf("former.csv, row %d: %v", i+2, row)
		}
		p := entente.Period{From: from, To: to}
		for _, q := range seen[row[0]] {
			if p.Overlaps(q) {
				t.Errorf("former.csv, row %d: %s has two names at once", i+2, row[0])
			}
		}
		seen[row[0]] = append(seen[row[0]], p)
	}
}
