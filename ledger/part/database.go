package part

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"entente/ledger/table"

	"github.com/duckdb/duckdb-go/v2"
)

// Access says what parts are opened with.
type Access struct {
	MemoryLimit string // as DuckDB writes it, "256MB"
	Threads     int
	Spill       string // folder for data beyond the memory limit; "" forbids it
}

// File is a database file under the name by which statements speak of it.
type File struct {
	Path string
	Name string
}

// connections is how many statements run at once on what is open; more wait.
const connections = 8

// Memory is the name of the database in memory that statements run in: views over parts lie there, and the
// rows of a part that is being written.
const Memory = "memory"

// Open opens files together for reading. They are attached to a database in memory, each under its name:
// about a quarter of a millisecond each, and whoever has them open keeps them, also when they are removed
// meanwhile. The settings are locked: no statement can reach other files, load an extension, or change
// them. A file that is not there is fs.ErrNotExist.
func Open(ctx context.Context, files []File, a Access) (*sql.DB, error) {
	db, err := connect(a)
	if err != nil {
		return nil, err
	}
	var texts strings.Builder
	for _, f := range files {
		if err := f.check(); err != nil {
			db.Close()
			return nil, err
		}
		texts.WriteString(f.attach(" (read_only)") + "; ")
	}
	const lock = "set global TimeZone = 'UTC'; set enable_external_access = false; set lock_configuration = true"
	if _, err := db.ExecContext(ctx, texts.String()+lock); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// connect makes an empty database in memory.
func connect(a Access) (*sql.DB, error) {
	v := url.Values{}
	v.Set("threads", strconv.Itoa(a.Threads))
	v.Set("memory_limit", a.MemoryLimit)
	v.Set("autoinstall_known_extensions", "false")
	v.Set("autoload_known_extensions", "false")
	v.Set("temp_directory", a.Spill)
	connector, err := duckdb.NewConnector(":memory:?"+v.Encode(), nil)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// check refuses what is no file: DuckDB makes a file where none is, and a reader must not.
func (f File) check() error {
	info, err := os.Stat(f.Path)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: f.Path, Err: fmt.Errorf("%s is not a file", filepath.Base(f.Path))}
	}
	return err
}

// attach is the statement that attaches a file. Opening it by name is no way, because a data source name
// cannot carry a path with "?" or "%" in it.
func (f File) attach(mode string) string {
	return "attach " + table.Literal(f.Path) + " as " + table.Name(f.Name) + mode
}
