package evidence

import (
	"context"

	"entente"
)

// Reader is one generation of the ledger held open: what it holds of each dataset, and the rows behind
// statements. However many newer generations arrive, it reads the one that it was opened on. It is safe
// for concurrent use; callers own what it returns. Errors are *entente.Error of code unavailable,
// internal, canceled or timeout, and not_found where a method says so.
type Reader interface {
	// Cards are the editions in use at a knowledge date; the zero date is now.
	Cards(ctx context.Context, known entente.Date) ([]entente.Card, error)
	Holdings(ctx context.Context) ([]entente.Holding, error)
	Spells(ctx context.Context, actor entente.ActorID) ([]entente.Spell, error)
	// Snapshot finds a file by the first twelve or more digits of its id; not_found if there is none.
	Snapshot(ctx context.Context, prefix string) (entente.Snapshot, error)
	// Statements are what was read from the record at a place; none where nothing was.
	Statements(ctx context.Context, id entente.SnapshotID, l entente.Locator) ([]entente.RowStatement, error)
	// Raw is the record at a place as it stands in its file; not_found where the file has no such place.
	Raw(ctx context.Context, id entente.SnapshotID, l entente.Locator) (Record, error)
	// Generation is the number of the generation that is read.
	Generation() int
	// Close lets the generation go; a second call does nothing.
	Close() error
}

// Record is one record of a file as it stands there.
type Record struct {
	Raw     string   // its bytes, as UTF-8
	Columns []string // the names of the columns, from the file's header
	Fields  []string // the cells
}
