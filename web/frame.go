package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/web/transport"
)

// Frame is what every page has around its own content.
type Frame struct {
	Name       string // of the page's folder
	Title      string
	Question   string // in the question box
	Path       string // without query, without twin
	Query      string // of the permalink, with "?" where there is any
	HasTwins   bool
	Styles     []string
	Scripts    []string
	Generation int // of the ledger; not called Edition, which a dataset has too
	Today      entente.Date
	Made       string // date and time of rendering, UTC
	Version    string
	Licences   string // address of those of the npm packages in the bundle
}

func (f *Frame) frame() *Frame { return f }

// Permalink is the address that will show the same again: the date of the question is in it.
func (f *Frame) Permalink() string { return f.Path + f.Query }

// Twin is the address of the page's data in a format.
func (f *Frame) Twin(format string) string { return f.Path + "." + format + f.Query }

// page is a page's struct: a Frame with content.
type page interface{ frame() *Frame }

// Block is the header by which a script asks for one block of a page instead of the whole.
const blockHeader = "Entente-Block"

// wantedBlock decides page or fragment, here and nowhere else: a script that has the page asks the
// same address for its answer alone. Everything else, the restoring of history included, is a page.
// Replies carry Vary because of it.
func wantedBlock(h http.Header, r *http.Request) string {
	h.Add("Vary", "Accept-Encoding")
	h.Add("Vary", blockHeader)
	if r.Header.Get(blockHeader) == "answer" {
		return "answer"
	}
	return "page"
}

// finish fills in the frame and renders.
func (s *site) finish(p page, block string, path string, generation int) (*transport.Reply, error) {
	f := p.frame()
	a, err := s.assets.now()
	if err != nil {
		return nil, err
	}
	f.Generation, f.Today, f.Version = generation, s.today(), s.Version
	f.Made = s.Now().UTC().Format("2006-01-02 15:04 UTC")
	if f.Path == "" {
		f.Path = (&url.URL{Path: path}).EscapedPath()
	}
	f.Licences = a.licencesURL()
	for _, source := range []string{"site.css", f.Name + ".css"} {
		if u := a.url(source); u != "" {
			f.Styles = append(f.Styles, u)
		}
	}
	for _, source := range []string{"site.ts", f.Name + ".ts"} {
		if u := a.url(source); u != "" {
			f.Scripts = append(f.Scripts, u)
		}
	}
	body, err := s.pages.render(f.Name, block, p)
	if err != nil {
		return nil, err
	}
	return transport.NewReply("text/html; charset=utf-8", body, transport.Revalidate), nil
}

// normal is a query with the known parameters only, without empty ones, in order: one key of the
// cache, and one permalink, for all the ways to write it.
func normal(q url.Values, allowed []string) string {
	var parts []string
	for _, name := range slices.Sorted(slices.Values(allowed)) {
		if v := strings.TrimSpace(q.Get(name)); v != "" {
			parts = append(parts, name+"="+url.QueryEscape(v))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "?" + strings.Join(parts, "&")
}

// pinned is a normal query that names the dates of the answer even where the reader did not: it is
// for links that are kept.
func pinned(q url.Values, r ask.Proposition, allowed []string) string {
	p := url.Values{}
	for _, name := range allowed {
		if v := q.Get(name); !strings.EqualFold(strings.TrimSpace(v), "today") { // tomorrow it means another day
			p.Set(name, v)
		}
	}
	for name, date := range map[string]entente.Date{"as_of": r.AsOf, "known_at": r.KnownAt} {
		if p.Get(name) == "" && !date.IsZero() {
			p.Set(name, date.String())
		}
	}
	return normal(p, allowed)
}
