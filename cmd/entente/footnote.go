package main

import (
	"fmt"
	"strings"

	"entente"
	"entente/tie"
)

// footnotes numbers evidence in the order in which it is cited.
type footnotes struct {
	numbers map[entente.EvidenceID]int
	order   []entente.EvidenceID
}

// citedAtMost is how many rows one cell cites; the JSON has them all.
const citedAtMost = 3

// cite is the numbers of the evidence of one cell: "1, 2".
func (f *footnotes) cite(ids []entente.EvidenceID) string {
	var out []string
	for i, id := range ids {
		if i == citedAtMost {
			out = append(out, "…")
			break
		}
		if f.numbers[id] == 0 {
			f.order = append(f.order, id)
			f.numbers[id] = len(f.order)
		}
		out = append(out, fmt.Sprint(f.numbers[id]))
	}
	return strings.Join(out, ", ")
}

// section lists the footnotes; entente trace takes the ids.
func (f *footnotes) section(set tie.EvidenceSet) section {
	s := section{title: "Sources", columns: []string{"", "evidence id", "source", "place", "licence"}}
	for i, id := range f.order {
		e := set[id]
		s.rows = append(s.rows, []string{fmt.Sprint(i + 1), string(id), e.Source, e.Place, e.Licence})
	}
	if len(s.rows) > 0 {
		s.text = []string{"entente trace ID shows the row behind a footnote."}
	}
	return s
}
