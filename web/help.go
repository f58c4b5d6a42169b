package web

import (
	"net/http"
	"net/url"
	"strings"

	"entente/api"
	"entente/internal/failure"
	"entente/web/transport"
)

// APIPage describes the API to people.
type APIPage struct {
	Frame
	Routes []RouteRow
	Codes  []failure.Row
}

// RouteRow is one path.
type RouteRow struct {
	Path, Summary, Params string
	Example               string
}

func apiPage() page {
	p := &APIPage{Frame: Frame{Name: "api", Title: "The same answers for programs"}, Codes: failure.Table()}
	for _, r := range api.Resources() {
		p.Routes = append(p.Routes, RouteRow{Path: strings.ReplaceAll(r.Path, "...}", "}"), Summary: r.Summary,
			Params: strings.Join(r.Params, ", "), Example: r.Example})
	}
	p.Routes = append(p.Routes, RouteRow{Path: api.DescriptionPath, Summary: "The description of all this, as OpenAPI",
		Example: api.DescriptionPath})
	return p
}

// ErrorPage is what a reader sees of a failure.
type ErrorPage struct {
	Frame
	api.Problem
	Status int
}

func (s *site) errorPage(r *http.Request, problem api.Problem, status int) ([]byte, error) {
	p := &ErrorPage{Problem: problem, Status: status, Frame: Frame{Name: "error", Title: upperFirst(problem.Message),
		Path: (&url.URL{Path: r.URL.Path}).EscapedPath()}}
	if q := r.URL.Query().Get("q"); len(q) <= api.QuestionLimit {
		p.Question = strings.ToValidUTF8(q, "�")
	}
	reply, err := s.finish(p, "page", r.URL.Path, transport.InfoOf(r).Generation)
	if err != nil {
		return nil, err
	}
	return reply.Body(), nil
}
