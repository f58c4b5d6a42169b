package web

import (
	"context"
	"strings"

	"entente"
	"entente/evidence"
)

// Row is the page behind a footnote: a record as it stands in its file, beside what was read from it.
type Row struct {
	Frame
	evidence.Row
	Source     Source
	Trust      string // what there is to say of the page that the row restates
	Cells      []entente.NameValue
	Statements []StatementRow
}

// StatementRow is one statement that was read from the record.
type StatementRow struct {
	Table  string // "agreement"
	Values []entente.NameValue
}

func (s *site) recordPage(_ context.Context, _ *visit, row evidence.Row) (page, error) {
	return rowPage(row), nil
}

func rowPage(row evidence.Row) *Row {
	notes := newFootnotes(func(entente.EvidenceID) evidence.Reference { return row.Evidence })
	notes.marks([]entente.EvidenceID{row.ID})
	p := &Row{Row: row, Source: notes.Sources[0], Frame: Frame{Name: "row", HasTwins: true, Path: rowURL(row.ID),
		Title: strings.TrimSpace(row.Evidence.Source + ", " + row.Evidence.Place)}}
	if x := row.Restated; x != nil {
		p.Title = "Entente’s restatement of " + x.Source + ", " + x.File + ", " + x.Place
	}
	if row.Evidence.Trust != "" {
		p.Trust = "How plainly the page says it: " + row.Evidence.Trust + " trust"
	}
	for i, name := range row.Columns {
		cell := entente.NameValue{Name: name}
		if i < len(row.Fields) {
			cell.Value = row.Fields[i]
		}
		p.Cells = append(p.Cells, cell)
	}
	for _, st := range row.Statements {
		x := StatementRow{Table: strings.TrimSuffix(underscore(st.Table), "s")}
		for _, v := range st.Values {
			x.Values = append(x.Values, entente.NameValue{Name: underscore(strings.TrimPrefix(v.Name, "_")),
				Value: v.Value})
		}
		p.Statements = append(p.Statements, x)
	}
	return p
}
