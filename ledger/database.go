package ledger

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"github.com/duckdb/duckdb-go/v2"
)

// access says what a database is opened for.
type access struct {
	IsWritable  bool
	MemoryLimit string
	Threads     int
	Spill       string // folder for data beyond the memory limit; "" forbids it
}

// connections is how many statements of one generation run at once; more wait.
const connections = 8

// newFile is how a new file is laid out. The tables are small and have many columns, each of which
// takes at least a block: with DuckDB's usual blocks of 256 KB an empty ledger would have 3 MB.
const newFile = " (block_size 16384)"

// openDatabase opens a generation's file. The file is attached to an in-memory database rather than
// opened by name, because a data source name cannot carry a path with "?" or "%" in it, and because
// each opening then has settings of its own. The settings are locked: no statement can reach other
// files, load an extension, or change them.
func openDatabase(ctx context.Context, path string, a access) (*sql.DB, error) {
	// DuckDB makes a new file where none is; a reader must not.
	info, statErr := os.Stat(path)
	if statErr != nil && (!a.IsWritable || !errors.Is(statErr, fs.ErrNotExist)) {
		return nil, statErr
	}
	if statErr == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", filepath.Base(path))
	}
	mode := " (read_only)"
	if a.IsWritable {
		mode = ""
	}
	if errors.Is(statErr, fs.ErrNotExist) {
		mode = newFile
	}
	attach := "attach if not exists " + quote(path) + " as ledger" + mode
	connector, err := duckdb.NewConnector(":memory:?"+settings(a), func(e driver.ExecerContext) error {
		if _, err := e.ExecContext(ctx, attach, nil); err != nil {
			return err
		}
		_, err := e.ExecContext(ctx, "use ledger", nil)
		return err
	})
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	lock := "set global TimeZone = 'UTC'; set enable_external_access = false; set lock_configuration = true"
	if a.IsWritable {
		// A writer's checkpoint replaces its own write-ahead log, which the wider lock would forbid.
		lock = "set global TimeZone = 'UTC'; set lock_configuration = true"
	}
	if _, err := db.ExecContext(ctx, lock); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func settings(a access) string {
	v := url.Values{}
	v.Set("threads", strconv.Itoa(a.Threads))
	v.Set("memory_limit", a.MemoryLimit)
	v.Set("autoinstall_known_extensions", "false")
	v.Set("autoload_known_extensions", "false")
	v.Set("temp_directory", a.Spill)
	return v.Encode()
}
