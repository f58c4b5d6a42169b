package apitest

import (
	"context"
	"fmt"
	"strings"

	"entente"
	"entente/evidence"
	"entente/tie"
)

func coverage() []evidence.Coverage {
	return []evidence.Coverage{
		{Dataset: "atop", Short: "ATOP", From: 1815, To: new(2018), Status: evidence.OutOfCoverage,
			Note: "no recorded end in 2018 is last observed, not in force"},
		{Dataset: "korea-ties", Short: "Korea ties", From: 1948, Status: evidence.Found,
			Note: "covers ties of South Korea only"},
		{Dataset: "dcad", Short: "DCAD", From: 1980, To: new(2010), Status: evidence.NotCoded,
			Note: "not in this ledger"},
	}
}

// History is two hundred spells of agreements, so that the timeline has to choose.
func (w *World) History(ctx context.Context, actor entente.ActorID, _ entente.Date) ([]tie.Episode,
	evidence.Footnotes, error) {
	var out []tie.Episode
	add := func(partner entente.ActorID, v tie.View) {
		x, _ := w.Actor(partner)
		out = append(out, tie.Episode{Partner: partner, Name: x.Name, View: v})
	}
	if actor == "KOR" {
		for _, p := range w.korean() {
			for _, v := range p.Ties {
				if v.Agreement != "" && v.Standing != tie.Contested {
					add(p.Actor, v)
				}
			}
		}
		return out, explained(out), w.called(ctx)
	}
	for i := range 200 {
		v := view(entente.KindAlliance, tie.Tiers[i%5], entente.AgreementID(fmt.Sprintf("atop:%d", i/2)),
			fmt.Sprintf("Treaty %d", i/2),
			day(1820+i, 3, 4), tie.Ended)
		v.To = day(1830+i, 1, 1)
		if i > 150 {
			v.To, v.Standing, v.Observed = entente.Date{}, tie.LastObserved, day(2018, 12, 31)
		}
		add(w.actors[i%40].ID, v)
	}
	return out, explained(out), w.called(ctx)
}

func explained(episodes []tie.Episode) evidence.Footnotes {
	set := evidence.Footnotes{}
	for _, e := range episodes {
		for _, id := range e.Evidence {
			set[id] = note(id)
		}
	}
	return set
}

// Edges ties every third pair.
func (w *World) Edges(ctx context.Context, actors []entente.ActorID, _, _ entente.Date) ([]tie.Edge, error) {
	var out []tie.Edge
	for i := range actors {
		for j := i + 1; j < len(actors); j++ {
			if (i+j)%3 == 0 {
				out = append(out, tie.Edge{From: actors[i], To: actors[j], Tier: tie.TreatyAlly})
			}
		}
	}
	return out, w.called(ctx)
}

// Instrument knows atop:3240, and the hostile one.
func (w *World) Instrument(ctx context.Context, id entente.AgreementID, _ entente.Date) (tie.Instrument, error) {
	if err := w.called(ctx); err != nil {
		return tie.Instrument{}, err
	}
	title := "Mutual Defense Treaty between the United States of America and the Republic of Korea"
	switch id {
	case "xss:" + Hostile:
		title = Hostile
	case "atop:3240":
	default:
		return tie.Instrument{}, &entente.Error{Code: entente.CodeNotFound, Op: "apitest.Instrument",
			Message: "there is no agreement with that id"}
	}
	i := tie.Instrument{ID: id, Kind: entente.KindAlliance, Title: title, Evidence: evidence.Footnotes{},
		Versions: []tie.InstrumentVersion{
			{Dataset: "atop", Title: title, Signed: day(1953, 10, 1), InForce: day(1954, 11, 17),
				Evidence: row(snapATOP, 412)},
			{Dataset: "korea-ties", Title: title, Signed: day(1953, 10, 0), InForce: day(1954, 11, 18),
				Claim: entente.ClaimDoubted,
				Note:  "a day apart in Seoul", Evidence: row(snapKorea, 12)},
			{Dataset: "since", Title: title, Signed: day(2024, 6, 19), AwaitsForce: true, Evidence: row(snapKorea, 12)},
			{Dataset: "korea-ties", Title: title, Evidence: row(snapKorea, 31)}},
		Parties: []tie.Party{
			{Actor: "KOR", Name: "South Korea", From: day(1953, 10, 1), To: day(1960, 6, 30),
				Obligations: []string{"defence", "consultation"}, Evidence: rows(snapATOP, 412)},
			{Actor: "KOR", Name: "South Korea", From: day(1960, 7, 1), Obligations: []string{"defence",
				"consultation"}, Evidence: rows(snapATOP, 413)},
			{Actor: "KOR", Name: "South Korea", From: day(1990, 1, 1), Acceded: day(1991, 9, 17),
				Obligations: []string{"consultation"}, Evidence: rows(snapATOP, 413)},
			{Actor: "USA", Name: "United States of America", Towards: "KOR", From: day(1953, 10, 1), Left: day(2001,
				2, 3), Obligations: []string{"defence"}, Evidence: rows(snapATOP, 413)}},
		Changes: []tie.Event{{Kind: entente.ChangeReaffirmed, Date: day(2023, 4, 26), Actors: []entente.ActorID{"KOR",
			"USA"},
			Note: "Washington Declaration", Evidence: row(snapKorea, 31)}},
		Disagreements: []evidence.Disagreement{}}
	for _, e := range []entente.EvidenceID{row(snapATOP, 412), row(snapATOP, 413), row(snapKorea, 12), row(snapKorea,
		31)} {
		i.Evidence[e] = note(e)
	}
	return i, nil
}

