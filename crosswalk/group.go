package crosswalk

import (
	"slices"

	"entente"
)

type membership struct {
	other  entente.ActorID
	period entente.Period
	line   int // of the table
}

func (c *Crosswalk) loadGroups() error {
	rows, err := readTable("groups.csv", 4)
	if err != nil {
		return err
	}
	c.members = make(map[entente.ActorID][]membership)
	c.groups = make(map[entente.ActorID][]membership, len(rows))
	for _, r := range rows {
		p, err := r.period(2, 3)
		if err != nil {
			return err
		}
		g, m := entente.ActorID(r.cells[0]), entente.ActorID(r.cells[1])
		if c.actors[g].Kind != entente.ActorGroup || c.actors[m].ID == "" {
			return r.broken("the group or the member is no actor")
		}
		c.members[g] = append(c.members[g], membership{m, p, r.line})
		c.groups[m] = append(c.groups[m], membership{g, p, r.line})
	}
	return c.loadGroupTreaties()
}

// Members lists who belonged to a group at some time in d, by id; the zero date asks about today. It is
// empty for an actor that is no group.
func (c *Crosswalk) Members(group entente.ActorID, d entente.Date) []entente.ActorID {
	return at(c.members[group], d)
}

// Groups lists the groups that an actor belonged to at some time in d, by id; the zero date asks about
// today.
func (c *Crosswalk) Groups(member entente.ActorID, d entente.Date) []entente.ActorID {
	return at(c.groups[member], d)
}

func at(ms []membership, d entente.Date) []entente.ActorID {
	d = orToday(d)
	var ids []entente.ActorID
	for _, m := range ms {
		if m.period.At(d) {
			ids = append(ids, m.other)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
