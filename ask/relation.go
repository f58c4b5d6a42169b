package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// sayRelation answers "what ties A and B, and are they allied".
func (d *Desk) sayRelation(r Reading, p tie.Portfolio) string {
	switch {
	case r.IsEver:
		return d.sayEver(r, p)
	case r.Side != "":
		return d.sayDuty(r, p)
	case r.Kind != KindAll && r.Kind != KindDefence && r.Kind != KindAlliance:
		return d.sayLayerOf(r, p)
	}
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	if len(p.Partners) == 0 && p.Absence == tie.None && r.Kind == KindAll {
		return fmt.Sprintf("Nothing is known to tie %s and %s %s%s: %s.", d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, p))
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("No alliance between %s and %s is known %s%s: %s.", d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, p))
	}
	x := p.Partners[0]
	var s string
	if x.Tier == tie.TreatyAlly && r.isLastSeen(x) {
		s = d.sayLastSeen(r, x) + d.suspended(x) + "." + d.planned(r, p)
	} else if x.Tier == tie.TreatyAlly {
		s = fmt.Sprintf("%s and %s %s treaty allies %s%s%s (%s)%s.", a, b, are(r), when(r), known(r), sinceComma(x.Since), d.directed(r, x), d.suspended(x))
	} else if v, ok := signedPact(x); ok {
		s = fmt.Sprintf("%s and %s %s not known to be treaty allies %s%s: the %s was signed %s, and no source has seen it enter into force.", a, b, are(r), when(r), known(r), v.Title, onDate(v.Signed))
	} else if tied := d.others(x, r); tied != "" && r.IsAnyTie {
		tied = strings.TrimSuffix(strings.TrimPrefix(tied, " They"), ".")
		return fmt.Sprintf("%s and %s%s %s%s. They %s not treaty allies%s.", a, b, tied, when(r), known(r), are(r), d.former(x, r, p)) + contestedTie(x)
	} else {
		s = fmt.Sprintf("%s and %s %s not treaty allies %s%s", a, b, are(r), when(r), known(r)) + d.former(x, r, p) + "."
	}
	return s + d.others(x, r) + contestedTie(x)
}

// signedPact is a defence treaty that is signed and not known to be in force.
func signedPact(x tie.Partner) (tie.View, bool) {
	i := slices.IndexFunc(x.Ties, func(v tie.View) bool { return v.Standing == tie.Signed && isDefence(v) && !v.Signed.IsZero() })
	if i < 0 {
		return tie.View{}, false
	}
	return x.Ties[i], true
}

func are(r Reading) string {
	if r.IsDated {
		return "were"
	}
	return "are"
}

func sinceComma(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return ", since " + tie.InWords(at)
}

// directed is the direction and the standing of an alliance: "one-sided: only Japan owes defence; in
// force".
func (d *Desk) directed(r Reading, x tie.Partner) string {
	if x.Direction == "one_sided" && len(x.OwedBy) > 0 {
		return "one-sided: only " + d.nameIn(r, x.OwedBy[0]) + " owes defence; " + standingOf(x)
	}
	return standingOf(x)
}

// former says that the two were allies once, before the date; failing that on what "not allies" rests.
func (d *Desk) former(x tie.Partner, r Reading, p tie.Portfolio) string {
	past, _ := d.alliances(r, x)
	past = slices.DeleteFunc(past, func(s entente.Period) bool { return s.To.IsZero() || !s.To.Last().Before(r.AsOf.First()) })
	if len(past) > 0 {
		return "; they were " + d.spans(r, past)
	}
	return ": " + d.noAlly(r, p)
}

// isDefence reports whether a tie is a treaty with a defence obligation, whatever its standing.
func isDefence(v tie.View) bool {
	return v.Kind == entente.KindAlliance && v.Standing != tie.Contested && slices.Contains(v.Obligations, entente.Defence.String())
}

