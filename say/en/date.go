package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
	"entente/tie"
)

// yearSpans are spells in years: "1935–1939, 1944–1955, since 1989".
func yearSpans(spells []entente.Period) string {
	var out []string
	for _, s := range spells {
		switch {
		case s.To.IsZero() && s.From.IsZero():
			out = append(out, "dates unknown")
		case s.To.IsZero():
			out = append(out, fmt.Sprintf("since %d", s.From.Year))
		case s.From.IsZero():
			out = append(out, fmt.Sprintf("until %d", s.To.Year))
		case s.From.Year == s.To.Year:
			out = append(out, fmt.Sprint(s.From.Year))
		default:
			out = append(out, fmt.Sprintf("%d–%d", s.From.Year, s.To.Year))
		}
	}
	return strings.Join(out, ", ")
}

// within is a period as a time in which something held: "between 30 December 1922 and 25 December 1991".
func within(p entente.Period) string {
	switch {
	case p.From.IsZero():
		return "until " + evidence.InWords(p.To)
	case p.To.IsZero():
		return "since " + evidence.InWords(p.From)
	}
	return "between " + evidence.InWords(p.From) + " and " + evidence.InWords(p.To)
}

func onDate(d entente.Date) string {
	if d.IsDay() {
		return "on " + evidence.InWords(d)
	}
	return "in " + evidence.InWords(d)
}

func sinceComma(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return ", since " + evidence.InWords(at)
}

// yearsOf is a spell that is over, in years: "1950 to 1979".
func yearsOf(s entente.Period) string {
	switch {
	case s.From.IsZero():
		return fmt.Sprintf("until %d", s.To.Year)
	case s.From.Year == s.To.Year:
		return fmt.Sprint(s.From.Year)
	}
	return fmt.Sprintf("%d to %d", s.From.Year, s.To.Year)
}

// lastDays is the last of some days of observation, and that others are earlier.
func lastDays(days []entente.Date) string {
	slices.SortFunc(days, entente.Date.Compare)
	when := onDate(days[len(days)-1])
	if days[0] != days[len(days)-1] {
		when += " or earlier"
	}
	return when
}

func sinceWords(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return " since " + evidence.InWords(at)
}

// years is how long it is from one date to another, in full years or, under one, in months.
func years(from, to entente.Date) string {
	a, b := from.First(), to.Last()
	months := (int(b.Year)-int(a.Year))*12 + int(b.Month) - int(a.Month)
	if b.Day < a.Day {
		months--
	}
	switch {
	case months < 1:
		return "less than a month"
	case months < 12:
		return counted(months, "month", "months")
	}
	return counted(months/12, "year", "years")
}

// dates tells on what treaty an alliance rests, with signature and entry into force where the
// sources give both.
func dates(rests string, v tie.View) string {
	switch {
	case v.Agreement == "":
		return ""
	case v.EntryForce.IsZero() || v.EntryForce == v.From:
		return fmt.Sprintf(" %s on the %s.", rests, v.Title)
	}
	signed := v.Signed
	if signed.IsZero() {
		signed = v.From
	}
	return fmt.Sprintf(" %s on the %s, signed %s and in force %s.", rests, v.Title, onDate(signed),
		onDate(v.EntryForce))
}
