package web

import (
	"net/http"
	"net/url"

	"entente"
	"entente/api"
	"entente/ask"
)

// Dyad is the page of two actors: everything that ties them, ended ties included.
type Dyad struct {
	Frame
	Result
	A, B       entente.Actor
	AURL, BURL string
	Form       AsOfForm
}

func (s *site) dyad() resource[ask.Answer] {
	return resource[ask.Answer]{params: api.AnswerParams, csv: api.AnswerCSV, page: s.dyadPage,
		read: func(r *http.Request, written string) (ask.Answer, error) {
			a, err := s.actorIn(r, r.PathValue("a"))
			if err != nil {
				return ask.Answer{}, err
			}
			b, err := s.actorIn(r, written)
			if err != nil {
				return ask.Answer{}, err
			}
			if a == b {
				return ask.Answer{}, &entente.Error{Code: entente.CodeInvalid, Op: "web.dyad",
					Message: "a pair needs two different actors", Hint: "its partners are at " + actorURL(a)}
			}
			o, err := api.ReadOptions(r.URL.Query(), s.today())
			if err != nil {
				return ask.Answer{}, err
			}
			return s.Desk.Dyad(r.Context(), a, b, o)
		}}
}

func (s *site) dyadPage(_ *http.Request, q url.Values, a ask.Answer) (page, error) {
	first, _ := s.Names.Actor(a.Reading.Subject)
	second, _ := s.Names.Actor(a.Reading.Object)
	path := pathTo("dyad", string(first.ID)+"/"+string(second.ID))
	dates := s.dates(a.Reading)
	return &Dyad{Result: s.result(a), A: first, B: second, AURL: actorURL(first.ID) + dates, BURL: actorURL(second.ID) + dates,
		Frame: Frame{Name: "dyad", Title: first.Name + " and " + second.Name + ", " + asOfWords(a.Reading.AsOf), Path: path,
			HasTwins: true, Query: pinned(q, a.Reading, api.AnswerParams)},
		Form: s.asOfForm(path, q, a.Reading)}, nil
}
