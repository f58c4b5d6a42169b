package tool

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/evidence"
	"entente/say"
)

// A result stays small enough for an assistant to read along with everything else that it has to.
const (
	rowsUsually  = 40
	rowsAtMost   = 200
	bytesAtMost  = 24 << 10
	cellAtMost   = 400 // bytes of one cell
	citedAtMost  = 5   // evidence ids of one row
	disputesMost = 6
)

// Result is what a tool gives.
type Result struct {
	Sentence string           `json:"sentence,omitempty"` // the answer in words
	Reading  *ask.Proposition `json:"reading,omitempty"`  // how the question was read, with its dates
	Count    *int             `json:"count,omitempty"`
	// Absence says why there is nothing where there is nothing: none, not_coded, out_of_coverage, not_in_system.
	Absence       evidence.Absence           `json:"absence,omitempty"`
	Coverage      []covered                  `json:"coverage,omitempty"`
	Disagreements []evidence.Disagreement    `json:"disagreements,omitempty"`
	Suggestions   []string                   `json:"suggestions,omitempty"` // of a question that was not read
	Rows          []map[string]string        `json:"rows"`
	Total         int                        `json:"total_rows"`
	Next          int                        `json:"next_offset,omitempty"` // there are more rows from here on
	Sources       map[string]evidence.Source `json:"sources,omitempty"`     // of the rows given
	Generation    int                        `json:"generation"`            // of the ledger
	// address of the resource that has everything
	Whole string `json:"whole"`
}

// covered is what a dataset could have told, in short.
type covered struct {
	Dataset string           `json:"dataset"`
	Edition string           `json:"edition,omitempty"`
	Status  evidence.Absence `json:"status,omitempty"`
	Note    string           `json:"note,omitempty"`
}

// inEvery are the columns of cited rows that an assistant is told once beside them, or not at all.
var inEvery = []string{"as_of", "known_at", "sources", "licences", "citations", "source", "licence", "citation",
	"korean_name", "partner_korean_name"}

// resultOf bounds what was read.
func resultOf(s *api.Session, r api.Resource, in api.Input, v any, page paging) Result {
	x := Result{Rows: []map[string]string{}, Generation: s.Generation, Whole: scheme + r.Address(in)}
	if a, ok := v.(say.Answer); ok {
		x.take(a)
	}
	t := r.Table(v)
	size, isFull := len(asJSON(x)), false
	var cited []entente.EvidenceID
	for cells := range t.Rows {
		x.Total++
		if x.Total <= page.offset || isFull {
			continue
		}
		row, ids := rowOf(t.Columns, cells)
		if size += len(asJSON(row)); len(x.Rows) == page.limit || (size > bytesAtMost && len(x.Rows) > 0) {
			x.Next, isFull = x.Total-1, true
			continue
		}
		x.Rows, cited = append(x.Rows, row), append(cited, ids...)
	}
	if c, ok := v.(interface{ Citations() evidence.Cited }); ok {
		x.Sources = c.Citations().Of(cited)
	}
	return x
}

// take is what an answer says beside its rows.
func (x *Result) take(a say.Answer) {
	x.Sentence, x.Reading, x.Count, x.Absence, x.Suggestions = a.Answer, &a.Reading, a.Count, a.Absence, a.Suggestions
	for _, c := range a.Coverage {
		x.Coverage = append(x.Coverage, covered{c.Short, c.Edition, c.Status, short(c.Note)})
	}
	x.Disagreements = slices.Clone(a.Disagreements[:min(len(a.Disagreements), disputesMost)])
	for i, d := range x.Disagreements {
		d.Versions = slices.Clone(d.Versions)
		for j, v := range d.Versions {
			d.Versions[j].Evidence = v.Evidence[:min(len(v.Evidence), citedAtMost)]
		}
		x.Disagreements[i] = d
	}
}

// rowOf is a row without empty cells and without what is told once, and the rows of the ledger that it cites.
func rowOf(columns, cells []string) (row map[string]string, cited []entente.EvidenceID) {
	row = map[string]string{}
	isCited := slices.Contains(columns, "evidence") // otherwise a licence is what was asked for
	for i, name := range columns {
		if i >= len(cells) || cells[i] == "" || (isCited && slices.Contains(inEvery, name)) {
			continue
		}
		row[name] = short(cells[i])
		if name == "evidence" {
			ids := strings.Split(cells[i], "; ")
			for _, id := range ids {
				cited = append(cited, entente.EvidenceID(id))
			}
			row[name] = strings.Join(ids[:min(len(ids), citedAtMost)], "; ")
			if more := len(ids) - citedAtMost; more > 0 {
				row[name] += fmt.Sprintf("; and %d more", more)
			}
		}
	}
	return row, cited
}

// short cuts a long text at a border of a rune.
func short(s string) string {
	if len(s) <= cellAtMost {
		return s
	}
	return strings.ToValidUTF8(s[:cellAtMost], "") + "…"
}

func asJSON(v any) []byte {
	b, _ := json.Marshal(v) // strings, numbers and what has been marshalled for every face
	return b
}

// content gives a result as text, for clients that read no structure, and as structure; where there is
// more, it links the whole.
func (x Result) content() *mcp.CallToolResult {
	out := &mcp.CallToolResult{StructuredContent: x, Content: []mcp.Content{&mcp.TextContent{Text: string(asJSON(x))}}}
	if x.Next > 0 {
		out.Content = append(out.Content, &mcp.ResourceLink{URI: x.Whole, Name: "whole answer",
			MIMEType:    "application/json",
			Description: fmt.Sprintf("all %d rows, with every field", x.Total)})
	}
	return out
}
