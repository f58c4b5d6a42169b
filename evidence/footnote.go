package evidence

import (
	"context"
	"strings"

	"entente"
)

// Source is one edition of a dataset as footnotes cite it.
type Source struct {
	Dataset  entente.DatasetID `json:"dataset"`
	Short    string            `json:"short"` // "ATOP"
	Edition  string            `json:"edition"`
	Citation string            `json:"citation"`
	Licence  string            `json:"licence"`
	Home     string            `json:"home,omitempty"`
}

// ID is the id of the edition, by which an answer finds it: "atop@5.1".
func (s Source) ID() string { return string(s.Dataset) + "@" + s.Edition }

// Name is "ATOP 5.1".
func (s Source) Name() string { return strings.TrimSpace(s.Short + " " + s.Edition) }

// File is one file of a source.
type File struct {
	Source   string             `json:"source"`
	Snapshot entente.SnapshotID `json:"snapshot"`
	Name     string             `json:"file"`
	Role     string             `json:"role,omitempty"`     // what the file is to its dataset, "member"
	Restates string             `json:"restates,omitempty"` // for a file of the starter: what its rows restate
}

// Footnote is one row as an answer cites it: its source by reference, since many rows have the same one,
// and the page that the row restates, where it restates one. Where the row stands is in its id: the first
// digits of the file's snapshot, and the place in it.
type Footnote struct {
	Source    string       `json:"source"` // id of the edition
	Title     string       `json:"title,omitempty"`
	URL       string       `json:"url,omitempty"`
	Published entente.Date `json:"published,omitzero"`
	Trust     string       `json:"trust,omitempty"` // how plainly the page says it: high, medium, low

	source *Source
	file   *File
	place  entente.Locator
}

// NewFootnote cites a row of a file, which restates a page where origin names one.
func NewFootnote(s *Source, f *File, place entente.Locator, origin entente.Origin) Footnote {
	return Footnote{Source: s.ID(), Title: origin.Title, URL: origin.URL, Published: origin.Published,
		Trust:  origin.Trust,
		source: s, file: f, place: place}
}

// Reference is a footnote with all that it refers to, as a page shows it.
type Reference struct {
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

// Reference follows what a footnote refers to; that of no row is empty.
func (f Footnote) Reference() Reference {
	if f.source == nil || f.file == nil {
		return Reference{}
	}
	name := f.source.Name()
	if f.file.Role != "" {
		name += ", " + f.file.Role + " file"
	}
	if f.Title != "" {
		name += ": " + f.Title
		if !f.Published.IsZero() {
			name += " (" + f.Published.String() + ")"
		}
	}
	url := f.URL
	if url == "" {
		url = f.source.Home
	}
	return Reference{Dataset: f.source.Dataset, Source: name, Edition: f.source.Edition, Snapshot: f.file.Snapshot,
		File: f.file.Name, Locator: f.place, Place: f.place.Place(), Citation: f.source.Citation,
		Licence: f.source.Licence,
		URL:     url, Restates: f.file.Restates, Trust: f.Trust}
}

// Cite turns evidence ids into footnotes, looking each snapshot up once. cards are the editions in use
// by their id. A curated row's footnote leads to the page that the row restates, by origins.
func Cite(ctx context.Context, r Reader, cards map[string]entente.Card, origins map[entente.EvidenceID]entente.Origin,
	ids []entente.EvidenceID) (Footnotes, error) {
	set := Footnotes{}
	sources, files := map[string]*Source{}, map[string]*File{}
	for _, id := range ids {
		if _, done := set[id]; done {
			continue
		}
		prefix, place, err := entente.ParseEvidenceID(id)
		if err != nil {
			return nil, err
		}
		if files[prefix] == nil {
			snap, err := r.Snapshot(ctx, prefix)
			if err != nil {
				return nil, err
			}
			if sources[snap.Edition] == nil {
				sources[snap.Edition] = sourceOf(cards[snap.Edition])
			}
			files[prefix] = fileOf(snap, sources[snap.Edition])
			files[prefix].Source = snap.Edition
		}
		set[id] = NewFootnote(sources[files[prefix].Source], files[prefix], place, origins[id])
	}
	return set, nil
}

func sourceOf(c entente.Card) *Source {
	return &Source{Dataset: c.Dataset, Short: c.Short, Edition: c.Edition, Citation: c.Citation, Licence: c.Licence,
		Home: c.Home}
}

func fileOf(snap entente.Snapshot, s *Source) *File {
	return &File{Source: s.ID(), Snapshot: snap.ID, Name: snap.Name, Role: snap.Role, Restates: snap.Restates}
}
