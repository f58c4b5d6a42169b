// Package cowstate reads the Correlates of War list of the members of the state system: a spell per
// stretch in which a number meant one actor. The lists of major powers and of state-years, when they
// are given, are held against the spells and give nothing of their own. Start at [New].
package cowstate

import (
	"context"
	_ "embed"
	"strconv"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

//go:embed card.yaml
var cardText []byte

// The roles of the files.
const (
	roleState  = "state"
	roleMajor  = "major power"
	roleSystem = "state-year"
)

// New is the source.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{
			{Name: roleState, Required: true, Columns: []string{"stateabb", "ccode", "statenme", "styear", "stmonth",
				"stday",
				"endyear", "endmonth", "endday"}},
			{Name: roleMajor, Columns: []string{"stateabb", "ccode", "styear", "stmonth", "stday", "endyear",
				"endmonth", "endday"}},
			{Name: roleSystem, Columns: []string{"stateabb", "ccode", "year"}},
		},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			m := mapping{ctx: ctx, cw: cw, in: in, listEnd: c.To, byCode: map[string][]entente.Period{}}
			return m.run(emit)
		},
	}, nil
}

// mapping is one run of Map.
type mapping struct {
	ctx     context.Context
	cw      *crosswalk.Crosswalk
	in      entente.Input
	listEnd entente.Date // where the list stops
	rows    int
	spells  []spell
	byCode  map[string][]entente.Period
}

// spell is a row of the state file.
type spell struct {
	code, name string
	period     entente.Period
	parts      []crosswalk.Part
	at         entente.Provenance
}

func (m *mapping) run(emit entente.Emit) (int, error) {
	for _, read := range []struct {
		role string
		row  func(*format.Rows)
	}{{roleState, m.readState}, {roleMajor, m.checkMajor}, {roleSystem, m.checkYear}} {
		for _, t := range m.in.Tables[read.role] {
			if err := m.walk(t, read.row); err != nil {
				return m.rows, err
			}
		}
	}
	for _, s := range m.spells { // a later edition goes on for longer than the card says
		if m.listEnd.Before(s.period.To) {
			m.listEnd = s.period.To
		}
	}
	for _, s := range m.spells {
		for _, p := range s.parts {
			if err := emit(entente.Spell{Actor: p.Actor, System: entente.SystemCOW, Code: s.code, Name: s.name,
				Period:     p.Period,
				IsCensored: p.Period.To == m.listEnd, Provenance: s.at}); err != nil {
				return m.rows, err
			}
		}
	}
	return m.rows, nil
}

func (m *mapping) walk(t entente.SourceTable, row func(*format.Rows)) error {
	r := format.NewRows(t, m.in.Issues)
	for r.Next() {
		if r.Count()%1024 == 0 && m.ctx.Err() != nil {
			return &entente.Error{Code: entente.CodeCanceled, Op: "cowstate.Map", Message: "the import was stopped",
				Err: m.ctx.Err()}
		}
		row(r)
	}
	m.rows += r.Count()
	return r.Err()
}

// readState takes one spell of one number. A row that cannot be read is left out with an issue.
func (m *mapping) readState(r *format.Rows) {
	code, period, ok := m.period(r)
	if !ok {
		return
	}
	for _, p := range m.byCode[code] {
		switch {
		case p == period:
			r.Issue("duplicate_row", "ccode", "COW "+code+" has this spell twice; the first row is used")
			return
		case p.Overlaps(period):
			r.Issue("overlapping_spells", "ccode", "COW "+code+" has two spells at once")
		}
	}
	parts, err := m.cw.Code(entente.SystemCOW, code, period)
	if err != nil {
		message, _ := entente.MessageOf(err)
		r.Issue("unknown_code", "ccode", message+"; the row is left out")
		return
	}
	m.byCode[code] = append(m.byCode[code], period)
	m.spells = append(m.spells, spell{code: code, name: r.Text("statenme"), period: period, parts: parts,
		at: r.Provenance()})
}

// period reads number, first and last day.
func (m *mapping) period(r *format.Rows) (code string, p entente.Period, ok bool) {
	n, ok := r.Int("ccode")
	if !ok || n <= 0 {
		r.Issue("missing_key", "ccode", "expected a number; the row is left out")
		return "", p, false
	}
	from, ok1 := r.DateParts("styear", "stmonth", "stday")
	to, ok2 := r.DateParts("endyear", "endmonth", "endday")
	switch {
	case !ok1 || !ok2:
		r.Issue("missing_date", "styear", "the spell has no beginning or no end; the row is left out")
		return "", p, false
	case to.Last().Before(from.First()):
		r.Issue("reversed_dates", "endyear", "the spell ends before it begins; the row is left out")
		return "", p, false
	}
	return strconv.Itoa(n), entente.Period{From: from, To: to}, true
}

// checkMajor holds a major power's spell against the state's.
func (m *mapping) checkMajor(r *format.Rows) {
	code, period, ok := m.period(r)
	if ok && !m.covers(code, period.From) || ok && !m.covers(code, period.To) {
		r.Issue("not_in_system", "ccode", "COW "+code+" is called a major power while it is no member of the system")
	}
}

// checkYear holds a state-year against the state's spells.
func (m *mapping) checkYear(r *format.Rows) {
	n, ok := r.Int("ccode")
	year, ok2 := r.Year("year")
	if !ok || !ok2 {
		r.Issue("missing_key", "ccode", "expected a number and a year")
		return
	}
	date, err := entente.NewDate(year, 0, 0)
	if err != nil || !m.covers(strconv.Itoa(n), date) {
		r.Issue("not_in_system", "year", "the list of states has no spell of COW "+strconv.Itoa(n)+" in this year")
	}
}

func (m *mapping) covers(code string, d entente.Date) bool {
	for _, p := range m.byCode[code] {
		if p.At(d) {
			return true
		}
	}
	return false
}
