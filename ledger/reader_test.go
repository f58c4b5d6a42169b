package ledger_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/ledger"

	"github.com/google/go-cmp/cmp"
)

func TestKnownAt(t *testing.T) {
	old := edition("atop", "4", 2010).agreement("atop:1", "alliance").
		member("atop:1", "USA", "1953", "", def).member("atop:1", "KOR", "1953", "", cons)
	now := edition("atop", "5.1", 2020).agreement("atop:1", "alliance").
		member("atop:1", "USA", "1953-10-01", "", def).member("atop:1", "KOR", "1953-10-01", "", def).
		member("atop:1", "JPN", "1960", "", def, func(m *entente.Member) { m.Known = date("2022-06") })
	later := edition("later", "1", 2023).member("atop:1", "FIN", "2023", "", def)
	l := create(t, old, now, later)
	for _, tt := range []struct{ known, edition, want string }{
		{"2009", "", ""},
		{"2010", "atop@4", "KOR>USA consultation 1953, USA>KOR defence 1953"},
		{"2019-12-31", "atop@4", "KOR>USA consultation 1953, USA>KOR defence 1953"},
		{"2020", "atop@5.1", "KOR>USA defence 1953-10-01, USA>KOR defence 1953-10-01"},
		{"2022-05-31", "atop@5.1", "KOR>USA defence 1953-10-01, USA>KOR defence 1953-10-01"},
		{"2022-06", "atop@5.1", "JPN>KOR defence 1960, JPN>USA defence 1960, KOR>JPN defence 1960, KOR>USA defence 1953-10-01, USA>JPN defence 1960, USA>KOR defence 1953-10-01"},
		{"", "atop@5.1,later@1", "FIN>JPN defence 2023, FIN>KOR defence 2023, FIN>USA defence 2023, JPN>FIN defence 2023, JPN>KOR defence 1960, JPN>USA defence 1960, " +
			"KOR>FIN defence 2023, KOR>JPN defence 1960, KOR>USA defence 1953-10-01, USA>FIN defence 2023, USA>JPN defence 1960, USA>KOR defence 1953-10-01"},
	} {
		t.Run("known "+tt.known, func(t *testing.T) {
			got := ties(t, l, entente.TieFilter{Known: date(tt.known)})
			for i := range got {
				got[i] = strings.TrimSuffix(strings.TrimPrefix(got[i], "atop:1 "), "..")
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
			// One actor's ties are chosen in memory: they must be the same.
			actors := map[string]bool{}
			for _, s := range got {
				actors[s[:3]] = true
			}
			both := []string{}
			for a := range actors {
				for _, s := range ties(t, l, entente.TieFilter{Actor: entente.ActorID(a), Known: date(tt.known)}) {
					if s := strings.TrimSuffix(strings.TrimPrefix(s, "atop:1 "), ".."); strings.HasPrefix(s, a) {
						both = append(both, s)
					}
				}
			}
			slices.Sort(both)
			slices.Sort(got)
			if diff := cmp.Diff(got, both, cmp.Transformer("nil", func(s []string) []string { return append([]string{}, s...) })); diff != "" {
				t.Errorf("all at once and one by one differ:\n%s", diff)
			}
			r := reader(t, l)
			cards, err := r.Cards(context.Background(), date(tt.known))
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, c := range cards {
				ids = append(ids, c.EditionID())
			}
			if got := strings.Join(ids, ","); got != tt.edition {
				t.Errorf("editions in use: got %s, want %s", got, tt.edition)
			}
		})
	}
}

func TestEditionsOfOneDateAreOrdered(t *testing.T) {
	a := edition("atop", "1a", 2020).agreement("atop:1", "alliance")
	b := edition("atop", "1b", 2020).agreement("atop:1", "alliance")
	r := reader(t, create(t, b, a))
	got, err := r.Agreements(context.Background(), []entente.AgreementID{"atop:1"}, entente.Date{})
	if err != nil || len(got) != 1 || got[0].Edition != "atop@1b" {
		t.Errorf("got %+v, %v; want the version of atop@1b alone", got, err)
	}
}

// A reader keeps its generation while newer ones arrive, and a ledger that somebody else writes to is
// taken up without being told.
func TestReadersDuringImports(t *testing.T) {
	server := create(t, alliance("1", 2001))
	old := reader(t, server)
	writer, err := ledger.Open(server.Dir(), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	var asking sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		asking.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				r, err := server.Reader(context.Background())
				if err != nil {
					t.Errorf("a request was dropped: %v", err)
					return
				}
				if list, err := r.Ties(context.Background(), entente.TieFilter{Actor: "KOR"}); err != nil || len(list) == 0 {
					t.Errorf("got %d ties and %v during an import", len(list), err)
				}
				r.Close()
			}
		})
	}
	// Five imports push the first generation out of the three that stay.
	for i := 2; i <= 6; i++ {
		mustImport(t, writer, alliance(string(rune('0'+i)), 2000+i).member("atop:1", "JPN", "1960", "", def))
	}
	waitFor(t, "generation 6 in use", func() bool {
		r := reader(t, server)
		defer r.Close()
		return r.Generation() == 6
	})
	close(stop)
	asking.Wait()
	if got, err := old.Members(context.Background(), "atop:1", entente.Date{}); err != nil || len(got) != 2 || old.Generation() != 1 {
		t.Errorf("the old reader: got %d members of generation %d, %v; want 2 of 1", len(got), old.Generation(), err)
	}
	if info, err := writer.Info(context.Background()); err != nil || len(info.Generations) != 3 {
		t.Errorf("got %d generations, %v; want the last three", len(info.Generations), err)
	}
}

// waitFor looks again and again, as a server does, until something holds.
func waitFor(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for tick := time.NewTicker(10 * time.Millisecond); !holds(); {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("waited in vain for: %s", what)
		}
	}
}

func TestReaderAfterClose(t *testing.T) {
	l := create(t, alliance("1", 2001))
	r := reader(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if list, err := r.Ties(context.Background(), entente.TieFilter{}); err != nil || len(list) != 2 {
		t.Errorf("an open reader of a closed ledger: got %d ties, %v; want 2", len(list), err)
	}
	for range 2 {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	_, err := l.Reader(context.Background())
	wantCode(t, err, entente.CodeUnavailable, "closed")
}

func TestCanceledQuestion(t *testing.T) {
	r := reader(t, create(t, alliance("1", 2001)))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := r.Ties(ctx, entente.TieFilter{Actor: "KOR"})
	wantCode(t, err, entente.CodeCanceled, "stopped")
}
