package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"entente"
	"entente/format/heading"
)

// Table is one sheet being read. It implements [entente.Table]. The tables of one workbook must not be
// used at the same time.
type Table struct {
	book   *workbook
	file   string
	sheet  string
	rows   *excelize.Rows
	number int // of the row that was read last
	header []string
	bad    error // what is wrong with the header, told when somebody reads on
	err    error

	ahead       []numbered // rows that were looked at to find the header
	end         error      // what came behind them
	dates       *dates
	headRow     int
	above       []string // what stands above the header
	hasRowNames bool
}

// numbered is a row with its number.
type numbered struct {
	cells []string
	row   int
}

// workbook is the file that the tables share; the last one closes it.
type workbook struct {
	*facts
	file *excelize.File
	open int
}

// Open reads the headers of all sheets that are not empty. The caller closes every table.
func Open(name string, r io.Reader) ([]*Table, error) {
	tables, err := open(name, r)
	if e, ok := errors.AsType[*entente.Error](err); ok && e.Op == "xlsx.Open" {
		e.Message = name + ": " + e.Message
	}
	return tables, err
}

func open(name string, r io.Reader) ([]*Table, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		if _, ok := errors.AsType[*entente.Error](err); ok {
			return nil, err
		}
		return nil, &entente.Error{Code: entente.CodeUnavailable, Op: "xlsx.Open", Err: err,
			Message: "the file cannot be read", Hint: "check the disk or the network and try again"}
	}
	if len(b) > maxFile {
		return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "xlsx.Open",
			Message: "the workbook is larger than 256 MiB", Hint: "save the sheet that is needed as CSV"}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, unreadable("the ZIP archive is damaged or cut off", "fetch the file again", err)
	}
	found, err := check(z)
	if err != nil {
		return nil, err
	}
	bk := &workbook{facts: found}
	var tables []*Table
	err = guard(func() (err error) {
		bk.file, err = excelize.OpenReader(bytes.NewReader(b), excelize.Options{
			RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory})
		if err != nil {
			return err
		}
		tables, err = bk.sheets(name)
		return err
	})
	if err == nil && len(tables) == 0 {
		err = unreadable("the workbook is empty; expected a sheet with the names of the columns in its first "+
			"row", "check that it is the right file", nil)
	}
	if err != nil {
		bk.close()
		return nil, err
	}
	bk.open = len(tables)
	return tables, nil
}

// errEnd is the end of a sheet. It is not io.EOF, which excelize returns for parts that break off.
var errEnd = errors.New("end of sheet")

// guard turns what excelize returns, and what it panics with on workbooks that nobody tested it on,
// into an error for users.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
		if err == nil || err == errEnd {
			return
		}
		if _, ok := errors.AsType[*entente.Error](err); !ok {
			err = unreadable("the workbook is damaged", "open it in Excel and save it again, or save the sheet as "+
				"CSV", err)
		}
	}()
	return f()
}

func (b *workbook) close() {
	if b.file != nil {
		b.file.Close() // only removes temporary files
		b.file = nil
	}
}

