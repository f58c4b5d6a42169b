package format

import (
	"io"
	"strconv"
	"strings"

	"entente"
	"entente/format/heading"
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
	columns map[string]int // names as they stand and folded; -1 for one that was asked for and is not there
	record  entente.Record
	count   int
	err     error

	ahead    []entente.Record // read to settle the order of dates, see settled
	aheadErr error
	orders   map[int]order
	numbered bool // the first row begins with a number
	remarks  []entente.Record
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
	for i, name := range t.Header() { // what stands exactly so is preferred to what differs in letter case
		if name = Fold(name); name == "" {
			continue
		}
		if _, twice := r.columns[name]; !twice {
			r.columns[name] = i
		}
	}
	return r
}

// column finds a column, by its name as it stands, otherwise without regard to letter case.
func (r *Rows) column(name string) (int, bool) {
	i, ok := r.columns[name]
	if !ok {
		if i, ok = r.columns[Fold(name)]; !ok {
			i = -1
		}
		r.columns[name] = i
	}
	return i, i >= 0
}

// Next goes to the next row. It is false at the end of the table or after an error, see Err. Lines that
// are no data, such as a source below the table, are passed over; they and what else was left out of the
// file become issues at its end.
func (r *Rows) Next() bool {
	for r.err == nil {
		if r.record, r.err = r.read(); r.err != nil {
			break
		}
		if r.count == 0 {
			_, r.numbered = number(heading.First(r.record.Fields))
		}
		if isBlank(r.record.Fields) {
			continue // a row of a sheet with nothing in it; in text, a line of commas
		}
		if !heading.IsRemark(r.record.Fields, len(r.record.Fields), r.numbered) {
			r.count++
			return true
		}
		r.remarks = append(r.remarks, r.record)
	}
	r.record = entente.Record{}
	if r.err == io.EOF {
		r.note()
	}
	return false
}

// under is the table that a decoder made, below what was put around it.
func under(t entente.Table) entente.Table {
	for {
		w, ok := t.(interface{ Unwrap() entente.Table })
		if !ok {
			return t
		}
		t = w.Unwrap()
	}
}

func isBlank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

func (r *Rows) read() (entente.Record, error) {
	if len(r.ahead) > 0 {
		rec := r.ahead[0]
		r.ahead = r.ahead[1:]
		return rec, nil
	}
	if r.aheadErr != nil {
		return entente.Record{}, r.aheadErr
	}
	return r.table.Read()
}

// note adds what was passed over, once. These issues are of the file and not of a row.
func (r *Rows) note() {
	if t, ok := under(r.table.Table).(interface{ Notes() []entente.Issue }); ok {
		for _, i := range t.Notes() {
			r.issues.Add(i)
		}
	}
	for _, rec := range r.remarks {
		r.issues.Add(heading.RemarkIssue(r.table.Name(), rec.Locator.Place(), rec.Fields))
	}
	r.remarks = nil
}

// Err is what stopped Next, nil at the end of the table.
func (r *Rows) Err() error {
	if r.err == io.EOF {
		return nil
	}
	return r.err
}

// Name is the name of the table, for issues that are found after reading.
func (r *Rows) Name() string { return r.table.Name() }

// Count is how many rows have been read.
func (r *Rows) Count() int { return r.count }

// Has reports whether the table has the column.
func (r *Rows) Has(column string) bool { _, ok := r.column(column); return ok }

// Text is the cell without white space around it, "" if there is no such column. No word is missing to
// it: NA is Namibia in a column of two-letter codes, and None may be a name.
func (r *Rows) Text(column string) string { return strings.TrimSpace(r.cell(column)) }

// Words is the cell as text, "" where it says that it is missing.
func (r *Rows) Words(column string) string {
	if s := r.Text(column); !missing(s) {
		return s
	}
	return ""
}

// Code is the cell as an identifier: a number is its digits, "2.0" and "002" are 2, whatever the program
// that wrote the file made of it; other text stays as it is, and a missing one is "".
func (r *Rows) Code(column string) string { return code(bare(r.Words(column))) }

// Flag is the cell as yes or no: 1 and 0, also 1.0 and 0.0, True and False. ok is false for anything else.
func (r *Rows) Flag(column string) (v, ok bool) { return flag(bare(r.Text(column))) }

// IsMissing reports whether the cell is empty or a word for a missing value, or the column is not there.
func (r *Rows) IsMissing(column string) bool { return missing(bare(r.Text(column))) }

func (r *Rows) cell(column string) string {
	if i, ok := r.column(column); ok && i < len(r.record.Fields) {
		return r.record.Fields[i]
	}
	return ""
}

// Int is the cell as an integer. An empty cell and the words for a missing value (NA, NaN, NULL, #N/A, a
// dot, .a to .z) are missing: not ok, and no issue. Text that is no integer is an issue bad_number. "3.0",
// "3,0" and "12.0000" are integers, for Stata, Excel and data frames write them so.
func (r *Rows) Int(column string) (v int, ok bool) {
	s := r.Text(column)
	if v, err := strconv.Atoi(s); err == nil {
		return v, true
	}
	if s = bare(s); missing(s) {
		return 0, false
	}
	if v, ok = integer(s); !ok {
		r.Issue("bad_number", column, "expected an integer")
	}
	return v, ok
}

// Float is the cell as a number; see Int for what is missing and what is an issue.
func (r *Rows) Float(column string) (v float64, ok bool) {
	s := bare(r.Text(column))
	if missing(s) {
		return 0, false
	}
	if v, ok = number(s); !ok {
		r.Issue("bad_number", column, "expected a number")
	}
	return v, ok
}

// DateParts is the date in a year, a month and a day column. A blank or zero month or day is unknown;
// without a year there is no date. A date that the calendar does not have is an issue bad_date, and
// what can be kept of it, the month or the year, is returned.
func (r *Rows) DateParts(y, m, d string) (entente.Date, bool) {
	year, ok := r.Year(y)
	if !ok || year == 0 {
		return entente.Date{}, false
	}
	month := month(bare(r.Text(m))) // "Oct" is a month where a number is not
	if month == 0 {
		month, _ = r.Int(m)
	}
	day, _ := r.Int(d)
	date, err := entente.NewDate(year, month, day)
	if err == nil {
		return date, true
	}
	r.Issue("bad_date", d, badParts(year, month, day))
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
