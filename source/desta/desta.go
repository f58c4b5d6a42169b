// Package desta maps DESTA 2.2, trade agreements since 1948, to one agreement for each base treaty and
// one mutual link for each pair of members and stretch of time. It reads the file of pairs, the list
// of treaties and the file of indices, in any combination that has one of the first two; it does not
// read the coded provisions. Start at [New], then spells.go: when a pair is tied.
package desta

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

// The roles of the three files.
const (
	roleDyads   = "dyads"
	roleList    = "treaties"
	roleIndices = "indices"
)

// New makes the source; it fails only if its own tables are broken.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, older, err := card.Editions(cards)
	if err != nil {
		return entente.Source{}, err
	}
	fixes, err := readCorrections()
	if err != nil {
		return entente.Source{}, err
	}
	successors, err := readSuccessors()
	if err != nil {
		return entente.Source{}, err
	}
	s := entente.Source{Card: c, Older: older, Roles: []entente.Role{
		{Name: roleDyads, Columns: []string{"iso1", "iso2", "number", "base_treaty", "name", "entry_type", "year",
			"entryforceyear"}},
		{Name: roleList, Columns: []string{"number", "base_treaty", "name", "entry_type", "year", "entryforceyear",
			"typememb", "c1", "c2", "mc1", "mc2"}},
		{Name: roleIndices, Columns: []string{"number", "base_treaty", "name", "entry_type", "full_fta",
			"depth_index"}},
	}}
	s.Map = func(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
		m := &mapping{cw: cw, corrections: fixes, successors: successors, in: in, ctx: ctx,
			codes:    map[string]entente.ActorID{},
			treaties: map[string]*treaty{}, pairs: map[pair]*history{}, levels: map[string]level{},
			versions: map[string]string{}, parents: map[string]string{},
			awaits: map[entente.AgreementID]bool{}}
		err := m.run(emit)
		return m.rows, err
	}
	return s, nil
}

// mapping is one import.
type mapping struct {
	cw          *crosswalk.Crosswalk
	corrections []correction
	successors  map[string][]string // ISO numeric to the COW numbers of the states that it stands for
	in          entente.Input
	ctx         context.Context // of this one import
	rows        int

	codes       map[string]entente.ActorID
	treaties    map[string]*treaty
	order       []string // bases, as they first occur
	pairs       map[pair]*history
	pairOrder   []pair
	withdrawals []withdrawal
	levels      map[string]level  // of the index file, by number
	versions    map[string]string // base to the first number that has a level
	parents     map[string]string // number of a protocol to its base
	awaits      map[entente.AgreementID]bool
	forced      map[string]bool // bases of which some row gives an entry into force
}

// pair is two members under one base treaty, by ISO numeric code, the smaller first.
type pair struct{ base, a, b string }

// treaty is a base treaty.
type treaty struct {
	title         string
	signed, force int // years; 0 where none is given
	isPlanned     bool
	rank          int // how good the row is: 3 the base treaty's own, 2 a version of it, 1 an accession
	entente.Provenance
}

// level is what the file of indices says of a treaty or of a version of it.
type level struct {
	text string
	entente.Provenance
}

func (m *mapping) run(emit entente.Emit) error {
	lists, dyads := m.in.Tables[roleList], m.in.Tables[roleDyads]
	if len(lists) == 0 && len(dyads) == 0 {
		return &entente.Error{Code: entente.CodeInvalid, Op: "desta.Map",
			Message: "neither the file of pairs nor the list of treaties is there",
			Hint:    "give desta_list_of_treaties_…_dyads.txt or desta_list_of_treaties_….xlsx, best both"}
	}
	for _, t := range lists {
		if err := m.each(t, m.listRow); err != nil {
			return err
		}
	}
	for _, t := range dyads {
		if err := m.each(t, m.dyadRow); err != nil {
			return err
		}
	}
	for _, t := range m.in.Tables[roleIndices] {
		if err := m.each(t, m.indexRow); err != nil {
			return err
		}
	}
	if len(lists) == 0 {
		m.in.Issues.Add(entente.Issue{Rule: "no_treaty_list", File: dyads[0].Name(),
			Message: "the list of treaties was not given: withdrawals, such as that of the United Kingdom from the " +
				"European Union's agreements, are not known"})
	} else {
		m.correct()
	}
	m.fold()
	return m.emitAll(emit)
}

// each calls do for every row of a table.
func (m *mapping) each(t entente.SourceTable, do func(*format.Rows)) error {
	r := format.NewRows(t, m.in.Issues)
	for r.Next() {
		if err := m.ctx.Err(); err != nil {
			return &entente.Error{Code: entente.CodeCanceled, Op: "desta.Map", Message: "the import was stopped",
				Err: err}
		}
		m.rows++
		do(r)
	}
	return r.Err()
}
