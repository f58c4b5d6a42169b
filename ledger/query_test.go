package ledger

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"entente"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite schema.sql")

// fresh is a new database with every migration applied, and nothing in it.
func fresh(t testing.TB) (path string, db *sql.DB) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "fresh.duckdb")
	db, err := openDatabase(context.Background(), path, access{IsWritable: true, MemoryLimit: "256MB", Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	known, err := migrations()
	if err == nil {
		err = migrate(context.Background(), db, known)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path, db
}

// Every file of query/ can be prepared on a fresh database, begins with its header, and is used.
func TestQueryFiles(t *testing.T) {
	_, db := fresh(t)
	named := statementNames(t)
	entries, err := fs.ReadDir(queryFiles, "query")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".sql")
		text := statement(name).text()
		if !named[name] {
			t.Errorf("%s: no Go file of the package uses it", e.Name())
		}
		delete(named, name)
		if strings.Count(name, ".") != 1 {
			t.Errorf("%s: want a name of noun and verb", e.Name())
		}
		for _, head := range []string{"-- Purpose: ", "-- Parameters: ", "-- Grain: "} {
			if !strings.Contains(text, head) {
				t.Errorf("%s: the header lacks %q", e.Name(), head)
			}
		}
		if strings.Count(text, ";\n") != 1+strings.Count(comments(text), ";\n") || !strings.HasSuffix(text, ";\n") {
			t.Errorf("%s: want exactly one statement", e.Name())
		}
		p, err := db.PrepareContext(context.Background(), text)
		if err != nil {
			t.Errorf("%s: %v", e.Name(), err)
			continue
		}
		p.Close()
	}
	for name := range named {
		t.Errorf("%s is named in Go and has no file", name)
	}
}

// comments is the text's comment lines.
func comments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if i := strings.Index(line, "--"); i >= 0 {
			b.WriteString(line[i:])
		}
	}
	return b.String()
}

// statementNames are the names in query.go of statements that some other file of the package uses.
// The list of deletes is used as a whole.
func statementNames(t testing.TB) map[string]bool {
	t.Helper()
	values := map[string]string{} // identifier to name
	used := map[string]bool{}
	names := map[string]bool{}
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.ValueSpec:
				if id, ok := x.Type.(*ast.Ident); ok && id.Name == "statement" && len(x.Values) == 1 {
					values[x.Names[0].Name], _ = strconv.Unquote(x.Values[0].(*ast.BasicLit).Value)
					return false
				}
			case *ast.Ident:
				used[x.Name] = true
			}
			return true
		})
	}
	for id, name := range values {
		if used[id] {
			names[name] = true
		}
	}
	for _, s := range deletes {
		names[string(s)] = true
	}
	return names
}

// schema.sql is the result of all migrations, to be read by people.
func TestSchemaIsCurrent(t *testing.T) {
	_, db := fresh(t)
	var b strings.Builder
	b.WriteString("-- The tables of the ledger after every migration. Generated; go test ./ledger -update rewrites it.\n")
	var text string
	rows, err := db.Query("select sql from duckdb_tables() where database_name = 'ledger' order by table_name")
	if err != nil {
		t.Fatal(err)
	}
	err = scanRows(rows, func() error {
		b.WriteString("\n" + pretty(text) + "\n")
		return nil
	}, &text)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.sql", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("schema.sql is not what the migrations make; run go test ./ledger -update (-file +made):\n%s", diff)
	}
}

// pretty puts each column on a line of its own.
func pretty(s string) string { return strings.ReplaceAll(s, ", ", ",\n    ") }

