//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// failOnLargeFiles makes a write beyond the largest file that the user may write (ulimit -f) an error, as on
// a full disk, instead of the end of the process: the database writes from threads of its own.
func failOnLargeFiles() { signal.Ignore(syscall.SIGXFSZ) }
