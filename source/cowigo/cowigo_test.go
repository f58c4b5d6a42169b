package cowigo_test

import (
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/source/cowigo"
	"entente/source/sourcetest"
)

const (
	data   = "../../../shared/data/cow_igo/"
	header = "ccode1,ccode2,year,dyadigos\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := cowigo.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

func TestRealFile(t *testing.T) {
	s, cw := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, data+"cow_igo_3.0_dyad_year_shared_memberships.csv.gz"))
	flows := sourcetest.Of[entente.Flow](r)
	if r.Rows != 917695 || len(flows)+r.Issues.Total() != r.Rows {
		t.Errorf("got %d rows, %d flows and %d issues, want 917695 rows that are one or the other", r.Rows, len(flows),
			r.Issues.Total())
	}
	if got := sourcetest.Rules(r); got != "" {
		t.Errorf("issues: got %s %v, want none", got, r.Issues.Kept[:min(5, len(r.Issues.Kept))])
	}
	type key struct {
		a, b entente.ActorID
		year int16
	}
	counts := map[key]float64{}
	zeros := 0
	for _, f := range flows {
		if f.IsDirected || f.Measure != "shared_organisations" || f.From == f.To {
			t.Fatalf("bad flow %+v", f)
		}
		counts[key{f.From, f.To, f.Period.From.Year}] = f.Value
		if f.Value == 0 {
			zeros++
		}
	}
	if len(counts) != len(flows) || zeros != 45276 {
		t.Errorf("got %d pairs and years with %d zeros, want %d and 45276", len(counts), zeros, len(flows))
	}
	for k, want := range map[key]float64{{"USA", "KOR", 1950}: 4, {"USA", "KOR", 2014}: 62} {
		if counts[k] != want {
			t.Errorf("%v: got %v, want %v", k, counts[k], want)
		}
	}
	if _, ok := counts[key{"USA", "KOR", 1948}]; ok {
		t.Error("there is a count for South Korea before it was in the system")
	}
	sourcetest.CheckLocators(t, r, 9973, func(st entente.Statement, raw map[string]string) string {
		f := st.(entente.Flow)
		for column, id := range map[string]entente.ActorID{"ccode1": f.From, "ccode2": f.To} {
			if want, err := cw.CodeAt(entente.SystemCOW, raw[column], f.Period.From); err != nil || want != id {
				return column + " is " + raw[column]
			}
		}
		if raw["year"] != f.Period.From.String() || f.Period.From != f.Period.To {
			return "the year is " + raw["year"]
		}
		return ""
	})
}

func TestBadRows(t *testing.T) {
	s, _ := newSource(t)
	for name, tc := range map[string]struct {
		rows, rules string
		flows       int
	}{
		"good":                {"2,732,1990,50\n", "", 1},
		"zero is a count":     {"2,732,1990,0\n", "", 1},
		"missing code":        {"2,732,1990,-9\n", "missing_value:1", 0},
		"not in the system":   {"2,732,1990,-1\n", "missing_value:1", 0},
		"blank":               {"2,732,1990,\n", "missing_value:1", 0},
		"letters":             {"2,732,1990,4o\n", "bad_number:1 missing_value:1", 0},
		"unknown number":      {"2,999,1990,1\n", "unknown_code:1", 0},
		"number not yet used": {"2,260,1920,1\n", "unknown_code:1", 0},
		"one state":           {"2,2,1990,1\n", "same_actor:1", 0},
		"one state, numbers":  {"255,260,1990,1\n", "same_actor:1", 0},
		"twice, other order":  {"2,732,1990,1\n732,2,1990,1\n", "duplicate_row:1", 1},
		"no year":             {"2,732,,1\n", "bad_key:1", 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+tc.rows))
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
			if got := len(sourcetest.Of[entente.Flow](r)); got != tc.flows {
				t.Errorf("flows: got %d, want %d", got, tc.flows)
			}
		})
	}
}

func TestSuccessors(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+"345,365,2002,1\n345,365,2003,1\n345,365,2006,1\n315,"+
		"365,1992,1\n"))
	var got []string
	for _, f := range sourcetest.Of[entente.Flow](r) {
		got = append(got, string(f.From))
	}
	if want := "YUCS CSXX SRB CSHH"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// The files of the older edition are refused with the id that takes them.
func TestOlderEdition(t *testing.T) {
	s, _ := newSource(t)
	member := sourcetest.Path(t, data+"igo_membership_long.csv")
	list := sourcetest.Path(t, data+"igo_list.csv")
	good := sourcetest.Text("d.csv", header+"2,732,1990,50\n")
	for name, files := range map[string][]entente.File{"membership": {member}, "list": {list},
		"beside a good file": {good, member}} {
		t.Run(name, func(t *testing.T) {
			r, err := sourcetest.Try(s, files...)
			_, hint := entente.MessageOf(err)
			if entente.CodeOf(err) != entente.CodeInvalid || !strings.Contains(hint, "cow-igo-membership") ||
				len(r.Statements) != 0 {
				t.Errorf("got %v with hint %q, want invalid with cow-igo-membership", err, hint)
			}
		})
	}
	if _, err := sourcetest.Try(s, sourcetest.Text("d.csv", "ccode1,ccode2,year,igos\n2,732,1990,1\n")); entente.CodeOf(
		err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
}

func BenchmarkMap(b *testing.B) {
	s, _ := newSource(b)
	f := sourcetest.Path(b, data+"cow_igo_3.0_dyad_year_shared_memberships.csv.gz")
	for b.Loop() {
		if r := sourcetest.Map(b, s, f); r.Rows != 917695 {
			b.Fatal(r.Rows)
		}
	}
}

func FuzzMap(f *testing.F) {
	f.Add(header + "2,732,1990,50\n345,365,2006,-9\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sourcetest.Try(s, sourcetest.Text("f.csv", header+text))
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("internal error: %v", err)
		}
		for _, x := range sourcetest.Of[entente.Flow](r) {
			if x.From == "" || x.To == "" || x.From == x.To || x.Value < 0 {
				t.Fatalf("bad flow %+v", x)
			}
		}
	})
}
