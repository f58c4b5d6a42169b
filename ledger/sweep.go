package ledger

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
)

// allNumbers are the numbers of all generations, those of an older program too.
func (l *Ledger) allNumbers() ([]int, error) {
	list, err := l.generations()
	if err != nil {
		return nil, err
	}
	old, err := generation.List(l.generationsFolder(), oldEnding)
	return append(list, old...), err
}

// knownParts are the parts of all generations that can be read, by name.
func (l *Ledger) knownParts() map[string]generation.Part {
	known := map[string]generation.Part{}
	list, _ := l.generations()
	for _, n := range list {
		m, err := generation.Read(l.generationsFolder(), n)
		if err != nil {
			continue
		}
		for _, p := range m.Parts {
			known[p.Name] = p
		}
	}
	return known
}

// used is what any generation refers to. Where one cannot be read that is not known, and an error.
type used struct {
	parts     map[string]bool
	snapshots map[entente.SnapshotID]bool
}

func (l *Ledger) used() (used, error) {
	u := used{parts: map[string]bool{}, snapshots: map[entente.SnapshotID]bool{}}
	if old, err := generation.List(l.generationsFolder(), oldEnding); err != nil || len(old) > 0 {
		return u, errors.Join(err, errors.New("a generation of an older program is there"))
	}
	list, err := l.generations()
	if err != nil {
		return u, err
	}
	for _, n := range list {
		m, err := generation.Read(l.generationsFolder(), n)
		if err != nil {
			return u, err
		}
		for name := range m.Files() {
			u.parts[name] = true
		}
		for _, p := range m.Parts {
			for _, s := range p.Snapshots {
				u.snapshots[s.ID] = true
			}
		}
	}
	return u, nil
}

// sweepRemains removes what a writer that died left behind: unfinished files, and parts and snapshots that
// no generation refers to. It runs under the lock, so nobody is working on them.
func (l *Ledger) sweepRemains() error {
	os.Remove(filepath.Join(l.dir, generation.Current+".tmp"))
	for _, folder := range []string{generationsName, partsName} {
		folder = filepath.Join(l.dir, folder)
		if err := os.MkdirAll(folder, 0o755); err != nil { // a ledger of an older program has no parts
			return err
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if isRemains(e.Name()) || strings.HasSuffix(e.Name(), ".wal") {
				l.o.Log.Info("remains swept", "file", e.Name())
				if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	err := l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if id == "" && isRemains(filepath.Base(path)) {
			return os.Remove(path)
		}
		return nil
	})
	l.sweepUnused()
	return err
}

// isRemains reports whether a file name is that of an unfinished file: ".000008.tmp-4711".
func isRemains(name string) bool {
	return strings.HasPrefix(name, ".") && strings.Contains(name, ".tmp-")
}

// sweepUnused removes parts and snapshots that no generation refers to. A failure here is logged, and the
// next writer tries again.
func (l *Ledger) sweepUnused() {
	u, err := l.used()
	if err == nil {
		err = l.sweepParts(u.parts)
	}
	if err == nil {
		err = l.sweepSnapshots(u.snapshots)
	}
	if err != nil {
		l.o.Log.Warn("unused files stay", "error", err)
	}
}

func (l *Ledger) sweepParts(kept map[string]bool) error {
	return l.eachPart(func(path, name string) error {
		if kept[name] || name == "" {
			return nil
		}
		l.o.Log.Info("part swept", "part", name)
		return os.Remove(path)
	})
}

// eachPart visits every file in the folder of parts; name is "" for one that is no part.
func (l *Ledger) eachPart(visit func(path, name string) error) error {
	folder := filepath.Join(l.dir, partsName)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		name, isPart := strings.CutSuffix(e.Name(), part.Ending)
		if !isPart || isRemains(name) {
			name = ""
		}
		err = errors.Join(err, visit(filepath.Join(folder, e.Name()), name))
	}
	return err
}

// sweepOld drops generations beyond those that stay, those of an older program, and what none of the ones
// that stay refers to. The import is complete by then: a failure here is logged, and the next writer tries
// again.
func (l *Ledger) sweepOld(current generation.Manifest) {
	if err := l.dropOld(current); err != nil {
		l.o.Log.Warn("old generations stay", "error", err)
	}
	l.sweepUnused()
}

func (l *Ledger) dropOld(current generation.Manifest) error {
	list, err := l.generations()
	if err != nil {
		return err
	}
	drop := map[string]bool{}
	staying := generation.Staying(current, list)
	for _, n := range list {
		if !slices.Contains(staying, n) {
			drop[generation.Path(l.generationsFolder(), n)] = true
		}
	}
	old, err := generation.List(l.generationsFolder(), oldEnding)
	for _, n := range old {
		drop[l.oldPath(n)] = true
	}
	for path := range maps.Keys(drop) {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
