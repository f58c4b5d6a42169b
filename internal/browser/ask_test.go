package browser

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const box = chromedp.CSS("#q")

// ask types a question into the box of the first page and sends it.
func (b *tab) ask(question string) {
	b.Helper()
	b.visit("/")
	b.do("typing the question", chromedp.WaitVisible(box), chromedp.SendKeys(box, question))
	b.follow("sending the question", chromedp.KeyEvent(kb.Enter))
}

func TestAsk(t *testing.T) {
	for _, c := range []struct{ name, question, heading, verdict, partner string }{
		{"english", "Who is allies with south korea", "Who is allies with south korea", "United States", "USA"},
		{"korean", "한국의 동맹국은?", "한국의 동맹국은?", "미국", "USA"},
		{"past", "Who was allied with Japan in 1975?", "Who was allied with Japan in 1975?", "United States", "USA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newTab(t)
			b.ask(c.question)
			if got := b.text("h1"); got != c.heading {
				t.Errorf("heading %q, want %q", got, c.heading)
			}
			if got := b.text(".verdict"); !strings.Contains(got, c.verdict) {
				t.Errorf("answer %q, want it to name %q", got, c.verdict)
			}
			if b.count(`tbody[data-tier="treaty_ally"][data-actor="`+c.partner+`"]`) != 1 {
				t.Errorf("the table of treaty allies does not list %s once", c.partner)
			}
			if got := value[string](b, "document.querySelector('#q').value"); got != c.question {
				t.Errorf("the box holds %q afterwards, want the question %q", got, c.question)
			}
		})
	}
}

func TestClickAsks(t *testing.T) {
	b := newTab(t)
	b.visit("/")
	b.do("typing", chromedp.SendKeys(box, "Who is allies with south korea"))
	b.follow("clicking the button", chromedp.Click(chromedp.CSS(".question button")))
	if got := b.text(".verdict"); !strings.Contains(got, "United States") {
		t.Errorf("answer %q, want it to name the United States", got)
	}
	b.follow("following the way to the actor's page", chromedp.Click(chromedp.CSS(".onward a")))
	if got := value[string](b, "location.pathname"); got != "/actor/KOR" {
		t.Errorf("the link under the answer leads to %s, want /actor/KOR", got)
	}
}

// A question that cannot be read is answered by a page that says so and by questions that can.
func TestRefusal(t *testing.T) {
	b := newTab(t)
	b.visit("/ask?q=" + url.QueryEscape("colourless green ideas"))
	if b.text(".verdict") == "" {
		t.Error("the refusal says nothing")
	}
	if got := b.count("tbody[data-actor]"); got != 0 {
		t.Errorf("the refusal lists %d partners, want none", got)
	}
	if b.count("#suggestions ~ ul a") == 0 {
		t.Fatal("the refusal suggests no question")
	}
	b.follow("following a suggestion", chromedp.Click(chromedp.CSS("#suggestions ~ ul a")))
	if b.count("#suggestions") != 0 {
		t.Errorf("the suggested question %q is refused too", b.text("h1"))
	}
}

func TestErrorsArePages(t *testing.T) {
	for _, c := range []struct {
		name, path string
		status     int64
	}{
		{"no such page", "/nowhere", 404},
		{"no such actor", "/actor/XQX", 404},
		{"no such agreement", "/agreement/atop:999999", 404},
		{"no such row", "/row/0123456789ab.L1", 404},
		{"no such source", "/sources/nothing", 404},
		{"bad date", "/actor/KOR?as_of=yesterday", 400},
		{"two dates", "/actor/KOR?as_of=1950&as_of=1960", 400},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newTab(t)
			b.visitRefused(c.path, c.status)
			if b.text("h1") == "" || b.count(`link[rel="stylesheet"]`) == 0 || b.count(`main a[href="/"]`) == 0 ||
				b.count("#q") != 1 {
				t.Errorf("not a page with heading, style, way home and question box: %q", b.text("body"))
			}
			if c.path == "/nowhere" || c.path == "/actor/KOR?as_of=yesterday" { // the others are the same page
				b.axe(t, true, true)
			}
		})
	}
}

func TestWithoutScripts(t *testing.T) {
	b := newTab(t)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.ask("Who is allies with south korea")
	if got := b.text(".verdict"); !strings.Contains(got, "United States") {
		t.Errorf("answer %q, want it to name the United States", got)
	}
	b.visit("/actor/KOR?as_of=1960")
	if b.count(".canvas svg") != 0 {
		t.Fatal("the map is drawn: scripts are not switched off")
	}
	if got := b.text(`tbody[data-tier="treaty_ally"]`); !strings.Contains(got, "United States") ||
		!strings.Contains(got, "1953") {
		t.Errorf("treaty allies %q, want the United States since 1953", got)
	}
	if b.count(".timeline li") == 0 || b.count(".network .node") == 0 {
		t.Errorf("%d bars in the timeline and %d nodes in the network, want both without scripts",
			b.count(".timeline li"), b.count(".network .node"))
	}
	if b.text(".canvas") == "" {
		t.Error("nothing stands where the map would be")
	}
	// The form of dates works by its button.
	b.do("typing a year", chromedp.SetValue(chromedp.CSS("#as_of"), "1950"))
	b.follow("showing it", chromedp.Click(chromedp.CSS(".as-of button")))
	if got := value[string](b, "new URLSearchParams(location.search).get('as_of') ?? ''"); got != "1950" {
		t.Errorf("as_of=%s in the address, want 1950", got)
	}
	if got := b.count(`tbody[data-tier="treaty_ally"]`); got != 0 {
		t.Errorf("%d treaty allies in 1950, want none", got)
	}
}
