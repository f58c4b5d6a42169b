package part_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/ledger/part"
	"entente/ledger/table"

	"github.com/google/go-cmp/cmp"
)

var access = part.Access{MemoryLimit: "256MB", Threads: 1}

func description() part.Description {
	return part.Description{Dataset: "x", Edition: "x@1/2", Card: []byte(`{"a":1}`), Rows: 3,
		Snapshots: []entente.Snapshot{{ID: "ab", Role: "data"}}, Statements: map[string]int{"members": 3}}
}

// write writes a part of three members, which come unsorted.
func write(t *testing.T, path string, d part.Description, kept ...entente.Issue) error {
	t.Helper()
	ctx := context.Background()
	w, err := part.Create(ctx, path, table.All(), nil, access)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abandon()
	r := table.Members.Row()
	for i, id := range []entente.AgreementID{"x:2", "x:1", "x:2"} {
		r.Set(entente.Member{Agreement: id, Actor: "KOR", Raw: string(rune('a' + i)),
			Provenance: entente.Provenance{Locator: entente.Locator{Sheet: "s", Row: i + 2}}})
		if err := w.Append(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(ctx, d, kept); err != nil {
		return err
	}
	return part.Settle(path, strings.TrimSuffix(path, ".tmp"))
}

// A part comes back sorted, with what it says of itself and its issues, and cannot be changed.
func TestPartComesBack(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a part's 100%.duckdb")
	issue := entente.Issue{Rule: "odd", Message: "m", Locator: entente.Locator{Sheet: "s", Row: 7}}
	if err := write(t, path+".tmp", description(), issue); err != nil {
		t.Fatal(err)
	}
	db, err := part.Open(ctx, []part.File{{Path: path, Name: "p"}}, access)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if d, err := part.Described(ctx, db, "p"); err != nil || !cmp.Equal(d, description()) {
		t.Errorf("got %+v, %v", d, err)
	}
	if list, err := part.Issues(ctx, db, "p"); err != nil || !cmp.Equal(list, []entente.Issue{issue}) {
		t.Errorf("got %+v, %v", list, err)
	}
	rows, err := db.QueryContext(ctx, "select raw, _row from p.members order by rowid")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	got := ""
	for rows.Next() {
		var raw string
		var n int
		if err := rows.Scan(&raw, &n); err != nil {
			t.Fatal(err)
		}
		got += raw
	}
	if got != "bac" {
		t.Errorf("got the rows %s, want them by agreement, then as they came: bac", got)
	}
	if lacks, err := part.Lacks(ctx, db, "p", table.Members.Table); err != nil || len(lacks) != 0 {
		t.Errorf("the part lacks %q, %v", lacks, err)
	}
	if _, err := db.Exec("delete from p.members"); err == nil {
		t.Error("an open part was changed")
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("got %v, want the part alone", left)
	}
}

// A part that does not hold what was read never gets a name, and nothing of it stays.
func TestPartThatLostRows(t *testing.T) {
	dir := t.TempDir()
	d := description()
	d.Statements["members"] = 4
	if err := write(t, filepath.Join(dir, "x.tmp"), d); err == nil || !strings.Contains(err.Error(), "3 members") {
		t.Errorf("got %v, want an error that counts", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%v stayed", left)
	}
	if _, err := part.Open(context.Background(), []part.File{{Path: filepath.Join(dir, "gone"), Name: "p"}}, access); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a part that is not there: got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("opening it made %v", left)
	}
}

// The name of a part follows from all that decides what is in it, and from nothing else.
func TestPartName(t *testing.T) {
	name := description().PartName()
	if !strings.HasPrefix(name, "x@1_2-") {
		t.Errorf("got %q, want a name that every file system takes", name)
	}
	for what, change := range map[string]func(*part.Description){
		"card":    func(d *part.Description) { d.Card = []byte(`{}`) },
		"mapping": func(d *part.Description) { d.Mapping = "m" },
		"layout":  func(d *part.Description) { d.Layout = "l" },
		"file":    func(d *part.Description) { d.Snapshots[0].ID = "cd" },
		"role":    func(d *part.Description) { d.Snapshots[0].Role = "other" },
	} {
		d := description()
		if change(&d); d.PartName() == name {
			t.Errorf("another %s has the same name", what)
		}
	}
	d := description()
	d.Rows, d.Snapshots[0].Name, d.Snapshots[0].Imported = 9, "other.csv", "2026-01-01T00:00:00Z"
	if d.PartName() != name {
		t.Error("the name of a file, or when it was imported, decides the name of the part")
	}
}
