package tie

import (
	"cmp"
	"maps"
	"slices"

	"entente"
)

// bundle is everything known of one agreement between the subject and one partner.
type bundle struct {
	subject, partner entente.ActorID
	agreement        entente.AgreementID
	ties             []entente.Tie // both directions, every dataset, phase and spell
	versions         []entente.AgreementVersion
	changes          []entente.ChangeVersion // of the agreement; those that concern the pair
	card             entente.Card            // of the leading dataset
	watched          []entente.DatasetID     // datasets that tell of changes of the agreement, whomever they concern
}

// bundles groups the ties of a subject by partner and agreement, in a stable order.
func bundles(subject entente.ActorID, ties []entente.Tie) []*bundle {
	type key struct {
		partner   entente.ActorID
		agreement entente.AgreementID
	}
	byKey := map[key]*bundle{}
	for _, t := range ties {
		partner := t.To
		if t.To == subject {
			partner = t.From
		}
		k := key{partner, t.Agreement}
		if byKey[k] == nil {
			byKey[k] = &bundle{subject: subject, partner: partner, agreement: t.Agreement}
		}
		byKey[k].ties = append(byKey[k].ties, t)
	}
	out := slices.Collect(maps.Values(byKey))
	slices.SortFunc(out, func(a, b *bundle) int {
		return cmp.Or(cmp.Compare(a.partner, b.partner), cmp.Compare(a.agreement, b.agreement))
	})
	return out
}

// attach gives each bundle the versions of its agreement and the changes that concern its pair.
func attach(bs []*bundle, versions []entente.AgreementVersion, changes []entente.ChangeVersion) {
	byID := map[entente.AgreementID][]entente.AgreementVersion{}
	for _, v := range versions {
		byID[v.ID] = append(byID[v.ID], v)
	}
	changesByID := map[entente.AgreementID][]entente.ChangeVersion{}
	for _, c := range changes {
		changesByID[c.Agreement] = append(changesByID[c.Agreement], c)
	}
	for _, b := range bs {
		b.versions = byID[b.agreement]
		for _, c := range changesByID[b.agreement] {
			if !slices.Contains(b.watched, c.Dataset) {
				b.watched = append(b.watched, c.Dataset)
			}
			if slices.Contains(c.Actors, b.subject) || slices.Contains(c.Actors, b.partner) {
				b.changes = append(b.changes, c)
			}
		}
		slices.SortStableFunc(b.changes, func(a, c entente.ChangeVersion) int { return a.Date.Compare(c.Date) })
	}
}

// leading is the dataset whose dates and obligations are used: the one that numbers the agreement,
// failing that the first by name. The others are further evidence and may disagree.
func (b *bundle) leading() entente.DatasetID {
	first := b.ties[0].Dataset
	for _, t := range b.ties {
		if string(t.Dataset)+":" == string(b.agreement)[:min(len(t.Dataset)+1, len(b.agreement))] {
			return t.Dataset
		}
		first = min(first, t.Dataset)
	}
	return first
}

// leadingCard is the card of the leading dataset's edition in use.
func (b *bundle) leadingCard(cards map[string]entente.Card) entente.Card {
	lead := b.leading()
	for _, t := range b.ties {
		if t.Dataset == lead {
			return cards[t.Edition]
		}
	}
	return entente.Card{}
}

// spells are the spells of the pair under the agreement, with changes applied, as the leading
// dataset has them; a tie that only another dataset knows of adds to them.
func (b *bundle) spells() []entente.Period {
	lead := b.leading()
	var ps []entente.Period
	for _, t := range b.ties {
		if t.Dataset == lead {
			ps = append(ps, t.Period)
		}
	}
	spells := joinSeen(ps, b.card)
	end, restored := b.end()
	if n := len(spells); n > 0 && !end.IsZero() && !restored && spells[n-1].To.IsZero() &&
		(spells[n-1].From.IsZero() || spells[n-1].From.First().Compare(end.Last()) <= 0) {
		spells[n-1].To = end
	}
	return spells
}

// end is the date at which a recorded change ended the tie; restored reports that a later change
// speaks of it as in force again (a notice that was taken back).
func (b *bundle) end() (end entente.Date, restored bool) {
	for _, c := range b.changes {
		switch {
		case c.Claim != entente.ClaimNone:
		case c.Kind == entente.ChangeTermination, c.Kind == entente.ChangeWithdrawal:
			end, restored = c.Date, false
		case c.Kind == entente.ChangeReaffirmed, c.Kind == entente.ChangeRenewal:
			restored = !end.IsZero()
		}
	}
	return end, restored
}

