package api

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

var answerColumns = []string{"as_of", "known_at", "subject", "partner", "partner_name", "partner_korean_name", "partner_tier",
	"kind", "pact", "tie_tier", "level", "obligations", "direction", "owed_by", "agreement", "title", "through", "from", "to", "signed",
	"in_force", "first_seen", "spells", "standing", "suspended_since", "confirmed", "last_observed", "count", "note", "evidence", "sources", "licences", "citations", "trust"}

// AnswerCSV writes one row per tie of an answer; a partner without ties (of a ranking) has one row.
// Lists are joined with "; ". Source, licence and citation travel in every row.
//
// An answer about the members of a group has one row per member instead, and one per tie of the group itself.
func AnswerCSV(a ask.Answer) (Response, error) {
	if a.Membership != nil && (a.Reading.Intent == ask.Members || a.Reading.Intent == ask.Allies) {
		return rosterCSV(a)
	}
	rows := [][]string{answerColumns}
	for _, p := range a.Partners {
		if len(p.Ties) == 0 {
			rows = append(rows, answerRow(a, p, tie.View{Count: p.Count}))
		}
		for _, v := range p.Ties {
			rows = append(rows, answerRow(a, p, v))
		}
	}
	return CSV(rows)
}

func answerRow(a ask.Answer, p tie.Partner, v tie.View) []string {
	row := []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(a.Reading.Subject), string(p.Actor), p.Name,
		p.Korean, string(p.Tier), string(v.Kind), string(v.Pact), string(v.Tier), v.Level, strings.Join(v.Obligations, "; "), v.Direction,
		join(v.OwedBy), string(v.Agreement), v.Title, string(v.Through), v.From.String(), v.To.String(), v.Signed.String(),
		v.EntryForce.String(), v.FirstSeen.String(), spells(v), string(v.Standing), suspended(v), v.Confirmed.String(), v.Observed.String(), number(v.Count), v.Note}
	return append(row, cite(a.Evidence, v.Evidence)...)
}

// spells are the periods of a tie, oldest first, as "1951-10-22/1960; 1965-01-01/"; ISO 8601 writes a
// period so.
func spells(v tie.View) string {
	out := make([]string, len(v.Spells))
	for i, s := range v.Spells {
		out[i] = s.From.String() + "/" + s.To.String()
	}
	return strings.Join(out, "; ")
}

func suspended(v tie.View) string {
	if v.Suspended == nil {
		return ""
	}
	return v.Suspended.Since.String()
}

var partyColumns = []string{"agreement", "title", "kind", "actor", "name", "towards", "from", "to", "acceded", "left", "obligations",
	"evidence", "sources", "licences", "citations", "trust"}

// InstrumentCSV writes one row per party of an agreement.
func InstrumentCSV(i tie.Instrument) (Response, error) {
	rows := [][]string{partyColumns}
	for _, p := range i.Parties {
		row := []string{string(i.ID), i.Title, string(i.Kind), string(p.Actor), p.Name, string(p.Towards), p.From.String(),
			p.To.String(), p.Acceded.String(), p.Left.String(), strings.Join(p.Obligations, "; ")}
		rows = append(rows, append(row, cite(i.Evidence, p.Evidence)...))
	}
	return CSV(rows)
}

var sourceColumns = []string{"dataset", "title", "publisher", "edition", "loaded", "from", "to", "rows", "statements", "issues",
	"licence", "terms", "citation", "home", "snapshots"}

// SourcesCSV writes one row per dataset.
func SourcesCSV(hs []entente.Holding) (Response, error) {
	rows := [][]string{sourceColumns}
	for _, h := range hs {
		var snapshots []string
		for _, s := range h.Snapshots {
			snapshots = append(snapshots, string(s.ID))
		}
		rows = append(rows, []string{string(h.Dataset), h.Title, h.Publisher, h.Edition, strconv.FormatBool(h.Loaded),
			strconv.Itoa(h.From), h.To.String(), strconv.Itoa(h.Rows), strconv.Itoa(sum(h.Statements)), strconv.Itoa(sum(h.Issues)),
			h.Licence, h.Terms, h.Citation, h.Home, strings.Join(snapshots, "; ")})
	}
	return CSV(rows)
}

// RowCSV writes a raw record as column and cell, one to a line, with where it came from.
func RowCSV(r tie.Row) (Response, error) {
	rows := [][]string{{"evidence", "column", "value", "source", "licence", "citation", "restates", "trust"}}
	restates := r.Evidence.Restates
	if x := r.Restated; x != nil {
		restates = x.Source + ", " + x.File + ", " + x.Place
	}
	for i, name := range r.Columns {
		value := ""
		if i < len(r.Fields) {
			value = r.Fields[i]
		}
		rows = append(rows, []string{string(r.ID), name, value, r.Evidence.Source, r.Evidence.Licence, r.Evidence.Citation, restates,
			r.Evidence.Trust})
	}
	return CSV(rows)
}

// ActorsCSV writes one row per actor.
func ActorsCSV(as []entente.Actor) (Response, error) {
	rows := [][]string{{"actor", "actor_kind", "name", "formal_name", "korean_name", "ended"}}
	for _, a := range as {
		rows = append(rows, []string{string(a.ID), string(a.Kind), a.Name, a.Formal, a.Korean, a.Ended.String()})
	}
	return CSV(rows)
}

// cite is the columns evidence, sources, licences, citations and trust of a row. Trust is how
// plainly the pages behind it say it: "low" marks one to be doubted; nothing where no page is restated.
func cite(set tie.EvidenceSet, ids []entente.EvidenceID) []string {
	var sources, licences, citations, trust []string
	for _, id := range ids {
		e, ok := set[id]
		if !ok {
			continue
		}
		sources, licences, citations = once(sources, e.Source), once(licences, e.Licence), once(citations, e.Citation)
		trust = once(trust, e.Trust)
	}
	return []string{join(ids), strings.Join(sources, "; "), strings.Join(licences, "; "), strings.Join(citations, "; "),
		strings.Join(trust, "; ")}
}

func once(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func join[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = string(s)
	}
	return strings.Join(texts, "; ")
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func sum(counts map[string]int) int {
	n := 0
	for _, v := range counts {
		n += v
	}
	return n
}

// CSV renders rows, the first being the header, as RFC 4180 with CRLF. A cell that a spreadsheet
// would run as a formula gets an apostrophe in front, since most of these files are opened in one.
func CSV(rows [][]string) (Response, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row)) // the rows stay the caller's; headers are shared
		for i, cell := range row {
			safe[i] = guard(cell)
		}
		if err := w.Write(safe); err != nil {
			return Response{}, &entente.Error{Code: entente.CodeInternal, Op: "api.CSV", Message: "the answer cannot be written", Err: err}
		}
	}
	w.Flush()
	return Response{Type: TypeCSV, Body: b.Bytes()}, nil
}

func guard(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
