package intent

import (
	"context"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// rankLength is how many actors a ranking lists.
const rankLength = 20

// most is a ranking of all actors by the number of their treaty allies.
var most = Intent{
	Name: "rank", Accepts: isOf(ask.Rank), Find: (*Desk).rank,
	Examples: []string{"Which country had the most allies in 2010?"},
}

func (d *Desk) rank(ctx context.Context, a *ask.Finding) error {
	at := ask.Middle(a.Reading.AsOf)
	all, err := d.book.Ranking(ctx, at, a.Reading.KnownAt)
	if err != nil {
		return err
	}
	for i, x := range all {
		if i >= rankLength && x.Allies < all[rankLength-1].Allies {
			break
		}
		p := tie.Partner{Actor: x.Actor, Name: x.Name, Tier: tie.TreatyAlly, Ties: []tie.View{}, Count: &all[i].Allies,
			Basis: &all[i].Basis}
		if actor, ok := d.cw.Actor(x.Actor); ok {
			p.Korean, p.Kind = actor.Korean, actor.Kind
		}
		a.Partners = append(a.Partners, p)
	}
	if err := d.citeRanks(ctx, a, at); err != nil {
		return err
	}
	if len(all) == 0 {
		a.Absence = evidence.OutOfCoverage
	} else {
		top := all[0].Allies
		a.Count = &top
	}
	a.Form, a.Counted, a.Ranked = ask.FormRank, at, all
	return nil
}

// citedRows is how many rows a figure of a ranking cites.
const citedRows = 8

// citeRanks gives each figure of a ranking the rows that it rests on, by the agreements that make the most
// allies, and the ranking the coverage that it rests on.
func (d *Desk) citeRanks(ctx context.Context, a *ask.Finding, at entente.Date) error {
	for i, x := range a.Partners {
		p, err := d.book.Partners(ctx, tie.Query{Actor: x.Actor, AsOf: at, Known: a.Reading.KnownAt,
			Kinds: []entente.Kind{entente.KindAlliance}, Owing: entente.Defence, Tier: tie.TreatyAlly})
		if err != nil {
			return err
		}
		if i == 0 {
			a.Coverage = p.Coverage
		}
		for _, id := range rowsOf(p.Partners) {
			if e, ok := p.Evidence[id]; ok {
				a.Partners[i].SinceEvidence = append(a.Partners[i].SinceEvidence, id)
				a.Evidence[id] = e
			}
		}
		if b := a.Partners[i].Basis; b != nil {
			b.Sample = a.Partners[i].SinceEvidence
		}
	}
	return nil
}

// rowsOf is a row of each agreement among the ties, those of the most partners first.
func rowsOf(ps []tie.Partner) []entente.EvidenceID {
	counts, first := map[entente.AgreementID]int{}, map[entente.AgreementID]entente.EvidenceID{}
	var order []entente.AgreementID
	for _, p := range ps {
		for _, v := range p.Ties {
			if len(v.Evidence) == 0 {
				continue
			}
			if counts[v.Agreement]++; counts[v.Agreement] == 1 {
				order, first[v.Agreement] = append(order, v.Agreement), v.Evidence[0]
			}
		}
	}
	slices.SortStableFunc(order, func(x, y entente.AgreementID) int { return counts[y] - counts[x] })
	var out []entente.EvidenceID
	for _, id := range order[:min(citedRows, len(order))] {
		out = append(out, first[id])
	}
	return out
}
