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

// sayIsMember answers whether an actor belongs to a group.
func (d *Speaker) sayIsMember(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	group := d.name(r.Subject)
	if r.IsEver && !m.Holds() && len(m.Spells) > 0 && m.Standing == tie.IsFormer {
		return fmt.Sprintf("Yes. %s was a member of %s %s.", capital(inSentence(m.Name)), group, spellsWords(m))
	}
	if s, ok := d.ofState(r, x); ok && len(m.Spells) == 0 {
		return s
	}
	switch m.Standing {
	case tie.IsMember:
		s := "Yes. " + d.sayStanding(r, x)
		if m.Sure == tie.LastObserved {
			s = "Yes, as last observed. " + d.sayStanding(r, x)
		}
		return s
	case tie.IsSuspended:
		switch {
		case m.How == "excluded":
			return "Yes, without taking part. " + d.sayStanding(r, x)
		case r.IsDated:
			return "Yes, and its part was suspended. " + d.sayStanding(r, x)
		}
		return "Yes, and its part is suspended. " + d.sayStanding(r, x)
	case tie.NotTold:
		return "Not known. " + d.sayStanding(r, x)
	case tie.WasNever:
		return "No. " + d.sayStanding(r, x) + d.whyNever(group, x)
	}
	return "No. " + d.sayStanding(r, x)
}

// sayHasJoined answers whether an actor joined, at a date where the question names one.
func (d *Speaker) sayHasJoined(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	if !r.IsDated || len(m.Spells) == 0 {
		return d.sayIsMember(ask.Proposition{Subject: r.Subject, Object: r.Object, AsOf: r.AsOf, IsEver: true}, x)
	}
	for _, s := range m.Spells {
		if inAsked(r, s.From) {
			return "Yes. " + d.sayJoined(r, x)
		}
	}
	return "No. " + d.sayJoined(r, x)
}

// ofState says of a territory that is no member of its own whose it is, and whether that state is one.
func (d *Speaker) ofState(r ask.Proposition, x tie.Roster) (string, bool) {
	t, ok := d.cw.Territory(r.Object, r.AsOf)
	if !ok || t.State == "" {
		return "", false
	}
	state, _ := d.cw.Actor(t.State)
	s := fmt.Sprintf("No member of its own: %s belongs to %s", d.name(r.Object), inSentence(state.Name))
	i := slices.IndexFunc(x.Members, func(m tie.Membership) bool { return m.Actor == t.State })
	if i < 0 {
		return s + ", which is no member of " + d.name(r.Subject) + " " + when(r) + ".", true
	}
	return s + ", a member of " + d.name(r.Subject) + " since " + evidence.InWords(x.Members[i].From) +
		". How far a treaty reaches into a territory is not coded.", true
}

// sayStanding says in a sentence what an actor was to a group at the date.
func (d *Speaker) sayStanding(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	name, group := capital(d.name(r.Object)), d.name(r.Subject)
	if a := m.Name; a != "" {
		name = capital(inSentence(a))
	}
	switch m.Standing {
	case tie.IsMember:
		verb := isWas(r)
		if !r.IsDated && !m.From.IsZero() && m.To.IsZero() {
			verb = "has been"
		}
		return fmt.Sprintf("%s %s a member of %s %s%s%s.", name, verb, group, memberWhen(r, m), d.onBasis(m, x),
			seenTo(r, m)) + olderThan(x, m.From) + beforeThat(r, m) +
			d.legsOf(r, x, []tie.Membership{m})
	case tie.IsSuspended:
		return fmt.Sprintf("%s %s a member of %s since %s. %s.", name, hasBeen(r), group, evidence.InWords(m.Spells[0].From),
			frozenWords(r, m))
	case tie.IsFormer:
		return fmt.Sprintf("%s %s no member of %s %s: it belonged to it %s.", name, isWas(r), group, when(r), spellsWords(m))
	case tie.IsLaterMember:
		return fmt.Sprintf("%s was not yet a member of %s %s: it joined %s.", name, group, when(r), onDate(m.From))
	case tie.NotTold:
		s := fmt.Sprintf("The ledger has no list of the members of %s that would have to name %s.", group, d.name(r.Object))
		return s + firstNote(x)
	}
	return fmt.Sprintf("%s %s not a member of %s %s, and no membership at another date is recorded.", name, isWas(r),
		group, when(r))
}

func isWas(r ask.Proposition) string {
	if r.IsDated {
		return "was"
	}
	return "is"
}

// memberWhen is the time of a membership: since when, and until when where it is over.
func memberWhen(r ask.Proposition, m tie.Membership) string {
	if m.From.IsZero() {
		return when(r)
	}
	if !m.To.IsZero() {
		return fmt.Sprintf("%s (%s to %s)", when(r), evidence.InWords(m.From), evidence.InWords(m.To))
	}
	if r.IsDated {
		return when(r) + " (since " + evidence.InWords(m.From) + ")"
	}
	return "since " + evidence.InWords(m.From)
}

// onBasis says what a date rests on where that is not the accession itself.
func (d *Speaker) onBasis(m tie.Membership, x tie.Roster) string {
	switch m.Basis {
	case tie.BasisTreaty:
		return ", the date of a treaty of the group and not of joining it"
	case tie.BasisOrganisation:
		return ", as a list of organisations has it, by the year"
	case tie.BasisFounding:
		if t, ok := foundingTreaty(x); ok {
			return ", as a party of its founding treaty (" + string(t.Agreement) + ")"
		}
	}
	return ""
}

func hasBeen(r ask.Proposition) string {
	if r.IsDated {
		return "had been"
	}
	return "has been"
}

