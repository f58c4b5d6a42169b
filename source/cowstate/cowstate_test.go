package cowstate_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/cowstate"
	"entente/source/sourcetest"
)

const (
	data   = "../../../shared/data/cow_states/"
	header = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
	good   = "USA,2,United States of America,1816,1,1,2016,12,31,2016\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := cowstate.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

func publisher(t testing.TB) sourcetest.Result {
	t.Helper()
	s, _ := newSource(t)
	return sourcetest.Map(t, s, sourcetest.Path(t, data+"majors2016.csv"), sourcetest.Path(t, data+"system2016.csv"),
		sourcetest.Path(t, data+"states2016.csv"))
}

func TestPublishersFiles(t *testing.T) {
	r := publisher(t)
	if want := 243 + 14 + 15951; r.Rows != want {
		t.Errorf("got %d rows, want %d", r.Rows, want)
	}
	if got := sourcetest.Rules(r); got != "" {
		t.Errorf("got issues %s: %v", got, r.Issues.Kept)
	}
	rows := map[entente.Provenance]bool{}
	for _, s := range sourcetest.Of[entente.Spell](r) {
		rows[s.Provenance] = true
	}
	if len(rows) != 243 {
		t.Errorf("spells come from %d rows, want 243", len(rows))
	}
}

// The crosswalk's own table is compiled from the same list and must agree with it.
func TestSpellsAreTheCrosswalks(t *testing.T) {
	_, cw := newSource(t)
	byActor := map[entente.ActorID][]entente.Spell{}
	for _, s := range sourcetest.Of[entente.Spell](publisher(t)) {
		s.Provenance = entente.Provenance{}
		byActor[s.Actor] = append(byActor[s.Actor], s)
	}
	sorted := cmpopts.SortSlices(func(a, b entente.Spell) bool { return a.Period.From.Before(b.Period.From) })
	for _, a := range cw.Actors() {
		if d := cmp.Diff(cw.Spells(a.ID, entente.SystemCOW), byActor[a.ID], sorted, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-crosswalk +list):\n%s", a.ID, d)
		}
		delete(byActor, a.ID)
	}
	if len(byActor) > 0 {
		t.Errorf("the list has actors that the crosswalk has not: %v", byActor)
	}
}

func TestKnownSpells(t *testing.T) {
	got := map[string]string{}
	for _, s := range sourcetest.Of[entente.Spell](publisher(t)) {
		got[s.Code] += fmt.Sprintf("%s %s..%s %v; ", s.Actor, s.Period.From, s.Period.To, s.IsCensored)
	}
	for code, want := range map[string]string{
		"730": "COW:730 1887-01-01..1905-11-17 false; ",
		"731": "PRK 1948-09-09..2016-12-31 true; ",
		"732": "KOR 1949-06-29..2016-12-31 true; ",
		"255": "DEU 1816-01-01..1945-05-08 false; DEU 1990-10-03..2016-12-31 true; ",
		"345": "SRB 1878-07-13..1918-11-30 false; YUCS 1918-12-01..1941-04-20 false; YUCS " +
			"1944-10-20..2003-02-03 false; " +
			"CSXX 2003-02-04..2006-06-04 false; SRB 2006-06-05..2016-12-31 true; ",
	} {
		if got[code] != want {
			t.Errorf("COW %s: got %s, want %s", code, got[code], want)
		}
	}
}

func TestRoles(t *testing.T) {
	s, _ := newSource(t)
	for file, want := range map[string]string{"states2016.csv": "state", "majors2016.csv": "major power",
		"system2016.csv": "state-year"} {
		tables, err := format.Open(sourcetest.Path(t, data+file))
		if err != nil {
			t.Fatal(err)
		}
		if got := sourcetest.RoleOf(s, tables[0].Header()); got != want {
			t.Errorf("%s: got role %q, want %q", file, got, want)
		}
		tables[0].Close()
	}
}

