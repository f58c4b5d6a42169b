package ledger

import (
	"context"
	"fmt"

	"entente"
	"entente/ledger/table"
)

// intake takes statements from a batch: it counts and checks them. Plan and Import share it.
type intake struct {
	rows     []*table.Row
	counts   map[string]int
	reversed entente.Issues // statements that end before they begin
	files    map[entente.SnapshotID]int32
	names    map[entente.SnapshotID]string
}

func newIntake(tables []*table.Table, b entente.Batch) *intake {
	in := &intake{counts: map[string]int{}, files: map[entente.SnapshotID]int32{}, names: map[entente.SnapshotID]string{}}
	for _, t := range tables {
		in.rows = append(in.rows, t.Row())
	}
	for i, f := range b.Files {
		in.files[f.ID], in.names[f.ID] = int32(i), f.Name
	}
	return in
}

// take gives the row of a statement, which the next call overwrites; nil for one that is left out and
// became an issue.
func (in *intake) take(s entente.Statement) (*table.Row, error) {
	for _, r := range in.rows {
		if !r.Set(s) {
			continue
		}
		at := *r.Place()
		if p := r.Period(); p != nil && isReversed(*p) {
			in.reversed.Add(entente.Issue{Rule: "reversed_period", File: in.names[at.Snapshot], Locator: at.Locator,
				Message: fmt.Sprintf("ends on %s, before it begins on %s; left out", p.To, p.From)})
			return nil, nil
		}
		key, ok := in.files[at.Snapshot]
		switch fault := r.Fault(); {
		case !ok:
			return nil, senseless("a statement that points into a file outside the batch (%s)", at.Snapshot)
		case at.Locator.IsZero():
			return nil, senseless("a statement that points nowhere")
		case fault != "":
			return nil, senseless("%s, at %s", fault, at.Locator)
		}
		r.Snapshot = key
		in.counts[r.Name]++
		return r, nil
	}
	return nil, senseless("a statement of type %T", s)
}

// load runs the batch's own function and gives every row to a function; it counts what it has read.
func (l *Ledger) load(ctx context.Context, b entente.Batch, give func(*table.Row) error) (
	*intake, entente.Loaded, error) {
	in, n := newIntake(l.tables, b), int64(0)
	loaded, err := b.Load(ctx, func(s entente.Statement) error {
		if n++; n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			l.o.Progress("read "+string(b.Card.Dataset), n, 0)
		}
		r, err := in.take(s)
		if err != nil || r == nil {
			return err
		}
		return give(r)
	})
	if err == nil {
		loaded, err = in.finish(b.Card, loaded)
	}
	return in, loaded, err
}

// finish adds the intake's own issues to those of the load and holds both to the card's budgets.
func (in *intake) finish(card entente.Card, loaded entente.Loaded) (entente.Loaded, error) {
	for _, i := range in.reversed.Kept {
		loaded.Issues.Add(i)
	}
	for rule, n := range in.reversed.Counts {
		loaded.Issues.Counts[rule] = n
	}
	if card.Budgets == nil {
		return loaded, nil
	}
	return loaded, loaded.Issues.Check("ledger.Import", loaded.Rows, card.Budgets)
}

// isReversed reports whether a period ends before it begins, whatever its partial dates mean.
func isReversed(p entente.Period) bool {
	return !p.From.IsZero() && !p.To.IsZero() && p.To.Last().Before(p.From.First())
}

// senseless is the error for what no source may emit: a mistake in a mapping, not in a file.
func senseless(format string, args ...any) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "ledger.Import",
		Message: "the source gave " + fmt.Sprintf(format, args...),
		Hint:    "this is a mistake in the program; nothing was imported"}
}
