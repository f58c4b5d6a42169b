package gwstate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente"
	"entente/crosswalk"
	"entente/source/gwstate"
	"entente/source/sourcetest"
)

const (
	list   = "../../../shared/data/gw_states/gwstates.xlsx"
	header = "Cow Nr.,Cow ID,Name of State,Start,End\n"
	good   = "2,USA,United States of America,01.01.1816,31.12.2017\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := gwstate.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

func publisher(t testing.TB) sourcetest.Result {
	t.Helper()
	s, _ := newSource(t)
	return sourcetest.Map(t, s, sourcetest.Path(t, list))
}

func TestPublishersFile(t *testing.T) {
	r := publisher(t)
	if r.Rows != 216 {
		t.Errorf("got %d rows, want 216", r.Rows)
	}
	if got := sourcetest.Rules(r); got != "" {
		t.Errorf("got issues %s: %v", got, r.Issues.Kept)
	}
	rows := map[entente.Provenance]bool{}
	for _, s := range sourcetest.Of[entente.Spell](r) {
		rows[s.Provenance] = true
	}
	if len(rows) != 216 {
		t.Errorf("spells come from %d rows, want 216", len(rows))
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
		if d := cmp.Diff(cw.Spells(a.ID, entente.SystemGW), byActor[a.ID], sorted, cmpopts.EquateEmpty()); d != "" {
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
		"815": "GW:815 1816-01-01..1893-01-01 false; ",
		"260": "DEU 1949-09-21..2017-12-31 true; ",
		"340": "SRB 1878-07-13..1915-10-01 false; SRB 2006-06-05..2017-12-31 true; ",
		"345": "YUCS 1918-12-01..2003-02-03 false; CSXX 2003-02-04..2006-06-04 false; ",
		"678": "YEM 1918-10-30..2017-12-31 true; ",
	} {
		if got[code] != want {
			t.Errorf("GW %s: got %s, want %s", code, got[code], want)
		}
	}
}

func TestLocators(t *testing.T) {
	sourcetest.CheckLocators(t, publisher(t), 1, func(s entente.Statement, raw map[string]string) string {
		x := s.(entente.Spell)
		if raw["Cow Nr."] != x.Code || raw["Name of State"] != x.Name {
			return "another state"
		}
		if x.IsCensored != (raw["End"] == "31.12.2017") && x.Code != "345" {
			return "censored, and the row has another end"
		}
		if start := fmt.Sprintf("%02d.%02d.%04d", x.Period.From.Day, x.Period.From.Month,
			x.Period.From.Year); start != raw["Start"] && x.Actor != "CSXX" {
			return "begins on another day"
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
		"good":                  {good, "", 1},
		"unknown code":          {good + "1999,XXX,Nowhere,01.01.1900,31.12.2017\n", "unknown_code:1", 1},
		"no code":               {good + ",XXX,Nowhere,01.01.1900,31.12.2017\n", "missing_key:1", 1},
		"31 February":           {good + "20,CAN,Canada,31.02.1867,31.12.2017\n", "bad_date:1", 1},
		"a year only":           {good + "20,CAN,Canada,1867,31.12.2017\n", "bad_date:1", 1},
		"ISO date":              {good + "20,CAN,Canada,1867-07-01,31.12.2017\n", "", 2},
		"day 0":                 {good + "20,CAN,Canada,00.07.1867,31.12.2017\n", "bad_date:1", 1},
		"no end":                {good + "20,CAN,Canada,01.07.1867,\n", "missing_date:1", 1},
		"ends before it begins": {good + "20,CAN,Canada,01.07.1867,31.12.1866\n", "reversed_dates:1", 1},
		"the same row twice":    {good + good, "duplicate_row:1", 1},
		"two spells at one time": {good + "2,USA,United States of America,01.01.1900,31.12.2017\n",
			"overlapping_spells:1", 2},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newSource(t)
			r := sourcetest.Map(t, s, sourcetest.Text("gw.csv", header+tc.rows))
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
	r := sourcetest.Map(t, s, sourcetest.Text("gw.csv", header+good+"20,CAN,Canada,01.07.1867,31.12.2020\n"))
	spells := sourcetest.Of[entente.Spell](r)
	if spells[0].IsCensored || !spells[1].IsCensored {
		t.Errorf("got censored %v and %v, want only the end in 2020", spells[0].IsCensored, spells[1].IsCensored)
	}
}

func TestRenamedColumn(t *testing.T) {
	s, _ := newSource(t)
	if _, err := sourcetest.Try(s, sourcetest.Text("gw.csv", strings.Replace(header, "Start", "From", 1)+
		good)); err == nil {
		t.Error("a file without Start was taken")
	}
}

func FuzzMap(f *testing.F) {
	f.Add(good + "345,YUG,Yugoslavia,01.12.1918,04.06.2006\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, body string) {
		sourcetest.CheckFuzzed(t, s, sourcetest.Text("fuzz.csv", body), sourcetest.Text("gw.csv", header+body))
	})
}
