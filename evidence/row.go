package evidence

import (
	"cmp"
	"context"
	"strings"

	"entente"
)

// Row is what stands behind a footnote: the raw record beside the statements read from it.
type Row struct {
	ID         entente.EvidenceID     `json:"evidence_id"`
	Evidence   Reference              `json:"evidence"`
	Raw        string                 `json:"raw"` // the bytes as they stand in the file, as UTF-8
	Columns    []string               `json:"columns"`
	Fields     []string               `json:"fields"`
	Statements []entente.RowStatement `json:"statements"`
	// Restated is set where the record is Entente's restatement, as in the starter: the publisher's row that
	// it restates.
	Restated *Restated `json:"restated,omitempty"`
}

// Citations is the source and the file of the record.
func (r Row) Citations() Cited {
	e := r.Evidence
	s := Source{Dataset: e.Dataset, Short: e.Source, Edition: e.Edition, Citation: e.Citation, Licence: e.Licence,
		Home: e.URL}
	prefix, _, _ := strings.Cut(string(r.ID), ".")
	return Cited{Sources: map[string]Source{s.ID(): s},
		Files: map[string]File{prefix: {Source: s.ID(), Snapshot: e.Snapshot, Name: e.File, Restates: e.Restates}}}
}

// Restated is a row of a publisher's file that a record of the starter restates.
type Restated struct {
	Source   string             `json:"source"` // "ATOP 5.1"
	File     string             `json:"file"`
	Place    string             `json:"place"` // "line 412"
	Snapshot entente.SnapshotID `json:"snapshot"`
	Raw      string             `json:"raw,omitempty"` // the publisher's own line, where the ledger has the file
	Hint     string             `json:"hint"`          // how to see that line, or where it comes from
}

// At is what stands behind an evidence id: the record as it stands in its file, and the statements
// that were read from it. not_found if no file of the ledger has that id.
func At(ctx context.Context, r Reader, id entente.EvidenceID) (Row, error) {
	prefix, place, err := entente.ParseEvidenceID(id)
	if err != nil {
		return Row{}, err
	}
	snap, err := r.Snapshot(ctx, prefix)
	if err != nil {
		return Row{}, err
	}
	held, err := r.Holdings(ctx)
	if err != nil {
		return Row{}, err
	}
	var card entente.Card
	for _, h := range held {
		if h.EditionID() == snap.Edition {
			card = h.Card
		}
	}
	statements, err := r.Statements(ctx, snap.ID, place)
	if err != nil {
		return Row{}, err
	}
	record, err := r.Raw(ctx, snap.ID, place)
	if err != nil {
		return Row{}, err
	}
	source := sourceOf(card)
	note := NewFootnote(source, fileOf(snap, source), place, originIn(statements))
	return Row{ID: id, Evidence: note.Reference(), Raw: record.Raw,
		Columns: record.Columns, Fields: record.Fields, Statements: statements}, nil
}

// originIn is the page that a curated row restates, from the statements read from it.
func originIn(statements []entente.RowStatement) (o entente.Origin) {
	for _, s := range statements {
		for _, v := range s.Values {
			switch v.Name {
			case "origin_title":
				o.Title = cmp.Or(o.Title, v.Value)
			case "origin_url":
				o.URL = cmp.Or(o.URL, v.Value)
			case "trust":
				o.Trust = cmp.Or(o.Trust, v.Value)
			}
		}
	}
	return o
}
