package tie_test

import (
	"context"
	"slices"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/evidence"
	"entente/tie"
)

// shelf is a ledger in memory: what a test says is in it, filtered as a ledger filters.
type shelf struct {
	ties     []entente.Tie
	versions []entente.AgreementVersion
	changes  []entente.ChangeVersion
	flows    []entente.FlowVersion
	members  []entente.MemberVersion
	cards    []entente.Card
	spells   []entente.Spell
}

func (s *shelf) Close() error    { return nil }
func (s *shelf) Generation() int { return 1 }

func (s *shelf) Raw(context.Context, entente.SnapshotID, entente.Locator) (evidence.Record, error) {
	return evidence.Record{Raw: "a,b", Columns: []string{"x", "y"}, Fields: []string{"a", "b"}}, nil
}

func (s *shelf) Ties(_ context.Context, f entente.TieFilter) ([]entente.Tie, error) {
	var out []entente.Tie
	for _, t := range s.ties {
		ok := (f.Actor == "" || t.From == f.Actor || t.To == f.Actor) &&
			(f.Other == "" || t.From == f.Other || t.To == f.Other) &&
			(len(f.Kinds) == 0 || slices.Contains(f.Kinds, t.Kind)) &&
			t.Obligations.Has(f.Owing) && (f.At.IsZero() || t.Period.At(f.At))
		if ok {
			out = append(out, t)
		}
	}
	return out, nil
}

func (s *shelf) Flows(_ context.Context, f entente.FlowFilter) ([]entente.FlowVersion, error) {
	return s.flows, nil
}

func (s *shelf) Agreements(_ context.Context, ids []entente.AgreementID, _ entente.Date) ([]entente.AgreementVersion, error) {
	var out []entente.AgreementVersion
	for _, v := range s.versions {
		if slices.Contains(ids, v.ID) {
			out = append(out, v)
		}
	}
	return out, nil
}

func (s *shelf) Changes(_ context.Context, ids []entente.AgreementID, _ entente.Date) ([]entente.ChangeVersion, error) {
	var out []entente.ChangeVersion
	for _, c := range s.changes {
		if slices.Contains(ids, c.Agreement) {
			out = append(out, c)
		}
	}
	return out, nil
}

func (s *shelf) Members(_ context.Context, id entente.AgreementID, _ entente.Date) ([]entente.MemberVersion, error) {
	var out []entente.MemberVersion
	for _, m := range s.members {
		if m.Agreement == id {
			out = append(out, m)
		}
	}
	return out, nil
}

func (s *shelf) Links(context.Context, entente.AgreementID, entente.Date) ([]entente.LinkVersion, error) {
	return nil, nil
}

func (s *shelf) Cards(context.Context, entente.Date) ([]entente.Card, error) { return s.cards, nil }

func (s *shelf) Holdings(context.Context) ([]entente.Holding, error) {
	var out []entente.Holding
	for _, c := range s.cards {
		out = append(out, entente.Holding{Card: c})
	}
	return out, nil
}

func (s *shelf) Spells(_ context.Context, actor entente.ActorID) ([]entente.Spell, error) {
	var out []entente.Spell
	for _, x := range s.spells {
		if x.Actor == actor {
			out = append(out, x)
		}
	}
	return out, nil
}

func (s *shelf) Snapshot(_ context.Context, prefix string) (entente.Snapshot, error) {
	return entente.Snapshot{ID: entente.SnapshotID(prefix + "0000"), Name: "file.csv", Edition: "atop@5.1"}, nil
}

func (s *shelf) Statements(context.Context, entente.SnapshotID, entente.Locator) ([]entente.RowStatement, error) {
	return nil, nil
}

var atopCard = entente.Card{Dataset: "atop", Edition: "5.1", Short: "ATOP", From: 1815, To: entente.Date{Year: 2018, Month: 12, Day: 31},
	Kinds: []entente.Kind{entente.KindAlliance}, Published: entente.Date{Year: 2022, Month: 8, Day: 9}}

var watchCard = entente.Card{Dataset: "alliances-since-2018", Edition: "2026-11", Short: "Changes since 2018", From: 2019,
	Kinds: []entente.Kind{entente.KindAlliance}, Published: entente.Year(2026)}

// line makes the place of a row; each test row has its own.
func line(n int) entente.Provenance {
	return entente.Provenance{Snapshot: "0123456789abcdef", Locator: entente.Locator{Line: n}}
}

// alliance puts a treaty on the shelf: what a owes b, and what b owes a.
func (s *shelf) alliance(t testing.TB, id entente.AgreementID, a, b entente.ActorID, from, to string, aOwes, bOwes entente.Obligations) {
	t.Helper()
	p := entente.Period{From: date(t, from), To: date(t, to)}
	n := len(s.ties) + 2
	base := entente.Tie{Agreement: id, Dataset: "atop", Edition: "atop@5.1", Kind: entente.KindAlliance, Title: "Treaty " + string(id), Period: p,
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
func (s *shelf) change(t testing.TB, id entente.AgreementID, kind entente.ChangeKind, on string, who ...entente.ActorID) {
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
	return tie.NewBook(s, cw, s.cards, func() entente.Date { return entente.Date{Year: 2026, Month: 11, Day: 24} })
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
