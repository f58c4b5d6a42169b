package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"entente"
)

// The names in a ledger's folder.
const (
	currentName     = "CURRENT"
	lockName        = "lock"
	generationsName = "generations"
	snapshotsName   = "snapshots"
)

// generationName is the file name of a generation, "000007.duckdb".
func generationName(n int) string { return fmt.Sprintf("%06d.duckdb", n) }

// parseGeneration reads the number of a generation's file name.
func parseGeneration(name string) (n int, ok bool) {
	digits, ok := strings.CutSuffix(name, ".duckdb")
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

func parseNumber(digits string) (n int, ok bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || fmt.Sprintf("%06d", n) != digits {
		return 0, false
	}
	return n, true
}

// readCurrent reads which generation is in use. Without the file it is not_found, unless imports are
// there; a file that does not hold exactly the number of a generation is unprocessable.
func readCurrent(dir string) (int, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentName))
	if errors.Is(err, fs.ErrNotExist) && holdsImports(dir) {
		return 0, broken("ledger.Open", fmt.Sprintf("CURRENT is missing from the ledger in %s, which has generations", dir), err)
	}
	if errors.Is(err, syscall.EISDIR) {
		return 0, broken("ledger.Open", fmt.Sprintf("CURRENT of the ledger in %s is a folder, not a file that names a generation", dir), err)
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
	n, ok := parseCurrent(b)
	if !ok {
		if len(b) > 40 {
			b = b[:40]
		}
		return 0, broken("ledger.Open", fmt.Sprintf("CURRENT of the ledger in %s does not name a generation: it reads %q", dir, b), nil)
	}
	return n, nil
}

// holdsImports reports whether a folder has generations beyond the first, so that a ledger without
// CURRENT is a damaged one and no empty folder. The first alone holds the starter: making the ledger may
// have been cut short there, and is done again.
func holdsImports(dir string) bool {
	entries, err := os.ReadDir(filepath.Join(dir, generationsName))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		n, ok := parseGeneration(e.Name())
		return ok && n > 1
	})
}

// parseCurrent reads the content of CURRENT: the six or more digits of a generation and a line end.
func parseCurrent(b []byte) (n int, ok bool) {
	digits, ok := strings.CutSuffix(string(b), "\n")
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

// writeCurrent puts a generation into use: after it returns, the change outlives a crash.
func writeCurrent(dir string, n int) error {
	tmp := filepath.Join(dir, currentName+".tmp")
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%06d\n", n)
	err = errors.Join(err, f.Sync(), f.Close())
	if info, statErr := os.Stat(filepath.Join(dir, currentName)); statErr == nil && info.IsDir() {
		os.Remove(filepath.Join(dir, currentName)) // no folder belongs there; one that holds something stays
	}
	if err == nil {
		err = os.Rename(tmp, filepath.Join(dir, currentName))
	}
	if err != nil {
		os.Remove(tmp)
		return err
	}
	return syncFolder(dir)
}

// syncFile makes a closed file's content outlive a crash.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
