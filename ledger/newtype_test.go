package ledger

import (
	"context"
	"io"
	"strings"
	"testing"

	"entente"
	"entente/ledger/table"

	"github.com/google/go-cmp/cmp"
)

// vote is a type of statement that the ledger has never heard of. All that it needs is the description
// below, which is what a new type's file in package table holds.
type vote struct {
	entente.Statement
	Meeting string
	Actor   entente.ActorID
	On      entente.Date
	IsYes   bool
	Weight  float64
	entente.Provenance
}

var votes = table.Describe("votes", "vote", []string{"meeting", "actor"}, func(v *vote) table.Form {
	return table.Form{At: &v.Provenance, Fields: []table.Field{table.Text("meeting", &v.Meeting).Must(),
		table.Actor("actor", &v.Actor).Must(), table.First("held", &v.On).As("on"), table.Flag("is_yes", &v.IsYes),
		table.Number("weight", &v.Weight)}}
})

// A new type of statement is one description: it is imported, counted, found again, shown behind a
// footnote, and its places are verified.
func TestNewStatementType(t *testing.T) {
	ctx := context.Background()
	l, _ := fresh(t)
	l.tables = append(l.tables, votes.Table)
	const text = "header\nUN 1 KOR yes\nUN 1 PRK no\nUN 0 KOR yes\n"
	file := entente.File{Name: "votes.csv", Size: int64(len(text)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	id := sumOf(t, file)
	at := func(line int, offset, length int64) entente.Provenance {
		return entente.Provenance{Snapshot: id, Locator: entente.Locator{Line: line, Offset: offset, Length: length}}
	}
	given := []vote{
		{Meeting: "UN 1", Actor: "KOR", On: entente.Year(1991), IsYes: true, Weight: 1, Provenance: at(2, 7, 12)},
		{Meeting: "UN 1", Actor: "PRK", On: entente.Year(1991), Weight: 0.5, Provenance: at(3, 20, 11)},
		{Meeting: "UN 0", Actor: "KOR", IsYes: true, Weight: 1, Provenance: at(4, 32, 12)},
	}
	r, err := l.Import(ctx, []entente.Batch{{Card: entente.Card{Dataset: "votes", Edition: "1", Licence: "test"},
		Files: []entente.BatchFile{{File: file, ID: id, Role: "votes"}},
		Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
			for _, v := range given {
				if err := emit(v); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: len(given)}, nil
		}}})
	if err != nil || r.Batches[0].Statements["votes"] != 3 {
		t.Fatalf("got %+v, %v; want three votes", r, err)
	}
	reader, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if held, err := reader.Holdings(ctx); err != nil || held[0].Statements["votes"] != 3 {
		t.Errorf("got %+v, %v; want three votes", held, err)
	}
	var got []vote
	err = find(ctx, reader.h, votes, "actor = 'KOR'", byFile, nil, func(f found[vote]) { got = append(got, f.statement) })
	if diff := cmp.Diff([]vote{given[2], given[0]}, got); err != nil || diff != "" { // in the order of its key
		t.Errorf("the votes of KOR: %v (-want +got)\n%s", err, diff)
	}
	rows, err := reader.Statements(ctx, id, entente.Locator{Line: 3})
	want := []entente.RowStatement{{Table: "votes", Values: []entente.NameValue{{Name: "edition", Value: "votes@1"},
		{Name: "meeting", Value: "UN 1"}, {Name: "actor", Value: "PRK"}, {Name: "on", Value: "1991"},
		{Name: "is_yes", Value: "false"}, {Name: "weight", Value: "0.5"}, {Name: "locator", Value: "L3@20+11"}}}}
	if diff := cmp.Diff(want, rows); err != nil || diff != "" {
		t.Errorf("the row of line 3: %v (-want +got)\n%s", err, diff)
	}
	if v, err := l.Verify(ctx); err != nil || len(v.Problems) > 0 || v.Locators != 3 {
		t.Errorf("got %+v, %v; want three sound places", v, err)
	}
	bad := vote{Meeting: "UN 1", Provenance: at(2, 7, 12)}
	if _, err := newIntake(l.tables, entente.Batch{Files: []entente.BatchFile{{ID: id}}}).take(bad); err == nil {
		t.Error("a vote without actor was taken")
	}
}

// weighedVotes describe the same table with a field more, as a later program would.
var weighedVotes = table.Describe("votes", "vote", []string{"meeting", "actor"}, func(v *vote) table.Form {
	return table.Form{At: &v.Provenance, Fields: []table.Field{table.Text("meeting", &v.Meeting).Must(),
		table.Actor("actor", &v.Actor).Must(), table.Flag("is_yes", &v.IsYes), table.Number("weight", &v.Weight)}}
})

var plainVotes = table.Describe("votes", "vote", []string{"meeting"}, func(v *vote) table.Form {
	return table.Form{At: &v.Provenance, Fields: []table.Field{table.Text("meeting", &v.Meeting).Must(),
		table.Actor("actor", &v.Actor).Must()}}
})

// A part that was written before a column was thought of is read without it, at once, and read again from its
// file by a refresh.
func TestPartOfAnOlderLayout(t *testing.T) {
	ctx := context.Background()
	l, _ := fresh(t)
	const text = "header\nUN 1 KOR yes\n"
	file := entente.File{Name: "votes.csv", Size: int64(len(text)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
	id := sumOf(t, file)
	given := vote{Meeting: "UN 1", Actor: "KOR", IsYes: true, Weight: 2,
		Provenance: entente.Provenance{Snapshot: id, Locator: entente.Locator{Line: 2, Offset: 7, Length: 12}}}
	batch := entente.Batch{Card: entente.Card{Dataset: "votes", Edition: "1", Licence: "test"},
		Files: []entente.BatchFile{{File: file, ID: id, Role: "votes"}},
		Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
			return entente.Loaded{Rows: 1}, emit(given)
		}}
	votesNow := func() []vote {
		t.Helper()
		r, err := l.Reader(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		var got []vote
		if err := find(ctx, r.h, weighedVotes, "true", byFile, nil, func(f found[vote]) { got = append(got, f.statement) }); err != nil {
			t.Fatal(err)
		}
		return got
	}
	known := l.tables
	l.tables = append(known[:len(known):len(known)], plainVotes.Table)
	if _, err := l.Import(ctx, []entente.Batch{batch}); err != nil {
		t.Fatal(err)
	}
	l.tables = append(known[:len(known):len(known)], weighedVotes.Table)
	plain := given
	plain.IsYes, plain.Weight = false, 0
	if diff := cmp.Diff([]vote{plain}, votesNow()); diff != "" {
		t.Errorf("by the later program (-want +got)\n%s", diff)
	}
	r, err := l.Refresh(ctx, func(context.Context, Held) (entente.Batch, error) { return batch, nil })
	if err != nil || r.Batches[0].Why != MappingChanged {
		t.Fatalf("refresh: got %+v, %v", r, err)
	}
	if diff := cmp.Diff([]vote{given}, votesNow()); diff != "" {
		t.Errorf("after a refresh (-want +got)\n%s", diff)
	}
}
