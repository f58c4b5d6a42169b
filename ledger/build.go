package ledger

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"

	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// build makes one new generation out of its parent, and puts it into use.
type build struct {
	ledger *Ledger
	parent generation.Manifest
	works  []work
	known  map[string]generation.Part // the parts of all generations that are there, by name

	areStale bool // the parent's ties

	made generation.Manifest
}

// run leaves either a whole new generation in use, or the ledger as it was. Without a change there is no
// new generation.
func (b *build) run(ctx context.Context) (isChanged bool, err error) {
	l := b.ledger
	existing, err := l.allNumbers()
	if err != nil {
		return false, err
	}
	b.known = l.knownParts()
	b.made = b.parent.Child(slices.Max(append(existing, b.parent.Number, 0))+1, l.o.now())
	b.areStale = b.isStale(ctx)
	isChanged = b.parent.Number == 0 || b.areStale
	total := int64(len(b.works))
	for i := range b.works {
		l.o.Progress("keep files", int64(i), total)
		if err := l.keepAll(ctx, &b.works[i]); err != nil {
			return false, err
		}
		isChanged = isChanged || b.works[i].report.Outcome != Unchanged
	}
	if !isChanged {
		return false, nil
	}
	if err := b.parts(ctx); err != nil {
		return false, unwritable(err)
	}
	if err := b.derive(ctx); err != nil {
		return false, unwritable(err)
	}
	l.o.Progress("write", 0, 1)
	if err := generation.Write(l.generationsFolder(), b.made); err != nil {
		return false, err
	}
	if err := generation.Use(l.dir, b.made.Number); err != nil {
		os.Remove(generation.Path(l.generationsFolder(), b.made.Number))
		return false, err
	}
	l.o.Progress("write", 1, 1)
	return true, nil
}

// parts lists the parts of the new generation: those of its parent that are not replaced, then those that
// are new, which it writes. Nothing is copied.
func (b *build) parts(ctx context.Context) error {
	isReplaced := func(p generation.Part) bool {
		return slices.ContainsFunc(b.works, func(w work) bool {
			return w.report.Outcome != Unchanged && w.report.Edition == p.Edition
		})
	}
	b.made.Parts = append(b.made.Parts, slices.DeleteFunc(slices.Clone(b.parent.Parts), isReplaced)...)
	for i := range b.works {
		w := &b.works[i]
		if w.report.Outcome == Unchanged {
			continue
		}
		b.ledger.o.Progress("read "+string(w.Card.Dataset), 0, 0)
		p, err := b.part(ctx, w)
		if err != nil {
			return err
		}
		b.made.Parts = append(b.made.Parts, p)
	}
	return nil
}

// part writes the part of a batch. Where a generation that is still there has it, whole, it is taken from
// there: after a rollback an import of the same bytes costs nothing.
func (b *build) part(ctx context.Context, w *work) (generation.Part, error) {
	l := b.ledger
	name := w.description.PartName()
	if p, ok := b.known[name]; ok && l.isWhole(ctx, p.File) {
		return p, b.again(ctx, w, p)
	}
	name = l.freeName(name)
	tmp := l.tmpPart(name)
	pw, err := part.Create(ctx, tmp, l.tables, nil, l.o.importAccess())
	if err != nil {
		return generation.Part{}, err
	}
	defer pw.Abandon()
	in, loaded, err := l.load(ctx, w.Batch, func(r *table.Row) error { return pw.Append(ctx, r) })
	if err != nil {
		return generation.Part{}, err
	}
	d := w.description
	d.Rows, d.Statements, d.Issues = loaded.Rows, in.counts, map[string]int{}
	maps.Copy(d.Issues, loaded.Issues.Counts)
	if err := pw.Finish(ctx, d, loaded.Issues.Kept); err != nil {
		return generation.Part{}, err
	}
	w.report.Rows, w.report.Statements = d.Rows, d.Statements
	w.report.Issues, w.report.KeptIssues = loaded.Issues.Counts, loaded.Issues.Kept
	f, err := l.settle(ctx, tmp, name)
	return generation.Part{File: f, Description: d}, err
}

// again fills in the report of a batch from the part that was written of it before.
func (b *build) again(ctx context.Context, w *work, p generation.Part) error {
	w.report.Rows, w.report.Statements, w.report.Issues = p.Rows, p.Statements, p.Issues
	db, err := part.Open(ctx, []part.File{{Path: b.ledger.partPath(p.Name), Name: "p"}}, b.ledger.o.readAccess())
	if err != nil {
		return err
	}
	defer db.Close()
	w.report.KeptIssues, err = part.Issues(ctx, db, "p")
	return err
}

func (l *Ledger) tmpPart(name string) string {
	return l.partPath(fmt.Sprintf(".%s.tmp-%d", name, os.Getpid()))
}

// freeName is the name, or where a damaged part has it one beside it: what others refer to is not written
// over.
func (l *Ledger) freeName(name string) string {
	free := name
	for i := 2; ; i++ {
		if _, err := os.Lstat(l.partPath(free)); err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, i)
	}
}

// settle gives a file that was written its name.
func (l *Ledger) settle(ctx context.Context, tmp, name string) (f generation.File, err error) {
	if err := part.Settle(tmp, l.partPath(name)); err != nil {
		return f, err
	}
	f.Name = name
	f.SHA256, f.Bytes, err = l.sum(ctx, name)
	return f, err
}
