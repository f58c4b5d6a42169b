package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/ask/intent"
	"entente/crosswalk"
	"entente/evidence"
	"entente/format"
	"entente/ledger"
	"entente/say"
	"entente/say/en"
	"entente/say/ko"
	"entente/source"
	"entente/starter"
	"entente/tie"
)

// app is the program wired together over one ledger.
type app struct {
	cw      *crosswalk.Crosswalk
	sources []entente.Source
	cards   []entente.Card // of everything that can be imported
	ledger  *ledger.Ledger
	today   func() entente.Date
	close   func() error
	pairs   tie.Memo // what every page of a date draws
}

func (p *program) today() entente.Date {
	t := p.now().UTC()
	return entente.Date{Year: int16(t.Year()), Month: uint8(t.Month()), Day: uint8(t.Day())}
}

// open wires the program over the configured ledger, creating it from the starter where there is
// none. The caller closes it.
func (p *program) open(ctx context.Context) (*app, error) { return p.openBy(ctx, ledger.Open) }

// openAnyway opens a ledger even where the name of the generation in use is broken, to verify it or
// to roll it back.
func (p *program) openAnyway(ctx context.Context) (*app, error) {
	return p.openBy(ctx, ledger.OpenAnyway)
}

type opener func(dir string, o ledger.Options) (*ledger.Ledger, error)

func (p *program) openBy(ctx context.Context, open opener) (*app, error) {
	cw, err := crosswalk.New()
	if err != nil {
		return nil, err
	}
	sources, err := source.All(cw)
	if err != nil {
		return nil, err
	}
	l, err := p.openLedger(ctx, cw, open)
	if err != nil {
		return nil, err
	}
	return &app{cw: cw, sources: sources, cards: cards(sources), ledger: l, today: p.today, close: l.Close}, nil
}

// session opens the generation in use, for one request: a page, a command, a call of the API or of a tool.
// Everything that answers it reads that generation, on the day that it began.
func (a *app) session(ctx context.Context) (*api.Session, error) {
	r, err := a.ledger.Reader(ctx)
	if err != nil {
		return nil, err
	}
	// The day is taken once: a request that is under way at midnight would say "today" of two days.
	day := a.today()
	today := func() entente.Date { return day }
	book := tie.NewBook(reader{r, a.ledger}, a.cw, a.cards, today).With(&a.pairs)
	return &api.Session{Desk: say.NewDesk(intent.NewDesk(book, a.cw, today), speakers(a.cw)),
		Records: shelf{book, a.sources, a.ledger}, Names: a.cw,
		Generation: r.Generation(), Today: day, Release: r.Close}, nil
}

// speakers are the languages that answers are given in.
func speakers(cw *crosswalk.Crosswalk) say.Speakers {
	return say.Speakers{ask.English: en.New(cw), ask.Korean: ko.New(cw)}
}

// holdings are what the generation in use holds of each dataset.
func (a *app) holdings(ctx context.Context) ([]entente.Holding, error) {
	s, err := a.session(ctx)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Records.Holdings(ctx)
}

func (p *program) openLedger(ctx context.Context, cw *crosswalk.Crosswalk, open opener) (*ledger.Ledger, error) {
	bar := p.progress()
	defer bar.finish()
	o := ledger.Options{Clock: p.now, Command: "entente " + strings.Join(p.args, " "),
		MemoryLimit: p.config.Memory.value, Progress: bar.step, Log: p.log}
	// The starter is decoded only where there is no ledger yet: it takes several times as long as opening one.
	l, err := open(p.config.Ledger.value, o)
	if entente.CodeOf(err) != entente.CodeNotFound {
		return l, err
	}
	batches, err := starter.Batches(cw)
	if err != nil {
		return nil, err
	}
	// A script that reads standard error is not to take a first run for a failure.
	if p.errIsTerminal {
		fmt.Fprintln(p.err, "Creating a ledger from the starter in "+p.config.Ledger.value)
	}
	return ledger.Create(ctx, p.config.Ledger.value, batches, o)
}

func cards(sources []entente.Source) []entente.Card {
	var out []entente.Card
	for _, s := range sources {
		out = append(append(out, s.Card), s.Older...)
	}
	return out
}

// reader is a generation with the files behind it.
type reader struct {
	*ledger.Reader
	l *ledger.Ledger
}

func (r reader) Raw(_ context.Context, id entente.SnapshotID, l entente.Locator) (x evidence.Record, err error) {
	f, err := r.l.OpenSnapshot(id)
	if err != nil {
		return x, err
	}
	x.Raw, x.Columns, x.Fields, err = format.Raw(f, l)
	return x, err
}

// find is the source of a dataset; the hint of its error lists the ids.
func find(sources []entente.Source, written string) (entente.Source, error) {
	var ids []string
	id := strings.ToLower(strings.TrimSpace(written))
	for _, s := range sources {
		if string(s.Card.Dataset) == id {
			return s, nil
		}
		ids = append(ids, string(s.Card.Dataset))
	}
	hint := "the datasets are " + strings.Join(ids, ", ")
	if near := nearest(id, ids); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return entente.Source{}, &entente.Error{Code: entente.CodeNotFound, Op: "entente.import",
		Message: "there is no dataset " + written, Hint: hint}
}

// since is a duration as people read it.
func since(start, now time.Time) string { return now.Sub(start).Round(10 * time.Millisecond).String() }
