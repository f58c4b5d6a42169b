package web

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"entente"
	"entente/api"
	"entente/say"
	"entente/web/transport"
)

// Names knows actors and their codes. *crosswalk.Crosswalk is one.
type Names interface {
	api.Names
	CodeOf(id entente.ActorID, s entente.System, d entente.Date) (string, bool)
}

// Config is what the pages are made from. Open, Names and Words are required.
type Config struct {
	Open  api.Opener // once for each request
	Names Names
	Words say.Labels // of tables and lists
	// Trouble says why a newer generation than the one in use cannot be taken up; "" or nil: there is none.
	Trouble func() string
	// Tools serves calls of tools at /mcp; nil: there are none.
	Tools      http.Handler
	Hosts      *transport.Hosts // names that the server goes by; nil: any
	Now        func() time.Time // nil: time.Now
	Log        *slog.Logger     // nil: slog.Default
	Version    string           // of the program, for the foot of each page
	Dev        string           // folder web/ to read templates and assets from at each request; "": the embedded ones
	CacheBytes int64            // 0: 64 MB
}

// Site serves the pages and the API.
type site struct {
	Config
	cache  *transport.Cache
	assets *assets
	pages  *pages
}

// ToolsPath is where tools are called.
const ToolsPath = "/mcp"

// New makes the handler of the whole site. It fails where a template cannot be parsed or the
// bundler's manifest cannot be read.
func New(c Config) (http.Handler, error) {
	s, err := newSite(c)
	if err != nil {
		return nil, err
	}
	pages := transport.Guard(s.routes(), s.fail, s.Log, c.Hosts)
	if c.Tools == nil {
		return pages, nil
	}
	calls := transport.GuardCalls(c.Tools, s.fail, s.Log, c.Hosts)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == ToolsPath {
			calls.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}), nil
}

// Server is an HTTP server for the handler with limits on time and size.
func Server(addr string, h http.Handler) *http.Server { return transport.Server(addr, h) }

func newSite(c Config) (*site, error) {
	if c.Open == nil || c.Names == nil || c.Words == nil {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "web.New",
			Message: "sessions, names and words are required"}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	s := &site{Config: c, cache: transport.NewCache(cmp.Or(c.CacheBytes, 64<<20), 4, 30*time.Second)}
	var err error
	if s.assets, err = newAssets(c.Dev); err != nil {
		return nil, err
	}
	if s.pages, err = newPages(c.Dev, c.Words); err != nil {
		return nil, err
	}
	return s, nil
}

// today is the date in UTC: one day for everybody, so that a link means the same to all.
func (s *site) today() entente.Date {
	t := s.Now().UTC()
	return entente.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
}
