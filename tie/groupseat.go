package tie

import (
	"cmp"
	"slices"

	"entente"
	"entente/evidence"
)

// seat is what ties one party to an agreement, with the dates of the party alone. It is a bundle in which a
// stand-in takes the place of all the other parties, so that the rules of ties (course, standing) are those of
// memberships and of parties too. A change that names the party says something of its seat; a change of one leg
// does so only where it confirms or revives the leg, for a leg that is suspended or ended is no exit. It is nil
// for an actor without a row.
func seat(who entente.ActorID, rows []entente.MemberVersion, versions []entente.AgreementVersion,
	changes []entente.ChangeVersion, cards map[string]entente.Card) *bundle {
	b := &bundle{subject: who, partner: others}
	for _, m := range rows {
		if m.Actor != who || m.Claim != entente.ClaimNone {
			continue
		}
		b.agreement = m.Agreement
		b.ties = append(b.ties, entente.Tie{Agreement: m.Agreement, Dataset: m.Dataset, Edition: m.Edition,
			Kind: entente.KindAlliance, From: who, To: others, Obligations: m.Obligations, Period: m.Period,
			Phase: m.Phase, Evidence: []entente.Provenance{m.Provenance}})
	}
	if len(b.ties) == 0 {
		return nil
	}
	own := make([]entente.ChangeVersion, len(changes))
	for i, c := range changes {
		if slices.Contains(c.Actors, who) && (!c.IsBetween || confirms(c.Kind)) {
			c.Actors = append(slices.Clone(c.Actors), others)
		}
		own[i] = c
	}
	attach([]*bundle{b}, versions, own)
	b.card = b.leadingCard(cards)
	return b
}

// others stands for all the other parties of an agreement.
const others entente.ActorID = "*"

// confirms reports whether a change of that kind says that an agreement holds.
func confirms(k entente.ChangeKind) bool {
	return k == entente.ChangeReaffirmed || k == entente.ChangeRenewal || k == entente.ChangeInForce
}

// seats are those of a treaty of the group, made once.
func (x *roll) seats(t treaty) map[entente.ActorID]*bundle {
	if s, ok := x.seated[t.Agreement]; ok {
		return s
	}
	out := map[entente.ActorID]*bundle{}
	for _, m := range t.members {
		if out[m.Actor] == nil {
			if b := seat(m.Actor, t.members, t.versions, t.changes, x.cards); b != nil {
				out[m.Actor] = b
			}
		}
	}
	if x.seated == nil {
		x.seated = map[entente.AgreementID]map[entente.ActorID]*bundle{}
	}
	x.seated[t.Agreement] = out
	return out
}

// duty is what a seat owes at a date; ok is false where the party has no seat then.
func (b *bundle) duty(at entente.Date) (o entente.Obligations, ok bool) {
	for _, s := range b.over().stretches {
		if s.At(at) {
			o, ok = o|s.owes, true
		}
	}
	return o, ok
}

// know says how sure it is that a membership holds at the date, by the rules of ties: the dataset of a treaty
// whose parties are the members covers the date, or a change that names the member confirms it later, or else it
// was last observed on the last day of the source that has it. The program's own list is no source: what only
// that list has is listed, and no more.
func (x *roll) know(m *Membership, p *person) {
	if !m.Holds() {
		m.Sure = Ended
		if m.Standing == IsLaterMember {
			m.Sure = NotYet
		}
		return
	}
	if !m.To.IsZero() && m.Basis != BasisAccession {
		m.Sure = InForce
		return
	}
	m.Sure = Listed
	spell := entente.Period{From: m.From, To: m.To}
	for _, t := range x.treaties {
		if t.Role.Founds() {
			x.learn(m, x.seats(t)[p.id], spell)
		}
	}
	for _, c := range p.claims {
		if c.basis == BasisOrganisation && c.period.To.IsZero() && c.period.At(x.q.AsOf) {
			x.settle(m, LastObserved, entente.Date{}, x.cards[c.edition].To)
		}
	}
	for _, c := range p.changes { // an accession or a suspension tells of a member, where no row of a party does
		tells := c.Kind == entente.ChangeAccession || c.Kind == entente.ChangeRestored ||
			c.Kind == entente.ChangeSuspension && !c.IsBetween
		if tells && spell.At(c.Date) && c.Date.First().Compare(x.q.AsOf.Last()) <= 0 {
			x.settle(m, LastObserved, entente.Date{}, c.Date)
		}
	}
	if m.Sure == Listed && m.Standing == IsSuspended {
		m.Sure, m.Observed = LastObserved, m.Suspended
	}
	if !m.To.IsZero() && m.Sure == LastObserved {
		m.Sure, m.Observed = InForce, entente.Date{} // its end is recorded, after the date
	}
}

