package web

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/say"
	"entente/tie"
)

// GroupPage is the page of a group of states: its members at a date.
type GroupPage struct {
	Frame
	Result
	Subject  entente.Actor
	Kind     string
	Jumps    []Link
	LastYear Link // of a group that has ended
	Form     AsOfForm
}

// Roster is the members of a group as pages show them.
type Roster struct {
	Lists    []MemberList
	Treaties []TreatyRow
}

// MemberList is those of one standing.
type MemberList struct {
	ID, Title string
	IsFolded  bool
	Members   []MemberRow
}

// MemberRow is one member.
type MemberRow struct {
	Link
	Name    string
	State   string // suspended, or how it ended
	Dates   string
	Others  []string // other spells, other dates that sources have
	Promise string
	Sure    string
	Events  []string // what is recorded of this member alone
	Class   string
	Marks   []Mark
}

// TreatyRow is one agreement of the group.
type TreatyRow struct {
	URL, Title, What, Note, Promise, Dates string
	Parties                                int
	Marks                                  []Mark
}

// membersShown is how many members a list may have before it is folded.
const membersShown = 60

func (s *site) groupPage(q url.Values, a say.Answer) (page, error) {
	id := a.Reading.Subject
	subject, _ := s.Names.Actor(id)
	p := &GroupPage{Result: s.result(a), Subject: subject, Kind: "Group of states",
		Frame: Frame{Name: "group", Title: subject.Name + " and its members, " + s.Words.AsOf(a.Reading.AsOf),
			Path: actorURL(id), HasTwins: true,
			Query: pinned(q, a.Reading, api.AnswerParams)},
		Form: s.asOfForm(actorURL(id), q, a.Reading)}
	if end := subject.Ended; !end.IsZero() && end.Before(a.Reading.AsOf) {
		year := strconv.Itoa(int(end.Year))
		last := url.Values{"as_of": {year}, "known_at": {a.Reading.KnownAt.String()}}
		p.LastYear = Link{URL: p.Path + normal(last, api.AnswerParams), Text: year}
	}
	for _, l := range p.Roster.Lists {
		p.Jumps = append(p.Jumps, Link{URL: "#" + l.ID, Text: l.Title})
	}
	for _, part := range []struct {
		id, label string
		isThere   bool
	}{{"treaties", "Treaties", len(p.Roster.Treaties) > 0}, {"partners", "Partners of the group", true}, {"coverage",
		"Coverage", len(p.Coverage) > 0},
		{"disagreements", "Disagreements", len(p.Disagreements) > 0}, {"sources", "Sources", len(p.Sources) > 0}} {
		if part.isThere {
			p.Jumps = append(p.Jumps, Link{URL: "#" + part.id, Text: part.label})
		}
	}
	return p, nil
}

// roster puts the members of a group into words; an answer about one actor has that one only.
func (s *site) roster(a say.Answer, notes *footnotes) *Roster {
	x := a.Membership
	if x == nil {
		return nil
	}
	r := &Roster{}
	add := func(id, title string, ms []tie.Membership) {
		l := MemberList{ID: id, Title: title, IsFolded: len(ms) > membersShown}
		for _, m := range ms {
			if len(m.Spells) > 0 {
				l.Members = append(l.Members, s.memberRow(a.Reading, m, notes))
			}
		}
		if len(l.Members) > 0 {
			r.Lists = append(r.Lists, l)
		}
	}
	if x.AskedAll != nil {
		add("membership", "Membership of "+x.Group.Name, x.AskedAll)
	} else if x.Asked != nil {
		add("membership", "Membership of "+x.Group.Name, []tie.Membership{*x.Asked})
	} else {
		add("members", "Members", x.Members)
		add("former", "Left before that date", x.Former)
		add("later", "Joined after that date", x.Later)
	}
	for _, t := range x.Treaties {
		row := TreatyRow{Title: t.Title, What: roleWords[string(t.Role)], Note: t.Note, Promise: promise(t.Obligations),
			Parties: t.Parties,
			Dates:   words(t.Signed), Marks: notes.marks(t.Evidence)}
		if !t.Ended.IsZero() {
			row.Dates += ", ended " + words(t.Ended)
		}
		if t.IsHeld {
			row.URL = agreementURL(t.Agreement)
		}
		if row.Title == "" {
			row.Title = cmp.Or(string(t.Agreement), "No dataset numbers it")
		}
		r.Treaties = append(r.Treaties, row)
	}
	return r
}

var roleWords = map[string]string{
	"founding":     "founded the group; its parties are the members",
	"membership":   "its parties are members of the group",
	"treaty":       "a treaty of the group, with its own parties",
	"organisation": "the list of a dataset of organisations",
}

func promise(obligations []string) string {
	return strings.ReplaceAll(strings.Join(obligations, ", "), "_", "-")
}

func (s *site) memberRow(r ask.Proposition, m tie.Membership, notes *footnotes) MemberRow {
	row := MemberRow{Link: Link{URL: actorURL(m.Actor) + s.dates(r), Korean: m.Korean}, Name: m.Name,
		Dates:   s.Words.Between(m.From, m.To),
		Promise: cmp.Or(promise(m.Obligations), m.ObligationsNote), Marks: notes.marks(m.Evidence)}
	switch {
	case m.Standing == tie.IsSuspended && m.How == "":
		row.State = "has frozen its part since " + words(m.Suspended) + "; it has not left"
	case m.Standing == tie.IsSuspended:
		row.State = m.How + " since " + words(m.Suspended) + ", which is no exit"
	case m.How != "" && !m.Holds():
		row.State, row.Class = m.How, "past"
	}
	if m.Basis == tie.BasisTreaty {
		row.Others = append(row.Others, "date of the treaty, not of joining")
	}
	if len(m.Spells) > 1 {
		for _, sp := range m.Spells {
			if sp.From == m.From && sp.To == m.To {
				continue // in the column already
			}
			how := ""
			if sp.How != "" {
				how = " (" + sp.How + ")"
			}
			row.Others = append(row.Others, s.Words.Between(sp.From, sp.To)+how)
		}
	}
	for _, v := range m.Versions {
		row.Others = append(row.Others, v.Says)
	}
	switch {
	case m.Sure == tie.LastObserved:
		row.Sure = "last observed " + words(m.Observed) + "; no end is recorded"
	case !m.Confirmed.IsZero():
		row.Sure = "confirmed " + words(m.Confirmed)
	case m.Sure == tie.Listed:
		row.Sure = "the program's own list only; no source confirms it"
	case m.Holds():
		row.Sure = "a source covers the date"
	}
	for _, l := range m.Legs {
		row.Others = append(row.Others, "duties towards "+s.Words.Listed(l.By)+" suspended since "+words(l.Since))
	}
	if m.Later != "" {
		row.Events = append(row.Events, m.Later)
	}
	for _, e := range m.Events {
		if e.Note != "" && e.Kind != entente.ChangeAccession {
			row.Events = append(row.Events, words(e.Date)+": "+e.Note)
		}
	}
	return row
}
