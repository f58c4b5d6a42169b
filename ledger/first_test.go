package ledger_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/ledger"
)

func batch(card entente.Card, name, text string, statements func(id entente.SnapshotID) []entente.Statement) entente.Batch {
	sum := sha256.Sum256([]byte(text))
	id := entente.SnapshotID(hex.EncodeToString(sum[:]))
	return entente.Batch{Card: card,
		Files: []entente.BatchFile{{ID: id, Role: "data", File: entente.File{Name: name, Size: int64(len(text)),
			Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}}},
		Load: func(ctx context.Context, emit entente.Emit) (entente.Loaded, error) {
			for _, s := range statements(id) {
				if err := emit(s); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: strings.Count(text, "\n")}, nil
		}}
}

func TestFirst(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir() + "/l'e d%20%"
	card := entente.Card{Dataset: "atop", Edition: "5.1", Published: entente.Year(2022)}
	at := func(id entente.SnapshotID, n int) entente.Provenance {
		return entente.Provenance{Snapshot: id, Locator: entente.Locator{Line: n, Offset: int64(n), Length: 1}}
	}
	b := batch(card, "a.csv", "a\nb\nc\nd\n", func(id entente.SnapshotID) []entente.Statement {
		return []entente.Statement{
			entente.Agreement{ID: "atop:1", Kind: entente.KindAlliance, Title: "T", Provenance: at(id, 1)},
			entente.Member{Agreement: "atop:1", Actor: "USA", Period: entente.Period{From: entente.Year(1953)}, Obligations: entente.Defence, Provenance: at(id, 2)},
			entente.Member{Agreement: "atop:1", Actor: "KOR", Period: entente.Period{From: entente.Year(1954)}, Obligations: entente.Consultation, Provenance: at(id, 3)},
			entente.Change{ID: "x", Agreement: "atop:1", Kind: entente.ChangeRenewal, Actors: []entente.ActorID{"KOR", "USA"}, Date: entente.Year(1999), Provenance: at(id, 3)},
		}
	})
	l, err := ledger.Create(ctx, dir, []entente.Batch{b}, ledger.Options{Progress: func(s string, a, b int64) { t.Log(s, a, b, time.Now().Format(".000")) }})
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Reader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ties, err := r.Ties(ctx, entente.TieFilter{Actor: "KOR", At: entente.Year(1960)})
	t.Log(ties, err)
	ch, err := r.Changes(ctx, []entente.AgreementID{"atop:1"}, entente.Date{})
	t.Log(fmt.Sprint(ch), err)
	st, err := r.Statements(ctx, b.Files[0].ID, entente.Locator{Line: 3})
	t.Log(st, err)
	h, err := r.Holdings(ctx)
	t.Log(h, err)
	r.Close()
	rep, err := l.Import(ctx, []entente.Batch{b})
	t.Log(rep, err)
	b.Card.Short = "changed"
	rep, err = l.Import(ctx, []entente.Batch{b})
	t.Log(rep, err)
	info, err := l.Info(ctx)
	t.Log(info, err)
	g, err := l.Rollback(ctx, 0)
	t.Log(g, err)
	l.Close()
	t0 := time.Now()
	l, err = ledger.Open(dir, ledger.Options{})
	r, err = l.Reader(ctx)
	ties, err = r.Ties(ctx, entente.TieFilter{Actor: "KOR", Other: "USA", At: entente.Year(1960)})
	t.Log(len(ties), err, time.Since(t0))
	r.Close()
	l.Close()
}
