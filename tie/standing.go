package tie

import (
	"slices"

	"entente"
)

// standing decides how sure it is that a spell holds at a date.
//
// A tie whose recorded end lies after the date, or whose dataset covers the date, is in force. Past
// the end of its dataset it is last observed on the dataset's last day, unless a later source speaks
// of it as in force: then it is in force, with the date of that confirmation. A dated fact of a
// curated list is confirmed by the publication of the page that tells it. A confirmation confirms nothing
// ten years later. A treaty whose entry into force nobody has seen is signed, and no more.
func (b *bundle) standing(spell entente.Period, at entente.Date, cards map[string]entente.Card) (s Standing,
	confirmed, observed entente.Date) {
	from := spell.From
	if from.IsZero() {
		from = b.firstTold()
	}
	if c := b.over(); !c.awaits && !c.signed.IsZero() && spell.At(c.force) && !from.IsZero() &&
		at.Last().Before(from.First()) && c.signed.First().Compare(at.Last()) <= 0 {
		return Signed, entente.Date{}, entente.Date{} // between the signature and the entry into force
	}
	if !from.IsZero() && at.Last().Before(from.First()) {
		return NotYet, entente.Date{}, entente.Date{}
	}
	if b.isContested() {
		return Contested, entente.Date{}, entente.Date{}
	}
	if b.over().awaits && (spell.To.IsZero() || at.First().Compare(spell.To.Last()) <= 0) {
		return Signed, entente.Date{}, entente.Date{}
	}
	if !spell.To.IsZero() && spell.To.Last().Before(at.First()) {
		next := int(spell.To.Year) + b.card.Step
		if stepped(spell, b.card) && (int(at.First().Year) < next || next > int(b.card.To.Year)) {
			return LastObserved, entente.Date{}, spell.To // nobody has looked since
		}
		return Ended, entente.Date{}, entente.Date{}
	}
	confirmed = b.confirmed(spell)
	if !spell.To.IsZero() {
		return InForce, confirmed, entente.Date{}
	}
	observed = b.observed(spell, cards)
	if isStale(confirmed, at) {
		if observed.Last().Before(confirmed.Last()) {
			observed = confirmed
		}
		confirmed = entente.Date{}
	}
	switch {
	case at.First().Compare(observed.Last()) <= 0:
		if at.Last().Before(confirmed.First()) {
			confirmed = entente.Date{} // what was said later is not said of the date
		}
		return InForce, confirmed, entente.Date{} // a dataset covers the date: nothing needs confirming
	case !confirmed.IsZero() && observed.Last().Before(confirmed.Last()):
		return InForce, confirmed, entente.Date{}
	case !confirmed.IsZero() && b.isDatedFact(cards):
		return InForce, observed, entente.Date{} // a dataset has seen it still later than the page that confirms it
	}
	return LastObserved, confirmed, observed
}

// confirmsFor is how many years a confirmation holds good.
const confirmsFor = 10

// isStale reports whether a confirmation is too old to say anything of a date.
func isStale(confirmed, at entente.Date) bool {
	if confirmed.IsZero() {
		return false
	}
	last := confirmed.Last()
	last.Year += confirmsFor
	return last.Before(at.First())
}

// isDatedFact reports that a list of dated facts, one without a last day, has the tie itself.
func (b *bundle) isDatedFact(cards map[string]entente.Card) bool {
	return slices.ContainsFunc(b.ties, func(t entente.Tie) bool {
		return t.Claim == entente.ClaimNone && cards[t.Edition].To.IsZero()
	})
}

// firstTold is the earliest date at which any source speaks of the agreement: a tie whose beginning is
// unknown is not taken to be older than that.
func (b *bundle) firstTold() entente.Date {
	var first entente.Date
	take := func(d entente.Date) {
		if !d.IsZero() && (first.IsZero() || d.First().Before(first.First())) {
			first = d
		}
	}
	for _, v := range b.versions {
		take(v.Signed)
		take(v.InForce)
		take(v.Origin.Published)
		take(v.Known)
	}
	for _, c := range b.changes {
		take(c.Date)
	}
	return first
}

// isContested reports that every tie of the bundle is a claim that nobody good stands behind.
func (b *bundle) isContested() bool {
	return !slices.ContainsFunc(b.ties, func(t entente.Tie) bool { return t.Claim == entente.ClaimNone })
}

