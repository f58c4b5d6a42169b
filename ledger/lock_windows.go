package ledger

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockByte lies far behind the text of the file, so that others can read who holds the lock.
const lockByte = 1 << 20

// tryLock locks an open file, and reports false where another process or ledger holds the lock. The
// lock goes with the process, however it ends.
func tryLock(f *os.File) (bool, error) {
	at := windows.Overlapped{Offset: lockByte}
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	if err == windows.ERROR_LOCK_VIOLATION {
		return false, nil
	}
	return err == nil, err
}

func unlock(f *os.File) error {
	at := windows.Overlapped{Offset: lockByte}
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &at)
}
