package web

import (
	"context"

	"entente"
	"entente/api"
	"entente/say"
)

// Dyad is the page of two actors: everything that ties them, ended ties included.
type Dyad struct {
	Frame
	Result
	A, B       entente.Actor
	AURL, BURL string
	Form       AsOfForm
}

func (s *site) dyadPage(_ context.Context, v *visit, a say.Answer) (page, error) {
	first, _ := s.Names.Actor(a.Reading.Subject)
	second, _ := s.Names.Actor(a.Reading.Object)
	path := pathTo("dyad", string(first.ID)+"/"+string(second.ID))
	dates := s.dates(a.Reading)
	return &Dyad{Result: s.result(a), A: first, B: second, AURL: actorURL(first.ID) + dates, BURL: actorURL(second.ID) +
		dates,
		Frame: Frame{Name: "dyad", Title: first.Name + " and " + second.Name + ", " + s.Words.AsOf(a.Reading.AsOf),
			Path:     path,
			HasTwins: true, Query: pinned(v.q, a.Reading, api.AnswerParams)},
		Form: s.asOfForm(path, v.q, a.Reading)}, nil
}
