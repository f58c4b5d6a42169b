package ledger

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strings"

	"entente"
	"entente/format"
	"entente/ledger/generation"
	"entente/ledger/table"

	"github.com/klauspost/compress/gzip"
)

// partAlias is the name of the one part that is checked.
const partAlias = "checked"

// placeCheck compares the places that the statements of a part point at with the records of its files.
// Places come sorted from the database and records in the order of the file, so that neither is held.
type placeCheck struct {
	ledger *Ledger
	db     *sql.DB
	part   generation.Part
	count  int // of the places that were checked
}

// faults are sentences about places that do not fit: the first few, and how many there are.
type faults struct {
	first []string
	n     int
}

func (f *faults) add(format string, args ...any) {
	if f.n++; f.n <= problemsKept {
		f.first = append(f.first, fmt.Sprintf(format, args...))
	}
}

// places is the text of a query about the places of a file that a condition chooses.
func (c *placeCheck) places(columns, where string) string {
	list := []string{"select 0 as _line, 0 as _offset, 0 as _length, '' as _sheet, 0 as _row, 0 as _observation" +
		" where false"}
	for _, t := range c.ledger.tables {
		if c.part.Statements[t.Name] > 0 {
			list = append(list, "select _line, _offset, _length, _sheet, _row, _observation from "+partAlias+".main."+
				table.Name(t.Name)+" where _snapshot = $file")
		}
	}
	return "select " + columns + " from (" + strings.Join(list, " union all ") + ") where " + where
}

// check gives a sentence for each place in a file that does not fit.
func (c *placeCheck) check(ctx context.Context, i int) (faults, error) {
	var wrong faults
	file, err := c.ledger.OpenSnapshot(c.part.Snapshots[i].ID)
	if err != nil {
		return wrong, err
	}
	file.Name = c.part.Snapshots[i].Name
	byStart, err := c.cursor(ctx, i, "_line > 0", "_offset")
	if err != nil {
		return wrong, err
	}
	defer byStart.close()
	if byStart.ok {
		byEnd, err := c.cursor(ctx, i, "_line > 0", "_offset + _length")
		if err != nil {
			return wrong, err
		}
		defer byEnd.close()
		if err := checkLines(ctx, file, byStart, byEnd, &wrong); err != nil {
			return wrong, err
		}
		c.count += byStart.count
	}
	return wrong, c.checkRecords(ctx, i, file, &wrong)
}

// checkRecords decodes a workbook or a Stata file and looks for each place among its records.
func (c *placeCheck) checkRecords(ctx context.Context, i int, file entente.File, wrong *faults) (err error) {
	var n int
	err = c.db.QueryRowContext(ctx, c.places("count(*)", "_line = 0"), sql.Named("file", i)).Scan(&n)
	if err != nil || n == 0 {
		return err
	}
	tables, err := format.Open(file)
	if err != nil {
		return err
	}
	var sheets []string // that the file has; "" for one that is no workbook
	for _, t := range tables {
		sheet, tableErr := c.checkTable(ctx, i, t, wrong)
		err = errors.Join(err, tableErr, t.Close())
		sheets = append(sheets, sheet)
	}
	if err != nil {
		return err
	}
	rest, err := c.cursor(ctx, i, "_line = 0 and not list_contains($sheets::varchar[], _sheet)", "_row + _observation",
		sql.Named("sheets", sheets))
	if err != nil {
		return err
	}
	defer rest.close()
	err = missing(rest, wrong)
	c.count += rest.count
	return err
}

