package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"entente"
	"entente/api"
	"entente/api/apitest"
	"entente/web"
)

// site is the whole site over the made-up world.
type site struct {
	t     *testing.T
	world *apitest.World
	h     http.Handler
	log   *bytes.Buffer
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, world: apitest.New(), log: &bytes.Buffer{}}
	h, err := web.New(web.Config{Open: s.world.Open, Names: s.world, Words: apitest.Words(), Now: apitest.Now,
		Log: slog.New(slog.NewTextHandler(s.log, nil)), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	s.h = h
	return s
}

func (s *site) do(method, target string, headers ...string) (*http.Response, string) {
	s.t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.h.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return w.Result(), string(body)
}

const (
	typeHTML = "text/html; charset=utf-8"
	typeJSON = "application/json; charset=utf-8"
	typeCSV  = "text/csv; charset=utf-8; header=present"
)

func TestPaths(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		target   string
		status   int
		typ      string
		contains string
	}{
		{"/", 200, typeHTML, `<form class="question" action="/ask"`},
		{"/ask?q=allies+of+korea", 200, typeHTML, "has one treaty ally"},
		{"/ask?q=allies+of+korea&utm_source=x", 200, typeHTML, "has one treaty ally"},
		{"/ask?q=gibberish", 200, typeHTML, "Questions near yours"},
		{"/ask?q=who+has+most+allies", 200, typeHTML, `<td class="number">41</td>`},
		{"/ask", 200, typeHTML, "I cannot answer that"},
		{"/ask?q=%zz", 400, typeHTML, "cannot be read"},
		{"/ask?q=a&q=b", 400, typeHTML, "given 2 times"},
		{"/ask?q=" + strings.Repeat("a", 1001), 413, typeHTML, "the limit is 1000"},
		{"/ask?q=" + strings.Repeat("a", 5000), 413, typeHTML, "the limit is 4096"},
		{"/ask.json?q=allies+of+korea", 200, typeJSON, `"intent": "allies"`},
		{"/ask.json?q=gibberish", 200, typeJSON, `"intent": "unknown"`},
		{"/ask.csv?q=allies+of+korea", 200, typeCSV, "Mutual Defense Treaty"},
		{"/ask.json", 200, typeJSON, `"intent": "unknown"`},
		{"/actor/KOR", 200, typeHTML, "Partners by tier"},
		{"/actor/KOR?as_of=1975", 200, typeHTML, "at some time in 1975"},
		{"/actor/KOR?as_of=1975-13", 400, typeHTML, "Parameter as_of"},
		{"/actor/KOR?known_at=soon", 400, typeHTML, "Parameter known_at"},
		{"/actor/KOR?as_of=2999", 400, typeHTML, "lies after today"},
		{"/actor/KOR.csv?known_at=2999", 400, typeJSON, "parameter known_at: 2999 lies after today, 2026-11-24"},
		{"/dyad/KOR/USA?known_at=2026-12", 400, typeHTML, "lies after today"},
		{"/ask?q=korea&as_of=2999", 400, typeHTML, "lies after today"},
		{"/agreement/atop:3240?known_at=2999", 400, typeHTML, "lies after today"},
		{"/agreement/atop:3240?known_at=today", 200, typeHTML, "/agreement/atop:3240?known_at=2026-11-24"},
		{"/actor/KOR?as_of=today", 200, typeHTML, "/actor/KOR?as_of=2026-11-24"},
		{"/actor/KOR?tier=friend", 400, typeHTML, "Parameter tier"},
		{"/actor/KOR?kind=love", 400, typeHTML, "Parameter kind"},
		{"/actor/KOR?as_of=&tier=other", 200, typeHTML, "Combat forces in the Korean War"},
		{"/actor/KOR.json", 200, typeJSON, `"subject": "KOR"`},
		{"/actor/KOR.json?as-of=1975", 400, typeJSON, "this path takes as_of"},
		{"/actor/KOR.csv", 200, typeCSV, "atop:3240"},
		{"/actor/PRK", 200, typeHTML, "Out of coverage"},
		{"/actor/ASEAN", 200, typeHTML, "The treaties of the group"},
		{"/actor/ASEAN", 200, typeHTML, "has frozen its part since 1 January 2020"},
		{"/actor/ASEAN", 200, typeHTML, `href="/agreement/atop:3755"`},
		{"/actor/ASEAN.json", 200, typeJSON, `"membership": {`},
		{"/actor/ASEAN.csv", 200, typeCSV, "ASEAN,former,VNM"},
		{"/api/v1/actors/ASEAN/members", 200, typeJSON, `"standing": "suspended"`},
		{"/api/v1/actors/KOR/members", 400, typeJSON, "is no group of states"},
		{"/actor/ZZZ", 404, typeHTML, "There is no actor"},
		{"/actor/ZZZ.json", 404, typeJSON, `"code": "not_found"`},
		{"/dyad/KOR/USA", 200, typeHTML, "Mutual Defense Treaty"},
		{"/dyad/KOR/PRK", 200, typeHTML, "None: a source covers this"},
		{"/dyad/KOR/KOR", 400, typeHTML, "A pair needs two different actors"},
		{"/dyad/KOR/ZZZ", 404, typeHTML, "There is no actor"},
		{"/dyad/KOR/USA.json", 200, typeJSON, `"object": "USA"`},
		{"/dyad/KOR/USA.csv", 200, typeCSV, "atop:3240"},
		{"/agreement/atop:3240", 200, typeHTML, "What each source says"},
		{"/agreement/atop:3240.json", 200, typeJSON, `"agreement": "atop:3240"`},
		{"/agreement/atop:3240.csv", 200, typeCSV, "defence; consultation"},
		{"/agreement/atop:1", 404, typeHTML, "There is no agreement"},
		{"/sources", 200, typeHTML, "Can be imported"},
		{"/sources.json", 200, typeJSON, `"dataset": "atop"`},
		{"/sources.csv", 200, typeCSV, "no open licence"},
		{"/sources/atop", 200, typeHTML, "members, not pairs"},
		{"/sources/atop", 200, typeHTML, "<dd>5.1"},
		{"/sources/cow-alliances", 200, typeHTML, "bring your own file"},
		{"/sources/atop.json", 200, typeJSON, `"dataset": "atop"`},
		{"/sources/nothing", 404, typeHTML, "There is no such dataset"},
		{"/row/eafd146fa5c5.L412", 200, typeHTML, "As it stands in the publisher’s file"},
		{"/row/0123456789ab.L31", 200, typeHTML, "Entente’s restatement"},
		{"/row/0123456789ab.L31", 200, typeHTML, "<strong>line 85</strong> of <code>ties.csv</code> (Korea " +
			"ties 2026-11)"},
		{"/row/0123456789ab.L31", 200, typeHTML, "How plainly the page says it: low trust"},
		{"/row/0123456789ab.L31.json", 200, typeJSON, `"restated": {`},
		{"/row/0123456789ab.L31.json", 200, typeJSON, `"trust": "low"`},
		{"/row/0123456789ab.L31.csv", 200, typeCSV, "\"Korea ties 2026-11, ties.csv, line 85\",low"},
		{"/actor/KOR", 200, typeHTML, `<code class="id">atop:3240</code>`},
		{"/actor/KOR.csv", 200, typeCSV, ",citations,trust\r\n"},
		{"/agreement/atop:3240", 200, typeHTML, `<span class="trust">low trust</span>`},
		{"/agreement/atop:3240", 200, typeHTML, `<span class="extra">acceded 17 September 1991</span>`},
		{"/agreement/atop:3240", 200, typeHTML, `<span class="extra">left 3 February 2001</span>`},
		{"/agreement/atop:3240", 200, typeHTML, "not seen: signed only"},
		{"/agreement/ATOP:3240", 308, typeHTML, ""},
		{"/sources/ATOP", 308, typeHTML, ""},
		{"/sources/atop", 200, typeHTML, "<code>atopid</code>, <code>member</code>"},
		{"/row/eafd146fa5c5.L412.json", 200, typeJSON, `"evidence_id": "eafd146fa5c5.L412"`},
		{"/row/eafd146fa5c5.L412.csv", 200, typeCSV, "atopid,3240"},
		{"/row/nonsense", 400, typeHTML, "is not an evidence id"},
		{"/row/aaaaaaaaaaaa.L1", 404, typeHTML, "No file of the ledger"},
		{"/actors", 200, typeHTML, "Former states"},
		{"/actors.json", 200, typeJSON, `"actor": "KOR"`},
		{"/api", 200, typeHTML, "/api/v1/actors/{actor}/allies"},
		{"/api/v1/ask?q=korea", 200, typeJSON, `"intent": "allies"`},
		{"/api/v1/nothing", 404, typeJSON, `"code": "not_found"`},
		{"/api/v1/actors?x=1", 400, typeJSON, "takes no parameters"},
		{"/healthz", 200, "text/plain; charset=utf-8", "generation 7"},
		{"/nothing", 404, typeHTML, "There is no page"},
		{"/assets/nothing.js", 404, typeHTML, "There is no page"},
	} {
		res, body := s.do("GET", c.target)
		if res.StatusCode != c.status || res.Header.Get("Content-Type") != c.typ ||
			!strings.Contains(body, c.contains) {
			t.Errorf("%.60s: got %d %q %.400s\nwant %d %q with %q", c.target, res.StatusCode,
				res.Header.Get("Content-Type"), body, c.status, c.typ, c.contains)
		}
		if res.Header.Get("Content-Security-Policy") == "" || res.Header.Get("X-Request-ID") == "" {
			t.Errorf("%.60s: got no policy or no request id", c.target)
		}
	}
}

