package cowalliance

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// listBegin is the day on which the list begins: an alliance that is older is recorded from it.
var listBegin = entente.Date{Year: 1816, Month: 1, Day: 1}

// types are the classes of ss_type by the beginning of their text.
var types = []struct{ prefix, level string }{
	{"Type I:", "defence pact"}, {"Type IIa:", "neutrality pact"}, {"Type IIb:", "non-aggression pact"},
	{"Type II:", "neutrality or non-aggression pact"}, {"Type III:", "entente"},
}

// readMember takes one membership. A row that cannot be read is left out with an issue.
func (m *mapping) readMember(r *format.Rows) {
	id, ok := number(r, "version4id")
	code, ok2 := number(r, "ccode")
	if !ok || !ok2 {
		return
	}
	period, ok := m.period(r, "mem")
	if !ok || m.repeats(r, rowKey{id: id, a: code, from: period.From, to: period.To}) {
		return
	}
	parts, ok := m.actors(r, "ccode", code, period)
	if !ok {
		return
	}
	t := m.treaty(id, r, false)
	m.known[id] = true
	promised := promises(r)
	for _, p := range parts {
		t.add(p.Period.From, promised, p.Actor)
		t.rows = append(t.rows, entente.Member{Agreement: t.agreement.ID, Actor: p.Actor, Raw: r.Code("ccode"),
			Period:      p.Period,
			Obligations: promised, Provenance: r.Provenance()})
	}
}

// period reads a beginning and an end, and what their censoring means. A zero beginning is one before
// the list, a zero end one that the list does not know.
func (m *mapping) period(r *format.Rows, prefix string) (entente.Period, bool) {
	from, hasFrom := r.DateParts(prefix+"_st_year", prefix+"_st_month", prefix+"_st_day")
	to, hasTo := r.DateParts(prefix+"_end_year", prefix+"_end_month", prefix+"_end_day")
	left, right := m.flag(r, "left_censor"), m.flag(r, "right_censor")
	switch {
	case left && (!hasFrom || from == listBegin):
		from = entente.Date{}
	case left:
		r.Issue("contradictory_censoring", "left_censor", "the row is said to be older than the list and has a "+
			"beginning within it; the date is kept")
	case !hasFrom:
		r.Issue("missing_date", prefix+"_st_year", "the row has no beginning; it is left out")
		return entente.Period{}, false
	}
	switch {
	case right && (!hasTo || to == m.listEnd):
		to = entente.Date{}
	case right:
		r.Issue("contradictory_censoring", "right_censor", "the row is said to outlast the list and has an end "+
			"within it; the date is kept")
	case !hasTo:
		r.Issue("missing_date", prefix+"_end_year", "the row has no end, and does not outlast the list; its end "+
			"is unknown")
	}
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		r.Issue("reversed_dates", prefix+"_end_year", "the row ends before it begins; it is left out")
		return entente.Period{}, false
	}
	return entente.Period{From: from, To: to}, true
}

// flag is yes only where the file says so; what is neither yes nor no, nor missing, is an issue.
func (m *mapping) flag(r *format.Rows, column string) bool {
	v, ok := r.Flag(column)
	if !ok && !r.IsMissing(column) {
		r.Issue("bad_flag", column, "expected 0 or 1; it is read as 0")
	}
	return v
}

func (m *mapping) repeats(r *format.Rows, k rowKey) bool {
	twice := m.seen[k]
	m.seen[k] = true
	if twice {
		r.Issue("duplicate_row", "version4id", "alliance "+k.id+" has this row twice; the first is used")
	}
	return twice
}

// actors says who a code meant, piece by piece, with the dates of the row at both ends.
func (m *mapping) actors(r *format.Rows, column, code string, p entente.Period) ([]crosswalk.Part, bool) {
	parts, err := m.cw.Code(entente.SystemCOW, code, p)
	if err != nil {
		message, _ := entente.MessageOf(err)
		r.Issue("unknown_code", column, message+"; the row is left out")
		return nil, false
	}
	isUnknown := p.From.IsZero() && parts[0].Period.From != p.From // older than the list: the list says nothing of when
	asked := p
	if isUnknown {
		asked.From = parts[0].Period.From
	}
	if crosswalk.Reach(parts, asked) {
		r.Issue("outside_code", column, "COW "+code+" is not in use for the whole of the row; its nearest meaning is "+
			"taken, and the dates are kept")
	}
	return parts, true
}

// treaty is the alliance of a row; the first row of it gives its dates.
func (m *mapping) treaty(id string, r *format.Rows, isDyadic bool) *treaty {
	if t := m.treaties[id]; t != nil {
		return t
	}
	t := &treaty{isDyadic: isDyadic, agreement: entente.Agreement{ID: entente.AgreementID("cow-alliances:" + id),
		Kind: entente.KindAlliance, Provenance: r.Provenance()}}
	if !isDyadic {
		t.agreement.Level = level(r)
		t.agreement.Signed, _ = r.DateParts("all_st_year", "all_st_month", "all_st_day")
		if left, _ := r.Flag("left_censor"); left && t.agreement.Signed == listBegin {
			t.agreement.Signed = entente.Date{}
		}
		if end, ok := r.DateParts("all_end_year", "all_end_month", "all_end_day"); ok && end != m.listEnd {
			t.agreement.Ended = end
		}
	}
	m.treaties[id] = t
	m.order = append(m.order, id)
	return t
}

// add notes what was promised and who was there first.
func (t *treaty) add(from entente.Date, promised entente.Obligations, actors ...entente.ActorID) {
	t.promised |= promised
	if len(t.founders) == 0 || from.Before(t.first) {
		t.first, t.founders = from, nil
	}
	for _, a := range actors {
		if from == t.first && !slices.Contains(t.founders, a) {
			t.founders = append(t.founders, a)
		}
	}
}

func level(r *format.Rows) string {
	text := r.Words("ss_type")
	for _, x := range types {
		if strings.HasPrefix(text, x.prefix) {
			return x.level
		}
	}
	if text != "" {
		r.Issue("unknown_type", "ss_type", "expected Type I, IIa, IIb or III")
	}
	return ""
}

// promises reads the obligations of the row. Anything but 0 and 1 is an issue and no promise.
func promises(r *format.Rows) entente.Obligations {
	var o entente.Obligations
	for _, p := range []struct {
		column string
		bit    entente.Obligations
	}{
		{"defense", entente.Defence}, {"neutrality", entente.Neutrality},
		{"nonaggression", entente.NonAggression}, {"entente", entente.Consultation},
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

// number is an identifier as digits: "210" also where the file has "210.0".
func number(r *format.Rows, column string) (string, bool) {
	v, ok := r.Int(column)
	if !ok || v < 0 {
		r.Issue("missing_key", column, "expected a number; the row is left out")
		return "", false
	}
	return strconv.Itoa(v), true
}