// seenTo is how surely a membership is known; what was said later than the date asked about is left out.
func seenTo(r ask.Proposition, m tie.Membership) string {
	if m.Sure == tie.LastObserved {
		return ", last observed " + onDate(m.Observed)
	}
	if m.Sure == tie.Listed {
		return ", by the program's own list, which no source of the ledger confirms"
	}
	if m.Sure == tie.InForce && !m.Confirmed.IsZero() && m.Confirmed.First().Compare(r.AsOf.Last()) <= 0 {
		return ", last confirmed " + onDate(m.Confirmed)
	}
	return ""
}

// beforeThat tells of the spells that had begun by the date.
func beforeThat(r ask.Proposition, m tie.Membership) string {
	begun := m
	begun.Spells = slices.DeleteFunc(slices.Clone(m.Spells), func(s tie.MemberSpell) bool {
		return r.AsOf.Last().Before(s.From.First())
	})
	if len(begun.Spells) < 2 {
		return ""
	}
	return " Its spells: " + spellsWords(begun) + "."
}

// spellsWords are all spells of a membership: "from 1945 to 1979 (suspended), and again since 1989".
func spellsWords(m tie.Membership) string {
	parts := make([]string, len(m.Spells))
	for i, s := range m.Spells {
		again := ""
		if i > 0 {
			again = "again "
		}
		switch {
		case s.To.IsZero():
			parts[i] = again + "since " + evidence.InWords(s.From)
		case s.From.IsZero():
			parts[i] = again + "until " + evidence.InWords(s.To)
		default:
			parts[i] = again + "from " + evidence.InWords(s.From) + " to " + evidence.InWords(s.To)
		}
		if s.How != "" && s.How != "left" {
			parts[i] += " (" + s.How + ")"
		}
	}
	return list(parts, len(parts))
}

// whyNever shows what a "no" rests on: the founding treaty, and how new the list is.
func (d *Speaker) whyNever(group string, x tie.Roster) string {
	s := ""
	if t, ok := foundingTreaty(x); ok {
		s = " It is no party of the founding treaty, " + strings.SplitN(treatyWords(t), ", ", 2)[0] + "."
	}
	if n, ok := newest(x, entente.Date{}); ok {
		s += " The newest member known is " + inSentence(n.Name) + ", since " + evidence.InWords(n.From) + "."
	}
	return s
}

// newest is the last who joined, of those who belong to the group.
func newest(x tie.Roster, in entente.Date) (last tie.Membership, ok bool) {
	for _, m := range x.Members {
		if !ok || last.From.Before(m.From) {
			last, ok = m, true
		}
	}
	return last, ok
}

// sayJoined answers when an actor joined.
func (d *Speaker) sayJoined(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	name, group := capital(inSentence(m.Name)), d.name(r.Subject)
	if len(m.Spells) == 0 {
		if m.Standing == tie.NotTold {
			return "Not known. " + d.sayStanding(r, x)
		}
		return fmt.Sprintf("%s has not joined %s: no membership at any date is recorded.", name, group) + d.whyNever(group, x)
	}
	first := m.Spells[0]
	s := fmt.Sprintf("%s joined %s %s", name, group, onDate(first.From))
	switch first.Basis {
	case tie.BasisTreaty:
		s = fmt.Sprintf("%s has been a party of a treaty of %s since %s; that is the date of the treaty, and the date of joining is not coded",
			name, group, evidence.InWords(first.From))
	case tie.BasisOrganisation:
		s = fmt.Sprintf("%s was first seen as a member of %s in %d, in a list that has years only", name, group,
			first.From.Year)
	case tie.BasisFounding:
		s += ", as a party of its founding treaty"
	}
	if len(m.Spells) > 1 || !first.To.IsZero() {
		s += ". It belonged to it " + spellsWords(m)
	}
	s += "."
	if len(m.Versions) > 0 && first.Basis == tie.BasisAccession {
		s += " " + m.Versions[0].Says + "."
	}
	s += olderThan(x, first.From)
	if m.Standing == tie.IsSuspended {
		s += " " + frozenWords(r, m) + "."
	}
	return s
}

// sayLeft answers whether or when an actor left, or was out of the group.
func (d *Speaker) sayLeft(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	name, group := capital(inSentence(m.Name)), d.name(r.Subject)
	yes, no := "", ""
	if r.Aspect == ask.AspectHasLeft {
		yes, no = "Yes. ", "No. "
	}
	if len(m.Spells) == 0 {
		if m.Standing == tie.NotTold {
			return "Not known. " + d.sayStanding(r, x)
		}
		return no + fmt.Sprintf("%s did not leave %s: no membership at any date is recorded.", name, group)
	}
	var exits []string
	for _, s := range m.Spells {
		if s.How == "left" {
			exits = append(exits, onDate(s.To))
		}
	}
	switch {
	case len(exits) > 0:
		s := yes + fmt.Sprintf("%s left %s %s.", name, group, list(exits, len(exits)))
		if len(m.Spells) > 1 || m.Standing == tie.IsMember {
			s += " It belonged to it " + spellsWords(m) + "."
		}
		return s
	case m.Standing == tie.IsSuspended:
		return no + frozenWords(r, m) + "."
	case slices.ContainsFunc(m.Spells, func(s tie.MemberSpell) bool { return !s.To.IsZero() }):
		return no + fmt.Sprintf("No exit of %s from %s is recorded: it belonged to it %s.", inSentence(m.Name), group,
			spellsWords(m))
	}
	return no + fmt.Sprintf("No exit of %s from %s is recorded: it has been a member since %s, without a break%s. What a member does inside a "+
		"group, such as leaving a command, is no exit and is not recorded here.", inSentence(m.Name), group,
		evidence.InWords(m.Spells[0].From), seenTo(r, m))
}
