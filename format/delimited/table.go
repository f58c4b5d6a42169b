package delimited

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"entente"
	"entente/format/heading"
)

// Options say how to read a file. The zero value detects everything.
type Options struct {
	Name  string // the file, for messages and Table.Name
	Skip  int    // lines before the header that are no table, as in some site exports
	Comma byte   // the delimiter; 0 takes it from the header
}

// Table is a file being read. It implements [entente.Table]. It is not safe for concurrent use.
type Table struct {
	name    string
	close   io.Closer
	scan    *scanner
	comma   byte
	header  []string
	head    record // where the header stands; its bytes are not kept
	rawHead string
	room    []string // cells not yet handed out, allocated by the block
	err     error

	above       []string // lines above the header that were passed over
	hasRowNames bool     // the header lacks a name for the first column
	numbered    bool     // the first row begins with a number
	isBegun     bool     // a row was read
	remarks     []entente.Issue
}

// New reads the header of r. The table owns r from here on: it is closed by Close, or before New
// returns an error.
func New(r io.ReadCloser, o Options) (*Table, error) {
	t := &Table{name: o.Name, close: r, scan: newScanner(r), comma: o.Comma}
	if err := t.readHeader(o.Skip); err != nil {
		r.Close()
		return nil, t.stop(err)
	}
	return t, nil
}

// Name is the name given in the options.
func (t *Table) Name() string { return t.name }

// Header is the column names, trimmed. Some may be empty; no other name stands twice.
func (t *Table) Header() []string { return t.header }

// Comma is the delimiter in use.
func (t *Table) Comma() byte { return t.comma }

// Close closes the file.
func (t *Table) Close() error {
	if t.close == nil {
		return nil
	}
	err := t.close.Close()
	t.close = nil
	if t.err == nil {
		t.err = io.EOF
	}
	return err
}

// Read is the next row; see [entente.Table].
func (t *Table) Read() (entente.Record, error) {
	if t.err != nil {
		return entente.Record{}, t.err
	}
	for {
		rec, err := t.nextRecord()
		if err != nil {
			return entente.Record{}, t.stop(err)
		}
		fields := t.take(len(t.header))
		err = t.cells(fields, rec)
		if err != nil && t.isRemark(rec) {
			continue
		}
		if err != nil {
			return entente.Record{}, t.stop(err)
		}
		if !t.isBegun {
			t.isBegun = true
			_, t.numbered = number(fields)
		}
		return entente.Record{Locator: rec.locator(), Fields: fields}, nil
	}
}

// number is what a row begins with, as a number.
func number(cells []string) (float64, bool) {
	v, err := strconv.ParseFloat(heading.First(cells), 64)
	return v, err == nil
}

// isRemark takes a record that is too short for a row for a remark, where it reads as one.
func (t *Table) isRemark(rec record) bool {
	cells := make([]string, len(t.header))
	n, bad := 0, 0
	if rec.quoted {
		n, bad = splitQuoted(cells, decode(rec.raw), t.comma)
	} else {
		n = split(cells, decode(rec.raw), t.comma)
	}
	if bad > 0 || n > len(cells) || !heading.IsRemark(cells[:n], len(cells), t.numbered) {
		return false
	}
	if len(t.remarks) < maxRemarks {
		t.remarks = append(t.remarks, heading.RemarkIssue(t.name, rec.locator().Place(), cells[:n]))
	}
	return true
}

func (r record) locator() entente.Locator {
	return entente.Locator{Line: r.line, Offset: r.off, Length: r.length}
}

// nextRecord passes over lines without anything but spaces.
func (t *Table) nextRecord() (record, error) {
	for {
		rec, err := t.scan.next(t.comma)
		if err != nil || !blank(rec.raw) {
			return rec, err
		}
	}
}

func blank(b []byte) bool {
	for _, c := range b {
		if c != ' ' {
			return false
		}
	}
	return true
}

// take hands out n cells. They are allocated in blocks because most tables have few columns and many
// rows.
func (t *Table) take(n int) []string {
	if len(t.room) < n {
		t.room = make([]string, max(n, 512/n*n))
	}
	cells := t.room[:n:n]
	t.room = t.room[n:]
	return cells
}

