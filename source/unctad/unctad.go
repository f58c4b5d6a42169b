// Package unctad maps UNCTAD's list of international investment agreements: bilateral investment
// treaties and treaties with investment provisions. A treaty of two states is a link, a treaty of more
// has members. It does not read the treaties' texts. Start at [New], then party.go: who the parties are.
package unctad

import (
	"context"
	_ "embed"
	"strconv"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

//go:embed card.yaml
var cardText []byte

const roleTreaties = "treaties"

// New makes the source; it fails only if its own tables are broken.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	groups, err := readGroups()
	if err != nil {
		return entente.Source{}, err
	}
	successors, err := readSuccessors()
	if err != nil {
		return entente.Source{}, err
	}
	m := &mapping{cw: cw, stop: c.To, groups: groups, successors: successors}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{{Name: roleTreaties, Required: true, Columns: []string{
			"treaty_id", "full_title", "short_title", "type", "status", "parties", "date_of_signature",
			"date_of_entry_into_force", "termination_date"}}},
		Map: m.read,
	}, nil
}

// mapping holds only what never changes, so that imports may run side by side.
type mapping struct {
	cw         *crosswalk.Crosswalk
	stop       entente.Date // last day of the list
	groups     map[string][]groupMember
	successors map[entente.ActorID][]string
}

func (m *mapping) read(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	rows := 0
	for _, t := range in.Tables[roleTreaties] {
		r, names := format.NewRows(t, in.Issues), &reader{mapping: m, names: map[named]entente.ActorID{}}
		seen := map[string]bool{}
		for r.Next() {
			if err := ctx.Err(); err != nil {
				return rows, &entente.Error{Code: entente.CodeCanceled, Op: "unctad.Map",
					Message: "the import was stopped", Err: err}
			}
			rows++
			id := r.Code("treaty_id")
			if _, err := strconv.ParseUint(id, 10, 32); err != nil || seen[id] {
				r.Issue("duplicate_row", "treaty_id", "the treaty's number is missing, no number, or there already; "+
					"the first row counts")
				continue
			}
			seen[id] = true
			x, ok := names.treaty(r, id)
			if !ok {
				continue
			}
			if err := m.emit(x, emit); err != nil {
				return rows, err
			}
		}
		if err := r.Err(); err != nil {
			return rows, err
		}
	}
	return rows, nil
}

// The levels of the agreements: a bilateral investment treaty is about investment alone, a treaty with
// investment provisions is most often about trade, and neither is the other.
const (
	LevelBIT = entente.LevelBilateralInvestment
	LevelTIP = "treaty with investment provisions"
)

// treaty is one row: the agreement, the time in which it ties, and its parties.
type treaty struct {
	entente.Agreement
	period  entente.Period
	parties []party
	names   int // how many parties the list names; more than parties where some are not known
}

// treaty reads one record; it reports false where the record says nothing that can be used.
func (m *reader) treaty(r *format.Rows, id string) (treaty, bool) {
	signed, inForce := date(r, "date_of_signature"), date(r, "date_of_entry_into_force")
	ended := date(r, "termination_date")
	x := treaty{Agreement: entente.Agreement{
		ID: entente.AgreementID("unctad-iia:" + id), Kind: entente.KindInvestment, Title: r.Words("short_title"),
		Signed: signed, InForce: inForce, Ended: ended, Provenance: r.Provenance(),
	}}
	if full := r.Words("full_title"); x.Title == "" {
		x.Title = full
	} else if full != "" {
		x.Note = "Full title: " + full + "."
	}
	switch strings.ToLower(r.Words("type")) {
	case "bits", "bit":
		x.Level = LevelBIT
	case "tips", "tip":
		x.Level = LevelTIP
	default:
		r.Issue("unknown_code", "type", "expected BITs or TIPs")
		return x, false
	}
	x.period = entente.Period{From: inForce, To: ended}
	if inForce.IsZero() {
		x.period.From = signed
	}
	if x.period.From.IsZero() {
		r.Issue("bad_date", "date_of_signature", "the treaty has neither a date of signature nor one of entry "+
			"into force")
		return x, false
	}
	switch strings.ToLower(r.Words("status")) {
	case "in force":
	case "signed (not in force)":
		x.AwaitsForce = true
	case "terminated":
		if inForce.IsZero() {
			x.AwaitsForce = true
			x.addNote("It never entered into force as far as the list tells.")
		}
		if ended.IsZero() {
			x.period.To = m.stop
			x.addNote("It was terminated at a date that the list does not give, by " + m.stop.String() +
				" at the latest.")
		}
	default:
		r.Issue("unknown_code", "status", "expected In force, Signed (not in force) or Terminated")
		return x, false
	}
	if to := x.period.To; !to.IsZero() && to.Last().Before(x.period.From.First()) {
		r.Issue("bad_date", "termination_date", "the treaty ends before it begins")
		return x, false
	}
	at := signed
	if at.IsZero() {
		at = x.period.From
	}
	x.parties, x.names = m.parties(r, at)
	return x, true
}

func (x *treaty) addNote(s string) {
	if x.Note != "" {
		x.Note += " "
	}
	x.Note += s
}

// date reads a date, which the list writes 2003-09-15; the zero date where there is none.
func date(r *format.Rows, column string) entente.Date {
	d, _ := r.Date(column)
	return d
}
