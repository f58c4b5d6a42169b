package intent

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// excluded is the error of asking for a kind of tie within a tier that it never gives: a defence pact makes a
// treaty ally, and nobody an economic partner.
func excluded(k ask.KindFilter, t tie.Tier) error {
	if k == ask.KindAll || t == tie.NoTier || slices.Contains(tiers(k), t) {
		return nil
	}
	var names []string
	for _, x := range tiers(k) {
		names = append(names, string(x))
	}
	return &entente.Error{Code: entente.CodeInvalid, Op: "ask.Answer",
		Message: fmt.Sprintf("ties of the kind %s never give the tier %s", string(k), t),
		Hint:    "leave out the tier or the kind; " + string(k) + " gives " + strings.Join(names, ", ")}
}

// tiers are the tiers that ties of a kind filter can give, by the rules of the tiers.
func tiers(k ask.KindFilter) []tie.Tier {
	found := map[tie.Tier]bool{}
	for _, kind := range k.Kinds() {
		for _, o := range promises(kind, k.Obligations()) {
			found[tie.TierOf(kind, o)] = true
		}
	}
	var out []tie.Tier
	for _, t := range tie.Tiers {
		if found[t] {
			out = append(out, t)
		}
	}
	return out
}

// promises are what an agreement of a kind may promise, beside what is asked for.
func promises(kind entente.Kind, asked entente.Obligations) []entente.Obligations {
	if kind != entente.KindAlliance {
		return []entente.Obligations{0}
	}
	all := []entente.Obligations{entente.Defence, entente.Offence, entente.Consultation, entente.NonAggression, entente.Neutrality, 0}
	for i := range all {
		all[i] |= asked
	}
	return all
}
