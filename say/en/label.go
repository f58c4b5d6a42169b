package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// headings are what stands above the partners of a tier, one and several.
var headings = map[tie.Tier][2]string{
	tie.TreatyAlly:       {"Treaty ally", "Treaty allies"},
	tie.SecurityPartner:  {"Security partner", "Security partners"},
	tie.StrategicPartner: {"Strategic partner", "Strategic partners"},
	tie.EconomicPartner:  {"Economic partner", "Economic partners"},
	tie.Restraint:        {"Promised not to attack, and no more", "Promised not to attack, and no more"},
	tie.OtherPartner:     {"Other ties", "Other ties"},
	tie.NoTier:           {"Nothing seen in force", "Nothing seen in force"},
}

// Heading is what stands above the partners of a tier, by their number.
func (d *Speaker) Heading(t tie.Tier, n int) string {
	return headings[t][min(max(n, 1), 2)-1]
}

// Listed names actors, as a table has them.
func (d *Speaker) Listed(ids []entente.ActorID) string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = d.plainName(id)
	}
	return list(said, len(said))
}

// plainName is an actor's name without an article.
func (d *Speaker) plainName(id entente.ActorID) string {
	if a, ok := d.cw.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

func spaced[T ~string](s T) string { return strings.ReplaceAll(string(s), "_", " ") }

// kindWords are the kinds of tie that read badly with their underscores taken away.
var kindWords = map[entente.Kind]string{
	entente.KindDeclaration:    "political declaration",
	entente.KindStatusOfForces: "status of forces",
	entente.KindBasing:         "bases and commands",
	entente.KindDefenceCoop:    "defence cooperation",
	entente.KindArmsCoop:       "arms developed together",
	entente.KindMembership:     "shared organisations",
	entente.KindTroops:         "troops sent",
}

// Kind is a kind of tie in words.
func (d *Speaker) Kind(k entente.Kind) string {
	if w, ok := kindWords[k]; ok {
		return w
	}
	return spaced(k)
}

// Standing says in words how sure it is that a tie holds, and since when that is known.
func (d *Speaker) Standing(v tie.View) string {
	switch v.Standing {
	case tie.InForce:
		if !v.Confirmed.IsZero() {
			return "in force, confirmed " + d.Date(v.Confirmed)
		}
		return "in force"
	case tie.LastObserved:
		if !v.Observed.IsZero() {
			return "last observed " + d.Date(v.Observed) + "; no end is recorded"
		}
		return "last observed; no end is recorded"
	case tie.Ended:
		if v.IsUndated() {
			return "date not known"
		}
		if !v.To.IsZero() {
			return "ended " + d.Date(v.To)
		}
		return "ended"
	case tie.Signed:
		return "signed; entry into force not seen"
	case tie.NotYet:
		if v.From.IsZero() {
			return "not seen before that date"
		}
		return "not yet begun"
	case tie.Contested:
		return "contested: claimed, and contradicted by a good source"
	}
	return ""
}

// Between writes a period: "1 October 1953 –", "1948 – 1955", "until 1955".
func (d *Speaker) Between(from, to entente.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "dates not recorded"
	case from.IsZero():
		return "until " + d.Date(to)
	case to.IsZero():
		return "since " + d.Date(from)
	case from == to:
		return d.Date(from)
	}
	return d.Date(from) + " – " + d.Date(to)
}

// Direction says who owes what the tie promises.
func (d *Speaker) Direction(direction string, owedBy []entente.ActorID) string {
	switch direction {
	case "one_sided":
		return "one-sided, owed by " + d.Listed(owedBy)
	case "unequal":
		return "each owes the other something different"
	}
	return spaced(direction)
}

// Absence says why there is nothing to show: the four kinds are four different answers.
func (d *Speaker) Absence(a evidence.Absence) string {
	switch a {
	case evidence.None:
		return "None: a source covers this, and there is none."
	case evidence.NotCoded:
		return "Not coded: a source covers the year, but not this pair or item. That is not the same as none."
	case evidence.OutOfCoverage:
		return "Out of coverage: no source's years reach this date. That is not the same as none."
	case evidence.NotInSystem:
		return "Not in the system: there was no such state at this date."
	}
	return ""
}

// Covers is what one dataset says of the date.
func (d *Speaker) Covers(a evidence.Absence) string {
	switch a {
	case evidence.Found:
		return "covers the date"
	case evidence.None:
		return "covers the date, found none"
	}
	return strings.ReplaceAll(spaced(a), "not in system", "no such state then")
}

// Years are the years that a dataset covers.
func (d *Speaker) Years(from, to int) string {
	switch {
	case to == 0 && from == 0:
		return "kept up"
	case to == 0:
		return fmt.Sprintf("%d – today", from)
	}
	return fmt.Sprintf("%d – %d", from, to)
}

// Asked says how a question was understood, so that a wrong reading is seen at once.
func (d *Speaker) Asked(r ask.Proposition) string {
	subject, object := d.plainName(r.Subject), d.plainName(r.Object)
	var what string
	switch r.Intent {
	case ask.Allies:
		what = "the partners of " + subject
	case ask.Relation:
		what = "what ties " + subject + " and " + object
	case ask.Since:
		what = "since when " + subject + " and " + object + " are tied"
	case ask.Shared:
		what = "the partners that " + subject + " and " + object + " share"
	case ask.Count:
		what = "how many partners " + subject + " has"
	case ask.Rank:
		what = "who has the most treaty allies"
	case ask.Members:
		what = "the membership of " + subject
		if object != "" {
			what = "the membership of " + object + " in " + subject
		}
	default:
		return ""
	}
	if r.Tier != tie.NoTier {
		what += ", only the tier " + tierLabel(r.Tier)
	}
	if r.Kind != "" {
		what += ", only ties of the kind " + spaced(r.Kind)
	}
	known := "as known today"
	if !r.KnownAt.IsZero() {
		known = "as known on " + d.Date(r.KnownAt)
	}
	return fmt.Sprintf("%s, %s, %s", what, d.AsOf(r.AsOf), known)
}

// AsOf says what a date means: a year is "at some time in" it.
func (d *Speaker) AsOf(at entente.Date) string {
	switch {
	case at.IsZero():
		return "at any time"
	case !at.IsDay():
		return "at some time in " + d.Date(at)
	}
	return "on " + d.Date(at)
}

// Mark says of a tie that does not simply hold what it is.
func (d *Speaker) Mark(v tie.View) string {
	switch v.Standing {
	case tie.Signed:
		return " (signed)"
	case tie.Contested:
		return " (contested)"
	case tie.LegSuspended:
		return " (suspended)"
	case tie.LastObserved:
		return " (last observed)"
	case tie.Ended, tie.NotYet:
		if v.Tier == tie.NoTier {
			return " (" + strings.ReplaceAll(string(v.Standing), "_", " ") + ")"
		}
	}
	if v.Suspended != nil {
		return " (frozen)"
	}
	return ""
}
