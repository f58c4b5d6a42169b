package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// sayGroup tells who belongs to a group, and with whom it is tied as a whole.
func (d *Speaker) sayGroup(f ask.Finding) string {
	r := f.Reading
	asksAllies := r.Kind == "" || r.Kind == ask.KindDefence || r.Kind == ask.KindAlliance
	partners := ""
	if asksAllies && (r.Tier == "" || r.Tier == tie.TreatyAlly) {
		partners = sayGroupPartners(r, f.Partners)
	} else {
		partners = d.sayAllies(r, f.Whole)
	}
	return d.sayMembers(r, *f.Membership) + " " + partners
}

// notAllies is said of every group that is asked about as if it had allies.
const notAllies = "기구에는 회원국이 있을 뿐 동맹국은 없습니다."

// sayGroupPartners says with whom a group is tied as a group.
func sayGroupPartners(r ask.Proposition, ps []tie.Partner) string {
	byTier := map[tie.Tier][]string{}
	for _, p := range ps {
		byTier[p.Tier] = append(byTier[p.Tier], called(p))
	}
	var parts []string
	for _, t := range tie.Tiers {
		if n := len(byTier[t]); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d곳(%s)", tiers[t], n, actors(byTier[t], mostNames)))
		}
	}
	if len(parts) == 0 {
		return notAllies + " 기구 전체 차원의 관계는 " + when(r) + " 기록되어 있지 않습니다."
	}
	return notAllies + " 기구 차원에서는 " + josa(all(parts), "이/가") + " " + tense(r, "있습니다.", "있었습니다.")
}

// sayWithGroup says first of a pair of an actor and a group whether the actor belongs to it.
func (d *Speaker) sayWithGroup(f ask.Finding, tied string) string {
	r, x := f.Reading, *f.Membership
	said := r
	if !d.cw.IsGroup(r.Subject) {
		said.Subject, said.Object = r.Object, r.Subject
	}
	first := d.sayStanding(said, x)
	switch {
	case x.Asked.Holds() && r.Side != "" && !r.IsPolar:
		return first + " 방위 의무는 회원국 상호 간에 있으며 기구가 지는 것이 아닙니다."
	case r.IsPolar && x.Asked.Holds():
		return first + " " + notAllies + mutualDuty(r, x)
	case r.IsPolar:
		return tied
	case x.Asked.Holds() && len(f.Partners) == 0:
		return first + " 회원 자격 외에 기구 전체와의 관계는 기록되어 있지 않습니다."
	case r.Kind != "" || r.Tier != "":
		return first + " " + tied
	case len(f.Partners) == 0:
		return first + " 기구 전체와의 관계는 " + when(r) + " 기록되어 있지 않습니다."
	}
	return first + d.others(f.Partners[0], r)
}

// mutualDuty is what the members of a group owe each other, under the treaty that promises defence if one does.
func mutualDuty(r ask.Proposition, x tie.Roster) string {
	t, ok := dutyTreaty(x)
	if !ok {
		return " 회원국 상호 간의 의무를 정한 조약은 수록되어 있지 않습니다."
	}
	return fmt.Sprintf(" %s(%s)의 당사국은 서로 %s 의무를 %s", quoted(t.Title), t.Agreement, duties(t.Obligations),
		tense(r, "집니다.", "졌습니다."))
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

// sayEach tells of each of several actors whether it belongs to a group.
func (d *Speaker) sayEach(f ask.Finding) string {
	isVerdict := f.Reading.Aspect == ask.AspectIs && !f.Reading.IsEver
	var said []string
	if isVerdict {
		said = append(said, verdictOfEach(f.Membership.AskedAll))
	}
	for i, id := range f.Reading.Objects {
		one := f.Reading
		one.Object = id
		if isVerdict {
			said = append(said, d.sayStanding(one, f.Rosters[i]))
		} else {
			said = append(said, d.sayMembership(one, f.Rosters[i]))
		}
	}
	return strings.Join(said, " ")
}

// verdictOfEach is the yes or no to a question about several actors.
func verdictOfEach(ms []tie.Membership) string {
	var in, out, open []string
	for _, m := range ms {
		switch name := memberName(m); {
		case m.Holds():
			in = append(in, name)
		case m.Standing == tie.NotTold:
			open = append(open, name)
		default:
			out = append(out, name)
		}
	}
	switch n := len(ms); {
	case len(open) == n:
		return "알 수 없습니다."
	case len(in) == n:
		return "모두 그렇습니다."
	case len(out) == n:
		return "모두 그렇지 않습니다."
	}
	var parts []string
	for _, g := range []struct {
		names []string
		says  string
	}{{in, "그렇고"}, {out, "그렇지 않으며"}, {open, "알 수 없으며"}} {
		if len(g.names) > 0 {
			parts = append(parts, josa(all(g.names), "은/는")+" "+g.says)
		}
	}
	last := map[string]string{"그렇고": "그렇습니다", "그렇지 않으며": "그렇지 않습니다", "알 수 없으며": "알 수 없습니다"}
	end := parts[len(parts)-1]
	for open, closed := range last {
		if s, ok := strings.CutSuffix(end, " "+open); ok {
			end = s + " " + closed
		}
	}
	parts[len(parts)-1] = end
	return "일부만 그렇습니다. " + strings.Join(parts, ", ") + "."
}
