package web

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"entente"
	"entente/api"
)

// Sources is the list of datasets.
type Sources struct {
	Frame
	Loaded, Missing []SourceRow
}

// SourceRow is one dataset in the list.
type SourceRow struct {
	URL, Short, Title, Publisher, Edition, Years, Licence, Size string
	IsOptIn, IsLoaded                                           bool
}

// SourcePage is one dataset: its card, what the ledger holds of it, and what is wrong with it.
type SourcePage struct {
	Frame
	entente.Holding
	Years       string
	Counts      []Count
	IssueCounts []Count
	Files       []FileRow
	IsForbidden bool
	Others      []Link // its other editions
}

// Count is a number with its name.
type Count struct {
	Name   string
	Number string
}

// FileRow is one imported file.
type FileRow struct{ Name, Role, Size, Imported, Snapshot, Restates string }

func (s *site) sourcesPage(_ context.Context, _ *visit, x api.Sources) (page, error) {
	hs := x.Sources
	p := &Sources{Frame: Frame{Name: "sources", Title: "Sources", Path: "/sources", HasTwins: true}}
	for _, h := range hs {
		row := SourceRow{URL: editionPath(hs, h), Short: h.Short, Title: h.Title, Publisher: h.Publisher,
			Edition: h.Edition, Years: s.Words.Years(h.From, int(h.To.Year)), Licence: h.Licence, IsOptIn: h.OptIn,
			IsLoaded: h.Loaded, Size: "–"}
		if h.Loaded {
			row.Size = grouped(h.Rows)
			p.Loaded = append(p.Loaded, row)
		} else {
			p.Missing = append(p.Missing, row)
		}
	}
	return p, nil
}

// sourceOf is the page of one edition: the first that was read, which is the newest in the ledger.
func (s *site) sourceOf(ctx context.Context, v *visit, x api.Sources) (page, error) {
	all, err := v.Records.Holdings(ctx)
	if err != nil {
		return nil, err
	}
	return s.sourcePage(all, x.Sources[0]), nil
}

// editionPath is the address of an edition: the dataset's for the one that is listed first, which is
// the newest that the ledger holds, and its own for any other.
func editionPath(hs []entente.Holding, h entente.Holding) string {
	i := slices.IndexFunc(hs, func(o entente.Holding) bool { return o.Dataset == h.Dataset })
	if i >= 0 && hs[i].EditionID() != h.EditionID() {
		return pathTo("sources", h.EditionID())
	}
	return pathTo("sources", string(h.Dataset))
}

func (s *site) sourcePage(hs []entente.Holding, h entente.Holding) *SourcePage {
	p := &SourcePage{Holding: h, Years: s.Words.Years(h.From, int(h.To.Year)),
		Frame:       Frame{Name: "source", Title: h.Title, Path: editionPath(hs, h), HasTwins: true},
		IsForbidden: h.Redistribution == entente.RedistributionForbidden}
	for _, k := range slices.Sorted(maps.Keys(h.Statements)) {
		p.Counts = append(p.Counts, Count{k, grouped(h.Statements[k])})
	}
	for _, k := range slices.Sorted(maps.Keys(h.Issues)) {
		p.IssueCounts = append(p.IssueCounts, Count{underscore(k), grouped(h.Issues[k])})
	}
	for _, f := range h.Snapshots {
		p.Files = append(p.Files, FileRow{f.Name, f.Role, grouped(int(f.Bytes)) + " bytes", f.Imported, string(f.ID),
			f.Restates})
	}
	for _, o := range hs {
		if o.Dataset == h.Dataset && o.EditionID() != h.EditionID() {
			text := "edition " + o.Edition
			if !o.Loaded {
				text += " (not in this ledger)"
			}
			p.Others = append(p.Others, Link{URL: editionPath(hs, o), Text: text})
		}
	}
	return p
}

// grouped writes thousands with commas, as newspapers do.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
