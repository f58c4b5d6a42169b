package tie

import (
	"cmp"
	"slices"

	"entente"
	"entente/evidence"
)

// rankOf orders the bases of a membership, the best first; 0 is none.
func rankOf(b Basis) int {
	return slices.Index([]Basis{BasisAccession, BasisFounding, BasisTreaty, BasisOrganisation}, b) + 1
}

// base are the claims on which the dates rest: those of the best basis that a person has.
func (p *person) base() []claim {
	best := 0
	for _, c := range p.claims {
		if r := rankOf(c.basis); r > 0 && (best == 0 || r < best) {
			best = r
		}
	}
	var out []claim
	for _, c := range p.claims {
		if best > 0 && rankOf(c.basis) == best {
			out = append(out, c)
		}
	}
	if slices.ContainsFunc(out, func(c claim) bool { return !c.period.From.IsZero() }) {
		out = slices.DeleteFunc(out, func(c claim) bool { return c.period.From.IsZero() })
	}
	return out
}

// isOnlyListed reports whether only a dataset of organisations has the person as a member.
func (p *person) isOnlyListed() bool {
	base := p.base()
	return len(base) > 0 && base[0].basis == BasisOrganisation
}

// recorded are the spells as the base has them, before changes.
func (x *roll) recorded(base []claim) []MemberSpell {
	if len(base) == 0 {
		return nil // known only from an accession
	}
	ps := make([]entente.Period, len(base))
	for i, c := range base {
		ps[i] = c.period
	}
	var out []MemberSpell
	for _, p := range joinSeen(ps, x.cards[base[0].edition]) {
		out = append(out, MemberSpell{From: p.From, To: p.To, Basis: base[0].basis})
	}
	return out
}

// life is a membership while changes are applied to it.
type life struct {
	spells []MemberSpell
	frozen []entente.Period // without a part in the group, and not out of it
	used   []entente.ChangeVersion
	later  string // what came of a suspension, up to the date of the question, where that is no return
}

// apply lets the recorded changes of a person work on its spells, oldest first.
func (x *roll) apply(p *person, base []claim) life {
	l := life{spells: x.recorded(base)}
	for i, s := range l.spells {
		if e, ok := x.b.cw.GroupEnd(x.group.ID, p.id, s.To); ok {
			l.spells[i].How, l.spells[i].Note = e.How, e.Note
			if e.LaterNote != "" && e.Later.First().Compare(x.q.AsOf.Last()) <= 0 {
				l.later = e.LaterNote
			}
			next := entente.Period{From: s.To}
			if i+1 < len(l.spells) {
				next.To = l.spells[i+1].From.First().Previous()
			}
			l.frozen = append(l.frozen, next)
		}
	}
	for _, c := range p.changes {
		switch c.Kind {
		case entente.ChangeAccession, entente.ChangeRestored:
			l.enter(c)
		case entente.ChangeWithdrawal, entente.ChangeTermination:
			l.leave(c)
		case entente.ChangeSuspension:
			if l.at(c.Date) >= 0 {
				l.frozen = append(l.frozen, entente.Period{From: c.Date})
			}
		case entente.ChangeReaffirmed, entente.ChangeRenewal:
			l.revive(c)
		default:
			continue
		}
		l.used = append(l.used, c)
	}
	return l
}

func (l *life) at(d entente.Date) int {
	return slices.IndexFunc(l.spells, func(s MemberSpell) bool { return s.Period().At(d) })
}

// enter begins a spell with an accession or a return. Where a dataset takes the protocol for the beginning the
// spell begins with the accession itself.
func (l *life) enter(c entente.ChangeVersion) {
	for i, f := range l.frozen {
		if f.To.IsZero() && f.From.Before(c.Date) {
			l.frozen[i].To = c.Date.First().Previous()
		}
	}
	i := l.at(c.Date)
	if i < 0 {
		if n := len(l.spells); n == 0 || !l.spells[n-1].To.IsZero() && l.spells[n-1].To.Before(c.Date) {
			l.spells = append(l.spells, MemberSpell{From: c.Date, Basis: BasisAccession, Note: c.Note})
		}
		return
	}
	s := &l.spells[i]
	isProtocol := s.Basis == BasisFounding && s.From.Before(c.Date) && s.From.Year >= c.Date.Year-accessionWithin
	if c.Kind == entente.ChangeAccession && isProtocol && !(entente.Period{From: s.From, To: s.From}).At(c.Date) {
		s.From, s.Basis = c.Date, BasisAccession
	}
}

