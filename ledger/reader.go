package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// currentAge is how long a look at CURRENT holds: a reader opened later takes up a new generation.
const currentAge = 250 * time.Millisecond

// handle is one open generation, shared by its readers and closed by the last of them. All its parts are
// attached, so that it stays readable whatever is swept meanwhile.
type handle struct {
	manifest generation.Manifest
	ledger   *Ledger
	db       *sql.DB
	tieKeys  []int32 // the key of an edition, by its key in the derived part less one

	refs int // guarded by Ledger.mu

	mu       sync.Mutex
	prepared map[string]*sql.Stmt // by text
	unions   map[string]string    // of all parts, by table
	views    map[string]bool      // of tables, that have been made

	// What was asked already.
	ties       memo[storedTie] // by actor
	lists      memo[storedTie] // by filter
	agreements memo[stored[entente.AgreementVersion]]
	changes    memo[stored[entente.ChangeVersion]]
	members    memo[stored[entente.MemberVersion]]
	links      memo[stored[entente.LinkVersion]]
	flows      memo[entente.FlowVersion]
	spells     memo[entente.Spell]
	holdings   memo[entente.Holding]
}

// Reader reads one generation of the ledger, however many newer ones arrive. It is safe for
// concurrent use and must be closed. All its methods fail with codes of package entente: canceled or
// timeout by the context, unavailable and unprocessable by a damaged disk or file.
type Reader struct {
	ledger *Ledger
	h      *handle
	once   sync.Once
}

// Reader opens the generation in use. CURRENT is looked at when the last look is older than a
// quarter of a second. Where the new generation cannot be opened and an older one is open already,
// the older one is kept in use, the failure is logged once, and [Ledger.Trouble] tells it.
func (l *Ledger) Reader(ctx context.Context) (*Reader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil, &entente.Error{Code: entente.CodeUnavailable, Op: "ledger.Reader", Message: "the ledger was closed"}
	}
	if l.handle == nil || time.Since(l.checked) >= currentAge {
		if err := l.takeUp(ctx); err != nil && l.handle == nil {
			return nil, translate("ledger.Reader", err)
		} else if ctx.Err() == nil {
			l.note(err)
		}
		l.checked = time.Now()
	}
	l.handle.refs++
	return &Reader{ledger: l, h: l.handle}, nil
}

// note remembers why the newest generation is not in use, and logs it when it is new.
func (l *Ledger) note(err error) {
	trouble := ""
	if err != nil {
		trouble = rootCause(err)
	}
	switch {
	case trouble == l.trouble:
		return
	case trouble != "":
		l.o.Log.Error("a new generation cannot be taken up; the one before stays in use",
			"generation", l.handle.manifest.Number, "error", err)
	default:
		l.o.Log.Info("the new generation has been taken up", "generation", l.handle.manifest.Number)
	}
	l.trouble = trouble
}

// Trouble says why a newer generation than the one that readers get cannot be taken up; "" where there
// is none. It is as old as the last [Ledger.Reader].
func (l *Ledger) Trouble() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.trouble
}

// takeUp opens the generation that CURRENT names, unless it is open already. A generation may be
// dropped between reading its name and opening it; then CURRENT names a newer one.
func (l *Ledger) takeUp(ctx context.Context) error {
	for try := 0; ; try++ {
		n, err := readCurrent(l.dir)
		if err != nil {
			return err
		}
		if l.handle != nil && l.handle.manifest.Number == n {
			return nil
		}
		h, err := l.openHandle(ctx, n)
		if errors.Is(err, fs.ErrNotExist) && try < 3 {
			continue
		}
		if err != nil {
			return err
		}
		old := l.handle
		l.handle = h
		h.refs++ // the ledger's own
		if old != nil {
			return l.unref(old)
		}
		return nil
	}
}

// derived is the name of the derived part where it is attached.
const derived = "derived"

