package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// spellsOf are the periods in which a tie held or was last seen to hold, oldest first, each with what was
// owed in it.
func spellsOf(v tie.View) []tie.Phase {
	var out []tie.Phase
	for _, s := range v.Spells {
		switch {
		case s.Standing == tie.NotYet || s.Standing == tie.Signed:
		case hasPhases(s):
			out = append(out, s.Phases...)
		default:
			owed := s.Obligations
			if owed == nil {
				owed = v.Obligations
			}
			one := tie.Phase{From: s.From, To: s.To, Obligations: owed, Direction: v.Direction, OwedBy: v.OwedBy}
			if len(s.Phases) > 0 {
				one.Obligations, one.Direction, one.OwedBy = s.Phases[0].Obligations, s.Phases[0].Direction, s.Phases[0].OwedBy
			}
			out = append(out, one)
		}
	}
	return out
}

// hasPhases reports whether what is owed changes within a spell. The years in which a dataset looked are none.
func hasPhases(s tie.Spell) bool {
	for _, p := range s.Phases {
		if !slices.Equal(p.Obligations, s.Phases[0].Obligations) || p.Direction != s.Phases[0].Direction || !slices.Equal(p.OwedBy, s.Phases[0].OwedBy) {
			return true
		}
	}
	return false
}

// counts reports whether a tie is of the kind that a question for any date asks about.
func (r Reading) counts(v tie.View) bool {
	switch {
	case v.Standing == tie.Contested, v.Standing == tie.NotYet, v.Standing == tie.Signed:
		return false
	case r.Kind == KindAll && r.IsAnyTie:
		return r.Tier == "" || v.Tier == r.Tier
	case r.isAlliance():
		return v.Kind == entente.KindAlliance
	}
	return true
}

// holds reports whether what was owed in a phase of a tie is what a question for any date asks about.
func (r Reading) holds(s tie.Phase) bool {
	o := entente.Period{From: s.From, To: s.To}
	switch {
	case r.During != (entente.Period{}) && !o.Overlaps(r.During):
		return false
	case r.Direction != "" && s.Direction != r.Direction:
		return false
	case r.Side != "" && s.Direction == "one_sided" && slices.Contains(s.OwedBy, r.Subject) != (r.Side == SideOwes):
		return false
	}
	owing := r.Kind.Obligations().Names()
	if r.isAlliance() {
		owing = entente.Defence.Names()
	}
	return !slices.ContainsFunc(owing, func(n string) bool { return !slices.Contains(s.Obligations, n) })
}

// ever joins the spells of all ties that a question for any date asks about into unbroken ones.
func (r Reading) ever(p tie.Partner) []entente.Period {
	var ps []entente.Period
	for _, v := range p.Ties {
		for _, s := range spellsOf(v) {
			if r.counts(v) && r.holds(s) {
				ps = append(ps, entente.Period{From: s.From, To: s.To})
			}
		}
	}
	return tie.Join(ps)
}

// isAlliance reports whether a question for any date asks for allies, not for another kind of tie.
func (r Reading) isAlliance() bool {
	return (r.Kind == KindAll || r.Kind == KindDefence) && !r.IsAnyTie
}

// sayEver answers whether two actors were ever tied, with every spell.
func (d *Desk) sayEver(r Reading, p tie.Portfolio) string {
	if len(p.Partners) == 0 || len(r.ever(p.Partners[0])) == 0 {
		return d.sayNever(r, p)
	}
	x := p.Partners[0]
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	if r.isAlliance() && r.Side == "" && r.During == (entente.Period{}) {
		return d.saySince(r, p)
	}
	var past, now []string
	for _, s := range r.ever(x) {
		if s.To.IsZero() {
			now = append(now, "since "+tie.InWords(s.From)+d.calledThen(r, s))
		} else {
			past = append(past, "from "+tie.InWords(s.From)+" to "+tie.InWords(s.To)+d.calledThen(r, s))
		}
	}
	said := list(append(past, now...), mostSpells)
	switch {
	case r.Side != "":
		return fmt.Sprintf("%s defence %s%s.", d.duty(r, "owed"), said, known(r)) + d.restsOn(r, x)
	case r.isAlliance():
		return fmt.Sprintf("%s and %s were treaty allies %s%s.", a, b, said, known(r)) + d.restsOn(r, x)
	case r.IsAnyTie && r.Kind == KindAll:
		return fmt.Sprintf("%s and %s were tied %s%s.", a, b, said, known(r)) + d.restsOn(r, x)
	}
	one, many := r.Kind.tieNoun()
	if len(past)+len(now) > 1 {
		one = many
	} else {
		one = article(one)
	}
	return fmt.Sprintf("%s and %s had %s %s%s.", a, b, one, said, known(r)) + d.restsOn(r, x)
}

