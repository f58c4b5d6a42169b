package heading_test

import (
	"strings"
	"testing"

	"entente/format/heading"
)

func rows(text string) (out [][]string) {
	for _, line := range strings.Split(text, "\n") {
		out = append(out, strings.Split(line, ","))
	}
	return out
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"the first row":              {"id,name,n\n1,a,2", 0},
		"nothing but a header":       {"id,name,n", 0},
		"one column":                 {"id\n1\n2", 0},
		"a title":                    {"Title\nid,name,n\n1,a,2", 1},
		"two titles, one row":        {"Title\nMore\nid,name,n\n1,a,2", 2},
		"a title in a sheet":         {"Title,,\nid,name,n\n1,a,2", 1},
		"a title of two cells":       {"Title,2020,,,\na,b,c,d,e\n1,2,3,4,5", 1},
		"a comment as wide as it is": {"# a,b,c\nid,name,n\n1,a,2", 1},
		"a header with a hash":       {"#id,name,n\n1,a,2\n2,b,3", 0},
		"years for names":            {"Title\nstate,notes,1949,1950,1951,1952\nKorea,,1,2,3,4", 1},
		"numbers are no names":       {"Title\n1,2,3\n4,5,6", 0},
		"too few cells in some rows": {"id,name,n\n1,a\n2", 0},
		"no rows":                    {"", 0},
	} {
		if got := heading.Find(rows(c.text)); got != c.want {
			t.Errorf("%s: got row %d, want %d", name, got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	header := []string{"id", "name", "n"}
	for name, c := range map[string]struct {
		text     string
		isQuoted bool
		want     heading.Fit
	}{
		"as they should be":         {"1,a,2\n2,b,3", false, heading.Same},
		"counted":                   {"1,7,a,2\n2,8,b,3", true, heading.RowNames},
		"from nought":               {"0,7,a,2\n1,8,b,3", false, heading.RowNames},
		"words":                     {"x,7,a,2\ny,8,b,3", true, heading.RowNames},
		"one row":                   {"1,7,a,2", true, heading.RowNames},
		"one row, a stray comma":    {"1,a,b,2", false, heading.Same},
		"a stray comma":             {"7,a,b,2\n7,c,d,3", false, heading.Same},
		"in some rows":              {"1,7,a,2\n8,b,3", true, heading.Same},
		"a delimiter behind":        {"1,a,2,\n2,b,3,", false, heading.Trailing},
		"counted, and nothing last": {"1,7,a,\n2,8,b,", true, heading.RowNames},
		"no rows":                   {"", false, heading.Same},
	} {
		data := rows(c.text)
		if c.text == "" {
			data = nil
		}
		if got := heading.Compare(header, data, c.isQuoted); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
	if got := heading.Compare([]string{"id", "name", ""}, rows("1,a\n2,b"), false); got != heading.Surplus {
		t.Errorf("a header that ends with a delimiter: got %v", got)
	}
}

func TestIsRemark(t *testing.T) {
	for _, c := range []struct {
		text     string
		width    int
		numbered bool
		want     bool
	}{
		{"Source: somebody", 18, false, true}, {"Source: somebody, 2020, a book", 18, false, true},
		{"SOURCES", 3, true, true}, {"Total,,,345", 8, true, true},
		{"* estimated", 5, false, true}, {"# saved", 5, false, true}, {"Leeds wrote this", 18, true, true},
		{"Leeds wrote this", 18, false, false}, {"South Kor", 18, false, false}, {"9001,2", 18, true, false},
		{"9001", 18, true, false},
		{"Sourcing,1,2", 3, false, false}, {"Source,Korea,Japan,4", 4, false, false}, {"#N/A,1", 8, true, false},
		{"NaN", 8, true, false}, {"Kor", 8, true, false},
		{",,", 3, true, false}, {"-9,x", 18, true, false}, {".a,x", 18, true, false},
	} {
		if got := heading.IsRemark(strings.Split(c.text, ","), c.width, c.numbered); got != c.want {
			t.Errorf("%q in %d columns, numbered %v: got %v, want %v", c.text, c.width, c.numbered, got, c.want)
		}
	}
}
