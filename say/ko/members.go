package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// mostMembers is how many members a sentence names; the list below it has them all.
const mostMembers = 60

// sayMembership answers a question of membership.
func (d *Speaker) sayMembership(r ask.Proposition, x tie.Roster) string {
	switch r.Aspect {
	case ask.AspectIs:
		return d.sayIsMember(r, x)
	case ask.AspectHasJoined:
		return d.sayHasJoined(r, x)
	case ask.AspectJoined:
		return d.sayJoined(r, x)
	case ask.AspectLeft, ask.AspectHasLeft:
		return d.sayLeft(r, x)
	case ask.AspectLeavers:
		return d.sayLeavers(r, x)
	case ask.AspectJoiners, ask.AspectNewest:
		return d.sayJoiners(r, x)
	case ask.AspectFounders:
		return d.sayFounders(r, x)
	case ask.AspectFrozen:
		return d.saySuspended(r, x)
	case ask.AspectFounded:
		return d.sayFounded(r, x)
	}
	return d.sayMembers(r, x)
}

// sayMembers lists who belonged to the group at the date.
func (d *Speaker) sayMembers(r ask.Proposition, x tie.Roster) string {
	if len(x.Members) == 0 {
		return d.sayNoMembers(r, x)
	}
	what := "회원국은"
	if x.Members[0].Basis == tie.BasisTreaty && !x.IsWhole {
		what = "알려진 회원국은 관련 조약의 당사국을 기준으로"
	}
	s := fmt.Sprintf("%s의 %s %s %s: %s.", d.name(r.Subject), what, at(r), is(r, countries(len(x.Members))),
		byEntry(x.Members))
	t, ok := foundingTreaty(x)
	isLater := ok && r.AsOf.Last().Before(t.Signed.First())
	switch {
	case !ok:
		s += " 설립조약은 수록되어 있지 않습니다." + firstNote(x)
	case isLater:
		s += " 현재의 조약인 " + josa(quoted(t.Title), "은/는") + "(" + date(t.Signed) + ", " + string(t.Agreement) +
			") 그 이후에 체결되었습니다." + firstNote(x)
	case isBefore(x.Members[0].From, t):
		s += " 현재의 형태는 " + treatyWords(t) + "에 따른 것입니다." + owedUnder(r, t)
	default:
		s += " 설립 근거는 " + treatyWords(t) + "입니다." + owedUnder(r, t)
	}
	if ok && (x.Members[0].Basis == tie.BasisFounding || x.Members[0].From.Before(t.Signed) && !isLater) {
		s += firstNote(x)
	}
	s += d.dutyElsewhere(r, x) + interrupted(r, x.Members) + suspendedOf(r, x.Members) + d.legsOf(r, x.Members)
	s += lastSeenMembers(x.Members)
	if r.IsDated {
		return s // who had left stands in the list; the sentence is about who belonged to it
	}
	return s + goneBefore(x)
}

// earlierBy is how many years a treaty may be younger than the first membership without having founded the group
// anew: accessions come after a signature, never so long before it.
const earlierBy = 1

// isBefore reports whether somebody joined before the founding treaty of today was there.
func isBefore(joined entente.Date, t tie.GroupTreaty) bool {
	return !joined.IsZero() && joined.Year+earlierBy < t.Signed.Year
}

// olderThan says of an actor that joined before the founding treaty of today what it joined.
func olderThan(x tie.Roster, joined entente.Date) string {
	if t, ok := foundingTreaty(x); ok && isBefore(joined, t) {
		return " 이는 " + quoted(t.Title) + "(" + date(t.Signed) + ") 체결 이전입니다." + firstNote(x)
	}
	return ""
}

// dutyElsewhere names the treaty of defence of a group that another treaty founded.
func (d *Speaker) dutyElsewhere(r ask.Proposition, x tie.Roster) string {
	t, ok := dutyTreaty(x)
	f, _ := foundingTreaty(x)
	if !ok || t.Agreement == f.Agreement || !slices.Contains(t.Obligations, entente.Defence.String()) {
		return ""
	}
	return fmt.Sprintf(" 방위 의무는 %s(%s, %s)에 따라 그 당사국 %s이 %s.", quoted(t.Title), date(t.Signed), t.Agreement,
		countries(t.Parties), tense(r, "집니다", "졌습니다"))
}

