package en

import (
	"entente/ask"
	"entente/tie"
)

// standingOf is the standing of a partner's best tie in words.
func standingOf(r ask.Proposition, p tie.Partner) string {
	if len(p.Ties) == 0 {
		return ""
	}
	return inStanding(r, tie.BestTie(p))
}

// inStanding is how sure it is that a tie holds. What was said later than the date asked about is left out.
func inStanding(r ask.Proposition, v tie.View) string {
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
