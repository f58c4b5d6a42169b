package web

import (
	"cmp"
	"net/url"
	"slices"

	"entente"
	"entente/tie"
)

// Source is one numbered entry of the sources at the foot of a page: a file of a dataset.
type Source struct {
	Number   int
	Name     string // "ATOP 5.1, member file"
	Citation string
	Licence  string
	URL      string
	File     string
	Page     string // of the dataset
	Rows     int    // cited on this page
}

// Mark is the footnote of a figure: the number of a source, and the rows in it.
type Mark struct {
	Number int
	Name   string
	Rows   []RowLink
	More   []RowLink // folded away
}

// RowLink leads to the page of one row.
type RowLink struct{ URL, Place string }

// marksShown is how many rows of one source a footnote shows before folding.
const marksShown = 4

// footnotes numbers the sources of a page in the order in which they are first cited.
type footnotes struct {
	set     tie.EvidenceSet
	numbers map[string]int // by source and file
	Sources []Source
}

func newFootnotes(set tie.EvidenceSet) *footnotes {
	return &footnotes{set: set, numbers: map[string]int{}}
}

// marks are the footnotes of some rows, one for each source, in the order of the numbers. An id that
// the answer does not explain still leads to its row.
func (f *footnotes) marks(ids []entente.EvidenceID) []Mark {
	var marks []Mark
	for _, id := range ids {
		e := f.set[id]
		n := f.number(e)
		f.Sources[n-1].Rows++
		i := slices.IndexFunc(marks, func(m Mark) bool { return m.Number == n })
		if i < 0 {
			i = len(marks)
			marks = append(marks, Mark{Number: n, Name: e.Source})
		}
		link := RowLink{rowURL(id), cmp.Or(e.Place, string(id))}
		if len(marks[i].Rows) < marksShown {
			marks[i].Rows = append(marks[i].Rows, link)
		} else {
			marks[i].More = append(marks[i].More, link)
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return a.Number - b.Number })
	return marks
}

func (f *footnotes) number(e tie.Evidence) int {
	key := e.Source + "\x00" + e.File
	if n, ok := f.numbers[key]; ok {
		return n
	}
	s := Source{Number: len(f.Sources) + 1, Name: cmp.Or(e.Source, "source not named"), Citation: e.Citation, Licence: e.Licence,
		URL: e.URL, File: e.File}
	if e.Dataset != "" {
		s.Page = pathTo("sources", string(e.Dataset))
	}
	f.numbers[key] = s.Number
	f.Sources = append(f.Sources, s)
	return s.Number
}

func rowURL(id entente.EvidenceID) string { return pathTo("row", string(id)) }

func agreementURL(id entente.AgreementID) string { return pathTo("agreement", string(id)) }

func actorURL(id entente.ActorID) string { return pathTo("actor", string(id)) }

// pathTo escapes what a path cannot hold; ids come from files and may contain anything.
func pathTo(section, id string) string {
	return (&url.URL{Path: "/" + section + "/" + id}).EscapedPath()
}
