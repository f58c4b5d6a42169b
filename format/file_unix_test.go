//go:build unix

package format_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"entente"
	"entente/format"
)

// A pipe that nobody writes to would keep its reader forever, and /dev/zero never ends.
func TestFromPathRefusesPipesAndDevices(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, "/dev/zero", "/dev/null"} {
		_, err := format.FromPath(path)
		if entente.CodeOf(err) != entente.CodeInvalid || !strings.Contains(err.Error(), path+" is a pipe or a device") {
			t.Errorf("%s: got %v, want invalid that names the path", path, err)
		}
	}
}

// What no path leads to is the caller's mistake and no trouble of the disk.
func TestFromPathThatLeadsNowhere(t *testing.T) {
	dir := t.TempDir()
	loop, file := filepath.Join(dir, "loop"), filepath.Join(dir, "file")
	if err := errors.Join(os.Symlink("loop", loop), os.WriteFile(file, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]entente.Code{
		loop: entente.CodeInvalid, filepath.Join(file, "x.csv"): entente.CodeNotFound,
		filepath.Join(dir, strings.Repeat("x", 5000)): entente.CodeInvalid,
	} {
		if _, err := format.FromPath(path); entente.CodeOf(err) != want {
			t.Errorf("%.80s: got %v, want %s", path, err, want)
		}
	}
}
