package crosswalk

import (
	"slices"

	"entente"
)

func (c *Crosswalk) loadSpells() error {
	rows, err := readTable("spells.csv", 7)
	if err != nil {
		return err
	}
	c.spells = make(map[ownerKey][]entente.Spell, len(rows))
	for _, r := range rows {
		p, err := r.period(4, 5)
		if err != nil {
			return err
		}
		s := entente.Spell{Actor: entente.ActorID(r.cells[2]), System: entente.System(r.cells[0]),
			Code: r.cells[1], Name: r.cells[3], Period: p, IsCensored: r.cells[6] == "censored"}
		if _, ok := c.actors[s.Actor]; !ok {
			return r.broken("there is no actor " + r.cells[2])
		}
		k := ownerKey{s.Actor, s.System}
		c.spells[k] = append(c.spells[k], s)
	}
	return nil
}

// InSystem says whether an actor was a member of a state system (cow or gw) at some time in d; the zero
// date asks about today. A membership that lasts to the day on which the list stops is read as going
// on: the end is the list's, not the state's.
func (c *Crosswalk) InSystem(id entente.ActorID, s entente.System, d entente.Date) bool {
	d = orToday(d)
	for _, sp := range c.spells[ownerKey{id, s}] {
		p := sp.Period
		if sp.IsCensored {
			p.To = entente.Date{}
		}
		if p.At(d) {
			return true
		}
	}
	return false
}

// Spells lists the periods in which an actor was a member of a state system, in order of time, with the
// end as the list has it. The slice is the caller's; the provenance is empty, because the table is ours.
func (c *Crosswalk) Spells(id entente.ActorID, s entente.System) []entente.Spell {
	return slices.Clone(c.spells[ownerKey{id, s}])
}
