package koreatie

import (
	"slices"

	"entente"
)

// groups is what memberships needs of the crosswalk.
type groups interface {
	Members(group entente.ActorID, d entente.Date) []entente.ActorID
}

// membership is one stretch in which an actor belonged to a group.
type membership struct {
	actor  entente.ActorID
	period entente.Period
}

// lastYear is the last year of this edition; who is a member then stays one with an open end.
const lastYear = 2026

// memberships lists who belonged to the group during the period, with the days of joining and
// leaving inside it. It asks for the members of each year, and looks for the day only in years in
// which the list changes.
func memberships(g groups, group entente.ActorID, p entente.Period) []membership {
	if p.From.IsZero() {
		return nil // without a beginning nobody can say whose membership is meant
	}
	end := entente.Date{Year: lastYear, Month: 12, Day: 31}
	if !p.To.IsZero() {
		end = p.To.Last()
	}
	var list []membership
	open := map[entente.ActorID]int{} // actor to its unfinished stretch in list
	for d := p.From.First(); !end.Before(d); {
		now := g.Members(group, d)
		for _, a := range now {
			if _, ok := open[a]; !ok {
				from := d
				if d == p.From.First() {
					from = p.From
				}
				open[a] = len(list)
				list = append(list, membership{a, entente.Period{From: from, To: p.To}})
			}
		}
		for a, i := range open {
			if !slices.Contains(now, a) {
				list[i].period.To = d.Previous()
				delete(open, a)
			}
		}
		d = nextChange(g, group, d, now, end)
	}
	return list
}

// nextChange is the first day after d on which the members differ from now, or a day after end. It
// goes by years, then days: a member that joins and leaves within one year would be missed, which no
// group of the tables has.
func nextChange(g groups, group entente.ActorID, d entente.Date, now []entente.ActorID, end entente.Date) entente.Date {
	for !end.Before(d) {
		year := entente.Date{Year: d.Year, Month: 12, Day: 31}
		if !slices.Equal(g.Members(group, year), now) {
			for d = d.Next(); slices.Equal(g.Members(group, d), now); d = d.Next() {
			}
			return d
		}
		d = year.Next()
	}
	return d
}
