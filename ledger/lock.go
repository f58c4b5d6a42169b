package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"entente"
)

// Holder is who writes to a ledger at the moment.
type Holder struct {
	PID     int    `json:"pid"`
	Host    string `json:"host"`
	Since   string `json:"since"`   // RFC 3339, UTC
	Command string `json:"command"` // "entente import atop …"
}

// String names the holder in a sentence: process 812 on saturn (entente import atop), since ….
func (h Holder) String() string {
	if h.PID == 0 {
		return "another process"
	}
	s := fmt.Sprintf("process %d on %s", h.PID, h.Host)
	if h.Command != "" {
		s += " (" + h.Command + ")"
	}
	return s + ", since " + h.Since
}

// encode is the text of the lock file: a line each, the command last and quoted.
func (h Holder) encode() string {
	return fmt.Sprintf("pid %d\nhost %s\nsince %s\ncommand %s\n", h.PID, strconv.Quote(h.Host), h.Since,
		strconv.Quote(h.Command))
}

// parseHolder reads the text of a lock file as far as it makes sense: another process may be in the
// middle of writing it.
func parseHolder(r io.Reader) Holder {
	var h Holder
	lines := bufio.NewScanner(io.LimitReader(r, 8192))
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), " ")
		switch key {
		case "pid":
			if n, err := strconv.Atoi(value); err == nil && n > 0 {
				h.PID = n
			}
		case "host":
			h.Host, _ = strconv.Unquote(value)
		case "since":
			if _, err := time.Parse(time.RFC3339, value); err == nil {
				h.Since = value
			}
		case "command":
			h.Command, _ = strconv.Unquote(value)
		}
	}
	return h
}

// lock is the right to write, held by one process at a time.
type lock struct{ file *os.File }

// lockPatience is how long a writer tries before it gives up; it only has to outlast a look by Info.
const lockPatience = 200 * time.Millisecond

// acquire takes the lock or says, as a conflict, who has it and since when.
func acquire(ctx context.Context, dir string, o Options) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, translate("ledger.Lock", err)
	}
	for deadline := time.Now().Add(lockPatience); ; {
		ok, err := tryLock(f)
		if ok {
			break
		}
		if err == nil && time.Now().Before(deadline) {
			err = pause(ctx, 20*time.Millisecond)
		} else if err == nil {
			err = &entente.Error{Code: entente.CodeConflict, Op: "ledger.Lock",
				Message: fmt.Sprintf("the ledger in %s is being written by %s", dir, parseHolder(f)),
				Hint:    "wait until it is done, then try again; reading goes on meanwhile"}
		}
		if err != nil {
			f.Close()
			return nil, translate("ledger.Lock", err)
		}
	}
	host, _ := os.Hostname()
	h := Holder{PID: os.Getpid(), Host: host, Since: o.now(), Command: o.Command}
	if err := errors.Join(f.Truncate(0), writeAt(f, h.encode())); err != nil {
		f.Close()
		return nil, translate("ledger.Lock", err)
	}
	return &lock{f}, nil
}

func writeAt(f *os.File, s string) error {
	_, err := f.WriteAt([]byte(s), 0)
	return err
}

// release gives the lock back. The file stays: removing it would let two writers hold two files.
func (l *lock) release() {
	l.file.Truncate(0)
	unlock(l.file)
	l.file.Close()
}

// holder says who writes at the moment; nil for nobody.
func holder(dir string) *Holder {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
	if err != nil {
		return nil
	}
	defer f.Close()
	h := parseHolder(f)
	if h.PID == 0 {
		return nil
	}
	if ok, err := tryLock(f); ok || err != nil {
		unlock(f)
		return nil
	}
	return &h
}

// pause waits, or returns early with the context's error.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
