package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
)

// The names in a ledger's folder, beside [generation.Current].
const (
	lockName        = "lock"
	generationsName = "generations"
	partsName       = "parts"
	snapshotsName   = "snapshots"
)

func (l *Ledger) generationsFolder() string { return filepath.Join(l.dir, generationsName) }

func (l *Ledger) partPath(name string) string {
	return filepath.Join(l.dir, partsName, name+part.Ending)
}

// generations are the numbers of the generations that are there, smallest first.
func (l *Ledger) generations() ([]int, error) {
	return generation.List(l.generationsFolder(), generation.Ending)
}

// readCurrent reads which generation is in use. Without the file it is not_found, unless imports are
// there; a file that does not hold exactly the number of a generation is unprocessable.
func readCurrent(dir string) (int, error) {
	b, err := os.ReadFile(filepath.Join(dir, generation.Current))
	if errors.Is(err, fs.ErrNotExist) && holdsImports(dir) {
		return 0, broken("ledger.Open",
			fmt.Sprintf("CURRENT is missing from the ledger in %s, which has generations", dir), err)
	}
	if errors.Is(err, syscall.EISDIR) {
		return 0, broken("ledger.Open",
			fmt.Sprintf("CURRENT of the ledger in %s is a folder, not a file that names a generation", dir), err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return 0, &entente.Error{Code: entente.CodeNotFound, Op: "ledger.Open",
			Message: fmt.Sprintf("there is no ledger in %s", dir),
			Hint:    "any question makes one from the starter; or name an existing one with --ledger"}
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return 0, notFolder("ledger.Open", dir, err)
	}
	if err != nil {
		return 0, translate("ledger.Open", err)
	}
	n, ok := generation.ParseCurrent(b)
	if !ok {
		if len(b) > 40 {
			b = b[:40]
		}
		return 0, broken("ledger.Open",
			fmt.Sprintf("CURRENT of the ledger in %s does not name a generation: it reads %q", dir, b), nil)
	}
	return n, nil
}

// holdsImports reports whether a folder has generations beyond the first, so that a ledger without
// CURRENT is a damaged one and no empty folder. The first alone holds the starter: making the ledger may
// have been cut short there, and is done again.
func holdsImports(dir string) bool {
	for _, ending := range []string{generation.Ending, oldEnding} {
		list, err := generation.List(filepath.Join(dir, generationsName), ending)
		if err == nil && slices.ContainsFunc(list, func(n int) bool { return n > 1 }) {
			return true
		}
	}
	return false
}

// read reads a generation, and refuses one of which a part is not there. One of an older program is said
// to be that.
func (l *Ledger) read(n int) (generation.Manifest, error) {
	m, err := generation.Read(l.generationsFolder(), n)
	switch {
	case errors.Is(err, fs.ErrNotExist) && l.isOld(n):
		return m, oldForm(l.dir)
	case errors.Is(err, fs.ErrNotExist):
		return m, broken("ledger.Open",
			fmt.Sprintf("CURRENT of the ledger in %s names generation %d, which is not there", l.dir, n), err)
	case errors.Is(err, generation.ErrNewer):
		return m, &entente.Error{Code: entente.CodeUnprocessable, Op: "ledger.Open", Err: err,
			Message: fmt.Sprintf("generation %d of the ledger was written by a newer program", n),
			Hint:    "use the newer program, or `entente ledger rollback` to a generation from before it"}
	case err != nil:
		return m, damaged(n, err)
	}
	for name := range m.Files() {
		if _, err := os.Stat(l.partPath(name)); err != nil {
			return m, damagedPart(n, fmt.Errorf("part %s: %w", name, err))
		}
	}
	return m, nil
}

// damaged turns a failure to open a generation into one that names it.
func damaged(n int, err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok || isStop(err) || errors.Is(err, fs.ErrPermission) {
		return err
	}
	return broken("ledger.Open", fmt.Sprintf("generation %d of the ledger cannot be opened", n), err)
}

// damagedPart turns a failure to open a part into one that says how to have it made again.
func damagedPart(n int, err error) error {
	err = damaged(n, err)
	if e, ok := errors.AsType[*entente.Error](err); ok && e.Code == entente.CodeUnprocessable {
		e.Hint = "`" + RefreshLedger + "` makes damaged parts again from the files that the ledger keeps; " +
			"`entente ledger verify` lists what is wrong"
	}
	return err
}
