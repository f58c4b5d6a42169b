package generation

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Current is the name of the file that names the generation in use.
const Current = "CURRENT"

// ParseCurrent reads the content of that file: the six or more digits of a generation and a line end.
func ParseCurrent(b []byte) (n int, ok bool) {
	digits, ok := strings.CutSuffix(string(b), "\n")
	if !ok {
		return 0, false
	}
	return parseNumber(digits)
}

// Use puts a generation into use: after it returns, the change outlives a crash.
func Use(dir string, n int) error {
	path := filepath.Join(dir, Current)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		os.Remove(path) // no folder belongs there; one that holds something stays
	}
	return replace(path, path+".tmp", []byte(fmt.Sprintf("%06d\n", n)))
}

// lineKept is how many of its ancestors a generation names beyond its parent.
const lineKept = 9

// kept is how many generations stay.
const kept = 3

// Staying are the generations that stay once one is in use: that one and those that it came from, the
// nearest first; where they are few, the newest of those that somebody rolled back from.
func Staying(current Manifest, all []int) []int {
	list := []int{current.Number}
	add := func(n int) {
		if len(list) < kept && slices.Contains(all, n) && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	for _, n := range current.Line {
		add(n)
	}
	for _, n := range slices.Backward(all) {
		add(n)
	}
	return list
}

// Child begins the manifest of a generation that comes from this one; the zero manifest is nobody's
// parent.
func (m Manifest) Child(number int, made string) Manifest {
	c := Manifest{Format: Format, Number: number, Made: made, Parts: []Part{}}
	if m.Number > 0 {
		c.Line = append([]int{m.Number}, m.Line[:min(len(m.Line), lineKept)]...)
	}
	return c
}