// calledThen says under what other names the two were allied: "as Sardinia".
func (d *Desk) calledThen(r Reading, s entente.Period) string {
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
func (d *Desk) duty(r Reading, verb string) string {
	debtor, other := d.nameIn(r, r.Subject), d.nameIn(r, r.Object)
	if r.Side == SideOwed {
		debtor, other = other, debtor
	}
	return capital(debtor) + " " + verb + " " + other
}

// mostSpells is how many spells a sentence tells.
const mostSpells = 9

// restsOn names the agreements that the spells of a question for any date rest on.
func (d *Desk) restsOn(r Reading, x tie.Partner) string {
	var titles []string
	for _, v := range x.Ties {
		if t := "the " + v.Title; r.counts(v) && slices.ContainsFunc(spellsOf(v), r.holds) && !slices.Contains(titles, t) {
			titles = append(titles, t)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return " That rests on " + list(titles, 4) + "."
}

// sayNever says that two actors were never tied so, and how they were tied instead.
func (d *Desk) sayNever(r Reading, p tie.Portfolio) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one := "defence treaty"
	if !r.isAlliance() {
		one, _ = r.Kind.tieNoun()
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
		other.Side = map[Side]Side{SideOwes: SideOwed, SideOwed: SideOwes}[r.Side]
		if spells := other.ever(p.Partners[0]); len(spells) > 0 {
			return s + fmt.Sprintf(": the alliance was one-sided, and only %s defence (%s).", strings.Replace(d.duty(other, "owed"), "The ", "the ", 1), yearSpans(spells))
		}
	}
	instead := d.instead(r, p.Partners[0])
	if said := basis(r, p, noDefence); instead == "" && r.isAlliance() && said != "" {
		s += ": " + said
	}
	return s + "." + instead + contestedTie(p.Partners[0])
}

// whyNever is what "never" rests on: what the datasets that reach the time hold.
func whyNever(r Reading, p tie.Portfolio) string {
	if r.During != (entente.Period{}) || !isKnown(r, p) {
		return absence(r, p)
	}
	var said []string
	for _, c := range p.Coverage {
		switch {
		case c.Dataset == "" || c.Status != tie.Found && (c.Status != tie.OutOfCoverage || c.To == nil):
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
func (d *Desk) instead(r Reading, x tie.Partner) string {
	type pact struct {
		name string
		time entente.Period
	}
	var pacts []pact
	for _, v := range x.Ties {
		if v.Kind != entente.KindAlliance || v.Standing == tie.Contested || v.Standing == tie.NotYet {
			continue
		}
		for _, s := range spellsOf(v) {
			t := entente.Period{From: s.From, To: s.To}
			if r.During == (entente.Period{}) || t.Overlaps(r.During) {
				pacts = append(pacts, pact{pactNoun(s.Obligations), t})
			}
		}
	}
	slices.SortStableFunc(pacts, func(a, b pact) int { return a.time.From.Compare(b.time.From) })
	var said []string
	for _, p := range pacts {
		lasted := " from " + tie.InWords(p.time.From) + " to " + tie.InWords(p.time.To)
		if p.time.To.IsZero() {
			lasted = " since " + tie.InWords(p.time.From)
		}
		said = append(said, article(p.name)+lasted)
	}
	if len(said) == 0 {
		return ""
	}
	return " They had " + list(said, mostSpells) + "."
}

// everAllies answers for the partners of any date, or of the period that the names fix.
func (d *Desk) everAllies(ctx context.Context, a *Answer) error {
	r := a.Reading
	q := d.query(r)
	q.History, q.Tier = true, ""
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	all := p.Evidence
	a.Partners = []tie.Partner{}
	for _, x := range p.Partners {
		spells := r.ever(x)
		if len(spells) == 0 {
			continue
		}
		x.Name = d.nameDuring(x.Actor, spells)
		a.Partners = append(a.Partners, x)
	}
	a.keepEvidence(all)
	n := len(a.Partners)
	if r.Intent == Count {
		a.Count = &n
	}
	if n == 0 && a.Absence == tie.Found {
		a.Absence, a.Whole.Absence = tie.None, tie.Found
	}
	a.Form = FormEver
	return nil
}

// sayEverAllies answers for the partners of any date, each with its spells.
func (d *Desk) sayEverAllies(a Answer) string {
	r, p, n := a.Reading, a.Whole, len(a.Partners)
	said := make([]string, n)
	for i, x := range a.Partners {
		said[i] = inSentence(x.Name) + " (" + yearSpans(r.ever(x)) + ")"
	}
	one, many := noun(r)
	if r.isAlliance() || r.Kind == KindAll {
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
	case r.Side == SideOwed:
		return fmt.Sprintf("%s owed %s defence %s%s: %s.", capital(counted(n, "state", "states")), subject, when, known(r), list(said, mostNames))
	case r.Side == SideOwes:
		return fmt.Sprintf("%s owed %s defence %s%s: %s.", capital(subject), counted(n, "state", "states"), when, known(r), list(said, mostNames))
	}
	return fmt.Sprintf("%s had %s %s%s: %s.", capital(subject), counted(n, one, many), when, known(r), list(said, mostNames))
}

// nameDuring is the name of a partner in its spells; where it changed between them, that of today.
func (d *Desk) nameDuring(id entente.ActorID, spells []entente.Period) string {
	name := ""
	for _, s := range spells {
		at := s.From
		if at.IsZero() {
			at = s.To
		}
		n := d.cw.NameAt(id, at)
		if name != "" && n != name {
			return d.cw.NameAt(id, entente.Date{})
		}
		name = n
	}
	return name
}

// yearSpans are spells in years: "1935–1939, 1944–1955, since 1989".
func yearSpans(spells []entente.Period) string {
	var out []string
	for _, s := range spells {
		switch {
		case s.To.IsZero() && s.From.IsZero():
			out = append(out, "dates unknown")
		case s.To.IsZero():
			out = append(out, fmt.Sprintf("since %d", s.From.Year))
		case s.From.IsZero():
			out = append(out, fmt.Sprintf("until %d", s.To.Year))
		case s.From.Year == s.To.Year:
			out = append(out, fmt.Sprint(s.From.Year))
		default:
			out = append(out, fmt.Sprintf("%d–%d", s.From.Year, s.To.Year))
		}
	}
	return strings.Join(out, ", ")
}
