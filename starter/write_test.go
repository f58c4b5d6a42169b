package starter_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"entente"
	"entente/format"
	"entente/starter"
)

var (
	snapshot = entente.SnapshotID(strings.Repeat("ab", 32))
	place    = entente.Provenance{Snapshot: snapshot, Locator: entente.Locator{Line: 2, Offset: 10, Length: 20}}
	may1950  = entente.Date{Year: 1950, Month: 5}
)

// example is a dataset with one statement of every sort, made to hold what is hard to write: commas,
// quotes, line breaks, partial dates, empty cells.
func example() starter.Dataset {
	return starter.Dataset{
		Card: entente.Card{Dataset: "example", Title: "An example", Short: "Example", Publisher: "Nobody", Edition: "1",
			Citation: "Nobody",
			Licence:  "CC0", Universe: "all", Redistribution: entente.RedistributionFacts, From: 1950,
			Published: entente.Year(2020),
			Kinds:     []entente.Kind{entente.KindAlliance}, Budgets: map[string]float64{"": 0.5}},
		Restates: []starter.Restated{{Name: "facts.csv", Role: "facts", ID: snapshot}},
		Statements: []entente.Statement{
			entente.Agreement{ID: "example:1", Kind: entente.KindAlliance, Title: "Pact, \"so called\"",
				Signed: may1950, AwaitsForce: true, Claim: entente.ClaimDoubted,
				Note: "Two lines\nof a note.", Origin: entente.Origin{Title: "A page",
					URL: "https://example.org/?a=1,2", Published: entente.Year(1999), Trust: "low"},
				Known: entente.Year(1999), Provenance: place},
			entente.Member{Agreement: "example:1", Actor: "KOR", Raw: "732", Period: entente.Period{From: may1950},
				Phase: "1", Side: "a",
				Obligations: entente.Defence | entente.NonAggression, Provenance: place},
			entente.Link{Agreement: "example:1", From: "KOR", To: "USA", IsMutual: true, Through: "NATO",
				Provenance: place},
			entente.Change{ID: "X", Agreement: "example:1", Kind: entente.ChangeRenewal,
				Actors: []entente.ActorID{"KOR", "USA"}, IsBetween: true, Date: may1950, Provenance: place},
			entente.Spell{Actor: "KOR", System: entente.SystemCOW, Code: "732", Name: "South Korea",
				Period: entente.Period{From: entente.Year(1949)}, IsCensored: true, Provenance: place},
		},
	}
}

