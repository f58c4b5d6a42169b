package desta

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/format"
)

// entry is what every row of the two treaty files has.
type entry struct {
	number, base, kind, title string
	signed, force             int
	isListed                  bool // from the list of treaties, not from the file of pairs
	entente.Provenance
}

// The entry types of the codebook. "amendment" is how an older file writes protocol or amendment.
const (
	kindBase         = "base_treaty"
	kindAccession    = "accession"
	kindConsolidated = "consolidated"
	kindWithdrawal   = "withdrawal"
	kindNegotiation  = "negotiation"
	kindProtocol     = "protocol or amendment"
	kindAmendment    = "amendment"
)

func (m *mapping) entry(r *format.Rows) (entry, bool) {
	e := entry{number: r.Code("number"), base: r.Code("base_treaty"), kind: strings.ToLower(r.Words("entry_type")),
		Provenance: r.Provenance()}
	if e.base == "" {
		r.Issue("bad_number", "base_treaty", "the row names no base treaty")
		return e, false
	}
	switch e.kind {
	case kindBase, kindAccession, kindConsolidated, kindWithdrawal, kindNegotiation, kindProtocol, kindAmendment:
	default:
		r.Issue("unknown_code", "entry_type", "the codebook has no such type of entry")
		return e, false
	}
	e.signed, e.force = year(r, "year"), year(r, "entryforceyear")
	e.title = title(r.Words("name"))
	if e.signed == 0 && e.kind != kindNegotiation {
		r.Issue("bad_date", "year", "the row has no year of signature")
		return e, false
	}
	if e.kind == kindProtocol || e.kind == kindAmendment {
		m.parents[e.number] = e.base
	}
	m.keep(e)
	return e, true
}

// year reads a year; blank is 0, and so is a year that cannot be meant, which is an issue.
func year(r *format.Rows, column string) int {
	v, ok := r.Year(column)
	if ok && (v < 1900 || v > 2100) {
		r.Issue("bad_date", column, "expected a year from 1900 to 2100")
		return 0
	}
	return v
}

// title is the name without its no-break spaces (Fields splits at them) and the mark of a version.
func title(name string) string {
	return strings.TrimSuffix(strings.Join(strings.Fields(name), " "), " (consolidated)")
}

// keep remembers the treaty that a row is about, from the best row there is: the base treaty's own,
// otherwise a consolidated version or an accession (five bases have nothing better).
func (m *mapping) keep(e entry) {
	rank := map[string]int{kindBase: 3, kindNegotiation: 3, kindConsolidated: 2, kindAccession: 1}[e.kind]
	if rank == 0 {
		return
	}
	t := m.treaties[e.base]
	if t == nil {
		t = &treaty{}
		m.treaties[e.base] = t
		m.order = append(m.order, e.base)
	}
	if rank <= t.rank {
		return
	}
	*t = treaty{title: e.title, isPlanned: e.kind == kindNegotiation, rank: rank, Provenance: e.Provenance}
	if rank == 3 { // the dates of a version or an accession are not those of the treaty
		t.signed, t.force = e.signed, e.force
	}
}

// dyadRow reads a row of the file of pairs.
func (m *mapping) dyadRow(r *format.Rows) {
	e, ok := m.entry(r)
	if !ok {
		return
	}
	a, b := r.Code("iso1"), r.Code("iso2")
	known1, known2 := m.knows(r, "iso1", a), m.knows(r, "iso2", b)
	if !known1 || !known2 {
		return
	}
	if a == b {
		r.Issue("same_actor", "iso2", "both members of the pair are the same")
		return
	}
	m.add(r, e, a, b)
}

// listRow reads a row of the list of treaties: who withdraws, and the pairs that its members make. The
// file of pairs, where it is there, says the same of nearly every row and is preferred; see add.
func (m *mapping) listRow(r *format.Rows) {
	e, ok := m.entry(r)
	if !ok || e.kind == kindNegotiation || e.kind == kindProtocol || e.kind == kindAmendment {
		return
	}
	members := m.members(r)
	if e.kind == kindWithdrawal {
		w := withdrawal{number: e.number, base: e.base, year: e.force, Provenance: e.Provenance}
		if w.year == 0 {
			w.year = e.signed
		}
		for _, x := range members {
			if x.group == "1" {
				w.members = append(w.members, x.code)
			}
		}
		if len(w.members) == 0 {
			r.Issue("no_member", "mc1", "the withdrawal marks no withdrawing member with 1")
			return
		}
		m.withdrawals = append(m.withdrawals, w)
		return
	}
	e.isListed = true
	mixed := slices.ContainsFunc(members, func(x member) bool { return x.group != members[0].group })
	for i, x := range members {
		for _, y := range members[:i] {
			if x.code != y.code && tied(r.Code("typememb"), mixed, x.group, y.group) {
				m.add(r, e, x.code, y.code)
			}
		}
	}
}

// member is one cN cell with its mcN.
type member struct{ code, group string }

func (m *mapping) members(r *format.Rows) []member {
	var out []member
	for i := 1; r.Has("c" + strconv.Itoa(i)); i++ {
		column := "c" + strconv.Itoa(i)
		code := r.Code(column)
		if code == "" {
			continue
		}
		if m.knows(r, column, code) {
			out = append(out, member{code, r.Code("mc" + strconv.Itoa(i))})
		}
	}
	return out
}

// tied says, by the codebook's types of membership, whether a row ties two of its members. In a
// plurilateral agreement with a third country (3) and between regions (4) the members of one side are not
// tied by it, unless the row marks no sides; in an accession (5, 6) the acceding, marked 1, are tied to
// each other too, and members marked with nothing are not concerned. It gives every pair of the
// publisher's own file of pairs, and 148 more in four treaties that this file has only in part (RCEP among
// them: no pair of Korea and Japan) or not at all.
func tied(typememb string, mixed bool, g, h string) bool {
	switch typememb {
	case "3", "4":
		return !mixed || g != h
	case "5", "6":
		return g != "" && h != "" && (g != h || g == "1")
	}
	return true
}

func (m *mapping) add(r *format.Rows, e entry, a, b string) {
	p := pair{e.base, a, b}
	if number(b) < number(a) {
		p = pair{e.base, b, a}
	}
	h := m.pairs[p]
	if h == nil {
		h = &history{}
		m.pairs[p] = h
		m.pairOrder = append(m.pairOrder, p)
	}
	for i, x := range h.entries {
		if x.number == e.number {
			if x.isListed && !e.isListed {
				h.entries[i] = e
				return
			}
			r.Issue("duplicate_row", "number", "the pair has a row of this number already; the first row counts")
			return
		}
	}
	h.entries = append(h.entries, e)
}

func number(code string) int { n, _ := strconv.Atoi(code); return n }

// indexRow reads a row of the file of indices, under its own number.
func (m *mapping) indexRow(r *format.Rows) {
	depth, hasDepth := r.Int("depth_index")
	full, hasFull := r.Flag("full_fta")
	var says []string
	if hasFull {
		says = append(says, map[bool]string{true: "full FTA", false: "partial scope"}[full])
	}
	if hasDepth {
		says = append(says, fmt.Sprintf("depth %d", depth))
	}
	l := level{text: strings.Join(says, "; "), Provenance: r.Provenance()}
	n := r.Code("number")
	if _, twice := m.levels[n]; twice {
		r.Issue("duplicate_row", "number", "the treaty has a row already; the first row counts")
		return
	}
	m.levels[n] = l
	if base := r.Code("base_treaty"); m.versions[base] == "" && l.text != "" {
		m.versions[base] = n
	}
}
