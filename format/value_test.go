package format_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"entente/format"
)

// What programs make of a code, a flag and a missing value is read as what was meant.
func TestValues(t *testing.T) {
	const none = "-"
	for cell, want := range map[string]struct{ code, flag string }{
		"2": {"2", none}, "2.0": {"2", none}, "2.": {"2", none}, `"2,0"`: {"2", none}, "002": {"2", none},
		"1": {"1", "true"}, "1.0": {"1", "true"},
		"0.0": {"0", "false"}, "-0.0": {"0", "false"}, "True": {"True", "true"}, "FALSE": {"FALSE", "false"},
		"yes":  {"yes", "true"},
		"4.01": {"4.01", none}, "73a": {"73a", none}, "DCADv1.0-0001": {"DCADv1.0-0001", none},
		`"1,000"`: {"1,000", none},
		"NA":      {"", none}, "nan": {"", none}, "#N/A": {"", none}, ".b": {"", none}, "": {"", none},
		`"=""410"""`: {"410", none}, `"""410"""`: {"410", none}, "'410": {"410", none},
	} {
		r, issues := rows(t, "n,other\n"+cell+",x\n")
		if !r.Next() {
			t.Fatalf("%s: %v", cell, r.Err())
		}
		flag := none
		if v, ok := r.Flag("n"); ok {
			flag = map[bool]string{true: "true", false: "false"}[v]
		}
		if got := r.Code("n"); got != want.code || flag != want.flag || issues.Total() != 0 {
			t.Errorf("%s: got code %q, flag %s and %d issues, want %q, %s and none", cell, got, flag, issues.Total(),
				want.code, want.flag)
		}
	}
	// A two-letter code is text, and NA is Namibia; a word for missing is no number and no text.
	r, _ := rows(t, "iso2,n\nNA,NA\n")
	r.Next()
	if r.Text("iso2") != "NA" || !r.IsMissing("n") || r.Words("n") != "" {
		t.Errorf("NA: got %q as text, missing %v, %q as words", r.Text("iso2"), r.IsMissing("n"), r.Words("n"))
	}
	// A decimal comma, as a German spreadsheet writes it.
	r, issues := rows(t, "a;b;c\n2,0;3,25;1,000\n")
	r.Next()
	a, _ := r.Int("a")
	b, _ := r.Float("b")
	if _, ok := r.Float("c"); a != 2 || b != 3.25 || ok || issues.Counts["bad_number"] != 1 {
		t.Errorf("got %d, %v and %v, want 2, 3.25 and an issue for what may be a thousand", a, b, issues.Kept)
	}
}

func TestYears(t *testing.T) {
	for cell, want := range map[string]string{"1990": "1990", "1990.0": "1990", "1990-01-01": "1990",
		"1990-01-01 00:00:00": "1990", "1990-12-31": "1990",
		"1905-06-12": "bad_number", "1990-05": "bad_number", "x": "bad_number", "NaN": "", "": ""} {
		r, issues := rows(t, "id,y\n1,"+cell+"\n")
		r.Next()
		got := ""
		if v, ok := r.Year("y"); ok {
			got = strconv.Itoa(v)
		}
		for rule := range issues.Counts {
			got += rule
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", cell, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ name, cells, want string }{
		{"iso", "1993-05-13 1993-05 1993", "1993-05-13 1993-05 1993"},
		{"one digit", "1993-5-3 1993/05/13 1993.05.13 19930513 1993.0",
			"1993-05-03 1993-05-13 1993-05-13 1993-05-13 1993"},
		{"unknown parts", "1993-05-00 1993-00-00", "1993-05 1993"},
		{"time", "1993-05-13_00:00:00 1993-05-13T00:00:00Z 1993-05-13T23:59:59.123+09:00 1993-05-13T00:00 " +
			"13.05.1993_00:00:00", strings.TrimSuffix(strings.Repeat("1993-05-13 ", 5), " ")},
		{"half a day", "05/13/1993_12:00:00_AM 5/13/1993_0:00", "1993-05-13 1993-05-13"},
		{"points", "13.05.1993 05.06.1993", "1993-05-13 1993-06-05"},
		{"month names", "13_May_1993 May_13,_1993 13-May-1993 13th_of_May_1993 Sept_3,_1993 May_1993",
			"1993-05-13 1993-05-13 1993-05-13 1993-05-13 1993-09-03 1993-05"},
		{"day first", "05/06/1993 13/05/1993 07-08-1994", "1993-06-05 1993-05-13 1994-08-07"},
		{"settled by the first", "13/05/1993 05/06/1993", "1993-05-13 1993-06-05"},
		{"month first", "05/06/1993 05/13/1993", "1993-05-06 1993-05-13"},
		{"settled by the last", "1/2/1990 1/3/1990 1/31/1990", "1990-01-02 1990-01-03 1990-01-31"},
		{"not settled", "05/06/1993 07/07/1994", "? 1994-07-07"},
		{"contradictory", "05/06/1993 13/05/1993 05/13/1993", "? 1993-05-13 1993-05-13"},
		{"missing", "NaT NaN NULL . x/y", "- - - - ?"},
		{"no dates", "1993-02-31 31/02/1993 13/13/1993 0/5/1993 13/05/93 34102 May Mayday_3,_1993 -5",
			"? ? ? ? ? ? ? ? ?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells := strings.Fields(c.cells)
			var text strings.Builder
			text.WriteString("id,day\n")
			for _, cell := range cells {
				text.WriteString("1,\"" + strings.ReplaceAll(cell, "_", " ") + "\"\n")
			}
			r, issues := rows(t, text.String())
			var got []string
			for r.Next() {
				before := issues.Total()
				d, ok := r.Date("day")
				switch {
				case issues.Total() > before:
					got = append(got, "?")
				case !ok:
					got = append(got, "-")
				default:
					got = append(got, d.String())
				}
				if i := issues.Total(); i > before && issues.Kept[i-1].Locator.Line != r.Count()+1 {
					t.Errorf("the issue stands at %v, want line %d", issues.Kept[i-1].Locator, r.Count()+1)
				}
			}
			if strings.Join(got, " ") != c.want || r.Err() != nil || r.Count() != len(cells) {
				t.Errorf("got %s (%d rows, %v), want %s", strings.Join(got, " "), r.Count(), r.Err(), c.want)
			}
		})
	}
}

