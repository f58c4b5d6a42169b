package tie_test

import (
	"context"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/tie"
	"entente/tie/readertest"
)

// shelf is what a test puts into a ledger in memory.
type shelf struct {
	ties     []entente.Tie
	versions []entente.AgreementVersion
	changes  []entente.ChangeVersion
	flows    []entente.FlowVersion
	members  []entente.MemberVersion
	cards    []entente.Card
	spells   []entente.Spell
}

// reader reads the shelf as a ledger is read.
func (s *shelf) reader() tie.Reader {
	return &readertest.Memory{Generated: 1, IsAnyFile: true, Held: s.cards, Tied: s.ties, Versions: s.versions,
		Joined:  s.members,
		Changed: s.changes, Counted: s.flows, Existed: s.spells}
}

var atopCard = entente.Card{Dataset: "atop", Edition: "5.1", Short: "ATOP", From: 1815, To: entente.Date{Year: 2018,
	Month: 12, Day: 31},
	Kinds: []entente.Kind{entente.KindAlliance}, Published: entente.Date{Year: 2022, Month: 8, Day: 9}}

var watchCard = entente.Card{Dataset: "alliances-since-2018", Edition: "2026-11", Short: "Changes since 2018",
	From:  2019,
	Kinds: []entente.Kind{entente.KindAlliance}, Published: entente.Year(2026)}

// line makes the place of a row; each test row has its own.
func line(n int) entente.Provenance {
	return entente.Provenance{Snapshot: "0123456789abcdef", Locator: entente.Locator{Line: n}}
}

// alliance puts a treaty on the shelf: what a owes b, and what b owes a.
func (s *shelf) alliance(t testing.TB, id entente.AgreementID, a, b entente.ActorID, from, to string, aOwes,
	bOwes entente.Obligations) {
	t.Helper()
	p := entente.Period{From: date(t, from), To: date(t, to)}
	n := len(s.ties) + 2
	base := entente.Tie{Agreement: id, Dataset: "atop", Edition: "atop@5.1", Kind: entente.KindAlliance,
		Title: "Treaty " + string(id), Period: p,
		Evidence: []entente.Provenance{line(n)}}
	one, two := base, base
	one.From, one.To, one.Obligations = a, b, aOwes
	two.From, two.To, two.Obligations = b, a, bOwes
	s.ties = append(s.ties, one, two)
	v := entente.AgreementVersion{Dataset: "atop", Edition: "atop@5.1"}
	v.ID, v.Kind, v.Title, v.Signed, v.Provenance = id, entente.KindAlliance, base.Title, p.From, line(n)
	s.versions = append(s.versions, v)
}

// change puts an event on the shelf.
func (s *shelf) change(t testing.TB, id entente.AgreementID, kind entente.ChangeKind, on string,
	who ...entente.ActorID) {
	t.Helper()
	c := entente.ChangeVersion{Dataset: "alliances-since-2018", Edition: "alliances-since-2018@2026-11"}
	c.Agreement, c.Kind, c.Date, c.Actors, c.Provenance = id, kind, date(t, on), who, line(900+len(s.changes))
	s.changes = append(s.changes, c)
}

func newShelf() *shelf { return &shelf{cards: []entente.Card{atopCard, watchCard}} }

func (s *shelf) book(t testing.TB) *tie.Book {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return tie.NewBook(s.reader(), cw, s.cards, func() entente.Date {
		return entente.Date{Year: 2026, Month: 11,
			Day: 24}
	})
}

func date(t testing.TB, s string) entente.Date {
	t.Helper()
	d, err := entente.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ask runs a query and returns the portfolio.
func (s *shelf) ask(t testing.TB, q tie.Query) tie.Portfolio {
	t.Helper()
	p, err := s.book(t).Partners(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// partner is one partner of a portfolio; it must be there.
func partner(t testing.TB, p tie.Portfolio, id entente.ActorID) tie.Partner {
	t.Helper()
	for _, x := range p.Partners {
		if x.Actor == id {
			return x
		}
	}
	t.Fatalf("%s is not among the partners %v", id, ids(p))
	return tie.Partner{}
}

func ids(p tie.Portfolio) []entente.ActorID {
	out := []entente.ActorID{}
	for _, x := range p.Partners {
		out = append(out, x.Actor)
	}
	return out
}
