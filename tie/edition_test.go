package tie_test

import (
	"context"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/tie"
)

// Coverage names the edition that was asked and, of a dataset that nobody brought, the edition that
// the date of knowledge could have used.
func TestCoverageNamesTheEdition(t *testing.T) {
	card := func(edition string, year int) entente.Card {
		return entente.Card{Dataset: "trade", Edition: edition, Short: "Trade", From: 1948,
			Kinds:     []entente.Kind{entente.KindTrade, entente.KindAlliance},
			Published: entente.Year(year)}
	}
	s := newShelf()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	known := []entente.Card{atopCard, card("1", 2010), card("3", 2024), card("2", 2020)}
	book := tie.NewBook(s.reader(), cw, known, func() entente.Date {
		return entente.Date{Year: 2026, Month: 11,
			Day: 24}
	})
	for at, want := range map[string]string{"": "3", "2025": "3", "2022": "2", "2015-06": "1", "2005": "3"} {
		p, err := book.Partners(context.Background(), tie.Query{Actor: "KOR", AsOf: entente.Year(2018), Known: date(t,
			at)})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]string{}
		for _, c := range p.Coverage {
			got[c.Short] = append(got[c.Short], c.Edition)
		}
		if len(got["Trade"]) != 1 || got["Trade"][0] != want || len(got["ATOP"]) != 1 || got["ATOP"][0] != "5.1" {
			t.Errorf("known at %q: got %v, want Trade %s and ATOP 5.1", at, got, want)
		}
	}
	held, err := book.Holdings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var list string
	for _, h := range held {
		if h.Dataset == "trade" {
			list += " " + h.Edition
		}
	}
	if list != " 3 2 1" {
		t.Errorf("holdings list the editions%s, want 3 2 1", list)
	}
}