func (t *Table) cells(dst []string, rec record) error {
	text := decode(rec.raw)
	n, bad := 0, 0
	if rec.quoted {
		n, bad = splitQuoted(dst, text, t.comma)
	} else {
		n = split(dst, text, t.comma)
	}
	if bad > 0 {
		return t.scan.fail(rec.line, fmt.Sprintf("cell %d goes on behind its closing quote; expected %s or the end "+
			"of the line", bad, commaName(t.comma)),
			`write a quote inside a quoted cell twice, as in "the ""Quad"" group"`, false)
	}
	if n == len(dst) {
		return nil
	}
	hint := "a cell that holds the delimiter or a line end must stand in quotes; check the line in the file"
	if len(dst) == 1 {
		hint = fmt.Sprintf("if the column names stand below line %d, take the lines above them out of the file",
			t.head.line)
	}
	return t.scan.fail(rec.line, fmt.Sprintf("expected %d cells, as in the header, found %d", len(dst), n), hint, false)
}

func (t *Table) readHeader(skip int) error {
	for range skip {
		if _, err := t.scan.next(0); err != nil {
			if err == io.EOF {
				return t.empty()
			}
			return err
		}
	}
	if err := t.begin(); err != nil {
		return err
	}
	if skip > 0 {
		t.chooseComma()
	} else if err := t.passTitles(); err != nil {
		return err
	}
	rec, err := t.nextRecord()
	if err == io.EOF {
		return t.empty()
	}
	if err != nil {
		return err
	}
	t.head, t.rawHead = rec, string(rec.raw)
	t.head.raw = nil
	if err := t.names(rec); err != nil {
		return err
	}
	t.fit()
	return nil
}

// begin brings the first line that is not blank into the buffer and obeys a line "sep=;".
func (t *Table) begin() error {
	s := t.scan
	if s.pos == len(s.buf) || (s.eol(s.pos) < 0 && !s.eof) {
		s.more()
	}
	for eol := s.eol(s.pos); eol >= 0 && blank(s.buf[s.pos:eol]); eol = s.eol(s.pos) {
		if _, err := s.next(0); err != nil {
			return err
		}
	}
	if b := s.buf[s.pos:]; len(b) > 5 && strings.EqualFold(string(b[:4]), "sep=") && (b[5] == '\n' || b[5] == '\r') {
		if t.comma == 0 {
			t.comma = b[4]
		}
		if _, err := s.next(0); err != nil {
			return err
		}
	}
	return nil
}

// chooseComma takes the delimiter from the header.
func (t *Table) chooseComma() {
	if t.comma == 0 {
		t.comma = detect(t.scan.buf[t.scan.pos:])
	}
}

// names reads the header and refuses what cannot name columns.
func (t *Table) names(rec record) error {
	cells := make([]string, maxColumns+1)
	var n, bad int
	if rec.quoted {
		n, bad = splitQuoted(cells, decode(rec.raw), t.comma)
	} else {
		n = split(cells, decode(rec.raw), t.comma)
	}
	if bad > 0 {
		return t.scan.fail(rec.line, fmt.Sprintf("column name %d goes on behind its closing quote", bad),
			"write a quote inside a quoted cell twice", false)
	}
	if n > maxColumns {
		return t.scan.fail(rec.line, fmt.Sprintf("the header has %d columns; at most %d are read", n, maxColumns),
			"check that the file has one row per line", true)
	}
	t.header = append([]string(nil), cells[:n]...)
	seen := make(map[string]int, n)
	numbers, named := 0, 0
	for i, name := range t.header {
		name = strings.TrimSpace(name)
		t.header[i] = name
		if name == "" {
			continue
		}
		named++
		if _, err := strconv.ParseFloat(name, 64); err == nil {
			numbers++
		}
		if first, ok := seen[name]; ok {
			return t.scan.fail(rec.line, fmt.Sprintf("the column name %q stands twice, in columns %d and %d", name,
				first, i+1), "give every column a name of its own", false)
		}
		seen[name] = i + 1
	}
	if named == numbers {
		return t.scan.fail(rec.line, "expected a header with the names of the columns, found a row without any name",
			"put the column names in the first line", false)
	}
	return nil
}

func (t *Table) empty() error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "delimited.Read",
		Message: "the file is empty; expected a header with the names of the columns",
		Hint:    "fetch the file again: the download may have failed"}
}

// stop keeps the error, so that reading cannot go on after it, and puts the file's name before the
// message.
func (t *Table) stop(err error) error {
	if e, ok := err.(*entente.Error); ok && e.Op == "delimited.Read" && t.name != "" {
		sep := ": "
		if strings.HasPrefix(e.Message, "line ") {
			sep = ", "
		}
		e.Message = t.name + sep + e.Message
	}
	t.err = err
	return err
}

func commaName(c byte) string {
	switch c {
	case ',':
		return "a comma"
	case ';':
		return "a semicolon"
	case '\t':
		return "a tab"
	case '|':
		return "a bar"
	}
	return strconv.Quote(string(c))
}
