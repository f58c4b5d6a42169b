package intent

import (
	"context"
	"slices"

	"entente/ask"
	"entente/tie"
)

// relation is "what ties A and B", and whether they are allied.
var relation = Intent{
	Name: "relation", Accepts: isOf(ask.Relation), Find: (*Desk).relation,
	Examples: []string{"Is Japan allied with the United States?", "What ties China and North Korea?",
		"Does Japan have to defend the US?", "태국은 미국의 동맹국이야?"},
}

func (d *Desk) relation(ctx context.Context, a *ask.Finding) error {
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form = ask.FormRelation
	if a.Reading.IsCount {
		n := tie.HeldTies(a.Partners)
		a.Count = &n
	}
	if err := d.besides(ctx, a); err != nil {
		return err
	}
	return d.relateGroup(ctx, a)
}

// besides adds the ties of every kind where a security commitment, a duty of defence or a strategic partnership is
// asked for and none was found, or no more than a promise of restraint: what else there is should be told.
func (d *Desk) besides(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	isAsked := r.Kind == ask.KindSecurity || r.Kind == ask.KindDefence || r.Kind == ask.KindStrategic
	if !isAsked || r.IsEver || slices.ContainsFunc(a.Partners, r.HoldsTier) {
		return nil
	}
	q := tie.Query{Actor: r.Subject, Other: r.Object, AsOf: r.At(), Known: r.KnownAt}
	var err error
	a.Second, err = d.book.Partners(ctx, q)
	for id, e := range a.Second.Evidence {
		a.Evidence[id] = e
	}
	return err
}
