//go:build unix

package ledger

import (
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file, and reports false where another process or ledger holds the lock. The
// lock goes with the process, however it ends.
func tryLock(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch err {
		case nil:
			return true, nil
		case unix.EINTR:
			continue
		case unix.EWOULDBLOCK:
			return false, nil
		}
		return false, os.NewSyscallError("flock", err)
	}
}

func unlock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_UN) }
