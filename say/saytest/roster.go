package saytest

import (
	"entente"
	"entente/tie"
)

// Case is a group with what is special about it.
type Case struct {
	Says   string
	Roster tie.Roster
}

// Rosters are groups to which France stands in every way, with treaties, suspensions and exits.
func Rosters() []Case {
	france := func(standing tie.MemberStanding, spells ...tie.MemberSpell) tie.Membership {
		m := tie.Membership{Actor: "FRA", Name: "France", Standing: standing, Spells: spells, Basis: tie.BasisAccession}
		if len(spells) > 0 {
			last := spells[len(spells)-1]
			m.From, m.To, m.How, m.Basis = last.From, last.To, last.How, last.Basis
		}
		return m
	}
	roster := func(m tie.Membership, others ...tie.Membership) tie.Roster {
		x := tie.Roster{Group: entente.Actor{ID: "NATO", Kind: entente.ActorGroup}, AsOf: Today, IsWhole: true}
		for _, m := range append(others, m) {
			switch {
			case m.Holds():
				x.Members = append(x.Members, m)
			case m.Standing == tie.IsFormer:
				x.Former = append(x.Former, m)
			case m.Standing == tie.IsLaterMember:
				x.Later = append(x.Later, m)
			}
		}
		x.Asked = &m
		return x
	}
	founded, left, back := on(1949, 4, 4), on(1966, 3, 10), on(2009, 4, 4)
	open := tie.MemberSpell{From: founded, Basis: tie.BasisAccession}
	over := tie.MemberSpell{From: founded, To: left, How: "left", Basis: tie.BasisAccession}
	again := tie.MemberSpell{From: back, Basis: tie.BasisAccession}
	out := tie.MemberSpell{From: founded, To: left, How: "suspended", Basis: tie.BasisAccession}
	treaty := tie.GroupTreaty{Agreement: "test:7", Role: "founding", Title: "Treaty of the group", Signed: founded,
		Obligations: []string{"defence", "consultation"}, Parties: 2, IsHeld: true}
	ended := treaty
	ended.Ended = on(1991, 7, 1)

	seen := france(tie.IsMember, open)
	seen.Sure, seen.Observed = tie.LastObserved, on(2014, 12, 31)
	listed := france(tie.IsMember, open)
	listed.Sure, listed.Basis = tie.Listed, tie.BasisFounding
	frozen := france(tie.IsSuspended, open)
	frozen.Suspended = left
	barred := france(tie.IsSuspended, tie.MemberSpell{From: founded, To: left, How: "excluded", Basis: tie.BasisAccession})
	barred.Suspended = left
	leg := france(tie.IsMember, open)
	leg.Legs = []tie.Suspension{{By: []entente.ActorID{"GBR"}, Since: left, Evidence: "test#1"}}
	organisation := france(tie.IsMember, tie.MemberSpell{From: entente.Date{Year: 1950}, Basis: tie.BasisOrganisation})
	party := france(tie.IsMember, tie.MemberSpell{From: founded, Basis: tie.BasisTreaty})

	withTreaty := func(x tie.Roster, t tie.GroupTreaty) tie.Roster {
		x.Treaties = []tie.GroupTreaty{t}
		return x
	}
	over1991 := withTreaty(roster(france(tie.IsFormer, tie.MemberSpell{From: founded, To: ended.Ended, How: "dissolved",
		Basis: tie.BasisAccession})), ended)
	over1991.Ended = ended.Ended
	return []Case{
		{"a member under a founding treaty", withTreaty(roster(france(tie.IsMember, open)), treaty)},
		{"a member that left and came back", roster(france(tie.IsMember, over, again))},
		{"a member that was suspended and is back", roster(france(tie.IsMember, out, again))},
		{"last observed", roster(seen)}, {"on the program's own list", withTreaty(roster(listed), treaty)},
		{"frozen", roster(frozen)}, {"excluded", roster(barred)}, {"a suspended duty between two", roster(leg)},
		{"seen in a list of organisations", roster(organisation)}, {"a party of a treaty of the group", roster(party)},
		{"left", roster(france(tie.IsFormer, over))}, {"the group is over", over1991},
		{"joined later", roster(france(tie.IsLaterMember, again))}, {"never a member", roster(france(tie.WasNever), seen)},
		{"not covered", roster(france(tie.NotTold))},
	}
}
