package evidence

import (
	"slices"

	"entente"
)

// Disagreement is one matter on which sources differ: all versions, and which one is used.
type Disagreement struct {
	About    string          `json:"about"`
	Partner  entente.ActorID `json:"partner,omitempty"`
	Versions []Version       `json:"versions"`
	Used     int             `json:"used"` // index into Versions; -1 where none is
	Why      string          `json:"why"`
}

// Version is what one or more sources say of a disputed matter.
type Version struct {
	Says     string               `json:"says"`
	Evidence []entente.EvidenceID `json:"evidence"`
}

// RowsOf are the rows that disagreements cite, each once, in order.
func RowsOf(ds []Disagreement) (ids []entente.EvidenceID) {
	for _, d := range ds {
		for _, v := range d.Versions {
			ids = append(ids, v.Evidence...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
