package table

import "entente"

// Changes are events in the lives of agreements; they are looked up by agreement.
var Changes = Describe("changes", "change", []string{"agreement_id"}, func(c *entente.Change) Form {
	return Form{At: &c.Provenance, Fields: fields([]Field{
		Text("agreement_id", &c.Agreement).As("agreement").Must(), First("changed", &c.Date).As("date"),
		Text("change_id", &c.ID).As("change"), Text("kind", &c.Kind).Must(), Actors("actors", &c.Actors),
		Flag("is_between", &c.IsBetween), Text("note", &c.Note), Doubt("claim", &c.Claim),
	}, origin(&c.Origin), []Field{First("known", &c.Known)})}
})