func TestWriteAndOpen(t *testing.T) {
	dir := t.TempDir()
	d := example()
	d.Card.Budgets[""] = 100 // 120 issues on five rows
	for range 120 {
		d.Issues.Add(entente.Issue{Rule: "bad_date", Message: "there is no such day", File: "facts.csv",
			Locator: place.Locator, Column: "year"})
	}
	if err := starter.Write(dir, d); err != nil {
		t.Fatal(err)
	}
	b, err := starter.Open(os.DirFS(dir), crosswalks(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []entente.Statement
	loaded, err := b.Load(context.Background(), func(s entente.Statement) error {
		got = append(got, bare(s))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var want []entente.Statement
	for _, s := range d.Statements {
		want = append(want, bare(s))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("statements (want -, got +):\n%s", diff)
	}
	if diff := cmp.Diff(d.Issues, loaded.Issues, cmpopts.IgnoreUnexported(entente.Issues{})); diff != "" {
		t.Errorf("issues (want -, got +):\n%s", diff)
	}
}

func TestBudgets(t *testing.T) {
	dir, d := t.TempDir(), example()
	for i := range 4 {
		d.Issues.Add(entente.Issue{Rule: "bad_date", Message: "there is no such day", File: "facts.csv",
			Locator: entente.Locator{Line: i + 2, Offset: int64(20 * i), Length: 20}})
	}
	if err := starter.Write(dir, d); err != nil {
		t.Fatal(err)
	}
	b, err := starter.Open(os.DirFS(dir), nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Load(context.Background(), func(entente.Statement) error { return nil })
	if entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("four issues on five rows pass a budget of one half: %v", err)
	}
}

// committed reads every file of a folder of datasets.
func committed(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		if name == "README.md" {
			return err
		}
		files[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// bare is the statement without its place.
func bare(s entente.Statement) entente.Statement {
	switch x := s.(type) {
	case entente.Agreement:
		x.Provenance = entente.Provenance{}
		return x
	case entente.Member:
		x.Provenance = entente.Provenance{}
		return x
	case entente.Link:
		x.Provenance = entente.Provenance{}
		return x
	case entente.Change:
		x.Provenance = entente.Provenance{}
		return x
	case entente.Spell:
		x.Provenance = entente.Provenance{}
		return x
	}
	return s
}

func TestOrderDoesNotMatter(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	one, two := example(), example()
	more := entente.Member{Agreement: "example:0", Actor: "USA", Provenance: place}
	one.Statements = append(one.Statements, more)
	two.Statements = append([]entente.Statement{more}, two.Statements...)
	for dir, d := range map[string]starter.Dataset{a: one, b: two} {
		if err := starter.Write(dir, d); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(committed(t, a), committed(t, b)); diff != "" {
		t.Errorf("the same statements in another order give other files:\n%s", diff)
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*starter.Dataset)
		code   entente.Code
		want   string
	}{
		"a forbidden dataset": {
			func(d *starter.Dataset) { d.Card.Redistribution = entente.RedistributionForbidden }, entente.CodeForbidden,
			"may not be in the starter"},
		"a dataset without terms": {func(d *starter.Dataset) { d.Card.Redistribution = "" }, entente.CodeForbidden,
			"may not be in the starter"},
		"a figure of nothing": {func(d *starter.Dataset) {
			d.Statements = append(d.Statements,
				entente.Flow{Provenance: place})
		}, entente.CodeInternal, "entente.Flow"},
		"an unknown file": {func(d *starter.Dataset) { d.Restates = nil }, entente.CodeInternal, "no place"},
		"a statement without a place": {func(d *starter.Dataset) {
			d.Statements[0] = entente.Agreement{ID: "x", Kind: "y", Provenance: entente.Provenance{Snapshot: snapshot}}
		}, entente.CodeInternal, "no place"},
	} {
		t.Run(name, func(t *testing.T) {
			d, dir := example(), t.TempDir()
			tc.change(&d)
			err := starter.Write(dir, d)
			if entente.CodeOf(err) != tc.code || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %s with %q", err, tc.code, tc.want)
			}
			if files := committed(t, dir); len(files) > 0 {
				t.Errorf("wrote %v", files)
			}
		})
	}
}

// TestBuildRefusesBeforeWriting: one forbidden dataset among others, and nothing is written.
func TestBuildRefusesBeforeWriting(t *testing.T) {
	dir, from := t.TempDir(), t.TempDir()
	if err := starter.Write(from, example()); err != nil {
		t.Fatal(err)
	}
	good, err := starter.Open(os.DirFS(from), nil)
	if err != nil {
		t.Fatal(err)
	}
	bad := good
	bad.Card.Redistribution = entente.RedistributionForbidden
	if _, err := starter.Build(context.Background(), []entente.Batch{good, bad},
		dir); entente.CodeOf(err) != entente.CodeForbidden {
		t.Errorf("got %v, want a forbidden error", err)
	}
	if files := committed(t, dir); len(files) > 0 {
		t.Errorf("wrote %v", files)
	}
}

// TestSecondBuildRemoves: a file that a new build does not have any more goes.
func TestSecondBuildRemoves(t *testing.T) {
	dir, d := t.TempDir(), example()
	if err := starter.Write(dir, d); err != nil {
		t.Fatal(err)
	}
	d.Statements = d.Statements[:1]
	if err := starter.Write(dir, d); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "members.csv")); !os.IsNotExist(err) {
		t.Errorf("members.csv of the first build is still there (%v)", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, tc := range map[string]struct{ file, text, want string }{
		"no card":            {"card.yaml", "", "no card.yaml"},
		"a broken card":      {"card.yaml", "dataset: [", "cannot be read"},
		"a card of others":   {"card.yaml", "colour: red", "cannot be read"},
		"a wrong date":       {"card.yaml", "dataset: x\nedition: \"1\"\nlicence: y\nto: \"2010-02-31\"", "wrong date"},
		"no licence":         {"card.yaml", "dataset: x\nedition: \"1\"", "no dataset, edition or licence"},
		"no list of files":   {"restates.csv", "", "no restates.csv"},
		"another list":       {"restates.csv", "a,b\n1,2\n", "does not have the columns"},
		"no statements left": {"members.csv agreements.csv links.csv changes.csv spells.csv", "", "no statements"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := starter.Write(dir, example()); err != nil {
				t.Fatal(err)
			}
			for f := range strings.FieldsSeq(tc.file) {
				path := filepath.Join(dir, f)
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
				if tc.text != "" {
					if err := os.WriteFile(path, []byte(tc.text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			_, err := starter.Open(os.DirFS(dir), nil)
			if entente.CodeOf(err) != entente.CodeUnprocessable || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an unprocessable error with %q", err, tc.want)
			}
		})
	}
}

// read maps one file of the given role.
func read(t testing.TB, role, text string) ([]entente.Statement, entente.Issues, error) {
	t.Helper()
	var issues entente.Issues
	tables, err := format.Open(format.FromBytes(role+".csv", []byte(text)))
	if err != nil {
		return nil, issues, err
	}
	in := entente.Input{Tables: map[string][]entente.SourceTable{}, Issues: &issues}
	for _, x := range tables {
		defer x.Close()
		in.Tables[role] = append(in.Tables[role], entente.SourceTable{Table: x, Snapshot: snapshot})
	}
	var list []entente.Statement
	_, err = starter.Source(entente.Card{}, crosswalks(t)).Map(context.Background(), in,
		func(s entente.Statement) error {
			list = append(list, s)
			return nil
		})
	return list, issues, err
}

func TestBadRows(t *testing.T) {
	for name, tc := range map[string]struct{ role, header, row, rule string }{
		"an impossible day": {"agreements", "agreement,kind,signed", "x:1,alliance,1950-02-31", "bad_date"},
		"no kind":           {"agreements", "agreement,kind,signed", "x:1,,1950", "missing_value"},
		"an unknown claim":  {"agreements", "agreement,kind,claim", "x:1,alliance,perhaps", "bad_claim"},
		"an unknown actor":  {"members", "agreement,actor", "x:1,ATLANTIS", "unknown_code"},
		"an unknown obligation": {"members", "agreement,actor,obligations", "x:1,KOR,friendship",
			"bad_obligation"},
		"an end before the beginning": {"members", "agreement,actor,from,to", "x:1,KOR,1950,1949", "bad_period"},
		"a tie with itself":           {"links", "agreement,from_actor,to_actor", "x:1,KOR,KOR", "bad_link"},
		"neither yes nor no": {"links", "agreement,from_actor,to_actor,is_mutual", "x:1,KOR,USA,maybe",
			"bad_yes"},
		"an unknown group": {"links", "agreement,from_actor,to_actor,through", "x:1,KOR,USA,ATLANTIS",
			"unknown_code"},
		"an unknown mover":     {"changes", "agreement,kind,actors", "x:1,renewal,KOR;ATLANTIS", "unknown_code"},
		"a state in no system": {"spells", "actor,system", "KOR,", "missing_value"},
		"a wrong place":        {"issues", "rule,source_place", "bad_date,somewhere", "bad_place"},
	} {
		t.Run(name, func(t *testing.T) {
			_, issues, err := read(t, tc.role, tc.header+"\n"+tc.row+"\n")
			if err != nil || issues.Counts[tc.rule] != 1 {
				t.Fatalf("issues are %v (%v), want one %s", issues.Counts, err, tc.rule)
			}
		})
	}
	list, _, _ := read(t, "agreements", "agreement,kind,claim\nx:1,alliance,perhaps\n")
	if a := list[0].(entente.Agreement); a.Claim != entente.ClaimDoubted {
		t.Errorf("a claim of an unknown kind is read as %q, want %q", a.Claim, entente.ClaimDoubted)
	}
}
