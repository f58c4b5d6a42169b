package shared

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFolderLiesBesideTheCheckout(t *testing.T) {
	dir, err := folder()
	if err != nil {
		t.Fatal(err)
	}
	want, err := filepath.Abs(filepath.Join("..", "..", "..", "shared"))
	if err != nil || dir != want {
		t.Errorf("got %s, want %s (%v)", dir, want, err)
	}
}

func TestMissingFilesAreNamed(t *testing.T) {
	if got := missing(filepath.Join("..", "..", "go.mod")); got != "" {
		t.Errorf("a file that is there: %s", got)
	}
	got := missing(filepath.Join("nowhere", "atop5_1m.csv"))
	if !strings.Contains(got, filepath.Join("shared", "nowhere", "atop5_1m.csv")) ||
		!strings.Contains(got, "beside the checkout") {
		t.Errorf("got %q, want the file and where it belongs", got)
	}
}

func TestContinuousIntegrationMayNotSkip(t *testing.T) {
	for ci, want := range map[string]bool{"true": true, "1": true, "": false, "false": false, "0": false} {
		if got := isRequired(ci); got != want {
			t.Errorf("CI=%q: got %v, want %v", ci, got, want)
		}
	}
}

// A test without its file is skipped, and fails where CI is set or the file is our own.
func TestNeedEndsTheTest(t *testing.T) {
	for _, tc := range []struct {
		ci, path string
		skipped  bool
	}{
		{"", "../../../shared/nowhere.csv", true},
		{"true", "../../../shared/nowhere.csv", false},
		{"", "testdata/nowhere.csv", false},
	} {
		t.Setenv("CI", tc.ci)
		r := &recorder{TB: t}
		Need(r, filepath.FromSlash(tc.path))
		if r.skipped != tc.skipped || r.failed == tc.skipped {
			t.Errorf("CI=%q, %s: skipped %v, failed %v", tc.ci, tc.path, r.skipped, r.failed)
		}
	}
}

// recorder notes how a test would have ended.
type recorder struct {
	testing.TB
	skipped, failed bool
}

func (r *recorder) Skip(...any)  { r.skipped = true }
func (r *recorder) Fatal(...any) { r.failed = true }
func (r *recorder) Helper()      {}
