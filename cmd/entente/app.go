package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entente"
	"entente/ask"
	"entente/crosswalk"
	"entente/evidence"
	"entente/format"
	"entente/ledger"
	"entente/source"
	"entente/starter"
	"entente/tie"
)

// app is the program wired together over one ledger.
type app struct {
	cw      *crosswalk.Crosswalk
	sources []entente.Source
	ledger  *ledger.Ledger
	book    shelf
	desk    *ask.Desk
	close   func() error
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
	a := &app{cw: cw, sources: sources, ledger: l, close: l.Close}
	a.book = shelf{tie.NewBook(store{l}, cw, cards(sources), p.today), sources, l}
	a.desk = ask.NewDesk(a.book.Book, cw, p.today)
	return a, nil
}

func (p *program) openLedger(ctx context.Context, cw *crosswalk.Crosswalk, open opener) (*ledger.Ledger, error) {
	bar := p.progress()
	defer bar.finish()
	o := ledger.Options{Clock: p.now, Command: "entente " + strings.Join(p.args, " "), MemoryLimit: p.config.Memory.value, Progress: bar.step, Log: p.log}
	l, err := open(p.config.Ledger.value, o)
	if entente.CodeOf(err) != entente.CodeNotFound {
		return l, err
	}
	batches, err := starter.Batches(cw)
	if err != nil {
		return nil, err
	}
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

// store lets tie read a ledger.
type store struct{ l *ledger.Ledger }

func (s store) Open(ctx context.Context) (tie.Reader, error) {
	r, err := s.l.Reader(ctx)
	if err != nil {
		return nil, err
	}
	return reader{r, s.l}, nil
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
func (a *app) find(written string) (entente.Source, error) {
	var ids []string
	id := strings.ToLower(strings.TrimSpace(written))
	for _, s := range a.sources {
		if string(s.Card.Dataset) == id {
			return s, nil
		}
		ids = append(ids, string(s.Card.Dataset))
	}
	hint := "the datasets are " + strings.Join(ids, ", ")
	if near := nearest(id, ids); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return entente.Source{}, &entente.Error{Code: entente.CodeNotFound, Op: "entente.import", Message: "there is no dataset " + written, Hint: hint}
}

// actor reads an argument that names an actor: an id, a code of any system, or a name in words. The mention
// says how it was read.
func (a *app) actor(text string, at entente.Date) (crosswalk.Mention, error) {
	return a.cw.Find(text, at)
}

// since is a duration as people read it.
func since(start, now time.Time) string { return now.Sub(start).Round(10 * time.Millisecond).String() }
