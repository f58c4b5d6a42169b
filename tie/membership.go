package tie

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/evidence"
)

// Members says who belonged to a group at a date. An actor that is no group is invalid, an unknown one
// not_found.
//
// Members come from three places. The program's own list of the members of a group has the dates of
// accession, and is held by a test against ATOP and COW IGO. A group without a row there has as its members
// the parties of the treaties that founded it or go with membership, and a dataset of organisations, where it
// is imported, tells of those that neither has. Recorded accessions, exits, suspensions and returns are applied
// to all of them.
func (b *Book) Members(ctx context.Context, q GroupQuery) (Roster, error) {
	group, ok := b.cw.Actor(q.Group)
	if !ok {
		return Roster{}, unknownActor(q.Group)
	}
	if group.Kind != entente.ActorGroup {
		return Roster{}, &entente.Error{Code: entente.CodeInvalid, Op: "tie.Members", Message: group.Name +
			" is no group of states",
			Hint: "ask for the members of a group such as NATO or ASEAN; entente allies " + string(q.Group) + " lists partners"}
	}
	if _, ok := b.cw.Actor(q.Actor); q.Actor != "" && !ok {
		return Roster{}, unknownActor(q.Actor)
	}
	x := roll{b: b, q: q, group: group, people: map[entente.ActorID]*person{}}
	if err := x.read(ctx, b.reader); err != nil {
		return Roster{}, err
	}
	out := x.roster()
	x.cover(&out)
	var err error
	out.Evidence, err = x.footnotes(ctx, b.reader, out)
	return out, err
}

// roll is a group while its members are put together.
type roll struct {
	b        *Book
	q        GroupQuery
	group    entente.Actor
	inUse    []entente.Card
	cards    map[string]entente.Card
	treaties []treaty
	versions []entente.AgreementVersion
	changes  []entente.ChangeVersion
	people   map[entente.ActorID]*person
	seated   map[entente.AgreementID]map[entente.ActorID]*bundle // by seats, once for each treaty
}

// treaty is one agreement of the group with what the ledger has of it.
type treaty struct {
	crosswalk.GroupTreatyRow
	versions []entente.AgreementVersion
	members  []entente.MemberVersion
	changes  []entente.ChangeVersion
}

// claim is one row that says that an actor was a member.
type claim struct {
	period      entente.Period
	basis       Basis
	agreement   entente.AgreementID
	dataset     entente.DatasetID
	edition     string
	obligations entente.Obligations
	evidence    entente.EvidenceID
}

// person is an actor with all that is said of its membership.
type person struct {
	id      entente.ActorID
	claims  []claim
	changes []entente.ChangeVersion // that name it, of the agreements whose parties are the members
}

func (x *roll) read(ctx context.Context, r Reader) error {
	var err error
	if x.inUse, err = r.Cards(ctx, x.q.Known); err != nil {
		return err
	}
	x.cards = evidence.ByEdition(x.inUse)
	rows := x.b.cw.GroupTreaties(x.group.ID)
	var ids []entente.AgreementID
	for _, t := range rows {
		if t.Agreement != "" {
			ids = append(ids, t.Agreement)
		}
	}
	if len(ids) > 0 {
		if x.versions, err = r.Agreements(ctx, ids, x.q.Known); err != nil {
			return err
		}
		if x.changes, err = r.Changes(ctx, ids, x.q.Known); err != nil {
			return err
		}
	}
	slices.SortStableFunc(x.changes, func(a, b entente.ChangeVersion) int { return a.Date.Compare(b.Date) })
	for _, row := range rows {
		t := treaty{GroupTreatyRow: row}
		if row.Agreement != "" {
			if t.members, err = r.Members(ctx, row.Agreement, x.q.Known); err != nil {
				return err
			}
		}
		for _, v := range x.versions {
			if v.ID == row.Agreement {
				t.versions = append(t.versions, v)
			}
		}
		for _, c := range x.changes {
			if c.Agreement == row.Agreement {
				t.changes = append(t.changes, c)
			}
		}
		x.treaties = append(x.treaties, t)
		x.take(t)
	}
	x.takeTable()
	return nil
}

// take adds what a treaty says of its parties.
func (x *roll) take(t treaty) {
	basis := map[crosswalk.GroupRole]Basis{crosswalk.GroupFounding: BasisFounding,
		crosswalk.GroupMembership:   BasisTreaty,
		crosswalk.GroupOrganisation: BasisOrganisation}[t.Role]
	for _, m := range t.members {
		if m.Claim != entente.ClaimNone {
			continue
		}
		x.person(m.Actor).claims = append(x.person(m.Actor).claims, claim{m.Period, basis, t.Agreement, m.Dataset,
			m.Edition,
			m.Obligations, m.Evidence()})
	}
	if !t.Role.Founds() {
		return
	}
	for _, c := range t.changes {
		for _, a := range c.Actors {
			tells := confirms(c.Kind) || c.Kind == entente.ChangeDeclaration
			if p := x.person(a); c.Claim == entente.ClaimNone && (!c.IsBetween || tells) { // a leg that ends is no exit
				p.changes = append(p.changes, c)
			}
		}
	}
}

func (x *roll) person(id entente.ActorID) *person {
	if x.people[id] == nil {
		x.people[id] = &person{id: id}
	}
	return x.people[id]
}

// takeTable adds the program's own list, which was published with the program: an earlier date of knowledge
// leaves it out.
func (x *roll) takeTable() {
	if !x.q.Known.IsZero() && x.q.Known.Last().Before(tablePublished.First()) {
		return
	}
	for _, m := range x.b.cw.GroupMembers(x.group.ID) {
		x.person(m.Member).claims = append(x.person(m.Member).claims, claim{period: m.Period, basis: BasisAccession,
			dataset: TableDataset, evidence: tableEvidence(m.Line)})
	}
}

