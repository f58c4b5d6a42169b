package ko

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// absence is why nothing was found, in a sentence. It claims no more than the sources can: only a list that
// covers the date says that there was none.
func (d *Speaker) absence(r ask.Proposition, p tie.Portfolio) string {
	if s := d.notInSystem(r, p); s != "" {
		return s
	}
	switch p.Absence {
	case evidence.NotInSystem:
		return "당시에는 그러한 국가가 없었습니다."
	case evidence.OutOfCoverage, evidence.NotCoded:
		if !slices.ContainsFunc(p.Coverage, func(c evidence.Coverage) bool { return ask.HasJustStopped(r, c) }) {
			return unknown(r, p)
		}
	}
	return cmp.Or(basis(r, p, "해당 기록", false), "해당 기록이 발견되지 않았습니다.")
}

// notInSystem says which actor of the question was no state at the date, where that is why.
func (d *Speaker) notInSystem(r ask.Proposition, p tie.Portfolio) string {
	i := slices.IndexFunc(p.Coverage, func(c evidence.Coverage) bool { return c.Status == evidence.NotInSystem })
	if i < 0 {
		return ""
	}
	who := "해당 행위자"
	for _, id := range []entente.ActorID{r.Subject, r.Object} {
		a, _ := d.cw.Actor(id)
		if id != "" && (strings.Contains(p.Coverage[i].Note, d.cw.NameAt(id, r.AsOf)) ||
			strings.Contains(p.Coverage[i].Note, a.Name)) {
			who = d.nameIn(r, id)
			if _, ok := d.cw.Territory(id, r.AsOf); ok {
				return josa(who, "은/는") + " 어느 국가체계 자료에도 국가로 올라 있지 않으며, 그 관계를 국가의 관계로 다룬 자료가 없습니다."
			}
			break
		}
	}
	return josa(who, "은/는") + " " + tense(r, "현재", "해당 일자에") + " 국가체계 자료에 국가로 올라 있지 않습니다." +
		original(p.Coverage[i].Note)
}

// unknown is why the sources cannot say.
func unknown(r ask.Proposition, p tie.Portfolio) string {
	const no = " 따라서 관계가 없었다는 뜻은 아닙니다."
	switch {
	case !r.KnownAt.IsZero():
		return "이에 관하여 그때까지 공개된 자료가 수록되어 있지 않습니다." + no
	case p.Absence == evidence.OutOfCoverage:
		return "수록된 어느 자료도 해당 일자를 다루지 않습니다." + no
	}
	return "수록된 어느 자료도 이를 다루지 않습니다." + no
}

// noAlly says what the absence of a treaty ally means, other ties having been found or not.
func (d *Speaker) noAlly(r ask.Proposition, p tie.Portfolio) string {
	if p.Absence != evidence.Found {
		return d.absence(r, p)
	}
	if s := d.notInSystem(r, p); s != "" {
		return s
	}
	waits := slices.ContainsFunc(p.Partners, func(x tie.Partner) bool {
		return len(tie.AwaitedIn(x,
			tie.IsDefence)) > 0
	})
	what := "방위 의무 기록"
	if waits {
		what = "발효 중인 방위 의무 기록"
	}
	if said := basis(r, p, what, true); said != "" {
		return said
	}
	p.Absence = evidence.OutOfCoverage
	return unknown(r, p)
}

// basis says what each dataset that codes what is asked for tells of the date, and which have stopped before it.
func basis(r ask.Proposition, p tie.Portfolio, what string, isDefence bool) string {
	var covering, stopped []string
	changes := false
	for _, c := range p.Coverage {
		switch {
		case isDefence && !slices.Contains(c.Kinds, entente.KindAlliance):
		case c.Status == evidence.Found && c.Dataset == ask.ChangesSince:
			changes = true
		case c.Status == evidence.Found && c.Dataset != "":
			covering = append(covering, short(c))
		case c.Status == evidence.OutOfCoverage && c.To != nil && int(r.AsOf.Year) > *c.To:
			stopped = append(stopped, fmt.Sprintf("%s(%d년까지)", short(c), *c.To))
		}
	}
	none := josa(what, "이/가") + " 없습니다."
	var said []string
	if len(stopped) > 0 {
		said = append(said, all(stopped)+"에는 종료되지 않은 "+none)
	}
	if len(covering) > 0 {
		said = append(said, josa(all(covering), "은/는")+" 해당 일자를 다루고 있으나 "+none)
	}
	switch {
	case changes && len(said) == 0:
		return "최근의 변동 목록에는 " + none + " 다만 전체를 열거한 자료는 수록되어 있지 않습니다."
	case changes:
		said = append(said, "그 이후의 변동 목록에도 "+none)
	}
	return strings.Join(said, " ")
}

// without begins the answer that there is none, or that none is known.
func (d *Speaker) without(r ask.Proposition, one, day string, p tie.Portfolio) string {
	subject := d.nameIn(r, r.Subject)
	if ask.IsKnown(r, p) {
		return josa(subject, "은/는") + " " + day + " " + josa(one, "이/가") + " " + tense(r, "없습니다. ", "없었습니다. ")
	}
	return subject + "의 " + josa(one, "은/는") + " " + day + " 확인되지 않습니다. "
}

// incomplete warns of a list that no source vouches for: those found stand in lists of other actors.
func incomplete(p tie.Portfolio) string {
	stops := ""
	for _, c := range p.Coverage {
		switch {
		case c.Status == evidence.Found && !c.Partial && c.Dataset != ask.ChangesSince:
			return ""
		case c.Status == evidence.OutOfCoverage && c.To != nil:
			stops = fmt.Sprintf(" %s %d년에서 끝나므로 그 이후의 것이 더 있을 수 있습니다.", josa(short(c), "은/는"), *c.To)
		}
	}
	return cmp.Or(stops, " 전체를 열거한 자료가 수록되어 있지 않으므로 이 밖에도 더 있을 수 있습니다.")
}

// inStanding is how sure it is that a tie holds. What was said later than the date asked about is left out.
func inStanding(r ask.Proposition, v tie.View) string {
	switch v.Standing {
	case tie.InForce:
		if v.Confirmed.IsZero() || r.AsOf.Last().Before(v.Confirmed.First()) {
			return "발효 중"
		}
		return "발효 중, " + date(v.Confirmed) + " 효력 최종 확인"
	case tie.LastObserved:
		return date(v.Observed) + " 마지막으로 확인, 이후 미확인"
	case tie.Ended:
		return date(v.To) + " 종료"
	case tie.Contested:
		return "다툼이 있음"
	case tie.Signed:
		return "서명, 미발효"
	case tie.LegSuspended:
		return "의무 정지, 조약은 종료되지 않음"
	}
	return date(v.From) + " 개시 예정"
}

// standingOf is the standing of a partner's best tie in words.
func standingOf(r ask.Proposition, p tie.Partner) string {
	if len(p.Ties) == 0 {
		return ""
	}
	return inStanding(r, tie.BestTie(p))
}
