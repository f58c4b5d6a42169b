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
	"entente/ledger/generation"
	"entente/ledger/part"
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
	parts  map[string]generation.Part // that some generation refers to
	ties   map[string]generation.Ties
	files  map[entente.SnapshotID]*verifiedFile
}

// verifiedFile is a file that some generation refers to.
type verifiedFile struct {
	name      string
	edition   string
	isStarter bool // it came with the program, which can put it back
	isWhole   bool
}

// Verify reads the whole ledger: CURRENT names a generation; every generation can be read; every part of
// one has the bytes that were written, opens, and says of itself what the generation says; the file of
// every statement is there and its checksum holds; and every statement points at a record of its file.
// Problems are returned in the report; an error means that the check itself could not be done. Files and
// places are read as streams: the memory that it takes does not grow with the ledger.
func (l *Ledger) Verify(ctx context.Context) (VerifyReport, error) {
	const op = "ledger.Verify"
	v := &verification{l: l, parts: map[string]generation.Part{}, ties: map[string]generation.Ties{},
		files:  map[entente.SnapshotID]*verifiedFile{},
		report: VerifyReport{Problems: []string{}, Remains: []string{}}}
	list, err := l.generations()
	if err != nil {
		return v.report, translate(op, err)
	}
	v.checkCurrent(list)
	for _, n := range list {
		v.checkGeneration(n)
		v.report.Generations++
	}
	if err := v.checkFiles(ctx); err != nil {
		return v.report, translate(op, err)
	}
	if err := v.checkParts(ctx); err != nil {
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
	switch {
	case err != nil:
		v.problem("%s", rootCause(err))
	case slices.Contains(list, n):
	case v.l.isOld(n):
		v.problem("generation %d was written by an older program; `%s` reads its files again", n, RefreshLedger)
	default:
		v.problem("CURRENT names generation %d, which is not there", n)
	}
}

// checkGeneration reads a manifest, and collects the parts and files that it refers to.
func (v *verification) checkGeneration(n int) {
	m, err := generation.Read(v.l.generationsFolder(), n)
	if err != nil {
		v.problem("generation %d: %s", n, rootCause(err))
		return
	}
	v.ties[m.Ties.Name] = m.Ties
	for _, p := range m.Parts {
		v.parts[p.Name] = p
		for _, s := range p.Snapshots {
			if v.files[s.ID] == nil {
				v.files[s.ID] = &verifiedFile{name: s.Name, edition: p.Edition, isStarter: s.Restates != ""}
			}
		}
	}
}

// checkFiles checks the checksum of every file.
func (v *verification) checkFiles(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(v.files)) {
		f := v.files[id]
		v.l.o.Progress("check files", int64(v.report.Snapshots), int64(len(v.files)))
		v.report.Snapshots++
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
		case err != nil:
			v.problem("%s: the file %s in snapshots is damaged: %s%s", f.name, id, rootCause(err), again)
		default:
			f.isWhole = true
		}
	}
	return nil
}

// checkParts checks every part: its bytes, what it says of itself, and the places of its statements.
func (v *verification) checkParts(ctx context.Context) error {
	spill, err := os.MkdirTemp("", "entente-verify-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(spill)
	done := 0
	for _, name := range slices.Sorted(maps.Keys(v.ties)) {
		if err := v.checkBytes(ctx, v.ties[name].File); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.parts)) {
		v.l.o.Progress("check parts", int64(done), int64(len(v.parts)))
		done++
		p := v.parts[name]
		before := len(v.report.Problems)
		if err := v.checkBytes(ctx, p.File); err != nil {
			return err
		}
		if len(v.report.Problems) > before {
			continue // whatever it says is worth nothing
		}
		err := v.checkPart(ctx, p, spill)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.problem("part %s cannot be checked: %s", name, rootCause(err))
		}
	}
	return nil
}

// checkBytes compares the bytes of a part with its checksum.
func (v *verification) checkBytes(ctx context.Context, f generation.File) error {
	const again = "; `" + RefreshLedger + "` makes it again"
	sum, size, err := v.l.sum(ctx, f.Name)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, fs.ErrNotExist):
		v.problem("part %s is missing%s", f.Name, again)
	case err != nil:
		v.problem("part %s cannot be read: %s%s", f.Name, rootCause(err), again)
	case sum != f.SHA256:
		v.problem("part %s is damaged: its %d bytes are not the %d that were written%s", f.Name, size, f.Bytes, again)
	}
	return nil
}

// checkPart opens a part, compares it with what the generation says of it, and checks its places.
func (v *verification) checkPart(ctx context.Context, p generation.Part, spill string) error {
	a := v.l.o.readAccess()
	a.Spill = spill
	db, err := part.Open(ctx, []part.File{{Path: v.l.partPath(p.Name), Name: partAlias}}, a)
	if err != nil {
		return err
	}
	defer db.Close()
	d, err := part.Described(ctx, db, partAlias)
	if err != nil {
		return err
	}
	if d.PartName() != p.PartName() || !maps.Equal(d.Statements, p.Statements) {
		v.problem("part %s says something else of itself than the generations that it belongs to", p.Name)
	}
	c := &placeCheck{ledger: v.l, db: db, part: p}
	for i, s := range p.Snapshots {
		f := v.files[s.ID]
		if !f.isWhole || len(p.Statements) == 0 {
			continue
		}
		wrong, err := c.check(ctx, i)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			v.problem("%s: the places in it cannot be checked: %s", f.name, rootCause(err))
		}
		for _, w := range wrong.first {
			v.problem("%s: %s", f.name, w)
		}
		if more := wrong.n - len(wrong.first); more > 0 {
			v.problem("%s: and %d more places that do not fit", f.name, more)
		}
	}
	v.report.Locators += c.count
	return nil
}

// listRemains lists the files that nothing refers to.
func (v *verification) listRemains() error {
	entries, err := os.ReadDir(v.l.generationsFolder())
	if err != nil {
		return err
	}
	remains := func(name string) { v.report.Remains = append(v.report.Remains, name) }
	for _, e := range entries {
		_, isGeneration := generation.ParseName(e.Name(), generation.Ending)
		_, isOld := generation.ParseName(e.Name(), oldEnding)
		if !isGeneration && !isOld {
			remains(filepath.Join(generationsName, e.Name()))
		}
	}
	err = v.l.eachPart(func(path, name string) error {
		_, isPart := v.parts[name]
		_, isTies := v.ties[name]
		if !isPart && !isTies {
			remains(filepath.Join(partsName, filepath.Base(path)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.l.eachSnapshot(func(path string, id entente.SnapshotID) error {
		if v.files[id] == nil {
			name, err := filepath.Rel(v.l.dir, path)
			remains(name)
			return err
		}
		return nil
	})
}