// view builds the tie as it stands at a date. cards are the editions in use, by edition id.
func (b *bundle) view(at entente.Date, cards map[string]entente.Card) View {
	spell := spellAt(b.spells(), at)
	lead := b.leading()
	v := View{Agreement: b.agreement, From: spell.From, To: spell.To}
	var owes, owed entente.Obligations
	for _, t := range b.ties {
		if !slices.Contains(v.Datasets, t.Dataset) {
			v.Datasets = append(v.Datasets, t.Dataset)
		}
		if t.Dataset != lead || !t.Period.Overlaps(spell) {
			continue
		}
		v.Kind, v.Level, v.Title, v.Through = t.Kind, t.Level, t.Title, t.Through
		if !t.Period.At(at) && spell.At(at) {
			continue // an earlier phase: its obligations were other ones
		}
		if t.From == b.subject {
			owes |= t.Obligations
		} else {
			owed |= t.Obligations
		}
	}
	slices.Sort(v.Datasets)
	v.Obligations = (owes | owed).Names()
	v.Direction, v.OwedBy = direction(b.subject, b.partner, owes, owed, decisive(v.Kind, owes|owed))
	b.describe(&v, lead)
	v.Standing, v.Confirmed, v.Observed = b.standing(spell, at, cards)
	if v.Standing == InForce || v.Standing == LastObserved || (isEvent(v.Kind) && v.Standing == Ended) {
		v.Tier = tierOf(v.Kind, owes|owed)
	}
	if v.Standing == LastObserved {
		v.To = entente.Date{} // it was last seen then, and that is no end
	}
	v.sharpen()
	v.Evidence = b.evidence(spell)
	return v
}

// sharpen takes the beginning from the day of entry into force or signature where the leading dataset
// knows only the year or month of it.
func (v *View) sharpen() {
	for _, d := range []entente.Date{v.EntryForce, v.Signed} {
		if d.IsDay() && !v.From.IsZero() && !v.From.IsDay() && (entente.Period{From: v.From, To: v.From}).At(d) {
			v.From = d
		}
	}
}

// describe takes title, level, signature and entry into force from the version that is used.
func (b *bundle) describe(v *View, lead entente.DatasetID) {
	u := usedVersion(b.versions, lead)
	if u < 0 {
		return
	}
	x := b.versions[u]
	v.Title, v.Level = cmp.Or(x.Title, v.Title), cmp.Or(v.Level, x.Level)
	v.Signed, v.EntryForce, v.Note = dateUsed(b.versions, u, signed), dateUsed(b.versions, u, inForce), x.Note
	for _, o := range b.versions {
		if v.Note == "" && o.Dataset == x.Dataset {
			v.Note = o.Note
		}
	}
}

// decisive is the obligation that the direction of a tie speaks of: defence where either owes it,
// otherwise everything.
func decisive(kind entente.Kind, either entente.Obligations) entente.Obligations {
	if kind == entente.KindAlliance && either.Has(entente.Defence) {
		return entente.Defence
	}
	return either
}

func direction(subject, partner entente.ActorID, owes, owed, about entente.Obligations) (string, []entente.ActorID) {
	switch {
	case owes&about == owed&about:
		return "mutual", nil
	case owed&about == 0:
		return "one_sided", []entente.ActorID{subject}
	case owes&about == 0:
		return "one_sided", []entente.ActorID{partner}
	}
	return "unequal", []entente.ActorID{subject, partner}
}

// evidence lists the rows behind the view: those of the spell, in every dataset, and the changes. The
// rows of the leading dataset come first, as they are the ones that a short list of footnotes cites.
func (b *bundle) evidence(spell entente.Period) []entente.EvidenceID {
	lead := b.leading()
	var first, rest []entente.EvidenceID
	add := func(p entente.Provenance, d entente.DatasetID) {
		if id := p.Evidence(); id == "" {
			return
		} else if d == lead {
			first = append(first, id)
		} else {
			rest = append(rest, id)
		}
	}
	for _, t := range b.ties {
		if t.Period.Overlaps(spell) {
			for _, p := range t.Evidence {
				add(p, t.Dataset)
			}
		}
	}
	for _, x := range b.versions {
		add(x.Provenance, x.Dataset)
	}
	for _, c := range b.changes {
		add(c.Provenance, c.Dataset)
	}
	slices.Sort(first)
	slices.Sort(rest)
	var ids []entente.EvidenceID
	for _, id := range append(first, rest...) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
