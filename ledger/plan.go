package ledger

import (
	"context"

	"entente"
	"entente/ledger/table"
)

// Plan is a rehearsal of an import: it reads the batch, holds it to everything that an import checks,
// compares it with the generation in use, and writes nothing. It takes no lock.
func (l *Ledger) Plan(ctx context.Context, batch entente.Batch) (Report, error) {
	const op = "ledger.Plan"
	current, err := readCurrent(l.dir)
	if err != nil {
		return Report{}, err
	}
	parent, err := l.read(current)
	if err != nil {
		return Report{}, translate(op, err)
	}
	works, err := l.classify(ctx, parent, []entente.Batch{batch})
	if err != nil {
		return Report{}, translate(op, err)
	}
	w := works[0]
	report := Report{Generation: current, IsChanged: w.report.Outcome != Unchanged}
	if report.IsChanged {
		in, loaded, err := l.load(ctx, w.Batch, func(*table.Row) error { return nil })
		if err != nil {
			return Report{}, translate(op, err)
		}
		w.report.Rows, w.report.Statements = loaded.Rows, in.counts
		w.report.Issues, w.report.KeptIssues = loaded.Issues.Counts, loaded.Issues.Kept
	}
	report.Batches = []BatchReport{w.report}
	return report, nil
}
