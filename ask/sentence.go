package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// most names that a sentence lists before it says how many more there are.
const mostNames = 12

// sayAllies answers "who are the allies of X".
func (d *Desk) sayAllies(r Reading, p tie.Portfolio) string {
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
			rest = append(rest, counted(n, t.Label(), t.Label()+"s")+seenAside(byTier[t]))
		} else if now, past := present(byTier[t]); n > 0 {
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

func (d *Desk) sayTreatyAllies(r Reading, allies []tie.Partner, p tie.Portfolio) string {
	subject := capital(d.nameIn(r, r.Subject))
	if len(allies) == 0 {
		return d.without(r, "treaty ally", p) + when(r) + known(r) + ": " + d.noAlly(r, p) + "."
	}
	if len(allies) == 1 {
		return fmt.Sprintf("%s %s one treaty ally %s%s: %s.", subject, has(r), when(r), known(r), d.sayAlly(r, allies[0]))
	}
	owing, owed := split(r.Subject, allies)
	if len(owing) == 0 {
		return fmt.Sprintf("%s %s defence, one-sided, to %s %s%s.", subject, owes(r), list(names(owed), mostNames), when(r), known(r))
	}
	s := fmt.Sprintf("%s %s %s %s%s: %s", subject, has(r), counted(len(allies), "treaty ally", "treaty allies"), when(r), known(r), list(names(owing), mostNames))
	if len(owed) > 0 {
		s = fmt.Sprintf("%s %s %s %s%s: %s that %s it defence (%s) and, one-sided, %s to which only it %s defence (%s)", subject, has(r),
			counted(len(allies), "treaty ally", "treaty allies"), when(r), known(r), number(len(owing)), plural(len(owing), owes(r), oweMany(r)),
			list(names(owing), mostNames), number(len(owed)), owes(r), list(names(owed), 6))
	}
	return strings.TrimSuffix(s+"."+lastObserved(allies), ".") + d.frozenAllies(allies) + "."
}

// lastObserved names the allies whose tie no source has seen since its dataset stopped.
func lastObserved(allies []tie.Partner) string {
	var names []string
	var days []entente.Date
	for _, p := range allies {
		if best := bestTie(p); best.Standing == tie.LastObserved {
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
		return fmt.Sprintf(" %s in force; the tie with %s was last observed %s.", ofThese(len(allies)-1), names[0], when)
	}
	return fmt.Sprintf(" %s in force; %d were last observed %s: %s.", ofThese(len(allies)-len(names)), len(names), when, list(names, mostNames))
}

// ofThese begins a sentence about some of a list.
func ofThese(n int) string { return "Of these " + number(n) + " " + plural(n, "is", "are") }

// split parts those that owe the subject defence from those that only the subject owes it to.
func split(subject entente.ActorID, allies []tie.Partner) (owing, owed []tie.Partner) {
	for _, p := range allies {
		if owesAlone(subject, p) {
			owed = append(owed, p)
		} else {
			owing = append(owing, p)
		}
	}
	return owing, owed
}

// sayAlly is one ally with its date, direction and standing: "Japan (since 1960, one-sided: …)".
func (d *Desk) sayAlly(r Reading, p tie.Partner) string {
	var parts []string
	if !p.Since.IsZero() {
		parts = append(parts, "since "+tie.InWords(p.Since))
	}
	if p.Direction == "one_sided" && len(p.OwedBy) > 0 {
		other := r.Subject
		if p.OwedBy[0] == r.Subject {
			other = p.Actor
		}
		parts = append(parts, fmt.Sprintf("one-sided%s: %s %s defence to %s", sinceWords(turned(p, r.AsOf)), d.nameIn(r, p.OwedBy[0]), owes(r), d.nameIn(r, other)))
	} else if p.Direction == "mutual" {
		parts = append(parts, "mutual defence")
	}
	if s := standingOf(r, p); s != "" {
		parts = append(parts, s)
	}
	return inSentence(p.Name) + " (" + strings.Join(parts, ", ") + ")"
}

// standingOf is the standing of a partner's best tie in words.
func standingOf(r Reading, p tie.Partner) string {
	if len(p.Ties) == 0 {
		return ""
	}
	return inStanding(r, bestTie(p))
}

// bestTie is the tie of the partner's tier that is known best: in force before last observed, the
// latest confirmed first.
func bestTie(p tie.Partner) (best tie.View) {
	for _, v := range p.Ties {
		better := best.Standing == "" || (v.Standing == tie.InForce && (best.Standing != tie.InForce || best.Confirmed.Before(v.Confirmed)))
		if v.Tier == p.Tier && better {
			best = v
		}
	}
	return best
}

// inStanding is how sure it is that a tie holds. What was said later than the date asked about is left out.
func inStanding(r Reading, v tie.View) string {
	switch v.Standing {
	case tie.InForce:
		if v.Confirmed.IsZero() || r.AsOf.Last().Before(v.Confirmed.First()) {
			return "in force"
		}
		return "in force, last confirmed " + onDate(v.Confirmed)
	case tie.LastObserved:
		return "last observed " + onDate(v.Observed)
	case tie.Ended:
		return "ended " + onDate(v.To)
	case tie.Contested:
		return "contested"
	}
	return "begins " + onDate(v.From)
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
func (d *Desk) sayLayer(r Reading, p tie.Portfolio) string {
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
		if r.holdsTier(x) {
			held = append(held, x)
		}
	}
	one, many := noun(r)
	if len(held) == 0 {
		why := absence(r, p)
		if p.Absence == tie.Found {
			why = "what is claimed is contested"
		}
		return d.without(r, one, p) + when(r) + known(r) + ": " + why + "."
	}
	return fmt.Sprintf("%s %s %s %s%s: %s.", subject, has(r), counted(len(held), one, many), when(r), known(r), list(names(held), mostNames)) +
		seenAll(held) + incomplete(p)
}

func (d *Desk) sayShared(r Reading, ps []tie.Partner, why string) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one, many := noun(r)
	if r.Kind == "" && r.Tier == "" {
		one, many = "treaty ally", "treaty allies"
	}
	if len(ps) == 0 {
		return fmt.Sprintf("%s and %s %s no %s in common %s%s: %s.", a, b, haveIn(r), one, when(r), known(r), why)
	}
	return fmt.Sprintf("%s and %s %s %s in common %s%s: %s.", a, b, haveIn(r), counted(len(ps), one, many), when(r), known(r), list(names(ps), mostNames))
}

// noneShared says why two actors share nobody: one of them has none, or the lists do not meet.
func (d *Desk) noneShared(r Reading, first, second tie.Portfolio) string {
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 && p.Absence != tie.None {
			return absence(r, p)
		}
	}
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 {
			return d.nameIn(r, p.Subject.ID) + " " + has(r) + " none"
		}
	}
	return "nobody is on both lists"
}

