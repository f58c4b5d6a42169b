// Package koreatie maps the compiled file of South Korea's ties (ties.csv) to statements: its
// alliance and what is only called one, partnerships, trade agreements, swaps, visits, forces sent
// and received. One row is what one page says; several rows may tell of one agreement, and each
// becomes a version of it.
//
// Which rows belong together, what makes a tie, what awaits its entry into force and what is only a
// claim is decided in the reviewed file agreements.csv, not in code; a row that it does not have is an
// issue and makes no statement. The package does not decide which version is right. Start at [New],
// then emit.go.
package koreatie

import (
	"context"
	_ "embed"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

// subject is the country whose ties the file tells; the rows name only the partner.
const subject entente.ActorID = "KOR"

//go:embed card.yaml
var cardText []byte

// New is the source. The reviewed file is read here, so that a mistake in it shows at once.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	reviewed, err := readReview()
	if err != nil {
		return entente.Source{}, err
	}
	m := mapper{actors: cw, reviewed: reviewed}
	return entente.Source{Card: c, Map: m.run, Roles: []entente.Role{{
		Name: "ties", Required: true,
		Columns: []string{"partner_iso3", "tie_type", "level", "title", "signed_date", "in_force_date", "end_date",
			"details", "source_title", "source_url", "source_date", "confidence"},
	}}}, nil
}

type mapper struct {
	actors   *crosswalk.Crosswalk
	reviewed review
}

// run reads every row before it emits any: whether a member of a group has a row of its own decides
// what the row of the group says.
func (m mapper) run(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	count := 0
	for _, t := range in.Tables["ties"] {
		rows, n, err := m.read(ctx, t, in.Issues)
		count += n
		if err != nil {
			return count, err
		}
		own := ownRows(rows)
		for _, r := range rows {
			for _, s := range m.statements(r, own) {
				if err := emit(s); err != nil {
					return count, err
				}
			}
		}
	}
	return count, nil
}

// read reads the rows of one table and sets aside the ones that make no statement, as issues.
func (m mapper) read(ctx context.Context, t entente.SourceTable, issues *entente.Issues) ([]row, int, error) {
	var list []row
	cells := format.NewRows(t, issues)
	seen := map[claim]bool{}
	for cells.Next() {
		if err := ctx.Err(); err != nil {
			return nil, cells.Count(), err
		}
		r := readRow(cells)
		if seen[r.claim()] {
			cells.Issue("duplicate_row", "title", "the same tie from the same page stands in an earlier row; this "+
				"one is left out")
			continue
		}
		seen[r.claim()] = true
		d, ok := m.reviewed.of(r)
		if !ok {
			cells.Issue("unreviewed_row", "title", "nobody has decided about this row in agreements.csv; it "+
				"is left out")
			continue
		}
		if d.tie == tieSkip {
			cells.Issue("no_tie", "title", "the row counts over many partners and ties no two actors; it is left out")
			continue
		}
		r.decision = d
		if r.partnerID = m.partner(r); r.partnerID == "" && d.makesTie() {
			cells.Issue("unknown_code", "partner_iso3", "expected a country or group that the crosswalk has; the row "+
				"ties nobody")
		}
		list = append(list, r)
	}
	return list, cells.Count(), cells.Err()
}

// partner is the actor that the row ties South Korea to, "" for one that the crosswalk does not have.
func (m mapper) partner(r row) entente.ActorID {
	id := entente.ActorID(r.partner)
	if r.decision.actor != "" {
		id = r.decision.actor
	}
	if _, ok := m.actors.Actor(id); !ok || id == subject {
		return ""
	}
	return id
}
