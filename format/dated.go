package format

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"entente"
)

// order is which of two numbers before a year is the day.
type order int

const (
	unsettled order = iota
	dayFirst
	monthFirst
	contradictory // a column with 13/05 and 05/13
)

// dated is a cell that is a date: known, or two numbers of which one is the day and one the month.
type dated struct {
	date    entente.Date
	a, b    int   // "a/b/year"; both at most 12, and not the same
	year    int   // 0 where no column needs to be asked
	settles order // what the cell says of its column
}

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$`)
	compact   = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$`)
	dayMonth  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?[ \-./,]+(?:of )?([A-Za-z]{3,9})[ \-./,]+(\d{4})$`)
	monthDay  = regexp.MustCompile(`^([A-Za-z]{3,9})[ \-./]+(\d{1,2})(?:st|nd|rd|th)?[ ,\-./]+(\d{4})$`)
	monthYear = regexp.MustCompile(`^([A-Za-z]{3,9})[ \-./,]+(\d{4})$`)
	timeOfDay = regexp.MustCompile(
		`^(.*\d)(?:[ Tt]|, )[ ]?\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?(?: ?(?:[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?$`)
)

// readDate reads one cell. A time of day behind the date is left out: the date is the one that is written,
// in whatever zone. ok is false for what is no date of the calendar.
func readDate(s string) (d dated, ok bool) {
	if m := timeOfDay.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		return slashed(atoi(m[1]), atoi(m[3]), atoi(m[4]), m[2])
	}
	var y, month, day int
	switch {
	case match(yearFirst, &s, &y, &month, &day), match(compact, &s, &y, &month, &day):
	case match(dayMonth, &s, &day, &month, &y), match(monthDay, &s, &month, &day, &y), match(monthYear, &s, &month, &y):
		if month == 0 {
			return dated{}, false
		}
	default:
		if y, ok = integer(s); !ok || y < 1000 {
			return dated{}, false
		}
	}
	date, err := entente.NewDate(y, month, day)
	return dated{date: date}, err == nil
}

// match fills the numbers of a pattern; a word among them is the name of a month, or 0.
func match(p *regexp.Regexp, s *string, into ...*int) bool {
	m := p.FindStringSubmatch(*s)
	if m == nil {
		return false
	}
	for i, v := range into {
		*v = atoi(m[i+1])
		if c := m[i+1]; c != "" && c[0] > '9' {
			*v = month(c)
		}
	}
	return true
}

// slashed is two numbers and a year. Points stand between day, month and year, in that order, wherever
// they are used; slashes and dashes in either.
func slashed(a, b, year int, sep string) (dated, bool) {
	d := dated{a: a, b: b, year: year}
	switch {
	case sep == "." || a > 12 && b <= 12:
		d.settles = dayFirst
	case b > 12 && a <= 12:
		d.settles = monthFirst
	case a == b:
		d.settles = unsettled
	default:
		return d, a <= 12 && a > 0 && b > 0
	}
	date, err := d.in(d.settles)
	d.date = date
	if sep == "." { // says nothing of a cell with slashes, and asks nothing of them
		return dated{date: date}, err == nil
	}
	return d, err == nil
}

// in is the date where the order is known.
func (d dated) in(o order) (entente.Date, error) {
	if o == monthFirst {
		return entente.NewDate(d.year, d.a, d.b)
	}
	return entente.NewDate(d.year, d.b, d.a)
}

func month(word string) int {
	word = strings.ToLower(word)
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if name == word || name[:3] == word || word == "sept" && m == time.September {
			return int(m)
		}
	}
	return 0
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// Date is the cell as a date: 1993-05-13, also with a time of day behind it, 13.05.1993, 13 May 1993,
// a year, a year and a month, and in a workbook the number of a day. 05/06/1993 is read in the order that
// the other cells of its column settle: one with a number above 12 decides for all. Where none does, or
// two contradict each other, it is an issue bad_date, as is what is no date; missing is no issue.
func (r *Rows) Date(column string) (entente.Date, bool) {
	s := bare(r.Text(column))
	if missing(s) {
		return entente.Date{}, false
	}
	if d, ok := r.serial(s); ok {
		return d, true
	}
	d, ok := readDate(s)
	o := unsettled
	if d.year != 0 { // now, because rows that are behind cannot be looked at later
		o = r.settled(column)
	}
	switch {
	case !ok:
		message := "expected a date such as 2003-09-15"
		if n, isNumber := integer(s); isNumber && n > 9999 {
			message = "expected a date such as 2003-09-15, found a number of days, of which only a workbook says " +
				"from when it counts; give the column the format of a date and save it again"
		}
		r.Issue("bad_date", column, message)
		return entente.Date{}, false
	case !d.date.IsZero():
		return d.date, true
	}
	if o == dayFirst || o == monthFirst {
		date, err := d.in(o)
		if err == nil {
			return date, true
		}
	}
	message := "day and month cannot be told apart, and no other date of the column settles the order; write 2003-09-15"
	if o == contradictory {
		message = "day and month cannot be told apart: other dates of the column have the day first, and others " +
			"the month; write 2003-09-15"
	}
	r.Issue("bad_date", column, message)
	return entente.Date{}, false
}

// Year is the cell as a year. The first or the last day of a year, as data frames make of one, is that
// year; any other day is an issue bad_number, as is what is no number. So is the date that a workbook makes
// of the number 1990 when it is given the format of a date.
func (r *Rows) Year(column string) (int, bool) {
	s := bare(r.Text(column))
	if missing(s) {
		return 0, false
	}
	if v, ok := integer(s); ok {
		return v, true
	}
	d, ok := readDate(s)
	first, last := entente.Year(int(d.date.Year)).First(), entente.Year(int(d.date.Year)).Last()
	if ok && (d.date == first || d.date == last) {
		return int(d.date.Year), true
	}
	r.Issue("bad_number", column, "expected an integer")
	return 0, false
}

// serial is a number of five digits in a workbook: the days since the end of 1899 by which spreadsheets
// keep dates. In other files such a number may count from another day, and is no date.
func (r *Rows) serial(s string) (entente.Date, bool) {
	n, ok := integer(s)
	if !ok || n < 10000 || n > 80000 || r.record.Locator.Row == 0 {
		return entente.Date{}, false
	}
	t := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	if b, ok := under(r.table.Table).(interface{ Is1904() bool }); ok && b.Is1904() {
		t = time.Date(1904, 1, 1+n, 0, 0, 0, 0, time.UTC)
	}
	d, err := entente.NewDate(t.Year(), int(t.Month()), t.Day())
	return d, err == nil
}

// The limits of looking ahead for the order of day and month.
const (
	aheadRows  = 1 << 18
	aheadBytes = 64 << 20
)

// settled is the order of day and month in a column. Its first cell with two numbers before a year makes the
// rest of the table be read, and kept until Next comes to it.
func (r *Rows) settled(column string) order {
	i, ok := r.column(column)
	if !ok {
		return unsettled
	}
	if o, known := r.orders[i]; known {
		return o
	}
	r.readAhead()
	o := unsettled
	for _, rec := range append([]entente.Record{r.record}, r.ahead...) {
		if i >= len(rec.Fields) {
			continue
		}
		d, ok := readDate(bare(strings.TrimSpace(rec.Fields[i])))
		switch {
		case !ok || d.settles == unsettled || d.settles == o:
		case o == unsettled:
			o = d.settles
		default:
			o = contradictory
		}
	}
	if r.orders == nil {
		r.orders = map[int]order{}
	}
	r.orders[i] = o
	return o
}

func (r *Rows) readAhead() {
	held := 0
	for r.aheadErr == nil && len(r.ahead) < aheadRows && held < aheadBytes {
		rec, err := r.table.Read()
		if err != nil {
			r.aheadErr = err
			return
		}
		for _, c := range rec.Fields {
			held += len(c)
		}
		r.ahead = append(r.ahead, rec)
	}
}

// badParts says what date of three columns the calendar does not have.
func badParts(year, month, day int) string {
	return fmt.Sprintf("there is no date %d-%d-%d", year, month, day)
}
