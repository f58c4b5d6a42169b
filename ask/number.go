package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"entente"
	"entente/tie"
)

// states leaves out the groups among the partners: an agreement with a bloc is one with each of its members,
// and is counted there.
func states(ps []tie.Partner) []tie.Partner {
	return slices.DeleteFunc(slices.Clone(ps), func(p tie.Partner) bool { return p.Kind == entente.ActorGroup })
}

// countsStates reports whether a count is of states that blocs may stand for.
func (r Reading) countsStates() bool {
	return slices.Contains([]KindFilter{KindTrade, KindEconomic, KindDigital, KindStrategic, KindInvestment, KindSwap, KindCooperation, KindSecurity}, r.Kind) ||
		slices.Contains([]tie.Tier{tie.EconomicPartner, tie.StrategicPartner, tie.SecurityPartner}, r.Tier)
}

// throughBlocs says how many of the partners are tied as members of which bloc, the largest first.
func (d *Desk) throughBlocs(ps []tie.Partner) string {
	counts, alone := map[entente.ActorID]int{}, 0
	for _, p := range ps {
		var blocs []entente.ActorID
		own := false
		for _, v := range p.Ties {
			switch {
			case v.Tier == tie.NoTier:
			case v.Through == "":
				own = true
			case !slices.Contains(blocs, v.Through):
				blocs = append(blocs, v.Through)
			}
		}
		for _, b := range blocs {
			counts[b]++
		}
		if own {
			alone++
		}
	}
	if len(counts) == 0 {
		return ""
	}
	var ids []entente.ActorID
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b entente.ActorID) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var said []string
	for _, id := range ids {
		said = append(said, fmt.Sprintf("%s through %s", number(counts[id]), id))
	}
	return fmt.Sprintf("; %s as members of a bloc, and %s by an agreement of their own (some by both)", list(said, 6), number(alone))
}

// organisations is the best figure of the organisations that two actors share: a source's own count, of
// the latest edition that reaches the date; failing that the memberships that one source lists.
type organisations struct {
	n        int
	year     entente.Date // of the figure
	dataset  entente.DatasetID
	evidence []entente.EvidenceID
}

// sharedCounts are the figures of each source, the best first.
func sharedCounts(x tie.Partner) []organisations {
	var out []organisations
	listed := map[entente.DatasetID]*organisations{}
	for _, v := range x.Ties {
		if v.Kind != entente.KindMembership || v.Tier == tie.NoTier || len(v.Datasets) == 0 {
			continue
		}
		if v.Count != nil {
			out = append(out, organisations{*v.Count, v.From, v.Datasets[0], v.Evidence})
			continue
		}
		o := listed[v.Datasets[0]]
		if o == nil {
			o = &organisations{dataset: v.Datasets[0]}
			listed[v.Datasets[0]] = o
		}
		o.n++
		o.evidence = append(o.evidence, v.Evidence...)
		o.year = v.Observed
	}
	slices.SortFunc(out, func(a, b organisations) int { return cmp.Or(b.year.Compare(a.year), cmp.Compare(a.dataset, b.dataset)) })
	var rest []organisations
	for _, o := range listed {
		rest = append(rest, *o)
	}
	slices.SortFunc(rest, func(a, b organisations) int { return cmp.Or(b.n-a.n, cmp.Compare(a.dataset, b.dataset)) })
	return append(out, rest...)
}

// countOrganisations takes the best figure of the organisations that two actors share, with the other figures
// of the same time as a disagreement.
func (d *Desk) countOrganisations(a *Answer) {
	if len(a.Partners) == 0 {
		return
	}
	counts := sharedCounts(a.Partners[0])
	if len(counts) == 0 {
		return
	}
	best := counts[0]
	if a.Reading.IsCount {
		a.Count = &best.n
	}
	short, covers := d.shortNames(a.Coverage)
	versions := []tie.Version{}
	for _, o := range counts {
		if o.dataset == best.dataset || covers[o.dataset] {
			versions = append(versions, tie.Version{Says: fmt.Sprintf("%d (%s)", o.n, short[o.dataset]), Evidence: o.evidence})
		}
	}
	if len(versions) > 1 && counts[1].n != best.n {
		a.Disagreements = append(a.Disagreements, tie.Disagreement{About: "the number of organisations that both belong to", Partner: a.Partners[0].Actor,
			Versions: versions, Used: 0, Why: "the count of the later edition is used; the two differ in which organisations they take"})
	}
}

func (d *Desk) shortNames(cs []tie.Coverage) (short map[entente.DatasetID]string, covers map[entente.DatasetID]bool) {
	short, covers = map[entente.DatasetID]string{}, map[entente.DatasetID]bool{}
	for _, c := range cs {
		short[c.Dataset], covers[c.Dataset] = c.Short+" "+c.Edition, c.Status == tie.Found && !c.Partial
	}
	return short, covers
}

// sayOrganisations answers how many organisations two actors share.
func (d *Desk) sayOrganisations(r Reading, p tie.Portfolio) string {
	if len(p.Partners) == 0 {
		return d.sayLayerOf(r, p)
	}
	counts := sharedCounts(p.Partners[0])
	if len(counts) == 0 {
		return d.sayLayerOf(r, p)
	}
	best := counts[0]
	short, _ := d.shortNames(p.Coverage)
	share, at := "share", when(r)
	if r.IsDated {
		share = "shared"
	}
	if y := best.year; !y.IsZero() && y.Last().Before(r.AsOf.First()) {
		share, at = "shared", onDate(y)+", the last year that it covers"
	}
	return fmt.Sprintf("%s and %s %s %d organisations %s%s, by the figure of %s.", capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object), share, best.n, at, known(r),
		cmp.Or(short[best.dataset], string(best.dataset)))
}

// lastCount adds the count of shared organisations of the last year that a source of counts covers, where the
// question is about a later date.
func (d *Desk) lastCount(ctx context.Context, a *Answer, q tie.Query) error {
	for _, x := range a.Partners {
		if slices.ContainsFunc(x.Ties, func(v tie.View) bool { return v.Count != nil }) {
			return nil
		}
	}
	last := 0
	for _, c := range a.Coverage {
		if c.Status == tie.OutOfCoverage && c.To != nil && *c.To < int(a.Reading.AsOf.Year) && slices.Contains(c.Kinds, entente.KindMembership) {
			last = max(last, *c.To)
		}
	}
	if last == 0 {
		return nil
	}
	q.AsOf, q.History = entente.Year(last), false
	then, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	for _, x := range then.Partners {
		x.Ties = slicesOf(x.Ties, func(v tie.View) bool { return v.Count != nil })
		if len(x.Ties) == 0 {
			continue
		}
		for i := range x.Ties {
			x.Ties[i].Standing, x.Ties[i].Observed = tie.LastObserved, q.AsOf
		}
		if len(a.Partners) == 0 {
			x.Since, x.SinceEvidence = entente.Date{}, nil
			a.Partners, a.Absence = append(a.Partners, x), tie.Found
		} else {
			a.Partners[0].Ties = append(a.Partners[0].Ties, x.Ties...)
		}
		cited := Answer{Partners: []tie.Partner{x}}
		cited.keepEvidence(then.Evidence)
		maps.Copy(a.Evidence, cited.Evidence)
	}
	return nil
}
