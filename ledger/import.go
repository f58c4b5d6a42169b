package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"entente"
)

// Import writes the batches as one new generation and puts it into use. It is all or nothing: when
// it fails, for whatever reason, the generation in use stays as it was. A batch whose edition the
// ledger holds from the same bytes is unchanged; when all are, no generation is made. While another
// process writes it is a conflict that names the other.
func (l *Ledger) Import(ctx context.Context, batches []entente.Batch) (Report, error) {
	const op = "ledger.Import"
	k, err := acquire(ctx, l.dir, l.o)
	if err != nil {
		return Report{}, err
	}
	defer k.release()
	current, err := readCurrent(l.dir)
	if err != nil {
		return Report{}, err
	}
	return l.write(ctx, op, current, batches)
}

// work is a batch with what is known about it before its statements are read.
type work struct {
	entente.Batch
	card   string // as JSON
	report BatchReport
}

// write does an import under the lock: from the parent generation, or from nothing where it is 0.
func (l *Ledger) write(ctx context.Context, op string, parent int, batches []entente.Batch) (Report, error) {
	if err := l.sweepRemains(); err != nil {
		return Report{}, translate(op, err)
	}
	parent, err := l.upgrade(ctx, parent)
	if err != nil {
		return Report{}, translate(op, err)
	}
	works, held, err := l.classify(ctx, parent, batches)
	if err != nil {
		return Report{}, translate(op, err)
	}
	report := Report{Generation: parent}
	total := int64(len(works))
	for i := range works {
		w := &works[i]
		l.o.Progress("keep files", int64(i), total)
		if err := l.keepAll(ctx, w); err != nil {
			return Report{}, translate(op, err)
		}
		report.IsChanged = report.IsChanged || w.report.Outcome != Unchanged
	}
	if report.IsChanged || parent == 0 {
		b := &build{ledger: l, parent: parent, works: works, held: held}
		if err := b.run(ctx); err != nil {
			return Report{}, translate(op, err)
		}
		report.Generation, report.Ties, report.IsChanged = b.generation, b.ties, true
		l.sweepOld(ctx, b.generation, parent)
	}
	l.refresh()
	for _, w := range works {
		report.Batches = append(report.Batches, w.report)
	}
	l.o.Log.Info("import done", "generation", report.Generation, "changed", report.IsChanged, "ties", report.Ties)
	return report, nil
}

// upgrade brings a generation of an older program up to date, as a generation of its own, and gives
// the number of the one to go on from. The caller holds the lock.
func (l *Ledger) upgrade(ctx context.Context, current int) (int, error) {
	if current == 0 {
		return 0, nil
	}
	db, err := openDatabase(ctx, l.generationPath(current), l.o.readAccess())
	if err != nil {
		return 0, damaged(current, err)
	}
	stale, err := isStale(ctx, db)
	if err := errors.Join(err, db.Close()); err != nil {
		return 0, err
	}
	if stale == (staleness{}) {
		return current, nil
	}
	b := &build{ledger: l, parent: current, held: &contents{}}
	if err := b.run(ctx); err != nil {
		return 0, err
	}
	l.o.Log.Info("brought up to date", "from", current, "generation", b.generation)
	return b.generation, nil
}

// keepAll stores the files of a batch. Files of an unchanged batch should be there: those that are
// not are restored, and reported.
func (l *Ledger) keepAll(ctx context.Context, w *work) error {
	for _, f := range w.Files {
		isNew, err := l.keep(ctx, f)
		if err != nil {
			return err
		}
		if isNew && w.report.Outcome == Unchanged {
			w.report.Restored = append(w.report.Restored, f.ID)
		}
	}
	return nil
}

