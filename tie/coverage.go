package tie

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
)

// coverage says what each dataset could have told about the query, loaded or not, and why there is
// nothing to show where nothing was found.
func (b *Book) coverage(ctx context.Context, r SourceReader, q Query, inUse []entente.Card, found bool) ([]Coverage, Absence, error) {
	out := []Coverage{}
	for _, c := range inUse {
		if relevant(c, q.Kinds) {
			out = append(out, coverOf(c, q))
		}
	}
	for _, c := range importable(b.known, q.Known) {
		loaded := slices.ContainsFunc(inUse, func(x entente.Card) bool { return x.Dataset == c.Dataset })
		if !loaded && !c.OptIn && relevant(c, q.Kinds) {
			x := coverOf(c, q)
			x.Status, x.Note = NotCoded, "not in this ledger: entente import "+string(c.Dataset)+" FILE"
			if !q.Known.IsZero() && q.Known.Last().Before(c.Published.First()) {
				x.Note = fmt.Sprintf("edition %s was not published before %s", c.Edition, InWords(c.Published))
			}
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b Coverage) int {
		return cmp.Or(boolCompare(a.Status != Found, b.Status != Found), cmp.Compare(a.Short, b.Short))
	})
	missing := Found
	for _, actor := range []entente.ActorID{q.Actor, q.Other} {
		gone, note, err := b.notInSystem(ctx, r, actor, q.AsOf)
		if err != nil {
			return nil, "", err
		}
		if gone {
			missing = NotInSystem
			out = append(out, Coverage{Dataset: "cow-states", Short: "State system", Status: NotInSystem, Note: note})
		}
	}
	if found {
		return out, Found, nil
	}
	if missing == NotInSystem { // what no dataset can code, none can miss
		out = slices.DeleteFunc(out, func(c Coverage) bool { return c.Status != NotInSystem })
	}
	return out, cmp.Or(missing, absence(out)), nil
}

// importable is one card of each dataset: of its editions the newest that was published by the date of
// knowledge, or else the newest.
func importable(known []entente.Card, at entente.Date) []entente.Card {
	var out []entente.Card
	isLate := func(c entente.Card) bool { return !at.IsZero() && at.Last().Before(c.Published.First()) }
	for _, c := range known {
		i := slices.IndexFunc(out, func(o entente.Card) bool { return o.Dataset == c.Dataset })
		switch {
		case i < 0:
			out = append(out, c)
		case isLate(out[i]) && !isLate(c), isLate(out[i]) == isLate(c) && out[i].Published.Before(c.Published):
			out[i] = c
		}
	}
	return out
}

// absence is why nothing was found, from what the datasets could have told.
func absence(cs []Coverage) Absence {
	worst := NotCoded
	for _, c := range cs {
		switch {
		case c.Status == Found && !c.Partial:
			return None
		case c.Status == OutOfCoverage:
			worst = OutOfCoverage
		}
	}
	return worst
}

// relevant reports whether a dataset can tell of any of the kinds asked for.
func relevant(c entente.Card, kinds []entente.Kind) bool {
	return len(c.Kinds) > 0 && (len(kinds) == 0 ||
		slices.ContainsFunc(c.Kinds, func(k entente.Kind) bool { return slices.Contains(kinds, k) }))
}

func coverOf(c entente.Card, q Query) Coverage {
	x := Coverage{Dataset: c.Dataset, Short: c.Short, Edition: c.Edition, From: c.From, Kinds: c.Kinds, Note: c.Universe}
	codes := len(c.Subjects) == 0 || slices.Contains(c.Subjects, q.Actor) || (q.Other != "" && slices.Contains(c.Subjects, q.Other))
	from := entente.Year(c.From)
	x.Partial = c.Partial
	if last := int(c.To.Year); last > 0 {
		x.To = &last
	}
	switch {
	case !codes:
		x.Status = NotCoded
		x.Note = "follows only " + joinIDs(c.Subjects)
	case c.From > 0 && q.AsOf.Last().Before(from.First()):
		x.Status = OutOfCoverage
		x.Note = fmt.Sprintf("begins in %d", c.From)
	case !c.To.IsZero() && c.To.Last().Before(q.AsOf.First()):
		x.Status = OutOfCoverage
		x.Note = fmt.Sprintf("stops on %s: a tie without a recorded end was last observed then", InWords(c.To))
	}
	return x
}

func joinIDs(ids []entente.ActorID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return strings.Join(s, ", ")
}

// systemBegins is the first day of both state systems: what was a state before it, no list says.
var systemBegins = entente.Date{Year: 1816, Month: 1, Day: 1}

// notInSystem reports that an actor was a member of no state system at the date. A membership that
// runs to where its list stops is taken to go on; an actor that no list has is not judged.
func (b *Book) notInSystem(ctx context.Context, r SourceReader, actor entente.ActorID, at entente.Date) (bool, string, error) {
	if actor == "" || at.Last().Before(systemBegins) {
		return false, "", nil
	}
	if t, ok := b.cw.Territory(actor, at); ok {
		return true, b.territory(actor, t), nil
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
	return true, "no state system has " + b.name(actor) + " at that date (" + strings.Join(slices.Compact(said), "; ") + ")", nil
}

// territory says of an actor in no state system what it is, and that no dataset codes it.
func (b *Book) territory(actor entente.ActorID, t crosswalk.Territory) string {
	name, of := b.name(actor), b.name(t.State)
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
