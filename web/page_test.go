package web_test

import (
	"log/slog"
	"net/url"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"entente/api/apitest"
	"entente/web"
)

// everyPage is one address for each template and each of its states.
var everyPage = []string{"/", "/ask?q=allies+of+korea", "/ask?q=gibberish", "/ask?q=who+has+most", "/actor/KOR",
	"/actor/USA", "/actor/PRK",
	"/actor/XSS", "/actor/ASEAN", "/actor/DDDE", "/dyad/KOR/USA", "/dyad/KOR/PRK", "/agreement/atop:3240", "/sources",
	"/sources/atop",
	"/sources/cow-alliances", "/row/eafd146fa5c5.L412", "/row/0123456789ab.L12", "/actors", "/api", "/nothing",
	"/ask?q=%3Cscript%3Ealert(1)%3C/script%3Ekorea", "/agreement/" + url.PathEscape("xss:"+apitest.Hostile)}

func parse(t *testing.T, body string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestEveryPageIsSound(t *testing.T) {
	s := newSite(t)
	for _, target := range everyPage {
		_, body := s.do("GET", target)
		doc := parse(t, body)
		if got := len(find(doc, "h1")); got != 1 {
			t.Errorf("%s: got %d h1, want 1", target, got)
		}
		if head := find(doc, "head")[0]; len(find(doc, "main")) != 1 || len(find(head, "title")) != 1 {
			t.Errorf("%s: got no main or no title", target)
		}
		if lang := attr(find(doc, "html")[0], "lang"); lang != "en" {
			t.Errorf("%s: got lang %q, want en", target, lang)
		}
		checkElements(t, target, doc)
		checkBalance(t, target, body)
	}
}

// checkElements looks at what holds for each element: no inline code or style, ids once, labels,
// links with a text, heads for tables, links that stay here or say that they do not.
func checkElements(t *testing.T, target string, doc *html.Node) {
	t.Helper()
	ids, labels := map[string]bool{}, map[string]bool{}
	for _, l := range find(doc, "label") {
		labels[attr(l, "for")] = true
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s> has an inline %s", target, n.Data, a.Key)
			}
			if (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(strings.ToLower(a.Val),
				"javascript:") {
				t.Errorf("%s: <%s> has the address %s", target, n.Data, a.Val)
			}
			if a.Key == "aria-labelledby" || a.Key == "aria-describedby" ||
				(a.Key == "href" && strings.HasPrefix(a.Val, "#source")) {
				if id := strings.TrimPrefix(a.Val, "#"); !strings.Contains(renderedIDs(doc), "\x00"+id+"\x00") {
					t.Errorf("%s: %s points at %q, which is not there", target, a.Key, id)
				}
			}
		}
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: the id %q is there twice", target, id)
			}
			ids[id] = true
		}
		switch n.Data {
		case "style":
			t.Errorf("%s: there is an inline style sheet", target)
		case "script":
			if attr(n, "src") == "" || !strings.HasPrefix(attr(n, "src"), "/assets/") {
				t.Errorf("%s: there is a script that is no asset of ours", target)
			}
		case "input", "select":
			if attr(n, "type") != "hidden" && !labels[attr(n, "id")] {
				t.Errorf("%s: the field %q has no label", target, attr(n, "name"))
			}
		case "a":
			if strings.TrimSpace(text(n)) == "" || attr(n, "href") == "" {
				t.Errorf("%s: a link to %q reads %q", target, attr(n, "href"), text(n))
			}
		case "table":
			if len(find(n, "th")) == 0 || len(find(n, "caption")) == 0 {
				t.Errorf("%s: a table has no head or no caption", target)
			}
		case "th":
			if attr(n, "scope") == "" {
				t.Errorf("%s: the head %q has no scope", target, text(n))
			}
		}
	}
}

