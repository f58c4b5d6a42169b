package evidence

import "entente"

// Basis is what a figure rests on: its rows or, where they are too many to list, the query that gives them
// all, with how many of its findings are counted and a sample of their rows.
type Basis struct {
	Rows   []entente.EvidenceID `json:"rows,omitempty"`
	Query  string               `json:"query,omitempty"`  // an address of the API
	Count  int                  `json:"count,omitempty"`  // that the figure counts
	Sample []entente.EvidenceID `json:"sample,omitempty"` // of their rows
}

// Cites are the rows that a basis names.
func (b Basis) Cites() []entente.EvidenceID {
	if b.Query == "" {
		return b.Rows
	}
	return b.Sample
}
