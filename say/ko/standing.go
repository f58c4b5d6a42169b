package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// hows are the ways in which a spell of a membership ends.
var hows = map[string]string{"left": "탈퇴", "suspended": "자격 정지", "excluded": "참여 배제", "dissolved": "기구 해체",
	"state ended": "국가 소멸"}

// suspendedOf names members whose part is suspended.
func suspendedOf(r ask.Proposition, ms []tie.Membership) string {
	s := ""
	for _, m := range ms {
		if m.Standing == tie.IsSuspended {
			s += " " + frozenWords(r, m)
		}
	}
	return s
}

// frozenWords say that a member takes no part, in the tense of the question.
func frozenWords(r ask.Proposition, m tie.Membership) string {
	note := ""
	for _, s := range m.Spells {
		if s.To == m.Suspended && s.Note != "" {
			note = original(s.Note)
		}
	}
	s := josa(memberName(m), "은/는") + " " + since(m.Suspended)
	switch m.How {
	case "excluded":
		return s + "참여에서 배제되어 " + tense(r, "있습니다.", "있었습니다.") + note + afterwards(r, m)
	case "suspended":
		return s + "회원 자격이 정지되어 " + tense(r, "있으며", "있었으며") + ", 이는 탈퇴가 아닙니다." + note
	}
	return s + "참여를 " + tense(r, "정지하고 있으나 탈퇴하지는 않았습니다.", "정지하고 있었으나 탈퇴하지는 않은 상태였습니다.")
}

// afterwards is what came of an exclusion that no return ends.
func afterwards(r ask.Proposition, m tie.Membership) string {
	switch {
	case m.Later != "":
		return original(m.Later)
	case r.IsDated:
		return ""
	}
	return " 그 이후의 경과는 수록되어 있지 않습니다."
}

// interrupted tells of the suspensions that were over at the date: who was out meanwhile, and back.
func interrupted(r ask.Proposition, ms []tie.Membership) string {
	s := ""
	for _, m := range ms {
		for i := 1; i < len(m.Spells); i++ {
			before, after := m.Spells[i-1], m.Spells[i]
			if before.To.IsZero() || r.AsOf.Last().Before(after.From.First()) {
				continue
			}
			how := "회원국이 아니었습니다"
			if before.How == "suspended" || before.How == "excluded" {
				how = hows[before.How] + " 상태였습니다"
			}
			s += fmt.Sprintf(" %s %s %s.", josa(memberName(m), "은/는"), span(entente.Period{From: before.To,
				To: after.From}), how)
		}
	}
	return s
}

// legsOf tells of duties between two members that are suspended while both stay in the group; each is told once.
func (d *Speaker) legsOf(r ask.Proposition, ms []tie.Membership) string {
	said := map[entente.EvidenceID]bool{}
	s := ""
	for _, m := range ms {
		for _, l := range m.Legs {
			if said[l.Evidence] {
				continue
			}
			said[l.Evidence] = true
			s += fmt.Sprintf(" %s 사이의 의무는 %s부터 정지되어 %s, 양측 모두 다른 회원국과의 관계는 %s.",
				josa(memberName(m), "과/와")+" "+d.actors(l.By), date(l.Since), tense(r, "있으며", "있었으며"),
				tense(r, "유지하고 있습니다", "유지하고 있었습니다"))
		}
	}
	return s
}

// lastSeenMembers says of members that no source has seen since when they were last seen, and of those that only
// the program's own list has that no source tells of them.
func lastSeenMembers(ms []tie.Membership) string {
	seen := map[entente.Date][]string{}
	var days []entente.Date
	var listed []string
	for _, m := range ms {
		switch {
		case m.Sure == tie.Listed:
			listed = append(listed, memberName(m))
		case m.Sure == tie.LastObserved && m.Standing != tie.IsSuspended && !m.Observed.IsZero():
			if seen[m.Observed] == nil {
				days = append(days, m.Observed)
			}
			seen[m.Observed] = append(seen[m.Observed], memberName(m))
		}
	}
	slices.SortFunc(days, entente.Date.Compare)
	s := ""
	for _, day := range days {
		names := seen[day]
		who := josa(actors(names, 12), "은/는")
		switch {
		case len(names) == len(ms):
			who = "이 명단은"
		case len(names)*2 > len(ms):
			who = fmt.Sprintf("%d개국 가운데 %d개국은", len(ms), len(names))
		}
		s += " " + who + " " + date(day) + "에 마지막으로 확인되었으며, 그 이후 종료된 기록은 없습니다."
	}
	switch {
	case len(listed) == len(ms) && len(ms) > 1:
		s += " 이 명단은 프로그램 자체 목록에 따른 것으로, 수록 자료 가운데 해당 일자까지 이를 확인해 주는 것은 없습니다."
	case len(listed) > 0:
		s += " " + actors(listed, 12) + "의 회원 자격은 프로그램 자체 목록으로만 확인됩니다."
	}
	return s
}

// goneBefore names who had left: those of one date together, and every exit of who left twice.
func goneBefore(x tie.Roster) string {
	exits := map[string][]string{}
	var order []string
	for _, m := range x.Former {
		if m.How != "left" {
			continue
		}
		var days []string
		for _, s := range m.Spells {
			if s.How == "left" && !x.AsOf.Last().Before(s.To.First()) {
				days = append(days, date(s.To))
			}
		}
		key := strings.Join(days, ", 재차 ")
		if exits[key] == nil {
			order = append(order, key)
		}
		exits[key] = append(exits[key], memberName(m))
	}
	parts := make([]string, len(order))
	for i, key := range order {
		parts[i] = strings.Join(exits[key], "·") + "(" + key + ")"
	}
	if len(parts) == 0 {
		return ""
	}
	return " 탈퇴한 국가: " + actors(parts, 12) + "."
}

// spellsWords are all spells of a membership.
func spellsWords(m tie.Membership) string {
	parts := make([]string, len(m.Spells))
	for i, s := range m.Spells {
		parts[i] = span(s.Period())
		if i > 0 {
			parts[i] = "다시 " + parts[i]
		}
		if s.How != "" && s.How != "left" {
			parts[i] += "(" + hows[s.How] + ")"
		}
	}
	return all(parts)
}
