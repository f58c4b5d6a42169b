package crosswalk

import (
	"entente"
	"slices"
	"strings"
)

// Crosswalk holds the tables, indexed.
type Crosswalk struct {
	actors  map[entente.ActorID]entente.Actor
	sorted  []entente.Actor
	codes   map[codeKey][]codeRow
	codesOf map[ownerKey][]codeRow
	spells  map[ownerKey][]entente.Spell
	members map[entente.ActorID][]membership
	groups  map[entente.ActorID][]membership
	eras    map[entente.ActorID][]era
	// treaties and groupEnds are the reviewed tables of groups.
	treaties  map[entente.ActorID][]GroupTreatyRow
	groupEnds map[groupEndKey]GroupEnd
	names     index

	territories map[entente.ActorID][]Territory
}

// New reads the embedded tables. An error means that a table is broken, which the tests of this package
// would have shown.
func New() (*Crosswalk, error) {
	c := &Crosswalk{}
	for _, load := range []func() error{
		c.loadActors, c.loadCodes, c.loadSpells, c.loadGroups, c.loadTerritories, c.loadNames, c.loadEras,
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Actor is the actor with that id; ok is false if there is none.
func (c *Crosswalk) Actor(id entente.ActorID) (a entente.Actor, ok bool) {
	a, ok = c.actors[id]
	return a, ok
}

// IsGroup reports whether an actor is a group, which has members.
func (c *Crosswalk) IsGroup(id entente.ActorID) bool { return c.actors[id].Kind == entente.ActorGroup }

// Actors lists all actors by id. The slice is the caller's.
func (c *Crosswalk) Actors() []entente.Actor { return slices.Clone(c.sorted) }

func (c *Crosswalk) loadActors() error {
	rows, err := readTable("actors.csv", 6)
	if err != nil {
		return err
	}
	c.actors = make(map[entente.ActorID]entente.Actor, len(rows))
	for _, r := range rows {
		ended, err := entente.ParseDate(r.cells[5])
		if err != nil {
			return r.broken(err.Error())
		}
		a := entente.Actor{ID: entente.ActorID(r.cells[0]), Kind: entente.ActorKind(r.cells[1]),
			Name: r.cells[2], Formal: r.cells[3], Korean: r.cells[4], Ended: ended}
		if _, twice := c.actors[a.ID]; twice || a.ID == "" || a.Name == "" {
			return r.broken("the id is missing or occurs twice, or the name is missing")
		}
		c.actors[a.ID] = a
		c.sorted = append(c.sorted, a)
	}
	slices.SortFunc(c.sorted, func(a, b entente.Actor) int {
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return nil
}

// label is an actor for a sentence: its name and id.
func (c *Crosswalk) label(id entente.ActorID) string {
	if a, ok := c.actors[id]; ok && string(id) != a.Name {
		return a.Name + " (" + string(id) + ")"
	}
	return string(id)
}
