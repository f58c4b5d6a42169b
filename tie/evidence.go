package tie

import (
	"context"
	"slices"
	"strings"

	"entente"
)

// footnotes turns evidence ids into footnotes, looking each snapshot up once.
// A curated row's footnote leads to the page that the row restates, by origins.
func footnotes(ctx context.Context, r SourceReader, cards map[string]entente.Card, origins map[entente.EvidenceID]entente.Origin,
	ids []entente.EvidenceID) (EvidenceSet, error) {
	set := EvidenceSet{}
	snapshots := map[string]entente.Snapshot{}
	for _, id := range ids {
		if _, done := set[id]; done {
			continue
		}
		prefix, place, err := entente.ParseEvidenceID(id)
		if err != nil {
			return nil, err
		}
		snap, ok := snapshots[prefix]
		if !ok {
			if snap, err = r.Snapshot(ctx, prefix); err != nil {
				return nil, err
			}
			snapshots[prefix] = snap
		}
		set[id] = footnote(snap, cards[snap.Edition], place, origins[id])
	}
	return set, nil
}

func footnote(snap entente.Snapshot, card entente.Card, place entente.Locator, o entente.Origin) Evidence {
	source := strings.TrimSpace(card.Short + " " + card.Edition)
	if snap.Role != "" {
		source += ", " + snap.Role + " file"
	}
	url := card.Home
	if o.URL != "" {
		url = o.URL
	}
	if o.Title != "" {
		source += ": " + o.Title
		if !o.Published.IsZero() {
			source += " (" + o.Published.String() + ")"
		}
	}
	return Evidence{Dataset: card.Dataset, Source: source, Edition: card.Edition, Snapshot: snap.ID, File: snap.Name,
		Locator: place, Place: place.Place(), Citation: card.Citation, Licence: card.Licence, URL: url,
		Restates: snap.Restates, Trust: o.Trust}
}

// cited collects every evidence id of partners and disagreements.
func cited(partners []Partner, ds []Disagreement) []entente.EvidenceID {
	var ids []entente.EvidenceID
	for _, p := range partners {
		for _, v := range p.Ties {
			ids = append(ids, v.Evidence...)
			if v.Suspended != nil {
				ids = append(ids, v.Suspended.Evidence)
			}
		}
		ids = append(ids, p.SinceEvidence...)
		for _, s := range p.Defence {
			ids = append(ids, s.Evidence...)
		}
	}
	for _, d := range ds {
		for _, v := range d.Versions {
			ids = append(ids, v.Evidence...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// originsOf maps the rows of curated versions and changes to the pages that they restate.
func originsOf(versions []entente.AgreementVersion, changes []entente.ChangeVersion) map[entente.EvidenceID]entente.Origin {
	m := map[entente.EvidenceID]entente.Origin{}
	for _, v := range versions {
		if v.Origin != (entente.Origin{}) {
			m[v.Evidence()] = v.Origin
		}
	}
	for _, c := range changes {
		if c.Origin != (entente.Origin{}) {
			m[c.Evidence()] = c.Origin
		}
	}
	return m
}
