package ask

import (
	"fmt"
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
		if n := len(byTier[t]); n > 0 && t != tie.OtherPartner {
			rest = append(rest, counted(n, t.Label(), t.Label()+"s"))
		} else if n > 0 {
			rest = append(rest, counted(n, "partner", "partners")+" with other ties only")
		}
	}
	if len(rest) > 0 {
		s += " It also " + has(r) + " " + list(rest, len(rest)) + ", each listed once in its highest tier."
	}
	if c := contested(p.Partners, r.Kind); len(c) > 0 {
		s += " A claimed tie with " + list(c, 4) + " is contested and lifts nobody into a tier."
	}
	return s
}

func (d *Desk) sayTreatyAllies(r Reading, allies []tie.Partner, p tie.Portfolio) string {
	subject := capital(d.name(r.Subject))
	if len(allies) == 0 {
		return fmt.Sprintf("%s %s no treaty ally %s%s: %s.", subject, has(r), when(r), known(r), d.noAlly(r, p))
	}
	if len(allies) == 1 {
		return fmt.Sprintf("%s %s one treaty ally %s%s: %s.", subject, has(r), when(r), known(r), d.sayAlly(r, allies[0]))
	}
	owing, owed := split(r.Subject, allies)
	if len(owing) == 0 {
		return fmt.Sprintf("%s %s defence, one-sided, to %s %s%s.", subject, owes(r), list(names(owed), mostNames), when(r), known(r))
	}
	s := fmt.Sprintf("%s %s %s %s%s: %s", subject, has(r), counted(len(owing), "treaty ally", "treaty allies"), when(r), known(r), list(names(owing), mostNames))
	if len(owed) > 0 {
		s += fmt.Sprintf("; one-sided, it also %s defence to %s", owes(r), list(names(owed), 6))
	}
	return s + "." + lastObserved(allies)
}

// lastObserved names the allies whose tie no source has seen since its dataset stopped.
func lastObserved(allies []tie.Partner) string {
	var names []string
	var day entente.Date
	for _, p := range allies {
		if best := bestTie(p); best.Standing == tie.LastObserved {
			names = append(names, inSentence(p.Name))
			day = best.Observed
		}
	}
	if len(names) == 0 || len(names) == len(allies) && len(names) > mostNames {
		return suffixObserved(len(names), day)
	}
	if len(names) == 1 {
		return fmt.Sprintf(" The tie with %s was last observed %s.", names[0], onDate(day))
	}
	return fmt.Sprintf(" The ties with %s were last observed %s.", list(names, mostNames), onDate(day))
}

func suffixObserved(n int, day entente.Date) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" All were last observed %s.", onDate(day))
}

// noAlly says what the absence of a treaty ally means where other ties were found.
func (d *Desk) noAlly(r Reading, p tie.Portfolio) string {
	if p.Absence != tie.Found && p.Absence != tie.None {
		return absence(p.Absence, p.Coverage)
	}
	var said []string
	for _, c := range p.Coverage {
		switch {
		case c.Dataset == "atop" && c.Status == tie.Found:
			return "ATOP covers the date and has no defence obligation"
		case c.Dataset == "atop" && c.Status == tie.OutOfCoverage && c.To > 0 && int(r.AsOf.Year) > c.To:
			said = append(said, fmt.Sprintf("ATOP, which stops in %d, has no defence obligation without an end", c.To))
		case c.Dataset == "alliances-since-2018" && c.Status == tie.Found:
			said = append(said, "the list of changes since has none")
		}
	}
	if len(said) == 0 {
		return absence(tie.OutOfCoverage, p.Coverage)
	}
	return list(said, 2)
}

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
		parts = append(parts, fmt.Sprintf("one-sided: %s owes defence to %s", d.name(p.OwedBy[0]), d.name(other)))
	} else if p.Direction == "mutual" {
		parts = append(parts, "mutual defence")
	}
	if s := standingOf(p); s != "" {
		parts = append(parts, s)
	}
	return inSentence(p.Name) + " (" + strings.Join(parts, ", ") + ")"
}

// standingOf is the standing of a partner's best tie in words.
func standingOf(p tie.Partner) string {
	if len(p.Ties) == 0 {
		return ""
	}
	return inStanding(bestTie(p))
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

func inStanding(v tie.View) string {
	switch v.Standing {
	case tie.InForce:
		if v.Confirmed.IsZero() {
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

func contested(ps []tie.Partner, _ KindFilter) []string {
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
	subject := capital(d.name(r.Subject))
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
		if x.Tier != tie.NoTier {
			held = append(held, x)
		}
	}
	if r.Kind == "past_support" && len(held) > 0 {
		return fmt.Sprintf("%s was helped in war by %d actors%s: %s.", subject, len(held), known(r), list(names(held), mostNames))
	}
	one, many := noun(r)
	if len(held) == 0 {
		why := absence(p.Absence, p.Coverage)
		if p.Absence == tie.Found {
			why = "what is claimed is contested"
		}
		return fmt.Sprintf("%s %s no %s %s%s: %s.", subject, has(r), one, when(r), known(r), why)
	}
	return fmt.Sprintf("%s %s %s %s%s: %s.", subject, has(r), counted(len(held), one, many), when(r), known(r), list(names(held), mostNames))
}

func (d *Desk) sayShared(r Reading, ps []tie.Partner, why tie.Absence) string {
	a, b := capital(d.name(r.Subject)), d.name(r.Object)
	one, many := noun(r)
	if r.Kind == "" && r.Tier == "" {
		one, many = "treaty ally", "treaty allies"
	}
	if len(ps) == 0 {
		return fmt.Sprintf("%s and %s %s no %s in common %s%s: %s.", a, b, haveIn(r), one, when(r), known(r), absence(why, nil))
	}
	return fmt.Sprintf("%s and %s %s %s in common %s%s: %s.", a, b, haveIn(r), counted(len(ps), one, many), when(r), known(r), list(names(ps), mostNames))
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
	subject := capital(d.name(r.Subject))
	day := when(r)
	if r.IsDated {
		day = onDate(at)
	}
	if !d.countsAllies(r) {
		one, many := noun(r)
		s := fmt.Sprintf("%s %s %s %s%s", subject, has(r), counted(n, one, many), day, known(r))
		if n == 0 {
			return s + ": " + absence(p.Absence, p.Coverage) + "."
		}
		return s + ": " + list(names(p.Partners), mostNames) + "."
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
		return s + ": " + d.noAlly(r, p) + "."
	}
	if n > 0 {
		s += ": " + list(names(owing), mostNames)
	}
	if len(owed) > 0 {
		s += fmt.Sprintf(". It %s defence, one-sided, to %s, not counted here", owes(r), list(names(owed), 6))
	}
	return s + "."
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
	s := fmt.Sprintf("%s had the most treaty allies %s%s: %d states owed %s defence", capital(list(top, 6)), day, known(r), all[0].Allies, pronoun(len(top)))
	for _, x := range all {
		if x.Allies < all[0].Allies {
			return s + fmt.Sprintf(". Next came %s with %d.", inSentence(x.Name), x.Allies)
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