// sheets reads the header of every sheet that has one.
func (b *workbook) sheets(name string) ([]*Table, error) {
	var tables []*Table
	seen := map[string]bool{}
	for _, sheet := range b.file.GetSheetList() {
		folded := strings.ToLower(sheet) // excelize does not tell "a" from "A"
		if seen[folded] {
			return nil, unreadable(fmt.Sprintf("two sheets have the name %q", sheet), "give every sheet a name of "+
				"its own", nil)
		}
		seen[folded] = true
		rows, err := b.file.Rows(sheet)
		if err != nil {
			return nil, err
		}
		t := &Table{book: b, file: name, sheet: sheet, rows: rows, dates: b.dates[b.parts[sheet]]}
		if err := t.begin(); err == errEnd {
			rows.Close()
			continue
		} else if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// begin looks at the first rows and finds the header among them.
func (t *Table) begin() error {
	var rows [][]string
	for len(t.ahead) < heading.Look {
		cells, err := t.read()
		if err != nil {
			t.end = err
			break
		}
		t.ahead = append(t.ahead, numbered{cells, t.number})
		rows = append(rows, trimmed(cells))
	}
	if len(rows) == 0 {
		return t.end
	}
	i := heading.Find(rows)
	for _, x := range rows[:i] {
		t.above = append(t.above, strings.TrimSpace(strings.Join(x, " ")))
	}
	t.headRow, t.number = t.ahead[i].row, t.ahead[i].row
	t.setHeader(t.ahead[i].cells)
	t.ahead = t.ahead[i+1:]
	var data [][]string
	for _, row := range rows[i+1:] {
		if !heading.IsRemark(row, len(t.header), true) {
			data = append(data, row)
		}
	}
	if heading.Compare(t.header, data, false) == heading.RowNames {
		t.header, t.hasRowNames = append([]string{""}, t.header...), true
	}
	return nil
}

// Is1904 reports whether the workbook counts days from 1904, as those of old Macintoshes do.
func (t *Table) Is1904() bool { return t.book.is1904 }

// trimmed is the row without empty cells at its end.
func trimmed(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// Notes is what was left out of the sheet: rows above the header, names of rows.
func (t *Table) Notes() []entente.Issue {
	var out []entente.Issue
	if len(t.above) > 0 {
		out = append(out, heading.Above(t.Name(), fmt.Sprintf("row %d", t.headRow), t.above))
	}
	if t.hasRowNames {
		out = append(out, heading.RowNamesIssue(t.Name()))
	}
	return out
}

// setHeader trims the names and finds what is wrong with them.
func (t *Table) setHeader(cells []string) {
	seen := map[string]int{}
	for i, name := range cells {
		name = strings.TrimSpace(name)
		if first, ok := seen[name]; ok && name != "" && t.bad == nil {
			t.bad = t.fail(fmt.Sprintf("the column name %q stands twice, in columns %d and "+
				"%d", name, first, i+1), "give every column a name of its own")
		}
		seen[name] = i + 1
		t.header = append(t.header, name)
	}
	for len(t.header) > 0 && t.header[len(t.header)-1] == "" {
		t.header = t.header[:len(t.header)-1]
	}
	if len(t.header) > maxColumns {
		e := t.fail(fmt.Sprintf("the header has %d columns; at most %d are "+
			"read", len(t.header), maxColumns), "save the columns that are needed as CSV")
		e.Code = entente.CodeTooLarge
		t.header, t.bad = t.header[:maxColumns], e
	}
}

// next is the next row with anything in it, or errEnd: first of those that begin looked at.
func (t *Table) next() ([]string, error) {
	if len(t.ahead) > 0 {
		x := t.ahead[0]
		t.ahead, t.number = t.ahead[1:], x.row
		return x.cells, nil
	}
	if t.end != nil {
		return nil, t.end
	}
	return t.read()
}

// read is the next row of the file with anything in it, or errEnd.
func (t *Table) read() ([]string, error) {
	for t.rows.Next() {
		t.number++
		cells, err := t.rows.Columns()
		if err != nil {
			return nil, err
		}
		for _, c := range cells {
			if strings.TrimSpace(c) != "" {
				t.dates.rewrite(t.number, cells, t.book.is1904)
				return cells, nil
			}
		}
	}
	if err := t.rows.Error(); err != nil {
		return nil, err
	}
	return nil, errEnd
}

// Name is the file and the sheet.
func (t *Table) Name() string { return t.file + ", sheet " + t.sheet }

// Sheet is the name of the sheet.
func (t *Table) Sheet() string { return t.sheet }

// Header is the column names, trimmed; nameless columns at the end are left out.
func (t *Table) Header() []string { return t.header }

// Read is the next row; see [entente.Table].
func (t *Table) Read() (entente.Record, error) {
	if t.err == nil {
		t.err = t.bad
	}
	if t.err != nil {
		return entente.Record{}, t.err
	}
	var cells []string
	t.err = guard(func() (err error) {
		cells, err = t.next()
		return err
	})
	if t.err == errEnd {
		t.err = io.EOF
	}
	if t.err != nil {
		if e, ok := t.err.(*entente.Error); ok {
			e.Message = t.Name() + ", row " + fmt.Sprint(t.number) + ": " + e.Message
		}
		return entente.Record{}, t.err
	}
	for i := len(t.header); i < len(cells); i++ {
		if strings.TrimSpace(cells[i]) != "" {
			t.err = t.fail(fmt.Sprintf("expected %d cells, as in the header, found %q in column "+
				"%d", len(t.header), short(cells[i]), i+1),
				"give the column a name in the header, or take the note out of the table")
			return entente.Record{}, t.err
		}
	}
	fields := make([]string, len(t.header))
	copy(fields, cells)
	return entente.Record{Locator: entente.Locator{Sheet: t.sheet, Row: t.number}, Fields: fields}, nil
}

// fail is an error at the row that was read last.
func (t *Table) fail(message, hint string) *entente.Error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "xlsx.Read", Hint: hint,
		Message: fmt.Sprintf("%s, row %d: %s", t.Name(), t.number, message)}
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// Close closes the sheet, and the workbook with its last sheet.
func (t *Table) Close() error {
	if t.rows == nil {
		return nil
	}
	t.rows.Close() // only closes a temporary file
	t.rows = nil
	if t.err == nil {
		t.err = io.EOF
	}
	if t.book.open--; t.book.open == 0 {
		t.book.close()
	}
	return nil
}
