package table

import "entente"

// Flows are numbers between two actors; the history of a pair in one measure lies together.
var Flows = Describe("flows", "flow", []string{"measure", "from_actor", "to_actor", "valid_from_first"},
	func(f *entente.Flow) Form {
		return Form{At: &f.Provenance, Period: &f.Period, Fields: []Field{
			Text("measure", &f.Measure).Must(), Actor("from_actor", &f.From).Must(), Actor("to_actor", &f.To).Must(),
			Flag("is_directed", &f.IsDirected), First("valid_from", &f.Period.From).As("from"),
			Last("valid_to", &f.Period.To).As("to"), Number("value", &f.Value), Text("raw", &f.Raw)}}
	})
