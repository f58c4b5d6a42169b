package diplomatic_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/crosswalk"
	"entente/source/diplomatic"
	"entente/source/sourcetest"
)

const (
	realFile = "../../../shared/data/diplomatic_representation/diplometrics_derived_2000_2020.csv"
	header   = "year,origin,destination,embassy_level,focus\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := diplomatic.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

// years lists the observed years of one sender with one receiver.
func years(r sourcetest.Result, from, to entente.ActorID) []string {
	out := []string{}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.From == from && l.To == to {
			out = append(out, l.Period.From.String()+"-"+l.Period.To.String())
		}
	}
	slices.Sort(out)
	return out
}

func TestRealFile(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	links := sourcetest.Of[entente.Link](r)
	if r.Rows != 43650 || len(links) != 43650 || r.Issues.Total() != 0 {
		t.Errorf("got %d rows, %d links, issues %v; want 43650, 43650, none", r.Rows, len(links), r.Issues.Kept)
	}
	every := []string{"2000-2000", "2005-2005", "2010-2010", "2015-2015", "2020-2020"}
	if diff := cmp.Diff(every, years(r, "KOR", "USA")); diff != "" {
		t.Errorf("South Korea in the United States (-want +got):\n%s", diff)
	}
	// One code in all years is shown as it stands, a code that changes with its years.
	levels := map[string]int{}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if a.ID == "diplomatic-representation:KOR-USA" && (a.Level != "code 6" || a.Title != "Diplomatic mission of "+
			"South Korea in "+usa(t)) {
			t.Errorf("got %+v", a)
		}
		word, _, _ := strings.Cut(a.Level, " ")
		levels[word]++
	}
	if levels["code"] == 0 || levels["2000:"] == 0 || levels[""] != 0 {
		t.Errorf("levels: got %v, want some constant and some by year", levels)
	}
}

func usa(t testing.TB) string {
	_, cw := newSource(t)
	a, _ := cw.Actor("USA")
	return a.Name
}

// A mission of one state with another is not one of the other with the first.
func TestDirection(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+"2015,KOR,FJI,6,1\n"))
	if got := years(r, "KOR", "FJI"); len(got) != 1 {
		t.Errorf("sender to receiver: got %v, want one year", got)
	}
	if got := years(r, "FJI", "KOR"); len(got) != 0 {
		t.Errorf("receiver to sender: got %v, want none", got)
	}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.IsMutual {
			t.Error("the link is mutual, want directed")
		}
	}
}

// The file writes today's codes in every year.
func TestFormerStates(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	for _, id := range []entente.ActorID{"YUCS", "CSXX"} {
		if got := years(r, id, "RUS"); len(got) != 1 {
			t.Errorf("%s in Russia: got %v, want one year", id, got)
		}
	}
	if got := years(r, "SRB", "RUS"); !slices.Equal(got, []string{"2010-2010", "2015-2015", "2020-2020"}) {
		t.Errorf("Serbia in Russia: got %v", got)
	}
}

func TestBadRows(t *testing.T) {
	s, _ := newSource(t)
	for name, tc := range map[string]struct {
		rows, rules string
		links       int
	}{
		"good":                 {"2000,KOR,USA,6,1\n", "", 1},
		"unknown code":         {"2000,KOR,XXQ,6,1\n", "unknown_code:1", 0},
		"lower case":           {"2000,kor,USA,6,1\n", "", 1},
		"with itself":          {"2000,KOR,KOR,6,1\n", "same_actor:1", 0},
		"same row twice":       {"2000,KOR,USA,6,1\n2000,KOR,USA,6,1\n", "duplicate_row:1", 1},
		"no year":              {",KOR,USA,6,1\n", "bad_date:1", 0},
		"year of letters":      {"2OOO,KOR,USA,6,1\n", "bad_date:1 bad_number:1", 0},
		"year zero":            {"0,KOR,USA,6,1\n", "bad_date:1", 0},
		"year too large":       {"70000,KOR,USA,6,1\n", "bad_date:1", 0},
		"level that is absent": {"2000,KOR,USA,,1\n", "", 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+tc.rows))
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
			if got := len(sourcetest.Of[entente.Link](r)); got != tc.links {
				t.Errorf("links: got %d, want %d", got, tc.links)
			}
		})
	}
	if _, err := sourcetest.Try(s, sourcetest.Text("d.csv", strings.Replace(header, "origin", "sender", 1)+
		"2000,KOR,USA,6,1\n")); entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
}

func TestLocators(t *testing.T) {
	s, cw := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	sourcetest.CheckLocators(t, r, 97, func(st entente.Statement, raw map[string]string) string {
		switch x := st.(type) {
		case entente.Link:
			if raw["year"] != x.Period.From.String() {
				return "the year is " + raw["year"]
			}
			for column, id := range map[string]entente.ActorID{"origin": x.From, "destination": x.To} {
				code, _ := cw.CodeOf(id, entente.SystemISO3, entente.Date{})
				if id == "YUCS" || id == "CSXX" {
					code = "SRB"
				}
				if raw[column] != code {
					return column + " is " + raw[column]
				}
			}
		case entente.Agreement:
			if !strings.Contains(x.Level, "code "+raw["embassy_level"]) {
				return "the level is " + raw["embassy_level"]
			}
		}
		return ""
	})
}

func FuzzMap(f *testing.F) {
	f.Add(header + "2000,KOR,USA,6,1\n2005,KOR,USA,4,1\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sourcetest.Try(s, sourcetest.Text("f.csv", header+text))
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("internal error: %v", err)
		}
		for _, l := range sourcetest.Of[entente.Link](r) {
			if l.From == "" || l.To == "" || l.From == l.To || l.Period.From.IsZero() {
				t.Fatalf("bad link %+v", l)
			}
		}
	})
}
