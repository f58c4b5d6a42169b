package sourcetest

import (
	"errors"
	"testing"

	"entente"
)

// Emitting runs the mapping with an emit of the caller's, and returns its error.
func Emitting(s entente.Source, emit entente.Emit, files ...entente.File) error {
	_, err := run(s, emit, files...)
	return err
}

// CheckFuzzed maps files of random content, each by itself: any error must be an *entente.Error, and
// whatever is emitted must stand on a row of the file.
func CheckFuzzed(t testing.TB, s entente.Source, files ...entente.File) {
	t.Helper()
	for _, f := range files {
		r, err := Try(s, f)
		if e := (*entente.Error)(nil); err != nil && !errors.As(err, &e) {
			t.Errorf("%s: the error %v (%T) is no *entente.Error", f.Name, err, err)
		}
		for _, st := range r.Statements {
			p := ProvenanceOf(st)
			if p.Snapshot == "" || p.Locator.IsZero() || p.Locator.Offset+p.Locator.Length > f.Size {
				t.Errorf("%s: statement without a place in the file: %+v", f.Name, st)
			}
		}
	}
}
