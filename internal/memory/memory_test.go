package memory

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestUseIsNeverRequired(t *testing.T) {
	for name, dir := range map[string]string{"a folder that is missing": "/nowhere/shm", "a folder on a disk": "/"} {
		if got := usable(dir, 1); got != "" {
			t.Errorf("%s: got %q, want no folder", name, got)
		}
	}
	if got := usable(mount, math.MaxUint64); got != "" {
		t.Errorf("more than any memory: got %q, want no folder", got)
	}
}

func TestWhoSetTheFolderKeepsIt(t *testing.T) {
	own := t.TempDir()
	t.Setenv("TMPDIR", own)
	if Use(); os.Getenv("TMPDIR") != own {
		t.Errorf("got TMPDIR %q, want %q", os.Getenv("TMPDIR"), own)
	}
	t.Setenv("TMPDIR", "")
	want := Folder()
	if want == "" {
		want = os.TempDir() // a machine without such a file system goes on as always
	}
	Use()
	dir, err := os.MkdirTemp("", "entente-test-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(dir)
	if filepath.Dir(dir) != filepath.Clean(want) {
		t.Errorf("a temporary folder is %q, want one in %q", dir, want)
	}
}