func TestMigrationsAreRecorded(t *testing.T) {
	ctx := context.Background()
	_, db := fresh(t)
	known, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	if todo, err := pending(ctx, db, known); err != nil || len(todo) != 0 {
		t.Errorf("on a fresh database: got %d steps to do, %v; want none", len(todo), err)
	}
	if err := migrate(ctx, db, known); err != nil {
		t.Errorf("a second time: %v", err)
	}
	edited := slices.Clone(known)
	edited[0].Checksum = "0"
	if _, err := pending(ctx, db, edited); entente.CodeOf(err) != entente.CodeUnprocessable || !strings.Contains(err.Error(), "0001_init.sql") {
		t.Errorf("an edited step: got %v, want unprocessable that names it", err)
	}
	if _, err := pending(ctx, db, nil); entente.CodeOf(err) != entente.CodeUnprocessable || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("an older program: got %v, want unprocessable", err)
	}
}

// A ledger of an older program is brought up to date by whoever reads it first, and stays readable
// by hand: the old generation is still there.
func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	l, err := Create(ctx, t.TempDir()+"/l", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	known, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	later := fstest.MapFS{fmt.Sprintf("duckdb/migration/%04d_wish.sql", len(known)+1): {Data: []byte("create table wishes (wish varchar);")}}
	for _, m := range known {
		later["duckdb/migration/"+m.Name] = &fstest.MapFile{Data: []byte(m.Text)}
	}
	migrationFiles = later
	t.Cleanup(func() { migrationFiles = embeddedMigrations })
	l, err = Open(l.Dir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	r, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if r.Generation() != 2 {
		t.Errorf("got generation %d, want a second one with the new table", r.Generation())
	}
	if _, err := r.h.db.ExecContext(ctx, "select wish from wishes"); err != nil {
		t.Error(err)
	}
	if list, err := l.generations(); err != nil || !slices.Equal(list, []int{1, 2}) {
		t.Errorf("got generations %v, %v; want 1 and 2", list, err)
	}
}

// Ties that another program derived otherwise are derived again.
func TestStaleTiesAreDerivedAgain(t *testing.T) {
	ctx := context.Background()
	l, err := Create(ctx, t.TempDir()+"/l", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	db, err := openDatabase(ctx, l.generationPath(1), access{IsWritable: true, MemoryLimit: "256MB", Threads: 1})
	if err == nil {
		_, err = db.ExecContext(ctx, "update generations set derivation = 'another'")
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if r.Generation() != 2 {
		t.Errorf("got generation %d, want a second one", r.Generation())
	}
	// While somebody else writes, old ties are better than none.
	if _, err := l.Rollback(ctx, 1); err != nil {
		t.Fatal(err)
	}
	k, err := acquire(ctx, l.dir, l.o)
	if err != nil {
		t.Fatal(err)
	}
	defer k.release()
	again, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if again.Generation() != 1 {
		t.Errorf("got generation %d, want 1 as it is", again.Generation())
	}
}

// Nothing that is asked can reach another file, load an extension or change a setting.
func TestReadersAreConfined(t *testing.T) {
	path, writable := fresh(t)
	if err := writable.Close(); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "outside.csv")
	if err := os.WriteFile(outside, []byte("a\n1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := openDatabase(context.Background(), path, Options{}.withDefaults().readAccess())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, text := range []string{
		"select a from read_csv(" + quote(outside) + ")",
		"copy (select 1) to " + quote(outside),
		"attach " + quote(outside+".duckdb") + " as other",
		"set enable_external_access = true",
		"set memory_limit = '100GB'",
		"install httpfs",
		"load httpfs",
		"insert into loads values (1, 'x', 1)",
		"delete from loads",
	} {
		if _, err := db.Exec(text); err == nil {
			t.Errorf("%s: got no error", text)
		}
	}
	if b, err := os.ReadFile(outside); err != nil || string(b) != "a\n1\n" {
		t.Errorf("the file outside reads %q, %v", b, err)
	}
	var zone string
	if err := db.QueryRow("select current_setting('TimeZone')").Scan(&zone); err != nil || zone != "UTC" {
		t.Errorf("got time zone %q, %v; want UTC", zone, err)
	}
}
