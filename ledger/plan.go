package ledger

import (
	"context"

	"entente"
)

// Plan is a rehearsal of an import: it reads the batch, holds it to everything that an import checks,
// compares it with the generation in use, and writes nothing. It takes no lock.
func (l *Ledger) Plan(ctx context.Context, batch entente.Batch) (Report, error) {
	const op = "ledger.Plan"
	current, err := readCurrent(l.dir)
	if err != nil {
		return Report{}, err
	}
	works, _, err := l.classify(ctx, current, []entente.Batch{batch})
	if err != nil {
		return Report{}, translate(op, err)
	}
	w := works[0]
	report := Report{Generation: current, IsChanged: w.report.Outcome != Unchanged}
	if report.IsChanged {
		if err := l.rehearse(ctx, &w); err != nil {
			return Report{}, translate(op, err)
		}
	}
	report.Batches = []BatchReport{w.report}
	return report, nil
}

func (l *Ledger) rehearse(ctx context.Context, w *work) error {
	in := newIntake(w.Batch, 1, 1)
	n := int64(0)
	loaded, err := w.Load(ctx, func(s entente.Statement) error {
		if n++; n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			l.o.Progress("read "+string(w.Card.Dataset), n, 0)
		}
		_, _, err := in.take(s)
		return err
	})
	if err == nil {
		loaded, err = in.finish(w.Card, loaded)
	}
	if err != nil {
		return err
	}
	w.report.Rows, w.report.Statements = loaded.Rows, in.counts
	w.report.Issues, w.report.KeptIssues = loaded.Issues.Counts, loaded.Issues.Kept
	return nil
}
