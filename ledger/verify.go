package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
)

// VerifyReport is what Verify found. Remains are files that nothing refers to, as an interrupted
// import leaves them: they do no harm and the next import sweeps them.
type VerifyReport struct {
	Generations int      `json:"generations"`
	Snapshots   int      `json:"snapshots"`
	Locators    int      `json:"locators"`
	Problems    []string `json:"problems"`
	Remains     []string `json:"remains"`
}

// RestoreStarter is the command that puts back the files of the starter, which nobody can import.
const RestoreStarter = "entente starter restore"

// problemsKept is how many problems of one file are told; the rest are only counted.
const problemsKept = 5

// verification collects what a walk through the ledger finds.
type verification struct {
	l      *Ledger
	report VerifyReport
	files  map[entente.SnapshotID]*verifiedFile
}

// verifiedFile is a file that some generation refers to.
type verifiedFile struct {
	name      string
	edition   string
	isStarter bool              // it came with the program, which can put it back
	locators  map[string]string // to the table of a statement there
}

// Verify reads the whole ledger: CURRENT names a generation; every generation opens and every block
// of it is sound; the file of every statement is there and its checksum holds; and every statement
// points at a record of its file. Problems are returned in the report; an error means that the check
// itself could not be done.
func (l *Ledger) Verify(ctx context.Context) (VerifyReport, error) {
	const op = "ledger.Verify"
	v := &verification{l: l, files: map[entente.SnapshotID]*verifiedFile{},
		report: VerifyReport{Problems: []string{}, Remains: []string{}}}
	list, err := l.generations()
	if err != nil {
		return v.report, translate(op, err)
	}
	v.checkCurrent(list)
	for i, n := range list {
		l.o.Progress("check generations", int64(i), int64(len(list)))
		if err := v.checkGeneration(ctx, n); err != nil {
			if ctx.Err() != nil {
				return v.report, translate(op, ctx.Err())
			}
			v.problem("generation %d: %s", n, rootCause(err))
		}
		v.report.Generations++
	}
	if err := v.checkFiles(ctx); err != nil {
		return v.report, translate(op, err)
	}
	return v.report, translate(op, v.listRemains())
}

func (v *verification) problem(format string, args ...any) {
	v.report.Problems = append(v.report.Problems, fmt.Sprintf(format, args...))
}

// rootCause is the text of an error for a line of the report: what a person may read where there is
// such a text, with the cause behind it.
func rootCause(err error) string {
	if e, ok := errors.AsType[*entente.Error](err); ok && e.Err != nil {
		return e.Message + ": " + firstLine(e.Err.Error())
	} else if ok {
		return e.Message
	}
	return firstLine(err.Error())
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

func (v *verification) checkCurrent(list []int) {
	n, err := readCurrent(v.l.dir)
	if err != nil {
		v.problem("%s", rootCause(err))
	} else if !slices.Contains(list, n) {
		v.problem("CURRENT names generation %d, which is not there", n)
	}
}

// checkGeneration opens a generation, reads every block, and collects the places in files.
func (v *verification) checkGeneration(ctx context.Context, n int) error {
	db, err := openDatabase(ctx, v.l.generationPath(n), v.l.o.readAccess())
	if err != nil {
		return err
	}
	defer db.Close()
	known, err := migrations()
	if err != nil {
		return err
	}
	if _, err := pending(ctx, db, known); err != nil {
		return err
	}
	c, err := contentsOf(ctx, db)
	if err != nil {
		return err
	}
	for _, e := range c.editions {
		for _, s := range e.snapshots {
			if v.files[s.ID] == nil {
				v.files[s.ID] = &verifiedFile{name: s.Name, edition: e.edition, isStarter: s.Restates != "", locators: map[string]string{}}
			}
		}
	}
	if err := scan(ctx, db, statementTouch, nil, func() error { return nil }, new(string), new(uint64)); err != nil {
		return err
	}
	var table, at string
	var count int
	err = scan(ctx, db, snapshotStray, nil, func() error {
		v.problem("generation %d: %d rows of %s point into a file that no edition has", n, count, table)
		return nil
	}, &table, &count)
	if err != nil {
		return err
	}
	var id entente.SnapshotID
	return scan(ctx, db, locatorList, nil, func() error {
		v.files[id].locators[at] = table
		return nil
	}, &id, &table, &at)
}

// checkFiles checks each file's checksum, then the places in it.
func (v *verification) checkFiles(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(v.files)) {
		f := v.files[id]
		v.l.o.Progress("check files", int64(v.report.Snapshots), int64(len(v.files)))
		v.report.Snapshots++
		v.report.Locators += len(f.locators)
		again := fmt.Sprintf("; import the file of %s again", f.edition)
		if f.isStarter {
			again = "; " + RestoreStarter + " puts it back"
		}
		if !isSnapshotID(id) {
			v.problem("%s: %q is not a checksum", f.name, string(id))
			continue
		}
		err := v.l.checkSnapshot(ctx, id)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fs.ErrNotExist):
			v.problem("%s: the file %s is missing from snapshots%s", f.name, id, again)
			continue
		case err != nil:
			v.problem("%s: the file %s in snapshots is damaged: %s%s", f.name, id, rootCause(err), again)
			continue
		}
		wrong, err := v.l.checkPlaces(ctx, id, f)
		if err != nil {
			v.problem("%s: the places in it cannot be checked: %s", f.name, rootCause(err))
		}
		for i, w := range wrong {
			if i == problemsKept {
				v.problem("%s: and %d more places that do not fit", f.name, len(wrong)-i)
				break
			}
			v.problem("%s: %s", f.name, w)
		}
	}
	return nil
}

// listRemains lists the files that nothing refers to.
func (v *verification) listRemains() error {
	folder := filepath.Join(v.l.dir, generationsName)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, ok := parseGeneration(e.Name()); !ok {
			v.report.Remains = append(v.report.Remains, filepath.Join(generationsName, e.Name()))
		}
	}
	return v.l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if v.files[id] == nil {
			name, err := filepath.Rel(v.l.dir, path)
			v.report.Remains = append(v.report.Remains, name)
			return err
		}
		return nil
	})
}
