package main

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
	"entente/say"
)

// footnotes numbers evidence in the order in which it is cited.
type footnotes struct {
	numbers map[entente.EvidenceID]int
	order   []entente.EvidenceID
	set     evidence.Footnotes
	most    int // that one cell cites; 0 for no limit
	words   say.Labels
}

// citedAtMost is how many rows one cell of a table on the terminal cites; the other formats have them all.
const citedAtMost = 3

func newFootnotes(format string, set evidence.Footnotes, words say.Labels) *footnotes {
	f := &footnotes{numbers: map[entente.EvidenceID]int{}, set: set, words: words}
	if format == "table" {
		f.most = citedAtMost
	}
	return f
}

// cite is the numbers of the evidence of one cell: "1, 2 (low trust)".
func (f *footnotes) cite(ids []entente.EvidenceID) string {
	var out []string
	for i, id := range ids {
		if f.most > 0 && i == f.most {
			out = append(out, fmt.Sprintf("and %d more", len(ids)-i))
			break
		}
		if f.numbers[id] == 0 {
			f.order = append(f.order, id)
			f.numbers[id] = len(f.order)
		}
		out = append(out, fmt.Sprint(f.numbers[id])+f.lowTrust(id))
	}
	return strings.Join(out, ", ")
}

// lowTrust marks a page that says a thing less than plainly wherever it is cited.
func (f *footnotes) lowTrust(id entente.EvidenceID) string {
	if f.set[id].Trust == "low" {
		return " (low trust)"
	}
	return ""
}

// add lists the footnotes and the licences of what they cite; entente trace takes the ids.
func (f *footnotes) add(d *document) {
	if len(f.order) == 0 {
		return
	}
	s := section{title: "Sources", text: []string{"entente trace ID shows the row behind a footnote."}}
	if f.most > 0 {
		s.text = append(s.text, fmt.Sprintf("A cell cites its first %d rows; --format md, json and csv cite them all.",
			f.most))
	}
	var licences []string
	isRestated := false
	for i, id := range f.order {
		e := f.set.Of(id)
		isRestated = isRestated || e.Restates != ""
		s.items = append(s.items,
			item{head: fmt.Sprintf("[%d] %s  %s, %s%s", i+1, id, e.Source, e.Place, f.lowTrust(id))})
		if l := e.Citation + " Terms: " + e.Licence; e.Licence != "" && !slices.Contains(licences, l) {
			licences = append(licences, l)
		}
	}
	if isRestated {
		s.text = append(s.text, "Rows of the starter are Entente's restatement: entente trace ID names the "+
			"publisher's file and row that each restates.")
	}
	d.add(s)
	terms := section{title: "Cite as"}
	for _, l := range licences {
		terms.items = append(terms.items, item{head: l})
	}
	d.add(terms)
}