func TestOneAddressForEachThing(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string]string{
		"/actor/kor":                  "/actor/KOR",
		"/actor/kor?as_of=1975":       "/actor/KOR?as_of=1975",
		"/actor/kor.json":             "/actor/KOR.json",
		"/dyad/kor/USA":               "/dyad/KOR/USA",
		"/dyad/KOR/usa.csv":           "/dyad/KOR/USA.csv",
		"/api/":                       "/api",
		"//evil.example/../actor/kor": "/actor/kor",
	} {
		res, _ := s.do("GET", target)
		if got := res.Header.Get("Location"); res.StatusCode/100 != 3 || got != want {
			t.Errorf("%s: got %d to %q, want a redirect to %q", target, res.StatusCode, got, want)
		}
	}
}

func TestNothingCanBeWritten(t *testing.T) {
	s := newSite(t)
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"} {
		for _, target := range []string{"/", "/ask?q=korea", "/actor/KOR.json", "/api/v1/sources", "/healthz",
			"/nothing"} {
			res, _ := s.do(method, target)
			if res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: got %d, Allow %q, want 405 and GET, HEAD", method, target, res.StatusCode,
					res.Header.Get("Allow"))
			}
		}
	}
	if got := s.world.Asked.Load(); got != 0 {
		t.Errorf("got %d questions asked, want none", got)
	}
}

