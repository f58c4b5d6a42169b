package en

import (
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// Spans is the time of a tie in words, every spell of it: "1950-06-17 – 1979-03-31; 1989-05-22 –", or that the
// beginning is not known, or that it was only signed. write writes a date.
func (d *Speaker) Spans(v tie.View, write func(entente.Date) string) string {
	if v.Standing == tie.Signed && !v.EntryForce.IsZero() {
		return "signed " + write(v.Signed) + ", in force only from " + write(v.EntryForce)
	}
	if v.IsUndated() {
		return "told of " + write(v.To) + ", date not known"
	}
	if v.Standing == tie.Signed {
		if v.Signed.IsZero() {
			return "signed, entry into force not seen"
		}
		return "signed " + write(v.Signed) + ", entry into force not seen"
	}
	if v.Standing == tie.LegSuspended {
		return strings.TrimSpace(write(v.From)+" – ") + ", suspended since " + write(v.To)
	}
	if v.NeverInForce {
		return "signed " + write(v.Signed) + ", given up " + write(v.To) + " without entry into force seen"
	}
	spells := v.Spells
	if len(spells) < 2 {
		spells = []tie.Spell{{From: v.From, To: v.To}} // the beginning of the view may be better known
	}
	var said []string
	for _, s := range spells {
		if t := span(s.Period(), v.FirstSeen, write); t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, "; ")
}

func span(p entente.Period, seen entente.Date, write func(entente.Date) string) string {
	switch {
	case p.From.IsZero() && !seen.IsZero() && p.To.IsZero():
		return "first seen " + write(seen) + ", start not known"
	case p.From.IsZero() && p.To.IsZero():
		return ""
	case p.From.IsZero():
		return "until " + write(p.To)
	case p.From == p.To:
		return write(p.From)
	}
	return strings.TrimSpace(write(p.From) + " – " + writeEnd(p.To, write))
}

func writeEnd(d entente.Date, write func(entente.Date) string) string {
	if d.IsZero() {
		return ""
	}
	return write(d)
}

// DefenceSpans says when defence was owed, where that is not the whole time of the tie; "" otherwise.
func (d *Speaker) DefenceSpans(v tie.View, write func(entente.Date) string) string {
	var ps []entente.Period
	whole := true
	for _, s := range v.Spells {
		if len(s.Phases) == 0 {
			if slices.Contains(s.Obligations, "defence") {
				ps = append(ps, s.Period())
			} else {
				whole = false
			}
		}
		for _, f := range s.Phases {
			if slices.Contains(f.Obligations, "defence") {
				p := entente.Period{From: f.From, To: f.To}
				if s.To.IsZero() && f.To == s.Phases[len(s.Phases)-1].To {
					p.To = entente.Date{}
				}
				ps = append(ps, p)
			} else {
				whole = false
			}
		}
	}
	if whole || len(ps) == 0 {
		return ""
	}
	var said []string
	for _, p := range tie.Join(ps) {
		said = append(said, span(p, entente.Date{}, write))
	}
	return "defence owed " + strings.Join(said, "; ")
}

var pactWords = map[tie.Pact]string{tie.DefencePact: "defence pact", tie.OffencePact: "offence pact"}

// Called is what an agreement of this kind is called: an alliance by what it promises.
func (d *Speaker) Called(v tie.View) string {
	switch v.Pact {
	case tie.DefencePact, tie.OffencePact:
		return pactWords[v.Pact]
	case tie.ConsultationPact, tie.NeutralityPact, tie.NonAggressionPact:
		return strings.ReplaceAll(list(v.Obligations, len(v.Obligations)), "_", "-") + " pact"
	}
	if v.Kind == entente.KindAlliance {
		return "agreement without obligations"
	}
	return strings.ReplaceAll(string(v.Kind), "_", " ")
}
