package crosswalk_test

import (
	"slices"
	"strings"
	"testing"

	"entente"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func TestActors(t *testing.T) {
	cw := newCrosswalk(t)
	for _, want := range []entente.Actor{
		{ID: "USA", Kind: entente.ActorState, Name: "United States of America", Formal: "United States of America",
			Korean: "미국"},
		{ID: "KOR", Kind: entente.ActorState, Name: "South Korea", Formal: "Republic of Korea", Korean: "대한민국"},
		{ID: "PRK", Kind: entente.ActorState, Name: "North Korea", Formal: "Democratic People's Republic of Korea",
			Korean: "북한"},
		{ID: "VNM", Kind: entente.ActorState, Name: "Viet Nam", Formal: "Socialist Republic of Viet Nam",
			Korean: "베트남"},
		{ID: "TUR", Kind: entente.ActorState, Name: "Türkiye", Formal: "Republic of Türkiye", Korean: "튀르키예"},
		{ID: "GBR", Kind: entente.ActorState, Name: "United Kingdom",
			Formal: "United Kingdom of Great Britain and Northern Ireland", Korean: "영국"},
		{ID: "RUS", Kind: entente.ActorState, Name: "Russia", Formal: "Russian Federation", Korean: "러시아"},
		{ID: "DDDE", Kind: entente.ActorState, Name: "East Germany", Formal: "German Democratic Republic", Korean: "동독",
			Ended: entente.Date{Year: 1990, Month: 10, Day: 2}},
		{ID: "HKG", Kind: entente.ActorTerritory, Name: "Hong Kong", Formal: "Hong Kong Special Administrative Region",
			Korean: "홍콩"},
		{ID: "ASEAN", Kind: entente.ActorGroup, Name: "Association of Southeast Asian Nations", Korean: "동남아시아국가연합"},
	} {
		if got, ok := cw.Actor(want.ID); !ok || got != want {
			t.Errorf("Actor(%s) =\n%+v, want\n%+v", want.ID, got, want)
		}
	}
	if got, ok := cw.Actor("XYZ"); ok {
		t.Errorf("Actor(XYZ) = %+v, want none", got)
	}
	all := cw.Actors()
	if !slices.IsSortedFunc(all, func(a, b entente.Actor) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("Actors() is not in order of id")
	}
	all[0].Name = "changed"
	if cw.Actors()[0].Name == "changed" {
		t.Error("Actors() gives out its own slice")
	}
}

// The Korean names are those of Unicode's CLDR, as the text package has them, but for a few: the edition
// in the package is older than the new names of Türkiye and North Macedonia, and says of which state a region is part.
func TestKoreanNamesAreThoseOfCLDR(t *testing.T) {
	cw := newCrosswalk(t)
	names, checked := display.Regions(language.Korean), 0
	for _, a := range cw.Actors() {
		code, ok := cw.CodeOf(a.ID, entente.SystemISO2, entente.Date{})
		if !ok || !a.Ended.IsZero() {
			if a.Korean == "" {
				t.Errorf("%s has no Korean name", a.ID)
			}
			continue
		}
		region, err := language.ParseRegion(code)
		if err != nil {
			t.Errorf("%s: %v", a.ID, err)
			continue
		}
		checked++
		want := names.Name(region)
		if ours, ok := map[entente.ActorID]string{"TUR": "튀르키예", "MKD": "북마케도니아", "HKG": "홍콩", "MAC": "마카오"}[a.ID]; ok {
			if want == ours {
				t.Errorf("%s no longer differs from the text package", a.ID)
			}
			want = ours
		}
		if a.Korean != want {
			t.Errorf("%s is %q in Korean, want %q", a.ID, a.Korean, want)
		}
	}
	if checked < 240 {
		t.Errorf("%d names were compared, want at least 240", checked)
	}
}

// An actor is found under each name that pages show of it, in data files and in questions.
func TestActorsAreFoundUnderTheirOwnNames(t *testing.T) {
	cw := newCrosswalk(t)
	for _, a := range cw.Actors() {
		d := a.Ended
		for _, n := range []string{a.Name, a.Formal, a.Korean} {
			if n == "" {
				continue
			}
			if got, err := cw.Name(n, d); err != nil || got != a.ID {
				t.Errorf("Name(%q, %s) = %q, %v; want %s", n, d, got, err, a.ID)
			}
			if strings.ContainsAny(n, ",(") {
				continue // a name for lists, which nobody writes in a sentence
			}
			got := cw.Scan("the "+n+" and", d)
			if len(got) != 1 || got[0].Actor != a.ID && !slices.Contains(got[0].Alternatives, a.ID) ||
				got[0].Text != strings.TrimPrefix(n, "the ") {
				t.Errorf("Scan(%q, %s) = %+v, want %s", n, d, got, a.ID)
			}
		}
		switch a.Kind {
		case entente.ActorState, entente.ActorGroup, entente.ActorTerritory:
		default:
			t.Errorf("%s has the kind %q", a.ID, a.Kind)
		}
		inSystem := len(cw.Spells(a.ID, entente.SystemCOW))+len(cw.Spells(a.ID, entente.SystemGW)) > 0
		if inSystem != (a.Kind == entente.ActorState) {
			t.Errorf("%s is a %s, and in a state system: %v", a.ID, a.Kind, inSystem)
		}
	}
}

func TestInSystem(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		id     entente.ActorID
		system entente.System
		date   string
		want   bool
	}{
		{"KOR", "cow", "1949-06-28", false},
		{"KOR", "cow", "1949-06-29", true},
		{"KOR", "cow", "1949", true}, // at some time in it
		{"KOR", "gw", "1948-08-15", true},
		{"KOR", "cow", "2024", true}, // the list stops in 2016, the state does not
		{"KOR", "cow", "", true},
		{"COW:730", "cow", "1905-11-17", true},
		{"COW:730", "cow", "1905-11-18", false},
		{"COW:730", "gw", "1908", true},
		{"JPN", "cow", "1950", false},
		{"JPN", "gw", "1950", true},
		{"DEU", "cow", "1950", false},
		{"DEU", "cow", "1960", true},
		{"DDDE", "cow", "1990-10-03", false},
		{"YUCS", "cow", "2003", true},
		{"YUCS", "cow", "2004", false},
		{"SRB", "cow", "1950", false},
		{"SRB", "gw", "2010", true},
		{"HKG", "cow", "2000", false},
		{"ASEAN", "cow", "2000", false},
		{"KOR", "iso3", "2000", false}, // no system of states
	} {
		if got := cw.InSystem(c.id, c.system, date(t, c.date)); got != c.want {
			t.Errorf("InSystem(%s, %s, %s) = %v, want %v", c.id, c.system, c.date, got, c.want)
		}
	}
	spells := cw.Spells("JPN", entente.SystemCOW)
	if len(spells) != 2 || spells[0].IsCensored || !spells[1].IsCensored || spells[0].Period != period(t, "1860-01-01",
		"1945-08-14") {
		t.Errorf("Spells(JPN, cow) = %+v, want 1860 to 1945-08-14 and a censored one from 1952", spells)
	}
}
