package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"entente"
)

// currentAge is how long a look at CURRENT holds: a reader opened later takes up a new generation.
const currentAge = 250 * time.Millisecond

// handle is one open generation, shared by its readers and closed by the last of them.
type handle struct {
	generation int
	db         *sql.DB
	stale      staleness
	editions   []editionContents
	keys       map[int32]*editionContents
	snapshots  map[int32]entente.SnapshotID

	refs int // guarded by Ledger.mu

	mu       sync.Mutex
	prepared map[statement]*sql.Stmt

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
		l.o.Log.Error("a new generation cannot be taken up; the one before stays in use", "generation", l.handle.generation, "error", err)
	default:
		l.o.Log.Info("the new generation has been taken up", "generation", l.handle.generation)
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
// dropped between reading its name and opening it; then CURRENT names a newer one. A generation of
// an older program is brought up to date first.
func (l *Ledger) takeUp(ctx context.Context) error {
	for try := 0; ; try++ {
		n, err := readCurrent(l.dir)
		if err != nil {
			return err
		}
		if l.handle != nil && l.handle.generation == n {
			return nil
		}
		h, err := l.openHandle(ctx, n)
		if errors.Is(err, fs.ErrNotExist) && try < 3 {
			continue
		}
		if err != nil {
			return err
		}
		if h.stale != (staleness{}) && try < 3 {
			err := l.freshen(ctx)
			if err == nil || h.stale.schema {
				h.db.Close()
				if err != nil {
					return err
				}
				continue
			}
			l.o.Log.Warn("the ties were derived by an older program and stay as they are", "generation", n, "error", err)
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

// freshen makes a generation of this program's out of the one in use.
func (l *Ledger) freshen(ctx context.Context) error {
	k, err := acquire(ctx, l.dir, l.o)
	if err != nil {
		return err
	}
	defer k.release()
	current, err := readCurrent(l.dir)
	if err == nil {
		_, err = l.upgrade(ctx, current)
	}
	return err
}

// openHandle opens a generation for reading.
func (l *Ledger) openHandle(ctx context.Context, n int) (*handle, error) {
	db, err := openDatabase(context.WithoutCancel(ctx), l.generationPath(n), l.o.readAccess())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, broken("ledger.Open", fmt.Sprintf("generation %d of the ledger in %s is not there", n, l.dir), err)
	}
	if err != nil {
		return nil, damaged(n, err)
	}
	h := &handle{generation: n, db: db, keys: map[int32]*editionContents{},
		snapshots: map[int32]entente.SnapshotID{}, prepared: map[statement]*sql.Stmt{}}
	if err := h.load(ctx); err != nil {
		db.Close()
		return nil, damaged(n, err)
	}
	return h, nil
}

// damaged turns a failure to open a generation into one that names it.
func damaged(n int, err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok || errors.Is(err, context.Canceled) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	return broken("ledger.Open", fmt.Sprintf("generation %d of the ledger cannot be opened", n), err)
}

// load reads the small tables that every question needs. Of an older schema it reads nothing.
func (h *handle) load(ctx context.Context) (err error) {
	if h.stale, err = isStale(ctx, h.db); err != nil || h.stale.schema {
		return err
	}
	if h.editions, err = editionsOf(ctx, h.db); err != nil {
		return err
	}
	for i := range h.editions {
		e := &h.editions[i]
		h.keys[e.key] = e
		for j, k := range e.keys {
			h.snapshots[k] = e.snapshots[j].ID
		}
	}
	return nil
}

// prepare gives a prepared statement, made once for the handle.
func (h *handle) prepare(ctx context.Context, s statement) (*sql.Stmt, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if p := h.prepared[s]; p != nil {
		return p, nil
	}
	p, err := h.db.PrepareContext(ctx, s.text())
	if err == nil {
		h.prepared[s] = p
	}
	return p, err
}

// query runs a prepared statement and calls each after every row has been read into the targets.
func (h *handle) query(ctx context.Context, s statement, args []any, each func() error, targets ...any) error {
	p, err := h.prepare(ctx, s)
	if err == nil {
		var rows *sql.Rows
		if rows, err = p.QueryContext(ctx, utf8Args(args)...); err == nil {
			err = scanRows(rows, each, targets...)
		}
	}
	return translate("ledger."+string(s), err)
}

// Generation is the number of the generation that is read.
func (r *Reader) Generation() int { return r.h.generation }

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
