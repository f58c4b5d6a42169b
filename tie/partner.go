package tie

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
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
		return cmp.Or(cmp.Compare(a.Tier.rank(), b.Tier.rank()), a.From.Compare(b.From), cmp.Compare(a.Agreement,
			b.Agreement))
	})
	p.Since, p.FirstSeen, p.SinceEvidence = x.since(p.Tier, q.AsOf)
	p.Standing, p.Observed = surest(p.Ties, p.Tier)
	p.Defence = x.defence(q.AsOf)
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
	if q.Level != "" && v.Level != q.Level {
		return false
	}
	return q.History || v.Tier != NoTier || v.Standing == Contested || v.Standing == Signed
}

// surest is the surest standing of the ties that give a tier, and when they were last observed where
// none is in force.
func surest(views []View, t Tier) (s Standing, observed entente.Date) {
	for _, v := range views {
		switch {
		case v.Tier != t || t == NoTier:
		case v.Standing == InForce:
			return InForce, entente.Date{}
		case s == "" || v.Standing == LastObserved:
			s = v.Standing
			if observed.Before(v.Observed) {
				observed = v.Observed
			}
		}
	}
	return s, observed
}

// since is when the present tier began: the start of the unbroken chain of spells, under whatever
// agreements, that gave the tier and reach the date; and the rows that say so. Where no source tells the
// beginning it is zero, and seen is the first date at which a source speaks of the tie.
func (x *pair) since(t Tier, at entente.Date) (since, seen entente.Date, rows []entente.EvidenceID) {
	c := x.chain(func(v View, s stretch) bool { return tierOf(v.Kind, s.either()) == t })
	for i, v := range x.views { // counts of shared organisations have no bundle
		if i >= len(x.bundles) && v.Tier == t && t != NoTier {
			c.add(link{Period: entente.Period{From: v.From}, evidence: v.Evidence})
		}
	}
	if len(c.links) == 0 {
		return entente.Date{}, entente.Date{}, nil
	}
	spell := spellAt(Join(c.periods()), at)
	isKnown := false
	for _, l := range c.links {
		if l.From == spell.From && !l.unknown {
			isKnown = true
			rows = append(rows, l.evidence...)
		}
	}
	if !isKnown {
		return entente.Date{}, spell.From, nil
	}
	slices.Sort(rows)
	return spell.From, entente.Date{}, slices.Compact(rows)
}

// link is one stretch of a chain over several agreements.
type link struct {
	entente.Period
	unknown   bool // the beginning is where the tie was first told of, and not its start
	agreement entente.AgreementID
	evidence  []entente.EvidenceID
}

type chain struct{ links []link }

func (c *chain) add(l link) { c.links = append(c.links, l) }

func (c *chain) periods() []entente.Period {
	ps := make([]entente.Period, len(c.links))
	for i, l := range c.links {
		ps[i] = l.Period
	}
	return ps
}

// chain collects the stretches of every agreement of the pair that are wanted and bind: no claims, and
// nothing that is only signed.
func (x *pair) chain(wanted func(View, stretch) bool) (c chain) {
	for i, b := range x.bundles {
		if b.isContested() || b.over().awaits {
			continue
		}
		ps := b.joined(func(s stretch) bool { return wanted(x.views[i], s) })
		for _, p := range ps {
			l := link{Period: p, agreement: b.agreement}
			if p.From.IsZero() {
				l.From, l.unknown = b.firstTold(), true
			}
			for _, s := range b.over().stretches {
				if s.From == p.From || s.To == p.To {
					for _, r := range s.rows {
						l.evidence = append(l.evidence, r.Evidence())
					}
				}
			}
			c.add(l)
		}
	}
	return c
}

// defence is every spell in which either owed the other defence, under whatever agreements, oldest
// first, with its standing at a date.
func (x *pair) defence(at entente.Date) []Spell {
	c := x.chain(func(v View, s stretch) bool {
		return v.Kind == entente.KindAlliance && s.either().Has(entente.Defence)
	})
	var out []Spell
	for _, p := range Join(c.periods()) {
		s := Spell{From: p.From, To: p.To, Standing: Ended}
		for _, l := range c.links {
			if !l.Overlaps(p) {
				continue
			}
			if !slices.Contains(s.Agreements, l.agreement) {
				s.Agreements = append(s.Agreements, l.agreement)
			}
			for _, id := range l.evidence {
				if !slices.Contains(s.Evidence, id) {
					s.Evidence = append(s.Evidence, id)
				}
			}
		}
		switch {
		case at.Last().Before(p.From.First()):
			s.Standing = NotYet
		case p.At(at):
			s.Standing = x.standingOf(s.Agreements)
			if s.Standing == LastObserved {
				s.To = entente.Date{}
			}
		}
		slices.Sort(s.Agreements)
		out = append(out, s)
	}
	return out
}

// standingOf is the surest standing that any of the agreements gives as a treaty alliance.
func (x *pair) standingOf(agreements []entente.AgreementID) Standing {
	s := LastObserved
	for _, v := range x.views {
		if v.Standing == InForce && v.Tier == TreatyAlly && slices.Contains(agreements, v.Agreement) {
			s = InForce
		}
	}
	return s
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

// disagreements of the agreements that the partner's ties rest on.
func (x *pair) disagreements(p Partner, name func(entente.ActorID) string) []evidence.Disagreement {
	var out []evidence.Disagreement
	for _, b := range x.bundles {
		if slices.ContainsFunc(p.Ties, func(v View) bool { return v.Agreement == b.agreement }) {
			out = append(out, disagreements(x.partner, b.versions, b.leading())...)
			out = append(out, b.corrections(name)...)
		}
	}
	return out
}

// addFlows adds the number of shared organisations to each pair.
func (b *Book) addFlows(pairs map[entente.ActorID]*pair, flows []entente.FlowVersion, q Query,
	cards map[string]entente.Card) {
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
			Spells:   []Spell{},
			Datasets: []entente.DatasetID{f.Dataset}, Evidence: []entente.EvidenceID{f.Provenance.Evidence()}}
		if to := cards[f.Edition].To; !to.IsZero() && to.Last().Before(q.AsOf.First()) {
			v.Standing, v.Observed = LastObserved, to
		}
		pairs[partner].views = append(pairs[partner].views, v)
	}
}
