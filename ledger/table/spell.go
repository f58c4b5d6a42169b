package table

import "entente"

// Spells are periods in which states were members of a state system; they are looked up by state.
var Spells = Describe("spells", "spell", []string{"actor", "system", "valid_from_first"}, func(s *entente.Spell) Form {
	return Form{At: &s.Provenance, Period: &s.Period, Fields: []Field{
		Actor("actor", &s.Actor).Must(), Text("system", &s.System).Must(), Text("code", &s.Code), Text("name", &s.Name),
		First("valid_from", &s.Period.From).As("from"), Last("valid_to", &s.Period.To).As("to"),
		Flag("is_censored", &s.IsCensored)}}
})
