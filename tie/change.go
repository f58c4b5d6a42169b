package tie

import (
	"slices"

	"entente"
)

// occurrence is a change with what it says of a pair.
type occurrence struct{ entente.ChangeVersion }

// names reports whether both of the pair are named.
func (c occurrence) names(a, b entente.ActorID) bool {
	return slices.Contains(c.Actors, a) && slices.Contains(c.Actors, b)
}

// concerns reports whether a change says anything of the pair. Whoever leaves, joins or freezes an
// agreement changes its ties with every other member; a change of one leg, and a statement that a
// treaty holds, speaks of those it names and of nobody else.
func (c occurrence) concerns(a, b entente.ActorID) bool {
	if len(c.Actors) == 0 {
		return true
	}
	if c.IsBetween {
		return c.names(a, b)
	}
	switch c.Kind {
	case entente.ChangeWithdrawal, entente.ChangeTermination, entente.ChangeSuspension,
		entente.ChangeAccession, entente.ChangeRestored:
		return slices.Contains(c.Actors, a) || slices.Contains(c.Actors, b)
	}
	// What one state alone says of an agreement says nothing of the ties between others, and what many
	// say together is said of each two of them.
	return c.names(a, b) || (len(c.Actors) == 1 && (c.Actors[0] == a || c.Actors[0] == b))
}

// apply changes the course as one event does. Events come oldest first.
func (c *course) apply(x occurrence) {
	defer func() { c.seen = append(c.seen, x) }()
	switch x.Kind {
	case entente.ChangeTermination, entente.ChangeWithdrawal:
		c.end(x)
	case entente.ChangeSuspension:
		if x.IsBetween {
			c.end(x)
			c.leg = &Suspension{By: x.Actors, Since: x.Date, Note: x.Note, Evidence: x.Evidence()}
		} else {
			c.suspend(x)
		}
	case entente.ChangeRestored:
		c.restore(x)
	case entente.ChangeReaffirmed, entente.ChangeRenewal:
		c.revive(x)
	case entente.ChangeAccession:
		c.accede(x)
	}
}

// end ends what holds at the date of the change. What a dataset lets end earlier, or begins later, is
// not touched.
func (c *course) end(x occurrence) {
	for i, s := range c.stretches {
		begun := s.From.IsZero() || s.From.First().Compare(x.Date.Last()) <= 0
		if begun && (s.To.IsZero() || x.Date.Last().Before(s.To.First())) {
			if !s.To.IsZero() {
				c.overrides = append(c.overrides, override{"end", s.To, s.rows, x.ChangeVersion})
			}
			c.stretches[i].To = x.Date
			c.stretches[i].rows = append(slices.Clone(s.rows), x.Provenance)
			c.cut = &x.Date
		}
	}
}

// suspend notes that one side stays in and has stopped taking part.
func (c *course) suspend(x occurrence) {
	holds := slices.ContainsFunc(c.stretches, func(s stretch) bool {
		return s.At(x.Date) && (s.To.IsZero() || x.Date.Last().Before(s.To.First()))
	})
	if holds && c.suspended == nil {
		c.suspended = &Suspension{By: x.Actors, Since: x.Date, Note: x.Note, Evidence: x.Evidence()}
	}
}

// returnWithin is how many years may lie between the event that put a member out and the end that a
// dataset records for it.
const returnWithin = 1

// restore lifts a suspension, or begins a new stretch after an end.
func (c *course) restore(x occurrence) {
	if c.suspended != nil {
		c.suspended = nil
		return
	}
	n := len(c.stretches)
	if n == 0 {
		return
	}
	last := c.stretches[n-1]
	if last.To.IsZero() || x.Date.Last().Before(last.To.First()) {
		return // it holds at that date
	}
	if !c.restorable(last.To, x) {
		return
	}
	c.stretches = append(c.stretches, stretch{Period: entente.Period{From: x.Date}, owes: last.owes, owed: last.owed,
		dataset: x.Dataset, rows: append(slices.Clone(last.rows), x.Provenance)})
	c.cut = nil
}

// revive undoes an end: a notice that was taken back before anybody saw it out, or, where a change
// speaks of this leg alone, the end that a dataset records for a whole member.
func (c *course) revive(x occurrence) {
	n := len(c.stretches)
	if n == 0 || (len(x.Actors) < 2 && c.cut == nil) {
		return
	}
	last := &c.stretches[n-1]
	if last.To.IsZero() || x.Date.Last().Before(last.To.First()) {
		return
	}
	switch {
	case c.cut != nil:
	case x.IsBetween:
		c.overrides = append(c.overrides, override{"end", last.To, slices.Clone(last.rows), x.ChangeVersion})
	default:
		return
	}
	last.To = entente.Date{}
	last.rows = append(slices.Clone(last.rows), x.Provenance)
	c.cut = nil
}

// accessionWithin is how many years may lie between the protocol that a dataset takes for the
// beginning of a membership and the accession itself.
const accessionWithin = 3

// accede moves the beginning of a membership from the protocol, which ATOP has, to the accession.
func (c *course) accede(x occurrence) {
	for i, s := range c.stretches {
		if s.From.IsZero() || !s.At(x.Date) || !s.From.Before(x.Date) || s.From.Year < x.Date.Year-accessionWithin ||
			(entente.Period{From: s.From, To: s.From}).At(x.Date) {
			continue
		}
		c.overrides = append(c.overrides, override{"beginning", s.From, s.rows, x.ChangeVersion})
		c.stretches[i].From = x.Date
		c.stretches[i].rows = append(slices.Clone(s.rows), x.Provenance)
		return
	}
}

// restorable is false for returns of a member whose tie with the other had ended for another reason: the
// other had left, or the agreement had ended between them.
func (c *course) restorable(ended entente.Date, x occurrence) bool {
	said := false
	for _, o := range c.seen {
		out := o.Kind == entente.ChangeSuspension || o.Kind == entente.ChangeWithdrawal
		if !out || !o.Date.Before(x.Date) || !slices.ContainsFunc(o.Actors, func(a entente.ActorID) bool {
			return slices.Contains(x.Actors, a)
		}) {
			continue
		}
		said = true
		if gap := int(o.Date.Year) - int(ended.Year); gap <= returnWithin && -gap <= returnWithin {
			return true
		}
	}
	return !said
}
