// Package saytest is a small made-up ledger and questions to it, for the golden sentences of every language.
package saytest

import (
	"context"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// World is a small made-up ledger: two allies, one only last observed, one pact that is signed, one promise not
// to attack, and a group.
type World struct{}

func on(y, m, d int) entente.Date {
	return entente.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)}
}

func pact(title string, from entente.Date, standing tie.Standing, promises ...string) tie.View {
	v := tie.View{Kind: entente.KindAlliance, Title: title, Agreement: "test:1", From: from, Standing: standing, Obligations: promises,
		Direction: "mutual", Pact: tie.DefencePact, Tier: tie.TreatyAlly}
	switch {
	case promises[0] != "defence":
		v.Tier, v.Pact = tie.Restraint, tie.NonAggressionPact
	case standing == tie.Signed:
		v.Tier, v.From, v.Signed = tie.NoTier, entente.Date{}, from
	}
	if standing == tie.LastObserved {
		v.Observed = on(2018, 12, 31)
	}
	v.Spells = []tie.Spell{{From: v.From, Standing: standing, Obligations: promises}}
	return v
}

func partner(id entente.ActorID, name string, v tie.View) tie.Partner {
	p := tie.Partner{Actor: id, Name: name, Kind: entente.ActorState, Tier: v.Tier, Direction: v.Direction, Standing: v.Standing,
		Observed: v.Observed, Since: v.From, Ties: []tie.View{v}}
	if v.Tier == tie.TreatyAlly {
		p.Defence = v.Spells
	}
	return p
}

var partners = []tie.Partner{
	partner("USA", "United States of America", pact("Treaty of the test", on(1953, 10, 1), tie.InForce, "defence")),
	partner("PHL", "Philippines", pact("Pact of Manila", on(1951, 8, 30), tie.LastObserved, "defence")),
	partner("SAU", "Saudi Arabia", pact("Pact that waits", on(2025, 9, 17), tie.Signed, "defence")),
	partner("IDN", "Indonesia", pact("Treaty of Amity", on(1976, 2, 24), tie.InForce, "non_aggression")),
}

// Partners are the ties of the made-up ledger.
func (World) Partners(_ context.Context, q tie.Query) (tie.Portfolio, error) {
	p := tie.Portfolio{Subject: entente.Actor{ID: q.Actor}, AsOf: q.AsOf, KnownAt: q.Known, Partners: []tie.Partner{},
		Disagreements: []evidence.Disagreement{}, Evidence: evidence.Footnotes{}}
	to := 2018
	p.Coverage = []evidence.Coverage{{Dataset: "atop", Short: "ATOP", Edition: "5.1", From: 1815, To: &to, Status: evidence.OutOfCoverage,
		Kinds: []entente.Kind{entente.KindAlliance}},
		{Dataset: ask.ChangesSince, Short: "Alliances since 2019", From: 2019, Kinds: []entente.Kind{entente.KindAlliance}, Partial: true}}
	all := partners
	if q.Actor != "KOR" {
		all = nil
		for _, x := range partners {
			if x.Actor == q.Actor { // the same tie, seen from the other side
				x.Actor, x.Name = "KOR", "South Korea"
				all = append(all, x)
			}
		}
	}
	if q.Actor == "JPN" {
		all = partners[:1]
	}
	for _, x := range all {
		isAsked := q.Other == "" || q.Other == x.Actor
		if isAsked && (q.Tier == "" || q.Tier == x.Tier) && x.Actor != q.Actor {
			p.Partners = append(p.Partners, x)
		}
	}
	if len(p.Partners) == 0 {
		p.Absence = evidence.None
	}
	return p, nil
}

// Ranking has two states.
func (World) Ranking(context.Context, entente.Date, entente.Date) ([]tie.Ranked, error) {
	return []tie.Ranked{{Actor: "USA", Name: "United States of America", Allies: 66}, {Actor: "FRA", Name: "France", Allies: 40}}, nil
}

// Members are those of a group of two.
func (World) Members(_ context.Context, q tie.GroupQuery) (tie.Roster, error) {
	m := func(id entente.ActorID, name string, from entente.Date) tie.Membership {
		return tie.Membership{Actor: id, Name: name, From: from, Standing: tie.IsMember, Basis: tie.BasisAccession,
			Spells: []tie.MemberSpell{{From: from, Basis: tie.BasisAccession}}}
	}
	x := tie.Roster{Group: entente.Actor{ID: q.Group, Kind: entente.ActorGroup}, AsOf: q.AsOf, Evidence: evidence.Footnotes{}, IsWhole: true,
		Members: []tie.Membership{m("CAN", "Canada", on(1949, 4, 4)), m("SWE", "Sweden", on(2024, 3, 7))}}
	for i, y := range x.Members {
		if y.Actor == q.Actor {
			x.Asked = &x.Members[i]
		}
	}
	if x.Asked == nil && q.Actor != "" {
		x.Asked = &tie.Membership{Actor: q.Actor, Name: "Japan", Standing: tie.WasNever}
	}
	return x, nil
}

// Today is the day on which the tests ask.
var Today = entente.Date{Year: 2026, Month: 11, Day: 23}

// Questions reach most forms of finding.
var Questions = []string{"Who is allied with South Korea?", "Who was allied with South Korea in 1975?", "How many allies does South Korea have?",
	"Who must defend South Korea?", "Which countries were allied with the Soviet Union and South Korea?", "Who were the allies of South Korea in the past?", "Which countries were allied with South Korea?", "Is South Korea allied with the United States?",
	"Is the Philippines allied with South Korea?", "Is South Korea allied with Saudi Arabia?", "Since when is South Korea an ally of Saudi Arabia?",
	"Is Indonesia a security partner of South Korea?", "Since when have the United States and South Korea been allies?",
	"Which allies do South Korea and Japan share?", "Which country has the most allies?", "Who is in NATO?", "Is Sweden in NATO?", "Is Japan in NATO?",
	"Are Canada and Japan in NATO?", "When did Sweden join NATO?", "Who are the allies of NATO?", "Who are the major non-NATO allies?",
	"Which countries helped France in the Vietnam War?", "Who helped South Korea in the Korean War?", "Was Brazil allied with Chile in 1975?",
	"Would the United States defend South Korea?", "Is the United States the strongest ally of South Korea?", "Who is allied with Wakanda?",
	"Which countries are in the same organisations as Japan?", "Allies of sourth koria in mid-1939"}
