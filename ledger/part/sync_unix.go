//go:build unix

package part

import (
	"errors"
	"os"
)

// SyncFolder makes renames in a folder outlive a crash.
func SyncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
