package card_test

import (
	"strings"
	"testing"

	"entente"
	"entente/source/card"
)

const whole = `
dataset: example
title: An example of a dataset
short: Example
publisher: Nobody
edition: "1.0"
citation: Nobody. 2020. An example.
attribution: Nobody (2020)
home: https://example.org/
licence: CC BY 4.0
terms: free
redistribution: open
from: 1990
to: "2010-12-31"
universe: every pair of states
kinds: [trade_agreement]
published: "2020-05"
accessed: "2026-11"
pitfalls: ["codes are text"]
budgets: {"": 0.01, unknown_code: 0.1}
`

func TestParse(t *testing.T) {
	c, err := card.Parse([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if c.To != (entente.Date{Year: 2010, Month: 12, Day: 31}) || c.Published != (entente.Date{Year: 2020, Month: 5}) {
		t.Errorf("dates: to %v, published %v", c.To, c.Published)
	}
	if c.EditionID() != "example@1.0" || c.Budgets["unknown_code"] != 0.1 || c.Kinds[0] != entente.KindTrade {
		t.Errorf("got %+v", c)
	}
}

func TestParseRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ old, new, want string }{
		"no licence":      {"licence: CC BY 4.0\n", "", "has no licence"},
		"no publication":  {"published: \"2020-05\"\n", "", "has no published date"},
		"unknown key":     {"terms: free", "condition: free", "condition"},
		"impossible date": {"2010-12-31", "2010-02-31", `to date "2010-02-31"`},
		"not yaml":        {"dataset: example", "dataset: [", "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := card.Parse([]byte(strings.Replace(whole, tc.old, tc.new, 1)))
			if err == nil || !strings.Contains(err.Error(), tc.want) || entente.CodeOf(err) != entente.CodeInvalid {
				t.Errorf("got %v, want an invalid error with %q", err, tc.want)
			}
		})
	}
}
