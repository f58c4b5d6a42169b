package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"entente"
)

// Generation is one state of the ledger.
type Generation struct {
	Number   int      `json:"generation"`
	Parent   int      `json:"parent"` // that it was copied from; 0 for the first
	Made     string   `json:"made"`   // RFC 3339, UTC
	Bytes    int64    `json:"bytes"`
	Editions []string `json:"editions"` // EditionIDs
	IsInUse  bool     `json:"is_in_use"`
	Problem  string   `json:"problem,omitempty"` // why it cannot be opened
}

// Info is a ledger at a glance.
type Info struct {
	Dir           string       `json:"dir"`
	Current       int          `json:"current"`           // 0 where none can be told
	Problem       string       `json:"problem,omitempty"` // why none is in use
	Generations   []Generation `json:"generations"`       // newest first
	Snapshots     int          `json:"snapshots"`
	SnapshotBytes int64        `json:"snapshot_bytes"`   // compressed
	Writer        string       `json:"writer,omitempty"` // who writes at the moment, in words
}

// Info tells what the ledger holds: its generations with their editions, its files, and who writes.
// A generation that cannot be opened is listed with its problem, and so is a broken CURRENT: whoever
// rolls back needs the list.
func (l *Ledger) Info(ctx context.Context) (Info, error) {
	info := Info{Dir: l.dir}
	if h := holder(l.dir); h != nil {
		info.Writer = h.String()
	}
	var err error
	if info.Current, err = readCurrent(l.dir); err != nil {
		info.Problem = rootCause(err)
	}
	list, err := l.generations()
	if err != nil {
		return info, translate("ledger.Info", err)
	}
	for _, n := range slices.Backward(list) {
		g := l.describe(ctx, n)
		g.IsInUse = n == info.Current
		info.Generations = append(info.Generations, g)
	}
	err = l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if s, err := os.Stat(path); err == nil && id != "" {
			info.Snapshots++
			info.SnapshotBytes += s.Size()
		}
		return nil
	})
	return info, translate("ledger.Info", err)
}

// describe opens a generation and reads what it says of itself.
func (l *Ledger) describe(ctx context.Context, n int) Generation {
	g := Generation{Number: n, Editions: []string{}}
	if s, err := os.Stat(l.generationPath(n)); err == nil {
		g.Bytes = s.Size()
		g.Made = s.ModTime().UTC().Format(time.RFC3339)
	}
	db, err := openDatabase(ctx, l.generationPath(n), l.o.readAccess())
	if err != nil {
		g.Problem = rootCause(err)
		return g
	}
	defer db.Close()
	var number, parent int
	var created, derivation string
	err = scan(ctx, db, generationList, nil, func() error {
		if number == n {
			g.Parent, g.Made = parent, created
		}
		return nil
	}, &number, &parent, &created, &derivation)
	if err == nil {
		var editions []editionContents
		if editions, err = editionsOf(ctx, db); err == nil {
			for _, e := range editions {
				g.Editions = append(g.Editions, e.edition)
			}
		}
	}
	if err != nil {
		g.Problem = rootCause(err)
	}
	return g
}

// Rollback puts an earlier generation into use; 0 means the one that the present one was copied from.
// Newer generations stay until later imports push them out, so a rollback can be undone by naming
// one. A generation that is not there, or cannot be opened, is refused.
func (l *Ledger) Rollback(ctx context.Context, to int) (Generation, error) {
	const op = "ledger.Rollback"
	k, err := acquire(ctx, l.dir, l.o)
	if err != nil {
		return Generation{}, err
	}
	defer k.release()
	list, err := l.generations()
	if err != nil {
		return Generation{}, translate(op, err)
	}
	if to == 0 {
		if to, err = l.previous(ctx, list); err != nil {
			return Generation{}, err
		}
	}
	if !slices.Contains(list, to) {
		return Generation{}, &entente.Error{Code: entente.CodeNotFound, Op: op,
			Message: fmt.Sprintf("the ledger has no generation %d; it has %v", to, list),
			Hint:    "`entente ledger info` lists the generations"}
	}
	if _, err := l.readContents(ctx, to); err != nil {
		return Generation{}, translate(op, damaged(to, err))
	}
	if err := writeCurrent(l.dir, to); err != nil {
		return Generation{}, translate(op, err)
	}
	l.refresh()
	g := l.describe(ctx, to)
	g.IsInUse = true
	l.o.Log.Info("rolled back", "generation", to, "folder", filepath.Base(l.dir))
	return g, nil
}

// previous is the generation that the present one was copied from or, where that is gone or the
// present one cannot be read, the newest one older than it that opens.
func (l *Ledger) previous(ctx context.Context, list []int) (int, error) {
	current, err := readCurrent(l.dir)
	if err != nil { // a broken CURRENT: the newest generation that opens
		current = slices.Max(append(list, 0)) + 1
	}
	if g := l.describe(ctx, current); g.Parent > 0 && slices.Contains(list, g.Parent) {
		return g.Parent, nil
	}
	for _, n := range slices.Backward(list) {
		if n >= current {
			continue
		}
		if _, err := l.readContents(ctx, n); err == nil {
			return n, nil
		}
	}
	return 0, &entente.Error{Code: entente.CodeNotFound, Op: "ledger.Rollback",
		Message: "there is no earlier generation to return to",
		Hint: "`entente ledger info` lists the generations; where none can be opened, name a new folder with --ledger " +
			"and import your files into it"}
}
