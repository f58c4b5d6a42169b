package ledger

import "entente"

// Outcome says what an import did, or would do, with a batch.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"     // a new edition, beside those that were there
	Replaced  Outcome = "replaced"  // the same edition from other bytes, or read otherwise: its statements were replaced
	Unchanged Outcome = "unchanged" // the same edition from the same bytes, read the same way: nothing was done
)

// Why says what makes a replaced edition another one.
type Why string

// The reasons, the first that holds.
const (
	FilesChanged   Why = "files"   // other bytes, or other files
	CardChanged    Why = "card"    // the same bytes, under a card that says something else
	MappingChanged Why = "mapping" // the same bytes, read by a program that reads or keeps them otherwise
	PartDamaged    Why = "damaged" // the same bytes, read again because what was read from them is damaged
)

// Report is what an import did or, for a plan, would do.
type Report struct {
	Generation int           `json:"generation"` // in use afterwards; for a plan, in use now
	IsChanged  bool          `json:"is_changed"` // false: the ledger is as it was
	Batches    []BatchReport `json:"batches"`
	Ties       int           `json:"ties"` // derived directed ties afterwards; 0 for a plan
}

// BatchReport is the part of a report about one edition.
type BatchReport struct {
	Dataset    entente.DatasetID    `json:"dataset"`
	Edition    string               `json:"edition"` // EditionID
	Outcome    Outcome              `json:"outcome"`
	Why        Why                  `json:"why,omitempty"` // of a replaced edition
	Rows       int                  `json:"rows"`
	Statements map[string]int       `json:"statements"`       // by table
	Before     map[string]int       `json:"before,omitempty"` // by table, of the edition that was there
	Issues     map[string]int       `json:"issues"`           // by rule
	KeptIssues []entente.Issue      `json:"kept_issues,omitempty"`
	Snapshots  []entente.SnapshotID `json:"snapshots"`
	Restored   []entente.SnapshotID `json:"restored,omitempty"` // snapshots that were missing or damaged
}
