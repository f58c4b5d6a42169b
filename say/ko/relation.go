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

// sayRelation answers "what ties A and B, and are they allied".
func (d *Speaker) sayRelation(r ask.Proposition, p tie.Portfolio) string {
	switch {
	case r.IsEver:
		return d.sayEver(r, p)
	case r.Side != "":
		return d.sayDuty(r, p)
	case r.Kind != ask.KindAll && r.Kind != ask.KindDefence && r.Kind != ask.KindAlliance:
		return d.sayLayerOf(r, p)
	}
	both := d.both(r)
	if len(p.Partners) == 0 {
		what := "동맹 관계는 "
		if p.Absence == evidence.None && r.Kind == ask.KindAll {
			what = "관계는 "
		}
		return both + " 사이의 " + what + at(r) + " 확인되지 않습니다. " + d.absence(r, p)
	}
	x := p.Partners[0]
	pact, isSigned := tie.SignedPact(x)
	both = josa(both, "은/는") + " " + at(r) + " "
	var s string
	switch {
	case x.Tier == tie.TreatyAlly && r.IsLastSeen(x):
		s = d.sayLastSeen(r, x) + d.suspended(x) + d.planned(r, p)
	case x.Tier == tie.TreatyAlly:
		s = both + is(r, "조약 동맹국") + d.sinceAgain(r, x, d.directed(r, x)) + "." + d.suspended(x)
	case isSigned:
		s = both + "조약 동맹국으로 확인되지 않습니다. " + titled(pact) + "에 " + date(pact.Signed) +
			" 서명하였으나 발효는 어느 자료에서도 확인되지 않았습니다."
	case r.IsAnyTie && d.others(x, r) != "":
		return d.both(r) + "의 " + at(r) + " 관계는 다음과 같습니다." + d.others(x, r) + " 조약 동맹국은 " +
			tense(r, "아닙니다. ", "아니었습니다. ") + d.former(x, r, p) + awaitedTies(x, tie.View{}) + contestedTie(x)
	default:
		s = both + "조약 동맹국이 " + tense(r, "아닙니다. ", "아니었습니다. ") + d.former(x, r, p)
	}
	if x.Tier == tie.TreatyAlly {
		pact = tie.View{}
	}
	return s + d.others(x, r) + awaitedTies(x, pact) + contestedTie(x)
}

// directed is the direction and the standing of an alliance.
func (d *Speaker) directed(r ask.Proposition, x tie.Partner) string {
	if x.Direction == "one_sided" && len(x.OwedBy) > 0 {
		return since(tie.Turned(x, r.AsOf)) + "일방 의무: " + d.nameIn(r, x.OwedBy[0]) + "만 방위 의무 부담, " + standingOf(r, x)
	}
	return standingOf(r, x)
}

// former says that the two were allies at another time, with every spell; failing that on what "not allies" rests.
func (d *Speaker) former(x tie.Partner, r ask.Proposition, p tie.Portfolio) string {
	var over, later []string
	for _, s := range x.Defence {
		t := s.Period()
		switch {
		case s.Standing == tie.Signed, t.At(r.AsOf) && s.Standing != tie.Ended:
		case t.To.IsZero() && s.Standing == tie.NotYet:
			later = append(later, date(t.From)+"부터")
		case !t.To.IsZero():
			over = append(over, d.spell(r, x, t))
		}
	}
	switch {
	case len(over) > 0 && len(later) > 0:
		return "조약 동맹국이었던 기간은 " + list(over, mostSpells) + "이며, " + later[0] + " 다시 조약 동맹국입니다."
	case len(over) > 0:
		return "조약 동맹국이었던 기간은 " + list(over, mostSpells) + "입니다."
	case len(later) > 0:
		return later[0] + " 조약 동맹국입니다."
	}
	return d.noAlly(r, p)
}

// sinceAgain is since when an alliance holds, with the spells before it and what more is said, in brackets.
func (d *Speaker) sinceAgain(r ask.Proposition, x tie.Partner, more string) string {
	past, _ := r.Alliances(x)
	past = slices.DeleteFunc(past, func(s entente.Period) bool { return s.To.IsZero() || !s.To.Before(x.Since) })
	var parts []string
	if !x.Since.IsZero() {
		again := ""
		if len(past) > 0 {
			again = " 다시"
		}
		parts = append(parts, date(x.Since)+"부터"+again)
	}
	if len(past) > 0 && !x.Since.IsZero() {
		parts = append(parts, "이전 기간 "+yearSpans(past))
	}
	if more != "" {
		parts = append(parts, more)
	}
	return bracketed(strings.Join(parts, "; "))
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}

