package ko

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// saySince answers since when, and until when, two actors were allied or had a tie of another kind.
func (d *Speaker) saySince(r ask.Proposition, p tie.Portfolio) string {
	if r.Kind != ask.KindAll && r.Kind != ask.KindDefence && r.Kind != ask.KindAlliance && r.Kind != ask.KindSecurity {
		return d.sayLayerSince(r, p)
	}
	both := josa(d.both(r), "은/는")
	if len(p.Partners) == 0 {
		return d.both(r) + " 사이의 동맹 관계는 확인되지 않습니다" + known(r) + ". " + d.absence(r, p)
	}
	x := p.Partners[0]
	past, now := r.Alliances(x)
	if len(past)+len(now) == 0 {
		if v, ok := tie.SignedPact(x); ok {
			return both + " 아직 조약 동맹국으로 확인되지 않습니다" + known(r) + ". " + titled(v) + "에 " + date(v.Signed) +
				" 서명하였으나 발효는 어느 자료에서도 확인되지 않았습니다." + d.others(x, r) + contestedTie(x)
		}
		return both + " 자료로 확인되는 방위 의무를 진 적이 없습니다" + known(r) + "." + d.others(x, r) +
			awaitedTies(x, tie.View{}) + contestedTie(x)
	}
	var said []string
	if len(past) > 0 {
		said = append(said, fmt.Sprintf("%s %s 조약 동맹국이었습니다.%s", both, d.spans(r, x, past), reachesBack(p, past)))
	}
	if len(now) == 0 {
		rests := "해당 동맹의 근거는"
		if len(past) > 1 {
			rests = "마지막 동맹의 근거는"
		}
		return said[0] + dates(rests, ask.LastEnded(r, x))
	}
	rests, v := "동맹의 근거는", tie.BestAlliance(x)
	if v.From != x.Since {
		rests = "현재 동맹의 근거는"
	}
	standing := standingOf(r, x)
	if x.Since.IsZero() {
		said = append(said, fmt.Sprintf("%s 조약 동맹국입니다(%s). 그 시작일을 밝힌 자료는 없습니다.", both, standing))
		return strings.Join(said, " ") + dates(rests, v)
	}
	if r.IsDuration {
		standing = lasted(x.Since, r.AsOf) + ", " + standing
	}
	again := ""
	if len(past) > 0 {
		again = "다시 "
	}
	if r.IsDated {
		said = append(said, fmt.Sprintf("%s %s %s조약 동맹국이었습니다(%s부터; %s).", both, when(r), again, date(x.Since),
			standing))
		return strings.Join(said, " ")
	}
	s := fmt.Sprintf("%s %s %s조약 동맹국입니다(%s).", both, date(x.Since)+"부터", again, standing)
	if len(past) > 0 {
		return said[0] + fmt.Sprintf(" %s부터 다시 조약 동맹국입니다(%s).", date(x.Since), standing) + dates(rests, v)
	}
	return s + reachesBack(p, now) + dates(rests, v)
}

// young is how many years after the beginning of a dataset an alliance may begin and still be thought to continue
// an older one, which the dataset does not reach.
const young = 25

// reachesBack says of an alliance that begins with its dataset, or soon after, that older treaties are not coded.
func reachesBack(p tie.Portfolio, spells []entente.Period) string {
	for _, c := range p.Coverage {
		if c.From == 0 || !slices.Contains(c.Kinds, entente.KindAlliance) || c.Dataset != "atop" {
			continue
		}
		for _, s := range spells {
			if !s.From.IsZero() && int(s.From.Year) <= c.From+young {
				return fmt.Sprintf(" 다만 %s %d년부터 시작하므로 그 이전의 조약은 다루지 않습니다.", josa(short(c), "은/는"), c.From)
			}
		}
	}
	return ""
}

// spans tells the unbroken alliances that are over: up to three, of more the number and the first and the last.
func (d *Speaker) spans(r ask.Proposition, x tie.Partner, past []entente.Period) string {
	said := make([]string, len(past))
	for i, p := range past {
		said[i] = d.spell(r, x, p)
		if r.IsDuration && !p.From.IsZero() && !p.To.IsZero() {
			said[i] += "(" + lasted(p.From, p.To) + ")"
		}
	}
	if n := len(said); n > 3 {
		return fmt.Sprintf("%d차례(최초 %s, 마지막 %s)", n, said[0], said[n-1])
	}
	return list(said, 3)
}

// spell is one alliance that is over. A treaty that lasts while the duty of the two is suspended is not said to
// have ended.
func (d *Speaker) spell(r ask.Proposition, x tie.Partner, p entente.Period) string {
	s := span(p)
	for _, v := range x.Ties {
		if v.Standing == tie.LegSuspended && v.To == p.To {
			s += "(그때 양측 사이의 의무가 정지되었으며 조약은 종료되지 않음)"
		}
	}
	return s + d.calledThen(r, p)
}

// calledThen says under what other names the two were allied: "당시 사르데냐".
func (d *Speaker) calledThen(r ask.Proposition, s entente.Period) string {
	at := s.From
	if at.IsZero() {
		at = s.To
	}
	var said []string
	for _, id := range []entente.ActorID{r.Subject, r.Object} {
		isNamed := id == r.Subject && r.SubjectName != "" || id == r.Object && r.ObjectName != ""
		if id == "" || at.IsZero() || isNamed {
			continue
		}
		if then := d.nameAt(id, at); then != d.nameIn(r, id) && then != d.name(id) {
			said = append(said, then)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "(당시 " + list(said, 2) + ")"
}

// dates tells on what treaty an alliance rests, with signature and entry into force where the sources give both.
func dates(rests string, v tie.View) string {
	switch {
	case v.Agreement == "":
		return ""
	case v.EntryForce.IsZero() || v.EntryForce == v.From:
		return " " + rests + " " + titled(v) + "입니다."
	}
	signed := v.Signed
	if signed.IsZero() {
		signed = v.From
	}
	return fmt.Sprintf(" %s %s(%s 서명, %s 발효)입니다.", rests, titled(v), date(signed), date(v.EntryForce))
}
