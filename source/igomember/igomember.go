// Package igomember maps the memberships of intergovernmental organisations of the Correlates of War
// Project, edition 2.3, to one agreement for each organisation and one member for each spell. The counts
// of edition 3.0 are another dataset, in source/cowigo. Start at [New].
package igomember

import (
	"context"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

//go:embed card.yaml
var cardText []byte

const (
	roleMembership = "membership"
	roleList       = "list"
)

// New makes the source; it fails only if its own card is broken.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{
			{Name: roleMembership, Required: true, Columns: []string{"igoID", "StateID", "JoinYear", "LeaveYear"}},
			{Name: roleList, Columns: []string{"igoID", "igoAbbr", "igoLongName", "StartYear", "EndYear", "EndReason"}},
		},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			m := &mapping{cw: cw, stop: int(c.To.Year), emit: emit, known: map[string]bool{}, seen: map[joining]bool{},
				hasList: len(in.Tables[roleList]) > 0}
			err := m.run(ctx, in)
			return m.rows, err
		},
	}, nil
}

type mapping struct {
	cw      *crosswalk.Crosswalk
	stop    int // the last year of the data
	emit    entente.Emit
	known   map[string]bool  // organisations whose agreement is written
	seen    map[joining]bool // spells that are written
	hasList bool
	rows    int
}

func (m *mapping) run(ctx context.Context, in entente.Input) error {
	for _, step := range []struct {
		role string
		do   func(*format.Rows) error
	}{{roleList, m.organisation}, {roleMembership, m.member}} {
		for _, t := range in.Tables[step.role] {
			r := format.NewRows(t, in.Issues)
			for r.Next() {
				if err := ctx.Err(); err != nil {
					return &entente.Error{Code: entente.CodeCanceled, Op: "igomember.Map",
						Message: "the import was stopped", Err: err}
				}
				m.rows++
				if err := step.do(r); err != nil {
					return err
				}
			}
			if err := r.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}

func agreementID(igo string) entente.AgreementID { return entente.AgreementID("cow-igo:" + igo) }

// organisation writes the agreement of one row of the list.
func (m *mapping) organisation(r *format.Rows) error {
	igo := r.Code("igoID")
	if _, err := strconv.ParseUint(igo, 10, 32); err != nil || m.known[igo] {
		r.Issue("duplicate_row", "igoID", "the organisation's number is missing or there already; the first row counts")
		return nil
	}
	m.known[igo] = true
	a := entente.Agreement{
		ID: agreementID(igo), Kind: entente.KindMembership, Title: titleOf(r),
		InForce: year(r, "StartYear"), Ended: year(r, "EndYear"), Provenance: r.Provenance(),
	}
	if reason := r.Words("EndReason"); !a.Ended.IsZero() && (reason == "replaced" || reason == "integrated") {
		a.Note = "The organisation was " + reason + "."
	}
	return m.emit(a)
}

// titleOf is the long name, with the abbreviation where the name does not hold it already.
func titleOf(r *format.Rows) string {
	name, short := r.Words("igoLongName"), r.Words("igoAbbr")
	if short == "" || strings.Contains(name, "("+short+")") {
		return name
	}
	return name + " (" + short + ")"
}

// year reads a year; blank is no date, and a number that cannot be a year is an issue.
func year(r *format.Rows, column string) entente.Date {
	v, ok := r.Year(column)
	if !ok {
		return entente.Date{}
	}
	if v < 1800 || v > 2100 {
		r.Issue("bad_date", column, "expected a year from 1800 to 2100")
		return entente.Date{}
	}
	return entente.Year(v)
}

// joining is a state that joined an organisation at a date, by their numbers in the file.
type joining struct {
	igo, state string
	from       entente.Date
}

// member writes one spell: a member, or one for each state that had the number meanwhile.
func (m *mapping) member(r *format.Rows) error {
	igo, state := r.Code("igoID"), r.Code("StateID")
	p := entente.Period{From: year(r, "JoinYear"), To: year(r, "LeaveYear")}
	if p.From.IsZero() || !p.To.IsZero() && p.To.Before(p.From) {
		r.Issue("bad_date", "LeaveYear", "the spell has no first year, or its last year lies before it")
		return nil
	}
	key := joining{igo, state, p.From}
	if m.seen[key] {
		r.Issue("duplicate_row", "JoinYear", "the state has a spell in this organisation from this year already; the "+
			"first row counts")
		return nil
	}
	m.seen[key] = true
	parts, err := m.cw.Code(entente.SystemCOW, state, p)
	if err != nil || !parts[0].Period.At(p.From) {
		r.Issue("unknown_code", "StateID", "no state of the Correlates of War system had this number in "+
			p.From.String())
		return nil
	}
	if err := m.unlisted(r, igo); err != nil {
		return err
	}
	for i, part := range parts {
		if i == 0 {
			part.Period.From = p.From // as precise as the file has it
		}
		if part.Period.To == p.To && int(p.To.Year) == m.stop {
			part.Period.To = entente.Date{} // the data stop here, nobody left
		}
		if err := m.emit(entente.Member{Agreement: agreementID(igo), Actor: part.Actor, Raw: state, Period: part.Period,
			Provenance: r.Provenance()}); err != nil {
			return err
		}
	}
	return nil
}

// unlisted writes an agreement for an organisation that the list lacks, or for every one without a list.
func (m *mapping) unlisted(r *format.Rows, igo string) error {
	if m.known[igo] {
		return nil
	}
	m.known[igo] = true
	if m.hasList {
		r.Issue("unknown_organisation", "igoID", "the list has no organisation of this number")
	}
	return m.emit(entente.Agreement{ID: agreementID(igo), Kind: entente.KindMembership,
		Title: fmt.Sprintf("Organisation %s of the Correlates of War list", igo), Provenance: r.Provenance()})
}
