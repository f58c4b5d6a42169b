package starter_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/internal/shared"
	"entente/starter"
)

var update = flag.Bool("update", false, "write starter/data again from the publishers' files")

// TestCommittedIsCurrent compiles the starter from the publishers' files and compares it byte by byte.
func TestCommittedIsCurrent(t *testing.T) {
	dir := t.TempDir()
	if *update {
		dir = "data"
	}
	report, err := starter.Build(context.Background(), prepared(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Datasets {
		t.Logf("%s@%s: %d rows, statements %v, issues %v, %d bytes", d.Dataset, d.Edition, d.Rows, d.Statements,
			d.Issues, d.Bytes)
	}
	got, want := committed(t, "data"), committed(t, dir)
	isNewer := map[string]bool{}
	for _, b := range prepared(t) {
		isNewer[string(b.Card.Dataset)] = factsAreNewer(t, b)
	}
	total := 0
	for name, text := range want {
		total += len(text)
		folder, _, _ := strings.Cut(name, "/")
		if got[name] != text && !isNewer[folder] {
			t.Errorf("starter/data/%s is not what the publishers' files give (%d bytes, want %d): run go test "+
				"./starter -run Current -update", name, len(got[name]), len(text))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("starter/data/%s is not written by a build", name)
		}
	}
	if total > 6<<20 || total != report.Bytes {
		t.Errorf("the starter has %d bytes, the report says %d; the limit is 6 MB", total, report.Bytes)
	}
}

// factsAreNewer reports whether the files of a list that the project compiles itself are others than those
// that the starter was made of: a fact was added, and the starter is to be compiled again.
func factsAreNewer(t *testing.T, b entente.Batch) bool {
	t.Helper()
	restates, err := os.ReadFile("data/" + string(b.Card.Dataset) + "/restates.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range b.Files {
		if b.Card.Publisher == "Entente" && !strings.Contains(string(restates), string(f.ID)) {
			t.Logf("%s is newer than the starter: run entente starter build", f.Name)
			return true
		}
	}
	return false
}

// lines reads a batch and writes each statement on a line, without its place, with the place in the
// publisher's file that place finds for it.
func lines(t *testing.T, b entente.Batch, place func(entente.Provenance) string) ([]string, entente.Loaded) {
	t.Helper()
	list := []string{}
	loaded, err := b.Load(context.Background(), func(s entente.Statement) error {
		var at entente.Provenance
		switch x := s.(type) {
		case entente.Agreement:
			at, x.Provenance = x.Provenance, entente.Provenance{}
			s = x
		case entente.Member:
			at, x.Provenance = x.Provenance, entente.Provenance{}
			s = x
		case entente.Link:
			at, x.Provenance = x.Provenance, entente.Provenance{}
			s = x
		case entente.Change:
			at, x.Provenance = x.Provenance, entente.Provenance{}
			s = x
		case entente.Spell:
			at, x.Provenance = x.Provenance, entente.Provenance{}
			s = x
		}
		list = append(list, fmt.Sprintf("%T%+v %s", s, s, place(at)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(list)
	return list, loaded
}

// TestRoundTripAndLocators: the embedded datasets say what the publishers' files say, and the record
// at each statement's place names the place in the publisher's file where the mapping had found it.
func TestRoundTripAndLocators(t *testing.T) {
	batches, err := starter.Batches(crosswalks(t))
	if err != nil {
		t.Fatal(err)
	}
	byDataset := map[entente.DatasetID]entente.Batch{}
	for _, b := range batches {
		byDataset[b.Card.Dataset] = b
	}
	for _, original := range prepared(t) {
		b, ok := byDataset[original.Card.Dataset]
		if !ok {
			t.Errorf("the starter does not have %s", original.Card.Dataset)
			continue
		}
		if factsAreNewer(t, original) {
			continue
		}
		names, texts := map[entente.SnapshotID]string{}, map[entente.SnapshotID]string{}
		for _, f := range original.Files {
			names[f.ID] = f.Name
		}
		for _, f := range b.Files {
			texts[f.ID] = text(t, f.File)
			if !strings.Contains(f.Restates, original.Files[0].Name) {
				t.Errorf("%s restates %q, want it to name %s", f.Name, f.Restates, original.Files[0].Name)
			}
		}
		want, wantLoaded := lines(t, original, func(p entente.Provenance) string {
			return names[p.Snapshot] + " " +
				p.Locator.String()
		})
		got, gotLoaded := lines(t, b, func(p entente.Provenance) string {
			record := texts[p.Snapshot][p.Locator.Offset : p.Locator.Offset+p.Locator.Length]
			cells, err := csv.NewReader(strings.NewReader(record)).Read()
			if err != nil || len(cells) < 3 {
				t.Fatalf("%v of %s: %q is no record: %v", p.Locator, b.Card.Dataset, record, err)
			}
			return strings.Join(cells[len(cells)-2:], " ")
		})
		if !slices.Equal(got, want) {
			t.Errorf("%s (want -, got +):\n%.4000s", original.Card.Dataset, cmp.Diff(want, got))
		}
		if diff := cmp.Diff(wantLoaded.Issues.Counts, gotLoaded.Issues.Counts); diff != "" {
			t.Errorf("issues of %s (want -, got +):\n%s", original.Card.Dataset, diff)
		}
		if diff := cmp.Diff(original.Card, b.Card,
			cmp.FilterPath(func(p cmp.Path) bool { return strings.HasSuffix(p.String(), "Text") },
				cmp.Ignore())); diff != "" {
			t.Errorf("card of %s (want -, got +):\n%s", original.Card.Dataset, diff)
		}
	}
	if len(batches) != len(restated) {
		t.Errorf("%d datasets are embedded, want %d", len(batches), len(restated))
	}
}

func text(t testing.TB, f entente.File) string {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestAlliesOfSouthKorea: who owes South Korea defence today, or is owed it, from the starter alone.
func TestAlliesOfSouthKorea(t *testing.T) {
	batches, err := starter.Batches(crosswalks(t))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[entente.AgreementID]entente.Kind{}
	members := map[entente.AgreementID][]entente.Member{}
	var links []entente.Link
	for _, b := range batches {
		_, err := b.Load(context.Background(), func(s entente.Statement) error {
			switch s := s.(type) {
			case entente.Agreement:
				kinds[s.ID] = s.Kind
			case entente.Member:
				if s.Period.At(entente.Year(2026)) {
					members[s.Agreement] = append(members[s.Agreement], s)
				}
			case entente.Link:
				if s.Period.At(entente.Year(2026)) && s.Obligations.Has(entente.Defence) &&
					(s.From == "KOR" || s.To == "KOR") {
					links = append(links, s)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sure, claimed := map[entente.ActorID]bool{}, map[entente.ActorID]bool{}
	note := func(partner entente.ActorID, c entente.Claim) {
		if c == entente.ClaimNone {
			sure[partner] = true
		} else {
			claimed[partner] = true
		}
	}
	for id, list := range members {
		korea := slices.IndexFunc(list, func(m entente.Member) bool { return m.Actor == "KOR" })
		if korea < 0 || kinds[id] != entente.KindAlliance {
			continue
		}
		for _, m := range list {
			if m.Actor != "KOR" && (m.Obligations | list[korea].Obligations).Has(entente.Defence) {
				note(m.Actor, m.Claim)
			}
		}
	}
	for _, l := range links {
		if l.From == "KOR" {
			note(l.To, l.Claim)
		} else {
			note(l.From, l.Claim)
		}
	}
	if diff := cmp.Diff(map[entente.ActorID]bool{"USA": true}, sure); diff != "" {
		t.Errorf("allies of South Korea (want -, got +):\n%s", diff)
	}
	if diff := cmp.Diff(map[entente.ActorID]bool{"ARE": true}, claimed); diff != "" {
		t.Errorf("claimed allies of South Korea (want -, got +):\n%s", diff)
	}
}

// TestNoQuotes looks for the quotations of the compiled files in everything that is embedded.
func TestNoQuotes(t *testing.T) {
	var all strings.Builder
	for _, text := range committed(t, "data") {
		all.WriteString(text)
	}
	for _, name := range []string{"ties.csv", "alliances_since_2018.csv"} {
		b, err := os.ReadFile(shared.File(t, "facts", name))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		at := slices.Index(rows[0], "quote")
		for i, r := range rows[1:] {
			if q := r[at]; len(q) > 25 && strings.Contains(all.String(), q) {
				t.Errorf("%s line %d: the quotation %q is in the starter", name, i+2, q)
			}
		}
	}
}
