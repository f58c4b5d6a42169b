// Package memory puts the temporary folders of tests on a file system in memory where the machine has one. Tests of the
// ledger and of the command line write hundreds of databases and sync each of them, which takes most of their time on a
// disk and none in memory. It is never required: without such a file system, or with a full one, tests use the disk as
// they always do. Start at [Use].
package memory

import (
	"os"
	"path/filepath"
)

// Linux mounts a file system in memory here.
const mount = "/dev/shm"

// need is what must be free: the ledgers of all packages that run at once, several times over.
const need = 2 << 30

// Use makes the file system in memory the place of temporary folders of this process and of those that it starts. It is
// called from TestMain, before the first test. Who has set TMPDIR has chosen, and keeps it.
func Use() {
	if dir := Folder(); dir != "" && os.Getenv("TMPDIR") == "" {
		os.Setenv("TMPDIR", dir)
	}
}

// Folder is a folder on a file system in memory, "" where there is none that can be written and is large enough.
func Folder() string { return usable(mount, need) }

func usable(dir string, need uint64) string {
	if free(dir) < need {
		return ""
	}
	// What a container mounts there may be read-only, whatever its size.
	probe, err := os.MkdirTemp(dir, "entente-test-")
	if err != nil {
		return ""
	}
	os.Remove(probe)
	return filepath.Clean(dir)
}
