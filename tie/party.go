package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
)

// read lists the parties of the agreement: each spell of a member with the changes applied to it, by the same
// rules as ties, and the sides of its pairs.
func (p partyReader) read(ctx context.Context, r AgreementReader) ([]Party, error) {
	members, err := r.Members(ctx, p.id, p.known)
	if err != nil {
		return nil, err
	}
	links, err := r.Links(ctx, p.id, p.known)
	if err != nil {
		return nil, err
	}
	out := []Party{}
	seen := map[entente.ActorID]bool{}
	for _, m := range members {
		if m.Claim != entente.ClaimNone || seen[m.Actor] {
			continue
		}
		seen[m.Actor] = true
		out = append(out, p.spells(m.Actor, members)...)
	}
	for _, m := range members {
		if m.Claim != entente.ClaimNone { // shown as it stands
			out = append(out, p.party(m.Actor, "", m.Period, m.Obligations, m.Evidence()))
		}
	}
	for _, l := range links {
		out = append(out, p.party(l.From, l.To, l.Period, l.Obligations, l.Evidence()))
		if l.IsMutual {
			out = append(out, p.party(l.To, l.From, l.Period, l.Obligations, l.Evidence()))
		}
	}
	if p.awaits() {
		for i, m := range out {
			out[i].Signed, out[i].From = m.From, entente.Date{}
		}
	}
	slices.SortStableFunc(out, func(a, b Party) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Towards, b.Towards))
	})
	return out, nil
}

// awaits reports that the agreement was signed and that nobody has seen it enter into force.
func (p partyReader) awaits() bool {
	b := &bundle{agreement: p.id}
	attach([]*bundle{b}, p.versions, p.changes)
	c := &course{}
	c.enterForce(b)
	return c.awaits
}

func (p partyReader) party(who, towards entente.ActorID, t entente.Period, o entente.Obligations,
	rows ...entente.EvidenceID) Party {
	return Party{Actor: who, Name: p.b.name(who), Towards: towards, From: t.From, To: t.To, Obligations: o.Names(),
		promised: o, Evidence: rows}
}

// spells are those of one member. Phases that follow one another with the same promise are one: datasets write
// a new phase for all whenever one enters.
func (p partyReader) spells(who entente.ActorID, members []entente.MemberVersion) (out []Party) {
	b := seat(who, members, p.versions, p.changes, p.cards)
	for _, s := range b.over().stretches {
		var rows []entente.EvidenceID
		for _, r := range s.rows {
			if id := r.Evidence(); id != "" && !slices.Contains(rows, id) {
				rows = append(rows, id)
			}
		}
		if n := len(out); n > 0 && out[n-1].promised == s.owes &&
			touches(entente.Period{From: out[n-1].From, To: out[n-1].To}, s.Period) {
			out[n-1].To = later(out[n-1].To, s.To)
			out[n-1].Evidence = append(out[n-1].Evidence, rows...)
			continue
		}
		out = append(out, p.party(who, "", s.Period, s.owes, rows...))
	}
	for i := range out {
		p.moved(&out[i], b)
	}
	return out
}

// moved tells which dates of a party are those of a recorded change, and that it takes no part.
func (p partyReader) moved(m *Party, b *bundle) {
	isIn := func(c occurrence) bool { return (entente.Period{From: m.From, To: m.To}).At(c.Date) }
	for _, c := range b.changes {
		if c.Claim != entente.ClaimNone || c.Date.IsZero() || !isIn(c) {
			continue
		}
		switch c.Kind {
		case entente.ChangeAccession:
			m.Acceded = c.Date
		case entente.ChangeWithdrawal, entente.ChangeTermination:
			if m.To == c.Date {
				m.Left = c.Date
			}
		}
	}
	if s := b.over().suspended; s != nil && m.To.IsZero() {
		m.Suspended = s.Since
	}
	if m.To.IsZero() {
		m.Legs = suspendedLegs(p.changes, m.Actor)
	}
}
