package en

import (
	"cmp"
	"fmt"
	"slices"

	"entente"
	"entente/ask"
	"entente/tie"
)

// throughBlocs says how many of the partners are tied as members of which bloc, the largest first.
func (d *Speaker) throughBlocs(ps []tie.Partner) string {
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
	return fmt.Sprintf("; %s as members of a bloc, and %s by an agreement of their own (some by both)", list(said, 6),
		number(alone))
}

// sayOrganisations answers how many organisations two actors share.
func (d *Speaker) sayOrganisations(r ask.Proposition, p tie.Portfolio) string {
	if len(p.Partners) == 0 {
		return d.sayLayerOf(r, p, nil)
	}
	counts := tie.SharedCounts(p.Partners[0])
	if len(counts) == 0 {
		return d.sayLayerOf(r, p, nil)
	}
	best := counts[0]
	short, _ := tie.ShortNames(p.Coverage)
	share, at := "share", when(r)
	if r.IsDated {
		share = "shared"
	}
	if y := best.Year; !y.IsZero() && y.Last().Before(r.AsOf.First()) {
		share, at = "shared", onDate(y)+", the last year that it covers"
	}
	return fmt.Sprintf("%s and %s %s %d organisations %s%s, by the figure of %s.", capital(d.nameIn(r, r.Subject)),
		d.nameIn(r, r.Object), share, best.N, at, known(r),
		cmp.Or(short[best.Dataset], string(best.Dataset)))
}
