package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// saySince answers since when, and until when, two actors were allied or had a tie of another kind.
func (d *Speaker) saySince(r ask.Proposition, p tie.Portfolio) string {
	if r.Kind != ask.KindAll && r.Kind != ask.KindDefence && r.Kind != ask.KindAlliance {
		return d.sayLayerSince(r, p)
	}
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	if len(p.Partners) == 0 {
		return fmt.Sprintf("No alliance between %s and %s is known%s: %s.", d.nameIn(r, r.Subject), b, known(r), absence(r, p))
	}
	x := p.Partners[0]
	past, now := r.Alliances(x)
	if len(past)+len(now) == 0 {
		if v, ok := tie.SignedPact(x); ok {
			return fmt.Sprintf("%s and %s %s not %streaty allies %s%s: %s %s.",
				a, b, are(r), unsure(v), yet(r), known(r), titled(v), signedOnly(v)) + d.others(x, r) + contestedTie(x)
		}
		return fmt.Sprintf("%s and %s have had no defence obligation that the sources know of%s.", a, b, known(r)) + d.others(x, r) +
			awaitedTies(x, tie.View{}) + contestedTie(x)
	}
	var s string
	if len(past) > 0 {
		s = fmt.Sprintf("%s and %s were treaty allies %s.", a, b, d.spans(r, x, past))
	}
	if older := reachesBack(p, past); older != "" {
		s = strings.TrimSuffix(s, ".") + older + "."
	}
	if len(now) == 0 {
		rests := "The alliance rested"
		if len(past) > 1 {
			rests = "The last alliance rested"
		}
		return s + dates(rests, ask.LastEnded(r, x))
	}
	rests, v := "The alliance rests", tie.BestAlliance(x)
	if v.From != x.Since {
		rests = "Today the alliance rests"
	}
	standing := standingOf(r, x) + d.suspended(x)
	if x.Since.IsZero() {
		return strings.TrimSpace(s+fmt.Sprintf(" %s and %s are treaty allies (%s); no source gives the beginning.", a, b, standing)) + dates(rests, v)
	}
	if r.IsDuration && !x.Since.IsZero() {
		standing = "for " + years(x.Since, r.AsOf) + "; " + standing
	}
	switch {
	case r.IsDated && len(past) > 0:
		return s + fmt.Sprintf(" %s they were allies again%s (%s).", capital(when(r)), sinceComma(x.Since), standing)
	case r.IsDated:
		return fmt.Sprintf("%s and %s were treaty allies %s%s (%s).", a, b, when(r), sinceComma(x.Since), standing)
	case len(past) > 0:
		return s + fmt.Sprintf(" They have been allies again%s (%s).", sinceWords(x.Since), standing) + dates(rests, v)
	}
	return fmt.Sprintf("%s and %s have been treaty allies%s (%s)%s.", a, b, sinceWords(x.Since), standing, reachesBack(p, now)) + dates(rests, v)
}

// yet is the date of a sentence about what has not begun.
func yet(r ask.Proposition) string {
	if r.IsDated {
		return when(r)
	}
	return "yet"
}

// young is how many years after the beginning of a dataset an alliance may begin and still be thought to
// continue an older one, which the dataset does not reach.
const young = 25

// reachesBack says of an alliance that begins with its dataset, or soon after, that older treaties are not coded.
func reachesBack(p tie.Portfolio, spells []entente.Period) string {
	for _, c := range p.Coverage {
		if c.From == 0 || !slices.Contains(c.Kinds, entente.KindAlliance) || c.Dataset != "atop" {
			continue
		}
		for _, s := range spells {
			if !s.From.IsZero() && int(s.From.Year) <= c.From+young {
				return fmt.Sprintf("; %s begins in %d and does not reach older treaties", c.Short, c.From)
			}
		}
	}
	return ""
}

