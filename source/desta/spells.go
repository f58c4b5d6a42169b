package desta

import (
	"cmp"
	"slices"

	"entente"
)

// history is every entry of one pair under one base treaty.
type history struct{ entries []entry }

// withdrawal is a row of the treaty list by which members leave.
type withdrawal struct {
	number, base string
	members      []string
	year         int
	entente.Provenance
}

// spell is a stretch in which a pair is tied: years, 0 for an end that is not recorded. isPlanned says
// that no entry into force is known.
type spell struct {
	from, to  int
	isPlanned bool
	successor entry // where the pair went on under an agreement of its own; see continued
	entente.Provenance
}

// correct adds the withdrawals that the list lacks. A correction whose withdrawal the list has by now
// is no longer needed: that is an issue, so that somebody removes it.
func (m *mapping) correct() {
	for _, c := range m.corrections {
		has := slices.ContainsFunc(m.withdrawals, func(w withdrawal) bool {
			return w.base == c.base &&
				slices.Contains(w.members, c.code)
		})
		reason := slices.IndexFunc(m.withdrawals, func(w withdrawal) bool {
			return w.base == "324" &&
				slices.Contains(w.members, c.code)
		})
		switch {
		case has:
			m.in.Issues.Add(entente.Issue{Rule: "correction_not_needed", Raw: c.base,
				Message: "the treaty list records this withdrawal now; remove it from source/desta/corrections.csv"})
		case reason >= 0:
			w := m.withdrawals[reason]
			m.withdrawals = append(m.withdrawals, withdrawal{number: w.number + " for " + c.base, base: c.base,
				members: []string{c.code}, year: c.year, Provenance: w.Provenance})
		}
	}
}

// root follows a base treaty that is itself a protocol to another (the Andean protocols 694, 23 and 27
// lead to the Cartagena Agreement, 26) to the treaty at the end.
func (m *mapping) root(base string) string {
	for range len(m.parents) {
		parent, ok := m.parents[base]
		if !ok || parent == base {
			break
		}
		base = parent
	}
	return base
}

// fold puts everything that refers to a protocol under the treaty that the protocol belongs to.
func (m *mapping) fold() {
	for i, w := range m.withdrawals {
		m.withdrawals[i].base = m.root(w.base)
	}
	order := m.order[:0]
	for _, base := range m.order {
		root := m.root(base)
		if root == base || m.treaties[root] == nil {
			order = append(order, base)
		} else {
			delete(m.treaties, base)
		}
	}
	m.order = order
	pairs := m.pairOrder[:0]
	for _, p := range m.pairOrder {
		q := pair{m.root(p.base), p.a, p.b}
		if q == p || m.treaties[q.base] == nil {
			pairs = append(pairs, p)
			continue
		}
		if m.pairs[q] == nil {
			m.pairs[q] = &history{}
			pairs = append(pairs, q)
		}
		m.pairs[q].entries = append(m.pairs[q].entries, m.pairs[p].entries...)
		delete(m.pairs, p)
	}
	m.pairOrder = pairs
}

// leaves is the years in which a member of the pair left the base treaty, the pair's own withdrawal
// rows included (older editions have them in the file of pairs), in order.
func (m *mapping) leaves(p pair, h *history) []int {
	var years []int
	for _, w := range m.withdrawals {
		if w.base == p.base && (slices.Contains(w.members, p.a) || slices.Contains(w.members, p.b)) {
			years = append(years, w.year)
		}
	}
	for _, e := range h.entries {
		if e.kind == kindWithdrawal {
			years = append(years, e.start())
		}
	}
	slices.Sort(years)
	return years
}

// start is the year of entry into force, or of signature where that is not given.
func (e entry) start() int {
	if e.force != 0 {
		return e.force
	}
	return e.signed
}

// spells turns entries and withdrawals into stretches of being tied. Base treaty and accessions begin
// one, a withdrawal ends it, a later accession begins another. Consolidated versions count only where
// nothing else does: for a pair that has no other row, or for an entry into force that is not given.
func spells(entries []entry, leaves []int) []spell {
	joins := ofKind(entries, kindBase, kindAccession)
	consolidated := ofKind(entries, kindConsolidated)
	if len(joins) == 0 {
		joins, consolidated = consolidated, nil
	}
	var out []spell
	for _, j := range joins {
		last := len(out) - 1
		if last >= 0 && (out[last].to == 0 || j.start() < out[last].to) {
			if out[last].isPlanned && j.force != 0 {
				out[last].from, out[last].isPlanned, out[last].Provenance = j.force, false, j.Provenance
			}
			continue
		}
		s := spell{from: j.start(), isPlanned: j.force == 0, Provenance: j.Provenance}
		for _, y := range leaves {
			if y >= s.from {
				s.to, s.isPlanned = y, false // nobody leaves what was never in force
				break
			}
		}
		out = append(out, s)
	}
	out = append(out, continued(out, consolidated)...)
	for i, s := range out {
		for _, c := range consolidated {
			if s.isPlanned && c.force != 0 && c.force >= s.from {
				out[i].from, out[i].isPlanned, out[i].Provenance = c.force, false, c.Provenance
				break
			}
		}
	}
	return out
}

// continued is the ties of pairs that left a treaty and went on under an agreement of their own. DESTA
// codes these, the United Kingdom's with the European Union's partners, as a protocol to the treaty that
// was left, and its consolidated version lies in the file of pairs (1017a under 815).
func continued(spells []spell, consolidated []entry) []spell {
	if len(spells) == 0 || spells[len(spells)-1].to == 0 {
		return nil
	}
	left := spells[len(spells)-1].to
	for _, c := range consolidated {
		if c.start() > left {
			return []spell{{from: c.start(), isPlanned: c.force == 0, successor: c, Provenance: c.Provenance}}
		}
	}
	return nil
}

func ofKind(entries []entry, kinds ...string) []entry {
	var out []entry
	for _, e := range entries {
		if slices.Contains(kinds, e.kind) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y entry) int { return cmp.Compare(x.start(), y.start()) })
	return out
}
