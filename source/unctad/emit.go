package unctad

import (
	"entente"
	"entente/crosswalk"
)

// emit writes the agreement, then who it ties: two states, a group and another party member by member, or
// the members of a treaty of several parties.
func (m *mapping) emit(x treaty, emit entente.Emit) error {
	if err := emit(x.Agreement); err != nil {
		return err
	}
	if x.names == 2 {
		return m.emitPair(x, emit)
	}
	seen := map[entente.ActorID]bool{}
	for _, p := range x.parties {
		side := ""
		if p.isGroup && x.names > 1 {
			side = p.raw
		}
		for _, member := range p.members {
			if seen[member.actor] {
				continue // named itself and as a member of a group
			}
			seen[member.actor] = true
			for _, part := range m.parts(member, x.period) {
				if err := emit(entente.Member{Agreement: x.ID, Actor: part.Actor, Raw: p.raw, Period: part.Period,
					Side: side, Claim: x.Claim, Provenance: x.Provenance}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// emitPair writes a link for every member of the one party with every member of the other.
func (m *mapping) emitPair(x treaty, emit entente.Emit) error {
	if len(x.parties) < 2 {
		return nil // the other one is not known, and an issue
	}
	a, b := x.parties[0], x.parties[1]
	if a.isGroup && !b.isGroup {
		a, b = b, a // a link names the group through which To is tied
	}
	for _, from := range a.members {
		for _, to := range b.members {
			for _, f := range m.parts(from, x.period) {
				for _, t := range m.parts(to, x.period) {
					shared, ok := f.Period.Intersect(t.Period)
					if !ok || f.Actor == t.Actor {
						continue
					}
					if err := emit(entente.Link{Agreement: x.ID, From: f.Actor, To: t.Actor, IsMutual: true,
						Period:  shared,
						Through: b.group, Claim: x.Claim, Provenance: x.Provenance}); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// parts is who a member was while the treaty lasted: the state, or the states before it that the list
// calls by its name. A state that began later, as the successors of Yugoslavia did, is tied from its own
// beginning; a member that left its group is out from then on.
func (m *mapping) parts(x membership, p entente.Period) []crosswalk.Part {
	if !x.left.IsZero() && (p.To.IsZero() || x.left.Last().Before(p.To.First())) {
		p.To = x.left
	}
	if !p.To.IsZero() && p.To.Last().Before(p.From.First()) {
		return nil // it left before the treaty entered into force
	}
	var out []crosswalk.Part
	for _, number := range m.successors[x.actor] {
		if parts, err := m.cw.Code(entente.SystemCOW, number, p); err == nil {
			out = append(out, parts...)
		}
	}
	if len(out) > 0 {
		out[0].Period.From = p.From // as precise as the list has it
		return out
	}
	if from, ok := m.begins(x.actor, p); ok {
		p.From = from
	}
	return []crosswalk.Part{{Actor: x.actor, Period: p}}
}

// begins is the first year of the period in which a state existed, if it did not at the beginning. What
// is in neither state system at any time, such as Hong Kong, has no beginning.
func (m *mapping) begins(id entente.ActorID, p entente.Period) (entente.Date, bool) {
	exists := func(d entente.Date) bool {
		return m.cw.InSystem(id, entente.SystemCOW, d) || m.cw.InSystem(id, entente.SystemGW, d)
	}
	if exists(p.From) {
		return entente.Date{}, false
	}
	// The state lists end in 2016 and later; a state that is in none by then is no state to them.
	for year := p.From.Year + 1; year <= m.stop.Year; year++ {
		if d := (entente.Date{Year: year}); exists(d) && p.At(d) {
			return d, true
		}
	}
	return entente.Date{}, false
}
