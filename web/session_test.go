package web_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"entente"
)

// Every request opens one session and lets it go, whatever becomes of it: answered, kept, refused, moved,
// failed, or shared with others who asked for the same at the same time.
func TestARequestOpensOneSession(t *testing.T) {
	s := newSite(t)
	for _, target := range []string{"/", "/api", "/actor/KOR", "/actor/KOR", "/actor/KOR.json", "/actor/KOR.csv",
		"/actor/ASEAN", "/dyad/KOR/USA",
		"/ask?q=allies+of+korea", "/agreement/atop:3240", "/sources", "/sources/atop", "/row/eafd146fa5c5.L412",
		"/actors", "/healthz",
		"/api/v1/ask?q=korea", "/api/v1/openapi.json", "/actor/kor", "/actor/ZZZ", "/actor/KOR?as_of=soon",
		"/sources/nothing"} {
		before := s.world.Opened.Load()
		s.do("GET", target)
		if got := s.world.Opened.Load() - before; got != 1 {
			t.Errorf("%s: got %d sessions, want 1", target, got)
		}
	}
	s.world.Slow = 20 * time.Millisecond
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() { s.do("GET", "/actor/USA") })
	}
	wait.Wait()
	s.world.Slow = 0
	s.world.Panic = true
	s.do("GET", "/actor/JPN")
	s.world.Panic, s.world.Fail = false, errors.New("broken")
	s.do("GET", "/actor/PRK")
	wantClosed(t, s)
}

// wantClosed waits for the renders that outlive their requests.
func wantClosed(t *testing.T, s *site) {
	t.Helper()
	for range 100 {
		if s.world.Opened.Load() == s.world.Closed.Load() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("got %d sessions closed of %d opened, want all", s.world.Closed.Load(), s.world.Opened.Load())
}

// A ledger that cannot be opened is no page, and says so.
func TestAClosedLedger(t *testing.T) {
	s := newSite(t)
	s.do("GET", "/actor/KOR")
	s.world.Shut = &entente.Error{Code: entente.CodeUnavailable, Message: "the disk is gone"}
	for _, target := range []string{"/actor/KOR", "/actor/KOR.json", "/healthz", "/"} {
		if res, body := s.do("GET", target); res.StatusCode != 503 || body == "" {
			t.Errorf("%s: got %d %.100s, want 503", target, res.StatusCode, body)
		}
	}
}

// What is kept of one generation is never shown for another, in whatever order they come.
func TestKeptPagesBelongToTheirGeneration(t *testing.T) {
	s := newSite(t)
	_, seven := s.do("GET", "/actor/KOR")
	s.world.Number.Store(8)
	_, eight := s.do("GET", "/actor/KOR")
	asked := s.world.Asked.Load()
	s.world.Number.Store(7)
	if _, body := s.do("GET", "/actor/KOR"); body != seven || body == eight {
		t.Error("after the return to generation 7: got another page than its own")
	}
	if s.world.Asked.Load() != asked {
		t.Error("the page of generation 7 was read again, want the kept one")
	}
}
