package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source"
)

func all(t testing.TB) []entente.Source {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := source.All(cw)
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

// Every dataset of the list can be told apart and says under which terms it may be used.
func TestEveryDatasetHasACard(t *testing.T) {
	seen := map[entente.DatasetID]bool{}
	for _, s := range all(t) {
		c := s.Card
		if seen[c.Dataset] {
			t.Errorf("two datasets are called %s", c.Dataset)
		}
		seen[c.Dataset] = true
		if c.Licence == "" || c.Citation == "" || c.Terms == "" || len(c.Pitfalls) == 0 ||
			(c.Home == "" && c.Publisher != "Entente") {
			t.Errorf("%s: licence %q, terms %q, citation %q, home %q, %d pitfalls", c.Dataset, c.Licence, c.Terms,
				c.Citation, c.Home, len(c.Pitfalls))
		}
		for _, r := range s.Roles {
			if len(r.Columns) < 2 {
				t.Errorf("%s: the %s file is recognised by %v only", c.Dataset, r.Name, r.Columns)
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d datasets", len(seen))
	}
}

// pairs is a small dataset of our own, so that what Prepare refuses does not depend on a publisher.
func pairs(budget float64) entente.Source {
	return entente.Source{
		Card: entente.Card{Dataset: "pairs", Short: "Pairs", Edition: "1", Budgets: map[string]float64{"": budget}},
		Roles: []entente.Role{{Name: "list", Columns: []string{"a", "b"}, Required: true},
			{Name: "notes", Columns: []string{"a", "b", "note"}},
			{Name: "years", Columns: []string{"year", "key"}, Many: true}},
		Map: func(_ context.Context, in entente.Input, emit entente.Emit) (int, error) {
			rows := 0
			for _, role := range []string{"list", "notes", "years"} {
				for _, table := range in.Tables[role] {
					r := format.NewRows(table, in.Issues)
					for r.Next() {
						if r.Text("a") == "?" {
							r.Issue("unknown", "a", "nobody")
							continue
						}
						if err := emit(entente.Agreement{ID: entente.AgreementID(role + ":" + r.Text("a")),
							Provenance: r.Provenance()}); err != nil {
							return rows, err
						}
					}
					rows += r.Count()
					if r.Err() != nil {
						return rows, r.Err()
					}
				}
			}
			return rows, nil
		},
	}
}

func files(texts ...string) []entente.File {
	out := make([]entente.File, len(texts))
	for i, text := range texts {
		out[i] = format.FromBytes("file"+string(rune('1'+i))+".csv", []byte(text))
	}
	return out
}

func TestPrepareRecognisesFilesByTheirColumns(t *testing.T) {
	list, notes, years := "a,b\n1,2\n", "note;b;a\nx;2;9\n", "key,year\n1,1990\n"
	for _, order := range [][]string{{list, notes, years}, {years, notes, list}, {notes, list, years, list}} {
		b, err := source.Prepare(context.Background(), pairs(0), files(order...))
		if err != nil {
			t.Fatal(err)
		}
		var roles []string
		for _, f := range b.Files {
			roles = append(roles, f.Role)
		}
		if strings.Join(roles, " ") != "list notes years" {
			t.Errorf("got roles %v", roles)
		}
		var ids []string
		loaded, err := b.Load(context.Background(), func(s entente.Statement) error {
			a := s.(entente.Agreement)
			ids = append(ids, string(a.ID))
			if a.Snapshot == "" || a.Locator.Line != 2 {
				t.Errorf("%s stands at %q %v", a.ID, a.Snapshot, a.Locator)
			}
			return nil
		})
		if err != nil || loaded.Rows != 3 || strings.Join(ids, " ") != "list:1 notes:9 years:" {
			t.Errorf("got %v, %d rows, %v", ids, loaded.Rows, err)
		}
	}
}

func TestPrepareRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		files []entente.File
		code  entente.Code
		want  string
	}{
		"nothing":               {nil, entente.CodeInvalid, "no file"},
		"another dataset":       {files("x,y\n1,2\n"), entente.CodeUnprocessable, "x, y"},
		"a renamed column":      {files("a,c\n1,2\n"), entente.CodeUnprocessable, "a, b"},
		"the required one gone": {files("key,year\n1,2\n"), entente.CodeInvalid, "the list file of Pairs is missing"},
		"two of one kind": {files("a,b\n1,2\n", "a,b\n1,3\n"), entente.CodeInvalid,
			"file1.csv and file2.csv are both the list file"},
		"an empty file": {files(""), entente.CodeUnprocessable, "file1.csv"},
		"no text":       {files("a,b\x00\n1,2\n"), entente.CodeUnprocessable, "file1.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := source.Prepare(context.Background(), pairs(0), tc.files)
			if entente.CodeOf(err) != tc.code || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v (%s), want %s with %q", err, entente.CodeOf(err), tc.code, tc.want)
			}
			if _, hint := entente.MessageOf(err); err != nil && hint == "" {
				t.Errorf("%v has no hint", err)
			}
		})
	}
}