// openHandle opens a generation for reading.
func (l *Ledger) openHandle(ctx context.Context, n int) (*handle, error) {
	m, err := l.read(n)
	if err != nil {
		return nil, err
	}
	if m.Ties.Layout != tieLayout {
		return nil, oldForm(l.dir)
	}
	h := &handle{manifest: m, ledger: l, prepared: map[string]*sql.Stmt{}, unions: map[string]string{},
		views: map[string]bool{}}
	files := []part.File{{Path: l.partPath(m.Ties.Name), Name: derived}}
	keys := map[string]int32{}
	for i, p := range m.Parts {
		files = append(files, part.File{Path: l.partPath(p.Name), Name: alias(i)})
		keys[p.Name] = int32(i + 1)
	}
	for _, name := range m.Ties.Inputs {
		h.tieKeys = append(h.tieKeys, keys[name])
	}
	if h.db, err = part.Open(context.WithoutCancel(ctx), files, l.o.readAccess()); err != nil {
		return nil, damagedPart(n, err)
	}
	return h, nil
}

// edition is the part with a key, and where a row of it stands. What a damaged part says is an error.
func (h *handle) edition(key, snapshot int32, at entente.Locator) (*generation.Part, entente.Provenance, error) {
	if key < 1 || int(key) > len(h.manifest.Parts) {
		return nil, entente.Provenance{}, damaged(h.manifest.Number, fmt.Errorf("a row is of edition %d", key))
	}
	p := &h.manifest.Parts[key-1]
	if snapshot < 0 || int(snapshot) >= len(p.Snapshots) {
		return nil, entente.Provenance{}, damaged(h.manifest.Number,
			fmt.Errorf("a row is of file %d of %s", snapshot, p.Name))
	}
	return p, entente.Provenance{Snapshot: p.Snapshots[snapshot].ID, Locator: at}, nil
}

// key is the key of a part of the generation.
func (h *handle) key(p *generation.Part) int32 {
	return int32(slices.IndexFunc(h.manifest.Parts, func(o generation.Part) bool { return o.Name == p.Name }) + 1)
}

// union is the text that gives the rows of a table of all parts, to be asked from.
func (h *handle) union(ctx context.Context, t *table.Table) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if text, ok := h.unions[t.Name]; ok {
		return text, nil
	}
	sources, err := h.ledger.sources(ctx, h.db, h.manifest.Parts, t)
	if err == nil {
		h.unions[t.Name] = "(" + t.Union(sources) + ")"
	}
	return h.unions[t.Name], err
}

// view makes the view over a table of all parts, once, for a statement of query/ that asks it by name. Making
// one takes as long as asking it, so that other questions name the union themselves.
func (h *handle) view(ctx context.Context, t *table.Table) error {
	text, err := h.union(ctx, t)
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.views[t.Name] {
		return nil
	}
	_, err = h.db.ExecContext(ctx, "create view "+table.Name(t.Name)+" as "+text)
	h.views[t.Name] = err == nil
	return err
}

// prepare gives a prepared statement, made once for the handle.
func (h *handle) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if p := h.prepared[text]; p != nil {
		return p, nil
	}
	p, err := h.db.PrepareContext(ctx, text)
	if err == nil {
		h.prepared[text] = p
	}
	return p, err
}

// query runs a prepared statement and calls each after every row has been read into the targets.
func (h *handle) query(ctx context.Context, text string, args []any, each func() error, targets ...any) error {
	p, err := h.prepare(ctx, text)
	if err == nil {
		var rows *sql.Rows
		if rows, err = p.QueryContext(ctx, utf8Args(args)...); err == nil {
			err = scanRows(rows, each, targets...)
		}
	}
	return translate("ledger.Reader", err)
}

func scanRows(rows *sql.Rows, each func() error, targets ...any) error {
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := each(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Generation is the number of the generation that is read.
func (r *Reader) Generation() int { return r.h.manifest.Number }

// Close lets go of the generation. It may be called twice.
func (r *Reader) Close() error {
	var err error
	r.once.Do(func() {
		r.ledger.mu.Lock()
		defer r.ledger.mu.Unlock()
		err = r.ledger.unref(r.h)
	})
	return err
}

// unref gives back one use of a handle; the caller holds the mutex.
func (l *Ledger) unref(h *handle) error {
	if h.refs--; h.refs > 0 {
		return nil
	}
	return translate("ledger.Close", h.db.Close())
}

// drop gives back the ledger's own use of the generation; the caller holds the mutex.
func (l *Ledger) drop() error {
	h := l.handle
	if h == nil {
		return nil
	}
	l.handle = nil
	return l.unref(h)
}

// refresh makes the next reader look at CURRENT.
func (l *Ledger) refresh() {
	l.mu.Lock()
	l.checked = time.Time{}
	l.mu.Unlock()
}
