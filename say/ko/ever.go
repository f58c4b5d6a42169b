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

// sayEver answers whether two actors were ever tied, with every spell.
func (d *Speaker) sayEver(r ask.Proposition, p tie.Portfolio) string {
	if len(p.Partners) == 0 || len(r.Ever(p.Partners[0])) == 0 {
		return d.sayNever(r, p)
	}
	x := p.Partners[0]
	if r.IsAlliance() && r.Side == "" && r.During == (entente.Period{}) {
		return d.saySince(r, p)
	}
	var past, now []string
	for _, s := range r.Ever(x) {
		if s.To.IsZero() {
			now = append(now, span(s)+d.calledThen(r, s))
		} else {
			past = append(past, span(s)+d.calledThen(r, s))
		}
	}
	time := list(append(past, now...), mostSpells) + known(r)
	both := josa(d.both(r), "은/는")
	s := fmt.Sprintf("%s %s %s.", both, time, concluded(ask.Proposition{IsDated: len(now) == 0}, layers[r.Kind]))
	switch {
	case r.Side != "":
		debtor, other := d.duty(r)
		s = fmt.Sprintf("%s %s %s에 방위 의무를 졌습니다.", josa(debtor, "은/는"), time, other)
	case r.IsAlliance():
		s = fmt.Sprintf("%s %s 조약 동맹국이었습니다.", both, time)
	}
	var titles []string
	for _, v := range x.Ties {
		if t := titled(v); r.Counts(v) && slices.ContainsFunc(tie.SpellsOf(v), r.Holds) && !slices.Contains(titles, t) {
			titles = append(titles, t)
		}
	}
	if len(titles) > 0 {
		s += " 근거는 " + list(titles, 4) + "입니다."
	}
	return s
}

// duty is who owes, and whom.
func (d *Speaker) duty(r ask.Proposition) (debtor, other string) {
	if r.Side == ask.SideOwed {
		return d.nameIn(r, r.Object), d.nameIn(r, r.Subject)
	}
	return d.nameIn(r, r.Subject), d.nameIn(r, r.Object)
}

// sayNever says that two actors were never tied so, and how they were tied instead.
func (d *Speaker) sayNever(r ask.Proposition, p tie.Portfolio) string {
	one := "방위조약"
	if !r.IsAlliance() {
		one = layers[r.Kind]
	}
	time := ""
	if r.During != (entente.Period{}) {
		time = within(r.During) + "에 "
	}
	s := fmt.Sprintf("%s %s%s 없었습니다%s.", josa(d.both(r), "은/는"), time, josa(one, "이/가"), known(r))
	debtor, other := d.duty(r)
	if r.Side != "" {
		s = fmt.Sprintf("%s %s%s에 방위 의무를 지지 않았습니다%s.", josa(debtor, "은/는"), time, other, known(r))
	}
	if len(p.Partners) == 0 {
		return s + " " + d.whyNever(r, p)
	}
	if r.Side != "" {
		turned := r
		turned.Side = map[ask.Side]ask.Side{ask.SideOwes: ask.SideOwed, ask.SideOwed: ask.SideOwes}[r.Side]
		if spells := turned.Ever(p.Partners[0]); len(spells) > 0 {
			return s + fmt.Sprintf(" 양측의 동맹은 일방적인 것으로, %s만이 방위 의무를 졌습니다(%s).", other, yearSpans(spells))
		}
	}
	instead := d.instead(r, p.Partners[0])
	if said := basis(r, p, "방위 의무 기록", true); instead == "" && r.IsAlliance() && said != "" {
		s += " " + said
	}
	return s + instead + contestedTie(p.Partners[0])
}

