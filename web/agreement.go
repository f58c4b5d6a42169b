package web

import (
	"cmp"
	"context"
	"strings"

	"entente"
	"entente/api"
	"entente/ask"
	"entente/tie"
)

// Agreement is the page of one instrument as all its sources have it.
type Agreement struct {
	Frame
	ID, Kind      string
	Versions      []AgreementVersion
	Undated       []AgreementVersion // that only name it; folded where others say more
	Parties       []PartyRow
	Changes       []ChangeRow
	Claims        []ChangeRow // what was claimed to have changed, and had not
	Disagreements []DisagreementRow
	Sources       []Source
}

// AgreementVersion is what one row of one source says of it.
type AgreementVersion struct {
	Title, Signed, InForce, Ended, Claim, Note string
	Marks                                      []Mark
}

// PartyRow is one member's spell, or one side of a pair.
type PartyRow struct {
	Party, Towards Link
	Dates, Promise string
	Moves          []string // "acceded 12 March 1999"
	Marks          []Mark
}

// UndatedLabel names the fold.
func (a Agreement) UndatedLabel() string {
	return count(len(a.Undated), "more row without dates", "more rows without dates")
}

// ChangeRow is one event in its life.
type ChangeRow struct {
	What, Date, Who, Note, Claim string
	Marks                        []Mark
}

var claimWords = map[entente.Claim]string{
	entente.ClaimDoubted: "claimed, and contradicted by a good source",
	entente.ClaimFalse:   "known to be wrong",
	entente.ClaimPlanned: "planned",
}

func (s *site) instrumentPage(_ context.Context, v *visit, i tie.Instrument) (page, error) {
	known, err := api.ReadDate(v.in.Values, "known_at", v.Today)
	return s.agreementPage(i, pinned(v.q, ask.Proposition{KnownAt: known}, []string{"known_at"})), err
}

func (s *site) agreementPage(i tie.Instrument, query string) *Agreement {
	notes := newFootnotes(i.Evidence.Of)
	p := &Agreement{ID: string(i.ID),
		Kind: upperFirst(s.calledIn(tie.View{Kind: i.Kind, Pact: i.Pact, Obligations: i.Obligations})),
		Frame: Frame{Name: "agreement",
			Title: cmp.Or(i.Title, string(i.ID)), Path: agreementURL(i.ID), Query: query, HasTwins: true}}
	if i.Level != "" {
		p.Kind += " (" + underscore(i.Level) + ")"
	}
	for _, v := range i.Versions {
		row := AgreementVersion{Title: cmp.Or(v.Title, i.Title), Signed: words(v.Signed), InForce: words(v.InForce),
			Ended: words(v.Ended), Claim: claimWords[v.Claim], Note: v.Remark()}
		if v.AwaitsForce && row.InForce == "" {
			row.InForce = "not seen: signed only"
		}
		row.Marks = notes.marks([]entente.EvidenceID{v.Evidence})
		if row.Signed+row.InForce+row.Ended+row.Claim == "" { // its note, if any, speaks of a change below
			p.Undated = append(p.Undated, row)
		} else {
			p.Versions = append(p.Versions, row)
		}
	}
	if len(p.Versions) == 0 {
		p.Versions, p.Undated = p.Undated, nil
	}
	for _, m := range i.Parties {
		row := PartyRow{Party: s.actorLink(m.Actor, m.Name), Dates: s.partyDates(m),
			Promise: strings.ReplaceAll(strings.Join(m.Obligations, ", "), "_", "-"), Marks: notes.marks(m.Evidence)}
		if !m.Acceded.IsZero() {
			row.Moves = append(row.Moves, "acceded "+words(m.Acceded))
		}
		if !m.Left.IsZero() {
			row.Moves = append(row.Moves, "left "+words(m.Left))
		}
		if !m.Suspended.IsZero() {
			row.Moves = append(row.Moves, "takes no part since "+words(m.Suspended)+" (suspension), and has not left")
		}
		for _, l := range m.Legs {
			row.Moves = append(row.Moves, "towards "+s.Words.Listed(l.By)+" suspended since "+words(l.Since))
		}
		if m.Towards != "" {
			row.Towards = s.actorLink(m.Towards, s.nameOf(m.Towards))
		}
		p.Parties = append(p.Parties, row)
	}
	p.Changes, p.Claims = s.changeRows(i.Changes, notes), s.changeRows(i.Claims, notes)
	p.Disagreements = s.disagreements(i.Disagreements, "", notes)
	p.Sources = notes.Sources
	return p
}

func (s *site) changeRows(events []tie.Event, notes *footnotes) (out []ChangeRow) {
	for _, c := range events {
		row := ChangeRow{What: upperFirst(underscore(c.Kind)), Date: words(c.Date), Who: s.Words.Listed(c.Actors),
			Note:  c.Note,
			Claim: claimWords[c.Claim]}
		row.Marks = notes.marks([]entente.EvidenceID{c.Evidence})
		out = append(out, row)
	}
	return out
}

func (s *site) actorLink(id entente.ActorID, name string) Link {
	return Link{actorURL(id), cmp.Or(name, string(id)), s.koreanOf(id)}
}

// partyDates is when a party is bound, or that it has only signed.
func (s *site) partyDates(m tie.Party) string {
	if !m.Signed.IsZero() {
		return "signed " + words(m.Signed) + "; entry into force not seen"
	}
	return s.Words.Between(m.From, m.To)
}
