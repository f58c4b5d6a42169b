package ledger

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"slices"

	"entente"

	"github.com/duckdb/duckdb-go/v2"
)

// application writes one batch into the new generation.
type application struct {
	ledger     *Ledger
	conn       *sql.Conn
	work       *work
	generation int

	driver    driver.Conn
	appenders map[string]*duckdb.Appender
	intake    intake
}

// intake takes statements from a batch: it encodes, counts and checks them. Plan and Import share it.
type intake struct {
	encoder
	counts   map[string]int
	reversed entente.Issues // statements that end before they begin
	names    map[entente.SnapshotID]string
}

func newIntake(b entente.Batch, edition, snapshot int32) intake {
	r := intake{encoder: encoder{edition: edition, snapshots: map[entente.SnapshotID]int32{}},
		counts: map[string]int{}, names: map[entente.SnapshotID]string{}}
	for i, f := range b.Files {
		r.snapshots[f.ID] = snapshot + int32(i)
		r.names[f.ID] = f.Name
	}
	return r
}

// take gives the row of a statement; ok is false for one that is left out and became an issue.
func (r *intake) take(s entente.Statement) (v row, ok bool, err error) {
	if p, at := periodOf(s); isReversed(p) {
		r.reversed.Add(entente.Issue{Rule: "reversed_period", File: r.names[at.Snapshot], Locator: at.Locator,
			Message: fmt.Sprintf("ends on %s, before it begins on %s; left out", p.To, p.From)})
		return row{}, false, nil
	}
	v, err = r.encode(s)
	if err == nil {
		r.counts[v.Table]++
	}
	return v, err == nil, err
}

// finish adds the intake's own issues to those of the load and holds both to the card's budgets.
func (r *intake) finish(card entente.Card, loaded entente.Loaded) (entente.Loaded, error) {
	for _, i := range r.reversed.Kept {
		loaded.Issues.Add(i)
	}
	for rule, n := range r.reversed.Counts {
		loaded.Issues.Counts[rule] = n
	}
	if card.Budgets == nil {
		return loaded, nil
	}
	return loaded, loaded.Issues.Check("ledger.Import", loaded.Rows, card.Budgets)
}

// run reads the batch and writes its statements, files, issues and card.
func (a *application) run(ctx context.Context, edition, snapshot int32) error {
	a.intake = newIntake(a.work.Batch, edition, snapshot)
	a.appenders = map[string]*duckdb.Appender{}
	if err := a.conn.Raw(func(c any) error { a.driver = c.(driver.Conn); return nil }); err != nil {
		return err
	}
	loaded, err := a.load(ctx)
	for _, table := range slices.Sorted(maps.Keys(a.appenders)) {
		err = errors.Join(err, a.appenders[table].Close())
	}
	if err != nil {
		return err
	}
	if loaded, err = a.intake.finish(a.work.Card, loaded); err != nil {
		return err
	}
	report := &a.work.report
	report.Rows, report.Statements = loaded.Rows, a.intake.counts
	report.Issues, report.KeptIssues = loaded.Issues.Counts, loaded.Issues.Kept
	return errors.Join(a.writeIssues(ctx, edition, loaded.Issues), a.writeEdition(ctx, edition, snapshot, loaded.Rows))
}

// load runs the batch's own function with an emit that writes.
func (a *application) load(ctx context.Context) (entente.Loaded, error) {
	n := int64(0)
	return a.work.Load(ctx, func(s entente.Statement) error {
		if n++; n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			a.ledger.o.Progress("read "+string(a.work.Card.Dataset), n, 0)
		}
		v, ok, err := a.intake.take(s)
		if err != nil || !ok {
			return err
		}
		return a.add(v)
	})
}

func (a *application) add(v row) error {
	appender := a.appenders[v.Table]
	if appender == nil {
		var err error
		if appender, err = duckdb.NewAppender(a.driver, "ledger", "main", v.Table); err != nil {
			return err
		}
		a.appenders[v.Table] = appender
	}
	return appender.AppendRow(utf8Row(v.Values)...)
}

func (a *application) writeIssues(ctx context.Context, edition int32, issues entente.Issues) error {
	for _, rule := range slices.Sorted(maps.Keys(issues.Counts)) {
		_, err := a.conn.ExecContext(ctx, loadInsert.text(), sql.Named("edition_id", edition),
			sql.Named("rule", rule), sql.Named("issue_count", issues.Counts[rule]))
		if err != nil {
			return err
		}
	}
	appender, err := duckdb.NewAppender(a.driver, "ledger", "main", "issues")
	if err != nil {
		return err
	}
	for _, i := range issues.Kept {
		err = errors.Join(err, appender.AppendRow(utf8Row([]driver.Value{edition, i.Rule, i.Message, i.File, i.Column, i.Raw, i.Locator.String()})...))
	}
	return errors.Join(err, appender.Close())
}

func (a *application) writeEdition(ctx context.Context, edition, snapshot int32, rows int) error {
	c := a.work.Card
	_, err := a.conn.ExecContext(ctx, editionInsert.text(), sql.Named("edition_id", edition),
		sql.Named("dataset", string(c.Dataset)), sql.Named("edition", c.EditionID()),
		sql.Named("published", c.Published.String()), sql.Named("published_first", first(c.Published)),
		sql.Named("generation", a.generation), sql.Named("row_count", rows), sql.Named("card", a.work.card),
		sql.Named("mapping", a.work.Mapping))
	if err != nil {
		return err
	}
	for i, f := range a.work.Files {
		_, err := a.conn.ExecContext(ctx, snapshotInsert.text(), sql.Named("snapshot_id", snapshot+int32(i)),
			sql.Named("edition_id", edition), sql.Named("sha256", string(f.ID)), sql.Named("name", utf8Text(f.Name)),
			sql.Named("byte_count", f.Size), sql.Named("role", f.Role),
			sql.Named("imported", a.ledger.o.now()), sql.Named("restates", f.Restates))
		if err != nil {
			return err
		}
	}
	return nil
}
