package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// sayHelp tells who helped an actor in a war.
func (d *Speaker) sayHelp(a ask.Finding) string {
	r, n := a.Reading, len(a.Partners)
	switch {
	case r.War != "" && r.War != ask.KoreanWar:
		return fmt.Sprintf("Of the forces sent to %s the ledger records only South Korea's: %s.", wars[r.War],
			list(helpTitles(a.Partners), 4))
	case r.Subject == "KOR":
		return d.sayHelpers(r, a.Partners)
	case n > 0:
		return fmt.Sprintf("No source in the ledger codes who helped %s in war; what ties it to %s is %s.",
			d.nameIn(r, r.Subject),
			list(names(a.Partners), mostNames), list(helpTitles(a.Partners), 4))
	}
	return fmt.Sprintf("No source in the ledger codes who helped %s in war, so this is not a finding that nobody did.", d.nameIn(r, r.Subject))
}

func (d *Speaker) notCodedWar(war string) string {
	return "No source in the ledger codes who helped whom in " + wars[war] + ", so this is not a finding that nobody did."
}

func helpTitles(ps []tie.Partner) (titles []string) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if t := "the " + v.Title; !slices.Contains(titles, t) {
				titles = append(titles, t)
			}
		}
	}
	return titles
}

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
			combat = append(combat, inSentence(p.Name))
		case strings.HasPrefix(level, string(ask.HelpMedical)):
			note := ""
			if _, rest, found := strings.Cut(level, ", "); found {
				note = " (" + rest + ")"
			}
			medical = append(medical, inSentence(p.Name)+note)
		default:
			other = append(other, inSentence(p.Name))
		}
	}
	const all = 30 // the list is short and asked for
	subject := d.nameIn(r, r.Subject)
	switch {
	case len(ps) == 0:
		return fmt.Sprintf("No help to %s in war is known%s.", subject, known(r))
	case r.Help == ask.HelpCombat:
		return fmt.Sprintf("%s sent combat forces to help %s in the Korean War%s: %s.", capital(counted(len(combat),
			"state", "states")), subject, known(r), list(combat, all))
	case r.Help == ask.HelpMedical:
		return fmt.Sprintf("%s gave %s medical help in the Korean War%s: %s.", capital(counted(len(medical), "state",
			"states")), subject, known(r), list(medical, all))
	}
	var said []string
	if len(combat) > 0 {
		said = append(said, fmt.Sprintf("%s with combat forces (%s)", number(len(combat)), list(combat, all)))
	}
	if len(medical) > 0 {
		said = append(said, fmt.Sprintf("%s with medical help (%s)", number(len(medical)), list(medical, all)))
	}
	if len(other) > 0 {
		said = append(said, fmt.Sprintf("%s with other help (%s)", number(len(other)), list(other, all)))
	}
	return fmt.Sprintf("%s was helped in war by %s%s: %s.", capital(subject), counted(len(ps), "actor", "actors"),
		known(r), list(said, 3))
}

// sayHelpBetween tells whether one of two actors helped the other in a war.
func (d *Speaker) sayHelpBetween(a ask.Finding) string {
	r, p := a.Reading, a.Whole
	if !a.IsBeside {
		return fmt.Sprintf("Help in a war between %s and %s is recorded%s: %s.", d.nameIn(r, r.Subject), d.nameIn(r,
			r.Object), known(r), list(helpTitles(a.Partners), 4))
	}
	what := "help in a war"
	if r.Help != "" {
		what = string(r.Help) + " help in a war"
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("No %s between %s and %s is known%s: %s.", what, d.nameIn(r, r.Subject), d.nameIn(r,
			r.Object), known(r), absence(r, p))
	}
	return fmt.Sprintf("No %s between %s and %s is known%s.", what, d.nameIn(r, r.Subject), d.nameIn(r, r.Object),
		known(r)) + d.otherHelp(p.Partners)
}

// otherHelp tells the help that is of another kind, and the claims that are contradicted.
func (d *Speaker) otherHelp(ps []tie.Partner) string {
	var held, claims []string
	for _, p := range ps {
		for _, v := range p.Ties {
			switch t := "the " + v.Title; {
			case v.Standing == tie.Contested:
				claims = append(claims, t)
			case v.Kind == entente.KindPastSupport && !strings.Contains(strings.ToLower(v.Level), "statement"):
				held = append(held, t)
			}
		}
	}
	s := ""
	if len(held) > 0 {
		s += " Recorded is " + list(held, 3) + "."
	}
	if len(claims) > 0 {
		s += " A claim is contradicted: " + list(claims, 3) + "."
	}
	return s
}