// revive undoes the end that a dataset records for a whole member, where a change says that a leg of it holds.
func (l *life) revive(c entente.ChangeVersion) {
	n := len(l.spells)
	if n == 0 || !c.IsBetween || l.spells[n-1].To.IsZero() || c.Date.Last().Before(l.spells[n-1].To.First()) {
		return
	}
	if s := &l.spells[n-1]; s.How == "" {
		s.To, s.Note = entente.Date{}, c.Note
	}
}

func (l *life) leave(c entente.ChangeVersion) {
	i := l.at(c.Date)
	if i < 0 || !l.spells[i].To.IsZero() && l.spells[i].To.Last().Compare(c.Date.Last()) <= 0 {
		return
	}
	l.spells[i].To, l.spells[i].How, l.spells[i].Note = c.Date, "left", c.Note
}

// membership is what a person was to the group at the date; ok is false for one that never belonged to it.
func (x *roll) membership(p *person) (Membership, bool) {
	base := p.base()
	l := x.apply(p, base)
	if len(l.spells) == 0 {
		return Membership{}, false
	}
	m := Membership{Actor: p.id, Name: x.b.cw.NameAt(p.id, x.q.AsOf), Spells: l.spells, Obligations: []string{}}
	m.Korean = x.b.cw.KoreanAt(p.id, x.q.AsOf)
	for i := range m.Spells {
		if s := &m.Spells[i]; !s.To.IsZero() && s.How == "" {
			s.How = x.howEnded(p, s.To)
			if s.How == "left" && s.Basis == BasisOrganisation {
				s.How = "seen no more" // a list of years tells of no exit
			}
		}
	}
	x.stand(&m, l)
	x.owe(&m, p)
	x.know(&m, p)
	x.legs(&m, p)
	x.cite(&m, p, l, base)
	return m, true
}

// stand decides what the actor was to the group at the date.
func (x *roll) stand(m *Membership, l life) {
	at := x.q.AsOf
	ps := make([]entente.Period, len(l.spells))
	for i, s := range l.spells {
		ps[i] = s.Period()
	}
	near := spellAt(ps, at)
	s := l.spells[slices.Index(ps, near)]
	m.From, m.To, m.How, m.Basis = s.From, s.To, s.How, s.Basis
	for i := slices.Index(l.spells, s); i > 0 && isPause(l.spells[i-1].How); i-- {
		m.From, m.Basis = l.spells[i-1].From, l.spells[i-1].Basis // it was suspended meanwhile, and did not leave
	}
	isFrozen := slices.IndexFunc(l.frozen, func(f entente.Period) bool { return f.At(at) })
	switch {
	case near.At(at) && isFrozen >= 0 && !s.frozenLater(l.frozen[isFrozen], at):
		m.Standing, m.Suspended = IsSuspended, l.frozen[isFrozen].From
	case near.At(at):
		m.Standing = IsMember
	case isFrozen >= 0:
		m.Standing, m.Suspended, m.To, m.Later = IsSuspended, l.frozen[isFrozen].From, entente.Date{}, l.later
	case !near.From.IsZero() && at.Last().Before(near.From.First()):
		m.Standing = IsLaterMember
	default:
		m.Standing = IsFormer
	}
}

// isPause reports whether a spell ended without an exit.
func isPause(how string) bool { return how == "suspended" || how == "excluded" }

// frozenLater reports that a suspension falls into the same year or month as the question, which asks about
// some time in it, and the actor took part before.
func (s MemberSpell) frozenLater(f entente.Period, at entente.Date) bool {
	return !at.IsDay() && at.First().Before(f.From.First())
}

// howEnded says how a spell ended: with the state, with the group, or by leaving it.
func (x *roll) howEnded(p *person, end entente.Date) string {
	if a, ok := x.b.cw.Actor(p.id); ok && !a.Ended.IsZero() && a.Ended.Year == end.Year {
		return "state ended"
	}
	if !x.group.Ended.IsZero() && x.group.Ended == end {
		return "dissolved"
	}
	ended, members := 0, 0
	for _, o := range x.people {
		base := o.base()
		if slices.ContainsFunc(base, func(c claim) bool { return c.period.At(end) }) {
			members++
		}
		if slices.ContainsFunc(base, func(c claim) bool { return c.period.To == end }) &&
			!slices.ContainsFunc(base, func(c claim) bool { return c.period.To.IsZero() && c.period.At(end) }) {
			ended++
		}
	}
	if ended > 1 && ended*3 >= members*2 {
		return "dissolved" // all, or nearly all, at once
	}
	return "left"
}

