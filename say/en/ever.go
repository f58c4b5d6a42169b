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

// sayEver answers whether two actors were ever tied, with every spell.
func (d *Speaker) sayEver(r ask.Proposition, p tie.Portfolio) string {
	if len(p.Partners) == 0 || len(r.Ever(p.Partners[0])) == 0 {
		return d.sayNever(r, p)
	}
	x := p.Partners[0]
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	if r.IsAlliance() && r.Side == "" && r.During == (entente.Period{}) {
		return d.saySince(r, p)
	}
	var past, now []string
	for _, s := range r.Ever(x) {
		if s.To.IsZero() {
			now = append(now, "since "+evidence.InWords(s.From)+d.calledThen(r, s))
		} else {
			past = append(past, "from "+evidence.InWords(s.From)+" to "+evidence.InWords(s.To)+d.calledThen(r, s))
		}
	}
	said := list(append(past, now...), mostSpells)
	switch {
	case r.Side != "":
		return fmt.Sprintf("%s defence %s%s.", d.duty(r, "owed"), said, known(r)) + d.restsOn(r, x)
	case r.IsAlliance():
		return fmt.Sprintf("%s and %s were treaty allies %s%s.", a, b, said, known(r)) + d.restsOn(r, x)
	case r.IsAnyTie && r.Kind == ask.KindAll:
		return fmt.Sprintf("%s and %s were tied %s%s.", a, b, said, known(r)) + d.restsOn(r, x)
	}
	one, many := kindTie(r.Kind)
	if len(past)+len(now) > 1 {
		one = many
	} else {
		one = article(one)
	}
	return fmt.Sprintf("%s and %s had %s %s%s.", a, b, one, said, known(r)) + d.restsOn(r, x)
}

