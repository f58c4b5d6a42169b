package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// most names that a sentence lists before it says how many more there are.
const mostNames = 12

// sayAllies answers "who are the allies of X".
func (d *Speaker) sayAllies(r ask.Proposition, p tie.Portfolio) string {
	if r.Kind != "" || r.Tier != "" {
		return d.sayLayer(r, p)
	}
	byTier := map[tie.Tier][]tie.Partner{}
	for _, x := range p.Partners {
		byTier[x.Tier] = append(byTier[x.Tier], x)
	}
	s := d.sayTreatyAllies(r, byTier[tie.TreatyAlly], p)
	var rest []string
	for _, t := range tie.Tiers[1:] {
		if n := len(byTier[t]); n > 0 && t == tie.Restraint {
			rest = append(rest, "no more than a promise not to attack with "+counted(n, "state", "states")+seenAside(byTier[t]))
		} else if n > 0 && t != tie.OtherPartner {
			rest = append(rest, counted(n, tierLabel(t), tierLabel(t)+"s")+seenAside(byTier[t]))
		} else if now, past := tie.Present(byTier[t]); n > 0 {
			if now > 0 {
				rest = append(rest, counted(now, "partner", "partners")+" with other ties only")
			}
			if past > 0 {
				rest = append(rest, "past ties only (help in war, visits, sales) with "+plainNumber(past))
			}
		}
	}
	claims := awaitedPacts(p.Partners)
	if c := contested(p.Partners); len(c) > 0 {
		if claims != "" {
			claims += "; "
		}
		claims += "a claimed tie with " + list(c, 4) + " is contested and lifts nobody into a tier"
	}
	if len(rest) == 0 && claims != "" {
		return s + " " + capital(claims) + "."
	}
	if len(rest) == 0 {
		return s
	}
	s += " It also " + has(r) + " " + list(rest, len(rest))
	if len(p.Partners)-len(byTier[tie.TreatyAlly]) > 1 {
		s += ", each listed once in its highest tier"
	}
	if claims != "" {
		s += "; " + claims
	}
	return s + "."
}

func (d *Speaker) sayTreatyAllies(r ask.Proposition, allies []tie.Partner, p tie.Portfolio) string {
	subject := capital(d.nameIn(r, r.Subject))
	if len(allies) == 0 {
		return d.without(r, "treaty ally", p) + when(r) + known(r) + ": " + d.noAlly(r, p) + "."
	}
	if len(allies) == 1 {
		return fmt.Sprintf("%s %s one treaty ally %s%s: %s.", subject, has(r), when(r), known(r), d.sayAlly(r, allies[0]))
	}
	owing, owed := tie.Split(r.Subject, allies)
	if len(owing) == 0 {
		return fmt.Sprintf("%s %s defence, one-sided, to %s %s%s.", subject, owes(r), list(names(owed), mostNames), when(r), known(r))
	}
	s := fmt.Sprintf("%s %s %s %s%s: %s", subject, has(r), counted(len(allies), "treaty ally", "treaty allies"), when(r), known(r), list(names(owing), mostNames))
	if len(owed) > 0 {
		s = fmt.Sprintf("%s %s %s %s%s: %s that %s it defence (%s) and, one-sided, %s to which only it %s defence (%s)", subject, has(r),
			counted(len(allies), "treaty ally", "treaty allies"), when(r), known(r), number(len(owing)), plural(len(owing), owes(r), oweMany(r)),
			list(names(owing), mostNames), number(len(owed)), owes(r), list(names(owed), 6))
	}
	return strings.TrimSuffix(s+"."+lastObserved(r, allies), ".") + d.frozenAllies(allies) + "."
}

// lastObserved names the allies whose tie no source has seen since its dataset stopped.
func lastObserved(r ask.Proposition, allies []tie.Partner) string {
	var names []string
	var days []entente.Date
	for _, p := range allies {
		if best := tie.BestTie(p); best.Standing == tie.LastObserved {
			names = append(names, inSentence(p.Name))
			days = append(days, best.Observed)
		}
	}
	if len(names) == 0 {
		return ""
	}
	when := lastDays(days)
	switch {
	case len(names) == len(allies) && len(names) > 1:
		return " All were last observed " + when + "."
	case len(names) == 1:
		return fmt.Sprintf(" %s in force; the tie with %s was last observed %s.", ofThese(r, len(allies)-1), names[0], when)
	}
	return fmt.Sprintf(" %s in force; %s others were last observed %s: %s.", ofThese(r, len(allies)-len(names)), number(len(names)), when, list(names, mostNames))
}

