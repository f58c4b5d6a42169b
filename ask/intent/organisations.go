package intent

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// shares is how many organisations two actors share.
var shares = Intent{
	Name: "organisations", Find: (*Desk).sharedOrganisations,
	Accepts: func(r ask.Proposition) bool {
		return r.Intent == ask.Relation && r.Kind == ask.KindOrganisations && !r.IsEver
	},
	Examples: []string{"Are France and Germany in the same organisations?"},
}

func (d *Desk) sharedOrganisations(ctx context.Context, a *ask.Finding) error {
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	if err := d.lastCount(ctx, a, q); err != nil {
		return err
	}
	a.Whole.Partners, a.Whole.Absence = a.Partners, a.Absence
	a.Form = ask.FormOrganisations
	d.countOrganisations(a)
	return nil
}

// countOrganisations takes the best figure of the organisations that two actors share, with the other figures
// of the same time as a disagreement.
func (d *Desk) countOrganisations(a *ask.Finding) {
	if len(a.Partners) == 0 {
		return
	}
	counts := tie.SharedCounts(a.Partners[0])
	if len(counts) == 0 {
		return
	}
	best := counts[0]
	if a.Reading.IsCount {
		a.Count = &best.N
	}
	short, covers := tie.ShortNames(a.Coverage)
	versions := []evidence.Version{}
	for _, o := range counts {
		if o.Dataset == best.Dataset || covers[o.Dataset] {
			versions = append(versions, evidence.Version{Says: fmt.Sprintf("%d (%s)", o.N, short[o.Dataset]),
				Evidence: o.Evidence})
		}
	}
	if len(versions) > 1 && counts[1].N != best.N {
		a.Disagreements = append(a.Disagreements,
			evidence.Disagreement{About: "the number of organisations that both belong to", Partner: a.Partners[0].Actor,
				Versions: versions, Used: 0,
				Why: "the count of the later edition is used; the two differ in which organisations they take"})
	}
}

// lastCount adds the count of shared organisations of the last year that a source of counts covers, where the
// question is about a later date.
func (d *Desk) lastCount(ctx context.Context, a *ask.Finding, q tie.Query) error {
	for _, x := range a.Partners {
		if slices.ContainsFunc(x.Ties, func(v tie.View) bool { return v.Count != nil }) {
			return nil
		}
	}
	last := 0
	for _, c := range a.Coverage {
		if c.Status == evidence.OutOfCoverage && c.To != nil && *c.To < int(a.Reading.AsOf.Year) &&
			slices.Contains(c.Kinds, entente.KindMembership) {
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
		x.Ties = tie.SlicesOf(x.Ties, func(v tie.View) bool { return v.Count != nil })
		if len(x.Ties) == 0 {
			continue
		}
		for i := range x.Ties {
			x.Ties[i].Standing, x.Ties[i].Observed = tie.LastObserved, q.AsOf
		}
		if len(a.Partners) == 0 {
			x.Since, x.SinceEvidence = entente.Date{}, nil
			a.Partners, a.Absence = append(a.Partners, x), evidence.Found
		} else {
			a.Partners[0].Ties = append(a.Partners[0].Ties, x.Ties...)
		}
		cited := ask.Finding{Partners: []tie.Partner{x}}
		keepEvidence(&cited, then.Evidence)
		maps.Copy(a.Evidence, cited.Evidence)
	}
	return nil
}
