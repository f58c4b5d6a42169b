package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"entente"
	"entente/ledger/generation"
)

// Generation is one state of the ledger.
type Generation struct {
	Number   int      `json:"generation"`
	Parent   int      `json:"parent"`   // that it came from; 0 for the first
	Made     string   `json:"made"`     // RFC 3339, UTC
	Bytes    int64    `json:"bytes"`    // of its parts, which other generations may share
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
		g := l.summary(n)
		g.IsInUse = n == info.Current
		info.Generations = append(info.Generations, g)
	}
	old, err := generation.List(l.generationsFolder(), oldEnding)
	if err != nil {
		return info, translate("ledger.Info", err)
	}
	for _, n := range slices.Backward(old) {
		info.Generations = append(info.Generations, Generation{Number: n, Editions: []string{}, IsInUse: n == info.Current,
			Problem: "it was written by an older program; `" + RefreshLedger + "` reads its files again"})
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

// summary is what a generation says of itself.
func (l *Ledger) summary(n int) Generation {
	g := Generation{Number: n, Editions: []string{}}
	m, err := l.read(n)
	for _, f := range m.Files() {
		g.Bytes += f.Bytes
	}
	g.Parent, g.Made = m.Parent(), m.Made
	for _, p := range m.Parts {
		g.Editions = append(g.Editions, p.Edition)
	}
	slices.Sort(g.Editions)
	if err != nil {
		g.Problem = rootCause(err)
	}
	return g
}

// Rollback puts an earlier generation into use; 0 means the one that the present one came from.
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
	if err := l.tryOpen(ctx, to); err != nil {
		return Generation{}, translate(op, err)
	}
	if err := generation.Use(l.dir, to); err != nil {
		return Generation{}, translate(op, err)
	}
	l.refresh()
	g := l.summary(to)
	g.IsInUse = true
	l.o.Log.Info("rolled back", "generation", to, "folder", filepath.Base(l.dir))
	return g, nil
}

// tryOpen opens a generation to see whether it can be used.
func (l *Ledger) tryOpen(ctx context.Context, n int) error {
	h, err := l.openHandle(ctx, n)
	if err != nil {
		return err
	}
	return h.db.Close()
}

// previous is the nearest of the generations that the present one came from which opens. Those that
// somebody rolled back from are not among them: to return to one of these it has to be named. Where the
// present one does not say where it came from, it is the newest one older than it that opens.
func (l *Ledger) previous(ctx context.Context, list []int) (int, error) {
	var candidates []int
	current, err := readCurrent(l.dir)
	if err == nil {
		var m generation.Manifest
		m, err = generation.Read(l.generationsFolder(), current)
		candidates = m.Line
	} else { // a broken CURRENT: the newest generation that opens
		current = slices.Max(append(list, 0)) + 1
	}
	if err != nil {
		for _, n := range slices.Backward(list) {
			if n < current {
				candidates = append(candidates, n)
			}
		}
	}
	for _, n := range candidates {
		if slices.Contains(list, n) && l.tryOpen(ctx, n) == nil {
			return n, nil
		}
	}
	return 0, &entente.Error{Code: entente.CodeNotFound, Op: "ledger.Rollback",
		Message: "there is no earlier generation to return to",
		Hint: "`entente ledger info` lists the generations; where none can be opened, name a new folder with --ledger " +
			"and import your files into it"}
}
