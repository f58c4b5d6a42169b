package web

import (
	"net/http"
	"net/url"
	"strings"

	"entente/api"
	"entente/internal/failure"
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

// The examples are of paths that every ledger can answer, the starter's included.
var routeExamples = map[string]string{
	"/api/v1/ask":                    "/api/v1/ask?q=Who+is+allies+with+south+korea",
	"/api/v1/actors":                 "/api/v1/actors",
	"/api/v1/actors/{id}/allies":     "/api/v1/actors/KOR/allies?as_of=1975",
	"/api/v1/actors/{id}/agreements": "/api/v1/actors/KOR/agreements",
	"/api/v1/dyads/{a}/{b}":          "/api/v1/dyads/KOR/USA",
	"/api/v1/sources":                "/api/v1/sources",
	"/api/v1/openapi.json":           "/api/v1/openapi.json",
}

func (s *site) apiPage(*http.Request, url.Values) (page, error) {
	p := &APIPage{Frame: Frame{Name: "api", Title: "The same answers for programs"}, Codes: failure.Table()}
	for _, r := range s.api.Routes() {
		p.Routes = append(p.Routes, RouteRow{Path: strings.ReplaceAll(r.Path, "...}", "}"), Summary: r.Summary,
			Params: strings.Join(r.Params, ", "), Example: routeExamples[r.Path]})
	}
	return p, nil
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
	n, err := s.edition(r.Context())
	if err != nil {
		n = 0 // the error may be just that
	}
	reply, err := s.finish(p, "page", r, n)
	if err != nil {
		return nil, err
	}
	return reply.Body(), nil
}
