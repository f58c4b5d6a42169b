package title_test

import (
	"testing"

	"entente"
	"entente/source/title"
)

func TestOf(t *testing.T) {
	for name, tc := range map[string]struct {
		promised entente.Obligations
		parties  []string
		year     int
		want     string
	}{
		"two":           {entente.Defence | entente.Consultation, []string{"United States of America", "South Korea"}, 1953, "Alliance of the United States of America and South Korea, 1953"},
		"three":         {entente.Neutrality | entente.Consultation, []string{"Germany", "Austria-Hungary", "Russia"}, 1881, "Neutrality pact of Germany, Austria-Hungary and Russia, 1881"},
		"four":          {entente.NonAggression, []string{"A", "B", "C", "D"}, 1976, "Non-aggression pact of 4 states, 1976"},
		"article":       {entente.Consultation, []string{"Netherlands", "Central African Republic"}, 1950, "Consultation pact of the Netherlands and the Central African Republic, 1950"},
		"offence alone": {entente.Offence, []string{"Serbia", "Bulgaria"}, 1904, "Alliance of Serbia and Bulgaria, 1904"},
		"no promise":    {0, []string{"A", "B"}, 0, "Agreement of A and B"},
		"one party":     {entente.Defence, []string{"Philippines"}, 1951, "Alliance of the Philippines, 1951"},
		"no party":      {entente.Defence, nil, 1951, "Alliance, 1951"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := title.Of(tc.promised, tc.parties, tc.year); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
