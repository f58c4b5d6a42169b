package entente

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Issue is something wrong with data that does not stop the work: kept, counted, shown.
type Issue struct {
	Rule    string  `json:"rule"` // short name, "bad_date", the key of the budgets
	Message string  `json:"message"`
	File    string  `json:"file,omitempty"`
	Locator Locator `json:"locator,omitzero"`
	Column  string  `json:"column,omitempty"`
	Raw     string  `json:"raw,omitempty"` // the text as it stands in the file, cut to 200 bytes
}

// String is the issue on one line: file, place, column, message, raw text.
func (i Issue) String() string {
	s := i.File
	if !i.Locator.IsZero() {
		s += ":" + i.Locator.Place()
	}
	if i.Column != "" {
		s += ", column " + i.Column
	}
	if s != "" {
		s += ": "
	}
	s += i.Message
	if i.Raw != "" {
		s += fmt.Sprintf(" (found %q)", i.Raw)
	}
	return s
}

// issuesKept is how many issues of one rule are kept whole; the rest are only counted.
const issuesKept = 100

// Issues collects the issues of one import. Every one is counted; the first hundred of each rule are
// kept whole. It is not safe for concurrent use.
type Issues struct {
	Kept   []Issue
	Counts map[string]int // by rule
	rows   map[string]*rowSet
}

// rowSet is the rows that one rule was broken in. It is exact up to a number of rows that no edition with
// so many problems is imported with, and counts on from there.
type rowSet struct {
	seen map[string]struct{}
	more int
	last string
}

const rowsExact = 1 << 16

func (s *rowSet) add(row string) {
	if _, known := s.seen[row]; known || row == s.last {
		return
	}
	s.last = row
	if len(s.seen) < rowsExact {
		s.seen[row] = struct{}{}
	} else {
		s.more++
	}
}

// Add counts an issue and keeps it while its rule has room.
func (c *Issues) Add(i Issue) {
	if c.Counts == nil {
		c.Counts = map[string]int{}
	}
	c.Counts[i.Rule]++
	if !isOfFile[i.Rule] {
		s := c.rows[i.Rule]
		if s == nil {
			if c.rows == nil {
				c.rows = map[string]*rowSet{}
			}
			s = &rowSet{seen: map[string]struct{}{}}
			c.rows[i.Rule] = s
		}
		row := i.File + " " + i.Locator.Short()
		if i.Locator.IsZero() { // somewhere in the file: taken for a row of its own
			row = strconv.Itoa(c.Counts[i.Rule])
		}
		s.add(row)
	}
	if c.Counts[i.Rule] <= issuesKept {
		if len(i.Raw) > 200 {
			i.Raw = strings.ToValidUTF8(i.Raw[:200], "") // no half of a character at the end
		}
		c.Kept = append(c.Kept, i)
	}
}

// Equal reports whether both hold the same issues and counts.
func (c Issues) Equal(d Issues) bool {
	return slices.Equal(c.Kept, d.Kept) && maps.Equal(c.Counts, d.Counts)
}

// Total is the number of issues added, kept or not.
func (c *Issues) Total() int {
	n := 0
	for _, v := range c.Counts {
		n += v
	}
	return n
}

// isOfFile is the rules that tell what around a table was passed over. They say nothing of its rows, have no
// budget, and a table of three rows is not worse for a title than one of a thousand.
var isOfFile = map[string]bool{"lines_above_header": true, "row_names": true, "remark": true}

// Rows is how many rows have the problem: a row with three bad cells is one. What was passed over around a
// table is no row of it and is not counted.
func (c *Issues) Rows(rule string) int {
	s := c.rows[rule]
	if s == nil {
		return 0
	}
	return len(s.seen) + s.more
}

// Check compares the rows that break each rule with its budget, a share of the rows read (a rule without a
// budget of its own has the budget of ""). Over budget, the issues become one error of code unprocessable
// that carries the first five of the rule that most rows break; of two such rules the one that came first,
// since a bad number comes before the date that is missing because of it.
func (c *Issues) Check(op string, rows int, budgets map[string]float64) error {
	worst, most := "", 0
	for rule := range c.rows {
		if isAboutFile(rule) {
			continue
		}
		budget, ok := budgets[rule]
		if !ok {
			budget = budgets[""]
		}
		n := min(c.Rows(rule), rows)
		if float64(n) > budget*float64(rows) && (n > most || n == most && c.first(rule) < c.first(worst)) {
			worst, most = rule, n
		}
	}
	if most == 0 {
		return nil
	}
	budget, ok := budgets[worst]
	if !ok {
		budget = budgets[""]
	}
	e := &Error{Code: CodeUnprocessable, Op: op, Message: overBudget(most, rows, worst, budget), Hint: hintOf(worst)}
	for _, i := range c.Kept {
		if i.Rule == worst && len(e.Issues) < 5 {
			e.Issues = append(e.Issues, i)
		}
	}
	return e
}

// first is where the first issue of a rule stands among those that are kept.
func (c *Issues) first(rule string) int {
	return slices.IndexFunc(c.Kept, func(i Issue) bool { return i.Rule == rule })
}

func overBudget(n, rows int, rule string, budget float64) string {
	of := fmt.Sprintf("%d of %d rows have", n, rows)
	switch {
	case rows == 1:
		of = "the only row has"
	case n == rows:
		of = fmt.Sprintf("all %d rows have", rows)
	case n == 1:
		of = fmt.Sprintf("1 of %d rows has", rows)
	}
	allowed := "and none may have it"
	if budget > 0 {
		allowed = fmt.Sprintf("over the budget of %.2g %% of rows", budget*100)
	}
	return fmt.Sprintf("%s the problem %q, %s; nothing was imported", of, rule, allowed)
}

// hintOf says what to look at. The edition is only one of the things that may be the matter, and the
// issues tell which it is.
func hintOf(rule string) string {
	switch rule {
	case "unknown_code", "unknown_party", "outside_code":
		return "the first rows are listed: check that the codes are those of the system that the dataset uses, and " +
			"that the columns were not mixed up"
	case "duplicate_row":
		return "the first rows are listed: check that the file was not put together of two"
	case "bad_date", "missing_date", "reversed_dates":
		return "the first rows are listed: check how the dates were written when the file was saved; 1993-05-13 is " +
			"always read"
	}
	return "the first rows are listed: correct them, or fetch the file again from its publisher"
}
