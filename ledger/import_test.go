package ledger_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/ledger"

	"github.com/google/go-cmp/cmp"
)

func alliance(number string, published int) *paper {
	return edition("atop", number, published).agreement("atop:1", "alliance").
		member("atop:1", "USA", "1953", "", def).member("atop:1", "KOR", "1953", "", cons)
}

// files lists everything in a ledger's folder but the lock.
func files(t testing.TB, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != "lock" {
			name, _ := filepath.Rel(dir, path)
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCreateAndOpen(t *testing.T) {
	l := create(t, alliance("5.1", 2020))
	want := []string{"CURRENT", "generations/000001.json", "parts/atop@5.1-HASH.duckdb", "parts/ties-HASH.duckdb", "snapshots/" + string(alliance("5.1", 2020).snapshot()[:2]) + "/" + string(alliance("5.1", 2020).snapshot()) + ".zst"}
	got := files(t, l.Dir())
	for i := range got {
		got[i] = regexp.MustCompile("-[0-9a-f]{16}.duckdb").ReplaceAllString(got[i], "-HASH.duckdb")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	again, err := ledger.Open(l.Dir(), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := ties(t, again, entente.TieFilter{}); len(got) != 2 {
		t.Errorf("got %q, want two ties", got)
	}
	// Where a ledger is, Create opens it and leaves its batches alone.
	third, err := ledger.Create(context.Background(), l.Dir(), batches(edition("other", "1", 2000)), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer third.Close()
	if info, err := third.Info(context.Background()); err != nil || info.Current != 1 || !slices.Equal(info.Generations[0].Editions, []string{"atop@5.1"}) {
		t.Errorf("got %+v, %v; want the ledger that was there", info, err)
	}
}

func TestCreateRefuses(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(full+"/thesis.docx", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, dir, message string }{
		{"a folder with other files", full, "thesis.docx"},
		{"a file", full + "/thesis.docx", "is a file"},
		{"a folder inside a file", full + "/thesis.docx/ledger", "is a file"},
		{"a path that the database cannot write to", full + "/what?", "question mark"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ledger.Create(context.Background(), tt.dir, nil, ledger.Options{})
			wantCode(t, err, entente.CodeInvalid, tt.message)
		})
	}
	_, err := ledger.Open(full+"/thesis.docx", ledger.Options{})
	wantCode(t, err, entente.CodeInvalid, "is a file")
	_, err = ledger.Open(full, ledger.Options{})
	wantCode(t, err, entente.CodeNotFound, "no ledger")
}

func TestCreateTogether(t *testing.T) {
	dir := t.TempDir() + "/l"
	made := make(chan error, 4)
	for range cap(made) {
		go func() {
			l, err := ledger.Create(context.Background(), dir, batches(alliance("5.1", 2020)), ledger.Options{})
			if err == nil {
				err = l.Close()
			}
			made <- err
		}()
	}
	for range cap(made) {
		if err := <-made; err != nil {
			t.Error(err)
		}
	}
	l, err := ledger.Open(dir, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if info, err := l.Info(context.Background()); err != nil || len(info.Generations) != 1 {
		t.Errorf("got %+v, %v; want one generation", info, err)
	}
}

func TestImportReports(t *testing.T) {
	l := create(t)
	p := alliance("5.1", 2020)
	p.issues.Add(entente.Issue{Rule: "bad_date", Message: "31 February", File: p.name, Locator: entente.Locator{Line: 2}, Column: "day", Raw: "31"})
	got := mustImport(t, l, p)
	batch := ledger.BatchReport{Dataset: "atop", Edition: "atop@5.1", Outcome: ledger.Added, Rows: 3,
		Statements: map[string]int{"agreements": 1, "members": 2}, Issues: map[string]int{"bad_date": 1}, KeptIssues: p.issues.Kept,
		Snapshots: []entente.SnapshotID{p.snapshot()}}
	want := ledger.Report{Generation: 2, IsChanged: true, Ties: 2, Batches: []ledger.BatchReport{batch}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first import (-want +got):\n%s", diff)
	}

	before := files(t, l.Dir())
	got = mustImport(t, l, p)
	batch.Outcome, batch.Before, batch.KeptIssues = ledger.Unchanged, batch.Statements, nil
	if diff := cmp.Diff(ledger.Report{Generation: 2, Batches: []ledger.BatchReport{batch}}, got); diff != "" {
		t.Errorf("the same bytes again (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, files(t, l.Dir())); diff != "" {
		t.Errorf("the same bytes again changed files (-before +after):\n%s", diff)
	}

	other := alliance("5.1", 2020).member("atop:1", "JPN", "1960", "", def)
	got = mustImport(t, l, other)
	if b := got.Batches[0]; b.Outcome != ledger.Replaced || b.Before["members"] != 2 || b.Statements["members"] != 3 || len(b.Issues) != 0 || got.Ties != 6 {
		t.Errorf("other bytes: got %+v, want a replaced edition with three members and six ties", got)
	}
	r := reader(t, l)
	held, err := r.Holdings(context.Background())
	if err != nil || len(held) != 1 || len(held[0].Snapshots) != 1 || held[0].Snapshots[0].ID != other.snapshot() || held[0].Issues["bad_date"] != 0 {
		t.Errorf("after replacing: got %+v, %v; want the new file alone", held, err)
	}
}

func TestPlanWritesNothing(t *testing.T) {
	l := create(t, alliance("5.1", 2020))
	before := files(t, l.Dir())
	ctx := context.Background()
	for _, tt := range []struct {
		name string
		p    *paper
		want ledger.Outcome
	}{
		{"new", edition("desta", "2", 2020).agreement("desta:1", "trade_agreement"), ledger.Added},
		{"same", alliance("5.1", 2020), ledger.Unchanged},
		{"changed", alliance("5.1", 2020).member("atop:1", "JPN", "1960", "", def), ledger.Replaced},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := l.Plan(ctx, tt.p.batch())
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, c := range got.Batches[0].Statements {
				n += c
			}
			if got.Batches[0].Outcome != tt.want || got.IsChanged != (tt.want != ledger.Unchanged) || n != len(tt.p.statements) || got.Generation != 1 {
				t.Errorf("got %+v, want %s with %d statements", got, tt.want, len(tt.p.statements))
			}
		})
	}
	failing := edition("x", "1", 2000)
	failing.fail = &entente.Error{Code: entente.CodeUnprocessable, Op: "x.Map", Message: "line 7 is broken"}
	_, err := l.Plan(ctx, failing.batch())
	wantCode(t, err, entente.CodeUnprocessable, "line 7")
	if diff := cmp.Diff(before, files(t, l.Dir())); diff != "" {
		t.Errorf("files (-before +after):\n%s", diff)
	}
}

func TestImportFailsWhole(t *testing.T) {
	l := create(t, alliance("5.1", 2020))
	good := edition("desta", "2", 2020).agreement("desta:1", "trade_agreement").link("desta:1", "KOR", "CHL")
	canceled, cancel := context.WithCancel(context.Background())
	bad := func(change func(*paper)) *paper {
		p := edition("bad", "1", 2020).agreement("bad:1", "alliance").member("bad:1", "USA", "1900", "", def)
		change(p)
		return p
	}
	stray := func(s entente.Statement) func(*paper) {
		return func(p *paper) {
			p.statements = append(p.statements, func(entente.Provenance) entente.Statement { return s })
		}
	}
	here := func(build func(v entente.Provenance) entente.Statement) func(*paper) {
		return func(p *paper) { p.add(build) }
	}
	at := entente.Provenance{Snapshot: "elsewhere", Locator: entente.Locator{Line: 1}}
	tests := []struct {
		name    string
		ctx     context.Context
		p       *paper
		code    entente.Code
		message string
	}{
		{"Load fails", nil, bad(func(p *paper) {
			p.fail = &entente.Error{Code: entente.CodeUnprocessable, Op: "x.Map", Message: "line 7 is broken"}
		}), entente.CodeUnprocessable, "line 7 is broken"},
		{"Load fails strangely", nil, bad(func(p *paper) { p.fail = errors.New("boo") }), entente.CodeInternal, "failed"},
		{"stopped", canceled, bad(func(p *paper) { p.during = cancel; p.fail = context.Canceled }), entente.CodeCanceled, "nothing was changed"},
		{"a foreign file", nil, bad(stray(entente.Agreement{ID: "x:1", Kind: "alliance", Provenance: at})), entente.CodeInternal, "outside the batch"},
		{"no place", nil, bad(here(func(v entente.Provenance) entente.Statement {
			v.Locator = entente.Locator{}
			return entente.Agreement{ID: "x:1", Kind: "alliance", Provenance: v}
		})), entente.CodeInternal, "points nowhere"},
		{"no kind", nil, bad(here(func(v entente.Provenance) entente.Statement { return entente.Agreement{ID: "x:1", Provenance: v} })), entente.CodeInternal, "agreement without kind"},
		{"no actor", nil, bad(here(func(v entente.Provenance) entente.Statement { return entente.Member{Agreement: "x:1", Provenance: v} })), entente.CodeInternal, "member without actor"},
		{"a tie with itself", nil, bad(here(func(v entente.Provenance) entente.Statement {
			return entente.Link{Agreement: "x:1", From: "A", To: "A", Provenance: v}
		})), entente.CodeInternal, "two different actors"},
		{"over budget", nil, bad(func(p *paper) {
			p.card.Budgets = map[string]float64{"": 0.1}
			p.issues.Add(entente.Issue{Rule: "bad_date", Message: "31 February"})
		}), entente.CodeUnprocessable, "bad_date"},
	}
	before := files(t, l.Dir())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.ctx == nil {
				tt.ctx = context.Background()
			}
			_, err := l.Import(tt.ctx, batches(good, tt.p))
			wantCode(t, err, tt.code, tt.message)
			if diff := cmp.Diff(before, files(t, l.Dir())); diff != "" {
				t.Errorf("files (-before +after):\n%s", diff)
			}
			if got := ties(t, l, entente.TieFilter{}); len(got) != 2 {
				t.Errorf("got %q, want the ties as they were", got)
			}
		})
	}
	mustImport(t, l, good)
}

func TestImportRefuses(t *testing.T) {
	l := create(t, alliance("5.1", 2020))
	ctx := context.Background()
	same := edition("desta", "2", 2020).agreement("desta:1", "trade_agreement")

	_, err := l.Import(ctx, batches(same, same))
	wantCode(t, err, entente.CodeInvalid, "twice")

	double := same.batch()
	double.Files = append(double.Files, double.Files[0])
	_, err = l.Import(ctx, []entente.Batch{double})
	wantCode(t, err, entente.CodeInvalid, "the same bytes")

	moving := same.batch()
	moving.Files[0].Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("other bytes")), nil }
	_, err = l.Import(ctx, []entente.Batch{moving})
	wantCode(t, err, entente.CodeConflict, "changed while it was read")

	gone := same.batch()
	gone.Files[0].Open = func() (io.ReadCloser, error) {
		return nil, &entente.Error{Code: entente.CodeNotFound, Op: "x", Message: "no such file"}
	}
	_, err = l.Import(ctx, []entente.Batch{gone})
	wantCode(t, err, entente.CodeNotFound, "no such file")

	_, err = l.Import(ctx, []entente.Batch{{Card: same.card}})
	wantCode(t, err, entente.CodeInternal, "without dataset, edition or content")
	if n := len(files(t, l.Dir())); n != 5 {
		t.Errorf("got %d files, want the five that were there", n)
	}
}

func TestReversedPeriodBecomesAnIssue(t *testing.T) {
	p := edition("atop", "1", 2020).agreement("atop:1", "alliance").member("atop:1", "USA", "1960", "1950", def)
	got := mustImport(t, create(t), p).Batches[0]
	if got.Statements["members"] != 0 || got.Issues["reversed_period"] != 1 || len(got.KeptIssues) != 1 || got.KeptIssues[0].Locator.Line != 3 {
		t.Errorf("got %+v, want no member and an issue at line 3", got)
	}
}
