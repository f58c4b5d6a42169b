package web

import (
	"fmt"
	"strings"

	"entente"
	"entente/evidence"
	"entente/tie"
)

// words is a date in English, "" where none is recorded.
func words(d entente.Date) string {
	if d.IsZero() {
		return ""
	}
	return evidence.InWords(d)
}

func (s *site) tierLabel(t tie.Tier) string {
	label, _ := s.Words.Tier(t)
	return label
}

func underscore[T ~string](s T) string { return strings.ReplaceAll(string(s), "_", " ") }

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

func kindLabel(k entente.Kind) string {
	if w, ok := kindWords[k]; ok {
		return w
	}
	return underscore(k)
}

// standingOf says in words how sure it is that a tie holds, and since when that is known.
func standingOf(v tie.View) string {
	switch v.Standing {
	case tie.InForce:
		if !v.Confirmed.IsZero() {
			return "in force, confirmed " + words(v.Confirmed)
		}
		return "in force"
	case tie.LastObserved:
		if !v.Observed.IsZero() {
			return "last observed " + words(v.Observed) + "; no end is recorded"
		}
		return "last observed; no end is recorded"
	case tie.Ended:
		if v.IsUndated() {
			return "date not known"
		}
		if !v.To.IsZero() {
			return "ended " + words(v.To)
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

// between writes a period: "1 October 1953 –", "1948 – 1955", "until 1955".
func between(from, to entente.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "dates not recorded"
	case from.IsZero():
		return "until " + words(to)
	case to.IsZero():
		return "since " + words(from)
	case from == to:
		return words(from)
	}
	return words(from) + " – " + words(to)
}

// directionOf says who owes what the tie promises.
func (s *site) directionOf(direction string, owedBy []entente.ActorID) string {
	switch direction {
	case "one_sided":
		return "one-sided, owed by " + s.listNames(owedBy)
	case "unequal":
		return "each owes the other something different"
	}
	return underscore(direction)
}

func (s *site) listNames(ids []entente.ActorID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.nameOf(id)
	}
	return inSeries(names)
}

// inSeries joins words as a sentence does: "a, b and c".
func inSeries(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

func (s *site) nameOf(id entente.ActorID) string {
	if a, ok := s.Names.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

func (s *site) koreanOf(id entente.ActorID) string {
	a, _ := s.Names.Actor(id)
	return a.Korean
}

// absenceWords says why there is nothing to show: the four kinds are four different answers.
func absenceWords(a evidence.Absence) string {
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

// coverageWords is what one dataset says of the date.
func coverageWords(a evidence.Absence) string {
	switch a {
	case evidence.Found:
		return "covers the date"
	case evidence.None:
		return "covers the date, found none"
	}
	return strings.ReplaceAll(underscore(a), "not in system", "no such state then")
}

func years(from, to int) string {
	switch {
	case to == 0 && from == 0:
		return "kept up"
	case to == 0:
		return fmt.Sprintf("%d – today", from)
	}
	return fmt.Sprintf("%d – %d", from, to)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// upperFirst begins a heading.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
