package source

import (
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"entente"
	"entente/crosswalk"
)

// The name of a mapping changes with whatever a file is read by, and with nothing else.
func TestMappingID(t *testing.T) {
	base := func() fstest.MapFS {
		return fstest.MapFS{"atop/atop.go": {Data: []byte("package atop")},
			"atop/card.yaml":      {Data: []byte("dataset: atop\n")},
			"atop/edition/1.yaml": {Data: []byte("edition: 1")}, "atop/fixes.csv": {Data: []byte("a,b")},
			"card/card.go":   {Data: []byte("package card")},
			"title/title.go": {Data: []byte("package title")}, "dcad/dcad.go": {Data: []byte("package dcad")},
			"source.go": {Data: []byte("package source")}}
	}
	id := func(text fs.FS) string {
		s, err := mappingID(text, "atop")
		if err != nil || len(s) != 16 {
			t.Fatalf("got %q, %v", s, err)
		}
		return s
	}
	before := id(base())
	for name, changes := range map[string]bool{"atop/atop.go": true, "atop/fixes.csv": true,
		"atop/edition/1.yaml": true, "title/title.go": true,
		"source.go": true, "atop/new.go": true, "dcad/dcad.go": false, "atop/atop_test.go": false} {
		text := base()
		text[name] = &fstest.MapFile{Data: []byte("something else")}
		if got := id(text) != before; got != changes {
			t.Errorf("%s is another: the mapping changes %v, want %v", name, got, changes)
		}
	}
	moved := base()
	moved["atop/other.go"] = moved["atop/atop.go"]
	delete(moved, "atop/atop.go")
	if id(moved) == before {
		t.Error("a file by another name is the same mapping")
	}
}

// Everything that a dataset is read by is in the program: what is embedded is what stands on the disk.
func TestEveryMappingHasItsText(t *testing.T) {
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := All(cw)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]entente.DatasetID{}
	for _, s := range sources {
		id, err := s.Mapping()
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s have one mapping", s.Card.Dataset, other)
		}
		seen[id] = s.Card.Dataset
	}
	folders, err := fs.Glob(os.DirFS("."), "*/card.yaml")
	if err != nil || len(folders) != len(sources) {
		t.Fatalf("%d folders with a card, %d datasets, %v", len(folders), len(sources), err)
	}
	for _, card := range folders {
		err := fs.WalkDir(os.DirFS("."), path.Dir(card), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.Name() == "testdata" {
				return fs.SkipDir
			}
			if d.IsDir() {
				return nil
			}
			want, err := os.ReadFile(name)
			if got, _ := fs.ReadFile(text, name); err != nil || string(got) != string(want) {
				t.Errorf("%s is not part of what names its mapping", name)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
