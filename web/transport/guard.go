package transport

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/internal/failure"
)

// URLLimit is the longest path with query that is looked at, in bytes.
const URLLimit = 4096

// policy allows what the pages consist of and nothing else: no inline script or style, no other
// host, no framing.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Fail writes an error; it must set the status that [failure.Status] gives unless the header has
// been written.
type Fail func(w http.ResponseWriter, r *http.Request, err error)

// Guard stands in front of everything: it gives each request an id, sets the security headers,
// refuses what is not a read or is too long, recovers from bugs, and logs one line. Neither query nor
// reply is logged: questions are the reader's own business.
//
// hosts are the names by which the server goes; nil takes any.
func Guard(next http.Handler, fail Fail, log *slog.Logger, hosts *Hosts) http.Handler {
	return guard(next, fail, log, hosts, 1024, http.MethodGet, http.MethodHead) // nothing there has a body
}

// callLimit is the longest call of a tool, in bytes.
const callLimit = 64 << 10

// GuardCalls stands in front of tools that are called by POST. It is [Guard] in everything else.
func GuardCalls(next http.Handler, fail Fail, log *slog.Logger, hosts *Hosts) http.Handler {
	return guard(next, fail, log, hosts, callLimit, http.MethodPost)
}

func guard(next http.Handler, fail Fail, log *slog.Logger, hosts *Hosts, body int64, methods ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		info := &Info{ID: newID()}
		r = r.WithContext(context.WithValue(r.Context(), infoKey{}, info))
		rec := &recorder{ResponseWriter: w}
		setHeaders(rec.Header(), info.ID)
		defer func() {
			if p := recover(); p != nil {
				info.Err = panicked(p)
				if rec.status == 0 {
					fail(rec, r, info.Err)
				}
			}
			logRequest(log, r, rec, info, time.Since(start))
		}()
		if err := check(r, hosts, methods); err != nil {
			if err.isMethod {
				rec.Header().Set("Allow", strings.Join(methods, ", "))
			}
			info.Err = err.Error
			fail(rec, r, err.Error)
			return
		}
		r.Body = http.MaxBytesReader(rec, r.Body, body)
		next.ServeHTTP(rec, r)
	})
}

func setHeaders(h http.Header, id string) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Request-ID", id)
}

type refusal struct {
	*entente.Error
	isMethod bool
}

func check(r *http.Request, hosts *Hosts, methods []string) *refusal {
	if hosts != nil {
		if err := hosts.check(r.Host); err != nil {
			return &refusal{err, false}
		}
	}
	if !slices.Contains(methods, r.Method) {
		return &refusal{&entente.Error{Code: entente.CodeInvalid, Op: "transport.Guard", Err: ErrMethod,
			Message: "this server only answers questions: it takes " + strings.Join(methods, " and ") + ", not " +
				shown(r.Method),
			Hint: "data is imported with the command: entente import <dataset> FILE"}, true}
	}
	if n := len(r.URL.RequestURI()); n > URLLimit {
		return &refusal{&entente.Error{Code: entente.CodeTooLarge, Op: "transport.Guard",
			Message: fmt.Sprintf("the address is %d bytes long; the limit is %d", n, URLLimit),
			Hint:    "ask a shorter question"}, false}
	}
	return nil
}

func shown(method string) string {
	if len(method) > 20 {
		return method[:20] + "…"
	}
	return method
}

// ErrMethod is the cause of an error that a wrong method made; its status is 405, which no code has.
var ErrMethod = fmt.Errorf("method not allowed")

// Info is what is known of a request beside the request itself. Handlers fill it in for the log.
type Info struct {
	ID         string
	Hit        bool  // the reply came from the cache
	Generation int   // of the ledger that it was answered from; 0 where that was not reached
	Err        error // what went wrong, with its causes
}

type infoKey struct{}

// InfoOf is the request's own Info; outside a [Guard] it is an empty one.
func InfoOf(r *http.Request) *Info {
	if i, ok := r.Context().Value(infoKey{}).(*Info); ok {
		return i
	}
	return &Info{}
}

func newID() string {
	var b [6]byte
	rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

func logRequest(log *slog.Logger, r *http.Request, rec *recorder, info *Info, took time.Duration) {
	attrs := []slog.Attr{slog.String("request_id", info.ID), slog.String("method", shown(r.Method)),
		slog.String("path", r.URL.Path), slog.Int("status", rec.status), slog.Int64("bytes", rec.bytes),
		slog.Duration("duration", took), slog.Bool("cached", info.Hit)}
	level := slog.LevelInfo
	if info.Err != nil {
		attrs = append(attrs, slog.String("error", info.Err.Error()))
		if failure.Of(info.Err) == entente.CodeInternal {
			level = slog.LevelError
		}
	}
	log.LogAttrs(r.Context(), level, "request", attrs...)
}

// recorder notes status and size for the log.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
