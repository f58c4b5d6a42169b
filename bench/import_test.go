package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

const table = "a,b\n1,\"two\nlines\"\n2,x\n"

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReferencesReadEveryRecord(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte(table))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	paths := []string{write(t, "plain.csv", []byte(table)), write(t, "packed.csv.gz", packed.Bytes())}
	if n, err := readPlainly(paths); n != 4 || err != nil {
		t.Errorf("encoding/csv: got %d records and %v, want 4", n, err)
	}
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // a temporary table belongs to its connection
	if err := readByDuckDB(context.Background(), db, paths); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := db.QueryRow("select count(*) from read_plainly").Scan(&n); n != 2 || err != nil {
		t.Errorf("DuckDB: got %d records of the last file and %v, want 2", n, err)
	}
}

func TestReadableIsUTF8(t *testing.T) {
	latin := write(t, "latin.csv", []byte("name\nC\xf4te d\x92Ivoire\n"))
	plain := write(t, "plain.csv", []byte("name\nCôte\n"))
	b := &bench{dir: t.TempDir()}
	got, err := b.readable([]string{plain, latin})
	if err != nil {
		t.Fatal(err)
	}
	if got[0] != plain || got[1] == latin {
		t.Errorf("got %v, want the first as it is and a copy of the second", got)
	}
	if text, err := os.ReadFile(got[1]); string(text) != "name\nCôte d’Ivoire\n" {
		t.Errorf("got %q and %v, want the name in UTF-8", text, err)
	}
	if _, err := b.readable([]string{plain + ".absent"}); err == nil {
		t.Error("a file that is not there is readable")
	}
}
