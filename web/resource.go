package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"entente"
	"entente/api"
)

// visit is one request with the session that answers it.
type visit struct {
	*api.Session
	path, rawQuery string     // as asked for
	q              url.Values // what a page does not take is ignored
	in             api.Input
}

// view is how a resource is shown as a page.
type view struct {
	// proper sends a reader to the address in which an id is written properly; nil: there is one spelling.
	proper func(v *visit) error
	page   func(ctx context.Context, v *visit, read any) (page, error)
}

// shown makes a view of what a resource of the same type reads.
func shown[T any](proper func(*visit) error, show func(context.Context, *visit, T) (page, error)) view {
	return view{proper, func(ctx context.Context, v *visit, read any) (page, error) { return show(ctx, v, read.(T)) }}
}

// views are the pages of resources, by their names.
func (s *site) views() map[string]view {
	return map[string]view{
		"ask":       shown(nil, s.answerPage),
		"actors":    shown(nil, s.actorsPage),
		"allies":    shown(s.properActors, s.actorPage),
		"dyad":      shown(s.properActors, s.dyadPage),
		"agreement": shown(properAgreement, s.instrumentPage),
		"sources":   shown(nil, s.sourcesPage),
		"source":    shown(properSource, s.sourceOf),
		"trace":     shown(nil, s.recordPage),
	}
}

// mount serves a resource: its path of the API and, where it has one, its page with the two twins.
func (s *site) mount(mux *http.ServeMux, r api.Resource, v view) {
	mux.HandleFunc(r.Path, s.serve(endpoint{of: r, format: "json"}))
	if r.Page == "" {
		return
	}
	forms := map[string]http.HandlerFunc{}
	for _, format := range []string{"", "json", "csv"} {
		forms[format] = s.serve(endpoint{of: r, view: v, format: format})
		if !strings.HasSuffix(r.Page, "}") {
			path := r.Page
			if format != "" {
				path += "." + format
			}
			mux.HandleFunc(path, forms[format])
		}
	}
	if last := lastWildcard(r); last != "" { // net/http cannot match a suffix, so the twin is told here
		mux.HandleFunc(r.Page, func(w http.ResponseWriter, req *http.Request) {
			_, twin := splitTwin(req.PathValue(last))
			forms[twin](w, req)
		})
	}
}

func lastWildcard(r api.Resource) string {
	if names := r.Wildcards(); len(names) > 0 {
		return names[len(names)-1]
	}
	return ""
}

// input is what an address says, to a resource: of the query only what the resource takes, and the
// values of the path without the twin.
func input(e endpoint, r *http.Request, q url.Values) api.Input {
	in := api.Input{Values: url.Values{}}
	for _, name := range e.of.Params {
		if v, ok := q[name]; ok {
			in.Values[name] = v
		}
	}
	for _, name := range e.of.Wildcards() {
		in.Set(name, r.PathValue(name))
	}
	if last := lastWildcard(e.of); last != "" && !strings.HasPrefix(r.URL.Path, "/api/") {
		id, _ := splitTwin(r.PathValue(last))
		in.Set(last, id)
	}
	return in
}

func splitTwin(s string) (id, twin string) {
	for _, twin := range []string{"json", "csv"} {
		if id, ok := strings.CutSuffix(s, "."+twin); ok {
			return id, twin
		}
	}
	return s, ""
}

// properActors knows the actors of a path. Ids are upper-case; another spelling is sent on, so that
// there is one address for each thing.
func (s *site) properActors(v *visit) error {
	var ids []entente.ActorID
	for _, name := range []string{"actor", "a", "b"} {
		if !v.in.Has(name) {
			continue
		}
		written := v.in.Get(name)
		id := api.ActorID(written)
		if _, ok := s.Names.Actor(id); !ok {
			return &entente.Error{Code: entente.CodeNotFound, Op: "web.properActors",
				Message: "there is no actor with that id",
				Hint: "actors have ISO codes such as KOR; the list is at /actors, and the question box " +
					"understands names"}
		}
		if string(id) != written {
			return v.sentOn(written, string(id))
		}
		ids = append(ids, id)
	}
	if len(ids) == 2 && ids[0] == ids[1] {
		return &entente.Error{Code: entente.CodeInvalid, Op: "web.properActors",
			Message: "a pair needs two different actors", Hint: "its partners are at " + actorURL(ids[0])}
	}
	return nil
}

func properAgreement(v *visit) error {
	if written := v.in.Get("agreement"); string(api.AgreementID(written)) != written {
		return v.sentOn(written, string(api.AgreementID(written)))
	}
	return nil
}

func properSource(v *visit) error {
	if written := v.in.Get("dataset"); strings.ToLower(written) != written {
		return v.sentOn(written, strings.ToLower(written))
	}
	return nil
}

// sentOn leads to the address in which an id is written properly, so that each thing has one address.
func (v *visit) sentOn(written, proper string) error {
	path := strings.Replace(v.path, "/"+written, "/"+proper, 1)
	return redirect{(&url.URL{Path: path, RawQuery: v.rawQuery}).String()}
}
