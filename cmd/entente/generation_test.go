package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente"
	"entente/ask"
	"entente/say/en"
	"entente/web"
)

// pactPages are the pages that a treaty between South Korea and Switzerland shows on.
var pactPages = []string{"/actor/KOR", "/actor/KOR.json", "/actor/CHE.csv", "/dyad/KOR/CHE", "/sources",
	"/sources.json",
	"/api/v1/actors/KOR/agreements", "/ask.json?q=who+has+the+most+allies", "/actor/JPN"}

// pact is a made-up treaty in a dataset of its own, in an edition of its own.
func pact(edition, title string) entente.Batch {
	text := "title\n" + title + "\n"
	sum := sha256.Sum256([]byte(text))
	id := entente.SnapshotID(hex.EncodeToString(sum[:]))
	day := entente.Date{Year: 2020, Month: 1, Day: 2}
	card := entente.Card{Dataset: "pacts", Edition: edition, Short: "Pacts", Title: "Pacts for a test", From: 2000,
		Citation: "none",
		Licence:  "none", Kinds: []entente.Kind{entente.KindAlliance}, Published: day}
	at := entente.Provenance{Snapshot: id, Locator: entente.Locator{Line: 2, Offset: 6, Length: int64(len(title))}}
	return entente.Batch{Card: card, Mapping: "test",
		Files: []entente.BatchFile{{ID: id, Role: "pacts", File: entente.File{Name: "pacts.csv",
			Size: int64(len(text)), Open: func() (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader(text)),
					nil
			}}}},
		Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
			if err := emit(entente.Agreement{ID: "pacts:1", Kind: entente.KindAlliance, Title: title, Signed: day,
				InForce:    day,
				Provenance: at}); err != nil {
				return entente.Loaded{}, err
			}
			for _, actor := range []entente.ActorID{"KOR", "CHE"} {
				if err := emit(entente.Member{Agreement: "pacts:1", Actor: actor, Raw: string(actor),
					Period:      entente.Period{From: day},
					Obligations: entente.Defence, Provenance: at}); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: 1}, nil
		}}
}

// site is the whole site over a new ledger; kept is how much of the pages it keeps, in bytes.
func siteOver(t *testing.T, a *app, kept int64) func(path string) string {
	t.Helper()
	h, err := web.New(web.Config{Open: a.session, Names: a.cw, Words: en.New(a.cw),
		CacheBytes: kept, Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: got %d %.200s", path, w.Code, w.Body)
		}
		return w.Body.String()
	}
}

func fetch(get func(string) string) map[string]string {
	out := map[string]string{}
	for _, path := range pactPages {
		out[path] = get(path)
	}
	return out
}

func mustBring(t *testing.T, a *app, b entente.Batch) {
	t.Helper()
	if _, err := a.ledger.Import(t.Context(), []entente.Batch{b}); err != nil {
		t.Fatal(err)
	}
}

// While an import runs, 50 clients read, and nothing that they read is kept: each page is the one of the
// generation before or the one of the generation after, and never something of both.
func TestPagesNeverMixGenerations(t *testing.T) {
	a := wired(t)
	get := siteOver(t, a, 1) // keeps nothing
	before := fetch(get)
	seen := make([]map[string]map[string]bool, 50)
	stop := make(chan struct{})
	var read atomic.Int64 // pages
	var clients sync.WaitGroup
	for i := range seen {
		seen[i] = map[string]map[string]bool{}
		clients.Go(func() {
			for n := i; ; n++ {
				path := pactPages[n%len(pactPages)]
				body := get(path)
				if seen[i][path] == nil {
					seen[i][path] = map[string]bool{}
				}
				seen[i][path][body] = true
				read.Add(1)
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	mustBring(t, a, pact("1", "Treaty of the Test"))
	// Each client may have been on a page when the import ended; what it reads next is of the new generation.
	for done, patience := read.Load(), 1200; read.Load() < done+int64(2*len(seen)) && patience > 0; patience-- {
		time.Sleep(50 * time.Millisecond)
	}
	close(stop)
	clients.Wait()
	after := fetch(get)
	isOld, isNew := false, false
	for _, pages := range seen {
		for path, bodies := range pages {
			for body := range bodies {
				isOld, isNew = isOld || body == before[path], isNew || body == after[path]
				if body != before[path] && body != after[path] {
					t.Errorf("%s: got a page of neither generation, the one before and the one after", path)
				}
			}
		}
	}
	if !isOld || !isNew {
		t.Errorf("got pages of before: %v, of after: %v; want both", isOld, isNew)
	}
	for _, path := range pactPages[:len(pactPages)-1] {
		if before[path] == after[path] {
			t.Errorf("%s: the import changes nothing, and so shows nothing", path)
		}
	}
}

// Pages that are kept are of the generation in use after every import and every rollback, also where a
// rollback is rolled back and where an import follows one.
func TestKeptPagesFollowRollbacks(t *testing.T) {
	a := wired(t)
	get := siteOver(t, a, 64<<20)
	one := fetch(get)
	mustBring(t, a, pact("1", "Treaty of the Test"))
	two := fetch(get)
	back := func(to int, want map[string]string, what string) {
		t.Helper()
		if _, err := a.ledger.Rollback(t.Context(), to); err != nil {
			t.Fatal(err)
		}
		for path, body := range fetch(get) {
			if body != want[path] {
				t.Errorf("%s, %s: got a page of another generation", what, path)
			}
		}
	}
	back(1, one, "rolled back")
	back(2, two, "rolled forward")
	back(1, one, "rolled back again")
	mustBring(t, a, pact("2", "Another Treaty"))
	three := fetch(get)
	if page := three["/dyad/KOR/CHE"]; !strings.Contains(page, "Another Treaty") ||
		strings.Contains(page, "Treaty of the Test") {
		t.Errorf("after a rollback and an import: got %.300s", page)
	}
	back(2, two, "the abandoned generation")
	back(3, three, "the newest")
}

// A figure that rests on hundreds of rows says what was asked and counted, with a sample that is cited.
func TestARankingSaysWhatItCounted(t *testing.T) {
	x, err := session(t, wired(t)).Desk.Ask(t.Context(), "Who had the most allies in 1955?", ask.Options{})
	if err != nil || len(x.Partners) == 0 {
		t.Fatalf("got %+v, %v", x, err)
	}
	for _, p := range x.Partners {
		b := p.Basis
		if b == nil || b.Count != *p.Count || b.Query["to"] != string(p.Actor) || b.Query["at"] != "1955-06-30" ||
			len(b.Cites()) == 0 {
			t.Fatalf("%s: got %+v, want what was asked for its %d", p.Actor, b, *p.Count)
		}
		for _, id := range b.Cites() {
			if x.Evidence.Of(id).Citation == "" {
				t.Errorf("%s: %s is not cited", p.Actor, id)
			}
		}
	}
}