// whyNever is what "never" rests on: what the datasets that reach the time hold.
func (d *Speaker) whyNever(r ask.Proposition, p tie.Portfolio) string {
	if r.During != (entente.Period{}) || !ask.IsKnown(r, p) {
		return d.absence(r, p)
	}
	var said []string
	for _, c := range p.Coverage {
		switch {
		case c.Dataset == "" || c.Status != evidence.Found && (c.Status != evidence.OutOfCoverage || c.To == nil):
		case c.To != nil:
			said = append(said, fmt.Sprintf("%s(%d~%d년)", short(c), c.From, *c.To))
		case c.From > 0:
			said = append(said, fmt.Sprintf("%s(%d년부터)", short(c), c.From))
		default:
			said = append(said, short(c))
		}
	}
	if len(said) == 0 {
		return d.absence(r, p)
	}
	return list(said, 6) + "에 해당 기록이 없습니다."
}

// instead tells the other alliances of the period, each with its dates.
func (d *Speaker) instead(r ask.Proposition, x tie.Partner) string {
	type pact struct {
		name string
		time entente.Period
	}
	var pacts []pact
	for _, v := range x.Ties {
		if v.Kind != entente.KindAlliance || v.Standing == tie.Contested || v.Standing == tie.NotYet {
			continue
		}
		for _, s := range tie.SpellsOf(v) {
			t := entente.Period{From: s.From, To: s.To}
			if r.During == (entente.Period{}) || t.Overlaps(r.During) {
				pacts = append(pacts, pact{pactNoun(s.Obligations), t})
			}
		}
	}
	slices.SortStableFunc(pacts, func(a, b pact) int { return a.time.From.Compare(b.time.From) })
	said := make([]string, len(pacts))
	for i, p := range pacts {
		said[i] = p.name + "(" + span(p.time) + ")"
	}
	if len(said) == 0 {
		return ""
	}
	return " 양측 사이에 있었던 것은 " + list(said, mostSpells) + "입니다."
}

// sayEverAllies answers for the partners of any date, each with its spells.
func (d *Speaker) sayEverAllies(f ask.Finding) string {
	r, n := f.Reading, f.Partners
	said := make([]string, len(n))
	for i, x := range n {
		said[i] = called(x) + "(" + yearSpans(r.Ever(x)) + ")"
	}
	one := noun(r)
	if r.IsAlliance() || r.Kind == ask.KindAll {
		one = "조약 동맹국"
	}
	when := "한때"
	if r.During != (entente.Period{}) {
		when = within(r.During) + "에 한때라도"
	}
	subject := d.nameIn(r, r.Subject)
	switch {
	case len(n) == 0:
		return fmt.Sprintf("%s %s의 %s 국가는 확인되지 않습니다%s. ", when, subject, josa(one, "이었던/였던"), known(r)) + d.absence(r,
			f.Whole)
	case r.Side == ask.SideOwed:
		return fmt.Sprintf("%s %s에 방위 의무를 졌던 국가는 %s입니다%s: %s.", when, subject, states(n), known(r), actors(said,
			mostNames))
	case r.Side == ask.SideOwes:
		return fmt.Sprintf("%s %s 방위 의무를 졌던 상대국은 %s입니다%s: %s.", when, josa(subject, "이/가"), states(n), known(r),
			actors(said, mostNames))
	}
	return fmt.Sprintf("%s %s의 %s 국가는 %s입니다%s: %s.", when, subject, josa(one, "이었던/였던"), states(n), known(r),
		actors(said, mostNames))
}

// sayAlliesInWar tells who was allied at the time of a war whose helpers no source codes.
func (d *Speaker) sayAlliesInWar(f ask.Finding) string {
	return notCodedWar(f.Reading.War) + " 당시의 조약 관계는 다음과 같습니다. " + d.sayEverAllies(f)
}

func notCodedWar(war string) string {
	return strings.TrimSpace(wars[war]) + "에서 누가 누구를 지원하였는지를 다룬 자료가 수록되어 있지 않습니다. " +
		"따라서 지원한 국가가 없었다는 뜻은 아닙니다."
}
