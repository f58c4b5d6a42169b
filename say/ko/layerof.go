package ko

import (
	"cmp"
	"fmt"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// sayLayerOf answers whether two actors have a tie of one kind.
func (d *Speaker) sayLayerOf(r ask.Proposition, p tie.Portfolio) string {
	one := layers[r.Kind]
	var held []tie.View
	var ended tie.View
	var restraints []string
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			switch {
			case v.Tier == tie.Restraint && r.Kind == ask.KindSecurity:
				restraints = append(restraints, titled(v))
			case v.Tier != tie.NoTier:
				held = append(held, v)
			case v.Standing == tie.Ended && !v.To.Before(ended.To):
				ended = v
			}
		}
	}
	lead := ""
	if seen := tie.LastSeenOf(held); !seen.IsZero() && seen.Last().Before(r.AsOf.First()) {
		r = r.Past(seen)
		lead = date(seen) + "에 마지막으로 확인되었고 그 이후는 확인되지 않았습니다. "
	}
	none := josa(d.both(r), "은/는") + " " + at(r) + " " + josa(one, "이/가") + " " + tense(r, "없습니다. ", "없었습니다. ")
	switch {
	case len(held) == 0 && !ended.To.IsZero():
		return none + "알려진 마지막 합의인 " + josa(titled(ended), "은/는") + " " + date(ended.To) + " 종료되었습니다."
	case len(held) == 0 && len(restraints) > 0:
		return none + "양측 사이의 합의는 공격하지 않겠다는 약속에 그칩니다: " + list(restraints, 4) + "."
	case len(held) == 0 && p.Absence == evidence.Found:
		return josa(d.both(r), "은/는") + " " + at(r) + " 다툼이 없는 " + josa(one, "이/가") + " " +
			tense(r, "없습니다.", "없었습니다.") + contestedTie(p.Partners[0])
	case len(held) == 0:
		return d.both(r) + " 사이의 " + josa(one, "은/는") + " " + at(r) + " 확인되지 않습니다. " + d.absence(r, p)
	case len(held) == 1 && held[0].Standing == tie.Ended: // an event, which is remembered and does not last
		return d.both(r) + " 사이의 " + josa(one, "이/가") + " 기록되어 있습니다" + known(r) + ": " + titled(held[0]) +
			bracketed(timeAndStanding(r, held[0])) + "."
	case len(held) == 1:
		return lead + josa(d.both(r), "은/는") + " " + at(r) + " " + concluded(r,
			one) + ": " + titled(held[0]) + bracketed(timeAndStanding(r, held[0])) + "."
	}
	titles := make([]string, len(held))
	for i, v := range held {
		titles[i] = titled(v)
	}
	return fmt.Sprintf("%s%s %s %s %d건 %s: %s.", lead, josa(d.both(r), "은/는"), at(r), josa(one, "이/가"), len(held),
		tense(r, "있습니다", "있었습니다"), list(titles, 4))
}

func timeAndStanding(r ask.Proposition, v tie.View) string {
	switch {
	case v.IsUndated():
		return date(v.To) + "에 언급됨, 일자 미상"
	case v.Standing == tie.Ended && v.From == v.To, v.Standing == tie.Ended && v.To.IsZero():
		return date(v.From)
	case v.Standing == tie.Ended:
		return span(entente.Period{From: v.From, To: v.To})
	case v.From.IsZero():
		return inStanding(r, v)
	case v.Standing == tie.LastObserved && v.From == v.Observed:
		return date(v.From) + "부터"
	}
	return date(v.From) + "부터, " + inStanding(r, v)
}

// sayLayerSince answers since when two actors have a tie of one kind: the oldest that holds, failing that the
// last that ended.
func (d *Speaker) sayLayerSince(r ask.Proposition, p tie.Portfolio) string {
	both, one := d.both(r), layers[r.Kind]
	var first, ended tie.View
	n := 0
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			switch {
			case v.Standing == tie.Contested || v.Standing == tie.NotYet:
			case v.Tier == tie.NoTier:
				if !v.To.Before(ended.To) {
					ended = v
				}
			default:
				if n++; n == 1 || !v.From.IsZero() && v.From.Before(first.From) {
					first = v
				}
			}
		}
	}
	switch {
	case n == 0 && ended.Agreement == "":
		return both + " 사이의 " + josa(one, "은/는") + " 확인되지 않습니다" + known(r) + ". " + d.absence(r, p)
	case n == 0:
		return fmt.Sprintf("%s %s %s 있었습니다: %s.", josa(both, "은/는"), span(entente.Period{From: ended.From,
			To: ended.To}),
			josa(one, "이/가"), titled(ended))
	case first.From.IsZero():
		return fmt.Sprintf("%s %s 있으나(%s), 그 일자를 밝힌 자료가 없습니다.", josa(both, "은/는"), josa(one, "이/가"), titled(first))
	}
	s := fmt.Sprintf("%s %s부터 %s(%s).", josa(both, "은/는"), date(first.From),
		concluded(ask.Proposition{}, one), inStanding(r, first))
	if n > 1 {
		return s + fmt.Sprintf(" 알려진 %d건 가운데 최초의 것은 %s입니다.", n, titled(first))
	}
	return s + dates("근거는", first)
}

// sayOrganisations answers how many organisations two actors share.
func (d *Speaker) sayOrganisations(r ask.Proposition, p tie.Portfolio) string {
	if len(p.Partners) == 0 || len(tie.SharedCounts(p.Partners[0])) == 0 {
		return d.sayLayerOf(r, p)
	}
	best := tie.SharedCounts(p.Partners[0])[0]
	short, _ := tie.ShortNames(p.Coverage)
	day := at(r)
	if y := best.Year; !y.IsZero() && y.Last().Before(r.AsOf.First()) {
		day = date(y) + "(해당 자료가 다루는 마지막 해)" + known(r)
		r.IsDated = true
	}
	return fmt.Sprintf("%s 통계에 따르면 %s %s %d개 국제기구에 함께 %s.", cmp.Or(short[best.Dataset], string(best.Dataset)),
		josa(d.both(r), "은/는"), day, best.N, tense(r, "가입하고 있습니다", "가입하고 있었습니다"))
}

// throughBlocs says how many of the partners are tied as members of which bloc, the largest first.
func (d *Speaker) throughBlocs(ps []tie.Partner) string {
	counts, alone := map[entente.ActorID]int{}, 0
	for _, p := range ps {
		blocs, own := map[entente.ActorID]bool{}, false
		for _, v := range p.Ties {
			switch {
			case v.Tier == tie.NoTier:
			case v.Through == "":
				own = true
			default:
				blocs[v.Through] = true
			}
		}
		for b := range blocs {
			counts[b]++
		}
		if own {
			alone++
		}
	}
	if len(counts) == 0 {
		return ""
	}
	var ids []entente.ActorID
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b entente.ActorID) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = fmt.Sprintf("%s 회원 자격으로 %d개국", d.name(id), counts[id])
	}
	return fmt.Sprintf(" 이 가운데 %s, 개별 협정으로 %d개국입니다(양쪽에 해당하는 국가 포함).", list(said, 6), alone)
}
