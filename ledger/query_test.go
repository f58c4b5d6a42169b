package ledger

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entente/ledger/generation"
	"entente/ledger/table"
)

// fresh is a ledger with nothing in it, and what its one generation opens as, with every view made.
func fresh(t testing.TB) (*Ledger, *handle) {
	t.Helper()
	ctx := context.Background()
	l, err := Create(ctx, t.TempDir()+"/l", nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	h, err := l.openHandle(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.db.Close() })
	for _, x := range l.tables {
		if err := h.view(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.db.ExecContext(ctx, editionsView(nil)); err != nil {
		t.Fatal(err)
	}
	return l, h
}

// Every file of query/ can be prepared on a fresh ledger, begins with its header, and is used.
func TestQueryFiles(t *testing.T) {
	_, h := fresh(t)
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
		p, err := h.db.PrepareContext(context.Background(), text)
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
	return names
}

// Ties that another program derived otherwise answer until somebody writes, and are derived again then.
func TestStaleTiesAreDerivedAgain(t *testing.T) {
	ctx := context.Background()
	l, h := fresh(t)
	m := h.manifest
	m.Ties.Derivation = "another"
	if err := generation.Write(l.generationsFolder(), m); err != nil {
		t.Fatal(err)
	}
	r, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if r.Generation() != 1 {
		t.Errorf("a reader made generation %d", r.Generation())
	}
	report, err := l.Import(ctx, nil)
	if err != nil || !report.IsChanged || report.Generation != 2 {
		t.Fatalf("got %+v, %v; want a second generation", report, err)
	}
	if m, err := l.read(2); err != nil || m.Ties.Derivation != derivation() {
		t.Errorf("got ties of the derivation %q, %v", m.Ties.Derivation, err)
	}
	if report, err := l.Import(ctx, nil); err != nil || report.IsChanged {
		t.Errorf("once more: got %+v, %v; want nothing to do", report, err)
	}
}

// Nothing that is asked can reach another file, load an extension or change a setting.
func TestReadersAreConfined(t *testing.T) {
	l, h := fresh(t)
	outside := filepath.Join(t.TempDir(), "outside.csv")
	if err := os.WriteFile(outside, []byte("a\n1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"select a from read_csv(" + table.Literal(outside) + ")",
		"copy (select 1) to " + table.Literal(outside),
		"attach " + table.Literal(outside+".duckdb") + " as other",
		"set enable_external_access = true",
		"set memory_limit = '100GB'",
		"install httpfs",
		"load httpfs",
		"copy (select 1) to " + table.Literal(l.partPath(h.manifest.Ties.Name)),
		"insert into derived.ties (from_actor) values ('x')",
		"delete from derived.ties",
		"attach " + table.Literal(l.partPath(h.manifest.Ties.Name)) + " as again",
	} {
		if _, err := h.db.Exec(text); err == nil {
			t.Errorf("%s: got no error", text)
		}
	}
	if b, err := os.ReadFile(outside); err != nil || string(b) != "a\n1\n" {
		t.Errorf("the file outside reads %q, %v", b, err)
	}
	var zone string
	if err := h.db.QueryRow("select current_setting('TimeZone')").Scan(&zone); err != nil || zone != "UTC" {
		t.Errorf("got time zone %q, %v; want UTC", zone, err)
	}
}
