package tie

import (
	"entente"
	"entente/crosswalk"
	"entente/evidence"
)

// TableDataset names the program's own list of the members of groups among the datasets of a membership.
const TableDataset entente.DatasetID = "entente-groups"

// tablePublished is when the list was last gone over: what was known before does not use it, and a member of
// it is one as of that day.
var tablePublished = entente.Date{Year: 2026, Month: 11, Day: 1}

// tableSource is the list as footnotes cite it.
var tableSource = evidence.Source{Dataset: TableDataset, Short: "Members of groups, the program's own list",
	Edition:  "2026-11",
	Citation: "Dates of accession and exit, compiled for Entente and held by a test against ATOP 5.1 and COW IGO 2.3.",
	Licence:  "facts, free to use"}

// tableEvidence is the footnote of a line of the list; it looks like one of an imported file.
func tableEvidence(line int) entente.EvidenceID {
	_, id := crosswalk.GroupTable()
	return entente.Provenance{Snapshot: id, Locator: entente.Locator{Line: line}}.Evidence()
}

// tableFootnote explains the footnote of a line of the list; ok is false for that of any other file.
func tableFootnote(id entente.EvidenceID) (evidence.Footnote, bool) {
	name, snapshot := crosswalk.GroupTable()
	prefix, place, err := entente.ParseEvidenceID(id)
	if err != nil || prefix != string(snapshot)[:12] || place.Line == 0 {
		return evidence.Footnote{}, false
	}
	file := evidence.File{Source: tableSource.ID(), Snapshot: snapshot, Name: name}
	return evidence.NewFootnote(&tableSource, &file, place, entente.Origin{}), true
}

// tableRow is a line of the list for the page behind a footnote.
func tableRow(id entente.EvidenceID) (evidence.Row, bool) {
	note, ok := tableFootnote(id)
	if !ok {
		return evidence.Row{}, false
	}
	e := note.Reference()
	raw, columns, fields, ok := crosswalk.GroupTableLine(e.Locator.Line)
	if !ok {
		return evidence.Row{}, false
	}
	values := make([]entente.NameValue, len(columns))
	for i, c := range columns {
		values[i] = entente.NameValue{Name: c, Value: fields[i]}
	}
	return evidence.Row{ID: id, Evidence: e, Raw: raw, Columns: columns, Fields: fields,
		Statements: []entente.RowStatement{{Table: "group members", Values: values}}}, true
}
