package part

import (
	"errors"
	"os"
	"path/filepath"
)

// Settle gives a file that is whole its name: after it returns, the file outlives a crash under it.
func Settle(tmp, path string) error {
	if err := syncFile(tmp); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// syncFile makes a closed file's content outlive a crash.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
