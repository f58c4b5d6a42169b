package tie

import (
	"cmp"
	"slices"
	"strings"

	"entente"
)

// SharedOrganisations is the measure of a flow that counts organisations to which both belong.
const SharedOrganisations = "shared_organisations"

// pair is the subject and one partner with every agreement between them.
type pair struct {
	subject, partner entente.ActorID
	bundles          []*bundle
	views            []View // of each bundle, same order; flows come after the last bundle
}

func (p *pair) add(b *bundle, v View) {
	p.bundles = append(p.bundles, b)
	p.views = append(p.views, v)
}

// partner makes the answer's partner of a pair; ok is false if the query does not ask for it.
func (b *Book) partner(x *pair, q Query) (p Partner, ok bool) {
	actor, found := b.cw.Actor(x.partner)
	if !found {
		actor = entente.Actor{ID: x.partner, Name: string(x.partner), Kind: entente.ActorOrganisation}
	}
	p = Partner{Actor: x.partner, Name: actor.Name, Korean: actor.Korean, Kind: actor.Kind}
	for _, v := range x.views {
		if q.asks(v) {
			p.Ties = append(p.Ties, v)
			if v.Tier.rank() < p.Tier.rank() {
				p.Tier = v.Tier
			}
		}
	}
	if len(p.Ties) == 0 || (q.Tier != NoTier && p.Tier != q.Tier) {
		return p, false
	}
	slices.SortStableFunc(p.Ties, func(a, b View) int {
		return cmp.Or(cmp.Compare(a.Tier.rank(), b.Tier.rank()), a.From.Compare(b.From), cmp.Compare(a.Agreement, b.Agreement))
	})
	p.Since = x.since(p.Tier, q.AsOf)
	p.Direction, p.OwedBy = summed(p.Ties, p.Tier)
	return p, true
}

// asks reports whether the query wants to see a tie. Without history that is what holds at the date,
// what is contested, and events remembered.
func (q Query) asks(v View) bool {
	if q.Owing != 0 {
		owed, _ := entente.ParseObligations(strings.Join(v.Obligations, ";"))
		if !owed.Has(q.Owing) {
			return false
		}
	}
	return q.History || v.Tier != NoTier || v.Standing == Contested
}

// since is when the present tier began: the start of the unbroken chain of spells, under whatever
// agreements, that gave the tier and reach the date.
func (x *pair) since(t Tier, at entente.Date) entente.Date {
	var ps []entente.Period
	for i, v := range x.views {
		if i >= len(x.bundles) || v.Standing == Contested {
			continue
		}
		b := x.bundles[i]
		for _, s := range b.spells() {
			if tierOf(v.Kind, b.obligationsIn(s)) == t {
				ps = append(ps, s)
			}
		}
	}
	if len(ps) == 0 {
		for _, v := range x.views {
			if v.Tier == t {
				return v.From
			}
		}
		return entente.Date{}
	}
	return spellAt(Join(ps), at).From
}

// obligationsIn is what either side owed at any time in a period.
func (b *bundle) obligationsIn(p entente.Period) (o entente.Obligations) {
	for _, t := range b.ties {
		if t.Period.Overlaps(p) {
			o |= t.Obligations
		}
	}
	return o
}

// summed is the direction of the tier over all ties that give it: mutual if any is, or if the ties
// together bind both sides.
func summed(views []View, t Tier) (string, []entente.ActorID) {
	var owing []entente.ActorID
	for _, v := range views {
		if v.Tier != t || t == NoTier {
			continue
		}
		if v.Direction == "mutual" {
			return "mutual", nil
		}
		for _, a := range v.OwedBy {
			if !slices.Contains(owing, a) {
				owing = append(owing, a)
			}
		}
	}
	switch len(owing) {
	case 0:
		return "", nil
	case 1:
		return "one_sided", owing
	}
	return "mutual", nil
}

// disagreements of the agreements that the partner's ties rest on, each agreement once in seen.
func (x *pair) disagreements(p Partner, seen map[entente.AgreementID]bool) []Disagreement {
	var out []Disagreement
	for _, b := range x.bundles {
		if seen[b.agreement] {
			continue
		}
		if slices.ContainsFunc(p.Ties, func(v View) bool { return v.Agreement == b.agreement }) {
			seen[b.agreement] = true
			out = append(out, disagreements(x.partner, b.versions, b.leading())...)
		}
	}
	return out
}

// addFlows adds the number of shared organisations to each pair.
func (b *Book) addFlows(pairs map[entente.ActorID]*pair, flows []entente.FlowVersion, q Query, cards map[string]entente.Card) {
	latest := map[entente.ActorID]entente.FlowVersion{}
	for _, f := range flows {
		partner := f.To
		if partner == q.Actor {
			partner = f.From
		}
		if old, ok := latest[partner]; f.Value > 0 && (!ok || old.Period.From.Before(f.Period.From)) {
			latest[partner] = f
		}
	}
	for partner, f := range latest {
		if pairs[partner] == nil {
			pairs[partner] = &pair{subject: q.Actor, partner: partner}
		}
		n := int(f.Value)
		v := View{Kind: entente.KindMembership, Tier: OtherPartner, Direction: "mutual", Obligations: []string{},
			Title: "Organisations that both belong to", From: f.Period.From, Standing: InForce, Count: &n,
			Datasets: []entente.DatasetID{f.Dataset}, Evidence: []entente.EvidenceID{f.Provenance.Evidence()}}
		if to := cards[f.Edition].To; !to.IsZero() && to.Last().Before(q.AsOf.First()) {
			v.Standing, v.Observed = LastObserved, to
		}
		pairs[partner].views = append(pairs[partner].views, v)
	}
}