// others says what else ties the two, by kind: what holds, what was only last observed, and what happened.
func (d *Speaker) others(x tie.Partner, r ask.Proposition) string {
	holds := kindsOf(x, func(v tie.View) bool { return v.Standing == tie.InForce })
	seen := kindsOf(x, func(v tie.View) bool { return v.Standing == tie.LastObserved })
	past := kindsOf(x, func(v tie.View) bool { return v.Standing != tie.InForce && v.Standing != tie.LastObserved })
	s := ""
	if len(holds) > 0 {
		s += tense(r, " 양측 사이에 유효한 관계: ", " 당시 양측 사이에 유효하였던 관계: ") + list(holds, 8) + "."
	}
	if len(seen) > 0 {
		s += " " + lastOf(x) + "에 마지막으로 확인된 관계: " + list(seen, 8) + "."
	}
	if len(past) > 0 {
		s += " 과거의 관계: " + list(past, 8) + "."
	}
	return s
}

// kindsOf counts the ties beside the alliance by kind, of one sort of standing.
func kindsOf(x tie.Partner, wanted func(tie.View) bool) []string {
	counts := map[string]int{}
	var order []string
	for _, v := range x.Ties {
		if v.Tier == tie.NoTier || (v.Tier == tie.TreatyAlly && x.Tier == tie.TreatyAlly) || !wanted(v) {
			continue
		}
		k := tieNoun(v)
		if counts[k]++; counts[k] == 1 {
			order = append(order, k)
		}
	}
	for i, k := range order {
		if counts[k] > 1 {
			order[i] = fmt.Sprintf("%s %d건", k, counts[k])
		}
	}
	return order
}

// lastOf is when the ties beside the alliance were last observed.
func lastOf(x tie.Partner) string {
	var days []entente.Date
	for _, v := range x.Ties {
		if v.Standing == tie.LastObserved && v.Tier != tie.NoTier && (v.Tier != tie.TreatyAlly ||
			x.Tier != tie.TreatyAlly) {
			days = append(days, v.Observed)
		}
	}
	return lastDays(days)
}

// sayLastSeen tells an alliance that no source has confirmed since it was last observed, that first.
func (d *Speaker) sayLastSeen(r ask.Proposition, x tie.Partner) string {
	s := fmt.Sprintf("%s에 마지막으로 확인되었고 그 이후는 확인되지 않았습니다%s. 당시 %s 조약 동맹국이었습니다%s.", date(x.Observed), known(r),
		josa(d.both(r), "은/는"), d.sinceAgain(r, x, d.direction(r.Past(x.Observed), x)))
	var said []string
	for _, v := range x.Ties {
		isLater := !v.From.IsZero() && x.Observed.Last().Before(v.From.First())
		if isLater && v.Tier != tie.NoTier && (v.Kind == entente.KindDeclaration || v.Kind == entente.KindAlliance ||
			v.Kind == entente.KindStrategic) {
			said = append(said, titled(v)+"("+date(v.From)+")")
		}
	}
	if len(said) == 0 {
		return s
	}
	return s + " 그 이후의 합의로 " + josa(list(said, 3), "이/가") + " 기록되어 있습니다."
}

// direction is who owes whom, in words.
func (d *Speaker) direction(r ask.Proposition, x tie.Partner) string {
	direction, by := tie.OwedAt(x, r.AsOf)
	switch {
	case direction == "one_sided" && len(by) > 0:
		return since(tie.Turned(x, r.AsOf)) + "일방 의무: " + d.nameIn(r, by[0]) + "만 방위 의무 부담"
	case direction == "mutual" && x.Direction == "one_sided" && len(x.OwedBy) > 0:
		return "상호 의무; 그 이후는 일방 의무로 " + d.nameIn(r, x.OwedBy[0]) + "만 방위 의무 부담"
	case direction == "mutual":
		return "상호 의무"
	}
	return ""
}

// planned names what is announced or initialled between two actors and not signed.
func (d *Speaker) planned(r ask.Proposition, p tie.Portfolio) string {
	if r.IsDated {
		return ""
	}
	var said []string
	for _, x := range p.Planned {
		if x.Partner == r.Object {
			note, _, _ := strings.Cut(strings.TrimSuffix(x.Note, "."), ";")
			if note != "" {
				note = ", 비고(원문): 「" + note + "」"
			}
			said = append(said, quoted(x.Title)+"("+date(x.Date)+note+")")
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " 발표되었으나 서명되지 않은 것: " + list(said, 3) + "."
}
