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

// sayRelation answers "what ties A and B, and are they allied".
func (d *Speaker) sayRelation(r ask.Proposition, p tie.Portfolio, beside []tie.Partner) string {
	switch {
	case r.IsEver:
		return d.sayEver(r, p)
	case r.Side != "":
		return d.sayDuty(r, p, beside)
	case r.Kind != ask.KindAll && r.Kind != ask.KindDefence && r.Kind != ask.KindAlliance:
		return d.sayLayerOf(r, p, beside)
	}
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	if len(p.Partners) == 0 && p.Absence == evidence.None && r.Kind == ask.KindAll {
		return fmt.Sprintf("Nothing is known to tie %s and %s %s%s: %s.", d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, p))
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("No alliance between %s and %s is known %s%s: %s.", d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, with(p, beside)))
	}
	x := p.Partners[0]
	var s string
	if x.Tier == tie.TreatyAlly && r.IsLastSeen(x) {
		s = d.sayLastSeen(r, x) + d.suspended(x) + "." + d.planned(r, p)
	} else if x.Tier == tie.TreatyAlly {
		s = fmt.Sprintf("%s and %s %s treaty allies %s%s%s%s.", a, b, are(r), when(r), known(r), d.sinceAgain(r, x, d.directed(r, x)), d.suspended(x))
	} else if v, ok := tie.SignedPact(x); ok {
		s = fmt.Sprintf("%s and %s %s not %streaty allies %s%s: %s %s%s.", a, b, are(r), unsure(v), when(r), known(r), titled(v), signedOnly(v), d.before(x, r))
	} else if tied := d.othersAt(x, r, " "+when(r)+known(r)); tied != "" && r.IsAnyTie {
		tied = strings.TrimSuffix(strings.TrimPrefix(tied, " They"), ".")
		return fmt.Sprintf("%s and %s%s. They %s not treaty allies%s.", a, b, tied, are(r), d.former(x, r, p)) + awaitedTies(x, tie.View{}) + contestedTie(x)
	} else {
		s = fmt.Sprintf("%s and %s %s not treaty allies %s%s", a, b, are(r), when(r), known(r)) + d.former(x, r, p) + "."
	}
	pact, _ := tie.SignedPact(x)
	if x.Tier == tie.TreatyAlly {
		pact = tie.View{}
	}
	return s + d.others(x, r) + awaitedTies(x, pact) + contestedTie(x)
}

func are(r ask.Proposition) string {
	if r.IsDated {
		return "were"
	}
	return "are"
}

// directed is the direction and the standing of an alliance: "one-sided: only Japan owes defence; in
// force".
func (d *Speaker) directed(r ask.Proposition, x tie.Partner) string {
	if x.Direction == "one_sided" && len(x.OwedBy) > 0 {
		return "one-sided" + sinceWords(tie.Turned(x, r.AsOf)) + ": only " + d.nameIn(r, x.OwedBy[0]) + " " + owes(r) + " defence; " + standingOf(r, x)
	}
	return standingOf(r, x)
}

// former says that the two were allies at another time, with every spell; failing that on what "not allies"
// rests.
func (d *Speaker) former(x tie.Partner, r ask.Proposition, p tie.Portfolio) string {
	if s := d.formerly(x, r); s != "" {
		return s
	}
	return ": " + d.noAlly(r, p)
}

// formerly tells every spell in which the two were allies at another time.
func (d *Speaker) formerly(x tie.Partner, r ask.Proposition) string {
	var over, later []string
	for _, s := range x.Defence {
		t := s.Period()
		switch {
		case s.Standing == tie.Signed, t.At(r.AsOf) && s.Standing != tie.Ended:
		case t.To.IsZero() && s.Standing == tie.NotYet:
			later = append(later, "since "+evidence.InWords(t.From))
		case !t.To.IsZero():
			over = append(over, d.spell(r, x, t))
		}
	}
	switch {
	case len(over) > 0 && len(later) > 0:
		return "; they were " + list(over, mostSpells) + ", and have been so again " + later[0]
	case len(over) > 0:
		return "; they were " + list(over, mostSpells)
	case len(later) > 0:
		return "; they have been so " + later[0]
	}
	return ""
}

// before tells the spells that were over by the date of the question.
func (d *Speaker) before(x tie.Partner, r ask.Proposition) string {
	var over []string
	for _, s := range x.Defence {
		if t := s.Period(); s.Standing == tie.Ended && !t.To.IsZero() {
			over = append(over, d.spell(r, x, t))
		}
	}
	if len(over) == 0 {
		return ""
	}
	return "; they had been " + list(over, mostSpells)
}

// unsure says of two that they are not known to be allies where a treaty is signed and nobody has seen it enter
// into force.
func unsure(v tie.View) string {
	if v.EntryForce.IsZero() {
		return "known to be "
	}
	return ""
}

