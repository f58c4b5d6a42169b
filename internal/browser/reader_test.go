package browser

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// On paper a page says where it came from and when.
func TestPrint(t *testing.T) {
	for _, path := range []string{"/actor/KOR", "/dyad/KOR/USA", "/ask?q=Who+is+allies+with+south+korea",
		"/agreement/atop:3240"} {
		t.Run(path, func(t *testing.T) {
			b := newTab(t)
			b.visit(path)
			b.look("print", "dark") // paper is white whatever the screen is
			foot := b.text(".colophon")
			if !strings.Contains(foot, b.world.address+"/") {
				t.Errorf("the foot %q holds no permanent link with its host", foot)
			}
			if !strings.Contains(foot, "Page made") {
				t.Errorf("the foot %q does not say when the page was made", foot)
			}
			if got := value[string](b, "getComputedStyle(document.body).backgroundColor"); got != "rgb(255, 255, 255)" {
				t.Errorf("paper is %s, want white", got)
			}
			for _, hidden := range []string{".masthead nav", "form.question"} {
				if value[bool](b, "document.querySelector('"+hidden+"')?.checkVisibility() ?? false") {
					t.Errorf("%s is printed", hidden)
				}
			}
			ctx, cancel := context.WithTimeout(b.ctx, patience)
			defer cancel()
			pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 {
				t.Errorf("%d bytes printed that begin %.8q, want a PDF", len(pdf), pdf)
			}
		})
	}
}

// focused says what has the focus, and what is wrong with how it shows.
const focused = `(() => {
	const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
	const wrong = [];
	if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) wrong.push("no outline");
	if (r.width === 0 || r.bottom <= 0 || r.top >= innerHeight) wrong.push("outside the window");
	const path = e.id ? "#" + e.id : e.matches("td.tie a") ? "tie" : e.matches("tbody th a") ? "partner" : e.matches(".marks a[href^='/row/']") ? "row" : e.tagName;
	return [path, wrong.join(", ")];
})()`

func TestKeyboard(t *testing.T) {
	b := newTab(t)
	b.visit("/actor/KOR")
	b.do("waiting for the slider", chromedp.WaitVisible(slider))
	reached := map[string]int{}
	for i := range 40 {
		b.do("pressing Tab", chromedp.KeyEvent(kb.Tab))
		at := value[[]string](b, focused)
		if _, again := reached[at[0]]; !again {
			reached[at[0]] = i + 1
		}
		if at[1] != "" {
			t.Errorf("after %d tabs %s has the focus: %s", i+1, at[0], at[1])
		}
		if at[0] == "row" {
			break
		}
	}
	t.Logf("reached, after so many tabs: %v", reached)
	for _, name := range []string{"#q", "#as_of", "#year", "#tier", "#kind", "partner", "tie", "row"} {
		if reached[name] == 0 {
			t.Errorf("%s is not reached with the Tab key; reached were %v", name, reached)
		}
	}
	b.follow("pressing Enter on the footnote", chromedp.KeyEvent(kb.Enter))
	if got := value[string](b, "location.pathname"); !strings.HasPrefix(got, "/row/") {
		t.Errorf("Enter on a footnote leads to %s, want its row", got)
	}
}

// The first Tab offers to skip the head of the page, and Enter does so.
func TestSkip(t *testing.T) {
	b := newTab(t)
	b.visit("/actor/KOR")
	b.do("pressing Tab", chromedp.KeyEvent(kb.Tab))
	if got := value[string](b, "document.activeElement.className"); got != "skip" {
		t.Fatalf("the first Tab reaches %q, want the link that skips", got)
	}
	b.do("pressing Enter", chromedp.KeyEvent(kb.Enter))
	b.until("the jump", `location.hash === "#main"`)
	b.do("pressing Tab", chromedp.KeyEvent(kb.Tab))
	if !value[bool](b, `document.querySelector("main").contains(document.activeElement)`) {
		t.Error("after skipping, Tab is not in the main part")
	}
}
