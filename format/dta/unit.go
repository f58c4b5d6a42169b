package dta

import (
	"math"
	"strings"
	"time"
)

// unit is what a number counts since the beginning of 1960, where its variable is shown as a date.
type unit byte

const (
	noDate unit = iota
	days
	milliseconds
	months
)

// units reads the display formats: %td and the older %d are days, %tc and %tC milliseconds, %tm months.
// What is shown as weeks, quarters or half-years stays a number.
func units(formats []string) []unit {
	out := make([]unit, len(formats))
	for i, f := range formats {
		f = strings.TrimPrefix(strings.TrimPrefix(f, "%"), "-")
		switch {
		case strings.HasPrefix(f, "td"), strings.HasPrefix(f, "d"):
			out[i] = days
		case strings.HasPrefix(f, "tc"), strings.HasPrefix(f, "tC"):
			out[i] = milliseconds
		case strings.HasPrefix(f, "tm"):
			out[i] = months
		}
	}
	return out
}

// appendDate writes a number of days, milliseconds or months as the date that Stata shows. ok is false
// for what is no date of the years 1 to 9999.
func appendDate(dst []byte, v float64, u unit) (b []byte, ok bool) {
	if u == noDate || math.IsNaN(v) || math.Abs(v) > 1e15 {
		return dst, false
	}
	at := time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	layout := "2006-01-02"
	switch u {
	case days:
		if math.Abs(v) > 4e6 {
			return dst, false
		}
		at = at.AddDate(0, 0, int(math.Floor(v)))
	case months:
		if math.Abs(v) > 2e5 {
			return dst, false
		}
		at, layout = at.AddDate(0, int(math.Floor(v)), 0), "2006-01"
	case milliseconds:
		at = time.UnixMilli(at.UnixMilli() + int64(v)).UTC()
		if at.Hour() != 0 || at.Minute() != 0 || at.Second() != 0 {
			layout = "2006-01-02T15:04:05"
		}
	}
	if at.Year() < 1 || at.Year() > 9999 {
		return dst, false
	}
	return at.AppendFormat(dst, layout), true
}
