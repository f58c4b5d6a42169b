package crosswalk

import "entente"

// TerritoryStatus says why an actor with a code of its own is in no state system.
type TerritoryStatus string

// The statuses of what is in no state system.
const (
	TerritoryOf      TerritoryStatus = "territory"       // of a state, which conducts its foreign relations
	DependencyOf     TerritoryStatus = "dependency"      // of a crown
	AssociatedWith   TerritoryStatus = "associated"      // governs itself in free association with a state
	DisputedArea     TerritoryStatus = "disputed"        // nobody's possession of it is settled
	NobodysTerritory TerritoryStatus = "none"            // belongs to no state
	StateElsewhere   TerritoryStatus = "state_elsewhere" // treated as a state by many, and in no state system
)

// Territory is what an actor that no state system contains is, and whose.
type Territory struct {
	State  entente.ActorID // "" where it is nobody's
	Status TerritoryStatus
	period entente.Period
}

func (c *Crosswalk) loadTerritories() error {
	rows, err := readTable("territories.csv", 5)
	if err != nil {
		return err
	}
	c.territories = make(map[entente.ActorID][]Territory, len(rows))
	for _, r := range rows {
		t := Territory{State: entente.ActorID(r.cells[1]), Status: TerritoryStatus(r.cells[4])}
		if t.period, err = r.period(2, 3); err != nil {
			return err
		}
		id := entente.ActorID(r.cells[0])
		if c.actors[id].Kind != entente.ActorTerritory || (t.State != "" && c.actors[t.State].ID == "") {
			return r.broken("the territory or its state is no actor")
		}
		c.territories[id] = append(c.territories[id], t)
	}
	return nil
}

// Territory says whose territory an actor was at a date; ok is false for an actor that is none.
func (c *Crosswalk) Territory(id entente.ActorID, d entente.Date) (t Territory, ok bool) {
	d = orToday(d)
	for _, t := range c.territories[id] {
		if t.period.At(d) {
			return t, true
		}
	}
	return Territory{}, false
}
