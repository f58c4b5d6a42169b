package main

import (
	"context"
	"math"
	"strings"
	"testing"

	"entente"
	"entente/ledger"
)

func TestSyntheticHasTheShapeOfATOP(t *testing.T) {
	s := newSynthetic(1, 1)
	members := float64(len(s.give)-worldAgreements) / worldAgreements
	if math.Abs(members-3.2) > 0.4 {
		t.Errorf("got %.2f members an agreement, want about the 3.2 of ATOP", members)
	}
	if len(s.pairs) <= queries {
		t.Errorf("got %d pairs, want more than the %d that are asked for", len(s.pairs), queries)
	}
}

func TestSyntheticIsTheSameEachTime(t *testing.T) {
	one, again, other := newSynthetic(1, 2), newSynthetic(1, 2), newSynthetic(2, 1)
	if one.text.String() != again.text.String() {
		t.Error("the same arguments made two datasets")
	}
	if one.text.String() == other.text.String() {
		t.Error("more turns and more worlds made the same dataset")
	}
	if !strings.HasPrefix(one.text.String(), newSynthetic(1, 1).text.String()) {
		t.Error("the larger dataset does not begin with the smaller one")
	}
}

// Every statement is accepted by a ledger, leads back to its line, and a dataset of twice the size
// has exactly twice the defence ties at a date.
func TestSyntheticGrowsInALedger(t *testing.T) {
	count := func(s *synthetic) int {
		t.Helper()
		ctx := context.Background()
		l, err := ledger.Create(ctx, t.TempDir()+"/ledger", []entente.Batch{s.batch()}, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		report, err := l.Verify(ctx)
		if err != nil || len(report.Problems) > 0 {
			t.Fatalf("got %v and %v, want a ledger that verifies", report.Problems, err)
		}
		g := &grown{data: s, dir: l.Dir()}
		if err := g.round(ctx)(true); err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string]int{"dyads": len(g.dyad), "panels": len(g.panel), "rows": len(g.trace)} {
			if got != queries {
				t.Errorf("got %d measured %s, want %d", got, name, queries)
			}
		}
		return g.ties
	}
	one, turns, worlds := count(newSynthetic(1, 1)), count(newSynthetic(1, 2)), count(newSynthetic(2, 1))
	if one == 0 || turns != 2*one || worlds != 2*one {
		t.Errorf("got %d defence ties, %d with twice the agreements, %d with twice the states; want twice as many", one,
			turns, worlds)
	}
}
