package intent

import (
	"context"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// common is the partners that two actors share.
var common = Intent{
	Name: "shared", Accepts: isOf(ask.Shared), Find: (*Desk).shared,
	Examples: []string{"Which allies do Japan and South Korea share?"},
}

// shared keeps the partners of the subject that are partners of the object too, each in the lower of
// its two tiers, with the ties to both.
func (d *Desk) shared(ctx context.Context, a *ask.Finding) error {
	q := d.query(a.Reading)
	if len(q.Kinds) == 0 && q.Tier == "" {
		q.Tier = tie.TreatyAlly
	}
	first, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	q.Actor = a.Reading.Object
	second, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, first)
	a.Partners = []tie.Partner{}
	for _, p := range first.Partners {
		i := slices.IndexFunc(second.Partners, func(o tie.Partner) bool { return o.Actor == p.Actor })
		if i >= 0 && p.Actor != a.Reading.Object {
			p.Ties = append(tiesWith(p.Ties, a.Reading.Subject), tiesWith(second.Partners[i].Ties, a.Reading.Object)...)
			a.Partners = append(a.Partners, p)
		}
	}
	keepEvidence(a, first.Evidence, second.Evidence)
	a.Disagreements = []evidence.Disagreement{}
	if len(a.Partners) == 0 && a.Absence == evidence.Found {
		a.Absence = evidence.None
		if second.Absence != evidence.Found {
			a.Absence = second.Absence
		}
	}
	n := len(a.Partners)
	a.Count = &n
	a.Form, a.Second = ask.FormShared, second
	return nil
}

// tiesWith marks ties with the actor that they tie the partner to.
func tiesWith(vs []tie.View, id entente.ActorID) []tie.View {
	out := slices.Clone(vs)
	for i := range out {
		out[i].With = id
	}
	return out
}
