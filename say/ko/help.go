package ko

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// sayHelp tells who helped an actor in a war.
func (d *Speaker) sayHelp(f ask.Finding) string {
	r, n := f.Reading, len(f.Partners)
	subject := d.nameIn(r, r.Subject)
	switch {
	case r.War != "" && r.War != ask.KoreanWar:
		return wars[r.War] + "에 파견된 병력 가운데 수록 자료에는 대한민국의 파병만 기록되어 있습니다: " + list(helpTitles(f.Partners), 4) + "."
	case r.Subject == "KOR":
		return d.sayHelpers(r, f.Partners)
	case n > 0:
		return fmt.Sprintf("전쟁에서 누가 %s 지원하였는지를 다룬 자료는 수록되어 있지 않습니다. %s의 관계로 기록된 것은 %s입니다.",
			josa(subject, "을/를"), josa(actors(names(f.Partners), mostNames), "과/와"), list(helpTitles(f.Partners), 4))
	}
	return fmt.Sprintf("전쟁에서 누가 %s 지원하였는지를 다룬 자료는 수록되어 있지 않습니다. 따라서 지원한 국가가 없었다는 뜻은 아닙니다.",
		josa(subject, "을/를"))
}

func helpTitles(ps []tie.Partner) (titles []string) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if t := titled(v); !slices.Contains(titles, t) {
				titles = append(titles, t)
			}
		}
	}
	return titles
}

// medicalTimes are the remarks on medical help that the table of helpers has.
var medicalTimes = map[string]string{"after the armistice": "정전 이후"}

// sayHelpers tells who helped South Korea, those who fought apart from those who sent medical help.
func (d *Speaker) sayHelpers(r ask.Proposition, ps []tie.Partner) string {
	var combat, medical, other []string
	for _, p := range ps {
		level := ""
		for _, v := range p.Ties {
			if l := strings.ToLower(v.Level); level == "" || strings.HasPrefix(l, string(ask.HelpCombat)) {
				level = l
			}
		}
		switch {
		case strings.HasPrefix(level, string(ask.HelpCombat)):
			combat = append(combat, called(p))
		case strings.HasPrefix(level, string(ask.HelpMedical)):
			note := ""
			if _, rest, found := strings.Cut(level, ", "); found {
				note = bracketed(cmp.Or(medicalTimes[rest], "원문: 「"+rest+"」"))
			}
			medical = append(medical, called(p)+note)
		default:
			other = append(other, called(p))
		}
	}
	subject := d.nameIn(r, r.Subject)
	switch {
	case len(ps) == 0:
		return "전쟁에서 " + josa(subject, "을/를") + " 지원한 기록은 확인되지 않습니다" + known(r) + "."
	case r.Help == ask.HelpCombat:
		return fmt.Sprintf("6·25전쟁에서 %s 위하여 전투 병력을 파견한 국가는 %s입니다%s: %s.", josa(subject, "을/를"),
			countries(len(combat)), known(r), all(combat))
	case r.Help == ask.HelpMedical:
		return fmt.Sprintf("6·25전쟁에서 %s 의료 지원을 한 국가는 %s입니다%s: %s.", subject+"에", countries(len(medical)), known(r),
			all(medical))
	}
	var said []string
	for _, g := range []struct {
		how  string
		list []string
	}{{"전투 병력 파견", combat}, {"의료 지원", medical}, {"그 밖의 지원", other}} {
		if n := len(g.list); n > 0 {
			said = append(said, fmt.Sprintf("%s %d곳(%s)", g.how, n, all(g.list)))
		}
	}
	return fmt.Sprintf("전쟁에서 %s 지원한 국가와 기구는 %d곳입니다%s: %s.", josa(subject, "을/를"), len(ps), known(r), all(said))
}

// sayHelpBetween tells whether one of two actors helped the other in a war.
func (d *Speaker) sayHelpBetween(f ask.Finding) string {
	r, p := f.Reading, f.Whole
	if !f.IsBeside {
		return fmt.Sprintf("%s 사이의 전시 지원이 기록되어 있습니다%s: %s.", d.both(r), known(r), list(helpTitles(f.Partners), 4))
	}
	what := map[ask.Help]string{ask.HelpCombat: "전투 병력 지원", ask.HelpMedical: "의료 지원", "": "전시 지원"}[r.Help]
	s := d.both(r) + " 사이의 " + josa(what, "은/는") + " 확인되지 않습니다" + known(r) + "."
	if len(p.Partners) == 0 {
		return s + " " + d.absence(r, p)
	}
	var held, claims []string
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			switch {
			case v.Standing == tie.Contested:
				claims = append(claims, titled(v))
			case v.Kind == entente.KindPastSupport && !strings.Contains(strings.ToLower(v.Level), "statement"):
				held = append(held, titled(v))
			}
		}
	}
	if len(held) > 0 {
		s += " 기록된 것은 " + list(held, 3) + "입니다."
	}
	if len(claims) > 0 {
		s += " 반박된 주장이 있습니다: " + list(claims, 3) + "."
	}
	return s
}
