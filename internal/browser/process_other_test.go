//go:build !linux

package browser

import "syscall"

// tied is for Linux alone; elsewhere a server outlives a test binary that runs into its time limit.
func tied() *syscall.SysProcAttr { return nil }
