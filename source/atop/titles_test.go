package atop_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/source/sourcetest"
)

// Every row of the reviewed titles must name a treaty of the publisher's files, and that treaty must bear it.
func TestReviewedTitles(t *testing.T) {
	f, err := os.Open("titles.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	titles := titlesOf(publisher(t))
	last := ""
	for _, row := range rows[1:] {
		id, title := row[0], row[1]
		if id <= last {
			t.Errorf("row %s follows row %s: the list is in order and has no treaty twice", id, last)
		}
		last = id
		if got := titles[entente.AgreementID("atop:"+id)]; got != title {
			t.Errorf("%s is called %q, want %q", id, got, title)
		}
		if title != strings.TrimSpace(title) || strings.Contains(title, `"`) || strings.Contains(title, "  ") {
			t.Errorf("%s: the title %q has stray spaces or quotation marks", id, title)
		}
	}
}

// No treaty of more than three states goes by a composed title. The few that are left have had four members
// only by succession (a treaty of two states that one of them handed on), or no name that we are certain of.
func TestLargeTreatiesHaveNames(t *testing.T) {
	composed := []entente.AgreementID{"atop:1227", "atop:3433", "atop:4100", "atop:4780"}
	r := publisher(t)
	members := map[entente.AgreementID]map[entente.ActorID]bool{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		if members[m.Agreement] == nil {
			members[m.Agreement] = map[entente.ActorID]bool{}
		}
		members[m.Agreement][m.Actor] = true
	}
	for id, title := range titlesOf(r) {
		year := title[len(title)-min(6, len(title)):] // a composed title ends in ", 1862"
		isComposed := strings.HasPrefix(year, ", 1") || strings.HasPrefix(year, ", 2")
		if want := slices.Contains(composed, id); len(members[id]) > 3 && isComposed != want {
			t.Errorf("%s of %d members is called %q, want composed %v", id, len(members[id]), title, want)
		}
	}
}

func TestTitlesOfKinds(t *testing.T) {
	titles := titlesOf(publisher(t))
	for id, want := range map[entente.AgreementID]string{
		"atop:1095": "Convention of Berlin",
		"atop:1090": "Convention of Berlin between Prussia and Russia on Poland",
		"atop:1400": "Anglo-Portuguese Secret Declaration (Treaty of Windsor)",
		"atop:2040": "Treaty of Bucharest",
		"atop:2150": "Treaty of Berlin between Germany and the Soviet Union",
		"atop:2240": "Litvinov Protocol",
		"atop:3395": "Defence Agreement between France, the Central African Republic, Congo and Chad",
		"atop:3490": "Agreement on the Establishment and Operation of the Central American Defence Council (CONDECA)",
		"atop:3810": "ECOWAS Protocol on Non-Aggression",
		"atop:3895": "ECOWAS Protocol relating to Mutual Assistance on Defence",
		"atop:3900": "Treaty of Basseterre establishing the Organisation of Eastern Caribbean States",
		"atop:4507": "Agreements on Peace and Tranquillity (1993) and on Confidence-Building Measures (1996) along " +
			"the Line of Actual Control in the India-China Border Areas",
		"atop:4810": "Shanghai Five agreement of 1996 and Shanghai Cooperation Organisation of 2001",
		"atop:3230": "Balkan Pact (Treaty of Ankara of 1953, Treaty of Bled of 1954)",
		"atop:4778": "Treaty establishing the Regional Security System",
		"atop:4890": "Treaty of Friendship, Cooperation and Mutual Assistance between Armenia and Russia",
		"atop:4945": "Mutual Assistance Pact of the Economic Community of Central African States",
		"atop:4953": "Constitutive Act of the African Union",
		"atop:4985": "SADC Protocol on Politics, Defence and Security Cooperation (2001) and Mutual Defence " +
			"Pact (2003)",
		"atop:5055": "African Union Non-Aggression and Common Defence Pact",
		"atop:5090": "Pact on Security, Stability and Development in the Great Lakes Region",
		"atop:6032": "Strategic Framework Agreement between the United States of America and Iraq",
		// No name that we are certain of: composed of what was promised and by whom.
		"atop:1227": "Defence pact of Württemberg and Austria, 1862",
		"atop:4900": "Defence pact of the Central African Republic and the Democratic Republic of the Congo, 1998",
	} {
		if got := titles[id]; got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
}

func titlesOf(r sourcetest.Result) map[entente.AgreementID]string {
	titles := map[entente.AgreementID]string{}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		titles[a.ID] = a.Title
	}
	return titles
}