// missing says of each place that is left that the file does not have it.
func missing(x *cursor, wrong *faults) error {
	for x.ok {
		wrong.add("the file has no %s", x.at.Place())
		if err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// checkTable compares the records of one table with the places in it, and gives the name of its sheet.
func (c *placeCheck) checkTable(ctx context.Context, i int, t entente.Table, wrong *faults) (sheet string, err error) {
	var x *cursor
	for n := 0; ; n++ {
		rec, err := t.Read()
		if err == io.EOF {
			break
		}
		if err == nil && n%4096 == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return sheet, err
		}
		if x == nil {
			sheet = rec.Locator.Sheet
			x, err = c.cursor(ctx, i, "_line = 0 and _sheet = $sheet", "_row + _observation", sql.Named("sheet", sheet))
			if err != nil {
				return sheet, err
			}
			defer x.close()
		}
		for x.ok && number(x.at) <= number(rec.Locator) {
			if number(x.at) < number(rec.Locator) || rec.Locator.Line > 0 {
				wrong.add("the file has no %s", x.at.Place())
			}
			if err := x.next(); err != nil {
				return sheet, err
			}
		}
	}
	if x == nil {
		return "\x00", nil // no record, so no name of a sheet: what points there is found among the rest
	}
	err = missing(x, wrong)
	c.count += x.count
	return sheet, err
}

// number is that of a record within its table.
func number(l entente.Locator) int { return l.Row + l.Observation + l.Line }

// checkLines reads a text file once, counting line ends (LF, CR or both together are one), and
// compares: a record must begin where a line begins, on the line that the place names, and end at a
// line end or at the end of the file. It is independent of the decoder that made the places.
func checkLines(ctx context.Context, file entente.File, byStart, byEnd *cursor, wrong *faults) error {
	src, err := file.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	r, err := undoGzip(bufio.NewReaderSize(&contextReader{ctx, src}, 1<<16))
	if err != nil {
		return err
	}
	t := newText(r)
	for {
		if err := t.begins(byStart, wrong); err != nil {
			return err
		}
		if err := t.ends(byEnd, wrong); err != nil {
			return err
		}
		if t.next == endOfText || (!byStart.ok && !byEnd.ok) {
			break
		}
		if err := t.advance(); err != nil {
			return err
		}
	}
	for byStart.ok {
		wrong.add("%s would begin at byte %d, and the file has %d bytes", byStart.at.Place(), byStart.at.Offset, t.offset)
		if err := byStart.next(); err != nil {
			return err
		}
	}
	for byEnd.ok {
		end := byEnd.at.Offset + byEnd.at.Length
		wrong.add("%s would end at byte %d, and the file has %d bytes", byEnd.at.Place(), end, t.offset)
		if err := byEnd.next(); err != nil {
			return err
		}
	}
	return nil
}

// begins checks the places that begin at the present unit, or should have begun before.
func (t *text) begins(x *cursor, wrong *faults) error {
	for x.ok && x.at.Offset <= t.offset {
		switch at := x.at; {
		case t.next == endOfText || at.Offset < t.offset || !t.isLineStart:
			wrong.add("no line begins at byte %d, where %s should", at.Offset, at.Place())
		case at.Line != t.line:
			wrong.add("byte %d begins line %d, not %s", at.Offset, t.line, at.Place())
		}
		if err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// ends checks the places that end at the present unit, or should have ended before.
func (t *text) ends(x *cursor, wrong *faults) error {
	isLineEnd := t.next == endOfText || t.next == '\n' || t.next == '\r'
	for x.ok && x.at.Offset+x.at.Length <= t.offset {
		if at := x.at; at.Offset+at.Length < t.offset || at.Length == 0 || !isLineEnd {
			wrong.add("%s does not end at byte %d", at.Place(), at.Offset+at.Length)
		}
		if err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// undoGzip gives the decompressed text of a file that begins as gzip does, else the file.
func undoGzip(r *bufio.Reader) (*bufio.Reader, error) {
	if head, _ := r.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
		return r, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(z, 1<<16), nil
}

// endOfText is the unit after the last.
const endOfText = -1

// text walks a file unit by unit: bytes, or pairs of bytes where a byte order mark says UTF-16.
type text struct {
	r           *bufio.Reader
	next        int // unit at offset, or endOfText
	offset      int64
	line        int // of the unit at offset
	isLineStart bool
	width       int // bytes of a unit
	isBig       bool
	afterCR     bool
	err         error
}

func newText(r *bufio.Reader) *text {
	t := &text{r: r, line: 1, isLineStart: true, width: 1}
	mark := 0
	head, _ := r.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		mark = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		mark, t.width = 2, 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		mark, t.width, t.isBig = 2, 2, true
	}
	r.Discard(mark)
	t.offset = int64(mark)
	t.peek()
	return t
}

// peek looks at the unit at the present offset.
func (t *text) peek() {
	if t.width == 1 {
		b, err := t.r.ReadByte()
		t.next = int(b)
		t.fail(err)
	} else {
		var b [2]byte
		_, err := io.ReadFull(t.r, b[:])
		t.next = int(b[0]) | int(b[1])<<8
		if t.isBig {
			t.next = int(b[0])<<8 | int(b[1])
		}
		t.fail(err)
	}
	// The second half of CR LF begins no line.
	if t.afterCR && t.next == '\n' {
		t.isLineStart = false
	}
}

func (t *text) fail(err error) {
	if err == nil {
		return
	}
	t.next = endOfText
	if err != io.EOF {
		t.err = err
	}
}

// advance passes over the unit at the present offset.
func (t *text) advance() error {
	u := t.next
	t.offset += int64(t.width)
	t.isLineStart = u == '\n' || u == '\r'
	if u == '\r' || (u == '\n' && !t.afterCR) {
		t.line++
	}
	t.afterCR = u == '\r'
	t.peek()
	return t.err
}
