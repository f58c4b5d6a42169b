package part

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"entente"
	"entente/ledger/table"

	"github.com/duckdb/duckdb-go/v2"
)

// Most tables are small and have many columns, each of which takes at least a block: with DuckDB's usual
// blocks of 256 KB the smallest part would have 3 MB. Large tables take half as much room in large blocks.
const (
	smallBlocks = " (block_size 16384)"
	largeBlocks = " (block_size 262144)"
	manyRows    = 100_000
)

// inFile is the name of the file that is being written.
const inFile = "part"

// Writer writes one file: rows are kept in memory (or beside it, where they are many), sorted, and written
// once. Its methods are called one after another; Finish or Abandon ends it.
type Writer struct {
	path      string
	tables    []*table.Table
	db        *sql.DB
	conn      *sql.Conn
	driver    driver.Conn
	appenders map[*table.Table]*duckdb.Appender
	values    []driver.Value
}

// Create begins a file. Others may be attached for what is to be derived from them.
func Create(ctx context.Context, path string, tables []*table.Table, others []File, a Access) (*Writer, error) {
	w := &Writer{path: path, tables: tables, appenders: map[*table.Table]*duckdb.Appender{}}
	err := w.open(ctx, others, a)
	if err != nil {
		w.Abandon()
		return nil, err
	}
	return w, nil
}

func (w *Writer) open(ctx context.Context, others []File, a Access) (err error) {
	a.Spill = w.spill()
	if w.db, err = connect(a); err != nil {
		return err
	}
	if w.conn, err = w.db.Conn(ctx); err != nil {
		return err
	}
	if err := w.conn.Raw(func(c any) error { w.driver = c.(driver.Conn); return nil }); err != nil {
		return err
	}
	for _, f := range others {
		if err := errors.Join(f.check(), w.Run(ctx, f.attach(" (read_only)"))); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(w.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), os.Remove(w.path)); err != nil { // DuckDB takes no empty file
		return err
	}
	// A writer's checkpoint replaces its own write-ahead log, which forbidding other files would forbid.
	return w.Run(ctx, "set global TimeZone = 'UTC'", "set lock_configuration = true")
}

// Begin makes the file, for about so many rows. Finish does it by itself.
func (w *Writer) Begin(ctx context.Context, rows int) error {
	blocks := smallBlocks
	if rows > manyRows {
		blocks = largeBlocks
	}
	return w.Run(ctx, File{Path: w.path, Name: inFile}.attach(blocks))
}

func (w *Writer) spill() string { return w.path + ".spill" }

// Run runs statements.
func (w *Writer) Run(ctx context.Context, texts ...string) error {
	for _, t := range texts {
		if _, err := w.conn.ExecContext(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

// Append takes the statement of a row.
func (w *Writer) Append(ctx context.Context, r *table.Row) error {
	a := w.appenders[r.Table]
	if a == nil {
		if err := w.Run(ctx, r.Create(waiting(r.Table))); err != nil {
			return err
		}
		var err error
		if a, err = duckdb.NewAppender(w.driver, Memory, "main", r.Name); err != nil {
			return err
		}
		w.appenders[r.Table] = a
	}
	w.values = r.Values(w.values[:0])
	return a.AppendRow(w.values...)
}

// waiting is where the rows of a table wait; stored is where they end.
func waiting(t *table.Table) string { return Memory + ".main." + table.Name(t.Name) }
func stored(t *table.Table) string  { return inFile + ".main." + table.Name(t.Name) }

// Finish writes all that was appended, with the issues that were kept and the description, and closes the
// file. It is whole then, but not yet synced.
func (w *Writer) Finish(ctx context.Context, d Description, kept []entente.Issue) error {
	rows := 0
	for _, n := range d.Statements {
		rows += n
	}
	if err := w.Begin(ctx, rows); err != nil {
		return err
	}
	for _, t := range w.tables {
		a := w.appenders[t]
		if a == nil {
			continue
		}
		delete(w.appenders, t)
		if err := a.Close(); err != nil {
			return err
		}
		err := w.Run(ctx, "begin", t.Create(stored(t)), t.Fill(stored(t), waiting(t)), "commit",
			"drop table "+waiting(t))
		if err != nil {
			return err
		}
	}
	if err := w.check(ctx, d); err != nil {
		return err
	}
	if err := w.describe(ctx, d, kept); err != nil {
		return err
	}
	return w.Seal(ctx)
}

// check compares what the file holds with what was read: an appender reports some failures late, and a
// part that lost rows must never come into use.
func (w *Writer) check(ctx context.Context, d Description) error {
	for _, t := range w.tables {
		want := d.Statements[t.Name]
		if want == 0 {
			continue
		}
		var got int
		text := "select count(*) from " + stored(t) + " where _snapshot >= 0 and _snapshot < ?"
		if err := w.conn.QueryRowContext(ctx, text, len(d.Snapshots)).Scan(&got); err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("%d %s of %s were written, %d were read", got, t.Name, d.Edition, want)
		}
	}
	return nil
}

func (w *Writer) describe(ctx context.Context, d Description, kept []entente.Issue) error {
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if err := w.Run(ctx, "begin", "create table part.main.description (text varchar not null)",
		`create table part.main.issues ("rule" varchar, message varchar, file varchar, column_name varchar, raw varchar,
			"place" varchar)`,
	); err != nil {
		return err
	}
	if _, err := w.conn.ExecContext(ctx, "insert into part.main.description values (?)", utf8(string(text))); err != nil {
		return err
	}
	if len(kept) > 0 {
		a, err := duckdb.NewAppender(w.driver, inFile, "main", "issues")
		if err != nil {
			return err
		}
		for _, i := range kept {
			err = errors.Join(err, a.AppendRow(utf8(i.Rule), utf8(i.Message), utf8(i.File), utf8(i.Column), utf8(i.Raw),
				i.Locator.String()))
		}
		if err := errors.Join(err, a.Close()); err != nil {
			return err
		}
	}
	return w.Run(ctx, "commit")
}

// utf8 is the text with U+FFFD in place of what is not UTF-8: nothing else may reach the database.
func utf8(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// Seal closes a file without a write-ahead log.
func (w *Writer) Seal(ctx context.Context) error {
	if err := w.Run(ctx, "force checkpoint "+inFile); err != nil {
		return err
	}
	if err := w.close(); err != nil {
		return err
	}
	if info, err := os.Stat(w.path + ".wal"); err == nil && info.Size() > 0 {
		return fmt.Errorf("the new part still has a write-ahead log of %d bytes", info.Size())
	}
	return os.RemoveAll(w.spill())
}

// QueryContext asks what is attached and what was written.
func (w *Writer) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	return w.conn.QueryContext(ctx, text, args...)
}

// QueryRowContext asks for one row of it.
func (w *Writer) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	return w.conn.QueryRowContext(ctx, text, args...)
}

func (w *Writer) close() error {
	var err error
	for t, a := range w.appenders {
		a.Close() // of an import that failed: its rows are nobody's
		delete(w.appenders, t)
	}
	if w.conn != nil {
		if err = w.conn.Close(); errors.Is(err, sql.ErrConnDone) {
			err = nil
		}
		w.conn = nil
	}
	if w.db != nil {
		err = errors.Join(err, w.db.Close())
		w.db = nil
	}
	return err
}

// Abandon closes the file and removes it, with everything that DuckDB puts beside it.
func (w *Writer) Abandon() {
	w.close()
	Remove(w.path)
}

// Remove removes a file that is being written, or was.
func Remove(path string) {
	os.Remove(path)
	os.Remove(path + ".wal")
	os.RemoveAll(path + ".spill")
}
