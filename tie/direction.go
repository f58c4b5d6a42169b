package tie

import (
	"slices"

	"entente"
)

// OwedAt is who owed whom defence at a day, over all treaties of a partner: the direction of the alliance
// then, which need not be that of today.
func OwedAt(x Partner, at entente.Date) (direction string, by []entente.ActorID) {
	for _, v := range x.Ties {
		if !IsDefence(v) || v.Standing == Signed || v.NeverInForce {
			continue
		}
		for _, s := range SpellsOf(v) {
			t := entente.Period{From: s.From, To: s.To}
			if !t.At(at) || !slices.Contains(s.Obligations, entente.Defence.String()) {
				continue
			}
			if s.Direction == "mutual" {
				return "mutual", nil
			}
			for _, id := range s.OwedBy {
				if !slices.Contains(by, id) {
					by = append(by, id)
				}
			}
		}
	}
	switch len(by) {
	case 0:
		return "", nil
	case 1:
		return "one_sided", by
	}
	return "mutual", nil
}

// Turned is the day since which an alliance has the direction that it has at a day, where it was another one
// at its beginning; zero where it never changed.
func Turned(x Partner, at entente.Date) entente.Date {
	var days []entente.Date
	for _, v := range x.Ties {
		if !IsDefence(v) {
			continue
		}
		for _, s := range SpellsOf(v) {
			for _, day := range []entente.Date{s.From, s.To} {
				if !day.IsZero() && x.Since.Before(day) && day.First().Compare(at.Last()) <= 0 {
					days = append(days, day)
				}
			}
		}
	}
	slices.SortFunc(days, entente.Date.Compare)
	direction, by := OwedAt(x, at)
	for _, day := range slices.Backward(days) {
		before, whose := OwedAt(x, day.First().Previous())
		if before != "" && (before != direction || !slices.Equal(whose, by)) {
			return day
		}
	}
	return entente.Date{}
}
