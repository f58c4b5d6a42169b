package generation

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/ledger/part"
)

// Format is the form of manifests that this program writes, and the newest that it reads.
const Format = 1

// Manifest is one generation: the parts that it consists of, and where it came from. It never changes.
type Manifest struct {
	Format int    `json:"format"`
	Number int    `json:"generation"`
	Line   []int  `json:"line"` // the generations that it came from, the parent first
	Made   string `json:"made"` // RFC 3339, UTC
	Parts  []Part `json:"parts"`
	Ties   Ties   `json:"ties"`
}

// Part is a part of a generation: its file, and what it says of itself.
type Part struct {
	File
	part.Description
}

// File is a file of the folder of parts.
type File struct {
	Name   string `json:"name"` // without its ending
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// Ties is the derived part: who is tied to whom, by all editions.
type Ties struct {
	File
	Count      int      `json:"count"`
	Inputs     []string `json:"inputs"`     // the parts that it follows from, in the order of their keys in it
	Derivation string   `json:"derivation"` // the statement that derived it
	Layout     string   `json:"layout"`     // its columns
}

// Parent is the generation that it came from; 0 for the first.
func (m Manifest) Parent() int {
	if len(m.Line) == 0 {
		return 0
	}
	return m.Line[0]
}

// Files are the files of the generation by their names.
func (m Manifest) Files() map[string]File {
	files := map[string]File{}
	for _, p := range m.Parts {
		files[p.Name] = p.File
	}
	if m.Ties.Name != "" {
		files[m.Ties.Name] = m.Ties.File
	}
	return files
}

// Find is the part of an edition; nil where the generation has none.
func (m Manifest) Find(edition string) *Part {
	i := slices.IndexFunc(m.Parts, func(p Part) bool { return p.Edition == edition })
	if i < 0 {
		return nil
	}
	return &m.Parts[i]
}

// KnownAt chooses the parts that were known at a date, one of each dataset: the latest that was published
// by then; of the zero date the latest of all. They are in the order of the datasets.
func (m Manifest) KnownAt(known entente.Date) []*Part {
	best := map[entente.DatasetID]*Part{}
	for i := range m.Parts {
		p := &m.Parts[i]
		if !known.IsZero() && known.Last().Before(p.Published.First()) {
			continue
		}
		b := best[p.Dataset]
		if b == nil || b.Published.Before(p.Published) || (b.Published == p.Published && b.Edition < p.Edition) {
			best[p.Dataset] = p
		}
	}
	list := make([]*Part, 0, len(best))
	for _, p := range best {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *Part) int { return strings.Compare(string(a.Dataset), string(b.Dataset)) })
	return list
}

// Ending is that of the files of manifests.
const Ending = ".json"

// Path is the file of a generation in the folder of generations.
func Path(folder string, n int) string { return filepath.Join(folder, fmt.Sprintf("%06d", n)+Ending) }

// ParseName reads the number of a generation from the name of its file.
func ParseName(name, ending string) (n int, ok bool) {
	digits, ok := strings.CutSuffix(name, ending)
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

func parseNumber(digits string) (n int, ok bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || fmt.Sprintf("%06d", n) != digits {
		return 0, false
	}
	return n, true
}

// ErrNewer is the error of a manifest that a newer program wrote.
var ErrNewer = errors.New("it was written by a newer program")

// Read reads a generation. One that is not there is fs.ErrNotExist.
func Read(folder string, n int) (Manifest, error) {
	b, err := os.ReadFile(Path(folder, n))
	if err != nil {
		return Manifest{}, err
	}
	return Parse(b, n)
}

// Parse reads the text of a generation of which the number is known.
func Parse(b []byte, n int) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("its manifest cannot be read: %w", err)
	}
	switch {
	case m.Format > Format:
		return m, ErrNewer
	case m.Format < 1 || m.Number != n:
		return m, fmt.Errorf("its manifest is that of generation %d in form %d", m.Number, m.Format)
	}
	for name := range m.Files() {
		if name == "" || name != filepath.Base(name) || strings.HasPrefix(name, ".") {
			return m, fmt.Errorf("its manifest names the part %q", name)
		}
	}
	return m, nil
}

// Write writes a generation beside the others: after it returns, the manifest outlives a crash. The parts
// that it lists must do so already.
func Write(folder string, m Manifest) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return replace(Path(folder, m.Number), fmt.Sprintf("%s/.%06d.tmp-%d", folder, m.Number, os.Getpid()), append(b, '\n'))
}

// replace writes a file under another name, then gives it its own.
func replace(path, tmp string, text []byte) error {
	err := os.WriteFile(tmp, text, 0o644)
	if err == nil {
		err = part.Settle(tmp, path)
	}
	if err != nil {
		os.Remove(tmp)
	}
	return err
}

// List is the numbers of the generations in a folder, smallest first, by the ending of their files.
func List(folder, ending string) ([]int, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var list []int
	for _, e := range entries {
		if n, ok := ParseName(e.Name(), ending); ok {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return list, nil
}
