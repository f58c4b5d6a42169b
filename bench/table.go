package main

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// unit is what the numbers of a row count.
type unit int

const (
	inMilliseconds unit = iota
	inMegabytes
	perSecond
)

// format writes a number to three digits, in the size of unit that reads best.
func (u unit) format(v float64) string {
	switch {
	case math.IsNaN(v):
		return "–"
	case u == inMegabytes:
		return digits(v) + " MB"
	case u == perSecond:
		return thousands(v) + "/s"
	case v >= 1000:
		return digits(v/1000) + " s"
	case v >= 1:
		return digits(v) + " ms"
	}
	return digits(v*1000) + " µs"
}

func digits(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func thousands(v float64) string {
	n := int64(math.Round(v))
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(float64(n/1000)), n%1000)
}

// budget is a limit of the design. The zero budget is none; otherwise one field is set.
type budget struct {
	most   float64 // of the median, in the unit of the row
	least  float64 // of the median
	growth float64 // of the ratio against the first reference, not reached
	linear float64 // of the ratio against the first reference, may be reached
}

func (b budget) text(u unit) string {
	switch {
	case b.most > 0:
		return u.format(b.most)
	case b.least > 0:
		return "≥ " + u.format(b.least)
	case b.growth > 0:
		return fmt.Sprintf("ratio < %g", b.growth)
	case b.linear > 0:
		return fmt.Sprintf("ratio ≤ %g", b.linear)
	}
	return "none"
}

// verdict is yes or no; empty without a budget, or where nothing was measured.
func (b budget) verdict(median, ratio float64) string {
	value, within := median, false
	switch {
	case b.most > 0:
		within = median <= b.most
	case b.least > 0:
		within = median >= b.least
	case b.growth > 0:
		value, within = ratio, ratio < b.growth
	case b.linear > 0:
		value, within = ratio, ratio <= b.linear
	default:
		return ""
	}
	switch {
	case math.IsNaN(value):
		return "–"
	case within:
		return "yes"
	}
	return "NO"
}

// reference is other work, measured in the same run, that a row is compared with.
type reference struct {
	name   string
	values sample
}

// row is one line of the table; each reference after the first adds a line.
type row struct {
	work       string
	unit       unit
	values     sample
	cpu        sample // processor time of the same runs, where the work is a process of its own
	budget     budget
	references []reference
}

var columns = []string{"work", "median", "min–max", "processor", "budget", "within", "reference", "its median", "ratio"}

// cells are the lines of a row.
func (r row) cells() [][]string {
	first := []string{r.work, r.unit.format(r.values.median()), r.unit.format(r.values.min()) + " – " +
		r.unit.format(r.values.max()),
		"", r.budget.text(r.unit), r.budget.verdict(r.values.median(), r.ratio(0)), "", "", ""}
	if len(r.cpu) > 0 {
		first[3] = inMilliseconds.format(r.cpu.median())
	}
	lines := [][]string{first}
	for i, ref := range r.references {
		if i > 0 {
			lines = append(lines, make([]string, len(columns)))
		}
		copy(lines[i][6:], []string{ref.name, r.unit.format(ref.values.median()), ratioText(r.ratio(i))})
	}
	return lines
}

// ratio is the median against that of a reference; NaN where there is none.
func (r row) ratio(i int) float64 {
	if i >= len(r.references) {
		return math.NaN()
	}
	return r.values.median() / r.references[i].values.median()
}

func ratioText(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	return digits(v) + "×"
}

func lines(rows []row) [][]string {
	var all [][]string
	for _, r := range rows {
		all = append(all, r.cells()...)
	}
	return all
}

// text is the table for a terminal, with the foot below it.
func text(rows []row, foot []string) string {
	all := append([][]string{columns}, lines(rows)...)
	widths := make([]int, len(columns))
	for _, l := range all {
		for i, c := range l {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	var b strings.Builder
	for _, l := range all {
		var line strings.Builder
		for i, c := range l {
			line.WriteString(c + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	b.WriteString("\n")
	for _, f := range foot {
		b.WriteString(f + "\n")
	}
	return b.String()
}

// asMarkdown is the table for a page, with the foot below it as one paragraph.
func asMarkdown(rows []row, foot []string) string {
	var b strings.Builder
	write := func(cells []string) {
		escaped := make([]string, len(cells))
		for i, c := range cells {
			escaped[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		b.WriteString("| " + strings.Join(escaped, " | ") + " |\n")
	}
	write(columns)
	b.WriteString("| --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: |\n")
	for _, l := range lines(rows) {
		write(l)
	}
	b.WriteString("\n" + strings.Join(foot, "\n") + "\n")
	return b.String()
}
