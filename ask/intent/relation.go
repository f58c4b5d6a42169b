package intent

import (
	"context"

	"entente/ask"
	"entente/tie"
)

func (d *Desk) relation(ctx context.Context, a *ask.Finding) error {
	if a.Reading.Kind == ask.KindSupport {
		return d.relationInWar(ctx, a)
	}
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	if a.Reading.Kind == ask.KindOrganisations && !a.Reading.IsEver {
		if err := d.lastCount(ctx, a, q); err != nil {
			return err
		}
		a.Whole.Partners, a.Whole.Absence = a.Partners, a.Absence
		a.Form = ask.FormOrganisations
		d.countOrganisations(a)
		return nil
	}
	a.Form = ask.FormRelation
	if a.Reading.IsCount {
		n := tie.HeldTies(a.Partners)
		a.Count = &n
	}
	return d.relateGroup(ctx, a)
}
