package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/evidence"
)

// dyad is an ordered pair: from owes to.
type dyad struct{ from, to entente.ActorID }

// Ranked is one actor of a ranking with the number of states that owe it defence.
type Ranked struct {
	Actor  entente.ActorID
	Name   string
	Allies int
	Basis  evidence.Basis // what was asked and counted; who shows the figure adds a sample
}

// Ranking orders all actors by the number of states that owe them defence at a date, most first,
// then by name. It counts what Partners counts: promises that hold, no claims.
func (b *Book) Ranking(ctx context.Context, at, known entente.Date) ([]Ranked, error) {
	pairs, err := b.defencePairs(ctx, at, known)
	if err != nil {
		return nil, err
	}
	counts := map[entente.ActorID]int{}
	for p := range pairs {
		counts[p.to]++
	}
	out := make([]Ranked, 0, len(counts))
	for id, n := range counts {
		name := b.name(id)
		asked := map[string]string{"ties": string(entente.KindAlliance), "owing": entente.Defence.String(),
			"to": string(id), "at": at.String()}
		if !known.IsZero() {
			asked["known_at"] = known.String()
		}
		out = append(out, Ranked{id, name, n, evidence.Basis{Query: asked, Count: n}})
	}
	slices.SortFunc(out, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Allies, a.Allies), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Actor, b.Actor))
	})
	return out, nil
}

// defencePairs is the set of ordered pairs in which the first owes the second defence at a date.
func (b *Book) defencePairs(ctx context.Context, at, known entente.Date) (map[dyad]bool, error) {
	return b.memo.once(memoKey{b.reader.Generation(), at, known}, func() (map[dyad]bool, error) {
		return b.owing(ctx, at, known)
	})
}

// owing reads the pairs from the ties of everybody.
func (b *Book) owing(ctx context.Context, at, known entente.Date) (map[dyad]bool, error) {
	r := b.reader
	// Without the date: a change may begin again what had ended before it.
	ties, err := r.Ties(ctx, entente.TieFilter{Kinds: []entente.Kind{entente.KindAlliance}, Owing: entente.Defence,
		Known: known})
	if err != nil {
		return nil, err
	}
	bs, ids := directed(ties)
	changes, err := r.Changes(ctx, ids, known)
	if err != nil {
		return nil, err
	}
	versions, err := r.Agreements(ctx, ids, known)
	if err != nil {
		return nil, err
	}
	attach(bs, versions, changes)
	pairs := map[dyad]bool{}
	for _, x := range bs {
		if x.over().awaits {
			continue
		}
		spell := spellAt(x.spells(), at)
		isEarly := spell.From.IsZero() && at.Last().Before(x.firstTold().First())
		if !x.isContested() && spell.At(at) && !isEarly {
			pairs[dyad{x.subject, x.partner}] = true
		}
	}
	return pairs, nil
}

// directed bundles ties by ordered pair and agreement, for questions about everybody.
func directed(ties []entente.Tie) ([]*bundle, []entente.AgreementID) {
	type key struct {
		dyad
		agreement entente.AgreementID
	}
	byKey := map[key]*bundle{}
	var bs []*bundle
	var ids []entente.AgreementID
	for _, t := range ties {
		k := key{dyad{t.From, t.To}, t.Agreement}
		if byKey[k] == nil {
			byKey[k] = &bundle{subject: t.From, partner: t.To, agreement: t.Agreement}
			bs = append(bs, byKey[k])
			ids = append(ids, t.Agreement)
		}
		byKey[k].ties = append(byKey[k].ties, t)
	}
	slices.Sort(ids)
	return bs, slices.Compact(ids)
}
