package atop_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/source/sourcetest"
)

// defence lists who owes an actor defence at a date, and whom it owes defence.
func defence(r sourcetest.Result, actor entente.ActorID, at entente.Date) (owedBy, owes []string) {
	by, to := map[string]bool{}, map[string]bool{}
	note := func(from, other entente.ActorID, o entente.Obligations) {
		switch {
		case !o.Has(entente.Defence):
		case from == actor:
			to[string(other)] = true
		case other == actor:
			by[string(from)] = true
		}
	}
	groups := map[entente.AgreementID][]entente.Member{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		if m.Period.At(at) {
			groups[m.Agreement] = append(groups[m.Agreement], m)
		}
	}
	for _, members := range groups {
		for _, a := range members {
			for _, b := range members {
				if tied(a, b) {
					note(a.Actor, b.Actor, a.Obligations)
				}
			}
		}
	}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.Period.At(at) {
			note(l.From, l.To, l.Obligations)
		}
	}
	return slices.Sorted(maps.Keys(by)), slices.Sorted(maps.Keys(to))
}

func TestAllies(t *testing.T) {
	r := publisher(t)
	for name, tc := range map[string]struct {
		actor  entente.ActorID
		at     entente.Date
		owedBy string
		owes   string
	}{
		"South Korea at the end of the data": {"KOR", entente.Date{Year: 2018, Month: 12, Day: 31}, "USA",
			"USA"},
		"South Korea before the treaty":             {"KOR", entente.Date{Year: 1953, Month: 9, Day: 30}, "", ""},
		"North Korea in 1975":                       {"PRK", entente.Year(1975), "CHN RUS", "CHN RUS"},
		"Japan in 1975: one-sided":                  {"JPN", entente.Year(1975), "USA", ""},
		"France before the war":                     {"FRA", entente.Date{Year: 1914, Month: 6}, "RUS", "RUS"},
		"Germany in 1910":                           {"DEU", entente.Year(1910), "COW:300 ITA ROU", "COW:300 ITA ROU"},
		"Locarno: Britain owes and is owed nothing": {"GBR", entente.Date{Year: 1926, Month: 6}, "", "BEL DEU FRA PRT"},
		"Turkey and Greece guarantee Cyprus":        {"CYP", entente.Year(1961), "GBR GRC TUR", ""},
	} {
		t.Run(name, func(t *testing.T) {
			owedBy, owes := defence(r, tc.actor, tc.at)
			if got := strings.Join(owedBy, " "); got != tc.owedBy {
				t.Errorf("owed defence by %q, want %q", got, tc.owedBy)
			}
			if got := strings.Join(owes, " "); got != tc.owes {
				t.Errorf("owes defence to %q, want %q", got, tc.owes)
			}
		})
	}
}

// In mid-1955 the United States was owed defence by 41 states and owed it to those and to Japan.
func TestUnitedStates1955(t *testing.T) {
	owedBy, owes := defence(publisher(t), "USA", entente.Date{Year: 1955, Month: 6, Day: 30})
	if len(owedBy) != 41 || len(owes) != 42 {
		t.Errorf("got %d and %d, want 41 and 42", len(owedBy), len(owes))
	}
	only := slices.DeleteFunc(slices.Clone(owes), func(a string) bool { return slices.Contains(owedBy, a) })
	if strings.Join(only, " ") != "JPN" {
		t.Errorf("one-sided towards %v, want JPN", only)
	}
}

// Every agreement with members that owe different things to different members has a reviewed list,
// its members are on one side, and each ordered pair of members has a link.
func TestPairwise(t *testing.T) {
	r := publisher(t)
	members := map[entente.AgreementID][]entente.Member{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		if m.Side != "" {
			members[m.Agreement] = append(members[m.Agreement], m)
		}
	}
	if len(members) != 17 {
		t.Errorf("got %d agreements with reviewed pairs, want 17", len(members))
	}
	links := map[entente.AgreementID]int{}
	for _, l := range sourcetest.Of[entente.Link](r) {
		links[l.Agreement]++
	}
	for id, want := range map[entente.AgreementID]int{"atop:2130": 20, "atop:1100": 24, "atop:3405": 12,
		"atop:1350": 18, "atop:4678": 42} {
		if links[id] != want {
			t.Errorf("%s: got %d links, want %d", id, links[id], want)
		}
	}
	for id := range links {
		if members[id] == nil {
			t.Errorf("%s has links and members that are tied as well", id)
		}
	}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if (links[a.ID] > 0) != strings.Contains(a.Note, "reviewed list") {
			t.Errorf("%s: %d links and the note %q", a.ID, links[a.ID], a.Note)
		}
	}
}

// TestCorrectedEntries: where a reviewed list knows the day of entry better, the membership keeps the day of
// the file, and an accession tells the other.
func TestCorrectedEntries(t *testing.T) {
	r := publisher(t)
	got := map[string]string{}
	for _, c := range sourcetest.Of[entente.Change](r) {
		got[string(c.Agreement)+" "+string(c.Actors[0])] = string(c.Kind) + " " + c.Date.String()
		if c.Note == "" || c.Locator.IsZero() || len(c.Actors) != 1 {
			t.Errorf("incomplete: %+v", c)
		}
	}
	want := map[string]string{"atop:3180 GRC": "accession 1952-02-18", "atop:3180 TUR": "accession 1952-02-18",
		"atop:3180 DEU": "accession 1955-05-06", "atop:3180 ESP": "accession 1982-05-30",
		"atop:4175 HRV": "accession 2013-07-01"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("accessions (want -, got +):\n%s", diff)
	}
	entered := map[string]bool{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		entered[string(m.Agreement)+" "+string(m.Actor)+" "+m.Period.From.String()] = true
	}
	for _, raw := range []string{"atop:3180 GRC 1951-10-22", "atop:3180 DEU 1954-10-23", "atop:3180 ESP 1981-12-10",
		"atop:4175 HRV 2013-01-07"} {
		if !entered[raw] {
			t.Errorf("no member as the file has it: %s", raw)
		}
	}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if a.ID == "atop:4175" && !strings.Contains(a.Note, "1 December 2009") {
			t.Errorf("%s has the note %q", a.ID, a.Note)
		}
	}
}
