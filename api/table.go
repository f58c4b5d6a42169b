package api

import (
	"bytes"
	"encoding/csv"
	"io"
	"iter"
	"strings"

	"entente"
)

// Table is rows of text under columns, given one after the other: whoever writes it holds one at a time.
type Table struct {
	Columns []string
	Rows    iter.Seq[[]string]
}

// tableOf lays out a list, one row each.
func tableOf[T any](columns []string, list []T, row func(T) []string) Table {
	return Table{columns, func(yield func([]string) bool) {
		for _, x := range list {
			if !yield(row(x)) {
				return
			}
		}
	}}
}

// WriteCSV writes the table as RFC 4180 with CRLF. A cell that a spreadsheet would run as a formula gets
// an apostrophe in front, since most of these files are opened in one.
func (t Table) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	write := func(row []string) bool {
		safe := make([]string, len(row)) // the row may be shared, as the columns are
		for i, cell := range row {
			safe[i] = guard(cell)
		}
		return c.Write(safe) == nil
	}
	if write(t.Columns) {
		t.Rows(write)
	}
	c.Flush()
	return c.Error()
}

// CSV is the whole table as a reply.
func (t Table) CSV() (Response, error) {
	var b bytes.Buffer
	if err := t.WriteCSV(&b); err != nil {
		return Response{}, &entente.Error{Code: entente.CodeInternal, Op: "api.CSV",
			Message: "the answer cannot be written", Err: err}
	}
	return Response{Type: TypeCSV, Body: b.Bytes()}, nil
}

func guard(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
