package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// running is a server started as the command starts it, over a bench's ledger.
type running struct {
	url    string
	out    *safeBuffer
	log    *safeBuffer
	cancel context.CancelFunc
	done   chan int
}

// safeBuffer is a buffer that two goroutines may use.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// serve starts a server and waits until it listens or has ended.
func (b *bench) serve(args ...string) *running {
	b.t.Helper()
	ctx, cancel := context.WithCancel(b.t.Context())
	s := &running{out: &safeBuffer{}, log: &safeBuffer{}, cancel: cancel, done: make(chan int, 1)}
	p := &program{args: append([]string{"serve"}, args...), out: s.out, err: s.log, now: time.Now,
		environ: environment("", b.home)}
	go func() { s.done <- p.main(ctx) }()
	b.t.Cleanup(cancel)
	for range 500 {
		if line, _, ok := strings.Cut(s.out.String(), " (press"); ok {
			s.url = strings.TrimSuffix(strings.TrimPrefix(line, "Serving on "), "/")
			return s
		}
		select {
		case code := <-s.done:
			s.done <- code
			return s
		case <-time.After(20 * time.Millisecond):
		}
	}
	b.t.Fatal("the server neither listens nor ends")
	return nil
}

// stop ends the server and gives its exit code.
func (s *running) stop() int {
	s.cancel()
	return <-s.done
}

// get asks for a path under a Host header.
func (s *running) get(t testing.TB, path, host string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if host != "" {
		req.Host = host
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// A page of another site that points its own name at this machine is refused.
func TestServeKnowsItsNames(t *testing.T) {
	s := newBench(t).serve("--listen", "127.0.0.1:0", "--names", "ledger.example.org, other.example.org")
	for _, host := range []string{"", "localhost:1", "127.0.0.1", "[::1]:80", "ledger.example.org",
		"OTHER.example.org:8765"} {
		if code, body := s.get(t, "/healthz", host); code != 200 {
			t.Errorf("Host %q: got %d %.200s", host, code, body)
		}
	}
	for _, host := range []string{"evil.example.com", "evil.example.com:8765", "localhost.example.com", "192.0.2.1"} {
		for _, path := range []string{"/", "/healthz", "/api/v1/sources", "/actor/KOR.json"} {
			if code, body := s.get(t, path, host); code != 403 || strings.Contains(body, "generation 1\n") {
				t.Errorf("Host %q, %s: got %d %.200s, want a refusal", host, path, code, body)
			}
		}
	}
	if strings.Contains(s.out.String(), "beyond loopback") {
		t.Errorf("on loopback it said %q", s.out)
	}
	if code := s.stop(); code != 0 {
		t.Errorf("it ended with %d", code)
	}
}

func TestServeBeyondLoopback(t *testing.T) {
	s := newBench(t).serve("--listen", "0.0.0.0:0")
	if strings.Count(s.out.String(), "This is beyond loopback: whoever reaches") != 1 {
		t.Errorf("got %q, want a line on listening beyond loopback", s.out)
	}
	s.stop()
}

// A generation that cannot be taken up is logged once and told by /healthz; the pages go on.
func TestServeWithoutTheNewGeneration(t *testing.T) {
	b := newBench(t)
	s := b.serve("--listen", "127.0.0.1:0")
	current := filepath.Join(b.home, "ledger", "CURRENT")
	next := filepath.Join(b.home, "ledger", "generations", "000002.json")
	if err := os.WriteFile(next, []byte("no manifest"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(current, []byte("000002\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 4 {
		time.Sleep(300 * time.Millisecond)
		s.get(t, "/sources.json", "")
	}
	code, body := s.get(t, "/healthz", "")
	if code != 200 || !strings.HasPrefix(body, "stale\ngeneration 1\na newer generation cannot be taken up: ") {
		t.Errorf("healthz: got %d %q, want the trouble", code, body)
	}
	if code, _ := s.get(t, "/actor/KOR", ""); code != 200 {
		t.Errorf("page: got %d, want the old generation", code)
	}
	if n := strings.Count(s.log.String(), "cannot be taken up"); n != 1 {
		t.Errorf("logged %d times: %s", n, s.log)
	}
	if err := os.WriteFile(current, []byte("000001\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(600 * time.Millisecond)
	if _, body := s.get(t, "/healthz", ""); body != "ok\ngeneration 1\n" {
		t.Errorf("healthz when it is mended: got %q", body)
	}
	s.stop()
}

// A server on a ledger that cannot be opened says so instead of listening.
func TestServeOnADamagedLedger(t *testing.T) {
	b := newBench(t)
	b.run("ledger", "info")
	if err := os.WriteFile(filepath.Join(b.home, "ledger", "generations", "000001.json"), []byte("no manifest"),
		0o600); err != nil {
		t.Fatal(err)
	}
	s := b.serve("--listen", "127.0.0.1:0")
	if s.url != "" || !strings.Contains(s.log.String(), "entente: ") || !strings.Contains(s.log.String(), "hint: ") {
		t.Errorf("got %q and %q, want a refusal to start", s.out, s.log)
	}
	if code := s.stop(); code != 7 {
		t.Errorf("it ended with %d, want 7", code)
	}
}

// A client that asks and never reads does not make a stop a failure.
func TestServeStopsWithAClientThatNeverReads(t *testing.T) {
	if testing.Short() {
		t.Skip("takes as long as the server waits for its clients")
	}
	s := newBench(t).serve("--listen", "127.0.0.1:0")
	c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.(*net.TCPConn).SetReadBuffer(1024)
	for range 400 { // far more than the buffers on the way take
		fmt.Fprint(c, "GET /actor/KOR HTTP/1.1\r\nHost: localhost\r\n\r\n")
	}
	time.Sleep(2 * time.Second)
	start := time.Now()
	if code := s.stop(); code != 0 {
		t.Errorf("it ended with %d: %s", code, s.log)
	}
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("it took %s to stop", took)
	}
	if !strings.Contains(s.log.String(), "cut off") {
		t.Errorf("nobody had to be cut off: the client was served in whole")
	}
}
