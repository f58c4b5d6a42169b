package ledger_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"

	"entente"
	"entente/ledger"
)

// paper is a dataset made for a test: its file has one line for every statement, so that each
// statement can lead back to a line of its own.
type paper struct {
	card       entente.Card
	name       string
	lines      []string
	statements []func(entente.Provenance) entente.Statement
	offset     int64
	issues     entente.Issues
	fail       error  // what Load returns after all statements
	during     func() // called by Load before the first statement
}

// edition begins a dataset of alliances, published in a year.
func edition(dataset entente.DatasetID, number string, published int) *paper {
	p := &paper{name: string(dataset) + ".csv", card: entente.Card{Dataset: dataset, Edition: number, Short: strings.ToUpper(string(dataset)),
		Licence: "test", Published: entente.Year(published), From: 1816, Kinds: []entente.Kind{entente.KindAlliance}}}
	return p.line("header")
}

func (p *paper) line(text string) *paper {
	p.lines = append(p.lines, text)
	p.offset += int64(len(text)) + 1
	return p
}

// add appends a line, and a statement that was read from it.
func (p *paper) add(s func(entente.Provenance) entente.Statement) *paper {
	text := fmt.Sprintf("row %d of %s %s", len(p.lines)+1, p.card.EditionID(), p.name)
	at := entente.Locator{Line: len(p.lines) + 1, Offset: p.offset, Length: int64(len(text))}
	p.statements = append(p.statements, func(v entente.Provenance) entente.Statement {
		v.Locator = at
		return s(v)
	})
	return p.line(text)
}

func (p *paper) agreement(id, kind string) *paper {
	return p.add(func(v entente.Provenance) entente.Statement {
		return entente.Agreement{ID: entente.AgreementID(id), Kind: entente.Kind(kind), Title: "Treaty " + id + " by " + p.card.Edition, Provenance: v}
	})
}

// member adds a member; change may alter it before it is given.
func (p *paper) member(agreement, actor, from, to string, o entente.Obligations, change ...func(*entente.Member)) *paper {
	m := entente.Member{Agreement: entente.AgreementID(agreement), Actor: entente.ActorID(actor), Raw: strings.ToLower(actor),
		Period: entente.Period{From: date(from), To: date(to)}, Obligations: o}
	for _, c := range change {
		c(&m)
	}
	return p.add(func(v entente.Provenance) entente.Statement { m.Provenance = v; return m })
}

func (p *paper) link(agreement, from, to string, change ...func(*entente.Link)) *paper {
	l := entente.Link{Agreement: entente.AgreementID(agreement), From: entente.ActorID(from), To: entente.ActorID(to),
		Period: entente.Period{From: date("1950")}, Obligations: entente.Defence}
	for _, c := range change {
		c(&l)
	}
	return p.add(func(v entente.Provenance) entente.Statement { l.Provenance = v; return l })
}

func (p *paper) text() string { return strings.Join(p.lines, "\n") + "\n" }

func (p *paper) snapshot() entente.SnapshotID {
	sum := sha256.Sum256([]byte(p.text()))
	return entente.SnapshotID(hex.EncodeToString(sum[:]))
}

// batch is the dataset as an import takes it.
func (p *paper) batch() entente.Batch {
	text, id := p.text(), p.snapshot()
	return entente.Batch{Card: p.card,
		Files: []entente.BatchFile{{ID: id, Role: "data", File: entente.File{Name: p.name, Size: int64(len(text)),
			Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}}},
		Load: func(ctx context.Context, emit entente.Emit) (entente.Loaded, error) {
			if p.during != nil {
				p.during()
			}
			for _, s := range p.statements {
				if err := emit(s(entente.Provenance{Snapshot: id})); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: len(p.lines) - 1, Issues: p.issues}, p.fail
		}}
}

func date(s string) entente.Date {
	d, err := entente.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func batches(papers ...*paper) []entente.Batch {
	var list []entente.Batch
	for _, p := range papers {
		list = append(list, p.batch())
	}
	return list
}

// create makes a ledger in a new folder, whose name is not a plain one.
func create(t testing.TB, papers ...*paper) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Create(context.Background(), t.TempDir()+"/the people's 100% ledger", batches(papers...), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func mustImport(t testing.TB, l *ledger.Ledger, papers ...*paper) ledger.Report {
	t.Helper()
	r, err := l.Import(context.Background(), batches(papers...))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reader(t testing.TB, l *ledger.Ledger) *ledger.Reader {
	t.Helper()
	r, err := l.Reader(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// ties are the chosen ties, a line each: from, to, what is owed, the period, and what else is set.
func ties(t testing.TB, l *ledger.Ledger, f entente.TieFilter) []string {
	t.Helper()
	r := reader(t, l)
	defer r.Close()
	list, err := r.Ties(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, x := range list {
		s := fmt.Sprintf("%s %s>%s %s %s..%s", x.Agreement, x.From, x.To, x.Obligations, x.Period.From, x.Period.To)
		for _, more := range []string{x.Phase, string(x.Through), string(x.Claim)} {
			if more != "" {
				s += " " + more
			}
		}
		out = append(out, s)
	}
	return out
}

func wantCode(t testing.TB, err error, code entente.Code, inMessage string) {
	t.Helper()
	message, _ := entente.MessageOf(err)
	if entente.CodeOf(err) != code || !strings.Contains(message, inMessage) {
		t.Errorf("got %q, %v; want code %s and a message with %q", entente.CodeOf(err), err, code, inMessage)
	}
}