// calledThen says under what other names the two were allied: "as Sardinia".
func (d *Speaker) calledThen(r ask.Proposition, s entente.Period) string {
	at := s.From
	if at.IsZero() {
		at = s.To
	}
	var said []string
	for _, id := range []entente.ActorID{r.Subject, r.Object} {
		isNamed := id == r.Subject && r.SubjectName != "" || id == r.Object && r.ObjectName != "" // by the question
		then := inSentence(d.cw.NameAt(id, at))
		if id != "" && !at.IsZero() && !isNamed && then != d.nameIn(r, id) && then != d.name(id) {
			said = append(said, then)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (as " + list(said, 2) + ")"
}

// duty is who owes whom: "Japan owed the United States".
func (d *Speaker) duty(r ask.Proposition, verb string) string {
	debtor, other := d.nameIn(r, r.Subject), d.nameIn(r, r.Object)
	if r.Side == ask.SideOwed {
		debtor, other = other, debtor
	}
	return capital(debtor) + " " + verb + " " + other
}

// mostSpells is how many spells a sentence tells.
const mostSpells = 9

// restsOn names the agreements that the spells of a question for any date rest on.
func (d *Speaker) restsOn(r ask.Proposition, x tie.Partner) string {
	var titles []string
	for _, v := range x.Ties {
		if t := "the " + v.Title; r.Counts(v) && slices.ContainsFunc(tie.SpellsOf(v), r.Holds) &&
			!slices.Contains(titles, t) {
			titles = append(titles, t)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return " That rests on " + list(titles, 4) + "."
}

// sayNever says that two actors were never tied so, and how they were tied instead.
func (d *Speaker) sayNever(r ask.Proposition, p tie.Portfolio) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one := "defence treaty"
	if !r.IsAlliance() {
		one, _ = kindTie(r.Kind)
	}
	when := ""
	if r.During != (entente.Period{}) {
		when = " " + within(r.During)
	}
	s := fmt.Sprintf("%s and %s had no %s%s%s", a, b, one, when, known(r))
	if r.Side != "" {
		s = fmt.Sprintf("%s no defence%s%s", d.duty(r, "owed"), when, known(r))
	}
	if len(p.Partners) == 0 {
		return s + ": " + whyNever(r, p) + "."
	}
	if r.Side != "" {
		other := r
		other.Side = map[ask.Side]ask.Side{ask.SideOwes: ask.SideOwed, ask.SideOwed: ask.SideOwes}[r.Side]
		if spells := other.Ever(p.Partners[0]); len(spells) > 0 {
			return s + fmt.Sprintf(": the alliance was one-sided, and only %s defence (%s).",
				strings.Replace(d.duty(other, "owed"), "The ", "the ", 1), yearSpans(spells))
		}
	}
	instead := d.instead(r, p.Partners[0])
	if said := basis(r, p, noDefence); instead == "" && r.IsAlliance() && said != "" {
		s += ": " + said
	}
	return s + "." + instead + contestedTie(p.Partners[0])
}

// whyNever is what "never" rests on: what the datasets that reach the time hold.
func whyNever(r ask.Proposition, p tie.Portfolio) string {
	if r.During != (entente.Period{}) || !ask.IsKnown(r, p) {
		return absence(r, p)
	}
	var said []string
	for _, c := range p.Coverage {
		switch {
		case c.Dataset == "" || c.Status != evidence.Found && (c.Status != evidence.OutOfCoverage || c.To == nil):
		case c.To != nil:
			said = append(said, fmt.Sprintf("%s (%d to %d)", c.Short, c.From, *c.To))
		case c.From > 0:
			said = append(said, fmt.Sprintf("%s (from %d)", c.Short, c.From))
		default:
			said = append(said, c.Short)
		}
	}
	if len(said) == 0 {
		return absence(r, p)
	}
	return list(said, 6) + plural(len(said), " has none", " have none")
}

// instead tells the other alliances of the period, each with its dates.
func (d *Speaker) instead(r ask.Proposition, x tie.Partner) string {
	type pact struct {
		name string
		time entente.Period
	}
	var pacts []pact
	for _, v := range x.Ties {
		if v.Kind != entente.KindAlliance || v.Standing == tie.Contested || v.Standing == tie.NotYet {
			continue
		}
		for _, s := range tie.SpellsOf(v) {
			t := entente.Period{From: s.From, To: s.To}
			if r.During == (entente.Period{}) || t.Overlaps(r.During) {
				pacts = append(pacts, pact{pactNoun(s.Obligations), t})
			}
		}
	}
	slices.SortStableFunc(pacts, func(a, b pact) int { return a.time.From.Compare(b.time.From) })
	var said []string
	for _, p := range pacts {
		lasted := " from " + evidence.InWords(p.time.From) + " to " + evidence.InWords(p.time.To)
		if p.time.To.IsZero() {
			lasted = " since " + evidence.InWords(p.time.From)
		}
		said = append(said, article(p.name)+lasted)
	}
	if len(said) == 0 {
		return ""
	}
	return " They had " + list(said, mostSpells) + "."
}

// sayEverAllies answers for the partners of any date, each with its spells.
func (d *Speaker) sayEverAllies(a ask.Finding) string {
	r, p, n := a.Reading, a.Whole, len(a.Partners)
	said := make([]string, n)
	for i, x := range a.Partners {
		said[i] = inSentence(x.Name) + " (" + yearSpans(r.Ever(x)) + ")"
	}
	one, many := noun(r)
	if r.IsAlliance() || r.Kind == ask.KindAll {
		one, many = "treaty ally", "treaty allies"
	}
	when := "at some time"
	if r.During != (entente.Period{}) {
		when += " " + within(r.During)
	}
	subject := d.nameIn(r, r.Subject)
	switch {
	case n == 0:
		return fmt.Sprintf("No %s of %s %s is known%s: %s.", one, subject, when, known(r), absence(r, p))
	case r.Side == ask.SideOwed:
		return fmt.Sprintf("%s owed %s defence %s%s: %s.", capital(counted(n, "state", "states")), subject, when,
			known(r), list(said, mostNames))
	case r.Side == ask.SideOwes:
		return fmt.Sprintf("%s owed %s defence %s%s: %s.", capital(subject), counted(n, "state", "states"), when,
			known(r), list(said, mostNames))
	}
	return fmt.Sprintf("%s had %s %s%s: %s.", capital(subject), counted(n, one, many), when, known(r), list(said,
		mostNames))
}
