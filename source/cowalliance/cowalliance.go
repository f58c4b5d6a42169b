// Package cowalliance reads the Correlates of War Formal Alliances, which a user brings and turns on:
// nothing of them is shipped. The by-member file gives agreements and their members, the by-dyad file and
// the directed file agreements and links. Given both, the dyadic file only fills what the by-member file
// lacks. The by-member file and the directed file say what each side owes, the by-dyad file does not.
// Start at [New], then dyads.go: which of the two a dyadic file is.
package cowalliance

import (
	"context"
	_ "embed"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

//go:embed card.yaml
var cardText []byte

// The roles of the files.
const (
	roleMember = "by-member"
	roleDyad   = "by-dyad" // or directed: the columns are the same, and the rows tell
)

// New is the source. Neither file is required: either is enough.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	promises := []string{"left_censor", "right_censor", "defense", "neutrality", "nonaggression", "entente"}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{
			{Name: roleMember, Columns: append([]string{"version4id", "ccode", "all_st_day", "all_st_month",
				"all_st_year",
				"all_end_day", "all_end_month", "all_end_year", "ss_type", "mem_st_day", "mem_st_month", "mem_st_year",
				"mem_end_day", "mem_end_month", "mem_end_year"}, promises...)},
			{Name: roleDyad, Columns: append([]string{"version4id", "ccode1", "ccode2", "dyad_st_day", "dyad_st_month",
				"dyad_st_year", "dyad_end_day", "dyad_end_month", "dyad_end_year"}, promises...)},
		},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			m := mapping{ctx: ctx, cw: cw, in: in, emit: emit, listEnd: c.To, treaties: map[string]*treaty{},
				known: map[string]bool{}, seen: map[rowKey]bool{}}
			return m.run()
		},
	}, nil
}

// mapping is one run of Map.
type mapping struct {
	ctx      context.Context
	cw       *crosswalk.Crosswalk
	in       entente.Input
	emit     entente.Emit
	listEnd  entente.Date // where the list stops
	rows     int
	order    []string // alliances in the order of the files
	treaties map[string]*treaty
	known    map[string]bool // alliances that the by-member file has
	seen     map[rowKey]bool
	pairs    []pair // of the dyadic file that is being read
}

// rowKey tells a repeated row: one member, or one pair in either order, with one beginning.
type rowKey struct {
	id, a, b string
	from, to entente.Date
}

// treaty is an alliance and the rows that belong to it.
type treaty struct {
	agreement entente.Agreement
	promised  entente.Obligations
	founders  []entente.ActorID
	first     entente.Date // the earliest beginning of a row
	isDyadic  bool
	uncertain bool // some pair is marked asymmetric
	rows      []entente.Statement
}

func (m *mapping) run() (int, error) {
	for _, read := range []struct {
		role string
		row  func(*format.Rows)
	}{{roleMember, m.readMember}, {roleDyad, m.readDyad}} {
		for _, t := range m.in.Tables[read.role] {
			if err := m.walk(t, read.row); err != nil {
				return m.rows, err
			}
			m.linkPairs()
		}
	}
	return m.rows, m.emitAll()
}

func (m *mapping) walk(t entente.SourceTable, row func(*format.Rows)) error {
	r := format.NewRows(t, m.in.Issues)
	if r.Has("year") {
		return &entente.Error{Code: entente.CodeUnprocessable, Op: "cowalliance.Map",
			Message: t.Name() + " is one of the yearly files: it repeats every row for every year and has the " +
				"column year",
			Hint: "give alliance_v4.1_by_member.csv, alliance_v4.1_by_directed.csv or alliance_v4.1_by_dyad.csv; the " +
				"first two say what each side owes"}
	}
	for r.Next() {
		if r.Count()%1024 == 0 && m.ctx.Err() != nil {
			return &entente.Error{Code: entente.CodeCanceled, Op: "cowalliance.Map", Message: "the import was stopped",
				Err: m.ctx.Err()}
		}
		row(r)
	}
	m.rows += r.Count()
	return r.Err()
}
