package arch

import (
	"bytes"
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
)

const module = "entente"

// file is one Go file of the repository, parsed.
type file struct {
	path   string // from the repository root, slashes
	folder string // "." for the root
	syntax *ast.File
	text   []byte
}

func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// repository parses every Go file that the repository builds.
func repository(t *testing.T) []file {
	t.Helper()
	var files []file
	set := token.NewFileSet()
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
			name == "testdata" || name == "node_modules" || strings.HasPrefix(name, "zz_")) {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(set, path, text, parser.ParseComments)
		if err != nil {
			return err
		}
		files = append(files, file{path, filepath.ToSlash(filepath.Dir(path)), syntax, text})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found %d Go files: the walk does not reach the repository", len(files))
	}
	return files
}

// broken lists the imports of a file that the table does not allow.
func broken(f file) []string {
	var out []string
	for _, spec := range f.syntax.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return []string{err.Error()}
		}
		to, ours := strings.CutPrefix(path, module+"/")
		if path == module {
			to, ours = ".", true
		}
		if !ours {
			continue
		}
		switch ok, named := allowed(f.folder, to); {
		case !named:
			out = append(out, f.path+": the folder "+f.folder+" stands in no layer of internal/arch/layers.go")
		case !ok:
			out = append(out, f.path+": "+f.folder+" may not import "+path)
		}
	}
	return out
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, f := range repository(t) {
		if f.isTest() {
			continue
		}
		for _, problem := range broken(f) {
			t.Error(problem)
		}
	}
}

// The rule itself must be able to fail.
func TestForbiddenImportsAreFound(t *testing.T) {
	for name, tc := range map[string]struct {
		path, code string
		want       int
	}{
		"subject imports the store":  {"tie/x.go", `package tie; import "entente/ledger"`, 1},
		"pure imports an edge":       {"format/dta/x.go", `package dta; import "entente/source"`, 1},
		"root imports anything":      {"x.go", `package entente; import "entente/tie"`, 1},
		"dataset imports a dataset":  {"source/atop/x.go", `package atop; import "entente/source/desta"`, 1},
		"face imports the store":     {"web/x.go", `package web; import "entente/ledger"`, 1},
		"a folder nobody named":      {"util/x.go", `package util; import "entente"`, 1},
		"ground imports a subject":   {"evidence/x.go", `package evidence; import "entente/tie"`, 1},
		"subject on the ground":      {"tie/x.go", `package tie; import "entente/evidence"`, 0},
		"face imports a subject":     {"web/x.go", `package web; import "entente/tie"`, 0},
		"wiring imports everything":  {"cmd/entente/x.go", `package main; import ("entente/ledger"; "entente/web")`, 0},
		"subject imports vocabulary": {"tie/x.go", `package tie; import ("entente"; "context")`, 0},
	} {
		t.Run(name, func(t *testing.T) {
			syntax, err := parser.ParseFile(token.NewFileSet(), tc.path, tc.code, 0)
			if err != nil {
				t.Fatal(err)
			}
			got := broken(file{path: tc.path, folder: filepath.ToSlash(filepath.Dir(tc.path)), syntax: syntax})
			if len(got) != tc.want {
				t.Errorf("got %d problems %v, want %d", len(got), got, tc.want)
			}
		})
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := map[string]bool{}
	for _, f := range repository(t) {
		if f.isTest() {
			continue
		}
		said[f.folder] = said[f.folder] || (f.syntax.Doc != nil && len(f.syntax.Doc.Text()) > 60)
	}
	for folder, ok := range said {
		if !ok {
			t.Errorf("the package in %s has no comment that says what it is for", folder)
		}
	}
}

// Exported names carry a comment; methods that only satisfy an interface of the standard library are
// named for what they do and are let off.
func TestExportedNamesAreExplained(t *testing.T) {
	free := []string{"Error", "String", "Unwrap", "MarshalJSON", "UnmarshalJSON", "MarshalText", "UnmarshalText", "Len",
		"Less", "Swap", "Close"}
	for _, f := range repository(t) {
		if f.isTest() || f.syntax.Name.Name == "main" {
			continue
		}
		for _, decl := range f.syntax.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && !slices.Contains(free, d.Name.Name) && receiverExported(d) {
					t.Errorf("%s: %s has no comment", f.path, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && d.Doc == nil && ts.Doc == nil {
						t.Errorf("%s: type %s has no comment", f.path, ts.Name.Name)
					}
				}
			}
		}
	}
}

func receiverExported(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return !ok || name.IsExported()
}

func TestFilesKeepToTheirSize(t *testing.T) {
	for _, f := range repository(t) {
		limit := 600
		if f.isTest() {
			limit = 1000
		}
		if n := bytes.Count(f.text, []byte("\n")); n > limit {
			t.Errorf("%s has %d lines, over %d", f.path, n, limit)
		}
	}
}
