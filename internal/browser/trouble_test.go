package browser

import (
	"slices"
	"strings"
	"testing"
)

// TestTroubleIsFound makes on purpose what every other test must notice: a watch that sees nothing would
// pass them all.
func TestTroubleIsFound(t *testing.T) {
	b := newTab(t)
	b.size(390, 900)
	b.look("screen", "light")
	b.visit("/")
	b.narrow(t, 390)
	value[bool](b, `(async () => {
		console.error("a complaint");
		setTimeout(() => { throw new Error("a mishap") }, 0);
		await fetch("http://other.invalid/").catch(() => {});
		await fetch("/nowhere");
		const p = document.createElement("p"), i = document.createElement("img");
		p.textContent = "pale";
		p.style.color = "#ddd";
		p.style.minWidth = "2000px"; // wider than any rule of the style sheet allows
		document.querySelector("main").append(p, i);
		return new Promise(done => setTimeout(() => done(true), 0));
	})()`)
	if got := b.width(); got < 2000 {
		t.Errorf("the page is measured %d pixels wide with an element of 2000", got)
	}
	var ids []string
	for _, v := range b.violations(true, true) {
		if v.isGrave() {
			ids = append(ids, v.ID)
		}
	}
	for _, id := range []string{"color-contrast", "image-alt"} {
		if !slices.Contains(ids, id) {
			t.Errorf("axe-core found %v, want %s among them", ids, id)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	got := strings.Join(b.problems, "\n")
	b.problems = nil // they were made on purpose
	for _, want := range []string{"a complaint", "a mishap", "other.invalid", "status 404"} {
		if !strings.Contains(got, want) {
			t.Errorf("noticed was %q, want %q in it", got, want)
		}
	}
}