// Two columns of one table may write their dates in two orders.
func TestDatesSettleTheirOwnColumn(t *testing.T) {
	r, _ := rows(t, "a,b\n1/2/1990,1/2/1990\n31/1/1990,1/31/1990\n")
	r.Next()
	a, _ := r.Date("a")
	b, _ := r.Date("b")
	if a.String() != "1990-02-01" || b.String() != "1990-01-02" || !r.Next() || r.Next() || r.Count() != 2 {
		t.Errorf("got %s and %s in %d rows, want 1990-02-01, 1990-01-02 and 2", a, b, r.Count())
	}
}

// What stands around a table is passed over and named; the table is the same.
func TestHeadings(t *testing.T) {
	const plain = "id,name,n\n1,Korea,2\n2,Japan,3\n"
	for name, c := range map[string]struct{ text, rules string }{
		"plain":             {plain, ""},
		"capitals":          {"ID,NAME,N\n1,Korea,2\n2,Japan,3\n", ""},
		"a mark and quotes": {"\ufeff\"id\", \"name\" ,n\n1,Korea,2\n2,Japan,3\n", ""},
		"comments":          {"# one\n# two, with, commas, and more\n" + plain, "lines_above_header"},
		"title":             {"A table of states\n\n" + plain, "lines_above_header"},
		"title of a sheet":  {"A table of states,,\n,,\n" + plain, "lines_above_header"},
		"title, semicolon": {"A table, of states, in the world\nid;name;n\n1;Korea;2\n2;Japan;3\n",
			"lines_above_header"},
		"source":             {plain + "Source: somebody\n", "remark"},
		"source of a sheet":  {plain + ",,\n\"Source: somebody, 2020\",,\n", "remark"},
		"total":              {plain + "Total,,\n", "remark"},
		"a sentence":         {plain + "Leeds and others wrote this\n", "remark"},
		"several":            {"# c\n" + plain + "Note: a\nSource: b\n", "lines_above_header remark remark"},
		"names of rows":      {"\"id\",\"name\",\"n\"\n\"1\",1,Korea,2\n\"2\",2,Japan,3\n", "row_names"},
		"names of rows, abc": {"\"id\",\"name\",\"n\"\n\"x\",1,Korea,2\n\"y\",2,Japan,3\n", "row_names"},
		"index":              {",id,name,n\n0,1,Korea,2\n1,2,Japan,3\n", ""},
		"named index":        {"Unnamed: 0,id,name,n\n0,1,Korea,2\n1,2,Japan,3\n", ""},
		"trailing comma":     {"id,name,n\n1,Korea,2,\n2,Japan,3,\n", ""},
		"both trailing":      {"id,name,n,\n1,Korea,2,\n2,Japan,3,\n", ""},
		"header trailing":    {"id,name,n,\n1,Korea,2\n2,Japan,3\n", ""},
		"decimals, german":   {"id;name;n\n1,0;Korea;2,0\n2,0;Japan;3,0\n", ""},
		"another order":      {"n,extra,name,id\n2,x,Korea,1\n3,x,Japan,2\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, issues := rows(t, c.text)
			var got []string
			for r.Next() {
				got = append(got, r.Code("id")+r.Text("name")+r.Code("n"))
			}
			var rules []string
			for _, i := range issues.Kept {
				rules = append(rules, i.Rule)
				if !i.Locator.IsZero() {
					t.Errorf("the issue %s has the place of a row, and would count as one", i.Rule)
				}
			}
			if strings.Join(got, " ") != "1Korea2 2Japan3" || strings.Join(rules, " ") != c.rules || r.Err() != nil ||
				r.Count() != 2 {
				t.Errorf("got %v, %d rows, issues %v, %v; want both rows and issues %q", got, r.Count(), rules, r.Err(),
					c.rules)
			}
		})
	}
	// A row that breaks off is the end of a download, never a remark.
	for _, end := range []string{"3,Kor", "3", "3,"} {
		r, _ := rows(t, plain+end)
		for r.Next() {
		}
		if r.Err() == nil {
			t.Errorf("%q at the end: got %d rows and no error", end, r.Count())
		}
	}
}

// The same table in a workbook, with its title and its source.
func TestHeadingsOfAWorkbook(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{{"A table of states"}, {}, {"ID", "Name", "N"}, {1, "Korea", 2.0}, {2, "Japan", 3}, {},
		{"Source: somebody"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	r, issues := rowsOf(t, format.FromBytes("t.xlsx", b.Bytes()))
	var got []string
	for r.Next() {
		got = append(got, r.Code("id")+r.Text("name")+r.Code("n")+r.Provenance().Locator.Short())
	}
	if strings.Join(got, " ") != "1Korea2Sheet1!R4 2Japan3Sheet1!R5" || issues.Counts["lines_above_header"] != 1 ||
		issues.Counts["remark"] != 1 {
		t.Errorf("got %v with %v (%v), want two rows, and issues for the title and the source", got, issues.Kept,
			r.Err())
	}
}
