package since2018

import (
	"slices"
	"strings"

	"entente"
)

// row is one row of the file, with what was decided about it.
type row struct {
	id         string
	change     entente.ChangeKind
	date       entente.Date
	members    []entente.ActorID
	owers      []entente.ActorID
	owes       entente.Obligations
	origin     entente.Origin
	provenance entente.Provenance
	decision   decision
}

// statements is what one row says: a version of its agreement, the event, and whom it ties.
func (r row) statements() []entente.Statement {
	list := []entente.Statement{r.version(), r.event()}
	d := r.decision
	switch d.tie {
	case tieMembers:
		list = append(list, r.memberList(r.members)...)
	case tiePair, tieMember:
		list = append(list, r.memberList(d.who)...)
	case tieHub:
		for _, a := range r.members {
			if a != d.who[0] && d.includes(a) {
				list = append(list, r.link(d.who[0], a, true))
			}
		}
	case tieLinks:
		for _, from := range r.owers {
			if !d.includes(from) {
				continue
			}
			for _, to := range r.members {
				if !slices.Contains(r.owers, to) {
					list = append(list, r.link(from, to, false))
				}
			}
		}
	}
	return list
}

// includes reports whether the decision is about one of those who owe, or of those around a hub.
func (d decision) includes(a entente.ActorID) bool {
	return len(d.owers) == 0 || slices.Contains(d.owers, a)
}

// actors are those whom the change is about: all who are named, but for a row about several agreements
// those of this one.
func (r row) actors() []entente.ActorID {
	d := r.decision
	if (d.tie == tiePair || d.tie == tieVersion) && len(d.who) > 0 {
		return d.who
	}
	if d.tie != tieLinks {
		return r.members
	}
	return slices.DeleteFunc(slices.Clone(r.members), func(a entente.ActorID) bool {
		return slices.Contains(r.owers, a) && !d.includes(a)
	})
}

// kindOfChange is what happened, as reviewed.
func (r row) kindOfChange() entente.ChangeKind {
	if r.decision.change != "" {
		return r.decision.change
	}
	return r.change
}

// obligations are those of the row, unless the review has those of the treaty that an actor joins.
func (r row) obligations() entente.Obligations {
	if r.decision.owes != 0 {
		return r.decision.owes
	}
	return r.owes
}

func (r row) ends() bool {
	k := r.kindOfChange()
	return k == entente.ChangeTermination || k == entente.ChangeWithdrawal
}

// version gives the date to the agreement where the row tells of its own signature, entry into force
// or end. The dates of treaties that ATOP numbers are ATOP's: a row here tells of one who joined, or
// of a protocol, and its date is not the treaty's.
func (r row) version() entente.Agreement {
	d := r.decision
	a := entente.Agreement{ID: d.agreement, Kind: d.kind, Level: d.level, Title: d.name, Claim: d.claim,
		AwaitsForce: d.awaitsForce(r.kindOfChange()), Note: d.note, Origin: r.origin, Known: r.origin.Published,
		Provenance: r.provenance}
	if strings.HasPrefix(string(d.agreement), "atop:") || d.claim != entente.ClaimNone || d.tie == tieMember {
		return a
	}
	switch {
	case r.kindOfChange() == entente.ChangeSigned:
		a.Signed = r.date
	case r.kindOfChange() == entente.ChangeInForce:
		a.InForce = r.date
	case r.ends() && d.tie != tieVersion:
		a.Ended = r.date
	}
	return a
}

func (r row) event() entente.Change {
	return entente.Change{ID: r.id, Agreement: r.decision.agreement, Kind: r.kindOfChange(), Actors: r.actors(),
		IsBetween: r.decision.isBetween, Date: r.date, Note: r.decision.note, Claim: r.decision.claim,
		Origin: r.origin, Known: r.origin.Published, Provenance: r.provenance}
}

// period is how long the ties of the row hold: from the event, unless it tells of something older,
// and to the event if that is the end.
func (r row) period() entente.Period {
	p := entente.Period{From: r.date, To: r.decision.to}
	if r.ends() {
		p = entente.Period{To: r.date}
	}
	if !r.decision.from.IsZero() {
		p.From = r.decision.from
	}
	if r.decision.isOpenFrom {
		p.From = entente.Date{}
	}
	return p
}

func (r row) memberList(actors []entente.ActorID) []entente.Statement {
	var list []entente.Statement
	for _, a := range actors {
		list = append(list, entente.Member{Agreement: r.decision.agreement, Actor: a, Raw: string(a),
			Period:      r.period(),
			Obligations: r.obligations(), Claim: r.decision.claim, Known: r.origin.Published, Provenance: r.provenance})
	}
	return list
}

func (r row) link(from, to entente.ActorID, isMutual bool) entente.Statement {
	return entente.Link{Agreement: r.decision.agreement, From: from, To: to, IsMutual: isMutual, Period: r.period(),
		Obligations: r.obligations(), Claim: r.decision.claim, Known: r.origin.Published, Provenance: r.provenance}
}
