// Package sourcetest runs a mapping on files and holds what it emits against their bytes. It is for
// the tests of the folders in source; the program does not use it. Start at [Map] and
// [CheckLocators], the test that every source must pass.
package sourcetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/format"
	"entente/internal/shared"
)

// Result is everything that one run of a mapping gave.
type Result struct {
	Statements []entente.Statement
	Issues     entente.Issues
	Rows       int
	files      map[entente.SnapshotID]entente.File
}

// Path is a file on disk; a test whose file is one of the publishers' and missing is skipped.
func Path(t testing.TB, path string) entente.File {
	t.Helper()
	shared.Need(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatalf("the test needs the data file %s: %v", path, err)
	}
	return entente.File{Name: filepath.Base(path), Size: info.Size(),
		Open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

// Text is a file of the given content.
func Text(name, content string) entente.File {
	return entente.File{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// Map runs the mapping and fails the test on an error.
func Map(t testing.TB, s entente.Source, files ...entente.File) Result {
	t.Helper()
	r, err := Try(s, files...)
	if err != nil {
		t.Fatalf("mapping %s: %v", s.Card.Dataset, err)
	}
	return r
}

// Try runs the mapping. Tables whose header fits no role are an error, as they are in an import.
func Try(s entente.Source, files ...entente.File) (r Result, err error) {
	var all []entente.Statement
	r, err = run(s, func(st entente.Statement) error {
		all = append(all, st)
		return nil
	}, files...)
	r.Statements = all
	return r, err
}

func run(s entente.Source, emit entente.Emit, files ...entente.File) (Result, error) {
	r := Result{files: map[entente.SnapshotID]entente.File{}}
	in := entente.Input{Card: s.Card, Tables: map[string][]entente.SourceTable{}, Issues: &r.Issues}
	defer func() {
		for _, tables := range in.Tables {
			for _, t := range tables {
				t.Close()
			}
		}
	}()
	for _, f := range files {
		if err := r.add(s, f, in.Tables); err != nil {
			return r, err
		}
	}
	var err error
	r.Rows, err = s.Map(context.Background(), in, emit)
	return r, err
}

// add opens a file and sorts its tables by role.
func (r *Result) add(s entente.Source, f entente.File, into map[string][]entente.SourceTable) error {
	b, err := read(f)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	id := entente.SnapshotID(hex.EncodeToString(sum[:]))
	r.files[id] = f
	tables, err := format.Open(f)
	if err != nil {
		return err
	}
	known := false
	for _, t := range tables {
		role := RoleOf(s, t.Header())
		if role == "" {
			t.Close()
			continue
		}
		into[role] = append(into[role], entente.SourceTable{Table: t, Snapshot: id})
		known = true
	}
	if !known {
		return &entente.Error{Code: entente.CodeUnprocessable, Op: "sourcetest.Try", Message: f.Name + " fits no role"}
	}
	return nil
}

// RoleOf is the role whose columns are all in the header, of several the one with the most; "" if none.
func RoleOf(s entente.Source, header []string) string {
	name, most := "", 0
	for _, role := range s.Roles {
		if format.HasColumns(header, role.Columns) && len(role.Columns) > most {
			name, most = role.Name, len(role.Columns)
		}
	}
	return name
}

// Of lists the statements of one kind.
func Of[T entente.Statement](r Result) []T {
	var out []T
	for _, s := range r.Statements {
		if x, ok := s.(T); ok {
			out = append(out, x)
		}
	}
	return out
}

// Rules writes the issue counts as "bad_date:1 unknown_code:2", rules in order.
func Rules(r Result) string {
	var out []string
	for rule, n := range r.Issues.Counts {
		out = append(out, fmt.Sprintf("%s:%d", rule, n))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func read(f entente.File) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	var b bytes.Buffer
	_, err = b.ReadFrom(rc)
	return b.Bytes(), err
}
