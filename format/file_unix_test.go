//go:build unix

package format_test

import (
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
