package en

import (
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// sayGroup tells who belongs to a group, and with whom it is tied as a whole.
func (d *Speaker) sayGroup(a ask.Finding) string {
	r := a.Reading
	asksAllies := r.Kind == "" || r.Kind == ask.KindDefence || r.Kind == ask.KindAlliance
	partners := d.sayAllies(r, a.Whole)
	if asksAllies && (r.Tier == "" || r.Tier == tie.TreatyAlly) {
		partners = d.sayGroupPartners(r, a.Partners)
	}
	return d.sayMembers(r, *a.Membership) + " " + partners
}

// sayGroupPartners says with whom a group is tied as a group.
func (d *Speaker) sayGroupPartners(r ask.Proposition, ps []tie.Partner) string {
	byTier := map[tie.Tier][]string{}
	for _, p := range ps {
		byTier[p.Tier] = append(byTier[p.Tier], inSentence(p.Name))
	}
	var parts []string
	for _, t := range tie.Tiers {
		if n := len(byTier[t]); n > 0 {
			label := tierLabel(t)
			if n > 1 {
				label = tierMany(t)
			}
			parts = append(parts, number(n)+" "+label+" ("+list(byTier[t], mostNames)+")")
		}
	}
	if len(parts) == 0 {
		return "A group has members, not allies; no tie of the group as a whole is recorded " + when(r) + "."
	}
	return "A group has members, not allies; as a group it " + has(r) + " " + list(parts, len(parts)) + "."
}

func tierMany(t tie.Tier) string {
	if t == tie.TreatyAlly {
		return "treaty allies"
	}
	return strings.TrimSuffix(tierLabel(t), "s") + "s"
}

// sayWithGroup says first of a pair of an actor and a group whether the actor belongs to it.
func (d *Speaker) sayWithGroup(a ask.Finding, tied string) string {
	r, x := a.Reading, *a.Membership
	said := r
	if !d.cw.IsGroup(r.Subject) {
		said.Subject, said.Object = r.Object, r.Subject
	}
	first := d.sayStanding(said, x)
	switch {
	case x.Asked.Holds() && r.Side != "" && !r.IsPolar:
		return first + " A duty to defend lies between its members, each by each, and not on the group."
	case r.IsPolar && x.Asked.Holds():
		return first + " A group has members, not allies" + mutualDuty(r, x) + "."
	case r.IsPolar:
		return tied
	case x.Asked.Holds() && len(a.Partners) == 0:
		return first + " Beside its membership no tie with the group as a whole is recorded."
	case r.Kind != "" || r.Tier != "":
		return first + " " + tied
	case len(a.Partners) == 0:
		return first + " No tie with the group as a whole is recorded " + when(r) + "."
	}
	return first + d.others(a.Partners[0], r)
}

// mutualDuty is what the members of a group owe each other, under the treaty that promises defence if one does.
func mutualDuty(r ask.Proposition, x tie.Roster) string {
	t, ok := dutyTreaty(x)
	if !ok {
		return "; no treaty of the ledger says what its members owe each other"
	}
	owe := "owe"
	if r.IsDated {
		owe = "owed"
	}
	return "; the parties of the " + strings.TrimPrefix(t.Title, "the ") + " (" + string(t.Agreement) + ") " + owe +
		" each other " + dutyWords(t.Obligations)
}

// dutyTreaty is the treaty of a group under which most is owed at the date: one of defence before any other.
func dutyTreaty(x tie.Roster) (found tie.GroupTreaty, ok bool) {
	for _, t := range x.Treaties {
		isDefence := slices.Contains(t.Obligations, entente.Defence.String())
		isBetter := !ok || isDefence && !slices.Contains(found.Obligations, entente.Defence.String())
		if t.IsHeld && len(t.Obligations) > 0 && isBetter {
			found, ok = t, true
		}
	}
	return found, ok
}
