package intent

import (
	"context"
	"slices"

	"entente/ask"
	"entente/tie"
)

// allies is "who are the allies of X": its partners at a date, of a kind or a tier or of all.
var allies = Intent{
	Name: "allies", Accepts: isOf(ask.Allies), Find: (*Desk).allies,
	Examples: []string{"Who is allied with South Korea?", "Which countries had a defence pact with the ROK in 1975?",
		"Whom must Japan defend?", "한국의 동맹국은?"},
}

func (d *Desk) allies(ctx context.Context, a *ask.Finding) error {
	p, err := d.book.Partners(ctx, d.query(a.Reading))
	if err != nil {
		return err
	}
	d.take(a, p)
	if a.Reading.Side != "" && !d.cw.IsGroup(a.Reading.Subject) {
		a.Form, a.Partners = ask.FormSide, a.Reading.Side.Of(a.Reading.Subject, p.Partners)
		return nil
	}
	a.Form = ask.FormAllies
	if a.Reading.Kind == ask.KindSecurity {
		a.Partners = slices.DeleteFunc(a.Partners, func(p tie.Partner) bool {
			return p.Tier != tie.NoTier &&
				!a.Reading.HoldsTier(p)
		})
	}
	return d.allyGroup(ctx, a)
}
