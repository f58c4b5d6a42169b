package table

import "entente"

// Agreements are what datasets say of instruments; they are looked up by id.
var Agreements = Describe("agreements", "agreement", []string{"agreement_id"}, func(a *entente.Agreement) Form {
	return Form{At: &a.Provenance, Fields: fields([]Field{
		Text("agreement_id", &a.ID).As("agreement").Must(), Text("kind", &a.Kind).Must(), Text("level", &a.Level),
		Text("title", &a.Title), Date("signed", &a.Signed), Date("in_force", &a.InForce),
		Flag("awaits_force", &a.AwaitsForce), Date("ended", &a.Ended), Doubt("claim", &a.Claim), Text("note", &a.Note),
	}, origin(&a.Origin), []Field{First("known", &a.Known)})}
})
