package intent

import (
	"context"

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
	return d.relateGroup(ctx, a)
}
