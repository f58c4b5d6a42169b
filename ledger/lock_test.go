package ledger_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/ledger"
)

func TestSecondWriterIsTold(t *testing.T) {
	l := create(t, alliance("1", 2001))
	writer, err := ledger.Open(l.Dir(), ledger.Options{Command: "entente import \"atop\"\nx",
		Clock: func() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	begun, goOn, done := make(chan struct{}), make(chan struct{}), make(chan error)
	slow := alliance("2", 2002)
	slow.during = func() { close(begun); <-goOn }
	go func() {
		_, err := writer.Import(context.Background(), batches(slow))
		done <- err
	}()
	<-begun
	_, err = l.Import(context.Background(), batches(alliance("3", 2003)))
	wantCode(t, err, entente.CodeConflict, fmt.Sprintf("process %d", os.Getpid()))
	wantCode(t, err, entente.CodeConflict, "since 2026-03-01T12:00:00Z")
	wantCode(t, err, entente.CodeConflict, "entente import \"atop\"")
	_, err = l.Rollback(context.Background(), 0)
	wantCode(t, err, entente.CodeConflict, "being written")
	if info, err := l.Info(context.Background()); err != nil || !strings.Contains(info.Writer, "entente import") {
		t.Errorf("got writer %q, %v; want the one that writes", info.Writer, err)
	}
	if got := ties(t, l, entente.TieFilter{}); len(got) != 2 {
		t.Errorf("got %q while somebody writes, want two ties", got)
	}
	close(goOn)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if info, err := l.Info(context.Background()); err != nil || info.Writer != "" || info.Current != 2 {
		t.Errorf("got %+v, %v; want generation 2 and no writer", info, err)
	}
	mustImport(t, l, alliance("3", 2003))
}

// A lock file that a dead process left behind locks nobody out.
func TestLockOfTheDead(t *testing.T) {
	l := create(t, alliance("1", 2001))
	left := "pid 1\nhost \"elsewhere\"\nsince 2020-01-01T00:00:00Z\ncommand \"entente import\"\n" + strings.Repeat("x", 10_000)
	if err := os.WriteFile(l.Dir()+"/lock", []byte(left), 0o644); err != nil {
		t.Fatal(err)
	}
	if info, err := l.Info(context.Background()); err != nil || info.Writer != "" {
		t.Errorf("got writer %q, %v; want none", info.Writer, err)
	}
	mustImport(t, l, alliance("2", 2002))
}