// others says what else holds between the two, by kind.
func (d *Desk) others(x tie.Partner, r Reading) string {
	counts := map[[2]string]int{}
	var order [][2]string
	for _, v := range x.Ties {
		if v.Tier == tie.NoTier || (v.Tier == tie.TreatyAlly && x.Tier == tie.TreatyAlly) {
			continue
		}
		k := tieNoun(v)
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k]++
	}
	if len(order) == 0 {
		return ""
	}
	parts := make([]string, len(order))
	for i, k := range order {
		parts[i] = some(counts[k], k[0], k[1])
	}
	verb := " They " + are(r) + " tied by "
	if x.Tier == tie.TreatyAlly {
		verb = " They " + are(r) + " also tied by "
	}
	return verb + list(parts, 8) + "."
}

func contestedTie(x tie.Partner) string {
	for _, v := range x.Ties {
		if v.Standing == tie.Contested && v.Kind == entente.KindAlliance {
			return fmt.Sprintf(" A claimed tie (%s) is contested and does not make them allies.", v.Title)
		}
	}
	return ""
}

// sayLayerOf answers whether two actors have a tie of one kind.
func (d *Desk) sayLayerOf(r Reading, p tie.Portfolio) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one, many := r.Kind.tieNoun()
	var held []tie.View
	var ended tie.View
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			if v.Tier != tie.NoTier {
				held = append(held, v)
			} else if v.Standing == tie.Ended && !v.To.Before(ended.To) {
				ended = v
			}
		}
	}
	have, lead := haveIn(r), ""
	if at := lastSeenOf(held); !at.IsZero() && at.Last().Before(r.AsOf.First()) {
		r = r.past(at)
		have, lead = haveIn(r), fmt.Sprintf("Last observed %s and not confirmed since: ", onDate(at))
		a = d.nameIn(r, r.Subject)
	}
	switch {
	case len(held) == 0 && !ended.To.IsZero():
		return fmt.Sprintf("%s and %s %s no %s %s%s; the last that is known, the %s, ended %s.", a, b, have, one, when(r), known(r), ended.Title, onDate(ended.To))
	case len(held) == 0 && p.Absence == tie.Found:
		return fmt.Sprintf("%s and %s %s no %s %s%s that is undisputed.", a, b, have, one, when(r), known(r)) + contestedTie(p.Partners[0])
	case len(held) == 0:
		return fmt.Sprintf("No %s between %s and %s is known %s%s: %s.", one, d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, p))
	case len(held) == 1 && held[0].Standing == tie.Ended: // an event, which is remembered and does not last
		return fmt.Sprintf("%s between %s and %s is recorded%s: the %s (%s).", capital(article(one)), d.nameIn(r, r.Subject), b, known(r), held[0].Title, fromAndStanding(held[0]))
	case len(held) == 1:
		return fmt.Sprintf("%s%s and %s %s %s %s%s: the %s (%s).", lead, a, b, have, article(one), when(r), known(r), held[0].Title, fromAndStanding(held[0]))
	}
	titles := make([]string, len(held))
	for i, v := range held {
		titles[i] = "the " + v.Title
	}
	return fmt.Sprintf("%s%s and %s %s %s %s%s: %s.", lead, a, b, have, counted(len(held), one, many), when(r), known(r), list(titles, 4))
}

// lastSeenOf is the day on which ties were last observed, where none of them is known to hold since.
func lastSeenOf(held []tie.View) (at entente.Date) {
	for _, v := range held {
		if v.Standing != tie.LastObserved {
			return entente.Date{}
		}
		if at.Last().Before(v.Observed.Last()) || at.IsZero() {
			at = v.Observed
		}
	}
	return at
}

func fromAndStanding(v tie.View) string {
	switch {
	case v.IsUndated():
		return "told " + onDate(v.To) + ", date not known"
	case v.Standing == tie.Ended && v.From == v.To, v.Standing == tie.Ended && v.To.IsZero():
		return onDate(v.From)
	case v.Standing == tie.Ended:
		return "from " + tie.InWords(v.From) + " to " + tie.InWords(v.To)
	case v.From.IsZero():
		return inStanding(v)
	case v.Standing == tie.LastObserved && v.From == v.Observed:
		return "from " + tie.InWords(v.From)
	}
	return "since " + tie.InWords(v.From) + ", " + inStanding(v)
}
