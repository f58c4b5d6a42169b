package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/ledger"
)

// unpackOldForm puts a ledger of the form with one database for each generation where the program looks for
// its own. It was made by the program before parts, of the starter's state list and South Korean ties and of
// a made-up file of alliances (source/cowalliance/testdata).
func unpackOldForm(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "oldform", "ledger.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, filepath.FromSlash(h.Name))
		if h.Typeflag == tar.TypeDir {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err == nil {
			err = os.WriteFile(path, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A ledger of the old form says what to do; a refresh reads its files again, and leaves nothing of the old
// form.
func TestRefreshOldForm(t *testing.T) {
	b := newBench(t)
	dir := filepath.Join(b.home, "ledger")
	unpackOldForm(t, dir)
	for _, args := range [][]string{{"allies", "KOR"}, {"import", "cow-states", "x.csv"}, {"sources"}} {
		if r := b.run(args...); r.code != 7 || !strings.Contains(r.err, "older program") ||
			!strings.Contains(r.err, ledger.RefreshLedger) {
			t.Errorf("%v: got %d, %s", args, r.code, r.err)
		}
	}
	if r := b.run("ledger", "verify"); r.code != 7 || !strings.Contains(r.out, ledger.RefreshLedger) {
		t.Errorf("verify: got %d, %s %s", r.code, r.out, r.err)
	}
	r := b.run("ledger", "refresh", "--format", "json")
	var report ledger.Report
	if err := json.Unmarshal([]byte(r.out), &report); err != nil || r.code != 0 {
		t.Fatalf("refresh: %d, %s, %v", r.code, r.err, err)
	}
	if report.Generation != 3 || !report.IsChanged || len(report.Batches) != 3 || report.Ties == 0 {
		t.Errorf("refresh: got %+v, want three editions in generation 3", report)
	}
	for _, x := range report.Batches {
		if x.Rows == 0 || sum(x.Statements) == 0 {
			t.Errorf("%s: nothing was read of it", x.Edition)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "generations", "*.duckdb")); len(left) > 0 {
		t.Errorf("%v are still there", left)
	}
	if r := b.run("ledger", "verify"); r.code != 0 || !strings.Contains(r.out, "The ledger is whole.") ||
		strings.Contains(r.out, "left over") {
		t.Errorf("verify: got %d, %s", r.code, r.out)
	}
	if r := b.run("dyad", "KOR", "USA"); r.code != 0 || !strings.Contains(r.out, "United States of America") {
		t.Errorf("a question: got %d, %s %s", r.code, r.out, r.err)
	}
	if r := b.run("sources", "cow-alliances"); !strings.Contains(r.out, "by_member.csv") {
		t.Errorf("the imported file: got %s %s", r.out, r.err)
	}
	if r := b.run("ledger", "refresh"); r.code != 0 || !strings.Contains(r.out, "nothing was changed") {
		t.Errorf("a second refresh: got %d, %s %s", r.code, r.out, r.err)
	}
}
