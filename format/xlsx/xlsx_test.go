package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"entente"
	"entente/format/xlsx"
	"entente/internal/shared"
)

const data = "../../../shared/data/"

// sheet is a sheet to be written: cells by their reference.
type sheet struct {
	name  string
	cells map[string]any
}

// workbook writes sheets with excelize.
func workbook(t testing.TB, sheets ...sheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			f.SetSheetName("Sheet1", s.name)
		} else {
			f.NewSheet(s.name)
		}
		for ref, v := range s.cells {
			if err := f.SetCellValue(s.name, ref, v); err != nil {
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

// parts writes a workbook by hand, so that it can be as wrong as a test needs.
func parts(t testing.TB, sheetData string, more map[string]string) []byte {
	t.Helper()
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook ` + main +
			`><sheets><sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet ` + main + `><sheetData>` + sheetData + `</sheetData></worksheet>`,
	}
	for name, text := range more {
		all[name] = text
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range all {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// transcript is everything that a workbook says, a line for every header, record and error.
func transcript(b []byte) string {
	var out strings.Builder
	say := func(err error) {
		message, hint := entente.MessageOf(err)
		fmt.Fprintf(&out, "%s: %s (%s)\n", entente.CodeOf(err), message, hint)
	}
	tables, err := xlsx.Open("book.xlsx", bytes.NewReader(b))
	if err != nil {
		say(err)
	}
	for _, t := range tables {
		fmt.Fprintf(&out, "%s: %q\n", t.Name(), t.Header())
		for {
			rec, err := t.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				say(err)
				break
			}
			fmt.Fprintf(&out, "%v %q\n", rec.Locator, rec.Fields)
		}
	}
	for _, t := range tables {
		t.Close()
		t.Close()
	}
	return out.String()
}

func TestSheets(t *testing.T) {
	cases := []struct {
		name   string
		sheets []sheet
		want   string
	}{
		{"numbers as stored, gaps and short rows",
			[]sheet{{"data", map[string]any{"B3": " year ", "C3": "name", "D3": "share", "B4": 410, "C4": "Côte",
				"D4": 0.25, "B7": 1953, "B9": true, "D9": "x"}}},
			`book.xlsx, sheet data: ["" "year" "name" "share"]
data!R4 ["" "410" "Côte" "0.25"]
data!R7 ["" "1953" "" ""]
data!R9 ["" "1" "" "x"]
`},
		{"every sheet that is not empty",
			[]sheet{{"notes", map[string]any{"A1": "About this file"}}, {"empty", nil},
				{"blank", map[string]any{"A1": "  "}}, {"two words!", map[string]any{"A1": "a", "A2": "1"}}},
			`book.xlsx, sheet notes: ["About this file"]
book.xlsx, sheet two words!: ["a"]
two words!!R2 ["1"]
`},
		{"all empty", []sheet{{"data", nil}},
			"unprocessable: book.xlsx: the workbook is empty; expected a sheet with the names of the columns in its " +
				"first row (check that it is the right file)\n"},
		{"a bad sheet does not stop the good one",
			[]sheet{{"notes", map[string]any{"A1": "a", "B1": "a", "A2": "x"}},
				{"data", map[string]any{"A1": "a", "A2": "1"}}},
			`book.xlsx, sheet notes: ["a" "a"]
unprocessable: book.xlsx, sheet notes, row 1: the column name "a" stands twice, in columns 1 and 2 (give every column a name of its own)
book.xlsx, sheet data: ["a"]
data!R2 ["1"]
`},
		{"a cell beyond the header",
			[]sheet{{"data", map[string]any{"A1": "a", "B1": " ", "A2": "1", "B2": " ", "A3": "1", "C3": "a note"}}},
			`book.xlsx, sheet data: ["a"]
data!R2 ["1"]
unprocessable: book.xlsx, sheet data, row 3: expected 1 cells, as in the header, found "a note" in column 3 (give the column a name in the header, or take the note out of the table)
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, transcript(workbook(t, c.sheets...))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStoredXML(t *testing.T) {
	const good = `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>`
	sst := func(items string) map[string]string {
		return map[string]string{
			"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + items +
				`</sst>`}
	}
	const damaged = "open the workbook in Excel and save it again, or fetch it again"
	deep := strings.Repeat("<x>", 100) + strings.Repeat("</x>", 100)
	cases := []struct {
		name, rows string
		more       map[string]string
		want       string
	}{
		{"rows without numbers", strings.NewReplacer(` r="1"`, "", ` r="2"`, "", ` r="A1"`, "", ` r="A2"`,
			"").Replace(good), nil,
			"book.xlsx, sheet data: [\"a\"]\ndata!R2 [\"1\"]\n"},
		{"rich text, formula, error",
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="e"><v>#N/A</v></c></row>`,
			sst(`<si><r><t>Ko</t></r><r><t>rea</t></r></si><si><t>b</t></si>`),
			"book.xlsx, sheet data: [\"Korea\" \"b\"]\ndata!R2 [\"2\" \"#N/A\"]\n"},
		{"broken sheet", good + `<row r="3"><c r="A3"><v>2</v></row>`, nil,
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"sheet cut off", good, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + good},
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"nested too deep", good, map[string]string{"xl/styles.xml": deep},
			"too_large: book.xlsx: the part xl/styles.xml of the workbook is nested more than 64 deep or has more " +
				"than 1048576 elements (save the sheet that is needed as CSV)\n"},
		{"a string that is not there", `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`, sst(`<si><t>a</t></si>`),
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"rows out of order", `<row r="2"/><row r="1"/>`, nil,
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"cells out of order", `<row r="1"><c r="B1"/><c r="A1"/></row>`, nil,
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"a cell of another row", `<row r="1"><c r="B2"/></row>`, nil,
			"unprocessable: book.xlsx: the part xl/worksheets/sheet1.xml of the workbook is damaged (" + damaged +
				")\n"},
		{"a long way down", `<row r="2"><c r="A2" t="str"><v>a</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>`, nil,
			"book.xlsx, sheet data: [\"a\"]\ndata!R1048576 [\"1\"]\n"},
		{"two sheets of one name", good,
			map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="data" sheetId="1" r:id="r1"/><sheet name="Data" sheetId="2" r:id="r1"/></sheets></workbook>`},
			"unprocessable: book.xlsx: two sheets have the name \"Data\" (give every sheet a name of its own)\n"},
		{"bomb", "<row/>" + strings.Repeat(" ", 40<<20), nil,
			"too_large: book.xlsx: the workbook swells too far when it is unpacked (part xl/worksheets/sheet1.xml); " +
				"at most 512 MiB and 200 times the stored size are read (save the sheet that is needed as CSV)\n"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, transcript(parts(t, c.rows, c.more))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestManyColumns(t *testing.T) {
	cells := map[string]any{}
	for i := range 4097 {
		ref, _ := excelize.CoordinatesToCellName(i+1, 1)
		cells[ref] = fmt.Sprint("c", i)
	}
	if got := transcript(workbook(t, sheet{"data", cells})); !strings.Contains(got,
		"too_large: book.xlsx, sheet data, row 1: the header has 4097 columns; at most 4096 are read") {
		t.Errorf("got %q, want an error about 4097 columns", got[len(got)-200:])
	}
}

// A workbook cut anywhere is refused.
func TestTruncated(t *testing.T) {
	b := workbook(t, sheet{"data", map[string]any{"A1": "a", "A2": 1}})
	for n := 0; n < len(b); n += 7 {
		if got := transcript(b[:n]); !strings.HasPrefix(got,
			"unprocessable: book.xlsx: the ZIP archive is damaged or cut off") {
			t.Fatalf("cut to %d of %d bytes: got %q, want an error", n, len(b), got)
		}
	}
	_, err := xlsx.Open("book.xlsx", iotest.ErrReader(io.ErrClosedPipe))
	if entente.CodeOf(err) != entente.CodeUnavailable {
		t.Errorf("a reader that fails: got %v, want code unavailable", err)
	}
}

// The cells are those that excelize finds at their addresses, by its random access and not by the rows
// that the decoder goes through.
func TestPublishedWorkbooks(t *testing.T) {
	cases := []struct {
		file, sheet   string
		rows, columns int
		header        string // the first names
		row           int
		cells         string // the first cells of that row
	}{
		{"gw_states/gwstates.xlsx", "gwstates", 216, 5, "Cow Nr.|Cow ID|Name of State|Start|End", 14,
			"89|UPC|United Provinces of Central America|01.07.1823|31.12.1839"},
		{"desta/desta_list_of_treaties_02_02.xlsx", "data", 1365, 194, "number|base_treaty|name|entry_type", 3,
			"2|2|African Common Market|base_treaty|0|1962|1963"},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			shared.Need(t, data+c.file)
			b, err := os.ReadFile(data + c.file)
			if err != nil {
				t.Fatalf("a data file that the test needs is missing: %v", err)
			}
			tables, err := xlsx.Open("book.xlsx", bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			oracle, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			defer oracle.Close()
			rows := 0
			for _, table := range tables {
				defer table.Close()
				if table.Sheet() != c.sheet {
					continue
				}
				if got := strings.Join(table.Header(), "|"); !strings.HasPrefix(got, c.header) ||
					len(table.Header()) != c.columns {
					t.Errorf("header: got %d names, %s; want %d, beginning with %s", len(table.Header()), got,
						c.columns, c.header)
				}
				for {
					rec, err := table.Read()
					if err == io.EOF {
						break
					}
					if err != nil {
						t.Fatal(err)
					}
					rows++
					if got := strings.Join(rec.Fields, "|"); rec.Locator.Row == c.row &&
						!strings.HasPrefix(got, c.cells) {
						t.Errorf("row %d: got %s, want %s", c.row, got, c.cells)
					}
					compare(t, oracle, rec)
				}
			}
			if rows != c.rows {
				t.Errorf("rows: got %d, want %d", rows, c.rows)
			}
		})
	}
}

// compare looks at every cell of every 13th row.
func compare(t *testing.T, oracle *excelize.File, rec entente.Record) {
	t.Helper()
	for i, got := range rec.Fields {
		ref, _ := excelize.CoordinatesToCellName(i+1, rec.Locator.Row)
		if rec.Locator.Row%13 != 0 {
			continue
		}
		if want, err := oracle.GetCellValue(rec.Locator.Sheet, ref); err != nil || got != want {
			t.Fatalf("%s of %v: got %q, want %q (%v)", ref, rec.Locator, got, want, err)
		}
	}
}

func FuzzXLSX(f *testing.F) {
	f.Add(workbook(f, sheet{"data", map[string]any{"A1": "a", "B1": "b", "A2": 1, "B3": "x"}}))
	f.Add(parts(f, `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>`, nil))
	f.Fuzz(func(t *testing.T, b []byte) { walk(t, b) })
}

// FuzzSheet puts the bytes inside a sheet, where a whole archive would hide them behind checksums.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>`,
		`<si><t>a</t></si>`)
	f.Add(`<row r="3"><c r="XFD3" t="s"><v>0</v></c></row><row r="1048576"><c t="b"><v>1</v></c></row>`,
		`<si><r><t>a</t></r></si>`)
	f.Add(`<row r="9"/><row r="2"><c t="d"><v>2020-01-01</v></c><c t="str"><f>A1</f><v>x</v></c></row>`, ``)
	f.Fuzz(func(t *testing.T, rows, strings string) {
		walk(t, parts(t, rows, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings + "</sst>"}))
	})
}

func walk(t *testing.T, b []byte) {
	tables, err := xlsx.Open("fuzz.xlsx", bytes.NewReader(b))
	if err != nil {
		if message, hint := entente.MessageOf(err); !strings.HasPrefix(message, "fuzz.xlsx") || hint == "" {
			t.Fatalf("the error %q (%q) does not name the file or what to do", message, hint)
		}
		return
	}
	for _, table := range tables {
		defer table.Close()
		row := 0
		for {
			rec, err := table.Read()
			if err != nil {
				break
			}
			if rec.Locator.Sheet != table.Sheet() || rec.Locator.Row <= row || rec.Locator.Row > excelize.TotalRows {
				t.Fatalf("%v does not lie behind row %d of sheet %s", rec.Locator, row, table.Sheet())
			}
			row = rec.Locator.Row
			if len(rec.Fields) != len(table.Header()) {
				t.Fatalf("got %d cells, want %d", len(rec.Fields), len(table.Header()))
			}
		}
	}
}
