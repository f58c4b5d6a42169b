package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/format/xlsx"
)

// pieces is a workbook of one sheet, written part by part so that it may be large and broken.
type pieces struct {
	sheet, strings func(w io.Writer)
	styles, pr     string
}

const (
	namespace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

func (p pieces) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name string, body func(io.Writer)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?>`)
		body(w)
	}
	text := func(s string) func(io.Writer) { return func(w io.Writer) { io.WriteString(w, s) } }
	types := ""
	for part, kind := range map[string]string{"workbook": "sheet.main", "worksheets/sheet1": "worksheet",
		"sharedStrings": "sharedStrings", "styles": "styles"} {
		types += `<Override PartName="/xl/` + part +
			`.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.` + kind + `+xml"/>`
	}
	write("[Content_Types].xml",
		text(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+types+`</Types>`))
	write("_rels/.rels",
		text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relations+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	write("xl/_rels/workbook.xml.rels",
		text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relations+`/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+relations+`/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="`+relations+`/styles" Target="styles.xml"/></Relationships>`))
	write("xl/workbook.xml", text(`<workbook `+namespace+` xmlns:r="`+relations+`">`+p.pr+
		`<sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>`))
	if p.styles != "" {
		write("xl/styles.xml", text(p.styles))
	}
	if p.strings != nil {
		write("xl/sharedStrings.xml", p.strings)
	}
	write("xl/worksheets/sheet1.xml", p.sheet)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// table is a sheet of a header and rows, with something behind.
func table(rows int, row func(i int) string, behind func(w io.Writer)) func(io.Writer) {
	return func(w io.Writer) {
		io.WriteString(w, `<worksheet `+namespace+
			`><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>`)
		for i := range rows {
			io.WriteString(w, row(i))
		}
		io.WriteString(w, `</sheetData>`)
		if behind != nil {
			behind(w)
		}
		io.WriteString(w, `</worksheet>`)
	}
}

func twoNumbers(i int) string {
	return fmt.Sprintf(`<row r="%d"><c r="A%d"><v>1</v></c><c r="B%d"><v>2</v></c></row>`, i+2, i+2, i+2)
}

// Workbooks that would fill the memory are read or refused within 500 MB and 20 s.
func TestLargeWorkbooks(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	pad := strings.Repeat("0123456789abcdefghijklmnopqrstuvwxyz", 30)
	items := func(n int, text func(i int) string) func(io.Writer) {
		return func(w io.Writer) {
			io.WriteString(w, `<sst `+namespace+`>`)
			for i := range n {
				io.WriteString(w, `<si><t>`+text(i)+`</t></si>`)
			}
			io.WriteString(w, `</sst>`)
		}
	}
	pointing := table(3, func(i int) string {
		return fmt.Sprintf(`<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>`, i+2, i+2, i)
	}, nil)
	for name, c := range map[string]struct {
		pieces pieces
		want   string // of the error, "" where it is read
	}{
		"three million merged cells": {pieces{sheet: table(3, twoNumbers, func(w io.Writer) {
			fmt.Fprint(w, `<mergeCells>`)
			for i := range 3_000_000 {
				fmt.Fprintf(w, `<mergeCell ref="A%d:B%d"/>`, i+5, i+5)
			}
			fmt.Fprint(w, `</mergeCells>`)
		})}, "merged cells"},
		"a table of strings of 200 MB": {pieces{sheet: pointing,
			strings: items(200_000, func(i int) string { return fmt.Sprint(i*7919) + pad })},
			"the texts of the workbook are too many"},
		"two million short strings": {pieces{sheet: pointing,
			strings: items(2_000_000, func(i int) string { return fmt.Sprint(i * 7919) })},
			"the texts of the workbook are too many"},
		"as many strings as there may be": {pieces{sheet: pointing,
			strings: items(1<<19, func(i int) string { return fmt.Sprint(i * 7919) })}, ""},
		"as large strings as there may be": {pieces{sheet: pointing,
			strings: items(60_000, func(i int) string { return fmt.Sprint(i*7919) + pad })}, ""},
		"a hundred thousand rows": {pieces{sheet: table(100_000, twoNumbers, nil)}, ""},
		"as many merged cells as there may": {pieces{sheet: table(3, twoNumbers, func(w io.Writer) {
			for i := range 1_000_000 {
				fmt.Fprintf(w, `<mergeCell ref="A%d:B%d"/>`, i*7919, i)
			}
		})}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := c.pieces.bytes(t)
			runtime.GC()
			stop, peak := watch()
			start := time.Now()
			rows, err := readAll(b)
			took := time.Since(start)
			close(stop)
			used := <-peak
			t.Logf("%d MB packed: %v, %d MB, %d rows, %v", len(b)>>20, took, used>>20, rows, err)
			if used > 500<<20 || took > 20*time.Second {
				t.Errorf("took %v and %d MB, want at most 20 s and 500 MB", took, used>>20)
			}
			message, hint := entente.MessageOf(err)
			if c.want == "" && err != nil || c.want != "" && (!strings.Contains(message, c.want) || hint == "" ||
				entente.CodeOf(err) != entente.CodeTooLarge) {
				t.Errorf("got %v, want an error with %q and a hint", err, c.want)
			}
		})
	}
}

func readAll(b []byte) (rows int, err error) {
	tables, err := xlsx.Open("w.xlsx", bytes.NewReader(b))
	if err != nil {
		return 0, err
	}
	for _, table := range tables {
		defer table.Close()
		for {
			if _, err := table.Read(); err == io.EOF {
				break
			} else if err != nil {
				return rows, err
			}
			rows++
		}
	}
	return rows, nil
}

// watch measures how much memory is in use at most, beyond what is in use now.
func watch() (stop chan struct{}, peak chan uint64) {
	stop, peak = make(chan struct{}), make(chan uint64)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, most := m.HeapInuse, uint64(0)
	go func() {
		for {
			runtime.ReadMemStats(&m)
			if m.HeapInuse > before {
				most = max(most, m.HeapInuse-before)
			}
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return stop, peak
}

// Cells that Excel shows as dates are dates, however their format says so.
func TestDateCells(t *testing.T) {
	const styles = `<styleSheet ` + namespace +
		`><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd;@"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot; days&quot;"/><numFmt numFmtId="166" formatCode="[$-407]d/\ mmmm\ yyyy"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/></cellXfs></styleSheet>`
	for _, c := range []struct {
		style       int
		value, want string
		pr          string
	}{
		{0, "34102", "34102", ""}, {1, "34102", "1993-05-13", ""}, {2, "34102", "1993-05-13", ""},
		{3, "34102", "34102", ""},
		{4, "34102", "1993-05-13", ""}, {5, "34102.5", "1993-05-13T12:00:00", ""}, {1, "1", "1900-01-01", ""},
		{1, "59", "1900-02-28", ""},
		{1, "61", "1900-03-01", ""}, {1, "60", "60", ""}, {1, "-1", "-1", ""}, {1, "1e9", "1e9", ""},
		{1, "0.5", "0.5", ""},
		{1, "32640", "1993-05-13", `<workbookPr date1904="1"/>`}, {99, "34102", "34102", ""},
	} {
		p := pieces{pr: c.pr, styles: styles, sheet: table(1, func(int) string {
			return fmt.Sprintf(`<row r="2"><c r="A2"><v>7</v></c><c r="B2" s="%d"><v>%s</v></c></row>`, c.style,
				c.value)
		}, nil)}
		tables, err := xlsx.Open("w.xlsx", bytes.NewReader(p.bytes(t)))
		if err != nil {
			t.Fatal(err)
		}
		rec, err := tables[0].Read()
		if err != nil || rec.Fields[0] != "7" || rec.Fields[1] != c.want {
			t.Errorf("%s with format %d: got %v (%v), want %s", c.value, c.style, rec.Fields, err, c.want)
		}
		tables[0].Close()
	}
}