// Where most of a role's columns are there, the message says which are not.
func TestPrepareNamesTheMissingColumns(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"a,c\n1,2\n", "as the list file it lacks b"},
		{"a,b2,note\n1,2,3\n", "as the notes file it lacks b"},
		{"x,y\n1,2\n", "(years file)"},
	} {
		_, err := source.Prepare(context.Background(), pairs(0), files(tc.text))
		message, _ := entente.MessageOf(err)
		if !strings.HasSuffix(message, tc.want) {
			t.Errorf("%q: got %q, want %q at the end", tc.text, message, tc.want)
		}
	}
	long := strings.Repeat("é", 5000)
	_, err := source.Prepare(context.Background(), pairs(0), files(long+",b\n1,2\n"))
	if message, _ := entente.MessageOf(err); len(message) > 400 || !utf8.ValidString(message) ||
		!strings.Contains(message, "é…") {
		t.Errorf("a column name of 10,000 bytes: got a message of %d bytes: %.80q", len(message), message)
	}
}

// Damage inside a compressed file reads as a line that is wrong; the file is to blame, not the line.
func TestLoadBlamesTheArchive(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Header.Name = "list.csv"
	// So long that the header is known before the checksum is reached.
	fmt.Fprint(w, "a,b\n1,2\n1,2,3\n"+strings.Repeat("1,2\n", 100_000))
	w.Close()
	load := func(b []byte) error {
		batch, err := source.Prepare(context.Background(), pairs(0), []entente.File{format.FromBytes("list.csv.gz", b)})
		if err != nil {
			t.Fatal(err)
		}
		_, err = batch.Load(context.Background(), func(entente.Statement) error { return nil })
		return err
	}
	if err := load(packed.Bytes()); entente.CodeOf(err) != entente.CodeUnprocessable ||
		!strings.Contains(err.Error(), "line 3") {
		t.Errorf("whole: got %v, want the line", err)
	}
	// The checksum of the text; the row before it is as wrong as it was.
	packed.Bytes()[packed.Len()-8] ^= 1
	if err := load(packed.Bytes()); entente.CodeOf(err) != entente.CodeUnprocessable ||
		!strings.Contains(err.Error(), "damaged") {
		t.Errorf("with a wrong checksum: got %v, want the archive", err)
	}
}

// Whoever presses Ctrl-C is heard between two rows and inside a file without any.
func TestReadingStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	b, err := source.Prepare(ctx, pairs(0), files("a,b\n"+strings.Repeat("\n", 1<<20)+"1,2\n"))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	_, err = b.Load(ctx, func(entente.Statement) error { return nil })
	if entente.CodeOf(err) != entente.CodeCanceled {
		t.Errorf("load: got %v, want canceled", err)
	}
	if _, err := source.Prepare(ctx, pairs(0), files("a,b\n1,2\n")); entente.CodeOf(err) != entente.CodeCanceled {
		t.Errorf("prepare: got %v, want canceled", err)
	}
}

func TestLoadHoldsIssuesAgainstTheBudget(t *testing.T) {
	for name, tc := range map[string]struct {
		budget float64
		text   string
		code   entente.Code
	}{
		"within":    {0.5, "a,b\n?,2\n1,2\n", ""},
		"over":      {0.1, "a,b\n?,2\n1,2\n", entente.CodeUnprocessable},
		"no row":    {1, "a,b\n", entente.CodeUnprocessable},
		"a bad row": {1, "a,b\n1,2,3\n", entente.CodeUnprocessable},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := source.Prepare(context.Background(), pairs(tc.budget), files(tc.text))
			if err != nil {
				t.Fatal(err)
			}
			_, err = b.Load(context.Background(), func(entente.Statement) error { return nil })
			if entente.CodeOf(err) != tc.code {
				t.Errorf("got %v, want code %q", err, tc.code)
			}
		})
	}
}

// One file of several without rows is an error that names it, not half a dataset.
func TestLoadNamesTheFileWithoutRows(t *testing.T) {
	b, err := source.Prepare(context.Background(), pairs(0), files("a,b\n1,2\n", "key,year\n"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Load(context.Background(), func(entente.Statement) error { return nil })
	if entente.CodeOf(err) != entente.CodeUnprocessable || !strings.Contains(err.Error(), "file2.csv has column "+
		"names but no rows") {
		t.Errorf("got %v, want the file", err)
	}
}
