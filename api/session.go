package api

import (
	"context"

	"entente"
	"entente/ask"
	"entente/crosswalk"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

// Desk answers questions, in words or already read. It is used concurrently; errors carry a code.
type Desk interface {
	// Ask never fails on a question that it cannot read: such an answer has the intent unknown.
	Ask(ctx context.Context, question string, o ask.Options) (say.Answer, error)
	// Allies and Dyad fail with not_found where no such actor is known.
	Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (say.Answer, error)
	Dyad(ctx context.Context, a, b entente.ActorID, o ask.Options) (say.Answer, error)
	// Members is invalid for an actor that is no group.
	Members(ctx context.Context, group entente.ActorID, o ask.Options) (say.Answer, error)
}

// Records are read for what no question asks: instruments, histories, holdings, and the rows behind footnotes.
// Missing things are not_found. It is used concurrently.
type Records interface {
	Instrument(ctx context.Context, id entente.AgreementID, known entente.Date) (tie.Instrument, error)
	Holdings(ctx context.Context) ([]entente.Holding, error)
	Row(ctx context.Context, id entente.EvidenceID) (evidence.Row, error)
	// History is every treaty that the actor ever had.
	History(ctx context.Context, actor entente.ActorID, known entente.Date) ([]tie.Episode, evidence.Footnotes, error)
	// Edges are the alliances among actors at a date, each pair once, for the network.
	Edges(ctx context.Context, actors []entente.ActorID, at, known entente.Date) ([]tie.Edge, error)
}

// Names knows the actors. *crosswalk.Crosswalk is one.
type Names interface {
	Actor(id entente.ActorID) (entente.Actor, bool)
	Actors() []entente.Actor // by id
	// Find reads words that name an actor at a date; what it cannot read is not_found.
	Find(text string, at entente.Date) (crosswalk.Mention, error)
}

// Session is the view that one request has of the ledger: everything in it is read from one generation,
// on one day, whatever is imported meanwhile. A page, an API call, a command and a call of a tool each
// open one, once. It is used by one request and must be closed.
type Session struct {
	Desk       Desk
	Records    Records
	Names      Names
	Generation int          // that is read; it keys whatever is kept of the answers
	Today      entente.Date // the last date that a question may ask about
	Release    func() error // lets the generation go; nil where there is nothing to let go
}

// Close lets the generation go.
func (s *Session) Close() error {
	if s.Release == nil {
		return nil
	}
	return s.Release()
}

// Opener opens a session on the generation in use.
type Opener func(context.Context) (*Session, error)
