// Package atop reads the Alliance Treaty Obligations and Provisions data: one agreement per alliance,
// one membership per row of the member file, with the member's own obligations. Where members owe
// different things to different members it emits links between pairs instead, from a reviewed list.
// It does not decide who is an ally of whom: that is for tie. Start at [New] and the card.
package atop

import (
	"context"
	"embed"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

// The cards of the editions: the newest, and those before it.
//
//go:embed card.yaml edition/*.yaml
var cards embed.FS

// The roles of the files. They share most columns; each has one that no other has.
const (
	roleMember      = "member"
	roleAlliance    = "alliance"
	rolePhase       = "alliance phase"
	roleStateYear   = "state-year"
	roleInstitution = "institution"
)

// New is the source, with its reviewed lists read. Only the member file is required: without the
// alliance file an agreement's dates are those of its members. The phase file is held against the
// member file. The state-year and institution files say nothing that the member file does not say of
// ties: they are recognised, kept with the edition, and not read.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, older, err := card.Editions(cards)
	if err != nil {
		return entente.Source{}, err
	}
	rev, err := readReviewed()
	if err != nil {
		return entente.Source{}, err
	}
	dates := []string{"begyr", "begmo", "begday", "endyr", "endmo", "endday"}
	promises := []string{"defense", "offense", "neutral", "nonagg", "consul"}
	return entente.Source{
		Card:  c,
		Older: older,
		Roles: []entente.Role{
			{Name: roleMember, Required: true,
				Columns: join([]string{"atopid", "member", "cowsys", "yrent", "moent", "dayent",
					"yrexit", "moexit", "dayexit", "phase", "maxphase", "obvary"}, promises)},
			{Name: roleAlliance, Columns: join([]string{"atopid", "mem1", "mem2"}, dates, promises)},
			{Name: rolePhase, Columns: join([]string{"atopid", "atopidphase", "phase", "mem1", "mem2"}, dates,
				promises)},
			{Name: roleStateYear, Columns: []string{"state", "year", "atopally", "number", "atopid1"}},
			{Name: roleInstitution, Columns: []string{"atopid", "atopidphase", "milinst", "formal"}},
		},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			m := mapping{ctx: ctx, cw: cw, rev: rev, edition: in.Card.Short + " " + in.Card.Edition, in: in, emit: emit}
			return m.run()
		},
	}, nil
}

func join(lists ...[]string) []string {
	var all []string
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// mapping is one run of Map.
type mapping struct {
	ctx  context.Context
	cw   *crosswalk.Crosswalk
	rev  reviewed
	in   entente.Input
	emit entente.Emit
	rows int

	edition   string            // "ATOP 5.1", for messages
	alliances map[string]treaty // by ATOP id, from the alliance file
	phases    map[phaseKey]bool // from the phase file
	members   []member          // in file order
	names     map[entente.SnapshotID]string
}

// treaty is a row of the alliance file.
type treaty struct {
	begin, end entente.Date
	at         entente.Provenance
}

type phaseKey struct{ alliance, phase string }

func (m *mapping) run() (int, error) {
	m.alliances, m.phases, m.names = map[string]treaty{}, map[phaseKey]bool{}, map[entente.SnapshotID]string{}
	for _, read := range []struct {
		role string
		row  func(*format.Rows)
	}{{roleAlliance, m.readAlliance}, {rolePhase, m.readPhase}, {roleMember, m.readMember}} {
		for _, t := range m.in.Tables[read.role] {
			if err := m.walk(t, read.row); err != nil {
				return m.rows, err
			}
		}
	}
	return m.rows, m.emitAll()
}

// walk hands every row of a table to a function, and stops when the import is cancelled.
func (m *mapping) walk(t entente.SourceTable, row func(*format.Rows)) error {
	m.names[t.Snapshot] = t.Name()
	r := format.NewRows(t, m.in.Issues)
	for r.Next() {
		if r.Count()%1024 == 0 && m.ctx.Err() != nil {
			return stopped(m.ctx)
		}
		row(r)
	}
	m.rows += r.Count()
	return r.Err()
}

func stopped(ctx context.Context) error {
	return &entente.Error{Code: entente.CodeCanceled, Op: "atop.Map", Message: "the import was stopped", Err: ctx.Err()}
}
