package entente

// AgreementVersion is what one edition of one dataset says of an agreement.
type AgreementVersion struct {
	Agreement
	Dataset DatasetID
	Edition string // EditionID
}

// MemberVersion is a membership with the edition that records it.
type MemberVersion struct {
	Member
	Dataset DatasetID
	Edition string // EditionID
}

// LinkVersion is a link with the edition that records it.
type LinkVersion struct {
	Link
	Dataset DatasetID
	Edition string // EditionID
}

// ChangeVersion is a change with the edition that records it.
type ChangeVersion struct {
	Change
	Dataset DatasetID
	Edition string // EditionID
}

// FlowVersion is a flow with the edition that records it.
type FlowVersion struct {
	Flow
	Dataset DatasetID
	Edition string // EditionID
}

// RowStatement is one statement that was read from a row, as columns and texts for people to read.
type RowStatement struct {
	Table  string      `json:"table"`
	Values []NameValue `json:"values"`
}

// NameValue is one column of a statement, in column order.
type NameValue struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Holding is a dataset as the ledger holds it.
type Holding struct {
	Card
	Loaded     bool           `json:"loaded"`
	Snapshots  []Snapshot     `json:"snapshots"`
	Statements map[string]int `json:"statements"` // by table: agreements, members, links …
	Rows       int            `json:"rows"`
	Issues     map[string]int `json:"issues"` // by rule
	KeptIssues []Issue        `json:"kept_issues,omitempty"`
	Files      []Role         `json:"files"` // what an import of it reads, whatever the files are called
}
