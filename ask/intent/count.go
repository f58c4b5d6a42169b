package intent

import (
	"context"

	"entente/ask"
	"entente/tie"
)

// counts is "how many allies", or how many partners of a kind or a tier.
var counts = Intent{
	Name: "count", Accepts: isOf(ask.Count), Find: (*Desk).count,
	Examples: []string{"How many allies does France have?", "How many countries must defend Japan?", "미국의 동맹국은 몇 나라인가요?"},
}

// count counts at one day: a year is taken at its middle, as yearly figures of allies are, and the
// sentence says so.
func (d *Desk) count(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	if d.cw.IsGroup(r.Subject) && r.CountsAllies() { // which has members, not allies
		return d.allies(ctx, a)
	}
	r.AsOf = ask.Middle(r.AsOf)
	p, err := d.book.Partners(ctx, d.query(r))
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form, a.Counted = ask.FormCount, r.AsOf
	if r.CountsStates() {
		a.Partners = tie.States(r.Holding(p.Partners))
	}
	n := len(r.Holding(a.Partners))
	if r.Side != "" {
		a.Partners = r.Side.Of(r.Subject, p.Partners)
		n = len(a.Partners)
		a.Count, a.Form, a.Reading.AsOf = &n, ask.FormSide, r.AsOf
		return nil
	}
	if r.CountsAllies() {
		n = tie.OwedBy(r.Subject, p.Partners)
	}
	a.Count = &n
	return nil
}
