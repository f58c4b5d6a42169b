// Package dcad maps DCAD 1.0, bilateral defence cooperation agreements signed from 1980 to 2010, to
// agreements with one mutual link each. It does not use the dyad-year file, whose ends are
// estimates. Start at [New].
package dcad

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

const roleAgreements = "agreements"

// New makes the source; it fails only if its own card is broken.
func New(cw *crosswalk.Crosswalk) (entente.Source, error) {
	c, err := card.Parse(cardText)
	if err != nil {
		return entente.Source{}, err
	}
	m := mapping{cw: cw}
	return entente.Source{
		Card: c,
		Roles: []entente.Role{{Name: roleAgreements, Required: true, Columns: []string{
			"ccode1", "cowName1", "ccode2", "cowName2", "signDay", "signMonth", "signYear", "EIFDay", "EIFMonth",
			"EIFYear",
			"type", "category1", "terminated", "endYearEstimate", "asymmetry", "DCAid",
		}}},
		Map: m.read,
	}, nil
}

type mapping struct{ cw *crosswalk.Crosswalk }

// item is what one record says, held back until the abbreviations of the whole file are known.
type item struct {
	agreement entente.Agreement
	links     []entente.Link // one; more where a party's number passed to a successor meanwhile
	parties   [2]party
}

// party is a state as the record writes it.
type party struct{ code, name string }

func (m mapping) read(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	rows := 0
	for _, t := range in.Tables[roleAgreements] {
		r := format.NewRows(t, in.Issues)
		items, err := m.items(ctx, r)
		rows += r.Count()
		if err != nil {
			return rows, err
		}
		codes := codesOf(items)
		for _, x := range items {
			if p, ok := contradicted(x, codes); ok {
				in.Issues.Add(entente.Issue{Rule: "code_name_mismatch", File: t.Name(), Locator: x.agreement.Locator,
					Raw: p.code + " " + p.name,
					Message: "the number and the abbreviation are those of two states, so nobody can say " +
						"which is meant"})
				continue
			}
			if len(x.links) == 0 {
				in.Issues.Add(entente.Issue{Rule: "same_actor", File: t.Name(), Locator: x.agreement.Locator,
					Raw:    x.parties[1].code,
					Column: "ccode2", Message: "both parties have one number, so nobody can say who the other is"})
				continue
			}
			if err := emit(x.agreement); err != nil {
				return rows, err
			}
			for _, l := range x.links {
				if err := emit(l); err != nil {
					return rows, err
				}
			}
		}
	}
	return rows, nil
}

func (m mapping) items(ctx context.Context, r *format.Rows) ([]item, error) {
	var items []item
	seen := map[string]bool{}
	for r.Next() {
		if err := ctx.Err(); err != nil {
			return nil, &entente.Error{Code: entente.CodeCanceled, Op: "dcad.Map", Message: "the import was stopped",
				Err: err}
		}
		id := r.Code("DCAid")
		if id == "" || seen[id] {
			r.Issue("duplicate_row", "DCAid", "the agreement's id is missing or there already; the first row counts")
			continue
		}
		seen[id] = true
		if x, ok := m.item(r); ok {
			items = append(items, x)
		}
	}
	return items, r.Err()
}

// item reads one record; it reports false where the record says nothing that can be used.
func (m mapping) item(r *format.Rows) (item, bool) {
	signed, _ := r.DateParts("signYear", "signMonth", "signDay")
	inForce, _ := r.DateParts("EIFYear", "EIFMonth", "EIFDay")
	period := entente.Period{From: inForce}
	if period.From.IsZero() {
		period.From = signed
	}
	if period.From.IsZero() {
		r.Issue("bad_date", "signYear", "the agreement has neither a year of signature nor one of entry into force")
		return item{}, false
	}
	c := readCodes(r)
	period.To = c.ended(r, period.From)
	as, ok1 := m.actors(r, "ccode1", period)
	bs, ok2 := m.actors(r, "ccode2", period)
	if !ok1 || !ok2 {
		return item{}, false
	}
	id := entente.AgreementID("dcad:" + r.Code("DCAid"))
	x := item{
		agreement: entente.Agreement{
			ID: id, Kind: entente.KindDefenceCoop, Level: level(r), Title: m.title(r, as[0].Actor, bs[0].Actor, signed,
				inForce),
			Signed: signed, InForce: inForce, Ended: period.To, Claim: c.claim(),
			Note: c.note(r.Words("categoryConf"), inForce), AwaitsForce: c.awaits(inForce),
			Provenance: r.Provenance(),
		},
		parties: [2]party{{r.Code("ccode1"), r.Words("cowName1")}, {r.Code("ccode2"), r.Words("cowName2")}},
	}
	for _, a := range as {
		for _, b := range bs {
			if shared, ok := a.Period.Intersect(b.Period); ok && a.Actor != b.Actor {
				x.links = append(x.links, entente.Link{
					Agreement: id, From: a.Actor, To: b.Actor, IsMutual: true, Period: shared,
					Obligations: entente.Cooperation, Claim: c.claim(), Provenance: r.Provenance(),
				})
			}
		}
	}
	return x, true
}
