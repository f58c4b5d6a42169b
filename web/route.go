package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/web/transport"
)

// endpoint is one kind of path: a resource in a format, "" being its page, or a page or data of their own.
type endpoint struct {
	of     api.Resource
	view   view
	format string
	page   func() page                  // of nothing that is read
	data   func() (api.Response, error) // likewise
}

func (e endpoint) isData() bool { return e.format != "" || e.data != nil }

func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/assets/{name}", s.asset)
	mux.HandleFunc("/healthz", s.health)
	mux.HandleFunc("/{$}", s.serve(endpoint{page: home}))
	mux.HandleFunc("/api", s.serve(endpoint{page: apiPage}))
	mux.HandleFunc("/api/{$}", moved("/api"))
	mux.HandleFunc(api.DescriptionPath, s.serve(endpoint{data: func() (api.Response, error) {
		return api.JSON(api.Describe(api.Resources()))
	}}))
	views := s.views()
	for _, r := range api.Resources() {
		s.mount(mux, r, views[r.Name])
	}
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
	session, err := s.Open(r.Context())
	if err != nil {
		s.fail(w, r, &entente.Error{Code: entente.CodeUnavailable, Op: "web.health",
			Message: "the ledger cannot be opened: " + firstMessage(err),
			Hint:    "entente ledger verify says what is wrong with it", Err: err})
		return
	}
	defer session.Close()
	n := session.Generation
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

// inLanguage names the language of the answer in the query, where the browser prefers another than English and
// neither the query nor the question says: what is kept and the permalink are of that language then.
func inLanguage(h http.Header, r *http.Request, e endpoint, q url.Values) {
	if !slices.Contains(e.of.Params, "lang") {
		return
	}
	h.Add("Vary", "Accept-Language")
	l := api.LanguageFor("", r.Header.Get("Accept-Language"), q.Get("q"))
	if q.Get("lang") == "" && l != ask.English {
		q.Set("lang", string(l))
	}
}

// answer opens the session of the request, the one place where that is done, and keys what is kept by its
// generation: a reply is read from that generation and from no other.
func (s *site) answer(w http.ResponseWriter, r *http.Request, e endpoint) error {
	q, err := query(r, e)
	if err != nil {
		return err
	}
	inLanguage(w.Header(), r, e, q)
	session, err := s.Open(r.Context())
	if err != nil {
		return err
	}
	release := func() {
		if err := session.Close(); err != nil {
			s.Log.Error("a generation cannot be let go", "error", err)
		}
	}
	transport.InfoOf(r).Generation = session.Generation
	block := "data"
	if e.isData() {
		w.Header().Add("Vary", "Accept-Encoding")
	} else {
		block = wantedBlock(w.Header(), r)
	}
	v := &visit{Session: session, path: r.URL.Path, rawQuery: r.URL.RawQuery, q: q, in: input(e, r, q)}
	render := func(ctx context.Context) (*transport.Reply, error) { return s.render(ctx, v, e, block) }
	if s.Dev != "" { // templates change under a running server
		defer release()
		reply, err := render(r.Context())
		if err == nil {
			reply.Send(w, r)
		}
		return err
	}
	key := fmt.Sprintf("%d %s %s %s%s", session.Generation, session.Today, block, r.URL.Path, normal(q, e.of.Params))
	reply, hit, err := s.cache.Get(r.Context(), key, render, release)
	if err != nil {
		return err
	}
	transport.InfoOf(r).Hit = hit
	reply.Send(w, r)
	return nil
}

func (s *site) render(ctx context.Context, v *visit, e endpoint, block string) (*transport.Reply, error) {
	var d api.Response
	var p page
	var err error
	switch {
	case e.page != nil:
		p = e.page()
	case e.data != nil:
		d, err = e.data()
	default:
		d, p, err = s.read(ctx, v, e)
	}
	if err != nil {
		return nil, err
	}
	if p == nil {
		return transport.NewReply(d.Type, d.Body, transport.Revalidate), nil
	}
	return s.finish(p, block, v.path, v.Generation)
}

// read gives a resource in the format that was asked for, or its page.
func (s *site) read(ctx context.Context, v *visit, e endpoint) (d api.Response, p page, err error) {
	if e.view.proper != nil {
		if err := e.view.proper(v); err != nil {
			return d, nil, err
		}
	}
	x, err := e.of.Read(ctx, v.Session, v.in)
	if err != nil {
		return d, nil, err
	}
	if e.format == "" {
		p, err = e.view.page(ctx, v, x)
		return d, p, err
	}
	d, err = e.of.Render(x, e.format)
	return d, nil, err
}

// query reads the query string. Data paths refuse parameters that they do not take; pages ignore
// them, because others append their own to links.
func query(r *http.Request, e endpoint) (url.Values, error) {
	if r.URL.RawQuery == "" {
		return url.Values{}, nil
	}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &entente.Error{Code: entente.CodeInvalid, Op: "web.query",
			Message: "the part of the address after ? cannot be read",
			Hint:    "write %25 for a percent sign, and & between parameters", Err: err}
	}
	if e.isData() {
		return q, api.CheckParams(q, e.of.Params)
	}
	for _, name := range e.of.Params {
		if len(q[name]) > 1 {
			return nil, api.CheckParams(url.Values{name: q[name]}, e.of.Params)
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
	return strings.HasPrefix(path, "/api/") || path == ToolsPath || strings.HasSuffix(path, ".json") ||
		strings.HasSuffix(path, ".csv")
}
