//go:build unix

package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente"
	"entente/internal/memory"
	"entente/ledger"
)

var kills = flag.Int("kills", 20, "how many imports TestKilledImport kills; -kills=200 for a thorough run")

// childEnv makes the test binary write once instead of testing: how (import, refresh, rollback), the number
// of the edition, the largest file in bytes that it may write (0 for any), and the folder of the ledger.
const childEnv = "ENTENTE_TEST_IMPORT"

func TestMain(m *testing.M) {
	memory.Use()
	if job := os.Getenv(childEnv); job != "" {
		if err := importAsChild(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func importAsChild(job string) error {
	kind, rest, _ := strings.Cut(job, " ")
	number, rest, _ := strings.Cut(rest, " ")
	limit, dir, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	bytes, err := strconv.ParseUint(limit, 10, 64)
	if err != nil {
		return err
	}
	if bytes > 0 {
		signal.Ignore(syscall.SIGXFSZ) // so that writing fails, as on a full disk
		r := syscall.Rlimit{Cur: bytes, Max: bytes}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &r); err != nil {
			return err
		}
	}
	l, err := ledger.Open(dir, ledger.Options{Command: "a child of the test"})
	if err != nil {
		return err
	}
	defer l.Close()
	switch kind {
	case "refresh":
		_, err = l.Refresh(context.Background(), func(_ context.Context, h ledger.Held) (entente.Batch, error) {
			return readAgain(h, fmt.Sprint("mapping ", n))
		})
	case "rollback":
		if _, err = l.Rollback(context.Background(), 0); entente.CodeOf(err) == entente.CodeNotFound {
			err = nil // the first generation
		}
	default:
		_, err = l.Import(context.Background(), batches(middling(n)))
	}
	return err
}

// readAgain makes the batch of an edition of middling, or of the one alliance, from its file, under another
// mapping.
func readAgain(h ledger.Held, mapping string) (entente.Batch, error) {
	r, err := h.Files[0].Open()
	if err != nil {
		return entente.Batch{}, err
	}
	defer r.Close()
	head := make([]byte, 40)
	if _, err := io.ReadFull(r, head); err != nil {
		return entente.Batch{}, err
	}
	b, n := alliance("5.1", 2020).batch(), 0
	if _, err := fmt.Sscanf(strings.Split(string(head), "\n")[1], "number %d", &n); err == nil {
		b = middling(n).batch()
	}
	b.Mapping = mapping
	return b, nil
}

// middling is an edition of some twenty thousand statements; each number has other bytes.
func middling(n int) *paper {
	p := edition("atop", "5.1", 2020).line(fmt.Sprintf("number %d", n))
	for i := range 5000 {
		id := fmt.Sprintf("atop:%d", i)
		p.agreement(id, "alliance")
		for k := range 3 {
			p.member(id, fmt.Sprintf("S%02d", (i*7+k*31)%90), "1950", "", def)
		}
	}
	return p
}

// child starts writing in a process of its own.
func child(t testing.TB, kind, dir string, n int, limit int64) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d %d %s", childEnv, kind, n, limit, dir))
	out := &bytes.Buffer{}
	c.Stdout, c.Stderr = out, out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, out
}

// An import, a refresh or a rollback that is killed, at whatever moment, leaves a ledger that verifies, answers as before or
// as after, and takes the next import. The moments are spread over the time of a whole import.
func TestKilledImport(t *testing.T) {
	if testing.Short() {
		t.Skip("kills imports: part of the full lane")
	}
	l := create(t, middling(0))
	begun := time.Now()
	c, out := child(t, "import", l.Dir(), 1, 0)
	if err := c.Wait(); err != nil {
		t.Fatalf("an import that nobody kills: %v\n%s", err, out)
	}
	whole := time.Since(begun)
	want := *kills
	finished, killed := 0, 0
	for i := 0; killed < want; i++ {
		if finished > 5*want+10 {
			t.Fatalf("%d imports were done before they were killed and %d killed: the moments are wrong", finished, killed)
		}
		before := current(t, l).Current
		kind := [...]string{"import", "refresh", "import", "refresh", "rollback"}[i%5]
		c, out := child(t, kind, l.Dir(), 2+i, 0)
		moment, begun := rand.N(whole), time.Now()
		timer := time.AfterFunc(moment, func() { c.Process.Kill() })
		err := c.Wait()
		timer.Stop()
		if exit, ok := errors.AsType[*exec.ExitError](err); err == nil {
			if finished++; kind != "rollback" {
				whole = time.Since(begun) // a machine that is less busy than before
			}
		} else if ok && exit.Sys().(syscall.WaitStatus).Signaled() {
			killed++
		} else {
			t.Fatalf(kind+" %d, to be killed after %v, failed by itself: %v\n%s", i, moment, err, out)
		}
		after := current(t, l)
		if after.Current < before && kind != "rollback" {
			t.Fatalf("%s %d, killed after %v: generation %d became %d", kind, i, moment, before, after.Current)
		}
		if v := verify(t, l); len(v.Problems) != 0 {
			t.Fatalf(kind+" %d, killed after %v: %q", i, moment, v.Problems)
		}
		if got := ties(t, l, entente.TieFilter{Actor: "S00", Other: "S31", Kinds: []entente.Kind{"alliance"}}); len(got) == 0 {
			t.Fatalf(kind+" %d, killed after %v: the ledger lost its ties", i, moment)
		}
	}
	t.Logf("%d imports killed, %d done before the kill; a whole one takes %v", killed, finished, whole)
	mustImport(t, l, middling(1_000_000))
	v := verify(t, l)
	if len(v.Problems) != 0 || len(v.Remains) != 0 {
		t.Errorf("after the import that follows: got %+v, want no problem and no remains", v)
	}
}

// A disk that is full, wherever the import has got to, leaves everything as it was.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("fills disks: part of the full lane")
	}
	l := create(t, alliance("5.1", 2020))
	before := files(t, l.Dir())
	for i, limit := range []int64{200, 30_000, 400_000, 900_000, 200, 20_000} {
		kind := "import"
		if i > 3 {
			kind = "refresh"
		}
		c, out := child(t, kind, l.Dir(), 1, limit)
		if err := c.Wait(); err == nil {
			t.Fatalf("with files of at most %d bytes the %s succeeded", limit, kind)
		}
		if s := out.String(); !strings.Contains(s, "the disk is full") && !strings.Contains(s, "could not be written") {
			t.Errorf("limit %d: got\n%s\nwant an error about the disk", limit, s)
		}
		if v := verify(t, l); len(v.Problems) != 0 || current(t, l).Current != 1 {
			t.Errorf("limit %d: got %+v in generation %d, want no problem in generation 1", limit, v, current(t, l).Current)
		}
		for _, name := range files(t, l.Dir()) {
			if strings.Contains(name, ".tmp") {
				t.Errorf("limit %d: %s was left behind", limit, name)
			}
		}
	}
	mustImport(t, l, alliance("5.1", 2021))
	if after := files(t, l.Dir()); len(after) > len(before)+3 {
		t.Errorf("the next import left %v; before were %v", after, before)
	}
}
