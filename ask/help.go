package ask

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// Help in a war. The ledger lists who helped South Korea in the Korean War, and the forces that South Korea
// sent since; of other wars no source tells who helped whom. Forces that fought are told apart from medical
// help, and a membership of today is no help in a war.

// Help is what kind of help in a war is asked for.
type Help string

// The kinds of help; "" is any.
const (
	HelpCombat  Help = "combat"
	HelpMedical Help = "medical"
)

var (
	combatWords  = regexp.MustCompile(`(?i)\b(?:combat|combatants?|fight|fights|fought|fighting|battled?|battalions?|soldiers)\b|전투|싸운|싸웠`)
	troopWords   = regexp.MustCompile(`(?i)\b(?:troops?|forces|soldiers|army|armies)\b|군대|병력|파병`)
	medicalWords = regexp.MustCompile(`(?i)\b(?:medical|hospitals?|doctors|medics?)\b|의료`)
)

// help is the kind of help that the words of the question name.
func (p *parsed) help() Help {
	switch {
	case medicalWords.MatchString(p.text):
		return HelpMedical
	case combatWords.MatchString(p.text):
		return HelpCombat
	}
	return ""
}

// causeWar is the war that the question names as what help was given in.
func (p *parsed) causeWar() (war, bool) {
	for _, e := range p.events {
		if e.isCause {
			return e.war, true
		}
	}
	return war{}, false
}

// inOtherWar reads a question for help in a war other than Korea's. Where the war has dates the alliances of
// its time can be told instead; the desk says that the help is not recorded.
func (p *parsed) inOtherWar(w war) Reading {
	isImplied := len(p.mentions) == 0
	if isImplied {
		p.mentions = append(p.mentions, korea)
	}
	intent, kind := Allies, KindSupport
	if len(p.mentions) == 2 {
		intent = Relation
	}
	r := p.asked(intent, kind)
	r.isImplied = isImplied
	r.War, r.Help, r.IsPolar = w.name, p.help(), r.IsPolar || p.isPolar()
	return r
}

// isOnlyMedical reports whether troops are asked for and medical help is all that was sent.
func (r Reading) isOnlyMedical(ps []tie.Partner) bool {
	if !r.isTroops || r.War != "" && r.War != koreanWar || len(ps) == 0 {
		return false
	}
	for _, p := range ps {
		if slices.ContainsFunc(p.Ties, func(v tie.View) bool { return !strings.HasPrefix(strings.ToLower(v.Level), string(HelpMedical)) }) {
			return false
		}
	}
	return true
}

// isHelp reports whether a tie is help of the kind and in the war that the reading asks about.
func (r Reading) isHelp(v tie.View) bool {
	level := strings.ToLower(v.Level)
	switch {
	case v.Kind != entente.KindPastSupport && v.Kind != entente.KindTroops:
		return false
	case strings.Contains(level, "member state"), strings.Contains(level, "statement"), strings.Contains(level, "summary"):
		return false // a membership of today, or a count
	case r.War != "" && r.War != koreanWar:
		return warNamed(r.War).matches(v)
	case v.Kind == entente.KindTroops:
		return false
	}
	return r.Help == "" || strings.HasPrefix(level, string(r.Help))
}

const koreanWar = "the Korean War"

func warNamed(name string) warShape {
	i := slices.IndexFunc(warShapes, func(s warShape) bool { return s.name == name })
	return warShapes[max(i, 0)]
}

// matches reports whether a tie speaks of the war.
func (w warShape) matches(v tie.View) bool {
	return w.re.MatchString(lowerASCII(v.Title + " " + v.Level + " " + v.Note))
}

// support answers who helped one actor in a war, or how many did.
func (d *Desk) support(ctx context.Context, a *Answer) error {
	r := a.Reading
	q := d.query(r)
	if r.War != "" {
		q.Kinds = []entente.Kind{entente.KindPastSupport, entente.KindTroops}
	}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Partners = r.helpers(p.Partners)
	a.keepEvidence(p.Evidence)
	n := len(a.Partners)
	if r.Intent == Count {
		a.Count = &n
	}
	a.Form = FormHelp
	switch isOther := r.War != "" && r.War != koreanWar; {
	case isOther && n == 0:
		return d.alliesInWar(ctx, a, warNamed(r.War).war)
	case !isOther && r.Subject != "KOR" && n == 0:
		a.Absence = tie.NotCoded
	}
	return nil
}

// sayHelp tells who helped an actor in a war.
func (d *Desk) sayHelp(a Answer) string {
	r, n := a.Reading, len(a.Partners)
	switch {
	case r.War != "" && r.War != koreanWar:
		return fmt.Sprintf("Of the forces sent to %s the ledger records only South Korea's: %s.", r.War, list(helpTitles(a.Partners), 4))
	case r.Subject == "KOR":
		return d.sayHelpers(r, a.Partners)
	case n > 0:
		return fmt.Sprintf("No source in the ledger codes who helped %s in war; what ties it to %s is %s.", d.nameIn(r, r.Subject),
			list(names(a.Partners), mostNames), list(helpTitles(a.Partners), 4))
	}
	return fmt.Sprintf("No source in the ledger codes who helped %s in war, so this is not a finding that nobody did.", d.nameIn(r, r.Subject))
}

