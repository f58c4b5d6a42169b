package evidence

import (
	"strings"

	"entente"
)

// Footnotes is the footnotes of an answer, by evidence id. Its JSON has the references only: an answer
// gives [Footnotes.Cited] beside it.
type Footnotes map[entente.EvidenceID]Footnote

// Of is what a page shows of a row; empty for one that the answer does not cite.
func (fs Footnotes) Of(id entente.EvidenceID) Reference { return fs[id].Reference() }

// Cited is what footnotes refer to, each once. Files are found by the first digits of an evidence id, those
// before the point; sources by the id that files and footnotes give.
type Cited struct {
	Sources map[string]Source `json:"sources"`
	Files   map[string]File   `json:"files"`
}

// Citations is what is cited, also of anything that embeds it.
func (c Cited) Citations() Cited { return c }

// Of are the sources of some rows.
func (c Cited) Of(ids []entente.EvidenceID) map[string]Source {
	out := map[string]Source{}
	for _, id := range ids {
		prefix, _, _ := strings.Cut(string(id), ".")
		if f, ok := c.Files[prefix]; ok {
			out[f.Source] = c.Sources[f.Source]
		}
	}
	return out
}

// Cited collects what the footnotes refer to.
func (fs Footnotes) Cited() Cited {
	c := Cited{Sources: map[string]Source{}, Files: map[string]File{}}
	for id, f := range fs {
		prefix, _, err := entente.ParseEvidenceID(id)
		if err != nil || f.source == nil || f.file == nil {
			continue
		}
		c.Sources[f.Source], c.Files[prefix] = *f.source, *f.file
	}
	return c
}
