package table

import "entente"

// Links are pairs that agreements tie; they are looked up by agreement.
var Links = Describe("links", "link", []string{"agreement_id"}, func(l *entente.Link) Form {
	return Form{At: &l.Provenance, Period: &l.Period, Fields: []Field{
		Text("agreement_id", &l.Agreement).As("agreement").Must(), Actor("from_actor", &l.From).Must(),
		Actor("to_actor", &l.To).Must(), Flag("is_mutual", &l.IsMutual), First("valid_from", &l.Period.From).As("from"),
		Last("valid_to", &l.Period.To).As("to"), Owed("obligations", &l.Obligations), Actor("through", &l.Through),
		Doubt("claim", &l.Claim), First("known", &l.Known)},
		Wrong: func() (label, expected string) {
			if l.From != "" && l.From == l.To {
				return "to_actor", "expected two different actors"
			}
			return "", ""
		}}
})
