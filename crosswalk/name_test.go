package crosswalk_test

import (
	"strings"
	"testing"

	"entente"
)

func TestNameReadsPublishersSpellings(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		name, date string
		want       entente.ActorID
	}{
		{"Korea", "2020", "KOR"}, // the OECD
		{"Korea", "1900", "COW:730"},
		{"Korea, Republic of", "", "KOR"},
		{"Korea, South", "", "KOR"},
		{"Korea, Rep.", "", "KOR"},
		{"Korea, Dem. People's Rep. of", "", "PRK"},
		{"Korea, Dem. People’s Rep. of", "", "PRK"},
		{"Viet Nam", "", "VNM"},
		{"Lao People's Democratic Republic", "", "LAO"},
		{"Hong Kong SAR", "", "HKG"},
		{"Hong Kong, China SAR", "", "HKG"},
		{"Congo, Democratic Republic of the", "", "COD"},
		{"Congo", "", "COG"}, // data files mean Brazzaville, people Kinshasa
		{"Congo, DR", "", "COD"},
		{"TÜRKIYE", "", "TUR"},
		{"Turkiye", "", "TUR"},
		{"the  Gambia", "", "GMB"},
		{"Gambia, The", "", "GMB"},
		{"St. Vincent & the Grenadines", "", "VCT"},
		{"Saint Vincent and the Grenadines", "", "VCT"},
		{"Yugoslavia", "1900", "SRB"}, // COW 345
		{"Yugoslavia", "1950", "YUCS"},
		{"Republic of China", "1930", "CHN"},
		{"Republic of China", "1960", "TWN"},
		{"German Federal Republic", "1970", "DEU"},
		{"Ottoman Empire", "1900", "TUR"},
		{"EU (European Union)", "", "EU"},
		{"대한민국", "", "KOR"},
	} {
		got, err := cw.Name(c.name, yearOf(t, c.date))
		if err != nil || got != c.want {
			t.Errorf("Name(%q, %s) = %q, %v; want %s", c.name, c.date, got, err, c.want)
		}
	}
}

func TestNameNeverGuesses(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct{ name, inMessage string }{
		{"Koreaa", `"Korea"`},
		{"Sourth Korea", `"South Korea"`},
		{"Korean", `"Korea"`}, // a demonym is no name of a data file
		{"Seoul", "is not the name"},
		{"Wakanda", "is not the name"},
		{"Developing countries, unspecified", "is not the name"},
		{"", "the name is empty"},
		{"  ", "the name is empty"},
		{strings.Repeat("x", 100000), "…"},
	} {
		id, err := cw.Name(c.name, entente.Date{})
		if id != "" || entente.CodeOf(err) != entente.CodeNotFound {
			t.Errorf("Name(%.40q) = %q, %v; want an error of code not_found", c.name, id, err)
			continue
		}
		if message, _ := entente.MessageOf(err); !strings.Contains(message, c.inMessage) || len(message) > 1000 {
			t.Errorf("Name(%.40q) says %.300q, want %q in it", c.name, message, c.inMessage)
		}
	}
}
