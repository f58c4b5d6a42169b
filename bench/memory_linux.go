package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// peak is the highest resident memory of a process that has ended, in megabytes.
func peak(s *os.ProcessState) float64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) / 1024
	}
	return 0
}

// resident is the resident memory of a running process, now and at its highest, in megabytes.
func resident(pid int) (now, highest float64, err error) {
	path := fmt.Sprintf("/proc/%d/status", pid)
	if now, err = kilobytes(path, "VmRSS"); err == nil {
		highest, err = kilobytes(path, "VmHWM")
	}
	return now / 1024, highest / 1024, err
}

func kilobytes(path, name string) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSuffix(field(path, name), " kB"), 64)
	if err != nil {
		return 0, fmt.Errorf("%s of %s: %w", name, path, err)
	}
	return v, nil
}
