package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/evidence"
)

// timelineKinds are the kinds that a timeline draws: instruments with a beginning, not events.
var timelineKinds = []entente.Kind{entente.KindAlliance, entente.KindDeclaration, entente.KindStatusOfForces,
	entente.KindBasing, entente.KindIntelligence, entente.KindDefenceCoop, entente.KindStrategic,
	entente.KindPartnership,
	entente.KindDesignation, entente.KindTrade}

// History is every alliance, security agreement, declared partnership and trade agreement that the
// actor ever had, oldest first, each spell as an episode with its standing today.
func (b *Book) History(ctx context.Context, actor entente.ActorID, known entente.Date) ([]Episode, evidence.Footnotes,
	error) {
	m, err := b.gather(ctx, Query{Actor: actor, Known: known, Kinds: timelineKinds})
	if err != nil {
		return nil, nil, err
	}
	inUse, err := b.reader.Cards(ctx, known)
	if err != nil {
		return nil, nil, err
	}
	cards := evidence.ByEdition(inUse)
	out := b.episodes(m, cards)
	var ids []entente.EvidenceID
	for _, e := range out {
		ids = append(ids, e.Evidence...)
	}
	set, err := evidence.Cite(ctx, b.reader, cards, originsOf(m.versions, m.changes), ids)
	return out, set, err
}

func (b *Book) episodes(m material, cards map[string]entente.Card) []Episode {
	out := []Episode{}
	for _, x := range m.bundles {
		x.card = x.leadingCard(cards)
		if x.isPlanned() || x.isContested() {
			continue
		}
		name := b.name(x.partner)
		for _, s := range x.spells() {
			v := x.view(insideOf(s), cards)
			v.Standing, v.Confirmed, v.Observed = x.standing(s, b.today(), cards)
			out = append(out, Episode{Partner: x.partner, Name: name, View: v})
		}
	}
	slices.SortStableFunc(out, func(a, b Episode) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Agreement, b.Agreement))
	})
	return out
}

// insideOf is a date at which a spell holds.
func insideOf(p entente.Period) entente.Date {
	if !p.From.IsZero() {
		return p.From
	}
	return p.To
}

// Edges are the treaty alliances among a set of actors at a date, for the network around one actor.
// Each pair comes once.
func (b *Book) Edges(ctx context.Context, actors []entente.ActorID, at, known entente.Date) ([]Edge, error) {
	pairs, err := b.defencePairs(ctx, at, known)
	if err != nil {
		return nil, err
	}
	in := make(map[entente.ActorID]bool, len(actors))
	for _, a := range actors {
		in[a] = true
	}
	out := []Edge{}
	for p := range pairs {
		if in[p.from] && in[p.to] && (p.from < p.to || !pairs[dyad{p.to, p.from}]) {
			out = append(out, Edge{From: p.from, To: p.to, Tier: TreatyAlly})
		}
	}
	slices.SortFunc(out, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return out, nil
}
