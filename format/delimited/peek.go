package delimited

import (
	"bytes"
	"fmt"
	"strings"

	"entente"
	"entente/format/heading"
)

// peek cuts the records at the beginning of the buffer into cells without going forward. Blank lines are
// left out. A record that the buffer does not hold whole ends it, as does a quote that nobody closes.
func (s *scanner) peek(comma byte) (rows [][]string) {
	b := s.buf[s.pos:]
	for len(b) > 0 && len(rows) < heading.Look {
		end := peekEnd(b, comma)
		if end < 0 {
			if !s.eof || s.cause != nil {
				break
			}
			end = len(b)
		}
		raw := b[:end]
		b = b[min(end+1, len(b)):]
		if blank(raw) {
			continue
		}
		text, cells := decode(raw), make([]string, bytes.Count(raw, []byte{comma})+1)
		n, bad := 0, 0
		if strings.IndexByte(text, '"') >= 0 {
			n, bad = splitQuoted(cells, text, comma)
		} else {
			n = split(cells, text, comma)
		}
		if bad > 0 {
			break
		}
		rows = append(rows, cells[:n])
	}
	return rows
}

// peekEnd is where the first record of b ends, or -1. The LF of a CRLF is left to be a blank line.
func peekEnd(b []byte, comma byte) int {
	for i := 0; i < len(b); {
		if b[i] == '"' {
			if i = closing(b, i+1); i < 0 {
				return -1
			}
		}
		for i < len(b) && b[i] != comma && b[i] != '\n' && b[i] != '\r' {
			i++
		}
		if i < len(b) && b[i] != comma {
			return i
		}
		i++
	}
	return -1
}

// passTitles goes forward to the header where titles or comments stand above it, and takes the delimiter
// of the table and not of its title.
func (t *Table) passTitles() error {
	s := t.scan
	if s.pos == len(s.buf) {
		t.chooseComma()
		return nil
	}
	commas := []byte{t.comma}
	if t.comma == 0 {
		t.comma = detect(s.buf[s.pos:])
		if rows := s.peek(t.comma); len(rows) == 0 || heading.Find(rows) == 0 && heading.Agree(rows) {
			return nil
		}
		commas = []byte(delimiters)
	}
	best, widest := 0, 1
	for _, c := range commas {
		rows := s.peek(c)
		if i, w := heading.Find(rows), heading.Width(rows); i > 0 && w > widest {
			best, widest, t.comma = i, w, c
		}
	}
	for len(t.above) < best {
		rec, err := s.next(t.comma)
		if err != nil {
			return err
		}
		if !blank(rec.raw) {
			t.above = append(t.above, strings.Trim(decode(rec.raw), string(t.comma)+" "))
		}
	}
	return nil
}

// fit gives the header the width of the rows, where R left out the name of the first column or a delimiter
// ends every row.
func (t *Table) fit() {
	s := t.scan
	rows := s.peek(t.comma)
	isQuoted := s.pos < len(s.buf) && s.buf[s.pos] == '"'
	var data [][]string
	for _, row := range rows {
		_, numbered := number(rows[0])
		if !heading.IsRemark(row, len(t.header), numbered) {
			data = append(data, row)
		}
	}
	switch heading.Compare(t.header, data, isQuoted) {
	case heading.RowNames:
		t.header = append([]string{""}, t.header...)
		t.hasRowNames = true
	case heading.Trailing:
		t.header = append(t.header, "")
	case heading.Surplus:
		t.header = t.header[:len(t.header)-1]
	}
}

// Notes is what was left out of the file so far: lines above the header, names of rows, remarks.
func (t *Table) Notes() []entente.Issue {
	var out []entente.Issue
	if len(t.above) > 0 {
		out = append(out, heading.Above(t.name, fmt.Sprintf("line %d", t.head.line), t.above))
	}
	if t.hasRowNames {
		out = append(out, heading.RowNamesIssue(t.name))
	}
	return append(out, t.remarks...)
}
