package ko

import (
	"fmt"
	"strings"

	"entente/ask"
	"entente/tie"
)

// saySide answers whom the subject must defend, or who must defend it.
func (d *Speaker) saySide(r ask.Proposition, held []tie.Partner, p tie.Portfolio) string {
	subject := d.nameIn(r, r.Subject)
	var others []tie.Partner
	for _, x := range treatyAllies(p) {
		if !r.Side.Binds(r.Subject, x) {
			others = append(others, x)
		}
	}
	who := fmt.Sprintf("%s에 방위 의무를 %s 국가", subject, tense(r, "지는", "진"))
	if r.Side == ask.SideOwes {
		who = fmt.Sprintf("%s 방위 의무를 %s 국가", josa(subject, "이/가"), tense(r, "지는", "진"))
	}
	s := josa(who, "은/는") + " " + at(r) + " " + tense(r, "없습니다.", "없었습니다.")
	if len(held) > 0 {
		s = fmt.Sprintf("%s %s %s, %s.", josa(who, "은/는"), at(r), josa(states(held), "으로/로"), is(r, listed(r, held)))
	}
	switch {
	case len(others) > 0 && r.Side == ask.SideOwes:
		s += fmt.Sprintf(" 한편 %s 일방적으로 %s에 방위 의무를 %s.", josa(actors(names(others), 6), "이/가"), subject,
			tense(r, "집니다", "졌습니다"))
	case len(others) > 0:
		s += fmt.Sprintf(" 한편 %s 일방적으로 %s에 방위 의무를 %s.", josa(subject, "은/는"), actors(names(others), 6),
			tense(r, "집니다", "졌습니다"))
	case len(held) == 0:
		s += " " + d.noAlly(r, p)
	}
	if len(held) > 1 {
		return s + lastObserved(held)
	}
	return s
}

// listed names partners; one alone with its date, direction and standing.
func listed(r ask.Proposition, ps []tie.Partner) string {
	if len(ps) != 1 {
		return actors(names(ps), mostNames)
	}
	said := []string{"상호 의무", standingOf(r, ps[0])}
	if ps[0].Direction == "one_sided" {
		said[0] = "일방 의무"
	}
	if !ps[0].Since.IsZero() {
		said = append([]string{date(ps[0].Since) + "부터"}, said...)
	}
	return called(ps[0]) + "(" + strings.Join(said, ", ") + ")"
}

// sayDuty answers "Does A have to defend B?", subject and object in the order of naming.
func (d *Speaker) sayDuty(r ask.Proposition, p tie.Portfolio) string {
	debtor, other := d.duty(r)
	none := fmt.Sprintf("%s %s %s에 방위 의무를 지지 %s. ", josa(debtor, "은/는"), at(r), other, tense(r, "않습니다", "않았습니다"))
	if len(p.Partners) == 0 {
		return none + d.noAlly(r, p)
	}
	x := p.Partners[0]
	switch {
	case x.Tier != tie.TreatyAlly:
		return none + d.former(x, r, p) + d.signedOnly(x)
	case !r.Side.Binds(r.Subject, x):
		return none + fmt.Sprintf("양측은 %s조약 동맹국이나 그 동맹이 %s일방적이어서 %s만이 방위 의무를 %s(%s).", since(x.Since),
			since(tie.Turned(x, r.AsOf)), other, tense(r, "집니다", "졌습니다"), standingOf(r, x))
	case r.IsLastSeen(x):
		return fmt.Sprintf("%s에 마지막으로 확인되었고 그 이후는 확인되지 않았습니다%s. 당시 %s 조약 동맹국으로서 %s에 방위 의무를 졌습니다%s.",
			date(x.Observed), known(r), josa(debtor, "은/는"), other,
			bracketed(since(x.Since)+d.direction(r.Past(x.Observed), x))) + d.suspended(x)
	}
	return fmt.Sprintf("%s %s %s에 방위 의무를 %s. 양측은 %s조약 동맹국%s(%s).", josa(debtor, "은/는"), at(r), other,
		tense(r, "집니다", "졌습니다"), since(x.Since), tense(r, "입니다", "이었습니다"), d.directed(r, x)) + d.suspended(x)
}

// signedOnly names the defence treaty of two that is signed and not seen in force.
func (d *Speaker) signedOnly(x tie.Partner) string {
	v, ok := tie.SignedPact(x)
	if !ok {
		return ""
	}
	return " " + josa(titled(v), "은/는") + " " + date(v.Signed) + " 서명되었으나 발효는 확인되지 않았습니다."
}
