package ledger

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"entente"
)

// generationsKept is how many generations stay, the newest first.
const generationsKept = 3

// sweepRemains removes what a writer that died left behind: unfinished generations and snapshots. It
// runs under the lock, so nobody is working on them.
func (l *Ledger) sweepRemains() error {
	os.Remove(filepath.Join(l.dir, currentName+".tmp"))
	folder := filepath.Join(l.dir, generationsName)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if isRemains(e.Name()) || strings.HasSuffix(e.Name(), ".duckdb.wal") {
			l.o.Log.Info("remains swept", "file", e.Name())
			if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if id == "" && isRemains(filepath.Base(path)) {
			return os.Remove(path)
		}
		return nil
	})
}

// isRemains reports whether a file name is that of an unfinished file: ".000008.tmp-4711".
func isRemains(name string) bool {
	return strings.HasPrefix(name, ".") && strings.Contains(name, ".tmp-")
}

// sweepOld drops generations beyond those that are kept, and snapshots that none of the kept refers
// to. The import is complete by then: a failure here is logged, and the next writer tries again.
func (l *Ledger) sweepOld(ctx context.Context, current, parent int) {
	if err := l.dropOld(current, parent); err != nil {
		l.o.Log.Warn("old generations stay", "error", err)
		return
	}
	kept, err := l.referred(ctx)
	if err == nil {
		err = l.sweepSnapshots(kept)
	}
	if err != nil {
		l.o.Log.Warn("unused snapshots stay", "error", err)
	}
}

func (l *Ledger) dropOld(current, parent int) error {
	list, err := l.generations()
	if err != nil {
		return err
	}
	for i, n := range list {
		if i >= len(list)-generationsKept || n == current || n == parent {
			continue
		}
		if err := os.Remove(l.generationPath(n)); err != nil {
			return err
		}
	}
	return nil
}

// referred are the snapshots that any kept generation refers to.
func (l *Ledger) referred(ctx context.Context) (map[entente.SnapshotID]bool, error) {
	list, err := l.generations()
	if err != nil {
		return nil, err
	}
	all := map[entente.SnapshotID]bool{}
	for _, n := range list {
		c, err := l.readContents(ctx, n)
		if err != nil {
			return nil, err
		}
		for id := range c.snapshotIDs() {
			all[id] = true
		}
	}
	return all, nil
}