// joint are declarations that name three members and more as acting together, the person among them.
func (x *roll) joint(p *person) (out []entente.ChangeVersion) {
	for _, c := range p.changes {
		if c.Kind == entente.ChangeDeclaration && len(c.Actors) >= 3 {
			out = append(out, c)
		}
	}
	return out
}

func lastOf(a, b entente.Date) entente.Date {
	if a.Last().Before(b.Last()) {
		return b
	}
	return a
}

// cite gives a membership its rows, the other dates that sources have, and what happened to it alone.
func (x *roll) cite(m *Membership, p *person, l life, base []claim) {
	m.Datasets, m.Evidence = []entente.DatasetID{}, []entente.EvidenceID{}
	add := func(d entente.DatasetID, id entente.EvidenceID) {
		if !slices.Contains(m.Datasets, d) {
			m.Datasets = append(m.Datasets, d)
		}
		if !slices.Contains(m.Evidence, id) {
			m.Evidence = append(m.Evidence, id)
		}
	}
	for _, c := range base {
		add(c.dataset, c.evidence)
	}
	for _, c := range l.used {
		add(c.Dataset, c.Evidence())
	}
	for _, c := range p.claims {
		if rankOf(c.basis) > 0 || m.Holds() && c.obligations != 0 && c.period.At(x.q.AsOf) {
			add(c.dataset, c.evidence)
		}
	}
	if m.Holds() {
		for _, c := range x.joint(p) {
			add(c.Dataset, c.Evidence())
		}
	}
	for _, c := range p.changes {
		if len(c.Actors) <= 3 {
			add(c.Dataset, c.Evidence())
		}
	}
	for _, l := range m.Legs {
		if !slices.Contains(m.Evidence, l.Evidence) {
			m.Evidence = append(m.Evidence, l.Evidence)
		}
	}
	slices.Sort(m.Datasets)
	m.Versions = x.versionsOf(m, p)
	for _, c := range p.changes {
		if len(c.Actors) <= 3 {
			m.Events = append(m.Events, Event{Kind: c.Kind, Date: c.Date, Actors: c.Actors, Note: c.Note,
				Evidence: c.Evidence()})
		}
	}
}

// versionsOf are the dates of entry that treaties and other lists have where they are not the one used.
func (x *roll) versionsOf(m *Membership, p *person) (out []evidence.Version) {
	first := m.Spells[0].From
	type list struct {
		agreement entente.AgreementID
		dataset   entente.DatasetID
	}
	seen := map[list]*claim{}
	var order []list
	for _, c := range p.claims {
		k := list{c.agreement, c.dataset}
		if c.dataset == TableDataset || rankOf(c.basis) == 0 || c.period.From.IsZero() {
			continue
		}
		if seen[k] == nil {
			order = append(order, k)
			seen[k] = &c
		} else if c.period.From.Before(seen[k].period.From) {
			seen[k] = &c
		}
	}
	for _, k := range order {
		c := seen[k]
		isStep := x.cards[c.edition].Step > 0 && int(c.period.From.Year) <= x.cards[c.edition].StepUntil
		if (entente.Period{From: first, To: first}).At(c.period.From) || isStep {
			continue
		}
		if m.Spells[0].Basis == BasisAccession && rankOf(c.basis) < rankOf(BasisOrganisation) &&
			first.Before(c.period.From) {
			continue // the treaty came after it had joined: its date is that of the treaty
		}
		gap, what := int(first.Year)-int(c.period.From.Year), string(k.agreement)
		if c.basis == BasisFounding && gap <= accessionWithin && (gap > 0 || c.period.From == x.signed(k.agreement)) {
			what = "signature"
		}
		says := cmp.Or(x.cards[c.edition].Short,
			string(c.dataset)) + " has " + evidence.InWords(c.period.From) + " (" + what + ")"
		out = append(out, evidence.Version{Says: says, Evidence: []entente.EvidenceID{c.evidence}})
	}
	return out
}

// signed is when a treaty of the group was signed, as it is used.
func (x *roll) signed(id entente.AgreementID) entente.Date {
	for _, t := range x.treaties {
		if t.Agreement == id {
			return x.describe(t).Signed
		}
	}
	return entente.Date{}
}
