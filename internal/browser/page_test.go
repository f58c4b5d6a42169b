package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pages are one of every kind, and those that are hard: a great many partners, a state of the past, a
// claim that is contested, an agreement with many parties.
var pages = []struct{ name, path string }{
	{"home", "/"},
	{"ask", "/ask?q=Who+is+allies+with+Israel"},
	{"refusal", "/ask?q=colourless+green+ideas"},
	{"ranking", "/ask?q=Which+country+has+the+most+allies"},
	{"actor-KOR", "/actor/KOR"},
	{"actor-USA", "/actor/USA"},
	{"actor-past", "/actor/COW:300"},
	{"dyad-KOR-USA", "/dyad/KOR/USA"},
	{"dyad-USA-TWN", "/dyad/USA/TWN"},
	{"agreement-3240", "/agreement/atop:3240"},
	{"agreement-3180", "/agreement/atop:3180"},
	{"actors", "/actors"},
	{"sources", "/sources"},
	{"source", "/sources/atop"},
	{"row", ""}, // the first footnote of South Korea
	{"api", "/api"},
}

// axe-core takes half a minute for the longest pages. South Korea's is looked at twice, all of it each
// time; that of the United States has the same parts several times over: only its width is looked at.
func skipsAxe(name string, all bool) bool { return name == "actor-USA" || name == "actor-KOR" && !all }

func TestPages(t *testing.T) {
	for _, p := range pages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			b := newTab(t)
			if p.path == "" {
				b.visit("/ask?q=Who+is+allies+with+south+korea")
				p.path = value[string](b, `document.querySelector(".marks a[href^='/row/']").getAttribute("href")`)
			}
			for _, width := range []int64{1280, 390} {
				b.size(width, 900)
				b.look("screen", "light")
				b.visit(p.path)
				b.drawn()
				for _, scheme := range []string{"light", "dark"} {
					t.Run(fmt.Sprint(width, "-", scheme), func(t *testing.T) {
						b.look("screen", scheme)
						b.shoot(t, fmt.Sprintf("%s-%d-%s", p.name, width, scheme))
						b.narrow(t, width)
						if all := (width > 390) == (scheme == "light"); !skipsAxe(p.name, all) {
							b.axe(t, all, width > 390)
						}
					})
				}
			}
		})
	}
}

// drawn waits until the pictures that are drawn by scripts are there.
func (b *tab) drawn() {
	b.Helper()
	if b.count("figure.map") == 0 {
		return
	}
	b.do("scrolling to the map", chromedp.ScrollIntoView(chromedp.CSS("figure.map")))
	b.until("the map", `document.querySelectorAll(".canvas svg .country").length > 150`)
}

func (b *tab) width() int64 {
	b.Helper()
	return value[int64](b, "document.documentElement.scrollWidth")
}

// narrow fails where the page must be scrolled sideways, and names what sticks out.
func (b *tab) narrow(t *testing.T, width int64) {
	t.Helper()
	if got := b.width(); got > width {
		wide := value[[]string](b,
			`[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
			.slice(0, 5).map(e => e.tagName + "." + e.getAttribute("class") + " " + e.textContent.trim().slice(0, 40))`)
		t.Errorf("the page is %d pixels wide in a window of %d; what sticks out: %q", got, width, wide)
	}
}

type violation struct {
	ID, Impact, Help string
	Nodes            []string
}

// axe looks for what hinders readers with other senses: all of it once in each width and once in each
// scheme, and otherwise colours alone, since it takes seconds. For the same reason only the wide pages
// are unfolded; axe does not look into folds.
func (b *tab) axe(t *testing.T, all, unfold bool) {
	t.Helper()
	for _, v := range b.violations(all, unfold) {
		if v.isGrave() {
			t.Errorf("%s (%s): %s\n  %s", v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n  "))
		} else {
			t.Logf("%s (%s): %s\n  %s", v.ID, v.Impact, v.Help, strings.Join(v.Nodes, "\n  "))
		}
	}
}

func (v violation) isGrave() bool { return v.Impact == "serious" || v.Impact == "critical" }

func (b *tab) violations(all, unfold bool) []violation {
	b.Helper()
	only := ""
	if !all {
		only = `, runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}`
	}
	if !value[bool](b, "typeof axe === 'object'") {
		b.do("bringing axe-core", chromedp.Evaluate[chromedp.Void](b.world.axe))
	}
	text := value[string](b, `(async () => {
		const folded = `+strconv.FormatBool(unfold)+` ? [...document.querySelectorAll("details:not([open])")] : [];
		for (const d of folded) d.open = true;
		try {
			const found = await axe.run(document, {resultTypes: ["violations"], selectors: false, preload: false`+only+`});
			if (found.passes.length === 0) throw new Error("axe looked at nothing");
			return JSON.stringify(found.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help,
				Nodes: v.nodes.slice(0, 4).map(n => n.html.slice(0, 160) + " | " + (n.any[0]?.message ?? ""))})));
		} finally { for (const d of folded) d.open = false; }
	})()`)
	var found []violation
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		b.Fatalf("axe-core's report: %v", err)
	}
	return found
}

// shoot writes a picture of the page's first screens for -shots.
func (b *tab) shoot(t *testing.T, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	size := value[[]float64](b, "[innerWidth, Math.min(document.documentElement.scrollHeight, 7000)]")
	file := regexp.MustCompile(`[^\w-]+`).ReplaceAllString(name, "-") + ".png"
	if err := os.WriteFile(filepath.Join(*shots, file), b.capture(t, 0, size[0], size[1]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// capture is a PNG of a strip of the page, from its left edge.
func (b *tab) capture(t *testing.T, top, width, height float64) []byte {
	t.Helper()
	beyond := true
	shot, err := chromedp.Call(b.ctx, page.CaptureScreenshot,
		page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng,
			CaptureBeyondViewport: &beyond, Clip: &page.Viewport{Y: top, Width: width, Height: height, Scale: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return shot.Data
}
