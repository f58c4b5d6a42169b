package entente

import (
	"fmt"
	"strconv"
	"strings"
)

// Date is a calendar date of the proleptic Gregorian calendar that may be known only to the year or
// to the month: Month 0 means "some time in Year", Day 0 "some time in Month". The zero Date means
// that no date is recorded. As the date of a question a partial Date means "at some time in it".
type Date struct {
	Year  int16
	Month uint8
	Day   uint8
}

// ParseDate reads "1953", "1953-10" or "1953-10-01". The empty string is the zero Date. A day that
// the calendar does not have, such as 31 February, is an error of code invalid.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	parts := strings.Split(s, "-")
	widths := [...]int{4, 2, 2}
	if len(parts) > 3 {
		return Date{}, badDate(s)
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) != widths[i] || v <= 0 {
			return Date{}, badDate(s)
		}
		n[i] = v
	}
	return NewDate(n[0], n[1], n[2])
}

// ParseQuestionDate reads the date of a question on every face: what [ParseDate] reads, and the word
// "today". The empty string is the zero Date. A date that lies wholly after today is invalid: nobody
// knows yet what holds then, and what will be published by then cannot be read.
func ParseQuestionDate(s string, today Date) (Date, error) {
	s = strings.TrimSpace(s)
	if strings.EqualFold(s, "today") {
		return today, nil
	}
	d, err := ParseDate(s)
	if err != nil || !today.Before(d.First()) {
		return d, err
	}
	return Date{}, &Error{Code: CodeInvalid, Op: "entente.ParseQuestionDate",
		Message: fmt.Sprintf("%s lies after today, %s, and nothing is on record for it", d, today),
		Hint:    "name a day up to today, or write today"}
}

func badDate(s string) error {
	return &Error{Code: CodeInvalid, Op: "entente.ParseDate",
		Message: fmt.Sprintf("%q is not a date", s),
		Hint:    "write a year, a month or a day: 1953, 1953-10 or 1953-10-01"}
}

// NewDate makes a Date from its parts; month and day may be 0 for unknown. It refuses years outside
// 1 to 9999 and days that the calendar does not have.
func NewDate(year, month, day int) (Date, error) {
	d := Date{Year: int16(year), Month: uint8(month), Day: uint8(day)}
	ok := year >= 1 && year <= 9999 && month >= 0 && month <= 12 && day >= 0 &&
		(month > 0 || day == 0) && (day == 0 || day <= daysIn(year, month))
	if !ok {
		return Date{}, &Error{Code: CodeInvalid, Op: "entente.NewDate",
			Message: "there is no date " + strings.TrimSuffix(fmt.Sprintf("%04d-%02d-%02d", year, month, day), "-00"),
			Hint:    "check the month and the day"}
	}
	return d, nil
}

// Year makes the Date that means "some time in year".
func Year(year int) Date { return Date{Year: int16(year)} }

// IsZero reports whether no date is recorded.
func (d Date) IsZero() bool { return d == Date{} }

// IsDay reports whether the date is known to the day.
func (d Date) IsDay() bool { return d.Day != 0 }

// First is the earliest day that d can mean.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the latest day that d can mean.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.Month == 0 {
		return Date{d.Year, 12, 31}
	}
	if d.Day == 0 {
		return Date{d.Year, d.Month, uint8(daysIn(int(d.Year), int(d.Month)))}
	}
	return d
}

// Compare orders dates by year, month and day; an unknown part sorts before every known one.
func (d Date) Compare(e Date) int { return d.ordinal() - e.ordinal() }

// Before reports whether d sorts before e.
func (d Date) Before(e Date) bool { return d.ordinal() < e.ordinal() }

func (d Date) ordinal() int { return int(d.Year)*10000 + int(d.Month)*100 + int(d.Day) }

// Next is the day after a date known to the day.
func (d Date) Next() Date {
	d = d.First()
	if int(d.Day) < daysIn(int(d.Year), int(d.Month)) {
		return Date{d.Year, d.Month, d.Day + 1}
	}
	if d.Month < 12 {
		return Date{d.Year, d.Month + 1, 1}
	}
	return Date{d.Year + 1, 1, 1}
}

// Previous is the day before a date known to the day.
func (d Date) Previous() Date {
	d = d.First()
	if d.Day > 1 {
		return Date{d.Year, d.Month, d.Day - 1}
	}
	if d.Month > 1 {
		return Date{d.Year, d.Month - 1, uint8(daysIn(int(d.Year), int(d.Month-1)))}
	}
	return Date{d.Year - 1, 12, 31}
}

// String writes the date as ISO 8601 to the precision that is known; the zero Date is "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalJSON writes the ISO text, or null where no date is recorded.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Date) UnmarshalJSON(b []byte) error {
	s := strings.Trim(string(b), `"`)
	if s == "null" {
		s = ""
	}
	v, err := ParseDate(s)
	*d = v
	return err
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Period is a stretch of time, both ends included. A zero From is an unknown beginning; a zero To is
// an end that nobody recorded, which is not the same as "still in force".
type Period struct {
	From Date `json:"from"`
	To   Date `json:"to"`
}

// At reports whether the period touches the date: for a partial date, at some time in it. A partial
// end of the period counts to its last possible day, a partial beginning from its first.
func (p Period) At(d Date) bool { return p.Overlaps(Period{d, d}) }

// Overlaps reports whether the two periods share a day.
func (p Period) Overlaps(q Period) bool {
	return startsBy(p, q.To) && startsBy(q, p.To)
}

func startsBy(p Period, end Date) bool {
	return p.From.IsZero() || end.IsZero() || p.From.First().Compare(end.Last()) <= 0
}

// Intersect is the stretch that both periods share; ok is false if there is none.
func (p Period) Intersect(q Period) (shared Period, ok bool) {
	if !p.Overlaps(q) {
		return Period{}, false
	}
	shared = p
	if shared.From.IsZero() || (!q.From.IsZero() && shared.From.First().Before(q.From.First())) {
		shared.From = q.From
	}
	if shared.To.IsZero() || (!q.To.IsZero() && q.To.Last().Before(shared.To.Last())) {
		shared.To = q.To
	}
	return shared, true
}
