package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"entente"
)

//go:embed duckdb/migration/*.sql
var embeddedMigrations embed.FS

// migrationFiles is where the steps are read from; a test puts a later program's steps here.
var migrationFiles fs.ReadFileFS = embeddedMigrations

// migration is one step of the tables' history. An applied one never changes.
type migration struct {
	Version  int
	Name     string
	Checksum string
	Text     string
}

// migrations are the steps that this program knows, in order.
func migrations() ([]migration, error) {
	entries, err := fs.ReadDir(migrationFiles, "duckdb/migration")
	if err != nil {
		return nil, err
	}
	list := make([]migration, 0, len(entries))
	for i, e := range entries {
		b, err := migrationFiles.ReadFile(path.Join("duckdb/migration", e.Name()))
		if err != nil {
			return nil, err
		}
		number, _, _ := strings.Cut(e.Name(), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s is not number %d", e.Name(), i+1)
		}
		list = append(list, migration{version, e.Name(), checksum(b), string(b)})
	}
	return list, nil
}

func checksum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// derivation names the statement that derives ties. Ties of another derivation are derived again.
func derivation() string { return checksum([]byte(tieDerive.text())) }

// querier is what a database, a connection and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// pending compares what was applied to a file with what the program knows, and gives the steps that
// are still to do. An applied step that differs, or that the program does not know, is an error.
func pending(ctx context.Context, q querier, known []migration) ([]migration, error) {
	rows, err := q.QueryContext(ctx, migrationList.text())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	done := 0
	for rows.Next() {
		var m migration
		if err := rows.Scan(&m.Version, &m.Name, &m.Checksum); err != nil {
			return nil, err
		}
		if m.Version > len(known) {
			return nil, &entente.Error{Code: entente.CodeUnprocessable, Op: "ledger.Open",
				Message: fmt.Sprintf("the ledger was written by a newer program: it has schema step %s, this program knows %d", m.Name, len(known)),
				Hint:    "use the newer program, or `entente ledger rollback` to a generation from before it"}
		}
		if m.Checksum != known[m.Version-1].Checksum {
			return nil, &entente.Error{Code: entente.CodeUnprocessable, Op: "ledger.Open",
				Message: fmt.Sprintf("schema step %s is not the one that was applied to this ledger", m.Name),
				Hint:    "an applied migration must never be edited; add a new one"}
		}
		done = m.Version
	}
	return known[done:], rows.Err()
}

// staleness says whether a generation was written by an older program: its schema lacks steps, or its
// ties were derived otherwise.
type staleness struct {
	schema bool
	ties   bool
}

// isStale finds out whether a generation has to be brought up to date. A generation without any
// record of itself has stale ties.
func isStale(ctx context.Context, q querier) (staleness, error) {
	known, err := migrations()
	if err != nil {
		return staleness{}, err
	}
	todo, err := pending(ctx, q, known)
	if err != nil || len(todo) > 0 {
		return staleness{schema: true}, err
	}
	var number, parent int
	var created, of, latest string
	err = scan(ctx, q, generationList, nil, func() error {
		if latest == "" {
			latest = of
		}
		return nil
	}, &number, &parent, &created, &of)
	return staleness{ties: latest != derivation()}, err
}

// migrate brings a file up to the program's schema.
func migrate(ctx context.Context, q querier, known []migration) error {
	if _, err := q.ExecContext(ctx, migrationCreate.text()); err != nil {
		return err
	}
	todo, err := pending(ctx, q, known)
	if err != nil {
		return err
	}
	for _, m := range todo {
		if _, err := q.ExecContext(ctx, m.Text); err != nil {
			return fmt.Errorf("migration %s: %w", m.Name, err)
		}
		_, err := q.ExecContext(ctx, migrationInsert.text(), sql.Named("version", m.Version),
			sql.Named("name", m.Name), sql.Named("checksum", m.Checksum))
		if err != nil {
			return err
		}
	}
	return nil
}
