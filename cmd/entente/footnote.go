package main

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// footnotes numbers evidence in the order in which it is cited.
type footnotes struct {
	numbers map[entente.EvidenceID]int
	order   []entente.EvidenceID
	most    int // that one cell cites; 0 for no limit
}

// citedAtMost is how many rows one cell of a table on the terminal cites; the other formats have them all.
const citedAtMost = 3

func newFootnotes(format string) *footnotes {
	f := &footnotes{numbers: map[entente.EvidenceID]int{}}
	if format == "table" {
		f.most = citedAtMost
	}
	return f
}

// cite is the numbers of the evidence of one cell: "1, 2".
func (f *footnotes) cite(ids []entente.EvidenceID) string {
	var out []string
	for i, id := range ids {
		if f.most > 0 && i == f.most {
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

// add lists the footnotes and the licences of what they cite; entente trace takes the ids.
func (f *footnotes) add(d *document, set tie.EvidenceSet) {
	if len(f.order) == 0 {
		return
	}
	s := section{title: "Sources", text: []string{"entente trace ID shows the row behind a footnote."}}
	var licences []string
	for i, id := range f.order {
		e := set[id]
		s.items = append(s.items, item{head: fmt.Sprintf("[%d] %s  %s, %s", i+1, id, e.Source, e.Place)})
		if l := e.Citation + " Terms: " + e.Licence; e.Licence != "" && !slices.Contains(licences, l) {
			licences = append(licences, l)
		}
	}
	d.add(s)
	terms := section{title: "Cite as"}
	for _, l := range licences {
		terms.items = append(terms.items, item{head: l})
	}
	d.add(terms)
}
