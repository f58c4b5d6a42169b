package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// serving starts a server for a test and gives its address.
func serving(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://")
}

func TestLoadSendsEveryRequestOnce(t *testing.T) {
	for name, rate := range map[string]float64{"without pause": 0, "at a rate": 5000} {
		t.Run(name, func(t *testing.T) {
			var served atomic.Int64
			addr := serving(t, func(w http.ResponseWriter, r *http.Request) {
				served.Add(1)
				if r.URL.Path != "/actor/KOR" || r.Header.Get("Accept-Encoding") != "gzip" {
					t.Errorf("got %s with %v, want /actor/KOR, which may be compressed", r.URL, r.Header)
				}
				_, _ = w.Write([]byte("twelve bytes"))
			})
			l := load{clients: 7, requests: 200, time: time.Minute, rate: rate}
			got, err := l.drive(context.Background(), addr, "/actor/KOR")
			if err != nil {
				t.Fatal(err)
			}
			if served.Load() != 200 || len(got.latency) != 200 || got.bytes != 12 || got.rate <= 0 {
				t.Errorf("got %d served, %d measured, %d bytes, %v a second; want 200, 200, 12 and more than 0",
					served.Load(), len(got.latency), got.bytes, got.rate)
			}
		})
	}
}

func TestLoadKeepsItsConnections(t *testing.T) {
	var connections atomic.Int64
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_,
			_ = w.Write([]byte("x"))
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	l := load{clients: 3, requests: 100, time: time.Minute}
	if _, err := l.drive(context.Background(), strings.TrimPrefix(s.URL, "http://"), "/"); err != nil {
		t.Fatal(err)
	}
	// A client that gets no turn before the others have done the work makes none.
	if got := connections.Load(); got < 1 || got > 3 {
		t.Errorf("got %d connections for 100 requests of 3 clients, want at most 3", got)
	}
}

func TestLoadDoesNotCountFailures(t *testing.T) {
	var n atomic.Int64
	for name, tc := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"an error": {func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "no",
				http.StatusServiceUnavailable)
		}, "503"},
		"replies differ": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 1+n.Add(1))) },
			"replies of"},
		"reply cut short": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "9")
			_, _ = w.Write([]byte("x"))
		}, "EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			l := load{clients: 2, requests: 20, time: time.Minute}
			_, err := l.drive(context.Background(), serving(t, tc.handler), "/")
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error with %q", err, tc.want)
			}
		})
	}
}

func TestReferenceServesTheSameBytes(t *testing.T) {
	addr := serving(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/x-page")
		_, _ = w.Write([]byte(strings.Repeat("page ", 4000)))
	})
	p, err := copyOf(addr, "/page")
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	l := load{clients: 1, requests: 2, time: time.Minute}
	got, err := l.drive(context.Background(), p.addr(), "/page")
	if err != nil || got.bytes != 20_000 {
		t.Errorf("got %d bytes and %v, want 20000", got.bytes, err)
	}
	reply, err := http.Get("http://" + p.addr() + "/page")
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	if got := reply.Header.Get("Content-Type"); got != "text/x-page" {
		t.Errorf("got content type %q, want that of the original", got)
	}
}
