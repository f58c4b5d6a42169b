// Package since2018 maps the compiled file of alliances and defence commitments after 2018
// (alliances_since_2018.csv) to statements. It goes on where ATOP stops: new agreements with their
// members, and what happened to old ones. One row is one event, so an agreement has several rows.
//
// Which agreement a row belongs to, of what kind it is, whom it ties, what awaits its entry into force
// and what is only a plan or a false report is decided in the reviewed file agreements.csv; a row that
// it does not have is an issue and makes no statement. A change of a treaty that ATOP numbers stays a
// change: whoever reads the ties applies it. Start at [New], then emit.go.
package since2018

import (
	"context"
	_ "embed"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/card"
)

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
		Name: "events", Required: true,
		Columns: []string{"id", "agreement", "members_iso3", "change", "date", "obligation", "obligation_direction",
			"status_note", "atop_id_if_known", "source_title", "source_url", "source_date", "confidence"},
	}}}, nil
}

type mapper struct {
	actors   *crosswalk.Crosswalk
	reviewed map[string][]decision
}

func (m mapper) run(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	count := 0
	for _, t := range in.Tables["events"] {
		cells := format.NewRows(t, in.Issues)
		seen := map[string]bool{}
		for cells.Next() {
			if err := ctx.Err(); err != nil {
				return count + cells.Count(), err
			}
			r, ok := m.row(cells)
			if !ok {
				continue
			}
			if seen[r.id] {
				cells.Issue("duplicate_row", "id", "the id stands in an earlier row; this one is left out")
				continue
			}
			seen[r.id] = true
			if len(m.reviewed[r.id]) == 0 {
				cells.Issue("unreviewed_row", "id", "nobody has decided about this row in agreements.csv; it "+
					"is left out")
			}
			for _, d := range m.reviewed[r.id] {
				r.decision = d
				for _, s := range r.statements() {
					if err := emit(s); err != nil {
						return count + cells.Count(), err
					}
				}
			}
		}
		count += cells.Count()
		if err := cells.Err(); err != nil {
			return count, err
		}
	}
	return count, nil
}

var changeKinds = []entente.ChangeKind{entente.ChangeSigned, entente.ChangeInForce, entente.ChangeAccession,
	entente.ChangeWithdrawal, entente.ChangeSuspension, entente.ChangeTermination, entente.ChangeRenewal,
	entente.ChangeDeclaration, entente.ChangeReaffirmed}

// row reads one row. It is not ok without an id or a known kind of change, which make the statement.
func (m mapper) row(c *format.Rows) (row, bool) {
	r := row{id: c.Text("id"), change: entente.ChangeKind(c.Text("change")), provenance: c.Provenance()}
	if r.id == "" {
		c.Issue("no_id", "id", "expected the id of the event; the row is left out")
		return r, false
	}
	if !slices.Contains(changeKinds, r.change) {
		c.Issue("unknown_change", "change", "expected signed, entered_into_force, accession or another change of the "+
			"file's README; the row is left out")
		return r, false
	}
	date := func(column string) entente.Date {
		d, err := entente.ParseDate(c.Text(column))
		if err != nil {
			c.Issue("bad_date", column, "expected a date: 2024, 2024-06 or 2024-06-19; read as not given")
		}
		return d
	}
	r.date = date("date")
	r.origin = entente.Origin{Title: c.Text("source_title"), URL: c.Text("source_url"),
		Published: date("source_date"), Trust: c.Text("confidence")}
	var err error
	if r.owes, err = entente.ParseObligations(c.Text("obligation")); err != nil {
		c.Issue("bad_obligation", "obligation", "expected obligations joined with semicolons; read as none")
	}
	r.members = m.actorList(c, "members_iso3", c.Text("members_iso3"))
	if list, ok := owers(c.Text("obligation_direction")); ok {
		r.owers = m.actorList(c, "obligation_direction", list)
	}
	return r, true
}

// owers takes "one_sided:USA;GBR owe" apart; ok is false for any other text.
func owers(direction string) (list string, ok bool) {
	rest, ok := strings.CutPrefix(direction, "one_sided:")
	return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(rest), " owes"), " owe"), ok
}

// actorList reads codes joined with semicolons; a code that is no actor becomes an issue.
func (m mapper) actorList(c *format.Rows, column, codes string) []entente.ActorID {
	var list []entente.ActorID
	for code := range strings.SplitSeq(codes, ";") {
		id := entente.ActorID(strings.TrimSpace(code))
		if id == "" || slices.Contains(list, id) {
			continue
		}
		if _, ok := m.actors.Actor(id); !ok {
			c.Issue("unknown_code", column, "there is no country or group "+string(id)+"; it is left out of the row")
			continue
		}
		list = append(list, id)
	}
	return list
}