func TestWarmRepliesAskNobody(t *testing.T) {
	s := newSite(t)
	first, body := s.do("GET", "/actor/KOR?tier=&as_of=1975&utm=1")
	asked := s.world.Asked.Load()
	for _, target := range []string{"/actor/KOR?as_of=1975", "/actor/KOR?as_of=1975&kind=",
		"/actor/KOR?as_of=1975&utm=2"} {
		res, again := s.do("GET", target)
		if again != body || s.world.Asked.Load() != asked {
			t.Errorf("%s: got another body or a new question, want the kept reply", target)
		}
		if res, _ := s.do("GET", target, "If-None-Match", first.Header.Get("ETag")); res.StatusCode != 304 {
			t.Errorf("%s: got %d for a matching tag, want 304", target, res.StatusCode)
		}
		if got := res.Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: got Cache-Control %q, want no-cache", target, got)
		}
	}
	if s.do("GET", "/actor/KOR?as_of=1976"); s.world.Asked.Load() == asked {
		t.Error("another date: got no new question")
	}
	asked = s.world.Asked.Load()
	res, body := s.do("GET", "/actor/KOR?as_of=1975", "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8")
	if s.world.Asked.Load() == asked || !strings.Contains(body, "lang=ko") {
		t.Error("another language: got the kept reply, or a permalink that does not name the language")
	}
	if !slices.Contains(res.Header.Values("Vary"), "Accept-Language") {
		t.Errorf("got Vary %v, want Accept-Language in it", res.Header.Values("Vary"))
	}
}

