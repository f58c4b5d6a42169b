package ask

import (
	"slices"

	"entente"
	"entente/evidence"
	"entente/tie"
)

// ChangesSince is the dataset of what changed after the lists of alliances stop.
const ChangesSince entente.DatasetID = "alliances-since-2018"

// IsKnown reports whether the sources can say that there is none: one of them covers the date, or stopped not
// long before it, or, of alliances, ATOP does up to its end and the list of changes after it.
func IsKnown(r Proposition, p tie.Portfolio) bool {
	isFollowed, changes := false, false
	for _, c := range p.Coverage {
		switch {
		case c.Status == evidence.NotInSystem, c.Status == evidence.Found && !c.Partial && c.Dataset != ChangesSince,
			HasJustStopped(r, c):
			return true
		case c.Dataset == ChangesSince && c.Status == evidence.Found:
			changes = true
		case c.Dataset == "atop" && c.Status == evidence.OutOfCoverage:
			isFollowed = true
		}
	}
	return isFollowed && changes || p.Absence == evidence.NotInSystem
}

// looksBack is how many years after its end a complete list still says that there is none, the end being told.
const looksBack = 10

// HasJustStopped reports whether a complete list of what is asked for, other than of alliances, which are
// followed further, stopped not long before the date.
func HasJustStopped(r Proposition, c evidence.Coverage) bool {
	asked := r.Kind.Kinds()
	return c.Status == evidence.OutOfCoverage && !c.Partial && c.To != nil && r.AsOf.Year > 0 &&
		int(r.AsOf.Year) > *c.To && int(r.AsOf.Year) <= *c.To+looksBack &&
		c.Dataset != "atop" && len(asked) > 0 && slices.ContainsFunc(c.Kinds,
		func(k entente.Kind) bool { return slices.Contains(asked, k) })
}
