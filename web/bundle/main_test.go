package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes a small web folder; node_modules is there unless it is left out.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var small = map[string]string{
	"page/shared/site.css":              `@import "./_tokens.css"; body { color: var(--ink) }`,
	"page/shared/_tokens.css":           `:root { --ink: #123456 }`,
	"page/actor/actor.ts":               `void import("./_map").then((m) => m.draw());`,
	"page/actor/_map.ts":                `import url from "outline/world.json"; export function draw(): void { void fetch(url); }`,
	"page/shared/_assets.d.ts":          `declare module "*.json";`,
	"node_modules/d3-geo/x.js":          ``,
	"node_modules/outline/world.json":   `{"type": "Topology"}`,
	"node_modules/outline/LICENSE":      `Copyright Somebody`,
	"node_modules/outline/package.json": `{"version": "1.2.3"}`,
	"node_modules/d3-geo/LICENSE":       `not in this bundle`,
	"dist/.keep":                        ``,
	"dist/old-XYZ.js":                   `old`,
}

func TestBundle(t *testing.T) {
	dir := tree(t, small)
	if err := bundle(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "dist", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest map[string]string
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest) != 2 {
		t.Errorf("got manifest %v, want site.css and actor.ts alone", manifest)
	}
	css, err := os.ReadFile(filepath.Join(dir, "dist", manifest["site.css"]))
	if err != nil || !strings.Contains(string(css), "#123456") {
		t.Errorf("got style %q, error %v, want the imported token in it", css, err)
	}
	js, err := os.ReadFile(filepath.Join(dir, "dist", manifest["actor.ts"]))
	if err != nil || strings.Contains(string(js), "fetch") {
		t.Errorf("got script %q, error %v, want the island in a chunk of its own", js, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "dist", "*"))
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(files, func(f string) bool { return filepath.Base(f) == "old-XYZ.js" }) {
		t.Error("got the old file still there, want only what the sources make")
	}
	if worlds, _ := filepath.Glob(filepath.Join(dir, "dist", "world-*.json")); len(worlds) != 1 {
		t.Errorf("got %v, want the outlines as one file", worlds)
	}
	if _, err := os.Stat(filepath.Join(dir, "dist", ".keep")); err != nil {
		t.Errorf("the file that keeps the folder is gone: %v", err)
	}
}

func TestLicencesOfWhatIsBundled(t *testing.T) {
	dir := tree(t, small)
	if err := bundle(dir); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "dist", "licences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	got := string(text)
	if !strings.Contains(got, "outline 1.2.3\n\nCopyright Somebody") || strings.Contains(got, "d3-geo") {
		t.Errorf("got %q, want the package that is bundled and not the one that is not", got)
	}
	if err := os.Remove(filepath.Join(dir, "node_modules", "outline", "LICENSE")); err != nil {
		t.Fatal(err)
	}
	if err := bundle(dir); err == nil || !strings.Contains(err.Error(), "outline") {
		t.Errorf("without its licence: got %v, want the package named", err)
	}
}

// The real bundle names the real packages, those that they bring with them included.
func TestLicencesOfThePages(t *testing.T) {
	text, err := os.ReadFile("../dist/licences.txt")
	if err != nil {
		t.Fatalf("the pages are not bundled: run make build first (%v)", err)
	}
	for _, name := range []string{"d3-geo", "d3-array", "topojson-client", "world-atlas"} {
		if !strings.Contains(string(text), "\n"+name+" ") {
			t.Errorf("licences.txt does not name %s", name)
		}
	}
}

func TestBundleSaysWhatIsMissing(t *testing.T) {
	files := map[string]string{"page/shared/site.css": "body{}"}
	if err := bundle(tree(t, files)); err == nil || !strings.Contains(err.Error(), "npm ci --prefix") {
		t.Errorf("without packages: got %v, want the command that brings them", err)
	}
	files["node_modules/d3-geo/x.js"], files["page/home/home.ts"] = "", "let = ;"
	dir := tree(t, files)
	if err := bundle(dir); err == nil || !strings.Contains(err.Error(), "home.ts:1") {
		t.Errorf("broken script: got %v, want file and line", err)
	}
}
