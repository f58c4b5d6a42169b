package web

import (
	"net/http"
	"net/url"
	"strings"

	"entente"
	"entente/api"
)

// resource is a thing with a page and two twins. read is the same for the three, so that they cannot
// differ; csv and page only rewrite what it read.
type resource[T any] struct {
	params []string
	read   func(r *http.Request, id string) (T, error)
	page   func(r *http.Request, q url.Values, v T) (page, error)
	csv    func(T) (api.Response, error)
}

// forms are the three endpoints of a resource; id takes the last part of the path without its twin.
func (x resource[T]) forms(id func(*http.Request) string) (html, json, csv endpoint) {
	html = endpoint{params: x.params, page: func(r *http.Request, q url.Values) (page, error) {
		v, err := x.read(r, id(r))
		if err != nil {
			return nil, err
		}
		return x.page(r, q, v)
	}}
	json = endpoint{params: x.params, data: func(r *http.Request) (api.Response, error) {
		v, err := x.read(r, id(r))
		if err != nil {
			return api.Response{}, err
		}
		return api.JSON(v)
	}}
	csv = endpoint{params: x.params, data: func(r *http.Request) (api.Response, error) {
		v, err := x.read(r, id(r))
		if err != nil {
			return api.Response{}, err
		}
		return x.csv(v)
	}}
	return html, json, csv
}

type formed interface {
	forms(id func(*http.Request) string) (html, json, csv endpoint)
}

// fixed mounts a resource at one path.
func (s *site) fixed(mux *http.ServeMux, path string, x formed) {
	html, json, csv := x.forms(func(*http.Request) string { return "" })
	mux.HandleFunc(path, s.serve(html))
	mux.HandleFunc(path+".json", s.serve(json))
	mux.HandleFunc(path+".csv", s.serve(csv))
}

// named mounts a resource whose path ends in an id; net/http cannot match a suffix, so the twin is
// told here.
func (s *site) named(mux *http.ServeMux, pattern string, x formed) {
	html, json, csv := x.forms(func(r *http.Request) string {
		id, _ := splitTwin(r.PathValue("id"))
		return id
	})
	serveHTML, serveJSON, serveCSV := s.serve(html), s.serve(json), s.serve(csv)
	mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
		switch _, twin := splitTwin(r.PathValue("id")); twin {
		case "json":
			serveJSON(w, r)
		case "csv":
			serveCSV(w, r)
		default:
			serveHTML(w, r)
		}
	})
}

func splitTwin(s string) (id, twin string) {
	for _, twin := range []string{"json", "csv"} {
		if id, ok := strings.CutSuffix(s, "."+twin); ok {
			return id, twin
		}
	}
	return s, ""
}

// actorIn reads an actor's id from a path. Ids are upper-case; another spelling is sent on, so that
// there is one address for each thing.
func (s *site) actorIn(r *http.Request, written string) (entente.ActorID, error) {
	id := api.ActorID(written)
	if _, ok := s.Names.Actor(id); !ok {
		return "", &entente.Error{Code: entente.CodeNotFound, Op: "web.actorIn", Message: "there is no actor with that id",
			Hint: "actors have ISO codes such as KOR; the list is at /actors, and the question box understands names"}
	}
	if string(id) != written {
		return "", sentOn(r, written, string(id))
	}
	return id, nil
}

// sentOn leads to the address in which an id is written properly, so that each thing has one address.
func sentOn(r *http.Request, written, proper string) error {
	path := strings.Replace(r.URL.Path, "/"+written, "/"+proper, 1)
	return redirect{(&url.URL{Path: path, RawQuery: r.URL.RawQuery}).String()}
}
