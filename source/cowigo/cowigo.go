// Package cowigo maps the Correlates of War counts of shared organisations (IGO edition 3.0): one
// number for a pair of states in a year. Who belonged to which organisation is another dataset, in
// source/igomember, of an older edition; the two are never mixed. Start at [New].
package cowigo

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

// Measure is the name of the number in the ledger.
const Measure = "shared_organisations"

const (
	roleDyadYears  = "dyad-years"
	roleMembership = "membership (of cow-igo-membership)"
	roleList       = "list (of cow-igo-membership)"
)

// New makes the source; it fails only if its own card is broken. It knows the files of the older
// edition too, so that it can say where they belong.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{
			{Name: roleDyadYears, Columns: []string{"ccode1", "ccode2", "year", "dyadigos"}},
			{Name: roleMembership, Columns: []string{"igoID", "StateID", "JoinYear", "LeaveYear"}},
			{Name: roleList, Columns: []string{"igoID", "igoLongName", "StartYear", "EndYear"}},
		},
		Map: func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
			if err := refuse(in); err != nil {
				return 0, err
			}
			m := &mapping{cw: cw, actors: map[codeYear]entente.ActorID{}, seen: map[dyadYear]bool{}}
			rows := 0
			for _, t := range in.Tables[roleDyadYears] {
				n, err := m.read(ctx, format.NewRows(t, in.Issues), emit)
				rows += n
				if err != nil {
					return rows, err
				}
			}
			return rows, nil
		},
	}, nil
}

// refuse says where the files of the older edition belong.
func refuse(in entente.Input) error {
	var old []string
	for _, role := range []string{roleMembership, roleList} {
		for _, t := range in.Tables[role] {
			old = append(old, t.Name())
		}
	}
	e := &entente.Error{Code: entente.CodeInvalid, Op: "cowigo.Map"}
	switch {
	case len(old) > 0:
		e.Message = strings.Join(old, " and ") + " belong to edition 2.3, which ends in 2005; cow-igo is edition " +
			"3.0, and the two count differently"
		e.Hint = "import them by themselves: entente import cow-igo-membership " + strings.Join(old, " ")
	case len(in.Tables[roleDyadYears]) == 0:
		e.Message = "the file of shared memberships by pair and year is missing"
		e.Hint = "it has the columns ccode1, ccode2, year, dyadigos"
	default:
		return nil
	}
	return e
}

type mapping struct {
	cw     *crosswalk.Crosswalk
	actors map[codeYear]entente.ActorID
	seen   map[dyadYear]bool
}

// codeYear is a COW number as one year uses it.
type codeYear struct{ code, year int }

// dyadYear is a pair of actors in a year, by the numbers of its row.
type dyadYear struct{ low, high, year int }

// read emits one flow for every row that has a count.
func (m *mapping) read(ctx context.Context, r *format.Rows, emit entente.Emit) (int, error) {
	for r.Next() {
		if r.Count()%4096 == 0 && ctx.Err() != nil {
			return r.Count(), &entente.Error{Code: entente.CodeCanceled, Op: "cowigo.Map",
				Message: "the import was stopped", Err: ctx.Err()}
		}
		f, ok := m.row(r)
		if !ok {
			continue
		}
		if err := emit(f); err != nil {
			return r.Count(), err
		}
	}
	return r.Count(), r.Err()
}

func (m *mapping) row(r *format.Rows) (entente.Flow, bool) {
	a, ok1 := r.Int("ccode1")
	b, ok2 := r.Int("ccode2")
	year, ok3 := r.Year("year")
	if !ok1 || !ok2 || !ok3 || year < 1 || year > 9999 {
		r.Issue("bad_key", "year", "a row needs two COW numbers and a year")
		return entente.Flow{}, false
	}
	from, ok1 := m.actor(r, "ccode1", a, year)
	to, ok2 := m.actor(r, "ccode2", b, year)
	if !ok1 || !ok2 {
		return entente.Flow{}, false
	}
	if from == to {
		r.Issue("same_actor", "ccode2", "both numbers mean one state")
		return entente.Flow{}, false
	}
	key := dyadYear{min(a, b), max(a, b), year}
	if m.seen[key] {
		r.Issue("duplicate_row", "year", "the pair has a row for this year already; the first row counts")
		return entente.Flow{}, false
	}
	count, ok := r.Float("dyadigos")
	if !ok || count < 0 {
		r.Issue("missing_value", "dyadigos", "the cell is no count: -9 means missing, -1 not in the system")
		return entente.Flow{}, false
	}
	m.seen[key] = true
	at := entente.Year(year)
	return entente.Flow{Measure: Measure, From: from, To: to, Period: entente.Period{From: at, To: at},
		Value: count, Provenance: r.Provenance()}, true
}

// actor resolves a COW number; every number is asked once a year, for the file has 1.8 million of them.
func (m *mapping) actor(r *format.Rows, column string, code, year int) (entente.ActorID, bool) {
	key := codeYear{code, year}
	id, known := m.actors[key]
	if !known {
		if found, err := m.cw.CodeAt(entente.SystemCOW, strconv.Itoa(code), entente.Year(year)); err == nil {
			id = found
		}
		m.actors[key] = id
	}
	if id == "" {
		r.Issue("unknown_code", column, "no state of the Correlates of War system had this number in the year")
	}
	return id, id != ""
}
