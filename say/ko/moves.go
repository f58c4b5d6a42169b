package ko

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// move is one entry or exit.
type move struct {
	name  string
	at    entente.Date
	again bool // not the first of this member
}

// everybody are all who ever belonged to the group.
func everybody(x tie.Roster) []tie.Membership {
	return slices.Concat(x.Members, x.Former, x.Later)
}

// sayLeavers answers who left, all of them or those of a year.
func (d *Speaker) sayLeavers(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	var exits []move
	var gone, frozen []string
	for _, m := range everybody(x) {
		again := false
		for i, s := range m.Spells {
			if !inAsked(r, s.To) {
				continue
			}
			switch s.How {
			case "left":
				exits = append(exits, move{memberName(m), s.To, again})
				again = true
			case "suspended", "excluded":
				back := ""
				if i+1 < len(m.Spells) {
					back = date(m.Spells[i+1].From) + " 복귀하였으며, "
				}
				gone = append(gone, fmt.Sprintf(" %s %s %s 조치를 받았습니다. %s이는 탈퇴가 아닙니다.", josa(memberName(m), "은/는"),
					date(s.To), hows[s.How], back))
			}
		}
		if m.Standing == tie.IsSuspended && m.How == "" && inAsked(r, m.Suspended) {
			frozen = append(frozen, " "+frozenWords(r, m))
		}
	}
	s := josa(group, "을/를") + " 탈퇴한 기록은 " + inYear(r) + "없습니다."
	if len(exits) > 0 {
		s = josa(group, "을/를") + " 탈퇴한 국가: " + movesWords(exits) + "."
	}
	slices.Sort(gone)
	s += strings.Join(gone, "") + strings.Join(frozen, "")
	if !x.Ended.IsZero() && (!x.Ended.Last().Before(r.AsOf.First()) || !r.IsDated) {
		s += " " + josa(group, "은/는") + " " + date(x.Ended) + " 모든 회원국에 대하여 종료되었습니다."
	}
	return s
}

func inAsked(r ask.Proposition, d entente.Date) bool {
	if !r.Claimed.IsZero() {
		return !d.IsZero() && !d.Last().Before(r.Claimed.First())
	}
	return !d.IsZero() && (!r.IsDated || (entente.Period{From: d, To: d}).At(r.AsOf))
}

func inYear(r ask.Proposition) string {
	switch {
	case !r.Claimed.IsZero():
		return date(r.Claimed) + " 이후 "
	case !r.IsDated:
		return ""
	}
	return date(r.AsOf) + "에는 "
}

// movesWords tells of entries or exits by date: "A·B(1958년), C(1961년)".
func movesWords(ms []move) string {
	slices.SortFunc(ms, func(a, b move) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.name, b.name)) })
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		var names []string
		for ; j < len(ms) && ms[j].at == ms[i].at && ms[j].again == ms[i].again; j++ {
			names = append(names, ms[j].name)
		}
		day := date(ms[i].at)
		if ms[i].again {
			day += ", 재차"
		}
		parts = append(parts, strings.Join(names, "·")+"("+day+")")
		i = j
	}
	return all(parts)
}

// sayJoiners answers who joined in a year, or who joined last.
func (d *Speaker) sayJoiners(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	if r.Aspect == ask.AspectNewest {
		n, ok := newest(x)
		if !ok {
			return d.sayNoMembers(r, x)
		}
		var names []string
		for _, m := range x.Members {
			if m.From == n.From {
				names = append(names, memberName(m))
			}
		}
		return fmt.Sprintf("알려진 %s의 가장 최근 가입국은 %s(%s)입니다.", group, all(names), date(n.From))
	}
	var entries []move
	for _, m := range everybody(x) {
		for i, s := range m.Spells {
			if inAsked(r, s.From) {
				entries = append(entries, move{memberName(m), s.From, i > 0})
			}
		}
	}
	switch {
	case len(entries) == 0:
		return group + "에 가입한 기록은 " + inYear(r) + "없습니다."
	case len(entries) > mostMembers:
		return d.sayMembers(ask.Proposition{Subject: r.Subject, AsOf: r.AsOf}, x)
	}
	return group + "에 가입한 국가: " + movesWords(entries) + "."
}

// sayFounders answers who belonged to the group from the beginning.
func (d *Speaker) sayFounders(r ask.Proposition, x tie.Roster) string {
	members := everybody(x)
	if len(members) == 0 {
		return d.sayNoMembers(r, x)
	}
	var first entente.Date
	for _, m := range members {
		if f := m.Spells[0].From; !f.IsZero() && (first.IsZero() || f.Before(first)) {
			first = f
		}
	}
	var names []string
	for _, m := range members {
		if m.Spells[0].From == first {
			names = append(names, memberName(m))
		}
	}
	slices.Sort(names)
	s := fmt.Sprintf("알려진 %s의 창설 회원국은 %s입니다(%s부터): %s.", d.name(r.Subject), countries(len(names)), date(first),
		actors(names, mostMembers))
	if t, ok := foundingTreaty(x); ok {
		s += " 설립 근거는 " + treatyWords(t) + "입니다." + owedUnder(r, t)
	}
	return s
}

// saySuspended answers whose part is suspended.
func (d *Speaker) saySuspended(r ask.Proposition, x tie.Roster) string {
	if s := suspendedOf(r, x.Members) + d.legsOf(r, x.Members); s != "" {
		return s[1:]
	}
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	return d.name(r.Subject) + " 회원국의 참여가 정지된 기록은 " + when(r) + " 없습니다."
}
