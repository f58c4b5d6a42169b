// Package gwstate reads Gleditsch and Ward's list of independent states: a spell per stretch in which
// a number meant one actor. The list comes as a workbook whose dates are text. Start at [New].
package gwstate

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

// The columns, as the workbook names them. The number is not the one of the Correlates of War.
const (
	roleState = "state"
	colNumber = "Cow Nr."
	colName   = "Name of State"
	colStart  = "Start"
	colEnd    = "End"
)

// New is the source.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{{Name: roleState, Required: true, Columns: []string{colNumber, colName, colStart,
			colEnd}}},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			m := mapping{cw: cw, listEnd: c.To, byCode: map[string][]entente.Period{}}
			rows := 0
			for _, t := range in.Tables[roleState] {
				n, err := m.read(ctx, format.NewRows(t, in.Issues))
				rows += n
				if err != nil {
					return rows, err
				}
			}
			return rows, m.emit(emit)
		},
	}, nil
}

// mapping is one run of Map.
type mapping struct {
	cw      *crosswalk.Crosswalk
	listEnd entente.Date // where the list stops
	spells  []spell
	byCode  map[string][]entente.Period
}

// spell is a row of the list.
type spell struct {
	code, name string
	period     entente.Period
	parts      []crosswalk.Part
	at         entente.Provenance
}

func (m *mapping) read(ctx context.Context, r *format.Rows) (int, error) {
	for r.Next() {
		if r.Count()%1024 == 0 && ctx.Err() != nil {
			return r.Count(), &entente.Error{Code: entente.CodeCanceled, Op: "gwstate.Map",
				Message: "the import was stopped", Err: ctx.Err()}
		}
		m.readState(r)
	}
	return r.Count(), r.Err()
}

// readState takes one spell of one number. A row that cannot be read is left out with an issue.
func (m *mapping) readState(r *format.Rows) {
	n, ok := r.Int(colNumber)
	if !ok || n <= 0 {
		r.Issue("missing_key", colNumber, "expected a number; the row is left out")
		return
	}
	code := strconv.Itoa(n)
	from, ok1 := date(r, colStart)
	to, ok2 := date(r, colEnd)
	if !ok1 || !ok2 {
		return
	}
	period := entente.Period{From: from, To: to}
	if to.Before(from) {
		r.Issue("reversed_dates", colEnd, "the spell ends before it begins; the row is left out")
		return
	}
	for _, p := range m.byCode[code] {
		switch {
		case p == period:
			r.Issue("duplicate_row", colNumber, "GW "+code+" has this spell twice; the first row is used")
			return
		case p.Overlaps(period):
			r.Issue("overlapping_spells", colNumber, "GW "+code+" has two spells at once")
		}
	}
	parts, err := m.cw.Code(entente.SystemGW, code, period)
	if err != nil {
		message, _ := entente.MessageOf(err)
		r.Issue("unknown_code", colNumber, message+"; the row is left out")
		return
	}
	m.byCode[code] = append(m.byCode[code], period)
	m.spells = append(m.spells, spell{code: code, name: r.Text(colName), period: period, parts: parts,
		at: r.Provenance()})
}

// date reads a day, which the list writes 29.06.1949. Anything else is an issue, and no date: a spell
// needs both of its days.
func date(r *format.Rows, column string) (entente.Date, bool) {
	if r.IsMissing(column) {
		r.Issue("missing_date", column, "expected a date such as 29.06.1949; the row is left out")
		return entente.Date{}, false
	}
	d, ok := r.Date(column)
	if ok && !d.IsDay() {
		r.Issue("bad_date", column, "expected a day, such as 29.06.1949; the row is left out")
	}
	return d, ok && d.IsDay()
}

func (m *mapping) emit(emit entente.Emit) error {
	for _, s := range m.spells { // a later edition goes on for longer than the card says
		if m.listEnd.Before(s.period.To) {
			m.listEnd = s.period.To
		}
	}
	for _, s := range m.spells {
		for _, p := range s.parts {
			if err := emit(entente.Spell{Actor: p.Actor, System: entente.SystemGW, Code: s.code, Name: s.name,
				Period:     p.Period,
				IsCensored: p.Period.To == m.listEnd, Provenance: s.at}); err != nil {
				return err
			}
		}
	}
	return nil
}
