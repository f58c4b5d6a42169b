package tie

import (
	"context"

	"entente"
	"entente/evidence"
)

// Row is what stands behind an evidence id, which may be a line of the program's own list of members.
// not_found if no file of the ledger has that id.
func (b *Book) Row(ctx context.Context, id entente.EvidenceID) (evidence.Row, error) {
	if row, ok := tableRow(id); ok {
		return row, nil
	}
	r, err := b.store.Open(ctx)
	if err != nil {
		return evidence.Row{}, err
	}
	defer r.Close()
	return evidence.At(ctx, r, id)
}

// Holdings are all editions of all datasets: those that the ledger holds, then those that can be imported.
func (b *Book) Holdings(ctx context.Context) ([]entente.Holding, error) {
	r, err := b.store.Open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return evidence.Holdings(ctx, r, b.library.Available)
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
