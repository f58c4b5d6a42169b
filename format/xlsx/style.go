package xlsx

import (
	"encoding/xml"
	"math"
	"sort"
	"strconv"
	"strings"
	"time"
)

// styles is which cell formats show a number as a date.
type styles struct {
	codes   map[string]string // the workbook's own number formats
	formats []bool            // by the index that cells refer to
	inCells bool              // inside the list of cell formats
}

// token reads a token of xl/styles.xml.
func (s *styles) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "numFmt":
			if s.codes == nil {
				s.codes = map[string]string{}
			}
			s.codes[attribute(t, "numFmtId")] = attribute(t, "formatCode")
		case "cellXfs":
			s.inCells = true
		case "xf":
			if s.inCells {
				id := attribute(t, "numFmtId")
				code, own := s.codes[id]
				s.formats = append(s.formats, own && isDateCode(code) || !own && isDateFormat(id))
			}
		}
	case xml.EndElement:
		if t.Name.Local == "cellXfs" {
			s.inCells = false
		}
	}
	return nil
}

func (s *styles) isDate(index string) bool {
	i, err := strconv.Atoi(index)
	return err == nil && i >= 0 && i < len(s.formats) && s.formats[i]
}

// isDateFormat knows the formats that every workbook has, those of East Asian calendars included. Formats
// of a time alone are none.
func isDateFormat(id string) bool {
	n, err := strconv.Atoi(id)
	isEastAsian := n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 54 || n == 57 || n == 58
	return err == nil && (n >= 14 && n <= 17 || n == 22 || isEastAsian)
}

// isDateCode looks for a year or a day in a format such as yyyy\-mm\-dd;@, outside of its text in quotes,
// its colours and its locales.
func isDateCode(code string) bool {
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return false
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'd', 'D':
			return !strings.EqualFold(code, "general") && !strings.EqualFold(code, "standard")
		case ';':
			return false // the format of a positive number is the first
		}
	}
	return false
}

// dates is which cells of a sheet are dates: by column, the stretches of rows, in order. A column of dates
// is one stretch.
type dates struct {
	columns map[int][]stretch
	count   int
}

type stretch struct{ from, to int }

// maxStretches bounds the memory of dates; dates beyond it stay numbers, which no column of dates takes
// without an issue.
const maxStretches = 1 << 20

func (d *dates) add(row, column int) {
	if d.columns == nil {
		d.columns = map[int][]stretch{}
	}
	s := d.columns[column]
	if n := len(s); n > 0 && s[n-1].to == row-1 {
		s[n-1].to = row
		return
	}
	if d.count < maxStretches {
		d.columns[column] = append(s, stretch{row, row})
		d.count++
	}
}

func (d *dates) has(row, column int) bool {
	s := d.columns[column]
	i := sort.Search(len(s), func(i int) bool { return s[i].to >= row })
	return i < len(s) && s[i].from <= row
}

// rewrite turns the numbers of date cells into dates as everybody writes them.
func (d *dates) rewrite(row int, cells []string, is1904 bool) {
	if d == nil || len(d.columns) == 0 {
		return
	}
	for column := range d.columns {
		if column <= len(cells) && d.has(row, column) {
			cells[column-1] = dateOf(cells[column-1], is1904)
		}
	}
}

// dateOf is the day that a number counts to: from the end of 1899, with a 29 February 1900 that never was,
// or from 1904. What is no such number stays as it is.
func dateOf(cell string, is1904 bool) string {
	v, err := strconv.ParseFloat(cell, 64)
	const last = 2958465 // 9999-12-31
	if err != nil || v < 1 || v > last || int(v) == 60 && !is1904 {
		return cell
	}
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case is1904:
		day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60:
		day = day.AddDate(0, 0, 1)
	}
	whole := math.Floor(v)
	at := day.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round((v-whole)*86400)) * time.Second)
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		return at.Format("2006-01-02")
	}
	return at.Format("2006-01-02T15:04:05")
}