// Holdings are one loaded dataset and one that is not.
func (w *World) Holdings(ctx context.Context) ([]entente.Holding, error) {
	atop := entente.Holding{Loaded: true, Rows: 12345, Statements: map[string]int{"agreements": 812, "members": 5543},
		Issues: map[string]int{"bad_date": 3}, KeptIssues: []entente.Issue{{Rule: "bad_date", Message: "there is no " +
			"31 February",
			File: "atop5_1m.csv", Locator: entente.Locator{Line: 77}, Column: "yrent", Raw: Hostile}},
		Snapshots: []entente.Snapshot{{ID: snapATOP + "0000000000000000000000000000000000000000000000000000",
			Name: "atop5_1m.csv", Bytes: 1234567,
			Role: "member", Imported: "2026-11-24T06:00:00Z", Edition: "atop@5.1"}}}
	atop.Card = entente.Card{Dataset: "atop", Title: "Alliance Treaty Obligations and Provisions", Short: "ATOP",
		Publisher: "Rice University",
		Edition:   "5.1", Citation: atop.Citation, Home: "http://www.atopdata.org", Licence: "no open licence",
		From: 1815,
		To:   day(2018, 12, 31), Universe: "alliances of states", Pitfalls: []string{"members, not pairs"},
		Redistribution: entente.RedistributionFacts}
	cow := entente.Holding{}
	cow.Card = entente.Card{Dataset: "cow-alliances", Title: "Formal Alliances", Short: "COW alliances",
		Publisher: "Correlates of War",
		Edition:   "4.1", Citation: "Gibler (2009).", Home: "javascript:alert(1)", Licence: "forbidden", OptIn: true,
		From: 1816, To: day(2012, 12, 31),
		Redistribution: entente.RedistributionForbidden}
	atop.Files = []entente.Role{{Name: "member", Columns: []string{"atopid", "member"}, Required: true},
		{Name: "alliance", Many: true}}
	return []entente.Holding{atop, cow}, w.called(ctx)
}

// Row gives any row of the two files.
func (w *World) Row(ctx context.Context, id entente.EvidenceID) (evidence.Row, error) {
	if err := w.called(ctx); err != nil {
		return evidence.Row{}, err
	}
	prefix, _, err := entente.ParseEvidenceID(id)
	if err != nil {
		return evidence.Row{}, err
	}
	if prefix != snapATOP && prefix != snapKorea {
		return evidence.Row{}, &entente.Error{Code: entente.CodeNotFound, Op: "apitest.Row",
			Message: "no file of the ledger has that id"}
	}
	cells := []string{"3240", "732", "1953", Hostile, "", "-1", "1"}
	x := evidence.Row{ID: id, Evidence: note(id).Reference(), Raw: strings.Join(cells, ","), Fields: cells,
		Columns: []string{"atopid", "member", "yrent", "comment", "yrexit", "estmode", "defense"},
		Statements: []entente.RowStatement{{Table: "members",
			Values: []entente.NameValue{{Name: "agreement", Value: "atop:3240"},
				{Name: "actor", Value: "KOR"}, {Name: "raw", Value: "732"}, {Name: "valid_from", Value: "1953-10-01"},
				{Name: "valid_to"},
				{Name: "obligations", Value: "defence;consultation"}}}}}
	if prefix == snapKorea {
		x.Restated = &evidence.Restated{Source: "Korea ties 2026-11", File: "ties.csv", Place: "line 85",
			Raw:  "T85;" + Hostile,
			Hint: "this line is the publisher's own"}
	}
	return x, nil
}
