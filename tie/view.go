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
	changes          []occurrence        // of the agreement; those that concern the pair, oldest first
	card             entente.Card        // of the leading dataset
	watched          []entente.DatasetID // datasets that tell of changes of the agreement, whomever they concern
	all              agreementRecord     // what is said of the agreement, whomever it concerns
	life             *course             // worked out by over, once
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

// agreementRecord is every version and change of an agreement.
type agreementRecord struct {
	versions []entente.AgreementVersion
	changes  []occurrence
}

// attach gives each bundle the versions of its agreement and the changes that concern its pair. A version
// that tells of a change, from the same page, is left out with it: what is said of Armenia is no version of
// what ties Russia and Uzbekistan.
func attach(bs []*bundle, versions []entente.AgreementVersion, changes []entente.ChangeVersion) {
	byID := map[entente.AgreementID][]entente.AgreementVersion{}
	for _, v := range versions {
		byID[v.ID] = append(byID[v.ID], v)
	}
	changesByID := map[entente.AgreementID][]occurrence{}
	for _, c := range changes {
		changesByID[c.Agreement] = append(changesByID[c.Agreement], occurrence{c})
	}
	for _, b := range bs {
		b.all = agreementRecord{byID[b.agreement], changesByID[b.agreement]}
		for _, c := range b.all.changes {
			if !slices.Contains(b.watched, c.Dataset) {
				b.watched = append(b.watched, c.Dataset)
			}
		}
		b.keep(func(c occurrence) bool { return c.concerns(b.subject, b.partner) })
		slices.SortStableFunc(b.changes, func(a, c occurrence) int { return a.Date.Compare(c.Date) })
	}
}

