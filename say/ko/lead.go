package ko

import (
	"regexp"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// lead is what the answer to a question begins with: a yes or no, or why there is none.
func (d *Speaker) lead(f ask.Finding) string {
	r := f.Reading
	switch {
	case r.Qualifier != "" && r.IsSecret:
		return secretLead(f)
	case r.Qualifier != "":
		return "‘" + r.Qualifier + "’에 해당하는지는 여기에서 판단하지 않으며, 기록된 사실은 다음과 같습니다. "
	case r.IsConjecture:
		return "국가가 장차 어떻게 행동할지는 어느 자료도 말하지 않으며, 자료로 알 수 있는 것은 의무뿐입니다. "
	case r.IsPolar:
		return yesOrNo(f)
	}
	return ""
}

// secretLead says what is known of secret undertakings: whether an agreement is secret is not recorded, and what
// is claimed of one is told as a claim.
func secretLead(f ask.Finding) string {
	for _, p := range f.Partners {
		for _, v := range p.Ties {
			if v.Standing != tie.Contested || !strings.Contains(strings.ToLower(v.Level+" "+v.Title), "secret") {
				continue
			}
			at := ""
			if !v.From.IsZero() {
				at = date(v.From) + "의 "
			}
			return at + "비밀 약속이 있었다는 주장이 있으나 다툼이 있어(" + titled(v) + ") 이를 근거로 동맹국으로 보지 않습니다. " +
				"알려진 사실은 다음과 같습니다. "
		}
	}
	return "합의의 비밀 여부는 기록되어 있지 않으며, 알려진 사실은 다음과 같습니다. "
}

// yesOrNo is what the answer to a question of yes or no begins with.
func yesOrNo(f ask.Finding) string {
	switch f.Reason {
	case ask.ReasonLastObserved:
		if f.Reading.Intent == ask.Relation {
			return "" // the sentence begins with it
		}
		return "마지막으로 확인된 " + date(ask.LastSeenAt(f)) + " 당시에는 그렇습니다. "
	case ask.ReasonMember:
		return ""
	case ask.ReasonMedical:
		return "병력은 파견하지 않았습니다. "
	case ask.ReasonSigned:
		return "서명되었으나 발효는 확인되지 않았습니다. "
	}
	return map[ask.Verdict]string{ask.VerdictYes: "그렇습니다. ", ask.VerdictNo: "그렇지 않습니다. ",
		ask.VerdictPartly:     "일부만 그렇습니다. ",
		ask.VerdictCannotTell: "알 수 없습니다. "}[f.Verdict]
}

var statusTitle = regexp.MustCompile(`(?i)major (?:ally outside nato|non-nato ally)`)

// designations are the designations as a major non-NATO ally that the ledger records.
func designations(ps []tie.Partner) (found []string) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if !statusTitle.MatchString(v.Title) {
				continue
			}
			at := v.From
			if at.IsZero() {
				at = v.Signed
			}
			found = append(found, called(p)+"("+date(at)+")")
		}
	}
	return found
}

// sayNonNATO tells what the status is, and what treaties there are in its place.
func (d *Speaker) sayNonNATO(f ask.Finding) string {
	r := f.Reading
	const law = "‘주요 비나토 동맹국’은 미국 국내법상의 지위로서 방위 의무를 발생시키지 않습니다."
	const unlisted = " 수록된 어느 자료에도 그 명단이 없습니다."
	found := designations(f.Whole.Partners)
	if r.Object != "" {
		s := "알 수 없습니다. " + law + unlisted + " " + josa(d.name(r.Object), "을/를") + " 지정한 기록도 없습니다."
		if len(found) > 0 {
			s = "지정 기록이 있습니다: " + actors(found, 3) + ". " + law
		}
		pair := ask.Proposition{Intent: ask.Relation, Subject: r.Subject, Object: r.Object, AsOf: r.AsOf,
			KnownAt: r.KnownAt,
			IsDated: r.IsDated}
		return s + " 기록된 관계는 다음과 같습니다. " + d.sayRelation(pair, f.Whole)
	}
	s := law + unlisted
	if len(found) > 0 {
		s = law + " 수록 자료에는 그 전체 명단이 없으며 다음의 지정 기록만 있습니다: " + actors(found, mostNames) + "."
	}
	if len(f.Partners) == 0 {
		return s + " 나토 밖에서 미국의 조약 동맹국은 " + when(r) + " 확인되지 않습니다."
	}
	return s + " 기록된 것은 조약입니다. 나토 밖에서 미국의 조약 동맹국은 " + when(r) + " " + josa(states(f.Partners), "으로/로") +
		", " + is(r, all(names(f.Partners))) + "." + seenAll(f.Partners)
}

func contestedTie(x tie.Partner) string {
	for _, v := range x.Ties {
		if v.Standing == tie.Contested && v.Kind == entente.KindAlliance {
			return " 양측의 동맹에 관한 주장(" + titled(v) + ")은 다툼이 있으므로 이를 근거로 동맹국으로 보지 않습니다."
		}
	}
	return ""
}
