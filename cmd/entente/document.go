package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"
)

// document is what a command has to say to a person: paragraphs, and tables with titles. It is
// written as plain text or as Markdown.
type document struct {
	sections []section
}

// section is a heading, some paragraphs, a list, and a table; each may be missing.
type section struct {
	title   string
	text    []string
	raw     string // shown as it is
	items   []item
	columns []string
	rows    [][]string
}

// item is an entry of a list with its own lines under it.
type item struct {
	head  string
	lines []string
}

func (d *document) add(s section) { d.sections = append(d.sections, s) }

// write writes the document in the format "table" or "md".
func (d *document) write(w io.Writer, format string) error {
	var b strings.Builder
	for i, s := range d.sections {
		if i > 0 {
			b.WriteString("\n")
		}
		if format == "md" {
			s.markdown(&b)
		} else {
			s.plain(&b)
		}
	}
	_, err := io.WriteString(w, visible(b.String()))
	return err
}

// textWidth is where paragraphs are wrapped.
const textWidth = 100

func (s section) plain(b *strings.Builder) {
	if s.title != "" {
		fmt.Fprintf(b, "%s\n", strings.ToUpper(s.title))
	}
	for _, t := range s.text {
		b.WriteString(wrap(t, textWidth))
	}
	if s.raw != "" {
		b.WriteString("  " + s.raw + "\n")
	}
	for _, i := range s.items {
		b.WriteString(indent(wrap(i.head, textWidth-2), "  ", "  "))
		for _, l := range i.lines {
			b.WriteString(indent(wrap(l, textWidth-6), "    - ", "      "))
		}
	}
	if len(s.rows) == 0 {
		return
	}
	widths := make([]int, len(s.columns))
	for _, r := range append([][]string{s.columns}, s.rows...) {
		for i, c := range r {
			widths[i] = max(widths[i], uniseg.StringWidth(c))
		}
	}
	head := [][]string{s.columns}
	if strings.Join(s.columns, "") == "" {
		head = nil
	}
	for _, r := range append(head, s.rows...) {
		line := ""
		for i, c := range r {
			line += "  " + c + strings.Repeat(" ", widths[i]-uniseg.StringWidth(c))
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (s section) markdown(b *strings.Builder) {
	if s.title != "" {
		fmt.Fprintf(b, "## %s\n\n", s.title)
	}
	for _, t := range s.text {
		fmt.Fprintf(b, "%s\n", t)
	}
	if s.raw != "" {
		fmt.Fprintf(b, "```\n%s\n```\n", s.raw)
	}
	for _, i := range s.items {
		fmt.Fprintf(b, "- **%s**\n", i.head)
		for _, l := range i.lines {
			fmt.Fprintf(b, "  - %s\n", l)
		}
	}
	if len(s.rows) == 0 {
		return
	}
	if len(s.text) > 0 {
		b.WriteString("\n")
	}
	cell := strings.NewReplacer("|", `\|`, "\n", " ")
	line := func(r []string) {
		for _, c := range r {
			b.WriteString("| " + cell.Replace(c) + " ")
		}
		b.WriteString("|\n")
	}
	line(s.columns)
	b.WriteString(strings.Repeat("| --- ", len(s.columns)) + "|\n")
	for _, r := range s.rows {
		line(r)
	}
}

// wrap breaks a paragraph into lines of at most width columns, at spaces.
func wrap(text string, width int) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		w := uniseg.StringWidth(word)
		switch {
		case i == 0:
		case column+1+w > width:
			b.WriteString("\n")
			column = 0
		default:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += w
	}
	b.WriteString("\n")
	return b.String()
}

// indent puts first before the first line of a wrapped text and rest before the others.
func indent(text, first, rest string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return first + strings.Join(lines, "\n"+rest) + "\n"
}
