//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
)

// notText is what an argument may hold and a text may not: no UTF-8, and a sequence that clears a
// terminal.
const notText = "\xff\xfe\x1b[2J"

// What the scripts bad_*.txtar need and cannot hold themselves.
func init() {
	maps.Copy(commands, map[string]func(*testscript.TestScript, bool, []string){
		"bounded": bounded, "compress": compress, "damage": damage, "encode": encode, "pipe": pipe, "odd": odd})
}

func check(ts *testscript.TestScript, err error) {
	if err != nil {
		ts.Fatalf("%v", err)
	}
}

func read(ts *testscript.TestScript, name string) []byte { return []byte(ts.ReadFile(name)) }

func write(ts *testscript.TestScript, name string, b []byte) {
	check(ts, os.WriteFile(ts.MkAbs(name), b, 0o644))
}

// compress FILE TO packs a file with gzip.
func compress(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(read(ts, args[0]))
	check(ts, errors.Join(err, w.Close()))
	write(ts, args[1], b.Bytes())
}

// damage FILE TO cut|sum halves a compressed file, or makes its checksum a wrong one.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	b := read(ts, args[0])
	if args[2] == "cut" {
		b = b[:len(b)/2]
	} else {
		b[len(b)-8] ^= 1
	}
	write(ts, args[1], b)
}

// encode FILE TO utf16 [mark] writes UTF-16, with or without a byte order mark.
func encode(ts *testscript.TestScript, _ bool, args []string) {
	units := utf16.Encode([]rune(string(read(ts, args[0]))))
	if len(args) > 3 {
		units = append([]uint16{0xfeff}, units...)
	}
	b, err := binary.Append(nil, binary.LittleEndian, units)
	check(ts, err)
	write(ts, args[1], b)
}

// pipe NAME makes a pipe that nobody writes to.
func pipe(ts *testscript.TestScript, _ bool, args []string) {
	check(ts, syscall.Mkfifo(ts.MkAbs(args[0]), 0o600))
}

// odd FILE copies a file to a name that is no text, and makes escape.csv, whose first column would
// clear a terminal. ODD is the name, BYTES a text that is none, LONG
// one of a hundred thousand letters.
func odd(ts *testscript.TestScript, _ bool, args []string) {
	name := notText + ".csv"
	write(ts, name, read(ts, args[0]))
	write(ts, "escape.csv", []byte("\x1b[2Jevil,b\n1,2\n"))
	ts.Setenv("ODD", name)
	ts.Setenv("BYTES", notText)
	ts.Setenv("LONG", strings.Repeat("a", 100_000))
}

// bounded MB CODE FILE SIZE TEXT COMMAND … makes a file of SIZE MB that is one text again and again
// (compressed, if its name says so), runs the command on it, and checks its exit code and the most
// memory that it held.
func bounded(ts *testscript.TestScript, _ bool, args []string) {
	limit, err := strconv.Atoi(args[0])
	check(ts, err)
	size, err := strconv.Atoi(args[3])
	check(ts, err)
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(args[4], `"`, `\"`) + `"`)
	check(ts, err)
	path := ts.MkAbs(args[2])
	fill(ts, path, size, text)
	defer os.Remove(path)
	c := exec.Command(findProgram(ts, args[5]), args[6:]...)
	c.Dir = ts.MkAbs(".")
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "ENTENTE_LEDGER"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	var out bytes.Buffer
	c.Stdout, c.Stderr = ts.Stdout(), io.MultiWriter(&out, ts.Stderr())
	peak, err := runWatched(c)
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		ts.Fatalf("%v", err)
	}
	if got := strconv.Itoa(c.ProcessState.ExitCode()); got != args[1] {
		ts.Fatalf("exit code %s, want %s: %s", got, args[1], out.String())
	}
	if got := peak >> 20; got > limit || peak == 0 {
		ts.Fatalf("the command held %d MB, want at most %d", got, limit)
	}
}

func fill(ts *testscript.TestScript, path string, size int, text string) {
	f, err := os.Create(path)
	check(ts, err)
	defer f.Close()
	var w io.WriteCloser = f
	if strings.HasSuffix(path, ".gz") {
		w, err = gzip.NewWriterLevel(f, gzip.BestSpeed)
		check(ts, err)
	}
	chunk := bytes.Repeat([]byte(text), 1<<20/len(text))
	for range size {
		_, err := w.Write(chunk)
		check(ts, err)
	}
	check(ts, w.Close())
}

// findProgram is a command on the script's own path.
func findProgram(ts *testscript.TestScript, name string) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path := filepath.Join(dir, name); isFile(path) {
			return path
		}
	}
	ts.Fatalf("there is no %s on the path", name)
	return ""
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// runWatched runs a command and tells the most memory that it held, in bytes. What the kernel reports of a finished
// process is on Linux at least what its parent held when it was started, and the parent is this test: there its
// own mark is read while it runs.
func runWatched(c *exec.Cmd) (peak int, err error) {
	if err := c.Start(); err != nil {
		return 0, err
	}
	if runtime.GOOS != "linux" {
		err := c.Wait()
		if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = int(usage.Maxrss)
		}
		return peak, err
	}
	ended := make(chan error, 1)
	status := fmt.Sprintf("/proc/%d/status", c.Process.Pid)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			return peak, err
		case <-time.After(2 * time.Millisecond):
			text, _ := os.ReadFile(status) // gone when the command has just ended
			if m := highWater.FindSubmatch(text); m != nil {
				kb, _ := strconv.Atoi(string(m[1]))
				peak = max(peak, kb<<10)
			}
		}
	}
}

var highWater = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)
