// Command bundle makes web/dist from the styles and scripts in web/page and the npm packages in
// web/node_modules: one minified file for each page/<name>/<name>.css and .ts (and shared/site.*),
// named after its content, with a manifest that says which is which. Files whose name begins with an
// underscore are imported by others and are not entries. Run it from the repository root:
//
//	go run ./web/bundle
//
// npm packages must be there (npm ci --prefix web); it says so where they are not. -dir names the
// web folder. entente serve --dev reads web/dist at each request.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	dir := flag.String("dir", "web", "the web folder")
	flag.Parse()
	if err := bundle(*dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// bundle writes everything anew: dist holds nothing that the sources do not make.
func bundle(dir string) error {
	entries, err := entryPoints(dir)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "d3-geo")); err != nil {
		return fmt.Errorf("the npm packages are missing from %s; run: npm ci --prefix %s",
			filepath.Join(dir, "node_modules"), dir)
	}
	root, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	result := api.Build(options(root, entries))
	if len(result.Errors) > 0 {
		return fmt.Errorf("bundling failed:\n%s",
			strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	dist := filepath.Join(root, "dist")
	if err := sweep(dist); err != nil {
		return err
	}
	for _, f := range result.OutputFiles {
		if err := os.WriteFile(f.Path, f.Contents, 0o644); err != nil {
			return err
		}
	}
	if err := writeLicences(root, dist, result.Metafile); err != nil {
		return err
	}
	return writeManifest(root, dist, result.Metafile)
}

// entryPoints are page/*/*.css and .ts, but for declarations and those that others import.
func entryPoints(dir string) ([]string, error) {
	var entries []string
	for _, pattern := range []string{"page/*/*.css", "page/*/*.ts"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			base := filepath.Base(f)
			if !strings.HasPrefix(base, "_") && !strings.HasSuffix(base, ".d.ts") {
				entries = append(entries, f)
			}
		}
	}
	return entries, nil
}

func options(root string, entries []string) api.BuildOptions {
	for i, e := range entries {
		if abs, err := filepath.Abs(e); err == nil {
			entries[i] = abs
		}
	}
	return api.BuildOptions{
		EntryPoints: entries, AbsWorkingDir: root, Outdir: filepath.Join(root, "dist"),
		Bundle: true, Splitting: true, Format: api.FormatESModule, Target: api.ES2022, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LegalComments: api.LegalCommentsEndOfFile,
		EntryNames: "[name]-[hash]", ChunkNames: "[name]-[hash]", AssetNames: "[name]-[hash]", PublicPath: "/assets",
		// The outlines of the countries are data that the map fetches when it is seen.
		Loader:   map[string]api.Loader{".json": api.LoaderFile},
		Metafile: true,
	}
}

// sweep empties dist but for the file that keeps the folder in the repository.
func sweep(dist string) error {
	old, err := filepath.Glob(filepath.Join(dist, "*"))
	if err != nil {
		return err
	}
	for _, f := range old {
		if filepath.Base(f) == ".keep" {
			continue
		}
		if err := os.Remove(f); err != nil {
			return err
		}
	}
	return nil
}

// writeManifest maps each entry's base name to the file that was made of it.
func writeManifest(root, dist, metafile string) error {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return err
	}
	manifest := map[string]string{}
	for out, o := range meta.Outputs {
		if base := filepath.Base(o.EntryPoint); o.EntryPoint != "" && strings.HasPrefix(o.EntryPoint, "page/") &&
			!strings.HasPrefix(base, "_") {
			manifest[base] = filepath.Base(out)
		}
	}
	text, err := json.MarshalIndent(manifest, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dist, "manifest.json"), append(text, '\n'), 0o644)
}
