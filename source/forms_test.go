package source_test

import (
	"encoding/csv"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"entente"
	"entente/format"
	"entente/format/dta/dtatest"
	"entente/internal/shared"
)

// A table in every form that people save it in gives the same statements.
type grid [][]string // the header first

// numeric reports whether a column holds whole numbers and blanks alone.
func (g grid) numeric(column int) bool {
	some := false
	for _, row := range g[1:] {
		c := row[column]
		if c == "" || c == "NA" {
			continue
		}
		if _, err := strconv.Atoi(c); err != nil {
			return false
		}
		some = true
	}
	return some
}

// rewritten gives every cell of a column of numbers, or a blank, another spelling.
func (g grid) rewritten(number func(string) string, blank string) grid {
	out := grid{g[0]}
	for _, row := range g[1:] {
		cells := make([]string, len(row))
		for i, c := range row {
			switch {
			case !g.numeric(i):
				cells[i] = c
			case c == "" || c == "NA":
				cells[i] = blank
			default:
				cells[i] = number(c)
			}
		}
		out = append(out, cells)
	}
	return out
}

func (g grid) text(comma rune) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	w.WriteAll(g)
	return b.String()
}

var isoDay = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)

func (g grid) workbook(t testing.TB) []byte {
	f := excelize.NewFile()
	for i, row := range g {
		cells := make([]any, len(row))
		for j, c := range row {
			if c == "" {
				continue
			}
			cells[j] = c
			if v, err := strconv.ParseFloat(c, 64); err == nil && i > 0 && g.numeric(j) {
				cells[j] = v
			}
			if day, err := time.Parse("2006-01-02", c); err == nil && i > 0 && day.Year() > 1900 &&
				isoDay.MatchString(c) {
				cells[j] = day // excelize gives it the format of a date
			}
		}
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", at, &cells); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (g grid) stata(kind string) []byte {
	f := dtatest.File{Version: 118}
	for i, name := range g[0] {
		v := dtatest.Variable{Name: strings.ToUpper(strings.ReplaceAll(name, " ", "_")), Kind: "str1500"}
		if g.numeric(i) {
			v.Kind = kind
		}
		f.Variables = append(f.Variables, v)
	}
	for _, row := range g[1:] {
		var cells []any
		for i, c := range row {
			switch {
			case !g.numeric(i):
				cells = append(cells, c)
			case c == "" || c == "NA":
				cells = append(cells, dtatest.Missing('a'))
			default:
				n, _ := strconv.Atoi(c)
				cells = append(cells, n)
			}
		}
		f.Rows = append(f.Rows, cells)
	}
	return f.Bytes()
}

// forms are the ways in which the table is saved, by name of the file.
func (g grid) forms(t testing.TB) map[string][]byte {
	float := g.rewritten(func(c string) string { return c + ".0" }, "NaN")
	german := g.rewritten(func(c string) string { return c + ",0" }, "#NV")
	plain := g.text(',')
	header, body, _ := strings.Cut(plain, "\n")
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(strings.ReplaceAll(plain, "\n", "\r\n"))) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	names, index := grid{g[0]}.text(','), grid{append([]string{""}, g[0]...)}
	for i, row := range g[1:] {
		names += strconv.Quote(strconv.Itoa(i+1)) + "," + grid{row}.text(',') // R quotes the names of rows
		index = append(index, append([]string{strconv.Itoa(i)}, row...))
	}
	return map[string][]byte{
		"float.csv":    []byte(float.text(',')),
		"null.csv":     []byte(g.rewritten(func(c string) string { return c }, "NULL").text(',')),
		"hash.csv":     []byte(g.rewritten(func(c string) string { return " " + c + " " }, "#N/A").text(',')),
		"zeros.csv":    []byte(g.rewritten(func(c string) string { return c + ".00" }, ".").text('\t')),
		"german.csv":   []byte(strings.ReplaceAll(german.text(';'), "#NV", "")),
		"utf16.csv":    wide,
		"capitals.csv": []byte("\ufeff" + strings.ToUpper(header) + "\n" + body),
		"titled.csv":   []byte("# saved, by a notebook\nA title\n\n" + plain),
		"trailing.csv": []byte(header + ",\n" + strings.ReplaceAll(strings.TrimSuffix(body, "\n"), "\n", ",\n") +
			",\n"),
		"footed.csv":    []byte(plain + "Source: somebody\nTotal\n"),
		"row names.csv": []byte(names),
		"index.csv":     []byte(index.text(',')),
		"book.xlsx":     g.workbook(t),
		"floats.xlsx":   float.workbook(t),
		"long.dta":      g.stata("long"),
		"double.dta":    g.stata("double"),
		"float.dta":     g.stata("float"),
	}
}

