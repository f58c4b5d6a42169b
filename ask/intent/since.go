package intent

import (
	"context"

	"entente/ask"
)

// sinceWhen is "since when are A and B allies", and until when.
var sinceWhen = Intent{
	Name: "since", Accepts: isOf(ask.Since), Find: (*Desk).since,
	Examples: []string{"Since when have the United States and South Korea been allies?", "When did the Franco-Russian alliance end?",
		"한국과 미국은 언제부터 동맹인가요?"},
}

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
