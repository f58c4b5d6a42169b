package tie

import (
	"cmp"
	"slices"

	"entente"
	"entente/evidence"
)

// SharedFigure is the best figure of the organisations that two actors share: a source's own count, of
// the latest edition that reaches the date; failing that the memberships that one source lists.
type SharedFigure struct {
	N        int
	Year     entente.Date // of the figure
	Dataset  entente.DatasetID
	Evidence []entente.EvidenceID
}

// SharedCounts are the figures of each source, the best first.
func SharedCounts(x Partner) []SharedFigure {
	var out []SharedFigure
	listed := map[entente.DatasetID]*SharedFigure{}
	for _, v := range x.Ties {
		if v.Kind != entente.KindMembership || v.Tier == NoTier || len(v.Datasets) == 0 {
			continue
		}
		if v.Count != nil {
			out = append(out, SharedFigure{*v.Count, v.From, v.Datasets[0], v.Evidence})
			continue
		}
		o := listed[v.Datasets[0]]
		if o == nil {
			o = &SharedFigure{Dataset: v.Datasets[0]}
			listed[v.Datasets[0]] = o
		}
		o.N++
		o.Evidence = append(o.Evidence, v.Evidence...)
		o.Year = v.Observed
	}
	slices.SortFunc(out, func(a, b SharedFigure) int {
		return cmp.Or(b.Year.Compare(a.Year), cmp.Compare(a.Dataset,
			b.Dataset))
	})
	var rest []SharedFigure
	for _, o := range listed {
		rest = append(rest, *o)
	}
	slices.SortFunc(rest, func(a, b SharedFigure) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Dataset, b.Dataset)) })
	return append(out, rest...)
}

// ShortNames are the names of the datasets that could tell, with their editions, and whether each covers the date.
func ShortNames(cs []evidence.Coverage) (short map[entente.DatasetID]string, covers map[entente.DatasetID]bool) {
	short, covers = map[entente.DatasetID]string{}, map[entente.DatasetID]bool{}
	for _, c := range cs {
		short[c.Dataset], covers[c.Dataset] = c.Short+" "+c.Edition, c.Status == evidence.Found && !c.Partial
	}
	return short, covers
}
