package format_test

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"entente"
	"entente/format"
	"entente/format/dta/dtatest"
)

// The conformance suite: one small table, written in every form that can be read, reads the same.
var (
	sameHeader = []string{"year", "ccode", "name", "share"}
	sameRows   = [][]string{
		{"1953", "732", "Korea, Republic of", "0.25"},
		{"1960", "437", "Côte d'Ivoire", ""},
		{"", "0", `the "Quad"`, "-1.5"},
	}
)

// text writes the table as delimited text.
func text(comma, end string) string {
	var b strings.Builder
	for _, row := range append([][]string{sameHeader}, sameRows...) {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(comma)
			}
			if strings.ContainsAny(cell, comma+`"`) {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return b.String()
}

func latin1(t testing.TB, s string) []byte {
	t.Helper()
	out, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

func utf16le(s string) []byte {
	out := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func workbook(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	for r, row := range append([][]string{sameHeader}, sameRows...) {
		for c, cell := range row {
			ref, _ := excelize.CoordinatesToCellName(c+1, r+1)
			var v any = cell
			if n, err := strconv.ParseFloat(cell, 64); err == nil {
				v = n
			}
			if err := f.SetCellValue("Sheet1", ref, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stata(t testing.TB, version int, big bool) []byte {
	t.Helper()
	f := dtatest.File{Version: version, Big: big, Variables: []dtatest.Variable{
		{Name: "year", Kind: "int"}, {Name: "ccode", Kind: "long"}, {Name: "name", Kind: "str30"},
		{Name: "share", Kind: "float"}}}
	for _, row := range sameRows {
		cells := make([]any, len(row))
		for i, cell := range row {
			n, err := strconv.ParseFloat(cell, 64)
			switch {
			case i == 2 && version < 118:
				cells[i] = string(latin1(t, cell))
			case i == 2:
				cells[i] = cell
			case err != nil:
				cells[i] = dtatest.Missing('.')
			case i == 3:
				cells[i] = n
			default:
				cells[i] = int(n)
			}
		}
		f.Rows = append(f.Rows, cells)
	}
	return f.Bytes()
}

func forms(t testing.TB) map[string][]byte {
	all := map[string][]byte{
		"csv":         []byte(text(",", "\n")),
		"csv crlf":    []byte(text(",", "\r\n")),
		"csv cr":      []byte(text(",", "\r")),
		"semicolon":   []byte(text(";", "\n")),
		"tab":         []byte(text("\t", "\n")),
		"bar":         []byte(text("|", "\n")),
		"mark":        []byte("\ufeff" + text(",", "\n")),
		"latin1":      latin1(t, text(",", "\n")),
		"utf16":       utf16le(text(",", "\r\n")),
		"xlsx":        workbook(t),
		"dta 114 big": stata(t, 114, true),
	}
	for _, version := range dtatest.Versions {
		all["dta "+strconv.Itoa(version)] = stata(t, version, false)
	}
	for name, b := range maps.Clone(all) {
		all[name+".gz"] = pack(t, b)
	}
	return all
}

func TestEveryFormReadsTheSame(t *testing.T) {
	for name, b := range forms(t) {
		t.Run(name, func(t *testing.T) {
			tables, err := format.Open(format.FromBytes(name, b))
			if err != nil {
				t.Fatal(err)
			}
			if len(tables) != 1 {
				t.Fatalf("got %d tables, want 1", len(tables))
			}
			contract(t, tables[0])
			if !strings.HasPrefix(tables[0].Name(), name) {
				t.Errorf("name: got %q, want it to begin with the file, %q", tables[0].Name(), name)
			}
		})
	}
}

// contract is what entente.Table promises.
func contract(t *testing.T, table entente.Table) {
	t.Helper()
	if diff := cmp.Diff(sameHeader, table.Header()); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	var got [][]string
	var places []entente.Locator
	for {
		rec, err := table.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got, places = append(got, rec.Fields), append(places, rec.Locator)
	}
	if diff := cmp.Diff(sameRows, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	for i, l := range places {
		forms := 0
		for _, n := range []int{l.Line, l.Row, l.Observation} {
			if n > 0 {
				forms++
			}
		}
		if back, err := entente.ParseLocator(l.String()); forms != 1 || err != nil || back != l {
			t.Errorf("row %d: the place %+v is not of exactly one form that can be written and read", i, l)
		}
	}
	if len(got) > 0 {
		got[0][0] = "changed" // the fields belong to the caller
	}
	for range 2 {
		if _, err := table.Read(); err != io.EOF {
			t.Errorf("behind the end: got %v, want io.EOF", err)
		}
		if err := table.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	seeds := forms(f)
	for _, name := range slices.Sorted(maps.Keys(seeds)) {
		f.Add(seeds[name])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := format.FromBytes("fuzz", b)
		tables, err := format.Open(file)
		if err != nil {
			if message, hint := entente.MessageOf(err); !strings.HasPrefix(message, "fuzz") || hint == "" {
				t.Fatalf("the error %q (%q) does not name the file or what to do", message, hint)
			}
			return
		}
		for _, table := range tables {
			defer table.Close()
			for n := 0; n < 1000; n++ {
				rec, err := table.Read()
				if err != nil {
					break
				}
				if n > 3 {
					continue
				}
				_, _, fields, err := format.Raw(file, rec.Locator)
				if err != nil || !cmp.Equal(fields, rec.Fields) {
					t.Fatalf("%v: found again as %q (%v), want %q", rec.Locator, fields, err, rec.Fields)
				}
			}
		}
	})
}