func (d *Desk) notCodedWar(war string) string {
	return "No source in the ledger codes who helped whom in " + war + ", so this is not a finding that nobody did."
}

// helpers keeps the partners whose help is undisputed and is what was asked for, each with that help alone.
func (r Reading) helpers(ps []tie.Partner) []tie.Partner {
	out := []tie.Partner{}
	for _, p := range ps {
		p.Ties = slicesOf(p.Ties, func(v tie.View) bool {
			return v.Tier != tie.NoTier && v.Standing != tie.Contested && (r.isHelp(v) || r.isThere(p, v))
		})
		if len(p.Ties) > 0 && p.Kind != entente.ActorOrganisation {
			out = append(out, p)
		}
	}
	return out
}

// isThere reports whether a tie tells of forces sent to the place of the war in its time.
func (r Reading) isThere(p tie.Partner, v tie.View) bool {
	w := warNamed(r.War)
	return r.War != "" && r.War != koreanWar && w.place != "" && v.Kind == entente.KindTroops &&
		(p.Actor == w.place || r.Subject == w.place) && w.from <= v.From.Year && v.From.Year <= w.to
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
func (d *Desk) sayHelpers(r Reading, ps []tie.Partner) string {
	var combat, medical, other []string
	for _, p := range ps {
		level := ""
		for _, v := range p.Ties {
			if l := strings.ToLower(v.Level); level == "" || strings.HasPrefix(l, string(HelpCombat)) {
				level = l
			}
		}
		switch {
		case strings.HasPrefix(level, string(HelpCombat)):
			combat = append(combat, inSentence(p.Name))
		case strings.HasPrefix(level, string(HelpMedical)):
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
	case r.Help == HelpCombat:
		return fmt.Sprintf("%s sent combat forces to help %s in the Korean War%s: %s.", capital(counted(len(combat), "state", "states")), subject, known(r), list(combat, all))
	case r.Help == HelpMedical:
		return fmt.Sprintf("%s gave %s medical help in the Korean War%s: %s.", capital(counted(len(medical), "state", "states")), subject, known(r), list(medical, all))
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
	return fmt.Sprintf("%s was helped in war by %s%s: %s.", capital(subject), counted(len(ps), "actor", "actors"), known(r), list(said, 3))
}

// alliesInWar says that the help in a war is not recorded, with the alliances of the time where the war has
// dates.
func (d *Desk) alliesInWar(ctx context.Context, a *Answer, w war) error {
	if w.start.IsZero() || w.end.IsZero() || a.Reading.Subject == "KOR" {
		a.Form, a.Absence = FormNotCoded, tie.NotCoded
		return nil
	}
	a.Reading.Kind, a.Reading.During, a.Reading.IsEver = KindDefence, entente.Period{From: w.start, To: w.end}, true
	a.Reading.Side, a.Reading.IsAnyTie, a.Reading.AsOf = "", false, w.end
	err := d.everAllies(ctx, a)
	a.Form = FormAlliesInWar
	return err
}

// relationInWar answers whether one actor took part in a war at the side of another.
func (d *Desk) relationInWar(ctx context.Context, a *Answer) error {
	r := a.Reading
	q := d.query(r)
	q.Other, q.History = r.Object, true
	q.Kinds = []entente.Kind{entente.KindPastSupport, entente.KindTroops}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Partners = r.helpers(p.Partners)
	isOther := r.War != "" && r.War != koreanWar
	if len(a.Partners) == 0 && r.War == "" && r.Help == "" { // forces sent abroad, to no war that is named
		for _, x := range p.Partners {
			x.Ties = slicesOf(x.Ties, func(v tie.View) bool {
				return v.Kind == entente.KindTroops && v.Tier != tie.NoTier && v.Standing != tie.Contested
			})
			if len(x.Ties) > 0 {
				a.Partners = append(a.Partners, x)
			}
		}
	}
	a.Form = FormHelpBetween
	switch {
	case len(a.Partners) > 0:
		a.keepEvidence(p.Evidence)
	case isOther:
		a.Form, a.Absence = FormNotCoded, tie.NotCoded
	default:
		a.Partners = a.Whole.Partners
		a.IsBeside = true
	}
	return nil
}

// sayHelpBetween tells whether one of two actors helped the other in a war.
func (d *Desk) sayHelpBetween(a Answer) string {
	r, p := a.Reading, a.Whole
	if !a.IsBeside {
		return fmt.Sprintf("Help in a war between %s and %s is recorded%s: %s.", d.nameIn(r, r.Subject), d.nameIn(r, r.Object), known(r), list(helpTitles(a.Partners), 4))
	}
	what := "help in a war"
	if r.Help != "" {
		what = string(r.Help) + " help in a war"
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("No %s between %s and %s is known%s: %s.", what, d.nameIn(r, r.Subject), d.nameIn(r, r.Object), known(r), absence(r, p))
	}
	return fmt.Sprintf("No %s between %s and %s is known%s.", what, d.nameIn(r, r.Subject), d.nameIn(r, r.Object), known(r)) + d.otherHelp(p.Partners)
}

// otherHelp tells the help that is of another kind, and the claims that are contradicted.
func (d *Desk) otherHelp(ps []tie.Partner) string {
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
