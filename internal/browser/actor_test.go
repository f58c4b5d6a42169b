package browser

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Every figure leads to the record that it came from: the footnote to the row, the row to its source.
func TestFootnote(t *testing.T) {
	b := newTab(t)
	b.visit("/actor/KOR")
	link := chromedp.CSS(`tbody[data-actor="USA"] .marks a[href^="/row/"]`)
	b.do("waiting for the footnote", chromedp.WaitVisible(link))
	b.follow("following the footnote", chromedp.Click(link))
	if got := value[string](b, "location.pathname"); !strings.HasPrefix(got, "/row/") {
		t.Fatalf("the footnote leads to %s, want a row", got)
	}
	raw := b.text("pre.raw")
	if raw == "" {
		t.Fatal("the raw record is not shown")
	}
	cells := value[[]string](b, `[...document.querySelectorAll("#cells ~ table td")].map(td => td.innerText)`)
	if len(cells) < 3 {
		t.Fatalf("%d cells shown, want the record column by column", len(cells))
	}
	for _, c := range cells {
		if c != "empty" && !strings.Contains(strings.Join(strings.Fields(raw), " "),
			strings.Join(strings.Fields(c), " ")) {
			t.Errorf("cell %q is not in the raw record %q", c, raw)
		}
	}
	statements := b.text(`section[aria-labelledby="read"]`)
	if !strings.Contains(statements, "3240") {
		t.Errorf("what was read from the row is %q, want it to name the agreement 3240", statements)
	}
	if got := b.text("section.sources"); !strings.Contains(got, "ATOP") ||
		!strings.Contains(strings.ToLower(got), "licence") {
		t.Errorf("the row's source is given as %q, want ATOP and its licence", got)
	}
}

const (
	slider = chromedp.CSS("#year")
	asOf   = `(new URL(location.href).searchParams.get("as_of") ?? "")`
)

func TestSlider(t *testing.T) {
	b := newTab(t)
	b.visit("/actor/KOR")
	b.do("waiting for the slider", chromedp.WaitVisible(slider), chromedp.Focus(slider))
	if got := b.count(`tbody[data-tier="treaty_ally"]`); got != 1 {
		t.Fatalf("%d treaty allies today, want 1", got)
	}
	b.do("pressing Home", chromedp.KeyEvent(kb.Home))
	b.until("the first year in the address", asOf+` === "1816"`)
	b.slideTo(1950)
	b.until("1950 in the address", asOf+` === "1950"`)
	if got := b.count(`tbody[data-tier="treaty_ally"]`); got != 0 {
		t.Errorf("%d treaty allies in 1950, want none", got)
	}
	if got := b.text(".as-of output"); got != "1950" {
		t.Errorf("beside the slider stands %q, want 1950", got)
	}
	b.slideTo(1960)
	b.until("1960 in the address", asOf+` === "1960"`)
	if b.count(`tbody[data-tier="treaty_ally"][data-actor="USA"]`) != 1 {
		t.Error("the United States is no treaty ally in 1960")
	}
	if got := value[string](b, `document.querySelector("#status").textContent`); !strings.Contains(got, "1960") {
		t.Errorf("a screen reader hears %q, want the answer for 1960", got)
	}
	if got := value[string](b, `document.querySelector("a.permalink").href`); !strings.Contains(got, "as_of=1960") {
		t.Errorf("the permanent link is %s, want it to say as_of=1960", got)
	}
	b.do("going back", chromedp.Evaluate[chromedp.Void]("history.back()"))
	b.until("1950 after going back", asOf+` === "1950" && !document.querySelector('tbody[data-tier="treaty_ally"]')`)
	if got := value[string](b, `document.querySelector("#year").value`); got != "1950" {
		t.Errorf("after going back the slider stands at %s, want 1950", got)
	}
	b.do("pressing End", chromedp.Focus(slider), chromedp.KeyEvent(kb.End))
	b.until("today", asOf+` === "" && document.querySelector('tbody[data-tier="treaty_ally"]') !== null`)
}

