package atop_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

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
		"South Korea at the end of the data":        {"KOR", entente.Date{Year: 2018, Month: 12, Day: 31}, "USA", "USA"},
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
	for id, want := range map[entente.AgreementID]int{"atop:2130": 20, "atop:1100": 24, "atop:3405": 12, "atop:1350": 18, "atop:4678": 42} {
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
		if (links[a.ID] > 0) != (a.Note != "") {
			t.Errorf("%s: %d links and the note %q", a.ID, links[a.ID], a.Note)
		}
	}
}
