package read_test

import (
	"encoding/csv"
	"os"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/read"
	"entente/crosswalk"
	"entente/internal/shared"
)

// today is the day on which the tests ask.
var today = entente.Date{Year: 2026, Month: 11, Day: 23}

func newReader(t testing.TB) *read.Reader {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return read.NewReader(cw, func() entente.Date { return today })
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

// compare checks a reading against a row: intent, subject, object, as_of, kind and, where the file
// has the column, known_at.
func compare(t *testing.T, got ask.Proposition, want map[string]string) {
	t.Helper()
	asOf := want["as_of"]
	if asOf == "" {
		asOf = today.String()
	}
	check := func(field, g, w string) {
		if g != w {
			t.Errorf("%s: got %q, want %q (refusal: %v)", field, g, w, got.Refusal)
		}
	}
	check("intent", string(got.Intent), want["intent"])
	check("subject", string(got.Subject), want["subject"])
	check("object", string(got.Object), want["object"])
	check("kind", string(got.Kind), want["kind"])
	if want["intent"] != "unknown" || want["as_of"] != "" {
		check("as_of", got.AsOf.String(), asOf)
	}
	check("known_at", got.KnownAt.String(), want["known_at"])
}

func TestReadSharedQuestions(t *testing.T) {
	r := newReader(t)
	for _, row := range rows(t, "../../../shared/questions/questions.csv") {
		t.Run(row["question"], func(t *testing.T) { compare(t, r.Read(row["question"]), row) })
	}
}

func TestReadOwnQuestions(t *testing.T) {
	r := newReader(t)
	all := rows(t, "../testdata/questions.csv")
	if len(all) < 250 {
		t.Errorf("got %d questions, want at least 250", len(all))
	}
	for _, row := range all {
		t.Run(row["question"], func(t *testing.T) { compare(t, r.Read(row["question"]), row) })
	}
}
