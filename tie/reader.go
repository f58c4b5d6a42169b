package tie

import (
	"context"

	"entente"
)

// TieReader reads the directed ties of one ledger generation. Ties come in no promised order; the
// caller owns them. Errors are *entente.Error of code unavailable or internal.
type TieReader interface {
	Ties(ctx context.Context, f entente.TieFilter) ([]entente.Tie, error)
	Flows(ctx context.Context, f entente.FlowFilter) ([]entente.FlowVersion, error)
}

// AgreementReader reads what the editions in use at a knowledge date say of agreements. Versions and
// changes of several agreements come in one call, in no promised order.
type AgreementReader interface {
	Agreements(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.AgreementVersion, error)
	Changes(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.ChangeVersion, error)
	Members(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.MemberVersion, error)
	Links(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.LinkVersion, error)
}

// SourceReader reads what the ledger holds of each dataset, and the rows behind statements.
type SourceReader interface {
	// Cards are the editions in use at a knowledge date; the zero date is now.
	Cards(ctx context.Context, known entente.Date) ([]entente.Card, error)
	Holdings(ctx context.Context) ([]entente.Holding, error)
	Spells(ctx context.Context, actor entente.ActorID) ([]entente.Spell, error)
	// Snapshot finds a file by the first twelve or more digits of its id; not_found if there is none.
	Snapshot(ctx context.Context, prefix string) (entente.Snapshot, error)
	Statements(ctx context.Context, id entente.SnapshotID, l entente.Locator) ([]entente.RowStatement, error)
}

// Reader is one generation of the ledger held open; Close lets it go. It is safe for concurrent use.
type Reader interface {
	TieReader
	AgreementReader
	SourceReader
	Generation() int
	Close() error
}

// Store opens the generation in use and the files behind it.
type Store interface {
	Open(ctx context.Context) (Reader, error)
	// Raw reads the record at a place of a snapshot: the record as it stands, the column names, and
	// the cells.
	Raw(ctx context.Context, id entente.SnapshotID, l entente.Locator) (raw string, columns, fields []string, err error)
}
