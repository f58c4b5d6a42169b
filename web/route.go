package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"entente"
	"entente/api"
	"entente/web/transport"
)

// endpoint is one kind of path: what it takes, and how it answers. Exactly one of page and data is
// set. The path's own values are read from the request.
type endpoint struct {
	params []string
	page   func(r *http.Request, q url.Values) (page, error)
	data   api.Endpoint
}

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/assets/{name}", s.asset)
	mux.HandleFunc("/healthz", s.health)
	mux.HandleFunc("/{$}", s.serve(endpoint{page: s.home}))
	mux.HandleFunc("/api", s.serve(endpoint{page: s.apiPage}))
	mux.HandleFunc("/api/{$}", moved("/api"))
	for _, r := range s.api.Routes() {
		mux.HandleFunc(r.Path, s.serve(endpoint{params: r.Params, data: r.Serve}))
	}
	s.fixed(mux, "/ask", s.questions())
	s.fixed(mux, "/sources", s.sources())
	s.fixed(mux, "/actors", s.actors())
	s.named(mux, "/actor/{id}", s.actor())
	s.named(mux, "/dyad/{a}/{id}", s.dyad())
	s.named(mux, "/agreement/{id...}", s.agreement())
	s.named(mux, "/sources/{id}", s.source())
	s.named(mux, "/row/{id...}", s.row())
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, notFound(r)) })
	return mux
}

func notFound(r *http.Request) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "web.routes", Message: "there is no page at this address",
		Hint: "ask a question, or start from the first page"}
}

func moved(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusMovedPermanently) }
}

// health says that the process runs and its ledger can be opened. A server that answers from an older
// generation because it cannot take up the new one is alive, and says that it is stale.
func (s *site) health(w http.ResponseWriter, r *http.Request) {
	n, err := s.Generation(r.Context())
	if err != nil {
		s.fail(w, r, &entente.Error{Code: entente.CodeUnavailable, Op: "web.health", Message: "the ledger cannot be opened: " + firstMessage(err),
			Hint: "entente ledger verify says what is wrong with it", Err: err})
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if trouble := s.trouble(); trouble != "" {
		fmt.Fprintf(w, "stale\ngeneration %d\na newer generation cannot be taken up: %s\n", n, trouble)
		return
	}
	fmt.Fprintf(w, "ok\ngeneration %d\n", n)
}

func (s *site) trouble() string {
	if s.Trouble == nil {
		return ""
	}
	return s.Trouble()
}

func firstMessage(err error) string {
	message, _ := entente.MessageOf(err)
	return message
}

// serve answers from the cache, rendering at most once for each key.
func (s *site) serve(e endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := s.answer(w, r, e); err != nil {
			s.fail(w, r, err)
		}
	}
}

func (s *site) answer(w http.ResponseWriter, r *http.Request, e endpoint) error {
	q, err := query(r, e)
	if err != nil {
		return err
	}
	generation, err := s.edition(r.Context())
	if err != nil {
		return err
	}
	block := "data"
	if e.page != nil {
		block = wantedBlock(w.Header(), r)
	} else {
		w.Header().Add("Vary", "Accept-Encoding")
	}
	if s.Dev != "" { // templates change under a running server
		reply, err := s.render(r, q, e, block, generation)
		if err == nil {
			reply.Send(w, r)
		}
		return err
	}
	key := fmt.Sprintf("%d %s %s %s%s", generation, s.today(), block, r.URL.Path, normal(q, e.params))
	reply, hit, err := s.cache.Get(r.Context(), key, func(ctx context.Context) (*transport.Reply, error) {
		return s.render(r.WithContext(ctx), q, e, block, generation)
	})
	if err != nil {
		return err
	}
	transport.InfoOf(r).Hit = hit
	reply.Send(w, r)
	return nil
}

func (s *site) render(r *http.Request, q url.Values, e endpoint, block string, generation int) (*transport.Reply, error) {
	if e.data != nil {
		d, err := e.data(r)
		if err != nil {
			return nil, err
		}
		return transport.NewReply(d.Type, d.Body, transport.Revalidate), nil
	}
	p, err := e.page(r, q)
	if err != nil {
		return nil, err
	}
	return s.finish(p, block, r, generation)
}

// query reads the query string. Data paths refuse parameters that they do not take; pages ignore
// them, because others append their own to links.
func query(r *http.Request, e endpoint) (url.Values, error) {
	if r.URL.RawQuery == "" {
		return nil, nil
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &entente.Error{Code: entente.CodeInvalid, Op: "web.query", Message: "the part of the address after ? cannot be read",
			Hint: "write %25 for a percent sign, and & between parameters", Err: err}
	}
	if e.data != nil {
		return q, api.CheckParams(q, e.params)
	}
	for _, name := range e.params {
		if len(q[name]) > 1 {
			return nil, api.CheckParams(url.Values{name: q[name]}, e.params)
		}
	}
	return q, nil
}

// redirect is an "error" that sends the reader to the address of the same thing written properly.
type redirect struct{ to string }

func (e redirect) Error() string { return "moved to " + e.to }

// fail writes an error as a page or, where a program asked, as the JSON object.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if to, ok := errors.AsType[redirect](err); ok {
		http.Redirect(w, r, to.to, http.StatusPermanentRedirect)
		return
	}
	info := transport.InfoOf(r)
	info.Err = err
	problem, status := api.NewProblem(err, info.ID)
	if errors.Is(err, transport.ErrMethod) {
		status = http.StatusMethodNotAllowed
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	if isData(r.URL.Path) {
		s.failData(w, problem, status)
		return
	}
	body, err := s.errorPage(r, problem, status)
	if err != nil { // the error page itself is broken: plain words are better than none
		info.Err = errors.Join(info.Err, err)
		h.Set("Content-Type", "text/plain; charset=utf-8")
		body = []byte(problem.Message + "\n" + problem.Hint + "\n")
	} else {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(status)
	w.Write(body)
}

func (s *site) failData(w http.ResponseWriter, problem api.Problem, status int) {
	body, err := api.JSON(api.Failure{Error: problem})
	if err != nil {
		status, body.Body = http.StatusInternalServerError, []byte("internal error\n")
	}
	w.Header().Set("Content-Type", api.TypeJSON)
	w.WriteHeader(status)
	w.Write(body.Body)
}

// isData reports whether a path is one that programs read.
func isData(path string) bool {
	return strings.HasPrefix(path, "/api/") || strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".csv")
}
