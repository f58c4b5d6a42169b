package api

import (
	"net/http"
	"reflect"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// Actors is the reply of /api/v1/actors.
type Actors struct {
	Actors []entente.Actor `json:"actors"`
}

// Sources is the reply of /api/v1/sources.
type Sources struct {
	Sources []entente.Holding `json:"sources"`
}

// History is the reply of /api/v1/actors/{id}/agreements.
type History struct {
	Actor    entente.ActorID `json:"actor"`
	KnownAt  entente.Date    `json:"known_at"`
	Episodes []tie.Episode   `json:"agreements"`
	Evidence tie.EvidenceSet `json:"evidence"`
}

// Routes are the paths of the API.
func (a *API) Routes() []Route {
	answer := reflect.TypeFor[ask.Answer]()
	question := append([]string{"q"}, AnswerParams...)
	return []Route{
		{"/api/v1/ask", "A question in words, read and answered", question, answer, a.ask},
		{"/api/v1/actors", "Every actor that is known", nil, reflect.TypeFor[Actors](), a.actors},
		{"/api/v1/actors/{id}/allies", "The partners of one actor, by tier", AnswerParams, answer, a.allies},
		{"/api/v1/actors/{id}/agreements", "Every alliance, security agreement, partnership and trade agreement that one actor ever had", []string{"known_at"},
			reflect.TypeFor[History](), a.history},
		{"/api/v1/actors/{id}/members", "Who belongs to a group at a date", []string{"as_of", "known_at"}, answer, a.members},
		{"/api/v1/dyads/{a}/{b}", "What ties two actors", AnswerParams, answer, a.dyad},
		{"/api/v1/agreements/{id...}", "One agreement as all its sources have it", []string{"known_at"},
			reflect.TypeFor[tie.Instrument](), a.agreement},
		{"/api/v1/sources", "The datasets, their licences and citations", nil, reflect.TypeFor[Sources](), a.sources},
		{"/api/v1/rows/{id...}", "The record behind a footnote, as it stands in its file", nil,
			reflect.TypeFor[tie.Row](), a.row},
		{"/api/v1/openapi.json", "This description", nil, nil, a.openAPI},
	}
}

func (a *API) ask(r *http.Request) (Response, error) {
	q := r.URL.Query()
	question, err := ReadQuestion(q)
	if err != nil {
		return Response{}, err
	}
	o, err := ReadOptions(q, a.today())
	if err != nil {
		return Response{}, err
	}
	answer, err := a.desk.Ask(r.Context(), question, o)
	return reply(answer, err)
}

func (a *API) allies(r *http.Request) (Response, error) {
	o, err := ReadOptions(r.URL.Query(), a.today())
	if err != nil {
		return Response{}, err
	}
	answer, err := a.desk.Allies(r.Context(), ActorID(r.PathValue("id")), o)
	return reply(answer, err)
}

func (a *API) history(r *http.Request) (Response, error) {
	known, err := ReadDate(r.URL.Query(), "known_at", a.today())
	if err != nil {
		return Response{}, err
	}
	id := ActorID(r.PathValue("id"))
	if _, ok := a.names.Actor(id); !ok {
		return Response{}, &entente.Error{Code: entente.CodeNotFound, Op: "api.history", Message: "there is no actor with that id",
			Hint: "actors have ISO codes such as KOR; /api/v1/actors lists them"}
	}
	episodes, evidence, err := a.book.History(r.Context(), id, known)
	if episodes == nil {
		episodes = []tie.Episode{}
	}
	return reply(History{id, known, episodes, evidence}, err)
}

func (a *API) members(r *http.Request) (Response, error) {
	o, err := ReadOptions(r.URL.Query(), a.today())
	if err != nil {
		return Response{}, err
	}
	answer, err := a.desk.Members(r.Context(), ActorID(r.PathValue("id")), o)
	return reply(answer, err)
}

func (a *API) dyad(r *http.Request) (Response, error) {
	o, err := ReadOptions(r.URL.Query(), a.today())
	if err != nil {
		return Response{}, err
	}
	answer, err := a.desk.Dyad(r.Context(), ActorID(r.PathValue("a")), ActorID(r.PathValue("b")), o)
	return reply(answer, err)
}

func (a *API) agreement(r *http.Request) (Response, error) {
	known, err := ReadDate(r.URL.Query(), "known_at", a.today())
	if err != nil {
		return Response{}, err
	}
	instrument, err := a.book.Instrument(r.Context(), AgreementID(r.PathValue("id")), known)
	return reply(instrument, err)
}

func (a *API) actors(*http.Request) (Response, error) { return reply(Actors{a.names.Actors()}, nil) }

func (a *API) sources(r *http.Request) (Response, error) {
	holdings, err := a.book.Holdings(r.Context())
	return reply(Sources{holdings}, err)
}

func (a *API) row(r *http.Request) (Response, error) {
	row, err := a.book.Row(r.Context(), entente.EvidenceID(r.PathValue("id")))
	return reply(row, err)
}

func (a *API) openAPI(*http.Request) (Response, error) { return JSON(Describe(a.Routes())) }

// ActorID is an actor's id as somebody typed it: ids are upper-case, paths forgive lower case.
func ActorID(s string) entente.ActorID { return entente.ActorID(strings.ToUpper(s)) }

// AgreementID is an agreement's id as somebody typed it: the dataset before the colon is lower-case,
// and what follows is its own, in its own case.
func AgreementID(s string) entente.AgreementID {
	dataset, key, ok := strings.Cut(strings.TrimSpace(s), ":")
	if !ok {
		return entente.AgreementID(dataset)
	}
	return entente.AgreementID(strings.ToLower(dataset) + ":" + key)
}

func reply(v any, err error) (Response, error) {
	if err != nil {
		return Response{}, err
	}
	return JSON(v)
}