// slideTo moves the slider with the keyboard alone: in large steps while they do not pass the year.
func (b *tab) slideTo(year int) {
	b.Helper()
	for range 300 {
		now, err := strconv.Atoi(value[string](b, `document.querySelector("#year").value`))
		if err != nil {
			b.Fatal(err)
		}
		switch {
		case now == year:
			return
		case now+25 < year:
			b.do("pressing PageUp", chromedp.KeyEvent(kb.PageUp))
		case now < year:
			b.do("pressing the right arrow", chromedp.KeyEvent(kb.ArrowRight))
		default:
			b.do("pressing the left arrow", chromedp.KeyEvent(kb.ArrowLeft))
		}
	}
	b.Fatalf("the keyboard does not bring the slider to %d", year)
}

func TestPictures(t *testing.T) {
	b := newTab(t)
	b.visit("/actor/KOR")
	b.do("scrolling to the map", chromedp.ScrollIntoView(chromedp.CSS("figure.map")))
	b.until("the map", `document.querySelectorAll(".canvas svg .country").length > 150`)
	named := value[map[string]string](b, `Object.fromEntries([...document.querySelectorAll(".canvas .country")].map(c =>
		[c.querySelector("title").textContent, c.getAttribute("class")]))`)
	for title, class := range map[string]string{
		"United States of America: Treaty ally": "t-treaty_ally", "South Korea": "t-subject", "Mongolia": "",
		"Singapore": "",
	} {
		found := false
		for got, with := range named {
			found = found || strings.HasPrefix(got, title) && strings.Contains(with, class)
		}
		if !found {
			t.Errorf("the map does not show %q as %q", title, class)
		}
	}
	if label := value[string](b, `document.querySelector(".canvas svg").getAttribute("aria-label")`); !strings.Contains(
		label, "South Korea") {
		t.Errorf("the map is called %q, want it to name South Korea", label)
	}
	// The pictures draw the tables: a partner that has a place on the map has the colour of its tier, and one with
	// nothing in force the colour of none.
	if wrong := value[[]string](b, `[...document.querySelectorAll(".canvas .country")].filter(c => {
		const name = c.querySelector("title").textContent.split(":")[0];
		const row = [...document.querySelectorAll("tbody[data-tier]")].find(r => r.querySelector("th a")?.textContent === name);
		return row && !c.classList.contains("t-" + (row.dataset.tier || "none"));
	}).map(c => c.querySelector("title").textContent)`); len(wrong) > 0 {
		t.Errorf("coloured otherwise than the table says: %v", wrong)
	}
	if got := b.count(".timeline li .bar"); got < 10 {
		t.Errorf("%d bars in the timeline, want at least 10", got)
	}
	if got := b.text(".timeline ol"); !strings.Contains(got, "Mutual Defense Treaty") {
		t.Error("the timeline does not name the Mutual Defense Treaty")
	}
	if got := b.count(".network .node"); got < 10 {
		t.Errorf("%d nodes in the network, want at least 10", got)
	}
	if got := b.count(".network .edge"); got == 0 || got != b.count("table.edges tbody tr") {
		t.Errorf("%d edges drawn and %d in the table, want as many", got, b.count("table.edges tbody tr"))
	}
}

// What a reader's connection carries of scripts, compressed, heads included.
func TestScriptBudget(t *testing.T) {
	for _, c := range []struct {
		path  string
		limit float64
	}{{"/", 25_000}, {"/actor/KOR", 350_000}} {
		t.Run(c.path, func(t *testing.T) {
			b := newTab(t)
			b.visit(c.path)
			if c.path != "/" {
				// A figure is drawn when it has been seen, so the map gets its turn before the page goes on.
				b.do("scrolling", chromedp.ScrollIntoView(chromedp.CSS("figure.map")))
				b.until("the map", `document.querySelectorAll(".canvas svg .country").length > 150`)
				b.do("scrolling", chromedp.ScrollIntoView(chromedp.CSS("figure.network")))
			}
			scripts, files := b.transferred(network.ResourceTypeScript)
			outlines, more := b.transferred(network.ResourceTypeFetch)
			t.Logf("%.0f bytes of scripts, %.0f of outlines: %v %v", scripts, outlines, files, more)
			if scripts == 0 {
				t.Error("no script was measured")
			}
			if got := scripts + outlines; got > c.limit {
				t.Errorf("%.0f bytes, want at most %.0f", got, c.limit)
			}
		})
	}
}
