package evidence

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
)

// systemBegins is the first day of both state systems: what was a state before it, no list says.
var systemBegins = entente.Date{Year: 1816, Month: 1, Day: 1}

// notInSystem reports that an actor was a member of no state system at the date. A membership that
// runs to where its list stops is taken to go on; an actor that no list has is not judged.
func (l Library) notInSystem(ctx context.Context, r Reader, actor entente.ActorID, at entente.Date) (bool, string,
	error) {
	if actor == "" || at.Last().Before(systemBegins) {
		return false, "", nil
	}
	if t, ok := l.Names.Territory(actor, at); ok {
		return true, l.territory(actor, t), nil
	}
	spells, err := r.Spells(ctx, actor)
	if err != nil || len(spells) == 0 {
		return false, "", err
	}
	var said []string
	for _, s := range spells {
		p := s.Period
		if s.IsCensored {
			p.To = entente.Date{}
		}
		if p.At(at) {
			return false, "", nil
		}
	}
	slices.SortStableFunc(spells, func(a, b entente.Spell) int {
		return cmp.Or(cmp.Compare(a.System, b.System), a.Period.From.Compare(b.Period.From))
	})
	for _, s := range spells {
		lasts := "from " + InWords(s.Period.From) + " to " + InWords(s.Period.To)
		if s.IsCensored { // the last day is the list's, not the state's
			lasts = "since " + InWords(s.Period.From)
		}
		said = append(said, strings.ToUpper(string(s.System))+" "+s.Code+" "+lasts)
	}
	return true, "no state system has " + l.name(actor) + " at that date (" + strings.Join(slices.Compact(said), "; ") +
		")", nil
}

// territory says of an actor in no state system what it is, and that no dataset codes it.
func (l Library) territory(actor entente.ActorID, t crosswalk.Territory) string {
	name, of := l.name(actor), l.name(t.State)
	const uncoded = ": no state system has it, and no dataset codes its ties as a state's"
	switch t.Status {
	case crosswalk.TerritoryOf:
		return name + " is a territory of " + of + uncoded
	case crosswalk.DependencyOf:
		return name + " is a dependency of the crown of " + of + uncoded
	case crosswalk.AssociatedWith:
		return name + " governs itself in free association with " + of + uncoded
	case crosswalk.DisputedArea:
		return name + " is a disputed territory" + uncoded
	case crosswalk.NobodysTerritory:
		return name + " belongs to no state" + uncoded
	}
	return name + " is in neither state system, though many treat it as a state: no dataset codes its ties as a state's"
}

func (l Library) name(id entente.ActorID) string {
	if a, ok := l.Names.Actor(id); ok {
		return a.Name
	}
	return string(id)
}
