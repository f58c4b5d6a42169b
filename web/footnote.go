package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
	"entente/tie"
)

// Source is one numbered entry of the sources at the foot of a page: one edition of a dataset.
type Source struct {
	Number   int
	Name     string // "ATOP 5.1"
	Citation string
	Licence  string
	URL      string
	Page     string // of the dataset
	Rows     int    // cited on this page
	Restated []RestatedPage
}

// RestatedPage is a page of the web that curated rows restate, with those rows.
type RestatedPage struct {
	Title, URL string
	Rows       []RowLink
}

// Mark is the footnote of a figure: the number of a source, and the rows in it.
type Mark struct {
	Number int
	Name   string
	Rows   []RowLink
	More   []RowLink // folded away
}

// RowLink leads to the page of one row. Title is the file, and the page that the row restates; Trust marks
// a page that says the thing less than plainly: "low trust", or "".
type RowLink struct{ URL, Place, Title, Trust, role string }

// marksShown is how many rows of one source a footnote shows before folding.
const marksShown = 3

// footnotes numbers the sources of a page in the order in which they are first cited.
type footnotes struct {
	of      func(entente.EvidenceID) evidence.Reference
	numbers map[string]int // by dataset and edition
	seen    map[entente.EvidenceID]bool
	Sources []Source
}

func newFootnotes(of func(entente.EvidenceID) evidence.Reference) *footnotes {
	return &footnotes{of: of, numbers: map[string]int{}, seen: map[entente.EvidenceID]bool{}}
}

// marks are the footnotes of some rows, one for each source, in the order of the numbers. An id that
// the answer does not explain still leads to its row.
func (f *footnotes) marks(ids []entente.EvidenceID) []Mark {
	var marks []Mark
	for _, id := range ids {
		e := f.of(id)
		link := RowLink{rowURL(id), cmp.Or(e.Place, string(id)), e.Source, trustOf(e), roleOf(e)}
		n := f.cite(id, e, link)
		i := slices.IndexFunc(marks, func(m Mark) bool { return m.Number == n })
		if i < 0 {
			i = len(marks)
			marks = append(marks, Mark{Number: n, Name: f.Sources[n-1].Name})
		}
		if len(marks[i].Rows) < marksShown {
			marks[i].Rows = append(marks[i].Rows, link)
		} else {
			marks[i].More = append(marks[i].More, link)
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return a.Number - b.Number })
	for _, m := range marks {
		nameRoles(m)
	}
	return marks
}

// trustOf marks a row that restates a page of low trust wherever it is cited.
func trustOf(e evidence.Reference) string {
	if e.Trust == "low" {
		return "low trust"
	}
	return ""
}

// roleOf is which file of its dataset a row is in: "members" of "ATOP 5.1, members file".
func roleOf(e evidence.Reference) string {
	_, rest, ok := strings.Cut(e.Source, e.Edition+", ")
	if e.Edition == "" || !ok {
		return ""
	}
	role, _, _ := strings.Cut(rest, ": ")
	role, ok = strings.CutSuffix(role, " file")
	if !ok {
		return ""
	}
	return role
}

// nameRoles names the file of each row where a footnote cites more than one of a source, or two rows
// of the same number could not be told apart: "agreements 2, members 2, 3".
func nameRoles(m Mark) {
	rows := slices.Concat(m.Rows, m.More)
	if !slices.ContainsFunc(rows, func(r RowLink) bool { return r.role != rows[0].role }) {
		return
	}
	for _, part := range [][]RowLink{m.Rows, m.More} {
		last := ""
		for i, r := range part {
			place := strings.TrimPrefix(r.Place, "line ")
			if r.role != last {
				place = strings.TrimSpace(r.role + " " + place)
			}
			part[i].Place, last = place, r.role
		}
	}
}

// cite notes a row under its source, and under the page that it restates, and gives the number.
func (f *footnotes) cite(id entente.EvidenceID, e evidence.Reference, link RowLink) int {
	name, restated := splitSource(e)
	n := f.number(name, e)
	if f.seen[id] {
		return n
	}
	f.seen[id] = true
	s := &f.Sources[n-1]
	s.Rows++
	if restated == "" {
		return n
	}
	i := slices.IndexFunc(s.Restated, func(p RestatedPage) bool { return p.Title == restated && p.URL == e.URL })
	if i < 0 {
		i = len(s.Restated)
		s.Restated = append(s.Restated, RestatedPage{Title: restated, URL: e.URL})
	}
	s.Restated[i].Rows = append(s.Restated[i].Rows, link)
	return n
}

// splitSource takes a footnote's source apart: the dataset's name with its edition, and the page that
// a curated row restates. tie writes them as "Short 5.1, member file: Page (2015)".
func splitSource(e evidence.Reference) (name, restated string) {
	name, restated, _ = strings.Cut(e.Source, " file: ")
	if short, _, ok := strings.Cut(name, e.Edition+", "); ok && e.Edition != "" {
		name = short + e.Edition
	}
	return cmp.Or(name, "source not named"), restated
}

func (f *footnotes) number(name string, e evidence.Reference) int {
	key := name + "\x00" + string(e.Dataset)
	if n, ok := f.numbers[key]; ok {
		return n
	}
	s := Source{Number: len(f.Sources) + 1, Name: name, Citation: e.Citation, Licence: e.Licence}
	if _, restated := splitSource(e); restated == "" {
		s.URL = e.URL // a curated row's address is the page that it restates
	}
	if e.Dataset != "" && e.Dataset != tie.TableDataset { // a list of ours has no page of a dataset
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
