package tie

import (
	"entente"
	"entente/evidence"
)

// scope is what a query is about, as far as coverage goes.
func (q Query) scope() evidence.Scope {
	s := evidence.Scope{Actors: []entente.ActorID{q.Actor}, At: q.AsOf, Known: q.Known, Kinds: q.Kinds}
	if q.Other != "" {
		s.Actors = append(s.Actors, q.Other)
	}
	return s
}
