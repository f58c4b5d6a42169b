package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// Import writes the batches as parts of one new generation and puts it into use. It is all or nothing:
// when it fails, for whatever reason, the generation in use stays as it was. A batch whose edition the
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
	parent, err := l.read(current)
	if err != nil {
		return Report{}, translate(op, err)
	}
	return l.write(ctx, op, parent, batches)
}

// work is a batch with what is known about it before its statements are read.
type work struct {
	entente.Batch
	description part.Description
	report      BatchReport
}

// write does an import under the lock: from the parent generation, or from nothing where that is zero.
func (l *Ledger) write(ctx context.Context, op string, parent generation.Manifest, batches []entente.Batch) (
	Report, error) {
	if err := l.sweepRemains(); err != nil {
		return Report{}, translate(op, err)
	}
	works, err := l.classify(ctx, parent, batches)
	if err != nil {
		return Report{}, translate(op, err)
	}
	b := &build{ledger: l, parent: parent, works: works}
	isChanged, err := b.run(ctx)
	if err != nil {
		l.sweepUnused() // a refused import leaves no file behind
		return Report{}, translate(op, err)
	}
	report := Report{Generation: parent.Number, IsChanged: isChanged}
	if isChanged {
		report.Generation, report.Ties = b.made.Number, b.made.Ties.Count
		l.sweepOld(b.made)
	}
	l.refresh()
	for _, w := range works {
		report.Batches = append(report.Batches, w.report)
	}
	l.o.Log.Info("import done", "generation", report.Generation, "changed", isChanged, "ties", report.Ties)
	return report, nil
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
func (l *Ledger) classify(ctx context.Context, parent generation.Manifest, batches []entente.Batch) ([]work, error) {
	works := make([]work, 0, len(batches))
	seen := map[string]bool{}
	for _, b := range batches {
		id := b.Card.EditionID()
		if b.Card.Dataset == "" || b.Card.Edition == "" || b.Load == nil {
			return nil, senseless("a batch without dataset, edition or content")
		}
		if seen[id] {
			return nil, &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Import",
				Message: fmt.Sprintf("%s is in one import twice", id), Hint: "import all its files together, once"}
		}
		seen[id] = true
		if err := checkFiles(b); err != nil {
			return nil, err
		}
		if err := checkNames(b, parent); err != nil {
			return nil, err
		}
		w, err := l.compare(ctx, b, parent.Find(id))
		if err != nil {
			return nil, err
		}
		works = append(works, w)
	}
	return works, nil
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
func checkNames(b entente.Batch, parent generation.Manifest) error {
	for _, e := range parent.Parts {
		if e.Dataset != b.Card.Dataset || e.Edition == b.Card.EditionID() || len(e.Snapshots) == 0 || len(b.Files) == 0 {
			continue
		}
		isOther := func(f entente.BatchFile) bool {
			return !slices.ContainsFunc(e.Snapshots, func(s entente.Snapshot) bool { return s.ID == f.ID })
		}
		if !slices.ContainsFunc(b.Files, isOther) {
			return &entente.Error{Code: entente.CodeConflict, Op: "ledger.Import",
				Message: fmt.Sprintf("these files are in the ledger already, as %s; they cannot be %s too", e.Edition,
					b.Card.EditionID()),
				Hint: "leave them as they are, or take back the import that named them: entente ledger rollback"}
		}
	}
	return nil
}

// describe begins the description of a batch's part: all that decides what will be in it.
func (l *Ledger) describe(b entente.Batch) (part.Description, error) {
	card, err := json.Marshal(b.Card)
	d := part.Description{Dataset: b.Card.Dataset, Edition: b.Card.EditionID(), Published: b.Card.Published, Card: card,
		Mapping: b.Mapping, Layout: table.Layout(l.tables), Statements: map[string]int{}, Issues: map[string]int{}}
	for _, f := range b.Files {
		d.Snapshots = append(d.Snapshots, entente.Snapshot{ID: f.ID, Name: utf8Text(f.Name), Bytes: f.Size, Role: f.Role,
			Imported: l.o.now(), Edition: d.Edition, Restates: f.Restates})
	}
	return d, err
}

// compare decides the outcome of a batch: unchanged needs the same files, the same roles, the same card,
// the same mapping and layout, and a part that is sound.
func (l *Ledger) compare(ctx context.Context, b entente.Batch, before *generation.Part) (work, error) {
	w := work{Batch: b}
	var err error
	if w.description, err = l.describe(b); err != nil {
		return w, err
	}
	d := w.description
	w.report = BatchReport{Dataset: d.Dataset, Edition: d.Edition, Outcome: Added, Statements: d.Statements,
		Issues: d.Issues}
	for _, f := range b.Files {
		w.report.Snapshots = append(w.report.Snapshots, f.ID)
	}
	if before == nil {
		return w, nil
	}
	w.report.Outcome, w.report.Before = Replaced, before.Statements
	switch {
	case !slices.Equal(filesOf(d), filesOf(before.Description)):
		w.report.Why = FilesChanged
	case string(before.Card) != string(d.Card):
		w.report.Why = CardChanged
	case before.Mapping != d.Mapping || before.Layout != d.Layout:
		w.report.Why = MappingChanged
	case !l.isWhole(ctx, before.File):
		w.report.Why = PartDamaged
	default:
		w.report.Outcome, w.report.Rows = Unchanged, before.Rows
		w.report.Statements, w.report.Issues = before.Statements, before.Issues
	}
	return w, nil
}

// filesOf are the files of a part, in an order of their own.
func filesOf(d part.Description) []string {
	var list []string
	for _, s := range d.Snapshots {
		list = append(list, s.Role+"\x00"+s.Restates+"\x00"+string(s.ID))
	}
	slices.Sort(list)
	return list
}

// isWhole reports whether the bytes of a part are those that were written.
func (l *Ledger) isWhole(ctx context.Context, f generation.File) bool {
	sum, _, err := l.sum(ctx, f.Name)
	return err == nil && sum == f.SHA256
}

// sum is the checksum of a part's bytes.
func (l *Ledger) sum(ctx context.Context, name string) (string, int64, error) {
	return part.Sum(l.partPath(name), func(r io.Reader) io.Reader { return &contextReader{ctx, r} })
}
