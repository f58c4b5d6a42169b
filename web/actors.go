package web

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/api"
)

// Actors is the list of everybody who has a page.
type Actors struct {
	Frame
	Lists []ActorList
}

// ActorList is the actors of one kind.
type ActorList struct {
	Label  string
	Actors []entente.Actor
}

var actorLists = [...]struct {
	kind  entente.ActorKind
	ended bool
	label string
}{
	{entente.ActorState, false, "States"},
	{entente.ActorGroup, false, "Groups of states"},
	{entente.ActorOrganisation, false, "Organisations"},
	{entente.ActorTerritory, false, "Territories"},
	{entente.ActorState, true, "Former states"},
}

func (s *site) actorsPage(_ context.Context, _ *visit, a api.Actors) (page, error) {
	p := &Actors{Frame: Frame{Name: "actors", Title: "States, groups and former states", Path: "/actors",
		HasTwins: true}}
	for _, l := range actorLists {
		list := ActorList{Label: l.label}
		for _, x := range a.Actors {
			if x.Kind == l.kind && (!x.Ended.IsZero() == l.ended || x.Kind != entente.ActorState) {
				list.Actors = append(list.Actors, x)
			}
		}
		byName(list.Actors)
		if len(list.Actors) > 0 {
			p.Lists = append(p.Lists, list)
		}
	}
	return p, nil
}

func byName(as []entente.Actor) {
	slices.SortFunc(as, func(a, b entente.Actor) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}

// ActorURL is for the template: the address of an actor's page.
func (Actors) ActorURL(id entente.ActorID) string { return actorURL(id) }
