package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// machine is what the figures were measured on; fields that the system does not tell are empty.
type machine struct {
	cores      int
	processor  string
	memory     int64 // bytes
	system     string
	loadBefore string // the load averages before the first measurement
}

func thisMachine() machine {
	m := machine{cores: runtime.NumCPU(), system: runtime.GOOS + "/" + runtime.GOARCH, loadBefore: loadAverages()}
	m.processor = field("/proc/cpuinfo", "model name")
	if kb, err := strconv.ParseInt(strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB"), 10, 64); err == nil {
		m.memory = kb << 10
	}
	if name := strings.Trim(field("/etc/os-release", "PRETTY_NAME"), `"`); name != "" {
		m.system += ", " + name
	}
	return m
}

// String is the machine in a sentence.
func (m machine) String() string {
	s := fmt.Sprintf("Machine: %d cores", m.cores)
	if m.processor != "" {
		s += " of " + m.processor
	}
	if m.memory > 0 {
		s += fmt.Sprintf(", %.0f GB of memory", float64(m.memory)/(1<<30))
	}
	return s + ", " + m.system + ", " + runtime.Version() + "."
}

// load says how busy the machine was, because a busy one makes every figure worse.
func (m machine) load() string {
	if m.loadBefore == "" {
		return "The system does not tell its load."
	}
	return fmt.Sprintf("Load averages (1, 5, 15 minutes) before: %s; after: %s. A load before that is not near zero "+
		"means that others were at work.", m.loadBefore, loadAverages())
}

func loadAverages() string {
	b, err := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(b)); err == nil && len(f) >= 3 {
		return strings.Join(f[:3], ", ")
	}
	return ""
}

// field is the value of the first line of a file that reads "name : value" or "name=value"; "" if the
// file or the line is not there.
func field(path, name string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	for line := range bytes.Lines(b) {
		rest, ok := strings.CutPrefix(string(line), name)
		rest = strings.TrimLeft(rest, " \t")
		if ok && rest != "" && (rest[0] == ':' || rest[0] == '=') {
			return strings.TrimSpace(rest[1:])
		}
	}
	return ""
}
