package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// load is how a server is driven: clients that each keep one connection and send one request after
// the other, until a number of requests or a time is used up.
type load struct {
	clients  int
	requests int64
	time     time.Duration
	// rate is how many requests a second are due in all; 0 sends each as soon as the one before is
	// answered. A request counts from the moment it was due, so that waiting in line is not hidden.
	rate float64
}

// loaded is what a load measured.
type loaded struct {
	latency sample // milliseconds
	rate    float64
	bytes   int64 // of one reply's body, as sent
}

// drive sends GET requests for a path to a server on loopback. Every reply must be 200 and as long
// as the first.
func (l load) drive(ctx context.Context, addr, path string) (loaded, error) {
	ctx, cancel := context.WithTimeout(ctx, l.time)
	defer cancel()
	var (
		next atomic.Int64
		wait sync.WaitGroup
		mu   sync.Mutex
		all  loaded
		fail error
	)
	start := time.Now()
	for range l.clients {
		wait.Go(func() {
			latency, size, err := l.client(ctx, addr, path, start, &next)
			mu.Lock()
			defer mu.Unlock()
			all.latency = append(all.latency, latency...)
			if size > 0 && all.bytes > 0 && size != all.bytes {
				err = fmt.Errorf("%s: replies of %d and of %d bytes", path, all.bytes, size)
			}
			all.bytes = max(all.bytes, size)
			if err != nil && fail == nil {
				fail = err
				cancel()
			}
		})
	}
	wait.Wait()
	all.rate = float64(len(all.latency)) / time.Since(start).Seconds()
	if fail == nil && len(all.latency) == 0 {
		fail = fmt.Errorf("%s: not one reply in %s", path, l.time)
	}
	return all, fail
}

// client is one connection's share of a load. It writes and reads HTTP itself, because the client of
// the standard library costs as much as the server that is to be measured.
func (l load) client(ctx context.Context, addr, path string, start time.Time, next *atomic.Int64) (latency sample,
	size int64, err error) {
	conn, err := net.DialTimeout("tcp", addr, 5*time.Second)
	if err != nil {
		return nil, 0, err
	}
	defer conn.Close()
	request := []byte("GET " + path + " HTTP/1.1\r\nHost: " + addr + "\r\nAccept-Encoding: gzip\r\nAccept: */*\r\n\r\n")
	reader := bufio.NewReaderSize(conn, 64<<10)
	for ctx.Err() == nil {
		n := next.Add(1) - 1
		if n >= l.requests {
			break
		}
		due := time.Now()
		if l.rate > 0 {
			due = start.Add(time.Duration(float64(n) / l.rate * float64(time.Second)))
			if !sleepUntil(ctx, due) {
				break
			}
		}
		if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			return latency, size, err
		}
		got, err := exchange(conn, reader, request)
		if err != nil {
			return latency, size, fmt.Errorf("%s: %w", path, err)
		}
		if size != 0 && got != size {
			return latency, size, fmt.Errorf("%s: replies of %d and of %d bytes", path, size, got)
		}
		size, latency = got, append(latency, milliseconds(time.Since(due)))
	}
	return latency, size, nil
}

// exchange sends one request and reads its reply to the end.
func exchange(w io.Writer, r *bufio.Reader, request []byte) (size int64, err error) {
	if _, err := w.Write(request); err != nil {
		return 0, err
	}
	reply, err := http.ReadResponse(r, nil)
	if err != nil {
		return 0, err
	}
	defer reply.Body.Close()
	if size, err = io.Copy(io.Discard, reply.Body); err != nil {
		return 0, err
	}
	if reply.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("status %s", reply.Status)
	}
	return size, nil
}

// sleepUntil waits for a moment; false where the context ended first.
func sleepUntil(ctx context.Context, at time.Time) bool {
	t := time.NewTimer(time.Until(at))
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// plain is the reference of a load: a handler of the standard library, in this process, that writes
// bytes it has ready, with the headers that they came with.
type plain struct {
	listener net.Listener
	server   *http.Server
}

// copyOf fetches a reply and serves the same bytes.
func copyOf(addr, path string) (*plain, error) {
	request, err := http.NewRequest(http.MethodGet, "http://"+addr+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // set by hand, the client leaves the body as it is sent
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	header := reply.Header.Clone()
	p := &plain{listener: listener, server: &http.Server{ReadHeaderTimeout: 5 * time.Second,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for k, v := range header {
				w.Header()[k] = v
			}
			_, _ = io.Copy(w, bytes.NewReader(body)) // a client that went away is seen by the client
		})}}
	go func() { _ = p.server.Serve(listener) }()
	return p, nil
}

func (p *plain) addr() string { return p.listener.Addr().String() }

func (p *plain) close() { _ = p.server.Close() }
