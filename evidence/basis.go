package evidence

import "entente"

// Basis is what a figure rests on: its rows or, where they are too many to list, what was asked of the ledger,
// how many findings the figure counts, and a sample of their rows.
type Basis struct {
	Rows []entente.EvidenceID `json:"rows,omitempty"`
	// Query is what was asked, by the names of the filter: {"ties": "alliance", "to": "USA", "owing": "defence",
	// "at": "1955-06-30"}.
	Query  map[string]string    `json:"query,omitempty"`
	Count  int                  `json:"count,omitempty"`
	Sample []entente.EvidenceID `json:"sample,omitempty"`
}

// Cites are the rows that a basis names.
func (b Basis) Cites() []entente.EvidenceID {
	if len(b.Query) == 0 {
		return b.Rows
	}
	return b.Sample
}
