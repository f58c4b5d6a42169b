package atop

import (
	"strconv"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// member is a row of the member file.
type member struct {
	alliance, phase string // phase "" where the alliance has only one
	code            string // COW number, "732"
	raw             string // as the file has it
	period          entente.Period
	parts           []crosswalk.Part // who the code meant, piece by piece
	obligations     entente.Obligations
	varies          bool       // owes different things to different members
	joined          correction // the reviewed day of entry, where the row has another one
	at              entente.Provenance
}

// readAlliance takes the dates of an alliance.
func (m *mapping) readAlliance(r *format.Rows) {
	id, ok := number(r, "atopid")
	if !ok {
		return
	}
	if _, twice := m.alliances[id]; twice {
		r.Issue("duplicate_row", "atopid", "the alliance "+id+" is in the file twice; the first row is used")
		return
	}
	begin, ok := r.DateParts("begyr", "begmo", "begday")
	if !ok {
		r.Issue("missing_date", "begyr", "the alliance has no year of beginning; the row is left out")
		return
	}
	end, _ := r.DateParts("endyr", "endmo", "endday")
	if isReversed(begin, end) {
		r.Issue("reversed_dates", "endyr", "the alliance ends before it begins; its end is left out")
		end = entente.Date{}
	}
	m.alliances[id] = treaty{begin: begin, end: end, at: r.Provenance()}
}

// readPhase notes which phases there are; the member file has the dates and promises of each.
func (m *mapping) readPhase(r *format.Rows) {
	id, ok := number(r, "atopid")
	phase, ok2 := number(r, "phase")
	if !ok || !ok2 {
		return
	}
	k := phaseKey{id, phase}
	if m.phases[k] {
		r.Issue("duplicate_row", "atopidphase", "phase "+phase+" of alliance "+id+" is in the file twice")
	}
	m.phases[k] = true
}

// readMember takes one membership. A row that cannot be read is left out with an issue.
func (m *mapping) readMember(r *format.Rows) {
	id, ok := number(r, "atopid")
	code, ok2 := number(r, "member")
	phase, ok3 := number(r, "phase")
	if !ok || !ok2 || !ok3 {
		return
	}
	from, ok := r.DateParts("yrent", "moent", "dayent")
	if !ok {
		r.Issue("missing_date", "yrent", "the member has no year of entry; the row is left out")
		return
	}
	if r.IsMissing("yrexit") {
		r.Issue("blank_exit", "yrexit", "the exit is blank, where 0 means that none is recorded; it is read as 0")
	}
	to, _ := r.DateParts("yrexit", "moexit", "dayexit")
	if isReversed(from, to) {
		r.Issue("reversed_dates", "yrexit", "the member leaves before it enters; the row is left out")
		return
	}
	x := member{alliance: id, code: code, raw: r.Code("member"), period: entente.Period{From: from, To: to},
		obligations: promises(r), varies: varies(r), at: r.Provenance()}
	if n, ok := r.Int("maxphase"); ok && n > 0 {
		x.phase = phase
	}
	if c, ok := m.rev.corrections[correctionKey{id, correctEntry, code, from.String()}]; ok {
		r.Issue("corrected", "yrent", "joined on "+c.date.String()+": "+c.reason)
		x.joined = c
	}
	m.checkMember(r, x, phase)
	if x.parts, ok = m.actors(r, x); ok {
		m.members = append(m.members, x)
	}
}

// checkMember holds the row against the other files and rows.
func (m *mapping) checkMember(r *format.Rows, x member, phase string) {
	if len(m.alliances) > 0 {
		if _, known := m.alliances[x.alliance]; !known {
			r.Issue("unknown_agreement", "atopid", "the alliance file has no alliance "+x.alliance)
		}
	}
	if len(m.phases) > 0 && !m.phases[phaseKey{x.alliance, phase}] {
		r.Issue("unknown_phase", "phase", "the phase file has no phase "+phase+" of alliance "+x.alliance)
	}
	if v, ok := r.Flag("cowsys"); ok && !v {
		r.Issue("outside_system", "cowsys", "COW "+x.code+" was not in the COW state system when it signed; the "+
			"membership is kept")
	}
}

// actors says who the member was, through the corrections first. ok is false if the row is left out.
func (m *mapping) actors(r *format.Rows, x member) ([]crosswalk.Part, bool) {
	if c, ok := m.rev.corrections[correctionKey{x.alliance, correctMember, x.code, x.code}]; ok {
		r.Issue("corrected", "member", "read as "+string(c.actor)+": "+c.reason)
		return []crosswalk.Part{{Actor: c.actor, Period: x.period}}, true
	}
	parts, err := m.cw.Code(entente.SystemCOW, x.code, x.period)
	if err != nil {
		message, _ := entente.MessageOf(err)
		r.Issue("unknown_code", "member", message+"; the row is left out")
		return nil, false
	}
	if crosswalk.Reach(parts, x.period) {
		r.Issue("outside_code", "member", "COW "+x.code+" is not in use for the whole of the membership; its nearest "+
			"meaning is taken, and the dates are kept")
	}
	return parts, true
}

// promises reads the member's own obligations. Anything but 0 and 1 is an issue and no promise.
func promises(r *format.Rows) entente.Obligations {
	var o entente.Obligations
	for _, p := range []struct {
		column string
		bit    entente.Obligations
	}{
		{"defense", entente.Defence}, {"offense", entente.Offence}, {"neutral", entente.Neutrality},
		{"nonagg", entente.NonAggression}, {"consul", entente.Consultation},
	} {
		switch v, ok := r.Flag(p.column); {
		case v:
			o |= p.bit
		case !ok:
			r.Issue("bad_obligation", p.column, "expected 0 or 1; no obligation is read")
		}
	}
	return o
}

// varies reads whether the member owes different things to different members. A missing value is no; what
// is neither yes nor no is an issue, for the promises between pairs hang on it.
func varies(r *format.Rows) bool {
	v, ok := r.Flag("obvary")
	if !ok && !r.IsMissing("obvary") {
		r.Issue("bad_obligation", "obvary", "expected 0 or 1; the member is read as owing the same to everyone")
	}
	return v
}

// number is an identifier as digits: "3240" also where the file has "3240.0".
func number(r *format.Rows, column string) (string, bool) {
	v, ok := r.Int(column)
	if !ok || v < 0 {
		r.Issue("missing_key", column, "expected a number; the row is left out")
		return "", false
	}
	return strconv.Itoa(v), true
}

func isReversed(from, to entente.Date) bool {
	return !to.IsZero() && to.Last().Before(from.First())
}
