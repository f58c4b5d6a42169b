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
	return evidence.At(ctx, b.reader, id)
}

// Holdings are all editions of all datasets: those that the ledger holds, then those that can be imported.
func (b *Book) Holdings(ctx context.Context) ([]entente.Holding, error) {
	return evidence.Holdings(ctx, b.reader, b.library.Available)
}

// Generation is the number of the ledger generation that the book reads.
func (b *Book) Generation() int { return b.reader.Generation() }
