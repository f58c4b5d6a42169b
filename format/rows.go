package format

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"entente"
)

// Rows walks a table from its first row to its last and reads cells by column name. Cells that are
// not what was asked for become issues at their row; the caller goes on. It is not safe for
// concurrent use.
//
//	rows := format.NewRows(t, in.Issues)
//	for rows.Next() {
//		year, ok := rows.Int("year")
//		…
//	}
//	return rows.Count(), rows.Err()
type Rows struct {
	table   entente.SourceTable
	issues  *entente.Issues
	columns map[string]int
	record  entente.Record
	count   int
	err     error
}

// NewRows begins before the first row. It does not close the table.
func NewRows(t entente.SourceTable, issues *entente.Issues) *Rows {
	r := &Rows{table: t, issues: issues, columns: map[string]int{}}
	for i, name := range t.Header() {
		if name == "" {
			continue
		}
		if _, twice := r.columns[name]; !twice {
			r.columns[name] = i
		}
	}
	return r
}

// Next goes to the next row. It is false at the end of the table or after an error, see Err.
func (r *Rows) Next() bool {
	if r.err != nil {
		return false
	}
	r.record, r.err = r.table.Read()
	if r.err != nil {
		r.record = entente.Record{}
		return false
	}
	r.count++
	return true
}

// Err is what stopped Next, nil at the end of the table.
func (r *Rows) Err() error {
	if r.err == io.EOF {
		return nil
	}
	return r.err
}

// Count is how many rows have been read.
func (r *Rows) Count() int { return r.count }

// Has reports whether the table has the column.
func (r *Rows) Has(column string) bool { _, ok := r.columns[column]; return ok }

// Text is the cell without white space around it, "" if there is no such column.
func (r *Rows) Text(column string) string { return strings.TrimSpace(r.cell(column)) }

func (r *Rows) cell(column string) string {
	if i, ok := r.columns[column]; ok && i < len(r.record.Fields) {
		return r.record.Fields[i]
	}
	return ""
}

// Int is the cell as an integer. An empty cell, "." and "NA" are missing: not ok, and no issue. Text
// that is no integer is an issue bad_number. "3.0" and "12.0000" are integers, for Stata and Excel
// write them so.
func (r *Rows) Int(column string) (v int, ok bool) {
	s := r.Text(column)
	if missing(s) {
		return 0, false
	}
	if v, err := strconv.Atoi(s); err == nil {
		return v, true
	}
	f, ok := number(s)
	if !ok || f != math.Trunc(f) || math.Abs(f) > 1<<53 {
		r.Issue("bad_number", column, "expected an integer")
		return 0, false
	}
	return int(f), true
}

// Float is the cell as a number; see Int for what is missing and what is an issue.
func (r *Rows) Float(column string) (v float64, ok bool) {
	s := r.Text(column)
	if missing(s) {
		return 0, false
	}
	if v, ok = number(s); !ok {
		r.Issue("bad_number", column, "expected a number")
	}
	return v, ok
}

func missing(s string) bool { return s == "" || s == "." || s == "NA" }

// number reads plain decimal notation: no infinity, no hexadecimal, no digit separators, all of which
// strconv would take.
func number(s string) (float64, bool) {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// DateParts is the date in a year, a month and a day column. A blank or zero month or day is unknown;
// without a year there is no date. A date that the calendar does not have is an issue bad_date, and
// what can be kept of it, the month or the year, is returned.
func (r *Rows) DateParts(y, m, d string) (entente.Date, bool) {
	year, ok := r.Int(y)
	if !ok || year == 0 {
		return entente.Date{}, false
	}
	month, _ := r.Int(m)
	day, _ := r.Int(d)
	date, err := entente.NewDate(year, month, day)
	if err == nil {
		return date, true
	}
	r.Issue("bad_date", d, fmt.Sprintf("there is no date %d-%d-%d", year, month, day))
	if date, err = entente.NewDate(year, month, 0); err == nil {
		return date, true
	}
	date, err = entente.NewDate(year, 0, 0)
	return date, err == nil
}

// Issue adds an issue at this row, with the cell as it stands in the file.
func (r *Rows) Issue(rule, column, message string) {
	r.issues.Add(entente.Issue{Rule: rule, Message: message, File: r.table.Name(),
		Locator: r.record.Locator, Column: column, Raw: r.cell(column)})
}

// Provenance is the place of this row.
func (r *Rows) Provenance() entente.Provenance {
	return entente.Provenance{Snapshot: r.table.Snapshot, Locator: r.record.Locator}
}
