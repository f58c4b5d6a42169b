package api

import (
	"context"
	"net/http"
	"reflect"

	"entente"
	"entente/ask"
	"entente/tie"
)

// Desk answers questions, in words or already read. It is used concurrently; errors carry a code.
type Desk interface {
	// Ask never fails on a question that it cannot read: such an answer has the intent unknown.
	Ask(ctx context.Context, question string, o ask.Options) (ask.Answer, error)
	// Allies and Dyad fail with not_found where no such actor is known.
	Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (ask.Answer, error)
	Dyad(ctx context.Context, a, b entente.ActorID, o ask.Options) (ask.Answer, error)
	// Members is invalid for an actor that is no group.
	Members(ctx context.Context, group entente.ActorID, o ask.Options) (ask.Answer, error)
}

// Book is read for what no question asks: instruments, histories, holdings, and the rows behind footnotes.
// Missing things are not_found. It is used concurrently.
type Book interface {
	Instrument(ctx context.Context, id entente.AgreementID, known entente.Date) (tie.Instrument, error)
	Holdings(ctx context.Context) ([]entente.Holding, error)
	Row(ctx context.Context, id entente.EvidenceID) (tie.Row, error)
	// History is every treaty that the actor ever had.
	History(ctx context.Context, actor entente.ActorID, known entente.Date) ([]tie.Episode, tie.EvidenceSet, error)
}

// Names knows the actors. *crosswalk.Crosswalk is one.
type Names interface {
	Actor(id entente.ActorID) (entente.Actor, bool)
	Actors() []entente.Actor // by id
}

// Response is a whole reply of status 200, ready to be kept and sent more than once.
type Response struct {
	Type string // media type
	Body []byte
}

// Endpoint answers one GET request. It must not keep r.
type Endpoint func(r *http.Request) (Response, error)

// Route is one path of the API with what its description says of it.
type Route struct {
	Path    string // as net/http writes patterns, "/api/v1/dyads/{a}/{b}"
	Summary string
	Params  []string     // names of the query parameters that it takes
	Type    reflect.Type // of the JSON reply; nil for the description itself
	Serve   Endpoint
}

// API answers for programs.
type API struct {
	desk  Desk
	book  Book
	names Names
	today func() entente.Date
}

// New makes an API; today is the last date that a question may ask about.
func New(desk Desk, book Book, names Names, today func() entente.Date) *API {
	return &API{desk: desk, book: book, names: names, today: today}
}
