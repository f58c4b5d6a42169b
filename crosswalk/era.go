package crosswalk

import "entente"

// era is a stretch of time in which a state went by another name than today's.
type era struct {
	name   string
	korean string
	period entente.Period
}

func (c *Crosswalk) loadEras() error {
	rows, err := readTable("eras.csv", 5)
	if err != nil {
		return err
	}
	c.eras = make(map[entente.ActorID][]era, len(rows))
	for _, r := range rows {
		p, err := r.period(2, 3)
		if err != nil {
			return err
		}
		id := entente.ActorID(r.cells[0])
		if _, ok := c.actors[id]; !ok {
			return r.broken("there is no actor " + r.cells[0])
		}
		c.eras[id] = append(c.eras[id], era{r.cells[1], r.cells[4], p})
	}
	return nil
}

// NameAt is the common English name of an actor at a date: the Soviet Union in 1975, Russia in 2000. Of a
// year in which the name changed it is the name on the last day, as the meaning of a code is. The zero
// date asks about today; an unknown actor is named by its id.
func (c *Crosswalk) NameAt(id entente.ActorID, d entente.Date) string {
	if e, ok := c.eraAt(id, d); ok {
		return e.name
	}
	if a, ok := c.actors[id]; ok {
		return a.Name
	}
	return string(id)
}

// KoreanAt is the Korean name of an actor at a date, as NameAt is the English one; "" where there is none.
func (c *Crosswalk) KoreanAt(id entente.ActorID, d entente.Date) string {
	if e, ok := c.eraAt(id, d); ok {
		return e.korean
	}
	return c.actors[id].Korean
}

func (c *Crosswalk) eraAt(id entente.ActorID, d entente.Date) (era, bool) {
	last := orToday(d).Last()
	for _, e := range c.eras[id] {
		if e.period.At(last) {
			return e, true
		}
	}
	return era{}, false
}

// lifetime is the period in which a former state existed: from its first membership in a state system to
// its last day. It is the zero period for an actor that still exists.
func (c *Crosswalk) lifetime(id entente.ActorID) entente.Period {
	a := c.actors[id]
	if a.Ended.IsZero() {
		return entente.Period{}
	}
	p, left := entente.Period{To: a.Ended}, entente.Date{}
	for _, s := range []entente.System{entente.SystemCOW, entente.SystemGW} {
		for _, sp := range c.spells[ownerKey{id, s}] {
			if p.From.IsZero() || sp.Period.From.Before(p.From) {
				p.From = sp.Period.From
			}
			if left.Before(sp.Period.To) {
				left = sp.Period.To
			}
		}
	}
	if !left.IsZero() && left.Before(p.To) { // it was in no system in its last days
		p.To = left
	}
	return p
}

// dateMention gives a mention the period of the name that was used, where the name has one.
func (c *Crosswalk) dateMention(m *Mention, r nameRow) {
	if p := c.lifetime(m.Actor); !p.To.IsZero() {
		m.Period, m.IsEra = p, true
		return
	}
	switch r.how {
	case howFormer:
		m.Period = r.period
	case howEra, howDemonym, howKorean:
		m.Period, m.IsEra = r.period, !r.period.To.IsZero()
	}
	if r.how == howFormer || r.how == howEra {
		m.Name = r.name
	}
}
