package source

import (
	"context"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/format"
)

// census is what a look through all rows of a file tells of its edition.
type census struct {
	rows     int
	columns  []string
	versions []saying // that the rows give themselves, in the order in which they come up
	last     saying   // the last year
	lastYear int
	groups   []map[string]bool // for each variant looked for: is every row of the group like it?
}

// saying is a text with the place where it stands first.
type saying struct {
	text  string
	place entente.Locator
}

// look says what a census pays attention to: all that the cards of the dataset name.
type look struct {
	versions, years []string
	variants        []entente.Variant
}

func lookFor(cards []entente.Card) look {
	var l look
	for _, c := range cards {
		if r := c.Recognise; r != nil {
			l.versions = append(l.versions, r.Version.Column)
			l.years = append(l.years, r.Years.Columns...)
			l.variants = append(l.variants, r.Variants...)
		}
	}
	return l
}

// count reads a file to its end; tables that have no role are passed over.
func (l look) count(ctx context.Context, s entente.Source, f entente.File) (census, error) {
	c := census{groups: make([]map[string]bool, len(l.variants))}
	tables, err := format.Open(stoppable(ctx, f))
	if err != nil {
		return c, err
	}
	for _, t := range tables {
		defer t.Close()
	}
	for _, t := range tables {
		if _, ok := roleOf(s, t.Header()); !ok {
			continue
		}
		c.columns = append(c.columns, t.Header()...)
		// What cannot be read is told when the rows are mapped.
		r := format.NewRows(entente.SourceTable{Table: t}, &entente.Issues{})
		row := l.reader(r, &c)
		for r.Next() {
			row()
		}
		c.rows += r.Count()
		if r.Err() != nil {
			return c, blame(ctx, []entente.BatchFile{{File: f}}, r.Err())
		}
	}
	return c, nil
}

// reader is a function that takes the present row into the census.
func (l look) reader(r *format.Rows, c *census) func() {
	versions, years := there(r, l.versions), there(r, l.years)
	var tests []func()
	for i, v := range l.variants {
		if len(there(r, append(slices.Collect(maps.Keys(v.Where)), v.By))) < len(v.Where)+1 {
			continue
		}
		if c.groups[i] == nil {
			c.groups[i] = map[string]bool{}
		}
		tests = append(tests, func() {
			group, isLike := r.Code(v.By), true
			for column, value := range v.Where {
				isLike = isLike && same(cell(r, column), value)
			}
			before, seen := c.groups[i][group]
			c.groups[i][group] = isLike && (before || !seen)
		})
	}
	return func() {
		for _, column := range versions {
			c.version(saying{text: plain(r.Words(column), cell(r, column)), place: r.Provenance().Locator})
		}
		for _, column := range years {
			if y := year(r, column); y > c.lastYear {
				c.lastYear, c.last = y, saying{text: strconv.Itoa(y), place: r.Provenance().Locator}
			}
		}
		for _, test := range tests {
			test()
		}
	}
}

// there are the columns that a table has, each once.
func there(r *format.Rows, columns []string) []string {
	var out []string
	for _, c := range columns {
		if c != "" && r.Has(c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// cell is a cell as text: a number as its digits where it has no fraction, nothing where it is missing.
func cell(r *format.Rows, column string) string {
	if r.IsMissing(column) {
		return ""
	}
	if v, ok := r.Float(column); ok {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return r.Code(column)
}

// plain is a version as it stands in the file, 5.0, unless it is written so that only our own reader of
// numbers sees one in it, 5,0.
func plain(text, value string) string {
	if same(text, value) {
		return text
	}
	return value
}

// year is the year of a cell that holds a year or a date; otherwise 0, and so where it can be none.
func year(r *format.Rows, column string) int {
	if y, ok := r.Int(column); ok {
		if y < 1000 || y > 2200 {
			return 0
		}
		return y
	}
	d, _ := r.Date(column)
	return int(d.Year)
}

// version notes a version that differs from all before; a blank says nothing.
func (c *census) version(v saying) {
	const most = 5 // what is no version at all has any number of values
	if v.text == "" || len(c.versions) > most ||
		slices.ContainsFunc(c.versions, func(o saying) bool { return same(o.text, v.text) }) {
		return
	}
	c.versions = append(c.versions, v)
}

// same compares two cells: as numbers where both are, with room for what a conversion through single
// precision does to 5.1, otherwise as text.
func same(a, b string) bool {
	x, isX := asNumber(a)
	y, isY := asNumber(b)
	if isX && isY {
		return math.Abs(x-y) < 1e-5
	}
	return strings.EqualFold(a, b)
}

func asNumber(s string) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}
