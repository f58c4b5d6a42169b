package api

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

var answerColumns = []string{"as_of", "known_at", "subject", "partner", "partner_name", "partner_korean_name",
	"partner_tier",
	"kind", "pact", "tie_tier", "level", "obligations", "direction", "owed_by", "agreement", "title", "through", "from",
	"to", "signed",
	"in_force", "first_seen", "spells", "standing", "suspended_since", "confirmed", "last_observed", "count", "note",
	"evidence", "sources", "licences", "citations", "trust"}

// answerTable has one row per tie of an answer; a partner without ties (of a ranking) has one row.
// Lists are joined with "; ". Source, licence and citation travel in every row.
//
// An answer about the members of a group has one row per member instead, and one per tie of the group itself.
func answerTable(a say.Answer) Table {
	if a.Membership != nil && (a.Reading.Intent == ask.Members || a.Reading.Intent == ask.Allies) {
		return rosterTable(a)
	}
	return Table{answerColumns, func(yield func([]string) bool) {
		for _, p := range a.Partners {
			ties := p.Ties
			if len(ties) == 0 {
				ties = []tie.View{{Count: p.Count}}
			}
			for _, v := range ties {
				if !yield(answerRow(a, p, v)) {
					return
				}
			}
		}
	}}
}

func answerRow(a say.Answer, p tie.Partner, v tie.View) []string {
	row := []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(a.Reading.Subject), string(p.Actor),
		p.Name,
		p.Korean, string(p.Tier), string(v.Kind), string(v.Pact), string(v.Tier), v.Level,
		strings.Join(v.Obligations, "; "), v.Direction,
		join(v.OwedBy), string(v.Agreement), v.Title, string(v.Through), v.From.String(), v.To.String(),
		v.Signed.String(),
		v.EntryForce.String(), v.FirstSeen.String(), spells(v), string(v.Standing), suspended(v), v.Confirmed.String(),
		v.Observed.String(), number(v.Count), v.Note}
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

var partyColumns = []string{"agreement", "title", "kind", "actor", "name", "towards", "from", "to", "acceded", "left",
	"signed_only", "obligations", "evidence", "sources", "licences", "citations", "trust"}

// partyTable has one row per party of an agreement.
func partyTable(i tie.Instrument) Table {
	return tableOf(partyColumns, i.Parties, func(p tie.Party) []string {
		row := []string{string(i.ID), i.Title, string(i.Kind), string(p.Actor), p.Name, string(p.Towards),
			p.From.String(), p.To.String(), p.Acceded.String(), p.Left.String(), p.Signed.String(),
			strings.Join(p.Obligations, "; ")}
		return append(row, cite(i.Evidence, p.Evidence)...)
	})
}

// historyTable has one row per tie of a history, as an answer has.
func historyTable(h History) Table {
	a := say.Answer{Finding: ask.Finding{Reading: ask.Proposition{Subject: h.Actor, KnownAt: h.KnownAt},
		Evidence: h.Evidence}}
	return tableOf(answerColumns, h.Episodes, func(e tie.Episode) []string {
		return answerRow(a, tie.Partner{Actor: e.Partner, Name: e.Name}, e.View)
	})
}

var sourceColumns = []string{"dataset", "title", "publisher", "edition", "loaded", "from", "to", "rows", "statements",
	"issues",
	"licence", "terms", "citation", "home", "snapshots"}

// sourceTable has one row per edition of a dataset.
func sourceTable(x Sources) Table {
	return tableOf(sourceColumns, x.Sources, func(h entente.Holding) []string {
		var snapshots []string
		for _, s := range h.Snapshots {
			snapshots = append(snapshots, string(s.ID))
		}
		return []string{string(h.Dataset), h.Title, h.Publisher, h.Edition, strconv.FormatBool(h.Loaded),
			strconv.Itoa(h.From), h.To.String(), strconv.Itoa(h.Rows), strconv.Itoa(sum(h.Statements)),
			strconv.Itoa(sum(h.Issues)),
			h.Licence, h.Terms, h.Citation, h.Home, strings.Join(snapshots, "; ")}
	})
}

var rowColumns = []string{"evidence", "column", "value", "source", "licence", "citation", "restates", "trust"}

// rowTable is a raw record as column and cell, one to a line, with where it came from.
func rowTable(r evidence.Row) Table {
	restates := r.Evidence.Restates
	if x := r.Restated; x != nil {
		restates = x.Source + ", " + x.File + ", " + x.Place
	}
	return Table{rowColumns, func(yield func([]string) bool) {
		for i, name := range r.Columns {
			value := ""
			if i < len(r.Fields) {
				value = r.Fields[i]
			}
			if !yield([]string{string(r.ID), name, value, r.Evidence.Source, r.Evidence.Licence, r.Evidence.Citation,
				restates,
				r.Evidence.Trust}) {
				return
			}
		}
	}}
}

var actorColumns = []string{"actor", "actor_kind", "name", "formal_name", "korean_name", "ended"}

// actorTable has one row per actor.
func actorTable(x Actors) Table {
	return tableOf(actorColumns, x.Actors, func(a entente.Actor) []string {
		return []string{string(a.ID), string(a.Kind), a.Name, a.Formal, a.Korean, a.Ended.String()}
	})
}

// cite is the columns evidence, sources, licences, citations and trust of a row. Trust is how
// plainly the pages behind it say it: "low" marks one to be doubted; nothing where no page is restated.
func cite(set evidence.Footnotes, ids []entente.EvidenceID) []string {
	var sources, licences, citations, trust []string
	for _, id := range ids {
		if _, ok := set[id]; !ok {
			continue
		}
		e := set.Of(id)
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
