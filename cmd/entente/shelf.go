package main

import (
	"context"
	"slices"

	"entente"
	"entente/evidence"
	"entente/format"
	"entente/ledger"
	"entente/starter"
	"entente/tie"
)

// shelf is the book with what the program knows beside it: the files that bring each dataset, and the
// publishers' rows that rows of the starter restate.
type shelf struct {
	*tie.Book
	sources []entente.Source
	ledger  *ledger.Ledger
}

// Holdings are all datasets, each with the files that an import of it reads.
func (s shelf) Holdings(ctx context.Context) ([]entente.Holding, error) {
	held, err := s.Book.Holdings(ctx)
	for i, h := range held {
		held[i].Files = []entente.Role{}
		if src, ok := s.source(h.Dataset); ok {
			held[i].Files = src.Roles
		}
	}
	return held, err
}

func (s shelf) source(d entente.DatasetID) (entente.Source, bool) {
	i := slices.IndexFunc(s.sources, func(x entente.Source) bool { return x.Card.Dataset == d })
	if i < 0 {
		return entente.Source{}, false
	}
	return s.sources[i], true
}

// Row is a record; one of the starter names the publisher's row that it restates, and shows it where
// the ledger has that very file.
func (s shelf) Row(ctx context.Context, id entente.EvidenceID) (evidence.Row, error) {
	row, err := s.Book.Row(ctx, id)
	if err != nil || row.Evidence.Restates == "" {
		return row, err
	}
	file, place := cell(row, "source_file"), cell(row, "source_place")
	at, err := entente.ParseLocator(place)
	if err != nil || file == "" {
		return row, nil // an issue of the starter's file has no place of its own
	}
	e := row.Evidence
	x := &evidence.Restated{Source: string(e.Dataset) + " " + e.Edition, File: file, Place: at.Place()}
	if src, ok := s.source(e.Dataset); ok {
		x.Source = src.Card.Short + " " + e.Edition
	}
	for _, f := range starter.RestatedBy(e.Dataset) {
		if f.Name == file {
			x.Snapshot = f.ID
		}
	}
	x.Raw, x.Hint = s.publishersLine(x.Snapshot, at, e.Dataset)
	row.Restated = x
	return row, nil
}

// publishersLine is the line of the file as the publisher wrote it. Without it the hint says how the
// ledger gets it.
func (s shelf) publishersLine(id entente.SnapshotID, at entente.Locator, d entente.DatasetID) (raw, hint string) {
	if f, err := s.ledger.OpenSnapshot(id); err == nil {
		if raw, _, _, err = format.Raw(f, at); err == nil {
			return raw, "this line is the publisher's own, from the file with that checksum"
		}
	}
	src, ok := s.source(d)
	if !ok || src.Card.Home == "" {
		return "", "the list is Entente's own; its rows restate pages, and name them"
	}
	return "", "the publisher's file is not in this ledger: entente import " + string(d) +
		" FILE… brings it (entente sources " + string(d) +
		" says from where), and answers then cite its own lines"
}

// cell is a field of a record by its column; "" where there is none.
func cell(r evidence.Row, column string) string {
	if i := slices.Index(r.Columns, column); i >= 0 && i < len(r.Fields) {
		return r.Fields[i]
	}
	return ""
}