// learn takes over what a seat says of the membership.
func (x *roll) learn(m *Membership, b *bundle, spell entente.Period) {
	if b == nil {
		return
	}
	has := slices.ContainsFunc(b.over().stretches, func(s stretch) bool {
		begun := s.From.IsZero() || s.From.First().Compare(x.q.AsOf.Last()) <= 0
		return begun && s.Overlaps(spell) && (s.To.IsZero() || s.At(x.q.AsOf))
	})
	if has {
		s, confirmed, observed := b.standing(spell, x.q.AsOf, x.cards)
		covers := slices.ContainsFunc(b.ties, func(t entente.Tie) bool { return t.Period.At(x.q.AsOf) })
		if covers && x.q.AsOf.Last().Before(confirmed.First()) {
			confirmed = entente.Date{} // what was said later is not said of the date
		}
		x.settle(m, s, confirmed, observed)
	}
}

// settle keeps the best that is known of a membership: in force before last observed, the later dates first.
func (x *roll) settle(m *Membership, s Standing, confirmed, observed entente.Date) {
	at := x.q.AsOf
	if s == LastObserved && !observed.IsZero() && at.First().Compare(observed.Last()) <= 0 {
		s, observed = InForce, entente.Date{}
	}
	switch {
	case s == InForce:
		m.Sure, m.Observed = InForce, entente.Date{}
		m.Confirmed = lastOf(m.Confirmed, confirmed)
	case s == LastObserved && m.Sure != InForce:
		m.Sure, m.Observed = LastObserved, lastOf(m.Observed, lastOf(observed, confirmed))
	}
}

// owe is what the actor owes the others at the date, under the treaties of the group that hold then.
func (x *roll) owe(m *Membership, p *person) {
	if !m.Holds() {
		return
	}
	var o entente.Obligations
	isParty := false
	var coded []string // datasets of treaties that promise something at the date
	for _, t := range x.treaties {
		for id, b := range x.seats(t) {
			d, ok := b.duty(x.q.AsOf)
			if !ok || d == 0 {
				continue
			}
			if id == p.id {
				o, isParty = o|d, true
			}
			if short := cmp.Or(b.card.Short, string(b.leading())); !slices.Contains(coded, short) {
				coded = append(coded, short)
			}
		}
	}
	m.Obligations = o.Names()
	if isParty || len(coded) == 0 {
		return
	}
	slices.Sort(coded)
	m.ObligationsNote = "not coded by " + coded[0]
	if m.Standing == IsSuspended {
		m.ObligationsNote = "none recorded since " + evidence.InWords(m.Suspended)
	}
}

// legs are the suspended duties between a member and single others, at the date.
func (x *roll) legs(m *Membership, p *person) {
	if !m.Holds() {
		return
	}
	for _, t := range x.treaties {
		begun := slices.DeleteFunc(slices.Clone(t.changes), func(c entente.ChangeVersion) bool {
			return x.q.AsOf.Last().Before(c.Date.First())
		})
		m.Legs = append(m.Legs, suspendedLegs(begun, p.id)...)
	}
}

// suspendedLegs are the legs of a party that changes, oldest first, suspend and do not revive.
func suspendedLegs(changes []entente.ChangeVersion, who entente.ActorID) (out []Suspension) {
	for _, c := range changes {
		if !c.IsBetween || c.Claim != entente.ClaimNone || !slices.Contains(c.Actors, who) {
			continue
		}
		with := slices.DeleteFunc(slices.Clone(c.Actors), func(a entente.ActorID) bool { return a == who })
		switch {
		case c.Kind == entente.ChangeSuspension:
			out = append(out, Suspension{By: with, Since: c.Date, Note: c.Note, Evidence: c.Evidence()})
		case c.Kind == entente.ChangeRestored || confirms(c.Kind):
			out = slices.DeleteFunc(out, func(s Suspension) bool { return slices.Equal(s.By, with) })
		}
	}
	return out
}