func renderedIDs(doc *html.Node) string {
	var b strings.Builder
	for n := range doc.Descendants() {
		b.WriteString("\x00" + attr(n, "id"))
	}
	return b.String() + "\x00"
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// void are the elements without an end tag. Others have one, also where HTML lets it be left out.
var void = map[string]bool{"meta": true, "link": true, "input": true, "br": true}

// checkBalance finds tags that are not closed in order: a browser repairs them silently.
func checkBalance(t *testing.T, target, body string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(body))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: %v are not closed", target, open)
			}
			return
		case html.StartTagToken:
			if name := z.Token().Data; !void[name] {
				open = append(open, name)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Errorf("%s: </%s> closes %v", target, name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// What files and requests contain stays text, whatever it tries to be.
func TestForeignTextStaysText(t *testing.T) {
	s := newSite(t)
	for _, target := range everyPage {
		_, body := s.do("GET", target)
		if strings.Contains(body, "<script>") || strings.Contains(body, "alert('x')</script>") {
			t.Errorf("%s: foreign text became a script", target)
		}
		for _, n := range find(parse(t, body), "script") {
			if text(n) != "" {
				t.Errorf("%s: got a script %q", target, text(n))
			}
		}
	}
	_, body := s.do("GET", "/actor/XSS")
	if h1 := find(parse(t, body), "h1")[0]; !strings.Contains(text(h1), apitest.Hostile) {
		t.Errorf("got heading %q, want the hostile name in it, as text", text(h1))
	}
	for _, target := range []string{"/actor/%3Cscript%3E", "/row/%3Cscript%3E.json", "/agreement/%3Cscript%3E",
		"/sources/..%2f..%2fetc"} {
		res, body := s.do("GET", target)
		if res.StatusCode < 400 || res.StatusCode >= 500 || strings.Contains(body, "<script>") &&
			!strings.Contains(res.Header.Get("Content-Type"), "json") {
			t.Errorf("%s: got %d %s, want a refusal", target, res.StatusCode, body)
		}
	}
}

func TestAnActorPageInOrder(t *testing.T) {
	s := newSite(t)
	_, body := s.do("GET", "/actor/KOR")
	from := 0
	for _, piece := range []string{`<input id="as_of"`, `class="verdict"`, `class="reading"`, `class="rules"`,
		`id="partners"`, `id="tier-treaty_ally"`,
		`id="tier-security_partner"`, `data-island="map"`, `id="timeline"`, `id="network"`, `id="coverage"`,
		`id="disagreements"`, `id="sources"`,
		`class="permalink" href="/actor/KOR?as_of=2026-11-24"`, "generation 7"} {
		i := strings.Index(body[from:], piece)
		if i < 0 {
			t.Fatalf("got no %s after the parts before it", piece)
		}
		from += i
	}
	for _, piece := range []string{"in force, confirmed 26 April 2023",
		"last observed 31 December 2018; no end is recorded", `lang="ko">미국`,
		"contested: claimed", `href="/row/eafd146fa5c5.L412"`, "entered into force 17 November 1954",
		`data-iso="840" data-tier="treaty_ally"`,
		"Borders are today’s", "Out of coverage", `<strong class="verdict-mark">Used</strong> 17 November 1954`,
		"Licence: CC BY 4.0",
		"strategic partnership (special strategic)", "73 organisations", "out of coverage"} {
		if !strings.Contains(body, piece) {
			t.Errorf("got no %q on the page", piece)
		}
	}
}

func TestPicturesSayWhatTheyLeaveOut(t *testing.T) {
	s := newSite(t)
	_, body := s.do("GET", "/actor/USA")
	doc := parse(t, body)
	if got := strings.Count(body, `class="bar t-`); got != 60 {
		t.Errorf("got %d bars, want 60", got)
	}
	if !strings.Contains(body, "Drawn are the 60 most binding of 100") ||
		!strings.Contains(body, "10 more partners of these tiers") {
		t.Error("got no word on what the pictures leave out")
	}
	if got := strings.Count(body, `<g class="node"`); got != 30 {
		t.Errorf("got %d nodes, want 30", got)
	}
	for _, edge := range find(doc, "line") {
		if attr(edge, "class") == "edge" && (attr(edge, "x1") == "" || !strings.HasSuffix(attr(edge, "x1"), "%")) {
			t.Errorf("got an edge at %q, want percent", attr(edge, "x1"))
		}
	}
}

// Templates and assets can be read from disk while they are being worked on.
func TestDevelopmentReadsFromDisk(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"page/shared", "page/home", "dist"} {
		if err := os.MkdirAll(dir+"/"+d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("page/shared/_layout.tmpl", `{{define "page"}}{{template "main" .}}{{range .Styles}}{{.}}{{end}}{{end}}`)
	write("page/home/home.tmpl", `{{define "main"}}first {{end}}`)
	write("dist/manifest.json", `{"site.css": "site-1.css"}`)
	write("dist/site-1.css", "body{}")
	w := apitest.New()
	h, err := web.New(web.Config{Open: w.Open, Names: w, Words: apitest.Words(), Now: apitest.Now, Dev: dir,
		Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, world: w, h: h}
	if _, body := s.do("GET", "/"); body != "first /assets/site-1.css" {
		t.Errorf("got %q, want the template and style on disk", body)
	}
	res, body := s.do("GET", "/assets/site-1.css")
	if body != "body{}" || res.Header.Get("Cache-Control") != "public, max-age=31536000, immutable" {
		t.Errorf("got %q, Cache-Control %q, want the asset for ever", body, res.Header.Get("Cache-Control"))
	}
	write("page/home/home.tmpl", `{{define "main"}}second {{end}}`)
	if _, body := s.do("GET", "/"); !strings.HasPrefix(body, "second") {
		t.Errorf("got %q, want the edited template", body)
	}
	write("dist/manifest.json", `{`)
	if res, _ := s.do("GET", "/"); res.StatusCode != 500 {
		t.Errorf("got %d with a broken manifest, want 500", res.StatusCode)
	}
}
