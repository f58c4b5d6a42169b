package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// absence is why nothing was found, in a sentence that begins in lower case. It claims no more than
// the sources can: only a list that covers the date says that there was none.
func absence(r ask.Proposition, p tie.Portfolio) string {
	for _, c := range p.Coverage {
		if c.Status == evidence.NotInSystem {
			return withArticle(c.Note)
		}
	}
	switch p.Absence {
	case evidence.NotInSystem:
		return "there was no such state then"
	case evidence.OutOfCoverage, evidence.NotCoded:
		if !slices.ContainsFunc(p.Coverage, func(c evidence.Coverage) bool { return ask.HasJustStopped(r, c) }) {
			return unknown(r, p)
		}
	}
	if said := basis(r, p, "none"); said != "" {
		return said
	}
	return "none was found"
}

// withArticle puts the article before a name in a note of coverage.
func withArticle(note string) string {
	for _, p := range articled {
		const has = "no state system has "
		if strings.HasPrefix(note, p) {
			return "the " + note
		}
		note = strings.Replace(note, has+p, has+"the "+p, 1)
	}
	return note
}

// unknown is why the sources cannot say.
func unknown(r ask.Proposition, p tie.Portfolio) string {
	const no = ", so this is not a finding that there is none"
	switch {
	case !r.KnownAt.IsZero():
		return "nothing that the ledger holds on it was published by then" + no
	case p.Absence == evidence.OutOfCoverage:
		return "no source in the ledger reaches that date" + no
	}
	return "no source in the ledger codes this" + no
}

// noAlly says what the absence of a treaty ally means, other ties having been found or not.
func (d *Speaker) noAlly(r ask.Proposition, p tie.Portfolio) string {
	if p.Absence != evidence.Found {
		return absence(r, p)
	}
	for _, c := range p.Coverage {
		if c.Status == evidence.NotInSystem {
			return withArticle(c.Note)
		}
	}
	if said := basis(r, p, noDefence); said != "" {
		return said
	}
	p.Absence = evidence.OutOfCoverage
	return unknown(r, p)
}

// basis says what each dataset that codes what is asked for tells of the date, and which have stopped before
// it: "ATOP covers the date and has none".
func basis(r ask.Proposition, p tie.Portfolio, none string) string {
	var covering, stopped []string
	changes := ""
	for _, c := range p.Coverage {
		switch {
		case none == noDefence && !slices.Contains(c.Kinds, entente.KindAlliance):
		case c.Status == evidence.Found && c.Dataset == ask.ChangesSince:
			changes = listOfChanges(r, p, none)
		case c.Status == evidence.Found && c.Dataset != "":
			covering = append(covering, c.Short)
		case c.Status == evidence.OutOfCoverage && c.To != nil && int(r.AsOf.Year) > *c.To:
			stopped = append(stopped, fmt.Sprintf("%s (to %d)", c.Short, *c.To))
		}
	}
	if len(stopped) == 1 {
		stopped[0] = strings.NewReplacer("(to ", ", which stops in ", ")", ",").Replace(stopped[0])
		stopped[0] = strings.Replace(stopped[0], " ,", ",", 1)
	}
	var said []string
	if len(stopped) > 0 {
		said = append(said, list(stopped, len(stopped))+" "+plural(len(stopped), "has ", "have ")+none+" without an end")
		none = "none"
	}
	if n := len(covering); n > 0 {
		said = append(said, list(covering, n)+" "+plural(n, "covers", "cover")+" the date and "+plural(n, "has ", "have ")+none)
	}
	switch {
	case changes != "" && len(said) == 0:
		return changes + ", and no source in the ledger lists them all"
	case changes != "":
		said = append(said, changes)
	}
	if n := len(said); n > 1 {
		return strings.Join(said[:n-1], ", ") + ", and " + said[n-1]
	}
	return strings.Join(said, "")
}

// listOfChanges says what the list of changes has: of two actors what is near to what is asked for by name, as
// long as it holds; "none in force" where something is only signed.
func listOfChanges(r ask.Proposition, p tie.Portfolio, none string) string {
	var near []string
	var first tie.View
	isSigned := false
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			switch {
			case !slices.Contains(v.Datasets, ask.ChangesSince):
			case v.Standing == tie.Signed:
				isSigned = true
			case v.Tier != tie.NoTier && r.Object != "" && isNear(r, v):
				if near = append(near, titled(v)); len(near) == 1 {
					first = v
				}
			}
		}
	}
	const has = "the list of changes since has "
	isDefence := none == noDefence || r.Kind == ask.KindDefence
	switch {
	case len(near) == 1 && isDefence:
		return has + "only " + near[0] + ", which is not a defence obligation"
	case len(near) == 1:
		return has + "only " + near[0] + ", coded as " + article(tieNoun(first)[0])
	case len(near) > 1:
		return has + "only " + list(near, 3) + ", which are of other kinds"
	case isSigned:
		return has + "none in force"
	}
	return has + "none"
}

// with is a portfolio in which nothing was found, with what else there is between the two.
func with(p tie.Portfolio, beside []tie.Partner) tie.Portfolio {
	if len(p.Partners) == 0 {
		p.Partners = beside
	}
	return p
}

// isNear reports whether a tie of another kind could be taken for what is asked for.
func isNear(r ask.Proposition, v tie.View) bool {
	if r.Kind == ask.KindStrategic {
		return strings.Contains(strings.ToLower(v.Title), "strategic")
	}
	return v.Tier == tie.SecurityPartner || v.Tier == tie.TreatyAlly || v.Tier == tie.StrategicPartner || v.Kind == entente.KindDesignation
}

// noDefence is what the datasets of alliances have none of.
const noDefence = "no defence obligation"

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// without begins a sentence that there is none, or that none is known.
func (d *Speaker) without(r ask.Proposition, one string, p tie.Portfolio) string {
	if ask.IsKnown(r, p) {
		return fmt.Sprintf("%s %s no %s ", capital(d.nameIn(r, r.Subject)), has(r), one)
	}
	return fmt.Sprintf("No %s of %s is known ", one, d.nameIn(r, r.Subject))
}

// incomplete warns of a list that no source vouches for: those found stand in lists of other actors.
func incomplete(p tie.Portfolio) string {
	stops := ""
	for _, c := range p.Coverage {
		switch {
		case c.Status == evidence.Found && !c.Partial && c.Dataset != ask.ChangesSince:
			return ""
		case c.Status == evidence.OutOfCoverage && c.To != nil:
			stops = fmt.Sprintf(" %s stops in %d, so there may be others since.", c.Short, *c.To)
		}
	}
	if stops != "" {
		return stops
	}
	return " No source in the ledger lists them all, so there may be others."
}
