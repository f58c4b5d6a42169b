package source

import (
	"context"
	"io"
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
		row := l.reader(t.Header(), &c)
		for {
			r, err := t.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return c, blame(ctx, []entente.BatchFile{{File: f}}, err)
			}
			c.rows++
			row(r)
		}
	}
	return c, nil
}

// reader is a function that takes one row of a table with this header into the census.
func (l look) reader(header []string, c *census) func(entente.Record) {
	versions, years := places(header, l.versions), places(header, l.years)
	var tests []func(entente.Record)
	for i, v := range l.variants {
		if test := variantTest(header, v, func(group string, isLike bool) {
			if c.groups[i] == nil {
				c.groups[i] = map[string]bool{}
			}
			before, seen := c.groups[i][group]
			c.groups[i][group] = isLike && (before || !seen)
		}); test != nil {
			tests = append(tests, test)
		}
	}
	return func(r entente.Record) {
		for _, at := range versions {
			c.version(saying{cell(r, at), r.Locator})
		}
		for _, at := range years {
			text := cell(r, at)
			if y := yearIn(text); y > c.lastYear {
				c.lastYear, c.last = y, saying{strconv.Itoa(y), r.Locator}
			}
		}
		for _, test := range tests {
			test(r)
		}
	}
}

// variantTest reports for each row whether it is like those that a variant leaves out; nil where the
// table lacks a column for it.
func variantTest(header []string, v entente.Variant, report func(group string, isLike bool)) func(entente.Record) {
	by := places(header, []string{v.By})
	where := map[int]string{}
	for name, value := range v.Where {
		for _, at := range places(header, []string{name}) {
			where[at] = value
		}
	}
	if len(by) == 0 || len(where) < len(v.Where) {
		return nil
	}
	return func(r entente.Record) {
		isLike := true
		for at, value := range where {
			isLike = isLike && same(cell(r, at), value)
		}
		report(cell(r, by[0]), isLike)
	}
}

// version notes a version that differs from all before; a blank says nothing.
func (c *census) version(v saying) {
	const most = 5 // what is no version at all has any number of values
	if v.text == "" || strings.EqualFold(v.text, "NA") || len(c.versions) > most ||
		slices.ContainsFunc(c.versions, func(o saying) bool { return same(o.text, v.text) }) {
		return
	}
	c.versions = append(c.versions, v)
}

// places are the positions of columns in a header, whatever the case of their letters.
func places(header, names []string) []int {
	var at []int
	for i, h := range header {
		if slices.ContainsFunc(names, func(n string) bool { return n != "" && strings.EqualFold(strings.TrimSpace(h), n) }) {
			at = append(at, i)
		}
	}
	return at
}

func cell(r entente.Record, at int) string {
	if at >= len(r.Fields) {
		return ""
	}
	return strings.TrimSpace(r.Fields[at])
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

// yearIn is the year of a cell that holds a year or a date that begins with one; otherwise 0.
func yearIn(s string) int {
	if len(s) > 4 && s[4] == '-' {
		s = s[:4]
	}
	if y, ok := asNumber(s); ok && y >= 1000 && y < 2200 {
		return int(y)
	}
	return 0
}

func asNumber(s string) (float64, bool) {
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
}