func TestLocators(t *testing.T) {
	sourcetest.CheckLocators(t, publisher(t), 3, func(s entente.Statement, raw map[string]string) string {
		x := s.(entente.Spell)
		if raw["ccode"] != x.Code || raw["statenme"] != x.Name {
			return "another state"
		}
		if from, _ := strconv.Atoi(raw["styear"]); int(x.Period.From.Year) < from {
			return "begins before the row says"
		}
		if x.IsCensored && raw["endyear"] != "2016" {
			return "censored, and the row has an end"
		}
		return ""
	})
}

func TestBadRows(t *testing.T) {
	for name, tc := range map[string]struct {
		rows   string
		issues string
		spells int
	}{
		"good":         {good, "", 1},
		"unknown code": {good + "XXX,1999,Nowhere,1900,1,1,2016,12,31,2016\n", "unknown_code:1", 1},
		"code is text": {good + "XXX,ROK,Korea,1949,6,29,2016,12,31,2016\n",
			"bad_number:1 missing_key:1", 1},
		"31 February":           {good + "CAN,20,Canada,1920,2,31,2016,12,31,2016\n", "bad_date:1", 2},
		"no end":                {good + "CAN,20,Canada,1920,1,10,,,,2016\n", "missing_date:1", 1},
		"ends before it begins": {good + "CAN,20,Canada,1920,1,10,1919,12,31,2016\n", "reversed_dates:1", 1},
		"the same row twice":    {good + good, "duplicate_row:1", 1},
		"two spells at one time": {good + "USA,2,United States of America,1900,1,1,2016,12,31,2016\n",
			"overlapping_spells:1", 2},
		"a list that goes on": {good + "CAN,20,Canada,1920,1,10,2024,12,31,2024\n", "", 2},
		"code before its meaning": {good + "GFR,260,German Federal Republic,1900,1,1,1910,12,31,2016\n",
			"unknown_code:1", 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newSource(t)
			r := sourcetest.Map(t, s, sourcetest.Text("states.csv", header+tc.rows))
			if got := sourcetest.Rules(r); got != tc.issues {
				t.Errorf("got issues %q, want %q: %v", got, tc.issues, r.Issues.Kept)
			}
			if got := len(sourcetest.Of[entente.Spell](r)); got != tc.spells {
				t.Errorf("got %d spells, want %d", got, tc.spells)
			}
		})
	}
}

// In a later edition the censoring moves with the end of the list.
func TestLaterEdition(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("states.csv", header+good+"CAN,20,Canada,1920,1,10,2024,12,31,2024\n"))
	spells := sourcetest.Of[entente.Spell](r)
	if spells[0].IsCensored || !spells[1].IsCensored {
		t.Errorf("got censored %v and %v, want only the end in 2024", spells[0].IsCensored, spells[1].IsCensored)
	}
}

func TestOtherFilesAreHeldAgainstTheSpells(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("states.csv", header+good),
		sourcetest.Text("majors.csv", "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n"+
			"USA,2,1898,8,13,2016,12,31,2016\nUSA,2,1815,8,13,2016,12,31,2016\nFRN,220,1816,1,1,1940,6,22,2016\n"),
		sourcetest.Text("system.csv", "stateabb,ccode,year,version\nUSA,2,1816,2016\nUSA,2,1815,2016\nFRN,220,1816,"+
			"2016\nUSA,x,1816,2016\n"))
	if got, want := sourcetest.Rules(r), "bad_number:1 missing_key:1 not_in_system:4"; got != want {
		t.Errorf("got issues %q, want %q", got, want)
	}
}

func TestRenamedColumn(t *testing.T) {
	s, _ := newSource(t)
	if _, err := sourcetest.Try(s, sourcetest.Text("states.csv", "stateabb,cow,statenme,styear,stmonth,stday,endyear,"+
		"endmonth,endday\n"+good)); err == nil {
		t.Error("a file without ccode was taken")
	}
}

func FuzzMap(f *testing.F) {
	f.Add(good + "SRB,345,Yugoslavia,1918,12,1,2016,12,31,2016\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, body string) {
		sourcetest.CheckFuzzed(t, s, sourcetest.Text("fuzz.csv", body), sourcetest.Text("states.csv", header+body),
			sourcetest.Text("system.csv", "stateabb,ccode,year\n"+body))
	})
}