// sinceAgain is since when an alliance holds, with the spells before it and what more is said in brackets.
func (d *Speaker) sinceAgain(r ask.Proposition, x tie.Partner, more string) string {
	past, _ := r.Alliances(x)
	past = slices.DeleteFunc(past, func(s entente.Period) bool { return s.To.IsZero() || !s.To.Before(x.Since) })
	if x.Since.IsZero() || len(past) == 0 {
		return sinceComma(x.Since) + bracketed(more)
	}
	said := make([]string, len(past))
	for i, s := range past {
		said[i] = yearsOf(s)
	}
	if more != "" {
		more = "; " + more
	}
	return ", again since " + evidence.InWords(x.Since) + " (before: " + strings.Join(said, ", ") + more + ")"
}

// others says what else ties the two, by kind: what holds, what was only last observed, and what happened.
func (d *Speaker) others(x tie.Partner, r ask.Proposition) string { return d.othersAt(x, r, "") }

// othersAt is others with the date of the question.
func (d *Speaker) othersAt(x tie.Partner, r ask.Proposition, at string) string {
	holds := d.kindsOf(x, r, func(v tie.View) bool { return v.Standing == tie.InForce })
	seen := d.kindsOf(x, r, func(v tie.View) bool { return v.Standing == tie.LastObserved })
	past := d.kindsOf(x, r, func(v tie.View) bool { return v.Standing != tie.InForce && v.Standing != tie.LastObserved })
	also := ""
	if x.Tier == tie.TreatyAlly {
		also = "also "
	}
	var parts []string
	if len(holds) > 0 {
		parts = append(parts, are(r)+" "+also+"tied by "+list(holds, 8)+at)
		also, at = "", ""
	}
	if len(seen) > 0 {
		what := "were " + also + "tied by " + list(seen, 8) + ", last observed " + lastOf(x, r)
		if len(parts) > 0 && r.IsDated { // the verb is the same
			parts[0] += " and, last observed " + lastOf(x, r) + ", by " + list(seen, 8)
		} else {
			parts = append(parts, what)
		}
		also, at = "", ""
	}
	switch {
	case len(past) > 0 && len(parts) > 0 && r.IsDated:
		parts = append(parts, "had been tied by "+list(past, 8))
	case len(past) > 0 && len(parts) > 0:
		parts = append(parts, "were in the past tied by "+list(past, 8))
	case len(past) > 0:
		parts = append(parts, "were "+also+"tied by "+list(past, 8)+strings.TrimPrefix(at, " today"))
	case len(parts) == 0:
		return ""
	}
	return " They " + strings.Join(parts, "; they ") + "."
}

// kindsOf counts the ties beside the alliance by kind, of one sort of standing.
func (d *Speaker) kindsOf(x tie.Partner, r ask.Proposition, wanted func(tie.View) bool) []string {
	counts := map[[2]string]int{}
	var order [][2]string
	for _, v := range x.Ties {
		if v.Tier == tie.NoTier || (v.Tier == tie.TreatyAlly && x.Tier == tie.TreatyAlly) || !wanted(v) {
			continue
		}
		k := tieNoun(v)
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k]++
	}
	parts := make([]string, len(order))
	for i, k := range order {
		parts[i] = some(counts[k], k[0], k[1])
	}
	return parts
}

// lastOf is when the ties beside the alliance were last observed.
func lastOf(x tie.Partner, r ask.Proposition) string {
	var days []entente.Date
	for _, v := range x.Ties {
		if v.Standing == tie.LastObserved && v.Tier != tie.NoTier && (v.Tier != tie.TreatyAlly || x.Tier != tie.TreatyAlly) {
			days = append(days, v.Observed)
		}
	}
	return lastDays(days)
}

func contestedTie(x tie.Partner) string {
	for _, v := range x.Ties {
		if v.Standing == tie.Contested && v.Kind == entente.KindAlliance {
			return fmt.Sprintf(" A claimed tie (%s) is contested and does not make them allies.", v.Title)
		}
	}
	return ""
}

func fromAndStanding(r ask.Proposition, v tie.View) string {
	switch {
	case v.IsUndated():
		return "told " + onDate(v.To) + ", date not known"
	case v.Standing == tie.Ended && v.From == v.To, v.Standing == tie.Ended && v.To.IsZero():
		return onDate(v.From)
	case v.Standing == tie.Ended:
		return "from " + evidence.InWords(v.From) + " to " + evidence.InWords(v.To)
	case v.From.IsZero():
		return inStanding(r, v)
	case v.Standing == tie.LastObserved && v.From == v.Observed:
		return "from " + evidence.InWords(v.From)
	}
	return "since " + evidence.InWords(v.From) + ", " + inStanding(r, v)
}
