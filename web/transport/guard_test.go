package transport_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/internal/failure"
	"entente/web/transport"
)

// guarded sends one request through a guard and returns the reply and the log.
func guarded(h http.HandlerFunc, r *http.Request) (*http.Response, string) {
	var log bytes.Buffer
	fail := func(w http.ResponseWriter, _ *http.Request, err error) {
		w.WriteHeader(failure.Status(failure.Of(err)))
		io.WriteString(w, string(failure.Of(err)))
	}
	w := httptest.NewRecorder()
	transport.Guard(h, fail, slog.New(slog.NewTextHandler(&log, nil)), nil).ServeHTTP(w, r)
	return w.Result(), log.String()
}

func fine(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "fine") }

func TestGuardRefuses(t *testing.T) {
	for _, c := range []struct {
		name, method, target string
		want                 int
	}{
		{"a read", "GET", "/actor/KOR", 200},
		{"a head", "HEAD", "/actor/KOR", 200},
		{"a write", "POST", "/actor/KOR", 400},
		{"a deletion", "DELETE", "/", 400},
		{"a long query", "GET", "/ask?q=" + strings.Repeat("a", transport.URLLimit), 413},
	} {
		res, _ := guarded(fine, httptest.NewRequest(c.method, c.target, nil))
		if res.StatusCode != c.want {
			t.Errorf("%s: got %d, want %d", c.name, res.StatusCode, c.want)
		}
		if c.want == 400 && res.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: got Allow %q, want GET, HEAD", c.name, res.Header.Get("Allow"))
		}
	}
}

func TestGuardSetsHeaders(t *testing.T) {
	res, _ := guarded(fine, httptest.NewRequest("GET", "/", nil))
	csp := res.Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'",
		"frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(csp, want) {
			t.Errorf("got policy %q, want %s in it", csp, want)
		}
	}
	if strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
		t.Errorf("got policy %q, want nothing unsafe and no host", csp)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin"} {
		if got := res.Header.Get(name); got != want {
			t.Errorf("got %s %q, want %q", name, got, want)
		}
	}
	if got := res.Header.Get("X-Request-ID"); len(got) != 12 {
		t.Errorf("got request id %q, want twelve digits", got)
	}
}

func TestGuardRecoversAndLogs(t *testing.T) {
	res, log := guarded(func(http.ResponseWriter, *http.Request) { panic("an oversight") },
		httptest.NewRequest("GET", "/ask?q=private", nil))
	if res.StatusCode != 500 {
		t.Errorf("got %d, want 500", res.StatusCode)
	}
	for _, want := range []string{"level=ERROR", "an oversight", "status=500", "path=/ask",
		res.Header.Get("X-Request-ID")} {
		if !strings.Contains(log, want) {
			t.Errorf("got log %q, want %q in it", log, want)
		}
	}
	if strings.Contains(log, "private") {
		t.Errorf("got log %q, want no question in it", log)
	}
	if got := strings.Count(log, "msg=request"); got != 1 {
		t.Errorf("got %d lines, want one a request", got)
	}
}
