// Package intent answers propositions from the ledger: a file for each thing that can be asked, and one list of
// them. It gives findings and no words. Start at [Desk.Ask] and [All].
package intent
