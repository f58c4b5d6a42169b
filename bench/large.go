package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"time"

	"entente"
	"entente/ledger"
	"entente/ledger/generation"
	ledgerpart "entente/ledger/part"
)

// The size of the large ledger: one part is written of rows and linked under other names until all parts
// together have this many bytes.
const (
	largeBytes  = 5e9
	largeYears  = 100
	largeStates = 174 // 30,102 pairs, so that a part has three million rows
	smallStates = 56  // a tenth of the pairs
)

// panelData is a made-up dataset of one number for every directed pair of states and year: the heaviest
// kind that a ledger holds. Its file is made as it is read.
type panelData struct {
	states int
	size   int64
	id     entente.SnapshotID
}

func newPanel(states int) *panelData {
	p := &panelData{states: states}
	h := sha256.New()
	p.size, _ = io.Copy(h, p.open()) // of bytes in memory: cannot fail
	p.id = entente.SnapshotID(hex.EncodeToString(h.Sum(nil)))
	return p
}

// each gives every row with its line's text.
func (p *panelData) each(give func(f entente.Flow, text string) error) error {
	for year := range largeYears {
		for from := range p.states {
			for to := range p.states {
				if from == to {
					continue
				}
				h := fnv.New128a()
				fmt.Fprint(h, year, from, to)
				raw := hex.EncodeToString(h.Sum(nil))
				in := entente.Year(1900 + year)
				f := entente.Flow{Measure: "trade", From: stateID(from), To: stateID(to), IsDirected: true, Raw: raw,
					Value: float64(h.Sum(nil)[0]) * 1.1, Period: entente.Period{From: in, To: in}}
				if err := give(f, fmt.Sprintf("%d,%s,%s,%s", 1900+year, f.From, f.To, raw)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func stateID(n int) entente.ActorID { return entente.ActorID(fmt.Sprintf("S%03d", n)) }

func (p *panelData) open() io.Reader {
	r, w := io.Pipe()
	go func() {
		b := bufio.NewWriterSize(w, 1<<16)
		b.WriteString("year,from,to,trade\n")
		err := p.each(func(_ entente.Flow, text string) error {
			_, err := b.WriteString(text + "\n")
			return err
		})
		if err == nil {
			err = b.Flush()
		}
		w.CloseWithError(err)
	}()
	return r
}

func (p *panelData) batch() entente.Batch {
	file := entente.File{Name: "panel.csv", Size: p.size,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(p.open()), nil }}
	card := entente.Card{Dataset: "panel", Edition: "1", Short: "PANEL", Licence: "none is needed",
		Published: entente.Year(2020)}
	return entente.Batch{Card: card, Files: []entente.BatchFile{{File: file, ID: p.id, Role: "panel"}},
		Load: func(_ context.Context, emit entente.Emit) (loaded entente.Loaded, err error) {
			at := entente.Locator{Line: 1, Length: int64(len("year,from,to,trade"))}
			err = p.each(func(f entente.Flow, text string) error {
				loaded.Rows++
				at = entente.Locator{Line: at.Line + 1, Offset: at.Offset + at.Length + 1, Length: int64(len(text))}
				f.Provenance = entente.Provenance{Snapshot: p.id, Locator: at}
				return emit(f)
			})
			return loaded, err
		}}
}

// largeLedger is a ledger with the panel, and how long questions of it take.
type largeLedger struct {
	dir             string
	panel           *panelData
	bytes           int64
	parts           int
	imports         sample
	record, history sample
	turn            int
}

// newLarge makes a ledger with the panel, linked under other names until its parts have so many bytes.
func newLarge(ctx context.Context, dir string, panel *panelData, bytes int64) (*largeLedger, error) {
	g := &largeLedger{dir: dir, panel: panel}
	var batches []entente.Batch
	if panel != nil {
		batches = append(batches, panel.batch())
	}
	l, err := ledger.Create(ctx, dir, batches, ledger.Options{})
	if err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil || panel == nil {
		return g, err
	}
	folder, parts := filepath.Join(dir, "generations"), filepath.Join(dir, "parts")
	m, err := generation.Read(folder, 1)
	if err != nil {
		return nil, err
	}
	first := m.Parts[0]
	for g.bytes = first.Bytes; g.bytes < bytes; g.bytes += first.Bytes {
		p := first
		n := len(m.Parts) + 1
		p.Dataset, p.Edition = entente.DatasetID(fmt.Sprintf("panel%d", n)), fmt.Sprintf("panel%d@1", n)
		p.Name = fmt.Sprintf("%s-%016x", p.Edition, n)
		p.Snapshots = []entente.Snapshot{first.Snapshots[0]}
		p.Snapshots[0].ID = entente.SnapshotID(fmt.Sprintf("%064x", n))
		path := func(name string) string { return filepath.Join(parts, name+ledgerpart.Ending) }
		if err := os.Link(path(first.Name), path(p.Name)); err != nil {
			return nil, err
		}
		m.Parts = append(m.Parts, p)
	}
	g.parts = len(m.Parts)
	return g, generation.Write(folder, m)
}

// importSmall imports a dataset of ATOP's size, with other bytes in each turn.
func (g *largeLedger) importSmall(ctx context.Context, data *synthetic) func(bool) error {
	return func(isMeasured bool) error {
		g.turn++
		data.line(fmt.Sprintf("%d,,,,", g.turn))
		l, err := ledger.Open(g.dir, ledger.Options{})
		if err != nil {
			return err
		}
		defer l.Close()
		start := time.Now()
		r, err := l.Import(ctx, []entente.Batch{data.batch()})
		if err != nil {
			return err
		}
		if !r.IsChanged || r.Ties == 0 {
			return fmt.Errorf("an import of %d ties changed nothing", r.Ties)
		}
		if isMeasured {
			g.imports = append(g.imports, milliseconds(time.Since(start)))
		}
		return nil
	}
}

// ask asks a ledger that has just been opened for a record and for the history of a pair, each time another.
func (g *largeLedger) ask(ctx context.Context) func(bool) error {
	return func(isMeasured bool) error {
		g.turn++
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
		rows := g.panel.states * (g.panel.states - 1) * largeYears
		start := time.Now()
		record, err := r.Statements(ctx, g.panel.id, entente.Locator{Line: 2 + g.turn*104729%rows})
		took := time.Since(start)
		if err != nil || len(record) != 1 {
			return fmt.Errorf("a line has %d statements: %w", len(record), err)
		}
		start = time.Now()
		from, to := stateID(g.turn%g.panel.states), stateID((g.turn+7)%g.panel.states)
		history, err := r.Flows(ctx, entente.FlowFilter{Measure: "trade", Actor: from, Other: to})
		if err != nil || len(history) < 2*largeYears {
			return fmt.Errorf("the history of %s and %s has %d rows: %w", from, to, len(history), err)
		}
		if isMeasured {
			g.record, g.history = append(g.record, milliseconds(took)),
				append(g.history, milliseconds(time.Since(start)))
		}
		return nil
	}
}

// large measures what a ledger of five gigabytes costs an import of a small dataset, and what a record and
// the history of a pair cost in it.
func (b *bench) large(ctx context.Context) ([]row, error) {
	panel := newPanel(largeStates)
	full, err := newLarge(ctx, filepath.Join(b.dir, "large"), panel, largeBytes)
	if err != nil {
		return nil, err
	}
	empty, err := newLarge(ctx, filepath.Join(b.dir, "empty"), nil, 0)
	if err != nil {
		return nil, err
	}
	tenth, err := newLarge(ctx, filepath.Join(b.dir, "tenth"), newPanel(smallStates), 0)
	if err != nil {
		return nil, err
	}
	err = alternate(rounds, full.importSmall(ctx, newSynthetic(1, 1)), empty.importSmall(ctx, newSynthetic(1, 1)))
	if err == nil {
		err = alternate(rounds, full.ask(ctx), tenth.ask(ctx))
	}
	size := fmt.Sprintf("a ledger of %.1f GB in %d parts", float64(full.bytes)/1e9, full.parts)
	line := func(work string, at sample, limit budget, against string, base sample) row {
		return row{work: work, values: at, budget: limit, references: []reference{{against, base}}}
	}
	const one = "the same in a ledger of one part, of a tenth of its rows"
	return []row{
		line("import of a dataset of ATOP's size into "+size, full.imports, budget{linear: 1.5},
			"the same into an empty one", empty.imports),
		line("one record in "+size, full.record, budget{}, one, tenth.record),
		line("history of a pair in "+size, full.history, budget{}, one, tenth.history),
	}, err
}
