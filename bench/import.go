package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	_ "github.com/duckdb/duckdb-go/v2" // the driver of the reference
	"golang.org/x/text/encoding/charmap"
)

// dataset is an import to measure: the publisher's files below data/.
type dataset struct {
	id     string
	files  []string
	budget budget
	runs   int // at most
}

var datasets = []dataset{
	{"atop", []string{"atop/atop5_1m.csv", "atop/atop5_1a.csv", "atop/atop5_1aph.csv"}, budget{most: 1000}, 9},
	{"desta", []string{"desta/desta_list_of_treaties_02_02_dyads.txt"}, budget{}, 5},
	{"dcad", []string{"dcad/DCAD-v1.0-main.csv"}, budget{}, 5},
	{"unctad-iia", []string{"unctad_iia/unctad_iia_treaties.csv"}, budget{}, 5},
	{"diplomatic-representation", []string{"diplomatic_representation/diplometrics_derived_2000_2020.csv"},
		budget{}, 5},
	{"cow-igo", []string{"cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz"}, budget{}, 3},
}

// imports measures whole imports, each into a new copy of the starter ledger. The references read
// the same files and do nothing with them: the reader of the standard library, and DuckDB.
func (b *bench) imports(ctx context.Context) ([]row, error) {
	starter, err := b.starterLedger(ctx)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "set threads = 2"); err != nil { // as many as the ledger takes
		return nil, err
	}
	var rows []row
	for _, d := range datasets {
		r, err := b.importOne(ctx, db, starter, d)
		if err != nil {
			return rows, fmt.Errorf("%s: %w", d.id, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func (b *bench) importOne(ctx context.Context, db *sql.DB, starter string, d dataset) (row, error) {
	var took processes
	var read, duck sample
	var records int
	paths := make([]string, len(d.files))
	for i, f := range d.files {
		paths[i] = filepath.Join(b.shared, "data", filepath.FromSlash(f))
	}
	inUTF8, err := b.readable(paths)
	if err != nil {
		return row{}, err
	}
	timed := func(into *sample, work func() error) func(bool) error {
		return func(isMeasured bool) error {
			start := time.Now()
			err := work()
			if isMeasured {
				*into = append(*into, milliseconds(time.Since(start)))
			}
			return err
		}
	}
	err = alternate(min(b.runs, d.runs),
		func(isMeasured bool) error {
			dir := filepath.Join(b.dir, "import")
			defer os.RemoveAll(dir)
			if err := os.CopyFS(dir, os.DirFS(starter)); err != nil {
				return err
			}
			p, err := b.call(ctx, dir, append([]string{"import", d.id}, paths...)...)
			if err == nil && !strings.Contains(p.output, " rows in ") {
				return fmt.Errorf("nothing was imported: %.200s", p.output)
			}
			if err == nil && isMeasured {
				took.add(p)
			}
			return err
		},
		timed(&read, func() (err error) { records, err = readPlainly(paths); return err }),
		timed(&duck, func() error { return readByDuckDB(ctx, db, inUTF8) }))
	return row{work: fmt.Sprintf("import %s, %d file(s), %s records", d.id, len(paths), thousands(float64(records))),
		values: took.wall, cpu: took.cpu, budget: d.budget,
		references: []reference{{"encoding/csv reads the files", read}, {"DuckDB read_csv into a table", duck}}}, err
}

// readPlainly reads every cell of the files with encoding/csv and counts their records without
// headers.
func readPlainly(paths []string) (records int, err error) {
	for _, path := range paths {
		n, err := countRecords(path)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		records += n - 1
	}
	return records, nil
}

func countRecords(path string) (n int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var in io.Reader = bufio.NewReaderSize(f, 1<<20)
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(in); err != nil {
			return 0, err
		}
	}
	r := csv.NewReader(in)
	r.ReuseRecord, r.LazyQuotes, r.FieldsPerRecord = true, true, -1
	for {
		switch _, err := r.Read(); {
		case errors.Is(err, io.EOF):
			return n, nil
		case err != nil:
			return 0, err
		}
		n++
	}
}

// readByDuckDB reads the files as text into a table each.
func readByDuckDB(ctx context.Context, db *sql.DB, paths []string) error {
	for _, path := range paths {
		const read = `create or replace temp table read_plainly as
			select * from read_csv(?, header = true, delim = ',', quote = '"', all_varchar = true, null_padding = true, strict_mode = false)`
		if _, err := db.ExecContext(ctx, read, path); err != nil {
			return fmt.Errorf("DuckDB: %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

// readable gives paths that DuckDB can read: it knows UTF-8, so that files in Windows-1252 are copied
// as UTF-8 before anything is timed.
func (b *bench) readable(paths []string) ([]string, error) {
	out := slices.Clone(paths)
	for i, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(path, ".gz") || utf8.Valid(text) {
			continue
		}
		if text, err = charmap.Windows1252.NewDecoder().Bytes(text); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		out[i] = filepath.Join(b.dir, filepath.Base(path))
		if err := os.WriteFile(out[i], text, 0o600); err != nil {
			return nil, err
		}
	}
	return out, nil
}