func haveIn(r Reading) string {
	if r.IsDated {
		return "had"
	}
	return "have"
}

// countsAllies reports whether a count is of treaty allies rather than of another layer.
func (d *Desk) countsAllies(r Reading) bool {
	return (r.Kind == "" && (r.Tier == "" || r.Tier == tie.TreatyAlly)) || r.Kind.Obligations().Has(entente.Defence)
}

func (d *Desk) sayCount(r Reading, at entente.Date, n int, p tie.Portfolio) string {
	subject := capital(d.nameIn(r, r.Subject))
	day := when(r)
	if r.IsDated {
		day = onDate(at)
	}
	if !d.countsAllies(r) {
		one, many := noun(r)
		s := fmt.Sprintf("%s %s %s %s%s", subject, has(r), counted(n, one, many), day, known(r))
		if n == 0 {
			return d.without(r, one, p) + day + known(r) + ": " + absence(r, p) + "."
		}
		if r.countsStates() {
			counted := states(r.holding(p.Partners))
			return s + d.throughBlocs(counted) + ": " + list(names(counted), mostNames) + "." + seenAll(counted) + incomplete(p)
		}
		return s + ": " + list(names(r.holding(p.Partners)), mostNames) + "." + seenAll(r.holding(p.Partners)) + incomplete(p)
	}
	var allies []tie.Partner
	for _, x := range p.Partners {
		if x.Tier == tie.TreatyAlly {
			allies = append(allies, x)
		}
	}
	owing, owed := split(r.Subject, allies)
	s := fmt.Sprintf("%s %s %s %s%s, counting the states that owe it defence", subject, has(r), counted(n, "treaty ally", "treaty allies"), day, known(r))
	if n == 0 && len(owed) == 0 {
		return d.without(r, "treaty ally", p) + day + known(r) + ": " + d.noAlly(r, p) + "."
	}
	if n > 0 {
		s += ": " + list(names(owing), mostNames)
	}
	if len(owed) > 0 {
		s += fmt.Sprintf(". It %s defence, one-sided, to %s, not counted here", owes(r), list(names(owed), 6))
	}
	return s + "." + lastObserved(owing)
}

func (d *Desk) sayRank(r Reading, at entente.Date, all []tie.Ranked) string {
	day := "today"
	if r.IsDated {
		day = onDate(at)
	}
	if len(all) == 0 {
		return fmt.Sprintf("No source in the ledger reaches that date, so nobody can be ranked %s.", day)
	}
	var top []string
	for _, x := range all {
		if x.Allies == all[0].Allies {
			top = append(top, inSentence(x.Name))
		}
	}
	has, owe, comes := " has", "owe", "Next comes"
	if r.IsDated {
		has, owe, comes = " had", "owed", "Next came"
	} else if len(top) > 1 {
		has = " have"
	}
	if !r.IsDated && all[0].Allies == 1 {
		owe = "owes"
	}
	s := fmt.Sprintf("%s%s the most treaty allies %s%s: %s %s %s defence", capital(list(top, 6)), has, day, known(r),
		counted(all[0].Allies, "state", "states"), owe, pronoun(len(top)))
	for _, x := range all {
		if x.Allies < all[0].Allies {
			return s + fmt.Sprintf(". %s %s with %s.", comes, inSentence(x.Name), number(x.Allies))
		}
	}
	return s + "."
}

func pronoun(n int) string {
	if n == 1 {
		return "it"
	}
	return "each of them"
}

// present parts partners with a tie that holds from those whose ties are all events of the past.
func present(ps []tie.Partner) (now, past int) {
	for _, p := range ps {
		holds := slices.ContainsFunc(p.Ties, func(v tie.View) bool { return v.Standing == tie.InForce || v.Standing == tie.LastObserved })
		if holds {
			now++
		} else {
			past++
		}
	}
	return now, past
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
func seenAll(ps []tie.Partner) string {
	n, when := lastSeenDays(ps)
	switch {
	case n == 0:
		return ""
	case n == len(ps) && n == 1:
		return " That was last observed " + when + "."
	case n == len(ps):
		return " All were last observed " + when + "."
	}
	return fmt.Sprintf(" %s in force; %s %s last observed %s.", ofThese(len(ps)-n), number(n), isOrAre(n), when)
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

func oweMany(r Reading) string {
	if r.IsDated {
		return "owed"
	}
	return "owe"
}
