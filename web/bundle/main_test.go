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
	"page/shared/site.css":            `@import "./_tokens.css"; body { color: var(--ink) }`,
	"page/shared/_tokens.css":         `:root { --ink: #123456 }`,
	"page/actor/actor.ts":             `void import("./_map").then((m) => m.draw());`,
	"page/actor/_map.ts":              `import url from "outline/world.json"; export function draw(): void { void fetch(url); }`,
	"page/shared/_assets.d.ts":        `declare module "*.json";`,
	"node_modules/d3-geo/x.js":        ``,
	"node_modules/outline/world.json": `{"type": "Topology"}`,
	"dist/.keep":                      ``,
	"dist/old-XYZ.js":                 `old`,
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
