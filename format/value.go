package format

import (
	"strconv"
	"strings"
)

// missingWords are the spellings of a missing value, in small letters: those of spreadsheets (#N/A),
// data frames (NaN, <NA>, NaT, None), databases (NULL, \N) and statistics programs (a dot). A dot with a
// letter, Stata's .a to .z, is missing too.
var missingWords = map[string]bool{
	"": true, ".": true, "na": true, "n/a": true, "n.a.": true, "#n/a": true, "#na": true, "<na>": true,
	"#n/a n/a": true,
	"nan":      true, "-nan": true, "1.#qnan": true, "-1.#ind": true, "nat": true, "null": true, "(null)": true,
	`\n`:     true,
	"#null!": true, "#nv": true, "#n/d": true, "none": true,
}

// missing reports whether a trimmed cell says that there is no value. A column of two-letter codes must
// not ask: NA is Namibia there; see [Rows.Text].
func missing(s string) bool {
	if s == "" || s == "." || s == "NA" {
		return true
	}
	if len(s) > 8 || s[0] >= '0' && s[0] <= '9' && s[len(s)-1] <= '9' {
		return false
	}
	s = strings.ToLower(s)
	return missingWords[s] || len(s) == 2 && s[0] == '.' && s[1] >= 'a' && s[1] <= 'z'
}

// bare takes off what spreadsheets put around a value to keep it text: quotes inside the cell, ="410",
// and a leading apostrophe.
func bare(s string) string {
	s = strings.TrimPrefix(s, "=")
	for _, q := range []string{`"`, "'"} {
		if len(s) > 1 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) {
			s = s[1 : len(s)-1]
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(s, "'"))
}

// number reads plain decimal notation: no infinity, no hexadecimal, no underscores, all of which strconv
// would take, and no thousands. A comma is a decimal comma where it cannot be anything else: 2,0 is 2,
// but 1,000 may be a thousand, and is no number.
func number(s string) (float64, bool) {
	if c := strings.IndexByte(s, ','); c >= 0 && strings.IndexByte(s, '.') < 0 {
		if isThousands(s, c) {
			return 0, false
		}
		s = s[:c] + "." + s[c+1:]
	}
	s = strings.Replace(s, "\u2212", "-", 1)
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// isThousands reports whether the comma at c may separate thousands: three digits behind it, and before
// it something else than a lone zero.
func isThousands(s string, c int) bool {
	before := strings.TrimLeft(s[:c], "+-")
	return len(s)-c-1 == 3 && before != "" && before != "0"
}

// integer is a number without anything behind its point.
func integer(s string) (int, bool) {
	if v, err := strconv.Atoi(s); err == nil {
		return v, true
	}
	f, ok := number(s)
	if !ok || f != float64(int64(f)) || f > 1<<53 || f < -1<<53 {
		return 0, false
	}
	return int(f), true
}

// code is a number as its digits alone ("2.0", "2,0" and "002" are 2), and any other text as it is.
func code(s string) string {
	digits, point := 0, -1
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			if point >= 0 && c != '0' {
				return s // a version such as 4.01 is no code, and stays what it is
			}
		case (c == '.' || c == ',') && point < 0 && i > 0:
			point = i
		case (c == '-' || c == '+') && i == 0:
		default:
			return s
		}
	}
	if point < 0 {
		point = len(s)
	}
	v, err := strconv.ParseInt(s[:point], 10, 64)
	if digits == 0 || err != nil || point < len(s) && s[point] == ',' && isThousands(s, point) {
		return s
	}
	return strconv.FormatInt(v, 10)
}

// flag reads yes or no.
func flag(s string) (v, ok bool) {
	switch strings.ToLower(s) {
	case "true", "t", "yes", "y":
		return true, true
	case "false", "f", "no", "n":
		return false, true
	}
	n, ok := integer(s)
	return n == 1, ok && (n == 0 || n == 1)
}

// Fold is a column name as it is compared: without regard to letter case, to what stands around it (white
// space, a byte order mark, quotes, the sign of a comment), and to whether spaces, points or underscores
// part its words: "Date of signature" and R's "Date.of.signature" are date_of_signature.
func Fold(name string) string {
	isPlain := true
	for i := range len(name) {
		c := name[i]
		isPlain = isPlain && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')
	}
	if isPlain {
		return name
	}
	name = strings.Trim(name, " \t\r\n\u00a0\ufeff\"'`#.")
	return strings.ToLower(strings.Map(func(c rune) rune {
		switch c {
		case ' ', '.', '-', '\u00a0':
			return '_'
		}
		return c
	}, name))
}

// HasColumns reports whether a header has all of the columns, compared as [Fold] does.
func HasColumns(header, columns []string) bool {
	return len(LacksColumns(header, columns)) == 0
}

// LacksColumns is the columns that a header does not have, compared as [Fold] does.
func LacksColumns(header, columns []string) []string {
	there := make(map[string]bool, len(header))
	for _, h := range header {
		there[Fold(h)] = true
	}
	var absent []string
	for _, c := range columns {
		if !there[Fold(c)] {
			absent = append(absent, c)
		}
	}
	return absent
}