func TestEveryFormOfATable(t *testing.T) {
	for _, c := range []struct {
		dataset, path string
		skip, rows    int
	}{
		{"atop", "../../shared/data/atop/atop5_1m.csv", 1796, 150},
		{"dcad", "../../shared/data/dcad/DCAD-v1.0-main.csv", 0, 40},
		{"desta", "../../shared/data/desta/desta_list_of_treaties_02_02_dyads.txt", 0, 60},
		{"desta", "../../shared/data/desta/desta_list_of_treaties_02_02.xlsx", 0, 40},
		{"cow-igo", "../../shared/data/cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz", 0, 60},
		{"gw-states", "../../shared/data/gw_states/gwstates.xlsx", 0, 40},
		{"unctad-iia", "../../shared/data/unctad_iia/unctad_iia_treaties.csv", 400, 60},
		{"cow-states", "../../shared/data/cow_states/states2016.csv", 0, 40},
		{"cow-igo-membership", "../../shared/data/cow_igo/igo_membership_long.csv", 0, 40},
		{"diplomatic-representation", "../../shared/data/diplomatic_representation/diplometrics_derived_2000_2020.csv",
			0, 40},
		{"cow-alliances", "cowalliance/testdata/by_member.csv", 0, 40},
	} {
		t.Run(c.dataset+" "+path.Base(c.path), func(t *testing.T) {
			g := readGrid(t, c.path, c.skip, c.rows)
			if testing.Short() {
				g = g[:min(len(g), 12)]
			}
			want, err := importAs(t, c.dataset, format.FromBytes("plain.csv", []byte(g.text(','))))
			if err != nil || len(want.statements) == 0 {
				t.Fatalf("as it is: got %d statements and %v", len(want.statements), err)
			}
			for name, b := range g.forms(t) {
				if name == "trailing.csv" && strings.Count(g.text(','), "\n") != len(g) {
					continue // a cell holds a line end
				}
				got, err := importAs(t, c.dataset, format.FromBytes(name, b))
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				if diff := cmp.Diff(stripped(want.statements), stripped(got.statements)); diff != "" ||
					got.rows != want.rows {
					t.Errorf("%s: %d rows, want %d (-want +got):\n%.1500s", name, got.rows, want.rows, diff)
				}
			}
		})
	}
}

// readGrid reads some rows of the last table of a file.
func readGrid(t *testing.T, path string, skip, rows int) grid {
	t.Helper()
	shared.Need(t, path)
	f, err := format.FromPath(path)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := format.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		defer table.Close()
	}
	table := tables[len(tables)-1]
	g := grid{table.Header()}
	for len(g) <= rows {
		rec, err := table.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if skip--; skip < 0 {
			g = append(g, rec.Fields)
		}
	}
	return g
}

// stripped is the statements without their places, which differ between files.
func stripped(statements []entente.Statement) []entente.Statement {
	var out []entente.Statement
	for _, s := range statements {
		switch x := s.(type) {
		case entente.Agreement:
			x.Provenance = entente.Provenance{}
			s = x
		case entente.Member:
			x.Provenance = entente.Provenance{}
			s = x
		case entente.Link:
			x.Provenance = entente.Provenance{}
			s = x
		case entente.Change:
			x.Provenance = entente.Provenance{}
			s = x
		case entente.Flow:
			x.Provenance = entente.Provenance{}
			s = x
		case entente.Spell:
			x.Provenance = entente.Provenance{}
			s = x
		}
		out = append(out, s)
	}
	return out
}
