package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
)

// Row is what stands behind an evidence id: the record as it stands in its file, and the statements
// that were read from it. not_found if no file of the ledger has that id.
func (b *Book) Row(ctx context.Context, id entente.EvidenceID) (Row, error) {
	prefix, place, err := entente.ParseEvidenceID(id)
	if err != nil {
		return Row{}, err
	}
	if row, ok := tableRow(id); ok {
		return row, nil
	}
	r, err := b.store.Open(ctx)
	if err != nil {
		return Row{}, err
	}
	defer r.Close()
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
	raw, columns, fields, err := b.store.Raw(ctx, snap.ID, place)
	if err != nil {
		return Row{}, err
	}
	return Row{ID: id, Evidence: footnote(snap, card, place, originIn(statements)), Raw: raw, Columns: columns, Fields: fields,
		Statements: statements}, nil
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

// Holdings are all editions of all datasets: those that the ledger holds, then those that can be imported.
func (b *Book) Holdings(ctx context.Context) ([]entente.Holding, error) {
	r, err := b.store.Open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	held, err := r.Holdings(ctx)
	if err != nil {
		return nil, err
	}
	for i := range held {
		held[i].Loaded = true
	}
	for _, c := range b.known {
		if !slices.ContainsFunc(held, func(h entente.Holding) bool { return h.EditionID() == c.EditionID() }) {
			held = append(held, entente.Holding{Card: c})
		}
	}
	slices.SortStableFunc(held, func(a, b entente.Holding) int {
		return cmp.Or(boolCompare(b.Loaded, a.Loaded), cmp.Compare(a.Short, b.Short), b.Published.Compare(a.Published), cmp.Compare(a.Edition, b.Edition))
	})
	return held, nil
}

// Generation is the ledger generation in use; answers are the same for as long as it is.
func (b *Book) Generation(ctx context.Context) (int, error) {
	r, err := b.store.Open(ctx)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	return r.Generation(), nil
}
