package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a tab of the browser that looks for trouble: at its end the test fails on everything in
// problems.
type tab struct {
	*testing.T
	world *world
	ctx   context.Context

	mu       sync.Mutex
	problems []string
	awaited  int64 // a status of 400 or more that the test asks for
	loads    map[network.RequestID]*load
}

// load is one file that came over the network.
type load struct {
	kind  network.ResourceType
	url   string
	bytes float64 // as transferred, heads included
}

// newTab opens an empty tab with cookies and a cache of its own.
func newTab(t *testing.T) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("drives a browser: part of the full lane")
	}
	w, err := started()
	if err != nil {
		t.Fatal(err)
	}
	ctx, leave := chromedp.NewContext(w.browser, chromedp.WithNewBrowserContext())
	b := &tab{T: t, world: w, ctx: ctx, loads: map[network.RequestID]*load{}}
	t.Cleanup(leave)
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatalf("opening a tab: %v", err)
	}
	t.Cleanup(b.report)
	b.size(1280, 1000)
	return b
}

func (b *tab) report() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		b.Error(p)
	}
}

// hear is called by the browser's reader; it only notes.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.note("an exception that nothing caught: %s %s", e.ExceptionDetails.Text,
			describe(e.ExceptionDetails.Exception))
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			var said []string
			for _, a := range e.Args {
				said = append(said, describe(a))
			}
			b.note("console.%s: %s", e.Type, strings.Join(said, " "))
		}
	case *log.EventEntryAdded:
		// The browser tells of a refused page in the console too, before or after the reply.
		if e.Entry.Level == "error" &&
			!(b.awaited != 0 && strings.Contains(e.Entry.Text, fmt.Sprintf("status of %d", b.awaited))) {
			b.note("in the console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, b.world.address+"/") && !strings.HasPrefix(url, "data:") {
			b.note("a request to another host: %s", url)
		}
	case *network.EventResponseReceived:
		b.loads[e.RequestID] = &load{kind: e.Type, url: e.Response.URL}
		if e.Response.Status >= 400 && e.Response.Status != b.awaited {
			b.note("status %d for %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFinished:
		if l := b.loads[e.RequestID]; l != nil {
			l.bytes = e.EncodedDataLength
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // a swap that a newer one overtakes is broken off on purpose
			b.note("a request failed: %s %s", e.Type, e.ErrorText)
		}
	}
}

func (b *tab) note(format string, a ...any) {
	b.problems = append(b.problems, fmt.Sprintf(format, a...))
}

func describe(o *runtime.RemoteObject) string {
	if o == nil {
		return ""
	}
	if o.Description != "" {
		return o.Description
	}
	return string(o.Value)
}

// transferred is how many bytes of one kind came over the network, and their files.
func (b *tab) transferred(kind network.ResourceType) (total float64, files []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, l := range b.loads {
		if l.kind == kind {
			total += l.bytes
			files = append(files, fmt.Sprintf("%s %.0f", strings.TrimPrefix(l.url, b.world.address), l.bytes))
		}
	}
	return total, files
}

func (b *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatalf("%s: %v", what, err)
	}
}

// follow does what leads to another page and waits until it is there.
func (b *tab) follow(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, steps...); err != nil {
		b.Fatalf("%s: %v", what, err)
	}
}

// visit opens a page of the site that must answer 200.
func (b *tab) visit(path string) {
	b.Helper()
	b.do("opening "+path, chromedp.Navigate(b.world.address+path))
}

// visitRefused opens a page that must answer with a status of 400 or more and yet be a page.
func (b *tab) visitRefused(path string, status int64) {
	b.Helper()
	b.mu.Lock()
	b.awaited = status
	b.mu.Unlock()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	reply, err := chromedp.Run(ctx, chromedp.NavigateResponse(b.world.address+path))
	if err != nil {
		b.Fatalf("opening %s: %v", path, err)
	}
	if reply.Status != status {
		b.Errorf("%s: status %d, want %d", path, reply.Status, status)
	}
}

func (b *tab) size(width, height int64) {
	b.Helper()
	b.do("setting the size", chromedp.EmulateViewport(width, height))
}

// look sets the medium and the colours: scheme is "light" or "dark", medium "screen" or "print".
func (b *tab) look(medium, scheme string) {
	b.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"}}})
	if err != nil {
		b.Fatalf("emulating %s %s: %v", medium, scheme, err)
	}
}

// value is what a JavaScript expression gives in the page.
func value[T any](b *tab, expression string) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("evaluating %.120s: %v", expression, err)
	}
	return v
}

// until waits for a JavaScript expression to become true.
func (b *tab) until(what, expression string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](expression,
		chromedp.WithPollingTimeout(patience))); err != nil {
		b.Fatalf("waiting for %s: %v; the page is %s", what, err, value[string](b, "location.href"))
	}
}

// text is what a reader sees of the first element that a selector finds, "" where there is none.
func (b *tab) text(selector string) string {
	b.Helper()
	return value[string](b, fmt.Sprintf("document.querySelector(%q)?.innerText ?? ''", selector))
}

func (b *tab) count(selector string) int {
	b.Helper()
	return value[int](b, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}
