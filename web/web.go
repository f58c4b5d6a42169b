package web

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"entente"
	"entente/api"
	"entente/tie"
	"entente/web/transport"
)

// Book is what the pages read beside answers. *tie.Book is one; it is used concurrently.
type Book interface {
	api.Book
	// Edges are the alliances among actors at a date, each pair once, for the network.
	Edges(ctx context.Context, actors []entente.ActorID, at, known entente.Date) ([]tie.Edge, error)
}

// Names knows actors and their codes. *crosswalk.Crosswalk is one.
type Names interface {
	api.Names
	CodeOf(id entente.ActorID, s entente.System, d entente.Date) (string, bool)
}

// Config is what the pages are made from. Desk, Book, Names and Generation are required.
type Config struct {
	Desk  api.Desk
	Book  Book
	Names Names
	// Generation is the ledger generation in use. It is asked at most four times a second.
	Generation func(context.Context) (int, error)
	// Trouble says why a newer generation than the one in use cannot be taken up; "" or nil: there is none.
	Trouble    func() string
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
	api        *api.API
	cache      *transport.Cache
	assets     *assets
	pages      *pages
	generation atomic.Pointer[generationSeen]
}

type generationSeen struct {
	number int
	at     time.Time
}

// New makes the handler of the whole site. It fails where a template cannot be parsed or the
// bundler's manifest cannot be read.
func New(c Config) (http.Handler, error) {
	s, err := newSite(c)
	if err != nil {
		return nil, err
	}
	return transport.Guard(s.routes(), s.fail, s.Log, c.Hosts), nil
}

// Server is an HTTP server for the handler with limits on time and size.
func Server(addr string, h http.Handler) *http.Server { return transport.Server(addr, h) }

func newSite(c Config) (*site, error) {
	if c.Desk == nil || c.Book == nil || c.Names == nil || c.Generation == nil {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "web.New", Message: "desk, book, names and generation are required"}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	s := &site{Config: c, cache: transport.NewCache(cmp.Or(c.CacheBytes, 64<<20), 4, 30*time.Second)}
	s.api = api.New(c.Desk, c.Book, c.Names, s.today)
	var err error
	if s.assets, err = newAssets(c.Dev); err != nil {
		return nil, err
	}
	if s.pages, err = newPages(c.Dev); err != nil {
		return nil, err
	}
	return s, nil
}

// today is the date in UTC: one day for everybody, so that a link means the same to all.
func (s *site) today() entente.Date {
	t := s.Now().UTC()
	return entente.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
}

// edition is the ledger generation, looked up anew after a quarter of a second: an import shows
// within a second, and a warm reply costs no look at the disk.
func (s *site) edition(ctx context.Context) (int, error) {
	if g := s.generation.Load(); g != nil && s.Now().Sub(g.at).Abs() < 250*time.Millisecond {
		return g.number, nil
	}
	n, err := s.Generation(ctx)
	if err != nil {
		return 0, err
	}
	s.generation.Store(&generationSeen{n, s.Now()})
	return n, nil
}
