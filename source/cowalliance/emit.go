package cowalliance

import (
	"entente"
	"entente/source/title"
)

// emitAll emits each alliance with its members or links, in the order of the files.
func (m *mapping) emitAll() error {
	for _, id := range m.order {
		t := m.treaties[id]
		if len(t.rows) == 0 {
			continue // a pair whose two codes mean one actor
		}
		if err := m.emit(m.agreement(t)); err != nil {
			return err
		}
		for _, s := range t.rows {
			if err := m.emit(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// agreement completes the alliance: the by-dyad file has no dates of its own for it, and so its dates
// are those of its pairs.
func (m *mapping) agreement(t *treaty) entente.Agreement {
	a := t.agreement
	if t.isDyadic {
		a.Signed = t.first
		isOpen := false
		for _, s := range t.rows {
			to := s.(entente.Link).Period.To
			isOpen = isOpen || to.IsZero()
			if a.Ended.Last().Before(to.Last()) {
				a.Ended = to
			}
		}
		if isOpen {
			a.Ended = entente.Date{}
		}
	}
	if t.uncertain {
		a.Note = "The by-dyad file marks pairs of this alliance as asymmetric without saying which side owes less."
	}
	names := make([]string, len(t.founders))
	for i, f := range t.founders {
		names[i] = string(f)
		if actor, ok := m.cw.Actor(f); ok {
			names[i] = title.Name(actor, a.Signed)
		}
	}
	a.Title = title.Of(t.promised, names, int(a.Signed.Year))
	return a
}
