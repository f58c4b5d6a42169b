package web

import (
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

// Result is an answer as pages show it; the pages of questions, actors and pairs share it.
type Result struct {
	Answer        string
	Language      ask.Language // of the answer and the notes
	Reading       string       // how the question was understood, in a sentence
	Notes         []string     // what a reader should know of the reading
	Alternatives  []Link       // other actors that the name could mean
	Absence       string
	Roster        *Roster // of a group that the answer is about
	Groups        []Group
	Tiers         []say.TierRule
	Coverage      []CoverageRow
	Disagreements []DisagreementRow
	Sources       []Source
	Ranking       []RankRow // instead of Groups, where the question asks who has the most
}

// Link is a link with its text; Korean is shown beside it.
type Link struct{ URL, Text, Korean string }

// CoverageRow is what one dataset could and could not tell.
type CoverageRow struct {
	Name, URL, Years, Status, Note string
	IsCovered                      bool
}

// DisagreementRow is a matter on which sources differ.
type DisagreementRow struct {
	About    string
	Versions []VersionRow
	Why      string
	IsOpen   bool // no version is used
}

// VersionRow is one of the versions.
type VersionRow struct {
	Says   string
	IsUsed bool
	Marks  []Mark
}

func (s *site) result(a say.Answer) Result {
	notes := newFootnotes(a.Evidence.Of)
	r := Result{Answer: a.Answer, Language: a.Language, Reading: s.Words.Asked(a.Reading), Notes: a.Notes,
		Absence: s.Words.Absence(a.Absence), Roster: s.roster(a, notes),
		Groups: s.groups(a, notes), Tiers: a.Tiers}
	if a.Reading.Intent == ask.Rank {
		r.Ranking, r.Groups = ranking(r.Groups), nil
	}
	for _, id := range a.Reading.Alternatives {
		r.Alternatives = append(r.Alternatives, Link{actorURL(id) + s.dates(a.Reading), s.nameOf(id), s.koreanOf(id)})
	}
	r.Coverage = s.coverageRows(a.Coverage)
	r.Disagreements = s.disagreements(a.Disagreements, a.Reading.Subject, notes)
	r.Sources = notes.Sources
	return r
}

func (s *site) coverageRows(cs []evidence.Coverage) []CoverageRow {
	var rows []CoverageRow
	for _, c := range cs {
		url := pathTo("sources", string(c.Dataset))
		if c.Dataset == tie.TableDataset {
			url = "" // a list of ours, which has no page of a dataset
		}
		rows = append(rows, CoverageRow{Name: strings.TrimSpace(c.Short + " " + c.Edition), URL: url,
			Years:  s.Words.Years(c.From, c.LastYear()),
			Status: s.Words.Covers(c.Status), Note: c.Note, IsCovered: c.Status == evidence.Found ||
				c.Status == evidence.None})
	}
	return rows
}

// disagreements names the partner in what a matter is about where the page is not about it already.
func (s *site) disagreements(ds []evidence.Disagreement, subject entente.ActorID, notes *footnotes) []DisagreementRow {
	var rows []DisagreementRow
	for _, d := range ds {
		row := DisagreementRow{About: upperFirst(d.About), Why: d.Why, IsOpen: d.Used < 0}
		if d.Partner != "" && d.Partner != subject {
			row.About += " (" + s.nameOf(d.Partner) + ")"
		}
		for i, v := range d.Versions {
			row.Versions = append(row.Versions, VersionRow{Says: v.Says, IsUsed: i == d.Used,
				Marks: notes.marks(v.Evidence)})
		}
		rows = append(rows, row)
	}
	return rows
}
