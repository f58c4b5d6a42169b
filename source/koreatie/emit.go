package koreatie

import (
	"entente"
)

// member is a partner tied through a group.
type member struct {
	agreement entente.AgreementID
	actor     entente.ActorID
}

// ownRows lists the members of groups that have a row of their own, which tells more of them than the
// row of the group does.
func ownRows(rows []row) map[member]bool {
	own := map[member]bool{}
	for _, r := range rows {
		if r.decision.tie == tieThrough {
			own[member{r.decision.agreement, r.partnerID}] = true
		}
	}
	return own
}

// statements is what one row says: a version of its agreement, the ties that it makes, and a change
// if the row tells of one.
func (m mapper) statements(r row, own map[member]bool) []entente.Statement {
	list := []entente.Statement{r.version()}
	if d := r.decision; d.makesTie() && r.partnerID != "" {
		list = append(list, r.link())
		if a, _ := m.actors.Actor(r.partnerID); a.Kind == entente.ActorGroup && d.kind == entente.KindTrade {
			list = append(list, m.throughGroup(r, own)...)
		}
	}
	if r.decision.changeKind != "" {
		list = append(list, r.change())
	}
	return list
}

// version is what the page says of the agreement. The date of a row is not always that of the
// agreement: a plan has the day of its announcement, a change the day of the change, and a row about
// one of several partners the day for that partner.
func (r row) version() entente.Agreement {
	d := r.decision
	a := entente.Agreement{ID: d.agreement, Kind: d.kind, Level: d.level, Title: d.name,
		Signed: r.signed, InForce: r.inForce, Ended: r.ended, Claim: d.claim, Note: d.note,
		Origin: r.origin, Known: r.origin.Published, Provenance: r.provenance}
	switch {
	case d.claim == entente.ClaimPlanned:
		a.Signed = entente.Date{}
	case d.isPartial:
		a.Signed, a.InForce, a.Ended = entente.Date{}, entente.Date{}, entente.Date{}
	case d.changeKind != "":
		a.Signed, a.InForce = entente.Date{}, entente.Date{}
		if d.makesTie() {
			a.Signed = d.from
		}
	default:
		a.AwaitsForce = r.awaitsForce()
	}
	if a.Ended.IsZero() && d.ends() {
		a.Ended = d.to
	}
	return a
}

// ends reports whether a reviewed end is a maturity, which ends the agreement and not only the tie.
func (d decision) ends() bool {
	costSharing := d.kind == entente.KindStatusOfForces && d.level == "cost sharing"
	return d.makesTie() && !d.isPartial && (costSharing || d.kind == entente.KindSwap)
}

func (r row) link() entente.Link {
	d := r.decision
	l := entente.Link{Agreement: d.agreement, From: subject, To: r.partnerID, Period: r.period(),
		Obligations: d.owes, Through: d.through, Claim: d.claim, Known: r.origin.Published, Provenance: r.provenance}
	switch d.tie {
	case tieFrom:
		l.From, l.To = l.To, l.From
	case tieTo:
	default:
		l.IsMutual = true
	}
	return l
}

// change is what the row tells of the agreement. The dates of a row are often those of the agreement, and the
// page tells of a later day: then that day is reviewed.
func (r row) change() entente.Change {
	d := r.decision
	date := r.begin()
	if !d.makesTie() && !d.from.IsZero() {
		date = d.from
	}
	return entente.Change{ID: "korea-ties:" + slug(r.title), Agreement: d.agreement, Kind: d.changeKind,
		Actors: []entente.ActorID{subject, r.partnerID}, Date: date, Note: d.note, Claim: d.claim,
		Origin: r.origin, Known: r.origin.Published, Provenance: r.provenance}
}

// throughGroup ties South Korea to every member of a group for as long as it is a member, under the
// agreement with the group. Who joins later is tied only where joining the group means joining the
// agreement, as in the European Union.
func (m mapper) throughGroup(r row, own map[member]bool) []entente.Statement {
	var list []entente.Statement
	for _, s := range memberships(m.actors, r.partnerID, r.period()) {
		if s.actor == subject || own[member{r.decision.agreement, s.actor}] ||
			!r.decision.joiners && s.period.From != r.period().From {
			continue
		}
		l := r.link()
		l.To, l.Through, l.Period = s.actor, r.partnerID, s.period
		list = append(list, l)
	}
	return list
}
