package source

import (
	"context"
	"path/filepath"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/internal/shared"
)

// What a card says that its files look like is what the publisher's files look like: each file that
// is here has its bytes, its rows, its version and its last year.
func TestCardsDescribeTheirFiles(t *testing.T) {
	root := shared.File(t, "data")
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := All(cw)
	if err != nil {
		t.Fatal(err)
	}
	here := map[entente.SnapshotID]entente.BatchFile{}
	for _, folder := range []string{"atop", "cow_igo", "cow_states", "dcad", "desta", "diplomatic_representation",
		"editions", "gw_states", "unctad_iia"} {
		paths, _ := filepath.Glob(filepath.Join(root, folder, "*"))
		for _, p := range paths {
			f, err := format.FromPath(p)
			if err != nil {
				t.Fatal(err)
			}
			id, err := hash(f)
			if err != nil {
				t.Fatal(err)
			}
			here[id] = entente.BatchFile{File: f, ID: id}
		}
	}
	for _, s := range sources {
		for _, c := range editions(s) {
			if c.Recognise != nil {
				describes(t, s, c, here)
			}
		}
	}
}

func describes(t *testing.T, s entente.Source, c entente.Card, here map[entente.SnapshotID]entente.BatchFile) {
	last := 0
	for _, want := range c.Recognise.Files {
		f, ok := here[want.SHA256]
		if !ok {
			t.Errorf("%s: no file here is the %s file %.12s", c.EditionID(), want.Role, want.SHA256)
			continue
		}
		if testing.Short() && f.Size > 4<<20 {
			continue
		}
		x, err := recognise(context.Background(), s, f.File)
		if err != nil {
			t.Fatal(err)
		}
		n, err := lookFor(editions(s)).count(context.Background(), s, f.File)
		if err != nil {
			t.Fatal(err)
		}
		last = max(last, n.lastYear)
		if x.Role != want.Role || n.rows != want.Rows {
			t.Errorf("%s: %s is the %s file with %d rows, the card says %s with %d", c.EditionID(), f.Name, x.Role,
				n.rows, want.Role, want.Rows)
		}
		// Other bytes of the same content are recognised as well, unless nothing tells the editions apart.
		y := sighting{file: x, census: n}
		if len(n.versions) == 1 {
			y.byVersion(editions(s), n.versions[0])
		} else if y.byColumns(editions(s)); y.card == nil {
			y.byYears(editions(s))
		}
		if y.unknown != "" || (len(s.Older) > 0 && want.Role != "indices" &&
			(y.card == nil || y.card.Edition != c.Edition)) {
			t.Errorf("%s: with other bytes %s is taken for %v %q", c.EditionID(), f.Name, y.card, y.unknown)
		}
	}
	if want := c.Recognise.Years.Last; want != last && len(c.Recognise.Years.Columns) > 0 {
		t.Errorf("%s: the last year is %d, the card says %d", c.EditionID(), last, want)
	}
}