// plan tells of an agreement of which nothing but plans is known.
func (b *bundle) plan() Plan {
	p := Plan{Partner: b.partner, Agreement: b.agreement, Kind: b.ties[0].Kind, Title: b.ties[0].Title,
		Evidence: []entente.EvidenceID{}}
	for _, c := range b.changes { // what happened, and not when a page told of it
		if p.Date.Last().Before(c.Date.Last()) {
			p.Date = c.Date
		}
	}
	var published entente.Date
	for _, v := range b.versions {
		if told := v.Origin.Published; published.Last().Before(told.Last()) {
			published = told
		}
		if p.Note == "" {
			p.Note = v.Note
		}
		if v.Title != "" {
			p.Title = v.Title
		}
		p.Evidence = append(p.Evidence, v.Evidence())
	}
	if p.Date.IsZero() {
		p.Date = published
	}
	slices.Sort(p.Evidence)
	p.Evidence = slices.Compact(p.Evidence)
	return p
}

// isPlanned reports that nothing but plans is known: no tie at all yet.
func (b *bundle) isPlanned() bool {
	return !slices.ContainsFunc(b.ties, func(t entente.Tie) bool { return t.Claim != entente.ClaimPlanned })
}

// confirmed is the latest date at which a source speaks of the spell as holding: a change that
// reaffirms, renews or applies it with both sides named, or the page behind a curated fact.
func (b *bundle) confirmed(spell entente.Period) entente.Date {
	var last entente.Date
	take := func(d entente.Date) {
		inside := !d.IsZero() && spell.At(d) && (spell.From.IsZero() || !d.Last().Before(spell.From.First()))
		if inside && last.Last().Before(d.Last()) {
			last = d
		}
	}
	for _, c := range b.changes {
		both := c.names(b.subject, b.partner) || (c.Kind == entente.ChangeReaffirmed && len(c.Actors) == 1)
		switch c.Kind {
		case entente.ChangeReaffirmed, entente.ChangeRenewal, entente.ChangeInForce:
			if both && c.Claim == entente.ClaimNone {
				take(c.Date)
			}
		case entente.ChangeRestored:
			if c.Claim == entente.ClaimNone {
				take(c.Date)
			}
		}
	}
	for _, v := range b.versions {
		if slices.Contains(b.watched, v.Dataset) {
			continue // its changes say whom a page speaks of; the page itself need not mean this pair
		}
		if v.Claim == entente.ClaimNone && v.Ended.IsZero() && v.Origin.Trust != "low" && isLater(v, spell) {
			take(v.Origin.Published)
		}
	}
	if x := b.over().suspended; x != nil && last.Before(x.Since) {
		return entente.Date{} // what was said before a freeze says nothing of it
	}
	return last
}

// isLater reports whether the page of a curated fact was published in a later year than the fact
// itself: the page that announces a thing does not confirm that it lasts.
func isLater(v entente.AgreementVersion, spell entente.Period) bool {
	return v.Origin.Published.Year > max(v.Signed.Year, v.InForce.Year, spell.From.Year)
}

// observed is the last day on which a dataset that leaves the spell open could have seen its end.
func (b *bundle) observed(spell entente.Period, cards map[string]entente.Card) entente.Date {
	var last entente.Date
	for _, t := range b.ties {
		if t.Claim != entente.ClaimNone || !t.Period.To.IsZero() || !t.Period.Overlaps(spell) {
			continue
		}
		seen := cards[t.Edition].To // zero for a list of dated facts: each is seen when it is told
		if seen.IsZero() || seen.Last().Before(spell.From.First()) {
			seen = b.lastPage(t.Dataset, spell)
		}
		if last.Last().Before(seen.Last()) {
			last = seen
		}
	}
	return last
}

// lastPage is the date of the latest page of a list of dated facts that tells of the spell; the
// beginning of the spell where no page is dated.
func (b *bundle) lastPage(d entente.DatasetID, spell entente.Period) entente.Date {
	last := spell.From
	for _, v := range b.versions {
		p := v.Origin.Published
		if v.Dataset == d && v.Claim == entente.ClaimNone && !slices.Contains(b.watched, d) &&
			last.Last().Before(p.Last()) && spell.At(p) {
			last = p
		}
	}
	return last
}
