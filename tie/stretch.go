package tie

import (
	"cmp"
	"slices"

	"entente"
)

// stretch is a piece of a tie in which what the two owe each other does not change: a phase of a
// treaty, or the whole of it.
type stretch struct {
	entente.Period
	owes, owed entente.Obligations // subject to partner, partner to subject
	dataset    entente.DatasetID
	rows       []entente.Provenance // the rows that say it
}

// either is what at least one of the two owes.
func (s stretch) either() entente.Obligations { return s.owes | s.owed }

// override is a date of a dataset that a better informed change sets aside, so that both can be shown.
type override struct {
	what   string // "end", "beginning"
	dated  entente.Date
	rows   []entente.Provenance
	change entente.ChangeVersion
}

// course is the tie over time, with the changes applied to what the leading dataset has.
type course struct {
	stretches []stretch     // oldest first
	signed    entente.Date  // the signature of a treaty that awaits its entry into force
	awaits    bool          // no source has seen the entry into force
	force     entente.Date  // when it entered into force, where the sources tell that apart
	suspended *Suspension   // what one side has suspended and not left
	leg       *Suspension   // the duties between these two are suspended, others' are not
	overrides []override    // dates of the dataset that a change corrects
	cut       *entente.Date // the end that a change gave the last stretch
	seen      []occurrence  // the changes applied so far
}

// recorded is what the leading dataset has, and what only another dataset knows of: a state that joins
// an agreement after the leading dataset has stopped.
func (b *bundle) recorded() []stretch {
	lead := b.leading()
	var own, others []entente.Tie
	for _, t := range b.ties {
		if t.Dataset == lead {
			own = append(own, t)
		} else if t.Claim == entente.ClaimNone {
			others = append(others, t)
		}
	}
	out := b.pieces(own)
	for _, s := range b.pieces(others) {
		if !slices.ContainsFunc(out, func(o stretch) bool { return o.Overlaps(s.Period) }) {
			out = append(out, s)
		}
	}
	sortStretches(out)
	return out
}

// pieces puts the two directions of each period and phase together.
func (b *bundle) pieces(ties []entente.Tie) []stretch {
	type key struct {
		entente.Period
		phase   string
		dataset entente.DatasetID
	}
	at := map[key]int{}
	var out []stretch
	for _, t := range ties {
		k := key{t.Period, t.Phase, t.Dataset}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, stretch{Period: t.Period, dataset: t.Dataset})
		}
		if t.From == b.subject {
			out[i].owes |= t.Obligations
		} else {
			out[i].owed |= t.Obligations
		}
		for _, p := range t.Evidence {
			if !slices.Contains(out[i].rows, p) {
				out[i].rows = append(out[i].rows, p)
			}
		}
	}
	sortStretches(out)
	return out
}

func sortStretches(ss []stretch) {
	slices.SortStableFunc(ss, func(a, b stretch) int {
		return cmp.Or(a.From.First().Compare(b.From.First()), a.To.Last().Compare(b.To.Last()))
	})
}

// over is the tie's course, worked out once.
func (b *bundle) over() *course {
	if b.life == nil {
		c := &course{stretches: b.recorded()}
		for _, x := range b.changes {
			if x.Claim == entente.ClaimNone {
				c.apply(x)
			}
		}
		c.enterForce(b)
		b.life = c
		// What is said of a member after its tie with the other had ended is not said of that tie.
		b.keep(func(x occurrence) bool { return x.concerns(b.subject, b.partner) && !c.isOver(x) })
		slices.SortStableFunc(b.changes, func(a, c occurrence) int { return a.Date.Compare(c.Date) })
	}
	return b.life
}

// claimWithin is how many years after the end of a tie a claim that it holds again, or never ended, is shown.
const claimWithin = 5

// isOver reports that the tie had ended for good before a change. A claim about one that left not long
// before speaks of the end itself.
func (c *course) isOver(x occurrence) bool {
	for _, s := range c.stretches {
		if s.To.IsZero() || x.Date.First().Compare(s.To.Last()) <= 0 {
			return false
		}
		if x.Claim != entente.ClaimNone && x.Date.Year-s.To.Year <= claimWithin {
			return false
		}
		if x.Provenance == s.lastRow() {
			return false // the change that ended it
		}
	}
	return len(c.stretches) > 0
}

func (s stretch) lastRow() entente.Provenance {
	if len(s.rows) == 0 {
		return entente.Provenance{}
	}
	return s.rows[len(s.rows)-1]
}

// enterForce lets the duties of a treaty that is signed first and enters into force later begin with the
// latter; a treaty whose entry into force nobody has seen is only signed.
func (c *course) enterForce(b *bundle) {
	for _, v := range b.all.versions {
		if v.Claim != entente.ClaimNone {
			continue
		}
		c.awaits = c.awaits || v.AwaitsForce
		c.signed = earliest(c.signed, v.Signed)
		c.force = earliest(c.force, v.InForce)
	}
	for _, x := range b.all.changes {
		ofBoth := !x.IsBetween || x.names(b.subject, b.partner)
		if x.Kind == entente.ChangeInForce && x.Claim == entente.ClaimNone && ofBoth {
			c.force = earliest(c.force, x.Date)
		}
	}
	if !c.awaits {
		c.signed = entente.Date{}
		return
	}
	if c.signed.IsZero() && len(c.stretches) > 0 {
		c.signed = c.stretches[0].From
	}
	if c.force.IsZero() {
		return
	}
	c.awaits = false
	for i, s := range c.stretches {
		if !s.From.IsZero() && s.From.Before(c.force) && (s.To.IsZero() || !s.To.Before(c.force)) {
			c.stretches[i].From = c.force
		}
	}
}

// earliest is the earlier of two dates, an unrecorded one being no date; of two that may be the same
// day the better known one.
func earliest(a, b entente.Date) entente.Date {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	case (entente.Period{From: a, To: a}).At(b):
		if precision(b) > precision(a) {
			return b
		}
		return a
	case b.First().Before(a.First()):
		return b
	}
	return a
}

// spells are the unbroken periods of the pair under the agreement, oldest first.
func (b *bundle) spells() []entente.Period {
	return b.joined(func(stretch) bool { return true })
}

// joined are the unbroken periods in which the stretches that are wanted hold.
func (b *bundle) joined(wanted func(stretch) bool) []entente.Period {
	var ps []entente.Period
	for _, s := range b.over().stretches {
		if wanted(s) {
			ps = append(ps, s.Period)
		}
	}
	return joinSeen(ps, b.card)
}

// obligationsIn is what either side owed at any time in a period.
func (b *bundle) obligationsIn(p entente.Period) (o entente.Obligations) {
	for _, s := range b.over().stretches {
		if s.Overlaps(p) {
			o |= s.either()
		}
	}
	return o
}
