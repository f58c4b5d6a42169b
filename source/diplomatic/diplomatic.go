// Package diplomatic maps the derived Diplometrics file of diplomatic representation: which state
// keeps a mission with which, in five observed years. It does not read the publisher's own file and
// gives the codes of embassies no meaning that their publisher did not. Start at [New].
package diplomatic

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

const roleMissions = "missions"

// New makes the source; it fails only if its own card is broken.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	m := mapping{cw: cw, today: c.To}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{{Name: roleMissions, Required: true, Many: true,
			Columns: []string{"year", "origin", "destination", "embassy_level"}}},
		Map: m.read,
	}, nil
}

type mapping struct {
	cw    *crosswalk.Crosswalk
	today entente.Date // the codes are those of this date, in every year of the file
}

// dyad is the sender and the receiver of a mission.
type dyad struct{ from, to entente.ActorID }

// mission is one sender's representation with one receiver over all observed years.
type mission struct {
	links []entente.Link
	codes []string // embassy_level of each link
}

func (m mapping) read(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	missions := map[dyad]*mission{}
	var order []dyad
	actors := map[codeYear]entente.ActorID{}
	rows := 0
	for _, t := range in.Tables[roleMissions] {
		r := format.NewRows(t, in.Issues)
		for r.Next() {
			if err := ctx.Err(); err != nil {
				return rows, canceled(err)
			}
			rows++
			d, link, ok := m.row(r, actors)
			if !ok {
				continue
			}
			x := missions[d]
			if x == nil {
				x = &mission{}
				missions[d] = x
				order = append(order, d)
			}
			if x.has(link.Period) {
				r.Issue("duplicate_row", "year", "the year, the sender and the receiver are there already; the first "+
					"row counts")
				continue
			}
			x.links = append(x.links, link)
			x.codes = append(x.codes, r.Code("embassy_level"))
		}
		if err := r.Err(); err != nil {
			return rows, err
		}
	}
	for _, d := range order {
		if err := m.emit(d, missions[d], emit); err != nil {
			return rows, err
		}
	}
	return rows, nil
}

func (x *mission) has(p entente.Period) bool {
	for _, l := range x.links {
		if l.Period == p {
			return true
		}
	}
	return false
}

// row reads one record; it reports false where the record says nothing that can be used.
func (m mapping) row(r *format.Rows, actors map[codeYear]entente.ActorID) (dyad, entente.Link, bool) {
	year, ok := r.Year("year")
	date, err := entente.NewDate(max(year, 0), 0, 0)
	if !ok || err != nil {
		r.Issue("bad_date", "year", "the year of the row is no year")
		return dyad{}, entente.Link{}, false
	}
	from, ok1 := m.actor(r, "origin", date, actors)
	to, ok2 := m.actor(r, "destination", date, actors)
	if !ok1 || !ok2 {
		return dyad{}, entente.Link{}, false
	}
	if from == to {
		r.Issue("same_actor", "destination", "sender and receiver are the same state")
		return dyad{}, entente.Link{}, false
	}
	return dyad{from, to}, entente.Link{
		Agreement: agreementID(from, to), From: from, To: to,
		Period: entente.Period{From: date, To: date}, Provenance: r.Provenance(),
	}, true
}

func agreementID(from, to entente.ActorID) entente.AgreementID {
	return entente.AgreementID("diplomatic-representation:" + string(from) + "-" + string(to))
}

func canceled(err error) error {
	return &entente.Error{Code: entente.CodeCanceled, Op: "diplomatic.Map", Message: "the import was stopped", Err: err}
}
