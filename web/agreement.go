package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"entente"
	"entente/api"
	"entente/tie"
)

// Agreement is the page of one instrument as all its sources have it.
type Agreement struct {
	Frame
	ID, Kind      string
	Versions      []AgreementVersion
	Parties       []PartyRow
	Changes       []ChangeRow
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
	Marks          []Mark
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

func (s *site) agreement() resource[tie.Instrument] {
	params := []string{"known_at"}
	return resource[tie.Instrument]{params: params, csv: api.InstrumentCSV,
		read: func(r *http.Request, id string) (tie.Instrument, error) {
			o, err := api.ReadOptions(url.Values{"known_at": r.URL.Query()["known_at"]})
			if err != nil {
				return tie.Instrument{}, err
			}
			return s.Book.Instrument(r.Context(), entente.AgreementID(id), o.KnownAt)
		},
		page: func(_ *http.Request, q url.Values, i tie.Instrument) (page, error) {
			return s.agreementPage(i, normal(q, params)), nil
		}}
}

func (s *site) agreementPage(i tie.Instrument, query string) *Agreement {
	notes := newFootnotes(i.Evidence)
	p := &Agreement{ID: string(i.ID), Kind: upperFirst(kindLabel(i.Kind)), Frame: Frame{Name: "agreement",
		Title: cmp.Or(i.Title, string(i.ID)), Path: agreementURL(i.ID), Query: query, HasTwins: true}}
	if i.Level != "" {
		p.Kind += " (" + underscore(i.Level) + ")"
	}
	for _, v := range i.Versions {
		row := AgreementVersion{Title: cmp.Or(v.Title, i.Title), Signed: words(v.Signed), InForce: words(v.InForce), Ended: words(v.Ended),
			Claim: claimWords[v.Claim], Note: v.Note}
		row.Marks = notes.marks([]entente.EvidenceID{v.Evidence})
		p.Versions = append(p.Versions, row)
	}
	for _, m := range i.Parties {
		row := PartyRow{Party: s.actorLink(m.Actor, m.Name), Dates: between(m.From, m.To),
			Promise: strings.ReplaceAll(strings.Join(m.Obligations, ", "), "_", "-"), Marks: notes.marks(m.Evidence)}
		if m.Towards != "" {
			row.Towards = s.actorLink(m.Towards, s.nameOf(m.Towards))
		}
		p.Parties = append(p.Parties, row)
	}
	for _, c := range i.Changes {
		row := ChangeRow{What: upperFirst(underscore(c.Kind)), Date: words(c.Date), Who: s.listNames(c.Actors), Note: c.Note,
			Claim: claimWords[c.Claim]}
		row.Marks = notes.marks([]entente.EvidenceID{c.Evidence})
		p.Changes = append(p.Changes, row)
	}
	p.Disagreements = s.disagreements(i.Disagreements, "", notes)
	p.Sources = notes.Sources
	return p
}

func (s *site) actorLink(id entente.ActorID, name string) Link {
	return Link{actorURL(id), cmp.Or(name, string(id)), s.koreanOf(id)}
}
