package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// writeLicences writes dist/licences.txt: the licence of every npm package of which something is in the
// bundle, since whoever hands the program on hands them on too.
func writeLicences(root, dist, metafile string) error {
	var meta struct {
		Inputs map[string]struct{} `json:"inputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return err
	}
	packages := map[string]bool{}
	for in := range meta.Inputs {
		if name := packageOf(in); name != "" {
			packages[name] = true
		}
	}
	var b strings.Builder
	b.WriteString("Licences of third-party parts of the pages\n")
	for _, name := range slices.Sorted(maps.Keys(packages)) {
		dir := filepath.Join(root, "node_modules", filepath.FromSlash(name))
		text, err := licenceOf(dir)
		if err != nil {
			return fmt.Errorf("the package %s is bundled and its licence is not known: %w", name, err)
		}
		fmt.Fprintf(&b, "\n%s\n%s %s\n\n%s\n", strings.Repeat("=", 72), name, versionOf(dir), strings.TrimSpace(text))
	}
	return os.WriteFile(filepath.Join(dist, "licences.txt"), []byte(b.String()), 0o644)
}

// packageOf is the npm package of an input of the bundle, "" for a file of ours.
func packageOf(input string) string {
	i := strings.LastIndex(input, "node_modules/")
	if i < 0 {
		return ""
	}
	parts := strings.SplitN(input[i+len("node_modules/"):], "/", 3)
	if strings.HasPrefix(parts[0], "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

func licenceOf(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "LICEN[CS]E*"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("there is no file LICENSE in %s", dir)
	}
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(files[0])
	return string(text), err
}

func versionOf(dir string) string {
	var p struct {
		Version string `json:"version"`
	}
	if text, err := os.ReadFile(filepath.Join(dir, "package.json")); err == nil && json.Unmarshal(text, &p) == nil {
		return p.Version
	}
	return ""
}
