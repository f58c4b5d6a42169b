package api

import (
	"slices"
	"strconv"
	"strings"

	"entente/say"
	"entente/tie"
)

var rosterColumns = []string{"as_of", "known_at", "group", "standing", "actor", "name", "korean_name", "from", "to",
	"how_ended", "basis",
	"suspended_from", "spell", "obligations", "agreement", "title", "knowledge", "confirmed", "last_observed", "note",
	"evidence", "sources",
	"licences", "citations"}

// rosterTable has one row per spell of a member, with its standing at the date of the question, and one row of
// standing "partner" per tie that the group has as a group.
func rosterTable(a say.Answer) Table {
	x := a.Membership
	lists := [][]tie.Membership{x.Members, x.Former, x.Later}
	if x.Asked != nil {
		lists = [][]tie.Membership{{*x.Asked}}
	}
	return Table{rosterColumns, func(yield func([]string) bool) {
		for _, m := range slices.Concat(lists...) {
			for i, s := range m.Spells {
				if !yield(append(rosterRow(a, m, s, i+1), cite(a.Evidence, m.Evidence)...)) {
					return
				}
			}
		}
		for _, p := range a.Partners {
			for _, v := range p.Ties {
				if !yield(append(groupTieRow(a, p, v), cite(a.Evidence, v.Evidence)...)) {
					return
				}
			}
		}
	}}
}

func groupTieRow(a say.Answer, p tie.Partner, v tie.View) []string {
	return []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(a.Membership.Group.ID), "partner",
		string(p.Actor), p.Name, p.Korean, v.From.String(), v.To.String(), "", "", "", "",
		strings.Join(v.Obligations, "; "),
		string(v.Agreement), v.Title, string(v.Standing), v.Confirmed.String(), v.Observed.String(), v.Note}
}

func rosterRow(a say.Answer, m tie.Membership, s tie.MemberSpell, n int) []string {
	return []string{a.Reading.AsOf.String(), a.Reading.KnownAt.String(), string(a.Membership.Group.ID),
		string(m.Standing),
		string(m.Actor), m.Name,
		m.Korean, s.From.String(), s.To.String(), s.How, string(s.Basis), m.Suspended.String(), strconv.Itoa(n),
		strings.Join(m.Obligations, "; "),
		"", "", string(m.Sure), m.Confirmed.String(), m.Observed.String(), s.Note}
}
