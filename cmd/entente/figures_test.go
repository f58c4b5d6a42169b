package main

import (
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/format"
	"entente/internal/shared"
	"entente/say"
	"entente/source"
	"entente/tie"
)

// session opens the one that a test reads in.
func session(t *testing.T, a *app) *api.Session {
	t.Helper()
	s, err := a.session(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// wired is the program over a new ledger made from the starter, on a fixed day.
func wired(t *testing.T) *app {
	t.Helper()
	p := &program{out: io.Discard, err: io.Discard,
		now: func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }}
	p.config.Ledger.value = filepath.Join(t.TempDir(), "ledger")
	newLedger(t, p.config.Ledger.value)
	a, err := p.open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.close() })
	return a
}

// rowsOf reads a CSV file as maps by column.
func rowsOf(t *testing.T, r io.Reader) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(r).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, rec := range all[1:] {
		row := map[string]string{}
		for i, c := range rec {
			row[all[0][i]] = c
		}
		out = append(out, row)
	}
	return out
}

// Every question of the shared list is read as the list says and answered with whom it names.
func TestSharedQuestions(t *testing.T) {
	a := wired(t)
	f, err := os.Open(shared.File(t, "questions", "questions.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := rowsOf(t, f)
	if len(rows) < 40 {
		t.Fatalf("only %d questions", len(rows))
	}
	for _, row := range rows {
		t.Run(row["question"], func(t *testing.T) {
			answer, err := session(t, a).Desk.Ask(context.Background(), row["question"], ask.Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkReading(t, answer.Reading, row)
			checkPartners(t, answer, row)
			checkFootnotes(t, answer)
			if answer.Answer == "" || answer.Question != row["question"] {
				t.Errorf("answer %q to question %q", answer.Answer, answer.Question)
			}
		})
	}
}

func checkReading(t *testing.T, r ask.Proposition, row map[string]string) {
	t.Helper()
	got := []string{string(r.Intent), string(r.Subject), string(r.Object), string(r.Kind)}
	want := []string{row["intent"], row["subject"], row["object"], row["kind"]}
	if row["intent"] == "unknown" {
		got, want = got[:1], want[:1]
	}
	if !slices.Equal(got, want) {
		t.Errorf("read as %v, want %v", got, want)
	}
	if row["as_of"] != "" && r.AsOf.String() != row["as_of"] {
		t.Errorf("as of %s, want %s", r.AsOf, row["as_of"])
	}
}

// checkPartners: those to be included are there, as allies where allies were asked for; those to be
// excluded are no ally of the kind asked for.
func checkPartners(t *testing.T, x say.Answer, row map[string]string) {
	t.Helper()
	tiers := map[entente.ActorID]tie.Tier{}
	for _, p := range x.Partners {
		tiers[p.Actor] = p.Tier
	}
	ofAllies := x.Reading.Intent != ask.Relation && (row["kind"] == "" || row["kind"] == "defence")
	for _, id := range split(row["includes"]) {
		tier, there := tiers[id]
		if !there || (ofAllies && tier != tie.TreatyAlly) {
			t.Errorf("%s is missing or not an ally (%q): %s", id, tier, x.Answer)
		}
	}
	for _, id := range split(row["excludes"]) {
		tier, there := tiers[id]
		if there && (!ofAllies || tier == tie.TreatyAlly) {
			t.Errorf("%s is listed as %q: %s", id, tier, x.Answer)
		}
	}
}

// split parts a list of actors; Austria-Hungary has no ISO code.
func split(s string) []entente.ActorID {
	var out []entente.ActorID
	for _, f := range strings.Split(s, ";") {
		switch f {
		case "":
		case "AUH":
			out = append(out, "COW:300")
		default:
			out = append(out, entente.ActorID(f))
		}
	}
	return out
}

// checkFootnotes: every tie and every version leads to a footnote.
func checkFootnotes(t *testing.T, x say.Answer) {
	t.Helper()
	for _, p := range x.Partners {
		for _, v := range p.Ties {
			if len(v.Evidence) == 0 {
				t.Errorf("%s of %s has no evidence", v.Title, p.Actor)
			}
			for _, id := range v.Evidence {
				if e := x.Evidence.Of(id); e.Citation == "" || e.Licence == "" || e.Snapshot == "" {
					t.Errorf("%s: footnote %s is %+v", v.Title, id, e)
				}
			}
		}
	}
}

// The figures that the field quotes, from ATOP and its codebook.
func TestQuotedFigures(t *testing.T) {
	a := wired(t)
	for _, tc := range []struct {
		actor entente.ActorID
		at    string
		want  []entente.ActorID
	}{
		{"KOR", "2026-11-24", []entente.ActorID{"USA"}},
		{"JPN", "1975", []entente.ActorID{"USA"}},
		{"PRK", "1975", []entente.ActorID{"CHN", "RUS"}},
		{"FRA", "1914-06", []entente.ActorID{"RUS"}},
		{"DEU", "1910", []entente.ActorID{"COW:300", "ITA", "ROU"}},
		{"CHE", "1975", nil},
	} {
		at, err := entente.ParseDate(tc.at)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := session(t, a).Desk.Allies(context.Background(), tc.actor,
			ask.Options{AsOf: at, Tier: tie.TreatyAlly})
		if err != nil {
			t.Fatal(err)
		}
		var got []entente.ActorID
		for _, p := range answer.Partners {
			got = append(got, p.Actor)
		}
		slices.Sort(got)
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s %s: got %v, want %v", tc.actor, tc.at, got, tc.want)
		}
	}
	answer, err := session(t, a).Desk.Ask(context.Background(), "How many allies did the United States have in 1955?",
		ask.Options{})
	if err != nil || answer.Count == nil || *answer.Count != 41 {
		t.Errorf("the United States in mid-1955: %s, %v", answer.Answer, err)
	}
	japan, err := session(t, a).Desk.Dyad(context.Background(), "JPN", "USA", ask.Options{AsOf: entente.Year(1975)})
	if err != nil || japan.Partners[0].Direction != "one_sided" ||
		!slices.Equal(japan.Partners[0].OwedBy, []entente.ActorID{"USA"}) {
		t.Errorf("Japan in 1975: %+v, %v", japan.Partners, err)
	}
}

// dyadYear is a directed pair of COW numbers in a year.
type dyadYear struct {
	from, to string
	year     int
}

// The directed dyad-years of an imported ATOP, read back from the ledger's derived ties, equal the
// file of a peer tool on at least 99.9 percent of its 273,296 rows. The differences are those of
// source/atop/testdata/differences.csv, which a test there holds with their reasons.
func TestDyadYearsOfTheLedger(t *testing.T) {
	a := wired(t)
	dir := shared.File(t, "data", "atop")
	src, err := find(a.sources, "atop")
	if err != nil {
		t.Fatal(err)
	}
	var files []entente.File
	for _, name := range []string{"atop5_1m.csv", "atop5_1a.csv", "atop5_1aph.csv"} {
		f, err := format.FromPath(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	batch, err := source.Prepare(context.Background(), src, files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.ledger.Import(context.Background(), []entente.Batch{batch}); err != nil {
		t.Fatal(err)
	}
	ours := ledgerDyadYears(t, a)
	total, equal := 0, 0
	for key, want := range peerDyadYears(t, filepath.Join(dir, "atop5_1_directed_dyad_year_peacesciencer.csv.gz")) {
		total++
		if got, ok := ours[key]; ok && got&^entente.Cooperation == want {
			equal++
		}
	}
	if total != 273296 {
		t.Fatalf("the peer's file has %d rows", total)
	}
	share := float64(equal) / float64(total)
	t.Logf("%d of %d rows are equal, %.4f %%", equal, total, 100*share)
	if share < 0.999 {
		t.Errorf("only %.4f %% of the rows are equal", 100*share)
	}
}

func ledgerDyadYears(t *testing.T, a *app) map[dyadYear]entente.Obligations {
	t.Helper()
	r, err := a.ledger.Reader(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	ties, err := r.Ties(context.Background(), entente.TieFilter{Kinds: []entente.Kind{entente.KindAlliance}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[dyadYear]entente.Obligations{}
	for _, x := range ties {
		if x.Dataset != "atop" || x.Period.From.IsZero() {
			continue
		}
		last := entente.Date{Year: 2018, Month: 12, Day: 31}
		if !x.Period.To.IsZero() {
			last = x.Period.To.Last()
		}
		for y := x.Period.From.Year; y <= last.Year; y++ {
			first, end := entente.Date{Year: y, Month: 1, Day: 1}, entente.Date{Year: y, Month: 12, Day: 31}
			if first.Before(x.Period.From.First()) {
				first = x.Period.From.First()
			}
			if last.Before(end) {
				end = last
			}
			// A state's number may change within the year: Germany is 260 and 255 in 1990.
			for _, day := range []entente.Date{first, end} {
				from, ok1 := a.cw.CodeOf(x.From, entente.SystemCOW, day)
				to, ok2 := a.cw.CodeOf(x.To, entente.SystemCOW, day)
				if ok1 && ok2 {
					out[dyadYear{from, to, int(y)}] |= x.Obligations
				}
			}
		}
	}
	return out
}

func peerDyadYears(t *testing.T, path string) map[dyadYear]entente.Obligations {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[dyadYear]entente.Obligations{}
	bits := map[string]entente.Obligations{"atop_defense": entente.Defence, "atop_offense": entente.Offence,
		"atop_neutral": entente.Neutrality,
		"atop_nonagg":  entente.NonAggression, "atop_consul": entente.Consultation}
	r := csv.NewReader(z)
	header, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		year, err := strconv.Atoi(rec[2])
		if err != nil {
			t.Fatal(fmt.Errorf("year %q: %w", rec[2], err))
		}
		var o entente.Obligations
		for i := 3; i < len(rec); i++ {
			if rec[i] == "1" {
				o |= bits[header[i]]
			}
		}
		out[dyadYear{rec[0], rec[1], year}] = o
	}
}
