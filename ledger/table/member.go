package table

import "entente"

// Members are memberships of agreements; they are looked up by agreement.
var Members = Describe("members", "member", []string{"agreement_id"}, func(m *entente.Member) Form {
	return Form{At: &m.Provenance, Period: &m.Period, Fields: []Field{
		Text("agreement_id", &m.Agreement).As("agreement").Must(), Actor("actor", &m.Actor).Must(), Text("raw", &m.Raw),
		First("valid_from", &m.Period.From).As("from"), Last("valid_to", &m.Period.To).As("to"),
		Text("phase", &m.Phase), Text("side", &m.Side), Owed("obligations", &m.Obligations), Doubt("claim", &m.Claim),
		First("known", &m.Known)}}
})