// keep leaves only the changes that are wanted, and the versions that no other change's page tells.
func (b *bundle) keep(wanted func(occurrence) bool) {
	type page struct {
		origin entente.Origin
		note   string
	}
	here, elsewhere := map[page]bool{}, map[page]bool{}
	b.changes, b.versions = nil, nil
	for _, c := range b.all.changes {
		if wanted(c) {
			b.changes = append(b.changes, c)
			here[page{c.Origin, c.Note}] = true
		} else {
			elsewhere[page{c.Origin, c.Note}] = true
		}
	}
	for _, v := range b.all.versions {
		if k := (page{v.Origin, v.Note}); !elsewhere[k] || here[k] {
			b.versions = append(b.versions, v)
		}
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

// view builds the tie as it stands at a date. cards are the editions in use, by edition id.
func (b *bundle) view(at entente.Date, cards map[string]entente.Card) View {
	spell := spellAt(b.spells(), at)
	lead := b.leading()
	v := View{Agreement: b.agreement, From: spell.From, To: spell.To}
	for _, t := range b.ties {
		if !slices.Contains(v.Datasets, t.Dataset) {
			v.Datasets = append(v.Datasets, t.Dataset)
		}
		if v.Kind == "" || (t.Dataset == lead && t.Period.Overlaps(spell)) {
			v.Kind, v.Level, v.Title, v.Through = t.Kind, t.Level, t.Title, t.Through
		}
	}
	slices.Sort(v.Datasets)
	owes, owed := b.owedAt(spell, at)
	v.Obligations = (owes | owed).Names()
	v.Pact = pactOf(v.Kind, owes|owed)
	v.Direction, v.OwedBy = direction(b.subject, b.partner, owes, owed, decisive(v.Kind, owes|owed))
	b.describe(&v, lead, at)
	v.Standing, v.Confirmed, v.Observed = b.standing(spell, at, cards)
	if v.Standing == InForce || v.Standing == LastObserved || (isEvent(v.Kind) && v.Standing == Ended) {
		v.Tier = tierOf(v.Kind, owes|owed)
	}
	switch v.Standing {
	case LastObserved:
		v.To = entente.Date{} // it was last seen then, and that is no end
	case Signed:
		v.From, v.To = entente.Date{}, entente.Date{}
		if v.Signed.IsZero() {
			v.Signed = b.over().signed
		}
		v.EntryForce = cmp.Or(v.EntryForce, b.over().force) // a change may tell of it
	}
	if x := b.over().leg; x != nil && v.Standing == Ended && v.To == x.Since {
		v.Standing, v.Suspended = LegSuspended, x
	}
	if v.Standing == Ended && b.over().awaits {
		v.NeverInForce, v.From = true, entente.Date{}
		v.Signed = cmp.Or(v.Signed, b.over().signed)
	}
	if v.From.IsZero() && v.Standing != Signed && !v.NeverInForce {
		v.FirstSeen = b.firstTold()
	}
	if x := b.over().suspended; x != nil && v.Tier != NoTier && x.Since.First().Compare(at.Last()) <= 0 {
		v.Suspended = x
	}
	v.sharpen()
	v.Spells = b.told(at, cards)
	v.Evidence = b.evidence()
	return v
}

// owedAt is what each side owes the other at a date inside the spell; in a spell that the date does not
// reach, what was owed at any time in it.
func (b *bundle) owedAt(spell entente.Period, at entente.Date) (owes, owed entente.Obligations) {
	inside := spell.At(at)
	for _, s := range b.over().stretches {
		if !s.Overlaps(spell) || (inside && !s.At(at)) {
			continue // another spell, or another phase: its obligations were other ones
		}
		owes |= s.owes
		owed |= s.owed
	}
	return owes, owed
}

// told is every spell with its standing at a date, and the phases where what is owed changed.
func (b *bundle) told(at entente.Date, cards map[string]entente.Card) []Spell {
	var out []Spell
	for _, p := range b.spells() {
		s := Spell{From: p.From, To: p.To, Obligations: b.obligationsIn(p).Names()}
		s.Standing, _, _ = b.standing(p, at, cards)
		switch s.Standing {
		case LastObserved:
			s.To = entente.Date{}
		case Signed:
			s.From, s.To = entente.Date{}, entente.Date{}
		}
		if phases := b.phases(p); len(phases) > 1 {
			s.Phases = phases
		}
		out = append(out, s)
	}
	return out
}

// phases are the parts of a spell in which different things are owed; parts that follow one another with
// the same obligations are one.
func (b *bundle) phases(p entente.Period) []Phase {
	var out []Phase
	var owes, owed entente.Obligations
	for _, s := range b.over().stretches {
		shared, ok := s.Intersect(p)
		if !ok {
			continue
		}
		if n := len(out); n > 0 && owes == s.owes && owed == s.owed && touches(entente.Period{From: out[n-1].From,
			To: out[n-1].To}, shared) {
			out[n-1].To = later(out[n-1].To, shared.To)
			continue
		}
		owes, owed = s.owes, s.owed
		x := Phase{From: shared.From, To: shared.To, Obligations: s.either().Names()}
		x.Direction, x.OwedBy = direction(b.subject, b.partner, owes, owed, decisive(b.ties[0].Kind, s.either()))
		out = append(out, x)
	}
	return out
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
func (b *bundle) describe(v *View, lead entente.DatasetID, at entente.Date) {
	u := usedVersion(b.versions, lead)
	if u < 0 {
		return
	}
	x := b.versions[u]
	v.Title, v.Level = cmp.Or(x.Title, v.Title), cmp.Or(v.Level, x.Level)
	v.Signed, v.EntryForce = dateUsed(b.versions, u, signed), dateUsed(b.versions, u, inForce)
	v.Note = b.note(v, x, at)
}

// note is what should be read with the tie: what the last change up to the date says, for it overtakes
// what was said before; failing that the note of the version that is used, or of another of its dataset.
func (b *bundle) note(v *View, used entente.AgreementVersion, at entente.Date) string {
	for _, c := range slices.Backward(b.changes) {
		isOfPair := len(c.Actors) <= 2 || c.IsBetween // what is said to many is seldom said of two
		isInTime := c.Date.First().Compare(at.Last()) <= 0 && !c.Date.Last().Before(v.From.First())
		if c.Claim == entente.ClaimNone && c.Note != "" && isOfPair && isInTime {
			return c.Note
		}
	}
	if used.Note != "" {
		return used.Note
	}
	for _, o := range b.versions {
		if o.Dataset == used.Dataset && o.Note != "" && o.Claim == entente.ClaimNone {
			return o.Note
		}
	}
	return ""
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

// evidence lists the rows behind the view: those of every spell, in every dataset, and the changes. The
// rows of the leading dataset come first, as they are the ones that a short list of footnotes cites.
func (b *bundle) evidence() []entente.EvidenceID {
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
		for _, p := range t.Evidence {
			add(p, t.Dataset)
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
