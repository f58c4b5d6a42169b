package starter

import (
	"strconv"
	"strings"

	"entente"
)

// The columns of each file. Every row ends with the publisher's file and the place in it.
var (
	originColumns = []string{"origin_title", "origin_url", "origin_published", "origin_trust"}
	placeColumns  = []string{"source_file", "source_place"}

	agreementColumns = columns([]string{"agreement", "kind", "level", "title", "signed", "in_force", "awaits_force", "ended",
		"claim", "note"},
		originColumns, []string{"known"}, placeColumns)
	memberColumns = columns([]string{"agreement", "actor", "raw", "from", "to", "phase", "side", "obligations", "claim", "known"},
		placeColumns)
	linkColumns = columns([]string{"agreement", "from_actor", "to_actor", "is_mutual", "from", "to", "obligations", "through",
		"claim", "known"}, placeColumns)
	changeColumns = columns([]string{"agreement", "date", "change", "kind", "actors", "is_between", "note", "claim"}, originColumns,
		[]string{"known"}, placeColumns)
	spellColumns = columns([]string{"actor", "system", "code", "name", "from", "to", "is_censored"}, placeColumns)
	issueColumns = columns([]string{"rule", "message", "column", "count"}, placeColumns)
)

func columns(parts ...[]string) []string {
	var all []string
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// The roles of the files, which are also their names.
const (
	roleAgreements = "agreements"
	roleMembers    = "members"
	roleLinks      = "links"
	roleChanges    = "changes"
	roleSpells     = "spells"
	roleIssues     = "issues"
)

// encode is the cells of a statement in the order of its file's columns, without the place, and where
// it stands. A flow has no file here: the starter holds no figures.
func encode(s entente.Statement) (role string, cells []string, at entente.Provenance, ok bool) {
	switch s := s.(type) {
	case entente.Agreement:
		return roleAgreements, columns([]string{string(s.ID), string(s.Kind), s.Level, s.Title, s.Signed.String(),
			s.InForce.String(), yes(s.AwaitsForce), s.Ended.String(), string(s.Claim), s.Note}, origin(s.Origin), []string{s.Known.String()}), s.Provenance, true
	case entente.Member:
		return roleMembers, []string{string(s.Agreement), string(s.Actor), s.Raw, s.Period.From.String(), s.Period.To.String(),
			s.Phase, s.Side, s.Obligations.String(), string(s.Claim), s.Known.String()}, s.Provenance, true
	case entente.Link:
		return roleLinks, []string{string(s.Agreement), string(s.From), string(s.To), yes(s.IsMutual), s.Period.From.String(),
			s.Period.To.String(), s.Obligations.String(), string(s.Through), string(s.Claim), s.Known.String()}, s.Provenance, true
	case entente.Change:
		return roleChanges, columns([]string{string(s.Agreement), s.Date.String(), s.ID, string(s.Kind), join(s.Actors), yes(s.IsBetween), s.Note,
			string(s.Claim)}, origin(s.Origin), []string{s.Known.String()}), s.Provenance, true
	case entente.Spell:
		return roleSpells, []string{string(s.Actor), string(s.System), s.Code, s.Name, s.Period.From.String(),
			s.Period.To.String(), yes(s.IsCensored)}, s.Provenance, true
	}
	return "", nil, entente.Provenance{}, false
}

func origin(o entente.Origin) []string {
	return []string{o.Title, o.URL, o.Published.String(), o.Trust}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func join(actors []entente.ActorID) string {
	s := make([]string, len(actors))
	for i, a := range actors {
		s[i] = string(a)
	}
	return strings.Join(s, ";")
}

// encodeIssues is the issues that the mapping of the publisher's files found, which belong to the
// dataset as much as its statements do. Those of a rule that were counted and not kept are counted on
// the last one kept.
func encodeIssues(issues entente.Issues) [][]string {
	more, last := map[string]int{}, map[string]int{}
	for rule, n := range issues.Counts {
		more[rule] = n
	}
	for i, x := range issues.Kept {
		more[x.Rule]--
		last[x.Rule] = i
	}
	var rows [][]string
	for i, x := range issues.Kept {
		count := 1
		if last[x.Rule] == i {
			count += more[x.Rule]
		}
		rows = append(rows, []string{x.Rule, x.Message, x.Column, strconv.Itoa(count), x.File, x.Locator.String()})
	}
	return rows
}