// spans tells the unbroken alliances that are over: up to three, of more the number and the last.
func (d *Speaker) spans(r ask.Proposition, x tie.Partner, past []entente.Period) string {
	said := make([]string, len(past))
	for i, p := range past {
		said[i] = d.spell(r, x, p)
		if r.IsDuration && !p.From.IsZero() && !p.To.IsZero() {
			said[i] += " (" + years(p.From, p.To) + ")"
		}
	}
	if n := len(said); n > 3 {
		return fmt.Sprintf("%s times, first %s and last %s", number(n), said[0], said[n-1])
	}
	return list(said, 3)
}

// spell is one alliance that is over: "from 1951 to 1986". A treaty that lasts while the duty of the two is
// suspended is not said to have ended.
func (d *Speaker) spell(r ask.Proposition, x tie.Partner, p entente.Period) string {
	s := "from " + evidence.InWords(p.From) + " to " + evidence.InWords(p.To)
	for _, v := range x.Ties {
		if v.Standing == tie.LegSuspended && v.To == p.To {
			s += ", when their obligations to each other were suspended (the treaty has not ended)"
		}
	}
	return s + d.calledThen(r, p)
}

// sayLayerSince answers since when two actors have a tie of one kind: the oldest that holds, failing
// that the last that ended.
func (d *Speaker) sayLayerSince(r ask.Proposition, p tie.Portfolio) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one, many := kindTie(r.Kind)
	var first, ended tie.View
	n, waiting := 0, ""
	for _, x := range p.Partners {
		waiting += awaitedTies(x, tie.View{})
		for _, v := range x.Ties {
			switch {
			case v.Standing == tie.Contested || v.Standing == tie.NotYet || v.Standing == tie.Signed:
			case v.Tier == tie.Restraint && r.Kind == ask.KindSecurity: // which makes no security partner
			case v.Tier == tie.NoTier:
				if !v.To.Before(ended.To) {
					ended = v
				}
			default:
				n++
				if n == 1 || !v.From.IsZero() && v.From.Before(first.From) {
					first = v
				}
			}
		}
	}
	switch {
	case n == 0 && ended.Agreement == "":
		return fmt.Sprintf("No %s between %s and %s is known%s: %s.", one, d.nameIn(r, r.Subject), b, known(r), absence(r, p))
	case n == 0:
		return fmt.Sprintf("%s and %s had %s from %s to %s: the %s.", a, b, article(one), evidence.InWords(ended.From), evidence.InWords(ended.To), ended.Title) + waiting
	case first.From.IsZero():
		return fmt.Sprintf("%s and %s have %s, the %s; no source gives its date.", a, b, article(one), first.Title)
	}
	s := fmt.Sprintf("%s and %s have had %s since %s (%s).", a, b, article(one), evidence.InWords(first.From), inStanding(r, first))
	if begun := unbroken(r, p); !begun.IsZero() && begun.Before(first.From) {
		s = fmt.Sprintf("%s and %s have had %s since %s (%s), unbroken under one agreement after another; the present one is %s of %s.", a, b,
			many, evidence.InWords(begun), inStanding(r, first), titled(first), evidence.InWords(first.From))
		return s + waiting
	}
	if n > 1 {
		return s + fmt.Sprintf(" Of %s that are known, the first is the %s.", counted(n, one, many), first.Title) + waiting
	}
	return s + dates("It rests", first) + waiting
}

// unbroken is the beginning of the spell in which two actors had ties of one kind, one after another, and still
// have, ties that are over included.
func unbroken(r ask.Proposition, p tie.Portfolio) (begun entente.Date) {
	var spells []entente.Period
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			isRestraint := r.Kind == ask.KindSecurity && tie.TierOf(v.Kind, obligations(v)) == tie.Restraint
			if v.Standing == tie.Contested || isRestraint {
				continue
			}
			for _, s := range tie.SpellsOf(v) {
				spells = append(spells, entente.Period{From: s.From, To: s.To})
			}
		}
	}
	for _, s := range tie.Join(spells) {
		if s.To.IsZero() {
			begun = s.From
		}
	}
	return begun
}

func obligations(v tie.View) entente.Obligations {
	o, _ := entente.ParseObligations(strings.Join(v.Obligations, ";"))
	return o
}
