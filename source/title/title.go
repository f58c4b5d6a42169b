// Package title words the titles that we give to treaties whose data files carry none: what the
// parties promised, who the first parties were, and the year. It knows no dataset. Start at [Of].
package title

import (
	"fmt"
	"slices"
	"strings"

	"entente"
)

// most is how many parties a title names; more are counted.
const most = 3

// Of is a title such as "Defence pact of the United States of America and South Korea, 1953", or
// "Non-aggression pact of 5 states, 1976" for more than three parties. Year 0 is left out.
func Of(promised entente.Obligations, parties []string, year int) string {
	s := word(promised)
	switch n := len(parties); {
	case n > most:
		s += fmt.Sprintf(" of %d states", n)
	case n == 1:
		s += " of " + withArticle(parties[0])
	case n > 1:
		named := make([]string, n)
		for i, p := range parties {
			named[i] = withArticle(p)
		}
		s += " of " + strings.Join(named[:n-1], ", ") + " and " + named[n-1]
	}
	if year != 0 {
		s += fmt.Sprintf(", %d", year)
	}
	return s
}

// word names an agreement by what it promises: help in war by itself, anything less in full.
func word(o entente.Obligations) string {
	switch {
	case o.Has(entente.Defence):
		return "Defence pact"
	case o.Has(entente.Offence):
		return "Offence pact"
	}
	var promises []string
	for _, p := range []struct {
		entente.Obligations
		name string
	}{{entente.NonAggression, "non-aggression"}, {entente.Neutrality, "neutrality"},
		{entente.Consultation, "consultation"}} {
		if o.Has(p.Obligations) {
			promises = append(promises, p.name)
		}
	}
	if len(promises) == 0 {
		return "Agreement"
	}
	s := promises[0]
	if n := len(promises); n > 1 {
		s = strings.Join(promises[:n-1], ", ") + " and " + promises[n-1]
	}
	s += " pact"
	return strings.ToUpper(s[:1]) + s[1:]
}

// articles are the beginnings and endings of names that English says "the" before.
var (
	articleFirst = []string{"United ", "Soviet ", "Ottoman ", "Republic ", "Democratic Republic",
		"Central African Republic",
		"Dominican Republic", "Czech Republic", "Russian Federation", "Federal Republic", "German Democratic",
		"German Federal", "Papal States", "Two Sicilies", "Netherlands", "Philippines", "Gambia", "Bahamas",
		"Maldives", "Comoros", "Congo", "Marshall Islands", "Solomon Islands", "Yemen Arab", "Yemen People"}
	articleLast = []string{" Republic", " Islands", " Emirates", " Federation"}
)

func withArticle(name string) string {
	has := slices.ContainsFunc(articleFirst, func(p string) bool { return strings.HasPrefix(name, p) }) ||
		slices.ContainsFunc(articleLast, func(p string) bool { return strings.HasSuffix(name, p) })
	if has {
		return "the " + name
	}
	return name
}
