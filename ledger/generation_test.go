package ledger_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"entente"
	"entente/ledger"
)

func current(t testing.TB, l *ledger.Ledger) ledger.Info {
	t.Helper()
	info, err := l.Info(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestRollback(t *testing.T) {
	ctx := context.Background()
	l := create(t, alliance("1", 2001))
	mustImport(t, l, alliance("2", 2002))
	mustImport(t, l, alliance("3", 2003))
	step := func(to, want int) {
		t.Helper()
		g, err := l.Rollback(ctx, to)
		if err != nil {
			t.Fatal(err)
		}
		if g.Number != want || !g.IsInUse || current(t, l).Current != want {
			t.Errorf("Rollback(%d): got %+v, want generation %d in use", to, g, want)
		}
		if r := reader(t, l); r.Generation() != want {
			t.Errorf("a new reader reads generation %d, want %d", r.Generation(), want)
		}
	}
	step(0, 2)
	step(0, 1)
	step(3, 3) // and forward again
	step(1, 1)
	_, err := l.Rollback(ctx, 0)
	wantCode(t, err, entente.CodeNotFound, "no earlier generation")
	_, err = l.Rollback(ctx, 9)
	wantCode(t, err, entente.CodeNotFound, "no generation 9")

	// The next import goes on from the generation in use, under a number of its own, and the rollback
	// after it returns to where it came from, not to the number before.
	if got := mustImport(t, l, alliance("4", 2004)); got.Generation != 4 {
		t.Errorf("got generation %d, want 4", got.Generation)
	}
	// The line that was rolled back from stays as far as there is room, and can be named.
	info := current(t, l)
	if g := info.Generations[0]; g.Parent != 1 || len(g.Editions) != 2 {
		t.Errorf("got %+v, want a child of generation 1 with two editions", g)
	}
	step(0, 1)
	step(4, 4)

	// A rollback after another goes on along the line, and not to what was abandoned.
	mustImport(t, l, alliance("5", 2005))
	mustImport(t, l, alliance("6", 2006))
	step(0, 5)
	step(0, 4)
	mustImport(t, l, alliance("7", 2007))
	mustImport(t, l, alliance("8", 2008))
	step(0, 7)
	step(0, 4)
}

func TestOldGenerationsAndSnapshotsGo(t *testing.T) {
	l := create(t)
	version := func(n int) *paper {
		p := alliance("5.1", 2020)
		for range n {
			p.line("another line")
		}
		return p
	}
	for i := range 5 {
		mustImport(t, l, version(i))
	}
	info := current(t, l)
	if len(info.Generations) != 3 || info.Generations[0].Number != 6 || info.Generations[2].Number != 4 {
		t.Errorf("got %+v, want generations 6, 5 and 4", info.Generations)
	}
	for i := range 5 {
		_, err := l.OpenSnapshot(version(i).snapshot())
		if want := i >= 2; (err == nil) != want {
			t.Errorf("snapshot %d of 5: got %v, want kept: %t", i+1, err, want)
		}
	}
}

func TestRemainsAreSwept(t *testing.T) {
	l := create(t, alliance("1", 2001))
	before := files(t, l.Dir())
	remains := []string{"CURRENT.tmp", "generations/.000002.tmp-99999999", "parts/.x@1-0.tmp-9.duckdb", "parts/.x@1-0.tmp-9.duckdb.wal",
		"parts/.x@1-0.tmp-9.duckdb.spill/block", "parts/x@1-0.duckdb", "snapshots/ab/.x.tmp-7",
		"snapshots/ab/ab" + string(alliance("x", 1).snapshot()[2:]) + ".zst"}
	for _, name := range remains {
		path := filepath.Join(l.Dir(), name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v, err := l.Verify(context.Background())
	if err != nil || len(v.Problems) != 0 || len(v.Remains) != 7 {
		t.Errorf("got %+v, %v; want no problem and seven remains", v, err)
	}
	p := alliance("2", 2002)
	mustImport(t, l, p)
	if got, want := len(files(t, l.Dir())), len(before)+4; got != want {
		t.Errorf("got %d files (%v), want %d: a generation, two parts and a snapshot more", got, files(t, l.Dir()), want)
	}
}

func TestBrokenCurrent(t *testing.T) {
	for _, tt := range []struct{ name, text, message string }{
		{"garbage", "\x00\xffgarbage", "does not name a generation"},
		{"empty", "", "does not name a generation"},
		{"no line end", "000001", "does not name a generation"},
		{"a path", "../../000001\n", "does not name a generation"},
		{"long", string(make([]byte, 100_000)), "does not name a generation"},
		{"a generation that is gone", "000007\n", "generation 7, which is not there"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := create(t, alliance("1", 2001))
			if err := os.WriteFile(filepath.Join(l.Dir(), "CURRENT"), []byte(tt.text), 0o644); err != nil {
				t.Fatal(err)
			}
			_, err := ledger.Open(l.Dir(), ledger.Options{})
			wantCode(t, err, entente.CodeUnprocessable, tt.message)
			if _, hint := entente.MessageOf(err); hint == "" {
				t.Error("the error has no hint")
			}
			if _, err := ledger.Create(context.Background(), l.Dir(), nil, ledger.Options{}); entente.CodeOf(err) != entente.CodeUnprocessable {
				t.Errorf("Create over it: got %v, want unprocessable", err)
			}
			// The way out that the hint names.
			again, err := ledger.OpenAnyway(l.Dir(), ledger.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer again.Close()
			if v, err := again.Verify(context.Background()); err != nil || len(v.Problems) != 1 {
				t.Errorf("got %+v, %v; want one problem", v, err)
			}
			if g, err := again.Rollback(context.Background(), 0); err != nil || g.Number != 1 {
				t.Errorf("got %+v, %v; want generation 1 in use", g, err)
			}
			if got := ties(t, again, entente.TieFilter{}); len(got) != 2 {
				t.Errorf("got %q, want two ties", got)
			}
		})
	}
	_, err := ledger.OpenAnyway(t.TempDir(), ledger.Options{})
	wantCode(t, err, entente.CodeNotFound, "no ledger")
}
