package source

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// The text of every mapping with its reviewed lists and cards, of what they share, and of this
// package, as it was built.
//
//go:embed *.go */*.go */*.csv */*.yaml */edition/*.yaml
var text embed.FS

// common are the folders that every mapping may use.
var common = []string{"card", "title"}

// mappingOf names the mapping of a dataset, which stands in the folder with its card.
func mappingOf(id entente.DatasetID) (string, error) {
	cards, err := fs.Glob(text, "*/card.yaml")
	if err != nil {
		return "", err
	}
	for _, name := range cards {
		b, err := fs.ReadFile(text, name)
		if err != nil {
			return "", err
		}
		if datasetOf(string(b)) == id {
			return mappingID(text, path.Dir(name))
		}
	}
	return "", &entente.Error{Code: entente.CodeInternal, Op: "source.Prepare",
		Message: "no folder has the card of " + string(id)}
}

// mappingID hashes what the files of one dataset are read with.
func mappingID(text fs.FS, folder string) (string, error) {
	var texts []fs.FS
	for _, name := range append([]string{folder}, common...) {
		sub, err := fs.Sub(text, name)
		if err != nil {
			return "", err
		}
		texts = append(texts, sub)
	}
	return entente.MappingID(append(texts, flat{text}, crosswalk.Text, format.Text)...)
}

// datasetOf is the dataset of a card, without parsing the rest of it.
func datasetOf(card string) entente.DatasetID {
	for line := range strings.Lines(card) {
		if id, ok := strings.CutPrefix(line, "dataset:"); ok {
			return entente.DatasetID(strings.Trim(strings.TrimSpace(id), `"'`))
		}
	}
	return ""
}

// flat is a folder without the folders in it.
type flat struct{ fs.FS }

func (f flat) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(f.FS, name)
	var files []fs.DirEntry
	for _, d := range all {
		if !d.IsDir() {
			files = append(files, d)
		}
	}
	return files, err
}
