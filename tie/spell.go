package tie

import (
	"slices"

	"entente"
)

// Join merges periods that touch or overlap into spells, oldest first. Two periods touch when one
// begins no later than the day after the other may end. An unknown beginning sorts first, an
// unrecorded end reaches on.
func Join(periods []entente.Period) []entente.Period {
	ps := slices.Clone(periods)
	slices.SortFunc(ps, func(a, b entente.Period) int {
		if c := a.From.First().Compare(b.From.First()); c != 0 {
			return c
		}
		return b.From.Compare(a.From) // the better known beginning first
	})
	var out []entente.Period
	for _, p := range ps {
		if n := len(out); n > 0 && touches(out[n-1], p) {
			out[n-1].To = later(out[n-1].To, p.To)
			continue
		}
		out = append(out, p)
	}
	return out
}

// stepped reports whether a period ends with an observation of a dataset that looks every few years,
// so that its end is where the tie was last seen and not where it ended.
func stepped(p entente.Period, c entente.Card) bool {
	return c.Step > 0 && !p.To.IsZero() && (c.StepUntil == 0 || int(p.To.Year) < c.StepUntil)
}

// joinSeen joins the observations of a dataset that looks every few years: two in a row are one spell.
func joinSeen(periods []entente.Period, c entente.Card) []entente.Period {
	var out []entente.Period
	for _, p := range Join(periods) {
		if n := len(out); n > 0 && stepped(out[n-1], c) && int(p.From.Year)-int(out[n-1].To.Year) <= c.Step {
			out[n-1].To = p.To
			continue
		}
		out = append(out, p)
	}
	return out
}

func touches(a, b entente.Period) bool {
	return a.To.IsZero() || b.From.IsZero() || b.From.First().Compare(a.To.Last().Next()) <= 0
}

// later is the later of two ends, an unrecorded one being later than any.
func later(a, b entente.Date) entente.Date {
	if a.IsZero() || b.IsZero() {
		return entente.Date{}
	}
	if a.Last().Before(b.Last()) {
		return b
	}
	return a
}

// spellAt is the spell that the date falls into; failing that the last one before it, failing that
// the first one after it. There must be at least one.
func spellAt(spells []entente.Period, at entente.Date) entente.Period {
	best := spells[0]
	for _, s := range spells {
		if s.At(at) {
			return s
		}
		if s.From.IsZero() || s.From.First().Compare(at.Last()) <= 0 {
			best = s
		}
	}
	return best
}
