package format_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format"
)

const snapshot = entente.SnapshotID("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")

// rows opens text as a table whose name is t.csv.
func rows(t testing.TB, text string) (*format.Rows, *entente.Issues) {
	t.Helper()
	return rowsOf(t, format.FromBytes("t.csv", []byte(text)))
}

// rowsOf opens the first table of a file.
func rowsOf(t testing.TB, f entente.File) (*format.Rows, *entente.Issues) {
	t.Helper()
	tables, err := format.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tables[0].Close() })
	issues := &entente.Issues{}
	return format.NewRows(entente.SourceTable{Table: tables[0], Snapshot: snapshot}, issues), issues
}

func TestNumbers(t *testing.T) {
	const none = -999
	cases := []struct {
		cell    string
		integer int
		float   float64
		issues  string // of Int and Float, by letter
	}{
		{"410", 410, 410, ""},
		{" 410 ", 410, 410, ""},
		{"+5", 5, 5, ""},
		{"-9", -9, -9, ""},
		{"007", 7, 7, ""},
		{"3.0", 3, 3, ""},
		{"12.0000", 12, 12, ""},
		{"1e3", 1000, 1000, ""},
		{"1.5", none, 1.5, "i"},
		{".5", none, .5, "i"},
		{"", none, none, ""},
		{"   ", none, none, ""},
		{".", none, none, ""},
		{"NA", none, none, ""},
		{"na", none, none, ""},
		{"NaN", none, none, ""},
		{"nan", none, none, ""},
		{"NULL", none, none, ""},
		{"None", none, none, ""},
		{"N/A", none, none, ""},
		{"#N/A", none, none, ""},
		{"<NA>", none, none, ""},
		{`\N`, none, none, ""},
		{".a", none, none, ""},
		{".z", none, none, ""},
		{".ab", none, none, "if"},
		{"'410", 410, 410, ""},
		{"'410'", 410, 410, ""},
		{"=410", 410, 410, ""},
		{"\u22129", -9, -9, ""},
		{"inf", none, none, "if"},
		{"1e400", none, none, "if"},
		{"0x10", none, none, "if"},
		{"1_000", none, none, "if"},
		{"1 000", none, none, "if"},
		{"1e17", none, 1e17, "i"},
		{"99999999999999999999", none, 1e20, "i"},
		{"Korea", none, none, "if"},
		{"..", none, none, "if"},
		{"-", none, none, "if"},
	}
	for _, c := range cases {
		t.Run(c.cell, func(t *testing.T) {
			r, issues := rows(t, "n,other\n"+c.cell+",x\n")
			if !r.Next() {
				t.Fatal(r.Err())
			}
			integer, ok := r.Int("n")
			if !ok {
				integer = none
			}
			reported := strings.Repeat("i", issues.Total())
			float, ok := r.Float("n")
			if !ok {
				float = none
			}
			reported += strings.Repeat("f", issues.Total()-len(reported))
			if integer != c.integer || float != c.float || reported != c.issues {
				t.Errorf("got %d, %v and issues %q, want %d, %v and %q", integer, float, reported, c.integer, c.float,
					c.issues)
			}
			for _, i := range issues.Kept {
				if i.Rule != "bad_number" || i.Raw != c.cell || i.Column != "n" || i.File != "t.csv" ||
					i.Locator.Line != 2 {
					t.Errorf("got the issue %+v, want bad_number with file, line 2, column n and the cell as "+
						"it stands", i)
				}
			}
		})
	}
}