// byEntry names members with the date of entry, those of one date together.
func byEntry(ms []tie.Membership) string {
	if len(ms) > mostMembers {
		names := make([]string, len(ms))
		for i, m := range ms {
			names[i] = memberName(m)
		}
		return actors(names, 20)
	}
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		var names []string
		for ; j < len(ms) && ms[j].From == ms[i].From; j++ {
			names = append(names, memberName(ms[j]))
		}
		joined := date(ms[i].From) + "부터"
		switch {
		case ms[i].From.IsZero():
			joined = "가입일 미상"
		case ms[i].Basis == tie.BasisOrganisation:
			joined = date(ms[i].From) + "부터 확인"
		}
		if j-i == len(ms) && len(ms) > 1 {
			return all(names) + "(모두 " + joined + ")"
		}
		parts = append(parts, strings.Join(names, "·")+"("+joined+")")
		i = j
	}
	return strings.Join(parts, ", ")
}

func foundingTreaty(x tie.Roster) (tie.GroupTreaty, bool) {
	i := slices.IndexFunc(x.Treaties, func(t tie.GroupTreaty) bool { return t.Role == "founding" && t.IsHeld })
	if i < 0 {
		return tie.GroupTreaty{}, false
	}
	return x.Treaties[i], true
}

// treatyWords is a treaty of a group with its date and its id.
func treatyWords(t tie.GroupTreaty) string {
	return quoted(t.Title) + "(" + date(t.Signed) + " 서명, " + string(t.Agreement) + ")"
}

// owedUnder says what the parties of a treaty of a group owe each other, and whether it has ended.
func owedUnder(r ask.Proposition, t tie.GroupTreaty) string {
	o := duties(t.Obligations)
	switch {
	case o != "" && t.Ended.IsZero():
		return " 그 당사국은 서로 " + o + " 의무를 " + tense(r, "집니다.", "졌습니다.")
	case o != "":
		return " 그 당사국은 " + date(t.Ended) + "까지 서로 " + o + " 의무를 졌습니다."
	case !t.Ended.IsZero():
		return " 이 조약은 " + date(t.Ended) + " 종료되었습니다."
	}
	return ""
}

// firstNote is what the reviewed table says of the first treaty of a group.
func firstNote(x tie.Roster) string {
	for _, t := range x.Treaties {
		if t.Note != "" {
			return original(t.Note)
		}
	}
	return ""
}

func (d *Speaker) sayFounded(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	t, ok := foundingTreaty(x)
	if !ok {
		return group + "의 설립조약은 수록되어 있지 않습니다." + firstNote(x)
	}
	s := josa(group, "은/는") + " " + treatyWords(t) + "에 따라 설립되었습니다." + owedUnder(r, t) + firstNote(x)
	if !x.Ended.IsZero() && x.Ended != t.Ended {
		s += " " + josa(group, "은/는") + " " + date(x.Ended) + " 해체되었습니다."
	}
	return s
}

// sayNoMembers says why nobody is listed.
func (d *Speaker) sayNoMembers(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	none := fmt.Sprintf("%s의 회원국은 %s %s. ", group, when(r), tense(r, "없습니다", "없었습니다"))
	switch {
	case !x.Ended.IsZero() && x.Ended.Last().Before(r.AsOf.First()):
		s := none + date(x.Ended) + " 해체되었습니다."
		if len(x.Former) == 0 {
			return s + whoWouldTell(x)
		}
		s += " 마지막 회원국은 " + actors(lastMembers(x), mostMembers) + "입니다."
		if r.IsDated {
			return s
		}
		return s + goneBefore(x)
	case len(x.Former) > 0:
		last := x.Former[len(x.Former)-1]
		s := none + "마지막 회원국의 자격은 " + date(last.To) + " 종료되었습니다."
		for _, sp := range last.Spells {
			if r.AsOf.Last().Before(sp.From.First()) {
				return s + " 이후 " + date(sp.From) + " 다시 시작되었습니다."
			}
		}
		return s
	case len(x.Later) > 0:
		return none + "알려진 최초의 회원국은 " + date(x.Later[0].From) + "에 가입하였습니다."
	}
	return "알 수 없습니다. " + group + "의 회원국 명단이 수록되어 있지 않습니다" + known(r) + "." + firstNote(x) + whoWouldTell(x)
}

// lastMembers are those who were in it until its end.
func lastMembers(x tie.Roster) (names []string) {
	for _, m := range x.Former {
		if m.How == "dissolved" || m.To == x.Ended {
			names = append(names, memberName(m))
		}
	}
	slices.Sort(names)
	return names
}

// whoWouldTell names a dataset that could tell and is not in the ledger.
func whoWouldTell(x tie.Roster) string {
	for _, c := range x.Coverage {
		if c.Status == evidence.NotCoded && strings.Contains(c.Note, "import") {
			return " " + josa(short(c), "을/를") + " 들여오면 알 수 있습니다."
		}
	}
	return " 들여올 수 있는 자료 가운데에도 그 명단은 없습니다."
}
