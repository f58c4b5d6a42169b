package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// sayIsMember answers whether an actor belongs to a group.
func (d *Speaker) sayIsMember(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	if r.IsEver && !m.Holds() && len(m.Spells) > 0 && m.Standing == tie.IsFormer {
		return fmt.Sprintf("그렇습니다. %s %s의 회원국이었습니다(%s).", josa(memberName(m), "은/는"), d.name(r.Subject), spellsWords(m))
	}
	if s, ok := d.ofState(r, x); ok && len(m.Spells) == 0 {
		return s
	}
	s := d.sayStanding(r, x)
	switch m.Standing {
	case tie.IsMember:
		if m.Sure == tie.LastObserved {
			return "마지막으로 확인된 바로는 그렇습니다. " + s
		}
		return "그렇습니다. " + s
	case tie.IsSuspended:
		switch {
		case m.How == "excluded":
			return "그렇습니다. 다만 참여하지는 못합니다. " + s
		case r.IsDated:
			return "그렇습니다. 다만 참여가 정지된 상태였습니다. " + s
		}
		return "그렇습니다. 다만 참여가 정지되어 있습니다. " + s
	case tie.NotTold:
		return "알 수 없습니다. " + s
	case tie.WasNever:
		return "그렇지 않습니다. " + s + whyNotMember(x)
	}
	return "그렇지 않습니다. " + s
}

// sayHasJoined answers whether an actor joined, at a date where the question names one.
func (d *Speaker) sayHasJoined(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	if !r.IsDated || len(m.Spells) == 0 {
		return d.sayIsMember(ask.Proposition{Subject: r.Subject, Object: r.Object, AsOf: r.AsOf, IsEver: true}, x)
	}
	if slices.ContainsFunc(m.Spells, func(s tie.MemberSpell) bool { return inAsked(r, s.From) }) {
		return "그렇습니다. " + d.sayJoined(r, x)
	}
	return "그렇지 않습니다. " + d.sayJoined(r, x)
}

// ofState says of a territory that is no member of its own whose it is, and whether that state is one.
func (d *Speaker) ofState(r ask.Proposition, x tie.Roster) (string, bool) {
	t, ok := d.cw.Territory(r.Object, r.AsOf)
	if !ok || t.State == "" {
		return "", false
	}
	s := fmt.Sprintf("독자적인 회원은 아닙니다. %s %s에 속합니다.", josa(d.name(r.Object), "은/는"), d.name(t.State))
	i := slices.IndexFunc(x.Members, func(m tie.Membership) bool { return m.Actor == t.State })
	state, group := josa(d.name(t.State), "은/는"), d.name(r.Subject)
	if i < 0 {
		return fmt.Sprintf("%s %s %s %s의 회원국이 %s.", s, state, when(r), group, tense(r, "아닙니다", "아니었습니다")), true
	}
	return fmt.Sprintf("%s %s %s %s의 회원국입니다. 조약이 해당 영역에 어디까지 미치는지는 수록되어 있지 않습니다.", s, state,
		span(entente.Period{From: x.Members[i].From}), group), true
}

// sayStanding says in a sentence what an actor was to a group at the date.
func (d *Speaker) sayStanding(r ask.Proposition, x tie.Roster) string {
	m, group := *x.Asked, d.name(r.Subject)
	name := d.name(r.Object)
	if m.Name != "" {
		name = memberName(m)
	}
	name = josa(name, "은/는")
	switch m.Standing {
	case tie.IsMember:
		return fmt.Sprintf("%s %s %s의 %s%s.", name, memberWhen(r, m), group, is(r, "회원국"), bracketed(onBasis(m, x))) +
			olderThan(x, m.From) + beforeThat(r, m) + d.legsOf(r, []tie.Membership{m})
	case tie.IsSuspended:
		return fmt.Sprintf("%s %s %s의 %s. ", name, span(entente.Period{From: m.Spells[0].From}), group, is(r, "회원국")) +
			frozenWords(r, m)
	case tie.IsFormer:
		return fmt.Sprintf("%s %s %s의 회원국이 %s. 회원국이었던 기간은 %s입니다.", name, when(r), group,
			tense(r, "아닙니다", "아니었습니다"), spellsWords(m))
	case tie.IsLaterMember:
		return fmt.Sprintf("%s %s 아직 %s의 회원국이 아니었으며, %s에 가입하였습니다.", name, when(r), group, date(m.From))
	case tie.NotTold:
		return fmt.Sprintf("수록 자료에는 %s 올라야 할 %s의 회원국 명단이 없습니다.", josa(d.name(r.Object), "이/가"), group) + firstNote(x)
	}
	return fmt.Sprintf("%s %s %s의 회원국이 %s, 다른 시기에 회원국이었다는 기록도 없습니다.", name, when(r), group,
		tense(r, "아니며", "아니었으며"))
}

// memberWhen is the time of a membership: since when, and until when where it is over.
func memberWhen(r ask.Proposition, m tie.Membership) string {
	switch {
	case m.From.IsZero():
		return when(r)
	case r.IsDated || !m.To.IsZero():
		return when(r) + "(" + span(entente.Period{From: m.From, To: m.To}) + ")"
	}
	return date(m.From) + "부터"
}

