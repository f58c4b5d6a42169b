package memory

import "syscall"

// The number by which statfs names a file system in memory; linux/magic.h calls it TMPFS_MAGIC.
const tmpfs = 0x01021994

// free is how many bytes can be written to dir, 0 if it is missing or lies on no file system in memory: some machines
// have a plain folder of that name.
func free(dir string) uint64 {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil || int64(s.Type) != tmpfs {
		return 0
	}
	return s.Bavail * uint64(s.Bsize)
}
