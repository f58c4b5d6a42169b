package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"entente"
	"entente/evidence"
	"entente/format"
	"entente/ledger"
)

// queries is how many queries of a kind are timed in each round. No query is asked twice of one open
// ledger, which would remember the answer.
const queries = 12

// grown is a ledger of one size and what its queries took.
type grown struct {
	data               *synthetic
	dir                string
	dyad, panel, trace sample
	ties               int
}

// growth measures queries of a ledger of ATOP's size and of two that are ten times as large: one in
// which the same states have ten times the agreements, and one with ten times the states, ten worlds
// side by side. The reference is the small one, in the same rounds.
func (b *bench) growth(ctx context.Context) ([]row, error) {
	one, dense, wide := &grown{data: newSynthetic(1, 1)}, &grown{data: newSynthetic(1, 10)},
		&grown{data: newSynthetic(10, 1)}
	all := []*grown{one, dense, wide}
	for i, g := range all {
		g.dir = filepath.Join(b.dir, fmt.Sprintf("grown-%d", i))
		l, err := ledger.Create(ctx, g.dir, []entente.Batch{g.data.batch()}, ledger.Options{})
		if err != nil {
			return nil, err
		}
		if err := l.Close(); err != nil {
			return nil, err
		}
	}
	err := alternate(rounds, one.round(ctx), dense.round(ctx), wide.round(ctx))
	if err != nil {
		return nil, err
	}
	const small = "the same in a ledger of ATOP's size"
	line := func(work string, at, base sample, limit budget) row {
		return row{work: work, values: at, budget: limit, references: []reference{{small, base}}}
	}
	panel := func(size string, g *grown) row {
		return row{work: fmt.Sprintf("all defence ties at a date, ten times the %s (%s ties)", size,
			thousands(float64(g.ties))),
			values: g.panel, budget: budget{linear: 10},
			references: []reference{{fmt.Sprintf("%s (%s ties)", small, thousands(float64(one.ties))), one.panel}}}
	}
	return []row{
		line("dyad query, ten times the agreements of the same states", dense.dyad, one.dyad, budget{growth: 2}),
		line("dyad query, ten times the states", wide.dyad, one.dyad, budget{growth: 2}),
		panel("agreements", dense),
		panel("states", wide),
		line("the row behind a footnote, ten times the agreements", dense.trace, one.trace, budget{}),
		line("the row behind a footnote, ten times the states", wide.trace, one.trace, budget{}),
	}, nil
}

// round opens the ledger, so that it remembers nothing, and asks its queries. The opening itself and
// a first query, which reads the catalogue of the database, are not timed.
func (g *grown) round(ctx context.Context) func(bool) error {
	return func(isMeasured bool) error {
		l, err := ledger.Open(g.dir, ledger.Options{})
		if err != nil {
			return err
		}
		defer l.Close()
		r, err := l.Reader(ctx)
		if err != nil {
			return err
		}
		defer r.Close()
		dyad, panel, trace := sample{}, sample{}, sample{}
		if err := g.askDyads(ctx, r, &dyad); err != nil {
			return err
		}
		if err := g.askPanels(ctx, r, &panel); err != nil {
			return err
		}
		if err := g.askRows(ctx, l, &trace); err != nil {
			return err
		}
		if isMeasured {
			g.dyad, g.panel, g.trace = append(g.dyad, dyad...), append(g.panel, panel...), append(g.trace, trace...)
		}
		return nil
	}
}

// askDyads asks what ties two states, each time of another state.
func (g *grown) askDyads(ctx context.Context, r *ledger.Reader, s *sample) error {
	for i, p := range g.data.pairs[:queries+1] {
		start := time.Now()
		ties, err := r.Ties(ctx, entente.TieFilter{Actor: p[0], Other: p[1]})
		if err != nil {
			return err
		}
		if len(ties) == 0 {
			return fmt.Errorf("%s and %s have no tie, and should have", p[0], p[1])
		}
		if i > 0 {
			*s = append(*s, milliseconds(time.Since(start)))
		}
	}
	return nil
}

// askPanels asks for the defence ties of everybody, each time at another date.
func (g *grown) askPanels(ctx context.Context, r *ledger.Reader, s *sample) error {
	for i := range queries + 1 {
		start := time.Now()
		ties, err := r.Ties(ctx, entente.TieFilter{Owing: entente.Defence, At: entente.Year(1960 + i)})
		if err != nil {
			return err
		}
		if g.ties = len(ties); g.ties == 0 {
			return fmt.Errorf("nobody owes defence in %d, and somebody should", 1960+i)
		}
		if i > 0 {
			*s = append(*s, milliseconds(time.Since(start)))
		}
	}
	return nil
}

// askRows asks for rows from the beginning to the end of the file, with their records as they stand.
func (g *grown) askRows(ctx context.Context, l *ledger.Ledger, s *sample) error {
	id := g.data.evidence(1)
	for i := range queries + 1 {
		line := 2 + i*(g.data.lines-2)/queries
		id = entente.EvidenceID(fmt.Sprintf("%s.L%d", string(id)[:12], line))
		start := time.Now()
		row, err := rowOf(ctx, l, id)
		if err != nil {
			return err
		}
		if len(row.Statements) != 1 || row.Fields[0] != fmt.Sprint(line) {
			return fmt.Errorf("%s leads to %d statements and the cells %q", id, len(row.Statements), row.Fields)
		}
		if i > 0 {
			*s = append(*s, milliseconds(time.Since(start)))
		}
	}
	return nil
}

// rowOf opens the generation in use and reads the row, as a request does.
func rowOf(ctx context.Context, l *ledger.Ledger, id entente.EvidenceID) (evidence.Row, error) {
	r, err := l.Reader(ctx)
	if err != nil {
		return evidence.Row{}, err
	}
	defer r.Close()
	return evidence.At(ctx, reader{r, l}, id)
}

// reader is a generation with the files behind it, as in the program.
type reader struct {
	*ledger.Reader
	l *ledger.Ledger
}

// Raw reads the record at a place of a snapshot.
func (r reader) Raw(_ context.Context, id entente.SnapshotID, l entente.Locator) (x evidence.Record, err error) {
	f, err := r.l.OpenSnapshot(id)
	if err != nil {
		return x, err
	}
	x.Raw, x.Columns, x.Fields, err = format.Raw(f, l)
	return x, err
}