// onBasis says what a membership and its date rest on, where that is not the accession itself, and how sure it is.
func onBasis(m tie.Membership, x tie.Roster) string {
	var parts []string
	switch m.Basis {
	case tie.BasisTreaty:
		parts = append(parts, "가입일이 아니라 관련 조약의 일자")
	case tie.BasisOrganisation:
		parts = append(parts, "연 단위 국제기구 자료에 따름")
	case tie.BasisFounding:
		if t, ok := foundingTreaty(x); ok {
			parts = append(parts, "설립조약 당사국, "+string(t.Agreement))
		}
	}
	if s := seenTo(m); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func seenTo(m tie.Membership) string {
	switch {
	case m.Sure == tie.LastObserved:
		return date(m.Observed) + " 마지막으로 확인"
	case m.Sure == tie.Listed:
		return "프로그램 자체 목록에 따른 것으로 수록 자료로는 확인되지 않음"
	case m.Sure == tie.InForce && !m.Confirmed.IsZero():
		return date(m.Confirmed) + " 효력 최종 확인"
	}
	return ""
}

// beforeThat tells of the spells that had begun by the date.
func beforeThat(r ask.Proposition, m tie.Membership) string {
	begun := m
	begun.Spells = slices.DeleteFunc(slices.Clone(m.Spells), func(s tie.MemberSpell) bool {
		return r.AsOf.Last().Before(s.From.First())
	})
	if len(begun.Spells) < 2 {
		return ""
	}
	return " 회원국이었던 기간: " + spellsWords(begun) + "."
}

// whyNotMember shows what a "no" rests on: the founding treaty, and how new the list is.
func whyNotMember(x tie.Roster) string {
	s := ""
	if t, ok := foundingTreaty(x); ok {
		s = " 설립조약인 " + treatyWords(t) + "의 당사국이 아닙니다."
	}
	if n, ok := newest(x); ok {
		s += fmt.Sprintf(" 알려진 가장 최근의 가입국은 %s(%s)입니다.", memberName(n), date(n.From))
	}
	return s
}

// newest is the last who joined, of those who belong to the group.
func newest(x tie.Roster) (last tie.Membership, ok bool) {
	for _, m := range x.Members {
		if !ok || last.From.Before(m.From) {
			last, ok = m, true
		}
	}
	return last, ok
}

// sayJoined answers when an actor joined.
func (d *Speaker) sayJoined(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	name, group := josa(memberName(m), "은/는"), d.name(r.Subject)
	if len(m.Spells) == 0 {
		if m.Standing == tie.NotTold {
			return "알 수 없습니다. " + d.sayStanding(r, x)
		}
		return name + " " + group + "에 가입하지 않았습니다. 어느 시기에도 회원국이었다는 기록이 없습니다." + whyNotMember(x)
	}
	first := m.Spells[0]
	s := fmt.Sprintf("%s %s %s에 가입하였습니다.", name, date(first.From), group)
	switch first.Basis {
	case tie.BasisTreaty:
		s = fmt.Sprintf("%s %s부터 %s 관련 조약의 당사국입니다. 이는 조약의 일자이며 가입일은 수록되어 있지 않습니다.", name,
			date(first.From), group)
	case tie.BasisOrganisation:
		s = fmt.Sprintf("%s 연 단위 자료에서 %d년에 처음으로 %s의 회원국으로 확인되었습니다.", name, first.From.Year, group)
	case tie.BasisFounding:
		s = fmt.Sprintf("%s %s 설립조약의 당사국으로서 %s에 가입하였습니다.", name, date(first.From), group)
	}
	if len(m.Spells) > 1 || !first.To.IsZero() {
		s += " 회원국이었던 기간은 " + spellsWords(m) + "입니다."
	}
	if len(m.Versions) > 0 && first.Basis == tie.BasisAccession {
		s += original(m.Versions[0].Says)
	}
	s += olderThan(x, first.From)
	if m.Standing == tie.IsSuspended {
		s += " " + frozenWords(r, m)
	}
	return s
}

// sayLeft answers whether or when an actor left, or was out of the group.
func (d *Speaker) sayLeft(r ask.Proposition, x tie.Roster) string {
	m := *x.Asked
	name, group := josa(memberName(m), "은/는"), d.name(r.Subject)
	yes, no := "", ""
	if r.Aspect == ask.AspectHasLeft {
		yes, no = "그렇습니다. ", "그렇지 않습니다. "
	}
	if len(m.Spells) == 0 {
		if m.Standing == tie.NotTold {
			return "알 수 없습니다. " + d.sayStanding(r, x)
		}
		return no + name + " " + josa(group, "을/를") + " 탈퇴하지 않았습니다. 어느 시기에도 회원국이었다는 기록이 없습니다."
	}
	var exits []string
	for _, s := range m.Spells {
		if s.How == "left" {
			exits = append(exits, date(s.To))
		}
	}
	none := no + memberName(m) + "의 " + group + " 탈퇴는 기록되어 있지 않습니다. "
	switch {
	case len(exits) > 0:
		s := yes + fmt.Sprintf("%s %s %s 탈퇴하였습니다.", name, all(exits), josa(group, "을/를"))
		if len(m.Spells) > 1 || m.Standing == tie.IsMember {
			s += " 회원국이었던 기간은 " + spellsWords(m) + "입니다."
		}
		return s
	case m.Standing == tie.IsSuspended:
		return no + frozenWords(r, m)
	case slices.ContainsFunc(m.Spells, func(s tie.MemberSpell) bool { return !s.To.IsZero() }):
		return none + "회원국이었던 기간은 " + spellsWords(m) + "입니다."
	}
	return none + fmt.Sprintf("%s 이후 중단 없이 회원국입니다%s. 군사 지휘체계에서의 이탈처럼 기구 안에서 이루어지는 조치는 탈퇴가 아니며 "+
		"여기에는 기록되어 있지 않습니다.", date(m.Spells[0].From), bracketed(seenTo(m)))
}
