package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// served starts the server as the command does, on a free port over a new ledger, and gives its
// address.
func served(t *testing.T) string { return servedFrom(t, t.TempDir()) }

// servedFrom is served over the ledger in a home.
func servedFrom(t *testing.T, home string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	p := &program{args: []string{"serve", "--listen", "127.0.0.1:0"}, out: w, err: io.Discard, now: time.Now,
		environ: environment(home, home)[:4]}
	done := make(chan int, 1)
	go func() { done <- p.main(ctx); w.Close() }()
	t.Cleanup(func() {
		cancel()
		if code := <-done; code != 0 {
			t.Errorf("the server ended with exit code %d", code)
		}
	})
	line, err := bufio.NewReader(r).ReadString('\n')
	go io.Copy(io.Discard, r)
	u, parseErr := url.Parse(strings.TrimSuffix(strings.TrimPrefix(strings.Split(line, " (")[0], "Serving on "), "/"))
	if err != nil || parseErr != nil || u.Host == "" {
		t.Fatalf("the server said %q, %v, %v", line, err, parseErr)
	}
	return u.Host
}

// exchange sends a request line with headers as they are, which no client would.
func exchange(t testing.TB, host, request string) (*http.Response, string) {
	t.Helper()
	c, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	line, headers, _ := strings.Cut(request, "\n")
	if headers != "" {
		headers = strings.ReplaceAll(headers, "\n", "\r\n") + "\r\n"
	}
	if _, err := io.WriteString(c, line+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"+headers+
		"\r\n"); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(line, " ")
	resp, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%.80q: no reply: %v", request, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("%.80q: the reply breaks off: %v", request, err)
	}
	return resp, string(body)
}

// hostileIDs stand where the id of something is expected.
var hostileIDs = []string{"%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>", "%22onmouseover=alert(1)",
	"%00", "KOR%00",
	"%ff%fe", "..%2f..%2fetc%2fpasswd", "../../etc/passwd", "%0d%0aX-Evil:1", "%E2%80%AE", "-1", "COW:99999",
	"eafd146fa5c5.L-1",
	"eafd146fa5c5.L99999999999999999999", strings.Repeat("a", 3000), strings.Repeat("a", 5000), ""}

// hostileQueries stand behind the question mark.
var hostileQueries = []string{"q=%00", "q=%ff", "q=%ZZ", "q=a;b", "q=a&q=b", "q=", "zzz=1",
	"q=%3Cscript%3Ealert(1)%3C/script%3E+allies",
	"q=allies+of+korea+%22%3E%3Cimg+src=x+onerror=alert(1)%3E", "q=korea&as_of=1953-02-31", "q=korea&as_of=%00",
	"q=korea&as_of=0",
	"q=korea&tier=%3Cscript%3Ealert(1)", "q=korea&kind=%ff", "q=korea&known_at=99999", "q=" +
		strings.Repeat("KOR+", 240),
	"q=" + strings.Repeat("a", 2000), "q=" + strings.Repeat("a", 5000)}

func hostileRequests() []string {
	var out []string
	for _, id := range hostileIDs {
		for _, path := range []string{"/", "/actor/", "/dyad/KOR/", "/agreement/", "/sources/", "/row/", "/assets/",
			"/api/v1/agreements/",
			"/api/v1/rows/", "/api/v1/dyads/KOR/", "/api/v1/actors/"} {
			out = append(out, "GET "+path+id)
		}
		out = append(out, "GET /actor/"+id+".json", "GET /agreement/"+id+".csv", "GET /row/"+id+".json",
			"GET /api/v1/actors/"+id+"/allies")
	}
	for _, q := range hostileQueries {
		for _, path := range []string{"/ask?", "/ask.json?", "/ask.csv?", "/api/v1/ask?", "/actor/KOR?",
			"/actor/KOR.json?"} {
			out = append(out, "GET "+path+q)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE", "HEAD"} {
		out = append(out, method+" /actor/KOR", method+" /api/v1/ask?q=allies+of+korea")
	}
	for _, header := range []string{"Range: bytes=0-10", "Range: bytes=x", "Accept: application/x-nothing", "Accept: " +
		strings.Repeat("*", 5000),
		"If-None-Match: garbage", `If-None-Match: "`, "If-None-Match: W/", "If-Modified-Since: yesterday",
		"Accept-Encoding: zzz;q=x, gzip;q=-1",
		"HX-Request: true\nHX-Target: <script>alert(1)</script>", "Cookie: " + strings.Repeat("x", 9000)} {
		out = append(out, "GET /actor/KOR\n"+header)
	}
	return out
}

// Whatever a request holds, the server goes on, never answers with a 500, reflects nothing as markup,
// keeps its headers, and answers programs in JSON.
func TestHostileRequests(t *testing.T) {
	host := served(t)
	for _, request := range hostileRequests() {
		resp, body := exchange(t, host, request)
		complain := func(what string) {
			t.Errorf("%.90q: %s; status %d, %s, %.120q", request, what, resp.StatusCode,
				resp.Header.Get("Content-Type"), body)
		}
		if resp.StatusCode >= 500 {
			complain("a failure of ours")
		}
		if resp.Header.Get("X-Evil") != "" {
			complain("a header was injected")
		}
		if resp.Header.Get("X-Request-ID") == "" { // refused by net/http before any of our code ran
			if resp.StatusCode != http.StatusBadRequest {
				complain("no request id")
			}
			continue
		}
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
			if resp.Header.Get(name) == "" {
				complain("no " + name)
			}
		}
		isHTML := strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html")
		if isHTML && (strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") ||
			strings.Contains(body, `"onmouseover`)) {
			complain("reflected as markup")
		}
		if strings.Contains(body, "goroutine ") || strings.Contains(body, "runtime error") {
			complain("a stack trace")
		}
		method, rest, _ := strings.Cut(request, " ")
		if resp.StatusCode >= 400 && method != "HEAD" && strings.HasPrefix(rest, "/api/") {
			checkProblem(t, request, body)
		}
		if method != "GET" && method != "HEAD" && (resp.StatusCode != http.StatusMethodNotAllowed ||
			resp.Header.Get("Allow") == "") {
			complain("want 405 and Allow")
		}
	}
	if resp, body := exchange(t, host, "GET /healthz"); resp.StatusCode != 200 || !strings.HasPrefix(body, "ok") {
		t.Errorf("afterwards: status %d, %q", resp.StatusCode, body)
	}
}

// checkProblem holds an error of the API against the shape that docs/errors.md promises.
func checkProblem(t *testing.T, request, body string) {
	t.Helper()
	var reply struct {
		Error struct {
			Code, Message string
			RequestID     string `json:"request_id"`
		} `json:"error"`
	}
	d := json.NewDecoder(bytes.NewReader([]byte(body)))
	if err := d.Decode(&reply); err != nil || reply.Error.Code == "" || reply.Error.Message == "" ||
		reply.Error.RequestID == "" {
		t.Errorf("%.90q: the error is %.200q, %v", request, body, err)
	}
}

// Clients that never finish their headers keep nobody from being answered.
func TestSlowAndManyClients(t *testing.T) {
	host := served(t)
	for range 200 {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	}
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			for _, path := range []string{"/actor/KOR", "/ask?q=allies+of+japan+in+1975", "/dyad/KOR/USA",
				"/api/v1/sources"} {
				resp, err := http.Get("http://" + host + path)
				if err != nil {
					t.Errorf("%s: %v", path, err)
					continue
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != 200 {
					t.Errorf("%s: status %d, %v", path, resp.StatusCode, err)
				}
				resp.Body.Close()
			}
		})
	}
	wg.Wait()
}
