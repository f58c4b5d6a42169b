package intent_test

import (
	"slices"
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/intent"
	"entente/ask/read"
	"entente/crosswalk"
)

// TestExamplesAreTheirIntents reads the examples of every intent: each must be answered by that intent and by
// none before it.
func TestExamplesAreTheirIntents(t *testing.T) {
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	r := read.NewReader(cw, func() entente.Date { return entente.Date{Year: 2026, Month: 11, Day: 23} })
	seen := map[string]bool{}
	for _, x := range intent.All {
		if x.Accepts == nil || x.Find == nil || len(x.Examples) == 0 || seen[x.Name] {
			t.Errorf("%s: an intent has a name of its own, accepts, finds and has examples", x.Name)
		}
		seen[x.Name] = true
		for _, q := range x.Examples {
			p := r.Read(q)
			i := slices.IndexFunc(intent.All, func(o intent.Intent) bool { return o.Accepts(p) })
			if i < 0 || intent.All[i].Name != x.Name {
				t.Errorf("%s: %q is read as %s (%v), which intent %d answers", x.Name, q, p.Intent, p.Refusal, i)
			}
		}
	}
	if _, err := intent.NewDesk(nil, cw, func() entente.Date { return entente.Date{Year: 2026} }).Find(t.Context(), ask.Proposition{Intent: "weather"}); err == nil {
		t.Error("a proposition that no intent accepts: got no error")
	}
}
