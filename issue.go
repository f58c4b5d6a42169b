package entente

import (
	"fmt"
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
}

// Add counts an issue and keeps it while its rule has room.
func (c *Issues) Add(i Issue) {
	if c.Counts == nil {
		c.Counts = map[string]int{}
	}
	c.Counts[i.Rule]++
	if c.Counts[i.Rule] <= issuesKept {
		if len(i.Raw) > 200 {
			i.Raw = strings.ToValidUTF8(i.Raw[:200], "") // no half of a character at the end
		}
		c.Kept = append(c.Kept, i)
	}
}

// Total is the number of issues added, kept or not.
func (c *Issues) Total() int {
	n := 0
	for _, v := range c.Counts {
		n += v
	}
	return n
}

// Check compares each rule's count with its budget, a share of the rows read (a rule without a
// budget of its own has the budget of "", one about a whole file has none). Over budget, the issues become one error of code
// unprocessable that carries the first five of the rule.
func (c *Issues) Check(op string, rows int, budgets map[string]float64) error {
	for rule, n := range c.Counts {
		if isAboutFile(rule) {
			continue
		}
		budget, ok := budgets[rule]
		if !ok {
			budget = budgets[""]
		}
		if float64(n) <= budget*float64(rows) {
			continue
		}
		e := &Error{Code: CodeUnprocessable, Op: op,
			Message: fmt.Sprintf("%d of %d rows have the problem %q, over the budget of %.2g %% of rows; nothing was imported",
				n, rows, rule, budget*100),
			Hint: "check that the file is the edition that the source card names; the first problems are listed"}
		for _, i := range c.Kept {
			if i.Rule == rule && len(e.Issues) < 5 {
				e.Issues = append(e.Issues, i)
			}
		}
		return e
	}
	return nil
}