// isWhole reports whether the members of the group are all known: from its list, or from the treaty that
// founded it.
func (x *roll) isWhole() bool {
	for _, p := range x.people {
		for _, c := range p.claims {
			if c.basis == BasisAccession || c.basis == BasisFounding {
				return true
			}
		}
	}
	return false
}

func (x *roll) roster() Roster {
	out := Roster{Group: x.group, AsOf: x.q.AsOf, KnownAt: x.q.Known, Ended: x.group.Ended, Treaties: []GroupTreaty{},
		Members: []Membership{}, Former: []Membership{}, Later: []Membership{}, Disagreed: []evidence.Disagreement{},
		IsWhole: x.isWhole()}
	for _, t := range x.treaties {
		g := x.describe(t)
		if t.Role == crosswalk.GroupFounding && out.Founded.IsZero() {
			out.Founded = g.Signed
		}
		if g.IsHeld || t.Role != crosswalk.GroupOrganisation {
			out.Treaties = append(out.Treaties, g)
		}
	}
	for _, p := range x.people {
		if out.IsWhole && p.isOnlyListed() {
			continue // shown as a disagreement
		}
		m, ok := x.membership(p)
		switch {
		case !ok:
		case m.Holds():
			out.Members = append(out.Members, m)
		case m.Standing == IsFormer:
			out.Former = append(out.Former, m)
		default:
			out.Later = append(out.Later, m)
		}
	}
	byEntry := func(a, b Membership) int { return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Name, b.Name)) }
	slices.SortFunc(out.Members, byEntry)
	slices.SortFunc(out.Later, byEntry)
	slices.SortFunc(out.Former, func(a, b Membership) int {
		return cmp.Or(a.To.Compare(b.To), cmp.Compare(a.Name,
			b.Name))
	})
	return out
}

// describe is a treaty of the group as pages show it.
func (x *roll) describe(t treaty) GroupTreaty {
	g := GroupTreaty{Agreement: t.Agreement, Role: t.Role, Note: t.Note, Obligations: []string{},
		Evidence: []entente.EvidenceID{},
		IsHeld:   len(t.versions)+len(t.members) > 0}
	lead := entente.DatasetID(strings.SplitN(string(t.Agreement), ":", 2)[0])
	if u := usedVersion(t.versions, lead); u >= 0 {
		v := t.versions[u]
		g.Title, g.Kind, g.Signed, g.Ended = v.Title, v.Kind, dateUsed(t.versions, u, signed), v.Ended
		g.Evidence = append(g.Evidence, v.Evidence())
	}
	var either entente.Obligations
	var last entente.Date
	seen := map[entente.ActorID]bool{}
	isOpen := false
	for _, m := range t.members {
		if m.Claim != entente.ClaimNone {
			continue
		}
		if g.Signed.IsZero() || !m.Period.From.IsZero() && m.Period.From.Before(g.Signed) {
			g.Signed = m.Period.From
		}
		isOpen = isOpen || m.Period.To.IsZero()
		last = later(last, m.Period.To)
		if last.IsZero() {
			last = m.Period.To
		}
	}
	if g.Ended.IsZero() && !isOpen && len(t.members) > 0 {
		g.Ended = last
	}
	for id, b := range x.seats(t) {
		if d, ok := b.duty(x.q.AsOf); ok {
			either |= d
			seen[id] = true
		}
	}
	x.joined(t, seen)
	g.Obligations, g.Parties = either.Names(), len(seen)
	return g
}

// joined puts in who had joined a treaty by the date and has no row of a party, as long as it has not left.
func (x *roll) joined(t treaty, parties map[entente.ActorID]bool) {
	seats := x.seats(t)
	for _, c := range t.changes { // oldest first
		if c.Claim != entente.ClaimNone || c.IsBetween || x.q.AsOf.Last().Before(c.Date.First()) {
			continue
		}
		for _, a := range c.Actors {
			switch c.Kind {
			case entente.ChangeWithdrawal, entente.ChangeTermination:
				if seats[a] == nil && c.Date.Last().Before(x.q.AsOf.First()) {
					delete(parties, a)
				}
			case entente.ChangeAccession, entente.ChangeRestored:
				parties[a] = parties[a] || seats[a] == nil
			}
		}
	}
	for a, is := range parties {
		if !is {
			delete(parties, a)
		}
	}
}

func (x *roll) footnotes(ctx context.Context, r evidence.Reader, out Roster) (evidence.Footnotes, error) {
	var ids []entente.EvidenceID
	for _, list := range [][]Membership{out.Members, out.Former, out.Later} {
		for _, m := range list {
			ids = append(ids, m.Evidence...)
			for _, v := range m.Versions {
				ids = append(ids, v.Evidence...)
			}
			for _, e := range m.Events {
				ids = append(ids, e.Evidence)
			}
			for _, l := range m.Legs {
				ids = append(ids, l.Evidence)
			}
		}
	}
	for _, t := range out.Treaties {
		ids = append(ids, t.Evidence...)
	}
	ids = append(ids, cited(nil, out.Disagreed)...)
	slices.Sort(ids)
	own := evidence.Footnotes{}
	ids = slices.DeleteFunc(slices.Compact(ids), func(id entente.EvidenceID) bool {
		e, ok := tableFootnote(id)
		if ok {
			own[id] = e
		}
		return ok
	})
	set, err := evidence.Cite(ctx, r, x.cards, originsOf(x.versions, x.changes), ids)
	for id, e := range own {
		if set != nil {
			set[id] = e
		}
	}
	return set, err
}
