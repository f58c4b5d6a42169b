package evidence

import (
	"context"
	"strings"

	"entente"
)

// Footnote is what a footnote shows: the source of a row, and where the row stands.
type Footnote struct {
	Dataset  entente.DatasetID  `json:"dataset"`
	Source   string             `json:"source"` // "ATOP 5.1, member file"
	Edition  string             `json:"edition"`
	Snapshot entente.SnapshotID `json:"snapshot"`
	File     string             `json:"file"`
	Locator  entente.Locator    `json:"locator"`
	Place    string             `json:"place"` // "line 412"
	Citation string             `json:"citation"`
	Licence  string             `json:"licence"`
	URL      string             `json:"url"`
	Restates string             `json:"restates,omitempty"` // for a fact of the starter: the row that it restates
	Trust    string             `json:"trust,omitempty"`    // of the page that the row restates: high, medium, low
}

// Footnotes is the footnotes of an answer, by evidence id.
type Footnotes map[entente.EvidenceID]Footnote

// Cite turns evidence ids into footnotes, looking each snapshot up once. cards are the editions in use
// by their id. A curated row's footnote leads to the page that the row restates, by origins.
func Cite(ctx context.Context, r Reader, cards map[string]entente.Card, origins map[entente.EvidenceID]entente.Origin,
	ids []entente.EvidenceID) (Footnotes, error) {
	set := Footnotes{}
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

func footnote(snap entente.Snapshot, card entente.Card, place entente.Locator, o entente.Origin) Footnote {
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
	return Footnote{Dataset: card.Dataset, Source: source, Edition: card.Edition, Snapshot: snap.ID, File: snap.Name,
		Locator: place, Place: place.Place(), Citation: card.Citation, Licence: card.Licence, URL: url,
		Restates: snap.Restates, Trust: o.Trust}
}