func TestANewGenerationIsTakenUp(t *testing.T) {
	world := apitest.New()
	var mu sync.Mutex
	now := apitest.Now()
	opener := func(ctx context.Context) (*api.Session, error) {
		x, err := world.Open(ctx)
		mu.Lock()
		defer mu.Unlock()
		x.Today = entente.Date{Year: int16(now.Year()), Month: uint8(now.Month()), Day: uint8(now.Day())}
		return x, err
	}
	h, err := web.New(web.Config{Open: opener, Names: world, Words: apitest.Words(), Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { mu.Lock(); defer mu.Unlock(); return now }})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, world: world, h: h}
	s.do("GET", "/sources")
	world.Number.Store(8)
	if _, body := s.do("GET", "/sources"); !strings.Contains(body, "generation 8") {
		t.Errorf("got %s, want generation 8 at once", body)
	}
	asked := world.Asked.Load()
	mu.Lock()
	now = now.Add(24 * time.Hour)
	mu.Unlock()
	if s.do("GET", "/sources"); world.Asked.Load() == asked {
		t.Error("the next day: got yesterday's page, want a new one")
	}
}

func TestFailuresTellNoSecrets(t *testing.T) {
	for name, c := range map[string]struct {
		set    func(*apitest.World)
		status int
	}{
		"a bug":        {func(w *apitest.World) { w.Panic = true }, 500},
		"an odd error": {func(w *apitest.World) { w.Fail = errors.New("with a secret") }, 500},
		"no ledger": {func(w *apitest.World) {
			w.Fail = &entente.Error{Code: entente.CodeUnavailable,
				Message: "busy"}
		}, 503},
		"a limit of time": {func(w *apitest.World) { w.Fail = context.DeadlineExceeded }, 504},
	} {
		for _, target := range []string{"/actor/KOR", "/actor/KOR.json", "/api/v1/ask?q=korea"} {
			s := newSite(t)
			s.do("GET", "/") // the generation is known before things go wrong
			c.set(s.world)
			res, body := s.do("GET", target)
			if res.StatusCode != c.status || strings.Contains(body, "secret") || strings.Contains(body, "panic") {
				t.Errorf("%s, %s: got %d %s, want %d without detail", name, target, res.StatusCode, body, c.status)
			}
			if id := res.Header.Get("X-Request-ID"); !strings.Contains(body, id) ||
				!strings.Contains(s.log.String(), id) {
				t.Errorf("%s, %s: got no request id %s in the reply and the log", name, target, id)
			}
			if got := res.Header.Get("Cache-Control"); got != "no-store" {
				t.Errorf("%s, %s: got Cache-Control %q, want no-store", name, target, got)
			}
			if strings.HasSuffix(target, ".json") {
				var f struct {
					Error struct {
						Code      entente.Code    `json:"code"`
						RequestID string          `json:"request_id"`
						Issues    []entente.Issue `json:"issues"`
					} `json:"error"`
				}
				if err := json.Unmarshal([]byte(body), &f); err != nil || f.Error.Code == "" ||
					f.Error.RequestID == "" {
					t.Errorf("%s: got %s, want the error object", name, body)
				}
			}
		}
	}
}

func TestABlockIsThePagesOwn(t *testing.T) {
	s := newSite(t)
	res, block := s.do("GET", "/actor/KOR", "Entente-Block", "answer")
	_, page := s.do("GET", "/actor/KOR")
	if strings.Contains(block, "<html") || !strings.Contains(page, strings.TrimSpace(block)) {
		t.Errorf("got %.200s, want the part of the page inside #answer", block)
	}
	if got := strings.Join(res.Header.Values("Vary"), ", "); !strings.Contains(got, "Entente-Block") ||
		!strings.Contains(got, "Accept-Encoding") {
		t.Errorf("got Vary %q, want both headers", got)
	}
	if _, other := s.do("GET", "/actor/KOR", "Entente-Block", "define"); other != page {
		t.Error("an unknown block: got a fragment, want the page")
	}
}

// find collects the elements of a name below a node.
func find(n *html.Node, name string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			out = append(out, d)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
