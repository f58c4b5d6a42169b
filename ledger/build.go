package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// build makes one new generation out of its parent, and puts it into use.
type build struct {
	ledger *Ledger
	parent int
	works  []work
	held   *contents

	generation int
	ties       int
}

// run leaves either a whole new generation in use, or nothing at all.
func (b *build) run(ctx context.Context) (err error) {
	l := b.ledger
	existing, err := l.generations()
	if err != nil {
		return err
	}
	b.generation = max(b.parent, slices.Max(append(existing, 0))) + 1
	folder := filepath.Join(l.dir, generationsName)
	tmp := filepath.Join(folder, fmt.Sprintf(".%06d.tmp-%d", b.generation, os.Getpid()))
	defer func() {
		if err != nil {
			removeDatabase(tmp)
		}
	}()
	if b.parent > 0 {
		l.o.Progress("copy", 0, 1)
		if err := copyFile(tmp, l.generationPath(b.parent)); err != nil {
			return err
		}
	}
	if err := b.fill(ctx, tmp); err != nil {
		return err
	}
	l.o.Progress("write", 0, 1)
	if err := syncFile(tmp); err != nil {
		return err
	}
	if err := os.Rename(tmp, l.generationPath(b.generation)); err != nil {
		return err
	}
	if err := syncFolder(folder); err != nil {
		return err
	}
	if err := writeCurrent(l.dir, b.generation); err != nil {
		os.Remove(l.generationPath(b.generation))
		return err
	}
	l.o.Progress("write", 1, 1)
	return nil
}

// fill opens the new file, changes it in one transaction, and closes it without a write-ahead log.
func (b *build) fill(ctx context.Context, path string) (err error) {
	db, err := openDatabase(ctx, path, access{IsWritable: true, MemoryLimit: b.ledger.o.ImportLimit,
		Threads: b.ledger.o.Threads, Spill: path + ".spill"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, ignoreClosed(conn.Close())) }()
	if _, err := conn.ExecContext(ctx, "begin transaction"); err != nil {
		return err
	}
	if err := b.apply(ctx, conn); err != nil {
		conn.ExecContext(context.WithoutCancel(ctx), "rollback")
		return err
	}
	for _, last := range []string{"commit", "force checkpoint ledger"} {
		if _, err := conn.ExecContext(ctx, last); err != nil {
			return unwritable(err)
		}
	}
	if info, err := os.Stat(path + ".wal"); err == nil && info.Size() > 0 {
		return fmt.Errorf("the new generation still has a write-ahead log of %d bytes", info.Size())
	}
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, sql.ErrConnDone) {
		return nil
	}
	return err
}

// apply does everything that happens inside the transaction.
func (b *build) apply(ctx context.Context, conn *sql.Conn) error {
	known, err := migrations()
	if err != nil {
		return err
	}
	if err := migrate(ctx, conn, known); err != nil {
		return err
	}
	var edition, snapshot int32
	err = scan(ctx, conn, keyNext, nil, func() error { return nil }, &edition, &snapshot)
	if err != nil {
		return err
	}
	for i := range b.works {
		w := &b.works[i]
		if w.report.Outcome == Unchanged {
			continue
		}
		b.ledger.o.Progress("read "+string(w.Card.Dataset), 0, 0)
		if before := b.held.edition(w.report.Edition); before != nil {
			if err := remove(ctx, conn, before.key); err != nil {
				return err
			}
		}
		a := &application{ledger: b.ledger, conn: conn, work: w, generation: b.generation}
		if err := a.run(ctx, edition, snapshot); err != nil {
			return err
		}
		edition, snapshot = edition+1, snapshot+int32(len(w.Files))
	}
	if err := b.derive(ctx, conn); err != nil {
		return err
	}
	if err := b.check(ctx, conn); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, generationInsert.text(), sql.Named("generation", b.generation),
		sql.Named("parent", b.parent), sql.Named("created", b.ledger.o.now()),
		sql.Named("derivation", derivation()))
	return err
}

// remove takes an edition out.
func remove(ctx context.Context, conn *sql.Conn, key int32) error {
	for _, s := range deletes {
		if _, err := conn.ExecContext(ctx, s.text(), sql.Named("edition", key)); err != nil {
			return err
		}
	}
	return nil
}

// derive makes the ties anew from all members and links: an import of one dataset may add members to
// an agreement of another.
func (b *build) derive(ctx context.Context, conn *sql.Conn) error {
	b.ledger.o.Progress("derive ties", 0, 1)
	if _, err := conn.ExecContext(ctx, tieClear.text()); err != nil {
		return err
	}
	r, err := conn.ExecContext(ctx, tieDerive.text())
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	b.ties = int(n)
	b.ledger.o.Progress("derive ties", 1, 1)
	return err
}

// check compares what the tables hold with what the batches gave, before anything is committed. The
// appender reports some failures late, and a generation that lost rows must never come into use.
func (b *build) check(ctx context.Context, conn *sql.Conn) error {
	b.ledger.o.Progress("check", 0, 1)
	after, err := contentsOf(ctx, conn)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, e := range after.editions {
		if seen[e.edition] {
			return fmt.Errorf("edition %s would be there twice", e.edition)
		}
		seen[e.edition] = true
	}
	for _, w := range b.works {
		e := after.edition(w.report.Edition)
		if e == nil || len(e.snapshots) != len(w.Files) {
			return fmt.Errorf("edition %s or a file of it was not written", w.report.Edition)
		}
		for _, table := range tables {
			if got, want := e.counts[table], w.report.Statements[table]; got != want {
				return fmt.Errorf("%d %s of %s were written, %d were read", got, table, w.report.Edition, want)
			}
		}
	}
	return scan(ctx, conn, snapshotStray, nil, func() error {
		return errors.New("statements point into files that no edition has")
	}, new(string), new(int))
}

// removeDatabase removes an unfinished database with everything that DuckDB puts beside it.
func removeDatabase(path string) {
	os.Remove(path)
	os.Remove(path + ".wal")
	os.RemoveAll(path + ".spill")
}

// copyFile copies a file; on file systems that can, the copy shares its blocks with the original.
func copyFile(to, from string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}
