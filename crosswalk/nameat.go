package crosswalk

import "entente"

// NameAt is what an actor was called at a date: the name of its time where the table has one ("Soviet
// Union" for Russia in 1970), its common name otherwise. The zero date is today.
func (c *Crosswalk) NameAt(id entente.ActorID, d entente.Date) string {
	d = orToday(d)
	for _, n := range c.former[id] {
		if !n.period.From.IsZero() && n.period.At(d) {
			return n.name
		}
	}
	return c.actors[id].Name
}

// indexFormer keeps the names of a time, in the order of the table.
func (c *Crosswalk) indexFormer(rows []nameRow) {
	c.former = map[entente.ActorID][]nameRow{}
	for _, n := range rows {
		if n.how == howFormer {
			c.former[n.actor] = append(c.former[n.actor], n)
		}
	}
}