// ofThese begins a sentence about some of a list.
func ofThese(r ask.Proposition, n int) string {
	return "Of these " + number(n) + " " + plural(n, isWas(r), are(r))
}

// sayAlly is one ally with its date, direction and standing: "Japan (since 1960, one-sided: …)".
func (d *Speaker) sayAlly(r ask.Proposition, p tie.Partner) string {
	var parts []string
	if !p.Since.IsZero() {
		parts = append(parts, "since "+evidence.InWords(p.Since))
	}
	if p.Direction == "one_sided" && len(p.OwedBy) > 0 {
		other := r.Subject
		if p.OwedBy[0] == r.Subject {
			other = p.Actor
		}
		parts = append(parts, fmt.Sprintf("one-sided%s: %s %s defence to %s", sinceWords(tie.Turned(p, r.AsOf)), d.nameIn(r, p.OwedBy[0]), owes(r), d.nameIn(r, other)))
	} else if p.Direction == "mutual" {
		parts = append(parts, "mutual defence")
	}
	if s := standingOf(r, p); s != "" {
		parts = append(parts, s)
	}
	return inSentence(p.Name) + " (" + strings.Join(parts, ", ") + ")"
}

func contested(ps []tie.Partner) []string {
	var out []string
	for _, p := range ps {
		for _, v := range p.Ties {
			if v.Standing == tie.Contested && v.Kind == entente.KindAlliance {
				out = append(out, inSentence(p.Name))
				break
			}
		}
	}
	return out
}

// sayLayer answers for one kind of tie or one tier.
func (d *Speaker) sayLayer(r ask.Proposition, p tie.Portfolio) string {
	subject := capital(d.nameIn(r, r.Subject))
	if r.Kind.Obligations().Has(entente.Defence) && r.Tier == "" {
		var allies []tie.Partner
		for _, x := range p.Partners {
			if x.Tier == tie.TreatyAlly {
				allies = append(allies, x)
			}
		}
		return d.sayTreatyAllies(r, allies, p)
	}
	var held []tie.Partner
	for _, x := range p.Partners {
		if r.HoldsTier(x) {
			held = append(held, x)
		}
	}
	one, many := noun(r)
	if len(held) == 0 {
		why := absence(r, p)
		if p.Absence == evidence.Found {
			why = "what is claimed is contested"
			if said := waitingWith(p.Partners); said != "" {
				why = said
			}
		}
		return d.without(r, one, p) + when(r) + known(r) + ": " + why + "."
	}
	return fmt.Sprintf("%s %s %s %s%s: %s.", subject, has(r), counted(len(held), one, many), when(r), known(r), list(names(held), mostNames)) +
		seenAll(r, held) + incomplete(p)
}

// waitingWith names what of a kind is signed with the partners.
func waitingWith(ps []tie.Partner) string {
	var said []string
	for _, x := range ps {
		for _, v := range tie.AwaitedIn(x, func(tie.View) bool { return true }) {
			said = append(said, titled(v)+" "+signedOnly(v))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "nothing is more than signed; " + strings.Join(said[:min(len(said), 3)], "; ")
}

func plainNumber(n int) string { return counted(n, "more", "more") }

// seenAside says how many partners of a tier were only last observed, in brackets.
func seenAside(ps []tie.Partner) string {
	n, when := lastSeenDays(ps)
	switch {
	case n == 0:
		return ""
	case n == len(ps):
		return " (last observed " + when + ")"
	}
	return " (" + number(n) + " last observed " + when + ")"
}

// seenAll says how many of the partners of a list hold, and how many were only last observed.
func seenAll(r ask.Proposition, ps []tie.Partner) string {
	n, when := lastSeenDays(ps)
	switch {
	case n == 0:
		return ""
	case n == len(ps) && n == 1:
		return " That was last observed " + when + "."
	case n == len(ps):
		return " All were last observed " + when + "."
	}
	return fmt.Sprintf(" %s in force; %s last observed %s.", ofThese(r, len(ps)-n), plural(n, "one other was", number(n)+" others were"), when)
}

// lastSeenDays is how many partners were only last observed, and when.
func lastSeenDays(ps []tie.Partner) (n int, when string) {
	var days []entente.Date
	for _, p := range ps {
		if p.Standing == tie.LastObserved {
			days = append(days, p.Observed)
		}
	}
	if len(days) == 0 {
		return 0, ""
	}
	return len(days), lastDays(days)
}

func oweMany(r ask.Proposition) string {
	if r.IsDated {
		return "owed"
	}
	return "owe"
}
