package apitest

import (
	"context"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

// Members gives ASEAN three members, one of them suspended, one that left and one to come; nobody else is a group.
func (w *World) Members(ctx context.Context, group entente.ActorID, o ask.Options) (say.Answer, error) {
	a, err := w.Allies(ctx, group, o)
	if err != nil {
		return a, err
	}
	if a.Membership == nil {
		return a, &entente.Error{Code: entente.CodeInvalid, Op: "apitest.Members", Message: string(group) +
			" is no group of states"}
	}
	a.Reading.Intent, a.Reading.Aspect, a.Partners = ask.Members, ask.AspectMembers, []tie.Partner{}
	return a, nil
}

func (w *World) roster(a *say.Answer) {
	group, _ := w.Actor(a.Reading.Subject)
	x := &tie.Roster{Group: group, AsOf: a.Reading.AsOf, Members: []tie.Membership{}, Former: []tie.Membership{},
		Later:    []tie.Membership{},
		Coverage: coverage(), Disagreed: []evidence.Disagreement{}, Evidence: evidence.Footnotes{}, IsWhole: true,
		Treaties: []tie.GroupTreaty{{Agreement: "atop:3755", Role: "founding", Title: Hostile, Signed: day(1967, 8, 8),
			IsHeld: true, Parties: 3,
			Obligations: []string{"non_aggression"}, Note: Hostile, Evidence: rows(snapATOP, 413)}}}
	for i, id := range []entente.ActorID{"IDN", "PHL", "SGP", "VNM", "XSS"} {
		actor, _ := w.Actor(id)
		from := day(1967+i, 8, 8)
		m := tie.Membership{Actor: id, Name: actor.Name, Korean: actor.Korean, Standing: tie.IsMember, From: from,
			Basis: tie.BasisAccession,
			Spells: []tie.MemberSpell{{From: from,
				Basis: tie.BasisAccession}}, Obligations: []string{"non_aggression"}, Sure: tie.InForce,
			Confirmed: day(2026, 1, 1), Datasets: []entente.DatasetID{"atop"}, Evidence: rows(snapATOP, 500+i, 520+i,
				540+i,
				560+i)}
		switch id {
		case "SGP":
			m.Standing, m.Suspended, m.Sure, m.Observed = tie.IsSuspended, day(2020, 1, 1), tie.LastObserved,
				day(2018, 12, 31)
			m.Versions = []evidence.Version{{Says: "ATOP has 9 August 1967", Evidence: rows(snapATOP, 413)}}
			x.Members = append(x.Members, m)
		case "VNM":
			m.Standing, m.To, m.How, m.Obligations = tie.IsFormer, day(2000, 1, 1), "left", []string{}
			m.Spells[0].To, m.Spells[0].How = m.To, m.How
			x.Former = append(x.Former, m)
		case "XSS":
			m.Standing, m.From, m.Obligations = tie.IsLaterMember, day(2030, 1, 1), []string{}
			x.Later = append(x.Later, m)
		default:
			x.Members = append(x.Members, m)
		}
		for _, e := range m.Evidence {
			a.Evidence[e] = note(e)
		}
	}
	a.Evidence[row(snapATOP, 413)] = note(row(snapATOP, 413))
	a.Membership = x
	a.Answer = "ASEAN has three members today. A group has members, not allies."
}
