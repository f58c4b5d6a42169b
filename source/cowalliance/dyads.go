package cowalliance

import (
	"entente"
	"entente/crosswalk"
	"entente/format"
)

// pair is a row of the by-dyad or the directed file, held back until the whole file has shown which of the
// two it is: they have the same columns.
type pair struct {
	key      rowKey // the smaller number first
	isTurned bool   // the row has the larger number first
	isUneven bool   // marked asymmetric
	from, to []crosswalk.Part
	promised entente.Obligations
	at       entente.Provenance
	file     string
}

// readDyad takes one pair, unless the by-member file has its alliance.
func (m *mapping) readDyad(r *format.Rows) {
	id, ok := number(r, "version4id")
	code1, ok1 := number(r, "ccode1")
	code2, ok2 := number(r, "ccode2")
	if !ok || !ok1 || !ok2 || m.known[id] {
		return
	}
	period, ok := m.period(r, "dyad")
	if !ok {
		return
	}
	p := pair{key: rowKey{id: id, a: code1, b: code2, from: period.From, to: period.To},
		at: r.Provenance(), file: r.Name(), promised: promises(r)}
	if code2 < code1 {
		p.key.a, p.key.b, p.isTurned = code2, code1, true
	}
	p.isUneven, _ = r.Flag("asymmetric")
	p.from, ok1 = m.actors(r, "ccode1", code1, period)
	p.to, ok2 = m.actors(r, "ccode2", code2, period)
	if ok1 && ok2 {
		m.treaty(id, r, true)
		m.pairs = append(m.pairs, p)
	}
}

// couple is the rows of one pair in one period: in the directed file one for each direction.
type couple struct{ rows []pair }

// couples groups the rows, in the order of the file. A second row in one direction is left out.
func (m *mapping) couples() (out []*couple, isDirected bool) {
	byKey := map[rowKey]*couple{}
	both := 0
	for _, p := range m.pairs {
		c := byKey[p.key]
		switch {
		case c == nil:
			c = &couple{}
			byKey[p.key] = c
			out = append(out, c)
		case len(c.rows) == 2 || c.rows[0].isTurned == p.isTurned:
			m.repeated(p)
			continue
		default:
			both++
		}
		c.rows = append(c.rows, p)
	}
	// A pair or two in both orders are mistakes in the by-dyad file; most of them are the directed file.
	return out, both > 0 && both*2 >= len(out)
}

func (m *mapping) repeated(p pair) {
	m.in.Issues.Add(entente.Issue{Rule: "duplicate_row", Column: "version4id", File: p.file, Locator: p.at.Locator,
		Raw:     p.key.id,
		Message: "alliance " + p.key.id + " has this row twice; the first is used"})
}

// linkPairs makes links of the pairs of a file. In the directed file a row says what its first state owes
// its second; where both owe the same it is one link. The by-dyad file says it of the pair.
func (m *mapping) linkPairs() {
	couples, isDirected := m.couples()
	for _, c := range couples {
		first := c.rows[0]
		t := m.treaties[first.key.id]
		switch {
		case !isDirected:
			if first.isUneven {
				t.uncertain = true
				m.pairIssue("asymmetric", "one of the two owes less, and this file does not say which; both are "+
					"read as owing it", first)
			}
			m.link(t, first, true)
			if len(c.rows) == 2 {
				m.repeated(c.rows[1])
			}
		case len(c.rows) == 1:
			m.pairIssue("missing_direction", "the file has each pair in both directions, and this one in one; what "+
				"the other state owes is not known", first)
			m.link(t, first, false)
		case first.promised == c.rows[1].promised:
			m.link(t, first, true)
		default:
			m.link(t, first, false)
			m.link(t, c.rows[1], false)
		}
	}
	m.pairs = nil
}

func (m *mapping) pairIssue(rule, message string, p pair) {
	m.in.Issues.Add(entente.Issue{Rule: rule, Message: message, File: p.file, Locator: p.at.Locator, Column: "ccode1",
		Raw: p.key.a + " " + p.key.b})
}

// link ties the actors of a row while both codes meant them.
func (m *mapping) link(t *treaty, p pair, isMutual bool) {
	for _, a := range p.from {
		for _, b := range p.to {
			shared, ok := a.Period.Intersect(b.Period)
			if !ok || a.Actor == b.Actor {
				continue
			}
			t.add(shared.From, p.promised, a.Actor, b.Actor)
			t.rows = append(t.rows, entente.Link{Agreement: t.agreement.ID, From: a.Actor, To: b.Actor,
				IsMutual: isMutual,
				Period:   shared, Obligations: p.promised, Provenance: p.at})
		}
	}
}
