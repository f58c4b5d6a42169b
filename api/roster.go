package api

import (
	"strconv"
	"strings"

	"entente/ask"
	"entente/tie"
)

var rosterColumns = []string{"as_of", "known_at", "group", "standing", "actor", "name", "korean_name", "from", "to",
	"how_ended", "basis",
	"suspended_from", "spell", "obligations", "agreement", "title", "knowledge", "confirmed", "last_observed", "note", "evidence", "sources",
	"licences", "citations"}

// rosterCSV writes one row per spell of a member, with its standing at the date of the question, and one row of
// standing "partner" per tie that the group has as a group.
func rosterCSV(a ask.Answer) (Response, error) {
	x := a.Membership
	rows := [][]string{rosterColumns}
	lists := [][]tie.Membership{x.Members, x.Former, x.Later}
	if x.Asked != nil {
		lists = [][]tie.Membership{{*x.Asked}}
	}
	for _, list := range lists {
		for _, m := range list {
			for i, s := range m.Spells {
				rows = append(rows, append(rosterRow(a, m, s, i+1), cite(a.Evidence, m.Evidence)...))
			}
		}
	}
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			row := []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(x.Group.ID), "partner", string(p.Actor),
				p.Name, p.Korean,
				v.From.String(), v.To.String(), "", "", "", "", strings.Join(v.Obligations, "; "), string(v.Agreement), v.Title,
				string(v.Standing), v.Confirmed.String(), v.Observed.String(), v.Note}
			rows = append(rows, append(row, cite(a.Evidence, v.Evidence)...))
		}
	}
	return CSV(rows)
}

func rosterRow(a ask.Answer, m tie.Membership, s tie.MemberSpell, n int) []string {
	return []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(a.Membership.Group.ID), string(m.Standing),
		string(m.Actor), m.Name,
		m.Korean, s.From.String(), s.To.String(), s.How, string(s.Basis), m.Suspended.String(), strconv.Itoa(n), strings.Join(m.Obligations, "; "),
		"", "", string(m.Sure), m.Confirmed.String(), m.Observed.String(), s.Note}
}
