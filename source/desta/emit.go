package desta

import (
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
)

// emitAll writes the agreements, then the withdrawals, then the links, each in the order of the files.
func (m *mapping) emitAll(emit entente.Emit) error {
	for _, base := range m.order {
		if err := m.emitTreaty(base, emit); err != nil {
			return err
		}
	}
	for _, w := range m.withdrawals {
		if err := m.emitWithdrawal(w, emit); err != nil {
			return err
		}
	}
	for _, p := range m.pairOrder {
		h := m.pairs[p]
		for _, s := range spells(h.entries, m.leaves(p, h)) {
			if err := m.emitSpell(p, s, emit); err != nil {
				return err
			}
		}
	}
	return nil
}

func agreementID(base string) entente.AgreementID { return entente.AgreementID("desta:" + base) }

// date is a year as a date; year 0 is no date.
func date(year int) entente.Date {
	if year == 0 {
		return entente.Date{}
	}
	return entente.Year(year)
}

// emitTreaty writes the agreement as its own row has it, and again with the row of the index file as
// its evidence, because the depth comes from there.
func (m *mapping) emitTreaty(base string, emit entente.Emit) error {
	t := m.treaties[base]
	l := m.levels[base]
	if l.text == "" {
		l = m.levels[m.versions[base]]
	}
	a := entente.Agreement{
		ID: agreementID(base), Kind: entente.KindTrade, Level: l.text, Title: titled(t.title),
		Signed: date(t.signed), InForce: date(t.force), Provenance: t.Provenance,
	}
	switch {
	case t.isPlanned:
		a.Claim, a.Note = entente.ClaimPlanned, "Under negotiation when the data were collected."
	case t.rank < 3:
		a.Note = "DESTA has no row of the treaty itself, only of its accessions or a consolidated version."
	case t.force == 0:
		a.AwaitsForce = !m.isInForce(base)
		a.Note = "DESTA gives no year of entry into force."
	}
	m.awaits[a.ID] = a.AwaitsForce
	if err := emit(a); err != nil || l.text == "" {
		return err
	}
	a.Provenance = l.Provenance
	return emit(a)
}

// isInForce reports whether some row, an accession or a later version, gives a year of entry into force, or
// somebody left: nobody leaves what was never in force.
func (m *mapping) isInForce(base string) bool {
	if m.forced == nil {
		m.forced = map[string]bool{}
		for p, h := range m.pairs {
			for _, e := range h.entries {
				m.forced[p.base] = m.forced[p.base] || e.force != 0 || e.kind == kindWithdrawal
			}
		}
		for _, w := range m.withdrawals {
			m.forced[w.base] = true
		}
	}
	return m.forced[base]
}

func (m *mapping) emitWithdrawal(w withdrawal, emit entente.Emit) error {
	var actors []entente.ActorID
	for _, code := range w.members {
		parts := m.parts(code, entente.Period{From: date(w.year), To: date(w.year)})
		actors = append(actors, parts[len(parts)-1].Actor)
	}
	return emit(entente.Change{
		ID: "desta:" + w.number, Agreement: agreementID(w.base), Kind: entente.ChangeWithdrawal,
		Actors: actors, Date: date(w.year), Provenance: w.Provenance,
	})
}

// emitSpell writes a stretch of a pair: one link, or one for each state that a code stood for.
func (m *mapping) emitSpell(p pair, s spell, emit entente.Emit) error {
	agreement, err := m.agreementOf(p, s, emit)
	if err != nil {
		return err
	}
	period := entente.Period{From: date(s.from), To: date(s.to)}
	var claim entente.Claim
	if s.isPlanned && !m.awaits[agreement] {
		claim = entente.ClaimPlanned // for this pair, while the agreement is in force for others or was never signed
	}
	for _, a := range m.whole(p.a, period) {
		for _, b := range m.whole(p.b, period) {
			shared, ok := a.Period.Intersect(b.Period)
			if !ok || a.Actor == b.Actor {
				continue
			}
			if err := emit(entente.Link{
				Agreement: agreement, From: a.Actor, To: b.Actor, IsMutual: true, Period: shared,
				Claim: claim, Provenance: s.Provenance,
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

// agreementOf is the base treaty, or the pair's own agreement after they left it, which is written when
// it first occurs.
func (m *mapping) agreementOf(p pair, s spell, emit entente.Emit) (entente.AgreementID, error) {
	e := s.successor
	if e.number == "" {
		return agreementID(p.base), nil
	}
	number := strings.TrimSuffix(e.number, "a")
	id := agreementID(number)
	if m.treaties[number] != nil {
		return id, nil
	}
	m.treaties[number] = &treaty{title: e.title, signed: e.signed, force: e.force, Provenance: e.Provenance}
	a := entente.Agreement{
		ID: id, Kind: entente.KindTrade, Level: m.levels[e.number].text, Title: titled(e.title), Signed: date(e.signed),
		InForce: date(e.force), Provenance: e.Provenance,
		AwaitsForce: e.force == 0,
		Note:        "DESTA codes it as a protocol to " + string(agreementID(p.base)) + ", which the pair left.",
	}
	m.awaits[id] = a.AwaitsForce
	return id, emit(a)
}

// whole is parts with the years at the two ends as the file has them, not narrowed to the first and
// last day of the part.
func (m *mapping) whole(code string, p entente.Period) []crosswalk.Part {
	parts := slices.Clone(m.parts(code, p))
	if len(parts) == 1 {
		parts[0].Period = p
	}
	return parts
}

// treatyWords are words by which a name says that it is one of a treaty.
var treatyWords = []string{"agreement", "fta", "union", "treaty", "community", "area", "market", "preference",
	"protocol", "cepa", "association",
	"partnership", "accord", "pact", "convention", "arrangement", "(", "system", "comesa", "efta", "mercosur",
	"enlargement"}

// titled makes a title of a name that is only the names of the parties: "Korea US trade agreement".
func titled(name string) string {
	low := strings.ToLower(name)
	if slices.ContainsFunc(treatyWords, func(w string) bool { return strings.Contains(low, w) }) {
		return name
	}
	return name + " trade agreement"
}
