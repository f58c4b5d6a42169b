package intent

import (
	"context"

	"entente/ask"
)

// since looks for an alliance first and falls back on every tie, so that "since when are A and B
// partners" has an answer too.
func (d *Desk) since(ctx context.Context, a *ask.Finding) error {
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form = ask.FormSince
	return d.relateGroup(ctx, a)
}
