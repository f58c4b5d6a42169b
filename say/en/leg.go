package en

import (
	"fmt"
	"slices"

	"entente"
	"entente/ask"
	"entente/tie"
)

// legsOf tells of duties between two members that are suspended while both stay in the group; each leg is told once.
func (d *Speaker) legsOf(r ask.Proposition, x tie.Roster, ms []tie.Membership) string {
	have := "have"
	if r.IsDated {
		have = "had"
	}
	said := map[entente.EvidenceID]bool{}
	s := ""
	for _, m := range ms {
		for _, l := range m.Legs {
			if said[l.Evidence] {
				continue
			}
			said[l.Evidence] = true
			with := make([]string, len(l.By))
			for i, id := range l.By {
				with[i] = d.name(id)
			}
			s += fmt.Sprintf(" The duties between %s and %s %s been suspended since %s%s.",
				inSentence(m.Name), list(with, len(with)), have, tie.InWords(l.Since), stillTied(r, x, m, l.By))
		}
	}
	return s
}

// stillTied says to whom two members whose duties to each other are suspended are still tied: few others by name.
func stillTied(r ask.Proposition, x tie.Roster, m tie.Membership, by []entente.ActorID) string {
	var others []string
	for _, o := range x.Members {
		if o.Actor != m.Actor && !slices.Contains(by, o.Actor) {
			others = append(others, inSentence(o.Name))
		}
	}
	to := "the others"
	switch {
	case len(others) == 0:
		return ""
	case len(others) <= 2:
		to = list(others, 2)
	}
	return "; each of them " + isWas(r) + " still tied to " + to
}
