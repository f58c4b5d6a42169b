package ko

import (
	"fmt"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

func (d *Speaker) sayCount(r ask.Proposition, on entente.Date, n int, p tie.Portfolio) string {
	subject, day := d.nameIn(r, r.Subject), when(r)
	if r.IsDated {
		day = date(on) + " 당시"
	}
	day += known(r)
	if !r.CountsAllies() {
		one := noun(r)
		if n == 0 {
			return d.without(r, one, day, p) + d.absence(r, p)
		}
		counted, blocs := r.Holding(p.Partners), ""
		if r.CountsStates() {
			counted = tie.States(r.Holding(p.Partners))
			blocs = d.throughBlocs(counted)
		}
		unit := countries(n)
		if !r.CountsStates() {
			unit = number(n) + "곳"
		}
		return fmt.Sprintf("%s의 %s %s %s, %s.", subject, josa(one, "은/는"), day, josa(unit, "으로/로"),
			is(r, actors(names(counted), mostNames))) + blocs + seenAll(counted) + incomplete(p)
	}
	owing, owed := tie.Split(r.Subject, treatyAllies(p))
	if n == 0 && len(owed) == 0 {
		return d.without(r, "조약 동맹국", day, p) + d.noAlly(r, p)
	}
	s := fmt.Sprintf("%s에 방위 의무를 지는 국가를 기준으로 %s의 조약 동맹국은 %s %s", subject, subject, day, countries(n))
	if n > 0 {
		s = josa(s, "으로/로") + ", " + is(r, actors(names(owing), mostNames)) + "."
	} else {
		s = is(r, s) + "."
	}
	if len(owed) > 0 {
		s += fmt.Sprintf(" %s 일방적으로 방위 의무를 %s 상대국은 이 수에 포함하지 않았습니다: %s.", josa(subject, "이/가"),
			tense(r, "지는", "진"), actors(names(owed), 6))
	}
	return s + lastObserved(owing)
}

func (d *Speaker) sayRank(r ask.Proposition, on entente.Date, all []tie.Ranked) string {
	day := "현재"
	if r.IsDated {
		day = date(on) + " 당시"
	}
	if len(all) == 0 {
		return "수록된 어느 자료도 해당 일자를 다루지 않으므로 " + day + " 기준 순위를 매길 수 없습니다."
	}
	var top []string
	var next *tie.Ranked
	for i, x := range all {
		if x.Allies == all[0].Allies {
			top = append(top, d.nameIn(r, x.Actor))
		} else if next == nil {
			next = &all[i]
		}
	}
	each := ""
	if len(top) > 1 {
		each = "각각 "
	}
	s := fmt.Sprintf("%s 조약 동맹국이 가장 많은 국가는 %s, %s%s 방위 의무를 %s.", day+known(r), josa(actors(top, 6), "으로/로"), each,
		josa(countries(all[0].Allies), "이/가"), tense(r, "집니다", "졌습니다"))
	if next != nil {
		s += fmt.Sprintf(" 그다음은 %s(%s)입니다.", d.nameIn(r, next.Actor), countries(next.Allies))
	}
	return s
}

func (d *Speaker) sayShared(r ask.Proposition, ps []tie.Partner, first, second tie.Portfolio) string {
	one := noun(r)
	if r.Kind == "" && r.Tier == "" {
		one = "조약 동맹국"
	}
	if len(ps) == 0 {
		return fmt.Sprintf("%s %s 공동의 %s %s. ", josa(d.both(r), "은/는"), at(r), josa(one, "이/가"),
			tense(r, "없습니다", "없었습니다")) + d.noneShared(r, first, second)
	}
	return fmt.Sprintf("%s의 공동 %s %s %s, %s.", d.both(r), josa(one, "은/는"), at(r), josa(states(ps), "으로/로"),
		is(r, actors(names(ps), mostNames)))
}

// noneShared says why two actors share nobody: one of them has none, or the lists do not meet.
func (d *Speaker) noneShared(r ask.Proposition, first, second tie.Portfolio) string {
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 && p.Absence != evidence.None {
			return d.absence(r, p)
		}
	}
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 {
			return d.nameIn(r, p.Subject.ID) + "에는 해당하는 국가가 " + tense(r, "없습니다.", "없었습니다.")
		}
	}
	return "양측 명단에 함께 오른 국가가 없습니다."
}