// classify compares each batch with what the parent generation holds.
func (l *Ledger) classify(ctx context.Context, parent int, batches []entente.Batch) ([]work, *contents, error) {
	held := &contents{}
	if parent > 0 {
		var err error
		if held, err = l.readContents(ctx, parent); err != nil {
			return nil, nil, err
		}
	}
	works := make([]work, 0, len(batches))
	seen := map[string]bool{}
	for _, b := range batches {
		id := b.Card.EditionID()
		if b.Card.Dataset == "" || b.Card.Edition == "" || b.Load == nil {
			return nil, nil, senseless("a batch without dataset, edition or content")
		}
		if seen[id] {
			return nil, nil, &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Import",
				Message: fmt.Sprintf("%s is in one import twice", id), Hint: "import all its files together, once"}
		}
		seen[id] = true
		if err := checkFiles(b); err != nil {
			return nil, nil, err
		}
		if err := checkNames(b, held); err != nil {
			return nil, nil, err
		}
		w, err := compare(b, held.edition(id))
		if err != nil {
			return nil, nil, err
		}
		works = append(works, w)
	}
	return works, held, nil
}

// checkFiles refuses a batch that brings the same bytes twice: their statements would count double.
func checkFiles(b entente.Batch) error {
	names := map[entente.SnapshotID]string{}
	for _, f := range b.Files {
		if other, ok := names[f.ID]; ok {
			return &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Import",
				Message: fmt.Sprintf("%s and %s hold the same bytes", other, f.Name),
				Hint:    "leave one of them out"}
		}
		names[f.ID] = f.Name
	}
	return nil
}

// checkNames refuses files that the ledger holds as another edition of the dataset: what they say
// would be said twice, at two dates of knowledge. Files that two editions share are no reason.
func checkNames(b entente.Batch, held *contents) error {
	for _, e := range held.editions {
		if e.dataset != b.Card.Dataset || e.edition == b.Card.EditionID() || len(e.snapshots) == 0 || len(b.Files) == 0 {
			continue
		}
		isOther := func(f entente.BatchFile) bool {
			return !slices.ContainsFunc(e.snapshots, func(s entente.Snapshot) bool { return s.ID == f.ID })
		}
		if !slices.ContainsFunc(b.Files, isOther) {
			return &entente.Error{Code: entente.CodeConflict, Op: "ledger.Import",
				Message: fmt.Sprintf("these files are in the ledger already, as %s; they cannot be %s too", e.edition, b.Card.EditionID()),
				Hint:    "leave them as they are, or take back the import that named them: entente ledger rollback"}
		}
	}
	return nil
}

// compare decides the outcome of a batch: unchanged needs the same files, the same roles, the same
// card and the same mapping.
func compare(b entente.Batch, before *editionContents) (work, error) {
	card, err := json.Marshal(b.Card)
	if err != nil {
		return work{}, err
	}
	w := work{Batch: b, card: string(card)}
	w.report = BatchReport{Dataset: b.Card.Dataset, Edition: b.Card.EditionID(), Outcome: Added,
		Statements: map[string]int{}, Issues: map[string]int{}}
	for _, f := range b.Files {
		w.report.Snapshots = append(w.report.Snapshots, f.ID)
	}
	if before == nil {
		return w, nil
	}
	w.report.Outcome, w.report.Before = Replaced, before.counts
	key := func(role, restates string, id entente.SnapshotID) string {
		return role + "\x00" + restates + "\x00" + string(id)
	}
	var now, then []string
	for _, f := range b.Files {
		now = append(now, key(f.Role, f.Restates, f.ID))
	}
	for _, s := range before.snapshots {
		then = append(then, key(s.Role, s.Restates, s.ID))
	}
	slices.Sort(now)
	slices.Sort(then)
	switch {
	case !slices.Equal(now, then):
		w.report.Why = FilesChanged
	case before.card != w.card:
		w.report.Why = CardChanged
	case before.mapping != b.Mapping:
		w.report.Why = MappingChanged
	default:
		w.report.Outcome, w.report.Rows = Unchanged, before.rows
		w.report.Statements, w.report.Issues = before.counts, before.issues
	}
	return w, nil
}
