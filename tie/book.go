package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/crosswalk"
	"entente/evidence"
)

// Book answers who is tied to whom, from the one generation that its reader holds open. It is a cheap
// value made for each session, which closes the reader. It is safe for concurrent use.
type Book struct {
	reader  Reader
	cw      *crosswalk.Crosswalk
	library evidence.Library
	today   func() entente.Date
	memo    *Memo // nil remembers nothing
}

// NewBook makes a Book over a reader. available are the cards of all editions that can be imported:
// coverage names those that nobody has brought. today dates the standings of a history.
func NewBook(r Reader, cw *crosswalk.Crosswalk, available []entente.Card, today func() entente.Date) *Book {
	return &Book{reader: r, cw: cw, library: evidence.Library{Names: cw, Available: available}, today: today}
}

// Query asks for partners of one actor, or for what ties it to one other.
type Query struct {
	Actor entente.ActorID
	Other entente.ActorID     // "" for all partners
	AsOf  entente.Date        // a year means at some time in it; required
	Known entente.Date        // zero: everything that is in the ledger
	Kinds []entente.Kind      // empty: all
	Owing entente.Obligations // only ties in which either side owes all of these; 0: any
	Level string              // only ties of this level; "" any
	Tier  Tier                // only partners of this tier; "" all
	// History keeps ended ties and those that have not begun; without it only what holds at the
	// date, what is contested, and past support.
	History bool
}

// Partners answers a query. An unknown actor is not_found.
func (b *Book) Partners(ctx context.Context, q Query) (Portfolio, error) {
	subject, ok := b.cw.Actor(q.Actor)
	if !ok {
		return Portfolio{}, unknownActor(q.Actor)
	}
	if _, ok := b.cw.Actor(q.Other); q.Other != "" && !ok {
		return Portfolio{}, unknownActor(q.Other)
	}
	if q.Other == q.Actor {
		return Portfolio{}, &entente.Error{Code: entente.CodeInvalid, Op: "tie.Partners",
			Message: subject.Name + " cannot be tied to itself",
			Hint:    "name two different actors"}
	}
	return b.portfolio(ctx, subject, q)
}

func unknownActor(id entente.ActorID) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "tie.Partners", Message: "there is no actor " + string(id),
		Hint: "actors have ISO codes such as KOR; entente ask understands names"}
}

func (b *Book) portfolio(ctx context.Context, subject entente.Actor, q Query) (Portfolio, error) {
	p := Portfolio{Subject: subject, AsOf: q.AsOf, KnownAt: q.Known, Partners: []Partner{},
		Disagreements: []evidence.Disagreement{}}
	inUse, err := b.reader.Cards(ctx, q.Known)
	if err != nil {
		return p, err
	}
	cards := evidence.ByEdition(inUse)
	m, err := b.gather(ctx, q)
	if err != nil {
		return p, err
	}
	pairs := map[entente.ActorID]*pair{}
	for _, x := range m.bundles {
		x.card = x.leadingCard(cards)
		if x.isPlanned() {
			p.Planned = append(p.Planned, x.plan())
			continue
		}
		v := x.view(q.AsOf, cards)
		if pairs[x.partner] == nil {
			pairs[x.partner] = &pair{subject: q.Actor, partner: x.partner}
		}
		pairs[x.partner].add(x, v)
	}
	b.addFlows(pairs, m.flows, q, cards)
	for _, x := range pairs {
		if partner, ok := b.partner(x, q); ok {
			p.Partners = append(p.Partners, partner)
		}
	}
	sortPartners(p.Partners)
	for _, partner := range p.Partners {
		p.Disagreements = append(p.Disagreements, pairs[partner.Actor].disagreements(partner, b.name)...)
	}
	p.Disagreements = ofTheirPair(p.Disagreements, subject, b.name)
	if p.Coverage, p.Absence, err = b.library.Cover(ctx, b.reader, q.scope(), inUse, len(p.Partners) > 0); err != nil {
		return p, err
	}
	p.Evidence, err = evidence.Cite(ctx, b.reader, cards, originsOf(m.versions, m.changes),
		append(cited(p.Partners, p.Disagreements), planned(p.Planned)...))
	return p, err
}

// planned are the footnotes of what is planned.
func planned(plans []Plan) (ids []entente.EvidenceID) {
	for _, x := range plans {
		ids = append(ids, x.Evidence...)
	}
	return ids
}

// material is what the ledger holds for one query.
type material struct {
	bundles  []*bundle
	versions []entente.AgreementVersion
	changes  []entente.ChangeVersion
	flows    []entente.FlowVersion
}

func (b *Book) gather(ctx context.Context, q Query) (material, error) {
	var m material
	r := b.reader
	ties, err := r.Ties(ctx, entente.TieFilter{Actor: q.Actor, Other: q.Other, Kinds: q.Kinds, Known: q.Known})
	if err != nil {
		return m, err
	}
	m.bundles = bundles(q.Actor, ties)
	ids := make([]entente.AgreementID, 0, len(m.bundles))
	for _, x := range m.bundles {
		ids = append(ids, x.agreement)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if m.versions, err = r.Agreements(ctx, ids, q.Known); err != nil {
		return m, err
	}
	if m.changes, err = r.Changes(ctx, ids, q.Known); err != nil {
		return m, err
	}
	attach(m.bundles, m.versions, m.changes)
	if len(q.Kinds) == 0 || slices.Contains(q.Kinds, entente.KindMembership) {
		m.flows, err = r.Flows(ctx, entente.FlowFilter{Measure: SharedOrganisations, Actor: q.Actor, Other: q.Other,
			At: q.AsOf, Known: q.Known})
	}
	return m, err
}

func sortPartners(ps []Partner) {
	slices.SortFunc(ps, func(a, b Partner) int {
		return cmp.Or(cmp.Compare(a.Tier.rank(), b.Tier.rank()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Actor,
			b.Actor))
	})
}
