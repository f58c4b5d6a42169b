package tie

import (
	"context"

	"entente"
	"entente/evidence"
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

// Reader is one generation of the ledger held open, with the ties in it. It is safe for concurrent use.
type Reader interface {
	TieReader
	AgreementReader
	evidence.Reader
}
