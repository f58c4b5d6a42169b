package ledger_test

import (
	"context"
	"fmt"
	"testing"

	"entente"
	"entente/ledger"
)

// crowd is an edition whose agreements give directed ties, 20 actors in each of n agreements: 380
// ties an agreement. Actors have about 2,000 ties each, however many there are in all.
func crowd(n int) *paper {
	p := edition("atop", "5.1", 2020)
	for i := range n {
		id := fmt.Sprintf("atop:%d", i)
		p.agreement(id, "alliance")
		for k := range 20 {
			p.member(id, fmt.Sprintf("S%04d", i/100*20+k), "1950", "", def)
		}
	}
	return p
}

// BenchmarkDyad asks for a pair on a ledger that has just been opened, as the command line does, and
// on one that is open, for ledgers of some 20,000 and 200,000 ties.
func BenchmarkDyad(b *testing.B) {
	for _, size := range []int{53, 530} {
		l := create(b, crowd(size))
		f := entente.TieFilter{Actor: "S0003", Other: "S0007", Kinds: []entente.Kind{"alliance"}}
		b.Run(fmt.Sprintf("cold/ties=%d", size*380), func(b *testing.B) {
			for b.Loop() {
				fresh, err := ledger.Open(l.Dir(), ledger.Options{})
				if err != nil {
					b.Fatal(err)
				}
				ask(b, fresh, f)
				fresh.Close()
			}
		})
		b.Run(fmt.Sprintf("warm/ties=%d", size*380), func(b *testing.B) {
			for b.Loop() {
				ask(b, l, f)
			}
		})
	}
}

func ask(b *testing.B, l *ledger.Ledger, f entente.TieFilter) {
	b.Helper()
	r, err := l.Reader(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	list, err := r.Ties(context.Background(), f)
	if err != nil || len(list) == 0 {
		b.Fatalf("got %d ties, %v", len(list), err)
	}
}

// BenchmarkImport writes an edition of some 12,000 statements and 200,000 ties.
func BenchmarkImport(b *testing.B) {
	l := create(b)
	for i := 0; b.Loop(); i++ {
		mustImport(b, l, crowd(530).line(fmt.Sprint(i)))
	}
}

// BenchmarkOpen opens ledgers of several parts: attaching them is most of what it takes.
func BenchmarkOpen(b *testing.B) {
	for _, parts := range []int{1, 20} {
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			var papers []*paper
			for i := range parts {
				id := entente.DatasetID(fmt.Sprintf("set%d", i))
				papers = append(papers, edition(id, "1", 2020).agreement(string(id)+":1", "alliance").
					member(string(id)+":1", "USA", "1950", "", def).member(string(id)+":1", "KOR", "1950", "", def))
			}
			l := create(b, papers...)
			for b.Loop() {
				fresh, err := ledger.Open(l.Dir(), ledger.Options{})
				if err != nil {
					b.Fatal(err)
				}
				r, err := fresh.Reader(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				r.Close()
				fresh.Close()
			}
		})
	}
}
