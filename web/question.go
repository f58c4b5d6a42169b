package web

import (
	"cmp"
	"context"
	"net/url"

	"entente/api"
	"entente/ask"
	"entente/say"
)

// Ask is the answer to a question, a refusal included.
type Ask struct {
	Frame
	Result
	IsRefusal   bool
	Suggestions []Example
	Actor       Link // the full page of the subject, where there is one
}

func (s *site) answerPage(_ context.Context, v *visit, a say.Answer) (page, error) {
	params := append([]string{"q"}, api.AnswerParams...)
	p := &Ask{Frame: Frame{Name: "ask", Title: cmp.Or(a.Question, "A question"), Question: a.Question, Path: "/ask",
		HasTwins: true,
		Query:    pinned(v.q, a.Reading, params)}, Result: s.result(a), IsRefusal: a.Reading.Intent == ask.Unknown}
	for _, text := range a.Suggestions {
		p.Suggestions = append(p.Suggestions, Example{text, "/ask?q=" + url.QueryEscape(text), langOf(text)})
	}
	if a.Reading.Subject != "" && a.Reading.Intent != ask.Rank {
		p.Actor = Link{actorURL(a.Reading.Subject) + s.dates(a.Reading), s.nameOf(a.Reading.Subject),
			s.koreanOf(a.Reading.Subject)}
	}
	return p, nil
}

// langOf tells Korean from English by its letters, for screen readers and hyphenation.
func langOf(text string) string {
	for _, r := range text {
		if r >= 0xac00 && r <= 0xd7a3 {
			return "ko"
		}
	}
	return "en"
}