func TestDateParts(t *testing.T) {
	cases := []struct{ cells, want, issue string }{
		{"1953,10,1", "1953-10-01", ""},
		{"1953,10,0", "1953-10", ""},
		{"1953,10,", "1953-10", ""},
		{"1953,0,0", "1953", ""},
		{"1953,,", "1953", ""},
		{"1953,.,NA", "1953", ""},
		{"1953.0,10.0,1.0", "1953-10-01", ""},
		{"0,0,0", "none", ""},
		{",,", "none", ""},
		{",10,1", "none", ""},
		{"2000,2,29", "2000-02-29", ""},
		{"1900,2,29", "1900-02", "bad_date: there is no date 1900-2-29"},
		{"1953,2,31", "1953-02", "bad_date: there is no date 1953-2-31"},
		{"1953,13,1", "1953", "bad_date: there is no date 1953-13-1"},
		{"1953,-9,-9", "1953", "bad_date: there is no date 1953--9--9"},
		{"1953,0,7", "1953", "bad_date: there is no date 1953-0-7"},
		{"1953,10,266", "1953-10", "bad_date: there is no date 1953-10-266"},
		{"1953,266,1", "1953", "bad_date: there is no date 1953-266-1"},
		{"-9,1,1", "none", "bad_date: there is no date -9-1-1"},
		{"67489,1,1", "none", "bad_date: there is no date 67489-1-1"},
		{"later,1,1", "none", "bad_number: expected an integer"},
		{"1953,Oct,1", "1953-10-01", ""},
		{"1953-01-01,10.0,NaN", "1953-10", ""},
		{"1953,Okt,1", "1953", "bad_number: expected an integer; bad_date: there is no date 1953-0-1"},
	}
	for _, c := range cases {
		t.Run(c.cells, func(t *testing.T) {
			r, issues := rows(t, "y,m,d,other\n"+c.cells+",x\n")
			if !r.Next() {
				t.Fatal(r.Err())
			}
			date, ok := r.DateParts("y", "m", "d")
			got := date.String()
			if !ok {
				got = "none"
			}
			var told []string
			for _, i := range issues.Kept {
				told = append(told, i.Rule+": "+i.Message)
			}
			if got != c.want || strings.Join(told, "; ") != c.issue {
				t.Errorf("got %s with %q, want %s with %q", got, told, c.want, c.issue)
			}
		})
	}
}

func TestRowsWalk(t *testing.T) {
	r, issues := rows(t, "id,,name\r\n7,x, Korea \r\n\r\n8,y,Japan\r\n")
	if r.Has("") || !r.Has("name") || !r.Has("NAME") || r.Has("names") {
		t.Errorf("Has: got %v, %v, %v, %v, want false, true, true, false", r.Has(""), r.Has("name"), r.Has("NAME"),
			r.Has("names"))
	}
	var got [][]string
	for r.Next() {
		p := r.Provenance()
		got = append(got, []string{string(p.Snapshot[:4]), p.Locator.String(), r.Text("id"), r.Text("name"),
			r.Text("absent")})
		if _, ok := r.Int("absent"); ok {
			t.Error("Int of a column that is absent: got ok, want not")
		}
	}
	want := [][]string{{"0123", "L2@10+11", "7", "Korea", ""}, {"0123", "L4@25+9", "8", "Japan", ""}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r.Err() != nil || r.Count() != 2 || issues.Total() != 0 || r.Next() {
		t.Errorf("at the end: got error %v, count %d, %d issues; want none, 2, 0 and no next row", r.Err(), r.Count(),
			issues.Total())
	}
	if r.Text("id") != "" {
		t.Errorf("behind the end: got %q, want no cell", r.Text("id"))
	}
}

func TestRowsStopAtAnError(t *testing.T) {
	r, _ := rows(t, "a,b\n1,2\n3\n4,5\n")
	n := 0
	for r.Next() {
		n++
	}
	if n != 1 || r.Count() != 1 || entente.CodeOf(r.Err()) != entente.CodeUnprocessable || r.Next() {
		t.Errorf("got %d rows and %v, want 1 row, an error of code unprocessable, and no next row", n, r.Err())
	}
}

func TestRowsIssue(t *testing.T) {
	r, issues := rows(t, "a,b\n1, Korea \n")
	r.Next()
	r.Issue("unknown_code", "b", "no such state")
	want := []entente.Issue{{Rule: "unknown_code", Message: "no such state", File: "t.csv",
		Locator: entente.Locator{Line: 2, Offset: 4, Length: 9}, Column: "b", Raw: " Korea "}}
	if diff := cmp.Diff(want, issues.Kept); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
