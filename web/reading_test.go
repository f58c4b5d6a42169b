package web_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// withClass collects the elements of a class.
func withClass(n *html.Node, class string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(strings.Fields(attr(d, "class")), class) {
			out = append(out, d)
		}
	}
	return out
}

// A long page offers the way to each of its parts, and to none that is not there.
func TestJumpsLeadSomewhere(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string]string{
		"/actor/KOR":  "Partners Map Timeline Network Coverage Disagreements Sources",
		"/actor/DDDE": "Partners Timeline Network Coverage",
	} {
		_, body := s.do("GET", target)
		doc := parse(t, body)
		var got []string
		for _, nav := range withClass(doc, "jumps") {
			for _, a := range find(nav, "a") {
				got = append(got, text(a))
				if id := strings.TrimPrefix(attr(a, "href"), "#"); !strings.Contains(renderedIDs(doc), "\x00"+id+
					"\x00") {
					t.Errorf("%s: %s leads to %q, which is not there", target, text(a), id)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got the parts %q, want %q", target, got, want)
		}
	}
}

func TestAFormerStateOffersItsLastYear(t *testing.T) {
	s := newSite(t)
	_, body := s.do("GET", "/actor/DDDE?known_at=2020")
	if !strings.Contains(body, `<a href="/actor/DDDE?as_of=1990&amp;known_at=2020">Show 1990</a>`) {
		t.Error("today: got no link to 1990")
	}
	if strings.Contains(body, `data-island="map"`) {
		t.Error("today: got a map with nothing to colour")
	}
	if _, body := s.do("GET", "/actor/DDDE?as_of=1980"); strings.Contains(body, "Show 1990") {
		t.Error("in 1980: got the link to 1990, want none while the state exists")
	}
}

func TestThePermanentLinkOfAQuestionNamesItsDates(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string]string{
		"/ask?q=allies+of+korea":                             "/ask?as_of=2026-11-24&q=allies+of+korea",
		"/ask?q=allies+of+korea&as_of=1975&known_at=2020-01": "/ask?as_of=1975&known_at=2020-01&q=allies+of+korea",
	} {
		_, body := s.do("GET", target)
		for _, n := range append(find(parse(t, body), "link"), withClass(parse(t, body), "permalink")...) {
			if (attr(n, "rel") == "canonical" || attr(n, "class") == "permalink") && attr(n, "href") != want {
				t.Errorf("%s: got the link %s, want %s", target, attr(n, "href"), want)
			}
		}
	}
}

func TestRanksAreShared(t *testing.T) {
	s := newSite(t)
	_, body := s.do("GET", "/ask?q=who+has+most")
	doc := parse(t, body)
	var got []string
	for _, n := range withClass(doc, "rank") {
		got = append(got, text(n))
	}
	if want := "Rank 1 2 2 4"; strings.Join(got, " ") != want {
		t.Errorf("got ranks %q, want %q", got, want)
	}
	if strings.Contains(body, "<h2>Partners") || !strings.Contains(body, "<h2>Ranking") {
		t.Error("got a ranking that is not called so")
	}
}

// A party has a row for each spell; rows that name nothing new are folded.
func TestAnAgreementIsTidied(t *testing.T) {
	s := newSite(t)
	_, body := s.do("GET", "/agreement/atop:3240")
	doc := parse(t, body)
	parties := find(withClass(doc, "parties")[0], "tr")[1:]
	if len(parties) != 4 {
		t.Fatalf("got %d rows of parties, want 4, one for each spell or side", len(parties))
	}
	first := strings.Join(strings.Fields(text(parties[0])), " ")
	for _, want := range []string{"1 October 1953", "line 412"} {
		if !strings.Contains(first, want) {
			t.Errorf("got %q, want %q in it", first, want)
		}
	}
	if !strings.Contains(body, "<summary>1 more row without dates</summary>") {
		t.Error("got no fold of the row without dates")
	}
	for _, cell := range find(doc, "td") {
		if isBlank := text(cell) == "–"; isBlank != slices.Contains(strings.Fields(attr(cell, "class")), "blank") {
			t.Errorf("cell %q has the class %q, want blank where there is nothing", text(cell), attr(cell, "class"))
		}
	}
}
