// Package heading finds the names of the columns among the first rows of a table, and tells rows from
// what people and programs put around them: titles and comments above, sources and totals below, the
// names of rows that R and data frames write into a column without a name. It sees cells only, and no
// bytes. Start at [Find].
package heading

import (
	"fmt"
	"strconv"
	"strings"

	"entente"
)

// Look is how many rows a decoder shows to Find.
const Look = 40

// Find is the index of the row that names the columns. It is 0, the first row, unless the rows before the
// one found are titles or comments: they fill at most half of the columns, or begin with #, and the row
// found fills more than half of them with names that are no numbers.
func Find(rows [][]string) int {
	w := Width(rows)
	if w < 2 {
		return 0
	}
	for i, row := range rows {
		isTitle := filled(row) <= w/2
		isComment := strings.HasPrefix(First(row), "#") && i+1 < len(rows) && isHeader(next(rows[i+1:]), w)
		if isTitle || isComment {
			continue
		}
		if i > 0 && !isHeader(row, w) {
			return 0
		}
		return i
	}
	return 0
}

// next is the first row that is no comment.
func next(rows [][]string) []string {
	for _, row := range rows {
		if !strings.HasPrefix(First(row), "#") {
			return row
		}
	}
	return nil
}

// Width is how many columns the table has: the largest number of cells that two rows have, since a title
// may be of any width and the rows of a table are of one.
func Width(rows [][]string) int {
	count := map[int]int{}
	widest, most := 0, 0
	for _, row := range rows {
		n := len(row)
		count[n]++
		most = max(most, n)
		if count[n] > 1 {
			widest = max(widest, n)
		}
	}
	if widest > 1 {
		return widest
	}
	return most
}

// isHeader wants names. Years that follow each other, behind a name, are names of columns too.
func isHeader(row []string, w int) bool {
	named, numbers, years, last := 0, 0, 0, 0.0
	for _, c := range row {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		named++
		v, err := strconv.ParseFloat(strings.Replace(c, ",", ".", 1), 64)
		if err != nil {
			continue
		}
		numbers++
		if v > 1500 && v < 2200 && (years == 0 && named > 1 || v == last+1) {
			years++
		}
		last = v
	}
	return named > w/2 && (numbers*2 < named || years == numbers && years > 2)
}

// Agree reports whether some row has about the width of the first, as the rows of a table have and a title
// and a table have not.
func Agree(rows [][]string) bool {
	if len(rows) < 2 {
		return len(rows) == 1
	}
	w := len(rows[0])
	for _, row := range rows[1:] {
		if n := len(row); n > 1 && n >= w-1 && n <= w+1 {
			return true
		}
	}
	return false
}

func filled(row []string) (n int) {
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// First is the first cell that is not empty.
func First(row []string) string {
	for _, c := range row {
		if c = strings.TrimSpace(c); c != "" {
			return c
		}
	}
	return ""
}

// Fit is how the header and the rows below it differ in width.
type Fit int

// The fits. Anything else is for the reader of the rows to refuse.
const (
	Same     Fit = iota
	RowNames     // the rows have one cell more, in front: R writes the names of rows without a name for them
	Trailing     // the rows have one cell more, behind, and it is empty: a delimiter at the end of each row
	Surplus      // the header ends with a delimiter, the rows do not
)

// Compare tells how a header fits the rows below it. Names of rows are counted from 0 or 1, or all
// different: one cell too many for another reason, a comma without quotes, seldom looks so. Where the first
// cells count and the last are empty it may be either, and the quotes that R puts around names decide.
func Compare(header []string, rows [][]string, isQuoted bool) Fit {
	n, more, less := len(header), 0, 0
	lastEmpty, counts := true, true
	names := map[string]bool{}
	for i, row := range rows {
		switch len(row) {
		case n + 1:
			more++
			name := strings.TrimSpace(row[0])
			names[name] = true
			lastEmpty = lastEmpty && strings.TrimSpace(row[n]) == ""
			counts = counts && (name == strconv.Itoa(i) || name == strconv.Itoa(i+1))
		case n - 1:
			less++
		}
	}
	switch {
	case len(rows) == 0 || n < 2: // one name and two cells are prose oftener than a table
	case more == len(rows) && lastEmpty && !(counts && isQuoted):
		return Trailing
	case more == len(rows) && (isQuoted && counts || len(rows) > 1 && (counts || len(names) == len(rows))):
		return RowNames
	case less == len(rows) && n > 1 && strings.TrimSpace(header[n-1]) == "":
		return Surplus
	}
	return Same
}

// Above is the issue that names the lines above the header.
func Above(file, place string, lines []string) entente.Issue {
	if len(lines) > 5 {
		lines = append(append([]string{}, lines[:5]...), fmt.Sprintf("… (%d in all)", len(lines)))
	}
	return entente.Issue{Rule: "lines_above_header", File: file, Raw: strings.Join(lines, " / "),
		Message: "the names of the columns stand in " + place + "; what is above them was passed over"}
}

// RowNamesIssue is the issue that tells of a column without a name.
func RowNamesIssue(file string) entente.Issue {
	return entente.Issue{Rule: "row_names", File: file,
		Message: "the header has one name less than the rows: the first column holds the names of the rows and is " +
			"left out"}
}
