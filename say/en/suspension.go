package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// suspendedOf names members whose part is suspended.
func (d *Speaker) suspendedOf(r ask.Proposition, ms []tie.Membership) string {
	s := ""
	for _, m := range ms {
		if m.Standing == tie.IsSuspended {
			s += " " + frozenWords(r, m) + "."
		}
	}
	return s
}

// frozenWords say that a member takes no part, in the tense of the question.
func frozenWords(r ask.Proposition, m tie.Membership) string {
	name, have := capital(inSentence(m.Name)), "has"
	if r.IsDated {
		have = "had"
	}
	note := ""
	for _, s := range m.Spells {
		if s.To == m.Suspended && s.Note != "" {
			note = " (" + strings.TrimSuffix(s.Note, ".") + ")"
		}
	}
	since := evidence.InWords(m.Suspended) + note
	switch m.How {
	case "excluded":
		return name + " " + have + " been excluded from taking part since " + since + afterwards(r, m)
	case "suspended":
		return name + " " + have + " been suspended since " + evidence.InWords(m.Suspended) + ", which is no exit" + note
	}
	return name + " " + have + " frozen its part (suspension) since " + evidence.InWords(m.Suspended) + " and " + have + " not left"
}

// afterwards is what came of an exclusion that no return ends.
func afterwards(r ask.Proposition, m tie.Membership) string {
	switch {
	case m.Later != "":
		return ". " + strings.TrimSuffix(m.Later, ".")
	case r.IsDated:
		return ""
	}
	return ". What came of it afterwards is not in the ledger"
}

// interrupted tells of the suspensions that were over at the date: who was out meanwhile, and back.
func (d *Speaker) interrupted(r ask.Proposition, ms []tie.Membership) string {
	var parts []string
	for _, m := range ms {
		for i := 1; i < len(m.Spells); i++ {
			before, after := m.Spells[i-1], m.Spells[i]
			if before.To.IsZero() || r.AsOf.Last().Before(after.From.First()) {
				continue
			}
			how := "out"
			if before.How == "suspended" || before.How == "excluded" {
				how = before.How
			}
			parts = append(parts, fmt.Sprintf("%s was %s from %s to %s", inSentence(m.Name), how, evidence.InWords(before.To),
				evidence.InWords(after.From)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + capital(list(parts, len(parts))) + "."
}

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
				inSentence(m.Name), list(with, len(with)), have, evidence.InWords(l.Since), stillTied(r, x, m, l.By))
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

// lastSeenMembers says of members that no source has seen since when they were last seen, and of those that only
// the program's own list has that no source tells of them. Of the suspended there is a sentence of its own.
func lastSeenMembers(ms []tie.Membership) string {
	seen := map[entente.Date][]string{}
	var dates []entente.Date
	var listed []string
	for _, m := range ms {
		switch {
		case m.Sure == tie.Listed:
			listed = append(listed, inSentence(m.Name))
		case m.Sure == tie.LastObserved && m.Standing != tie.IsSuspended && !m.Observed.IsZero():
			if seen[m.Observed] == nil {
				dates = append(dates, m.Observed)
			}
			seen[m.Observed] = append(seen[m.Observed], inSentence(m.Name))
		}
	}
	slices.SortFunc(dates, entente.Date.Compare)
	s := ""
	for _, at := range dates {
		names := seen[at]
		if len(names)*2 > len(ms) {
			who := "The list was"
			if len(names) < len(ms) {
				who = fmt.Sprintf("%d of the %d were", len(names), len(ms))
			}
			s += " " + who + " last observed " + onDate(at) + "; no end is recorded since."
			continue
		}
		s += " " + capital(list(names, 12)) + " " + isOrAre(len(names)) + " last observed " + onDate(at) + "; no end is recorded since."
	}
	switch {
	case len(listed) == len(ms) && len(ms) > 1:
		s += " The list is the program's own; no source of the ledger that reaches the date confirms it."
	case len(listed) > 0:
		s += " That " + list(listed, 12) + " " + oneOf(len(listed), "belongs", "belong") +
			" to it is known from the program's own list only."
	}
	return s
}

func isOrAre(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
