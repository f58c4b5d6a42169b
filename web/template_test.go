package web

import (
	"io/fs"
	"path"
	"testing"

	"github.com/jba/templatecheck"

	"entente/api/apitest"
)

// pageTypes is the struct that each page's template is written for.
var pageTypes = map[string]any{"home": &Home{}, "ask": &Ask{}, "actor": &Actor{}, "group": &GroupPage{},
	"dyad": &Dyad{}, "agreement": &Agreement{}, "sources": &Sources{},
	"source": &SourcePage{}, "actors": &Actors{}, "row": &Row{}, "api": &APIPage{}, "error": &ErrorPage{}}

// Every field and method that a template names must be there, on every branch, whether or not a test
// happens to take it.
func TestTemplatesFitTheirTypes(t *testing.T) {
	p, err := newPages("", apitest.Words())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.sets) != len(pageTypes) {
		t.Errorf("got %d pages, want the %d of pageTypes", len(p.sets), len(pageTypes))
	}
	for name, set := range p.sets {
		value, ok := pageTypes[name]
		if !ok {
			t.Errorf("page %s: got no type for it", name)
			continue
		}
		for _, block := range []string{"page", "answer"} {
			tmpl := set.Lookup(block)
			if tmpl == nil {
				t.Errorf("page %s: there is no %q", name, block)
				continue
			}
			if err := templatecheck.CheckHTML(tmpl, value); err != nil {
				t.Errorf("page %s, %s: %v", name, block, err)
			}
		}
	}
}

// A page's folder is named like its template, or it would never be parsed.
func TestEveryFolderIsAPage(t *testing.T) {
	folders, err := fs.Glob(templates, "page/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		name := path.Base(f)
		if _, ok := pageTypes[name]; !ok && name != "shared" {
			t.Errorf("folder %s belongs to no page", f)
		}
	}
}
