package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"entente"
)

// storedTie is a row of ties: a tie, and what its reverse owes.
type storedTie struct {
	tie                     entente.Tie
	reverse                 entente.Obligations
	edition, other, heading int32
	known                   sql.NullTime
}

// Ties are the ties that the filter chooses, in both directions, from the latest edition of each
// dataset that was published by the filter's Known. They are ordered by the other actor (or by both,
// for a filter without an actor), then by agreement and beginning. The caller owns them.
//
// Shared organisations are millions of pairs and are derived when asked: they are left out unless the
// filter names an actor and either the other actor or the kind.
func (r *Reader) Ties(ctx context.Context, f entente.TieFilter) ([]entente.Tie, error) {
	if f.Actor == "" {
		f.Actor, f.Other = f.Other, ""
	}
	v := r.view(f.Known)
	if f.Actor == "" {
		rows, err := r.listTies(ctx, f, v)
		return choose(rows, f, v, false), err
	}
	isShared := slices.Contains(f.Kinds, entente.KindMembership)
	var all []entente.Tie
	if !isShared || len(f.Kinds) > 1 {
		rows, err := r.actorTies(ctx, f)
		if err != nil {
			return nil, err
		}
		all = choose(rows, f, v, true)
	}
	if isShared || (f.Other != "" && len(f.Kinds) == 0) {
		rows, err := r.sharedTies(ctx, f, v)
		if err != nil {
			return nil, err
		}
		all = append(all, choose(rows, f, v, true)...)
		other := func(t entente.Tie) entente.ActorID {
			if t.From == f.Actor {
				return t.To
			}
			return t.From
		}
		slices.SortStableFunc(all, func(a, b entente.Tie) int { return cmp.Compare(other(a), other(b)) })
	}
	return all, nil
}

// actorTies reads the ties of an actor or, where only one pair is asked for and the actor's are not
// remembered, those of the pair: a pair must not cost more the more ties its actors have.
func (r *Reader) actorTies(ctx context.Context, f entente.TieFilter) ([]storedTie, error) {
	actor := sql.Named("actor", string(f.Actor))
	if f.Other != "" && !r.h.ties.has(string(f.Actor)) {
		return r.h.ties.one(string(f.Actor+" "+f.Other), func() ([]storedTie, error) {
			return r.readTies(ctx, tiePair, []any{actor, sql.Named("other", string(f.Other))}, r.h.tieKey)
		})
	}
	return r.h.ties.one(string(f.Actor), func() ([]storedTie, error) {
		return r.readTies(ctx, tieFind, []any{actor}, r.h.tieKey)
	})
}

// listTies reads the ties of all actors; the filter is left to the database, because without an
// actor most rows fall away.
func (r *Reader) listTies(ctx context.Context, f entente.TieFilter, v view) ([]storedTie, error) {
	return r.h.lists.one(fmt.Sprint(f), func() ([]storedTie, error) {
		args := []any{r.tieEditionsArg(v), v.knownArg(), kindsArg(f.Kinds), sql.Named("owing", uint8(f.Owing))}
		return r.readTies(ctx, tieList, append(args, dateArgs(f.At)...), r.h.tieKey)
	})
}

// sharedTies derives the organisations that an actor shares.
func (r *Reader) sharedTies(ctx context.Context, f entente.TieFilter, v view) ([]storedTie, error) {
	key := fmt.Sprint(f.Actor, " ", f.Other, " ", f.At, " ", f.Known)
	return r.h.lists.one("shared "+key, func() ([]storedTie, error) {
		for _, t := range tying {
			if err := r.h.view(ctx, t); err != nil {
				return nil, translate("ledger.Ties", err)
			}
		}
		args := []any{r.editionsArg(v), v.knownArg(), sql.Named("actor", string(f.Actor)),
			sql.Named("other", string(f.Other))}
		own := func(key int32) int32 { return key }
		return r.readTies(ctx, tieShared, append(args, dateArgs(f.At)...), own)
	})
}

// choose makes the ties that the filter wants out of stored rows; with both, each row gives the tie
// and its reverse.
func choose(rows []storedTie, f entente.TieFilter, v view, both bool) []entente.Tie {
	var out []entente.Tie
	for i := range rows {
		s := &rows[i]
		if !s.isChosen(f, v) {
			continue
		}
		t := s.tie
		if t.Obligations.Has(f.Owing) {
			t.Evidence = slices.Clone(t.Evidence)
			out = append(out, t)
		}
		if both && s.reverse.Has(f.Owing) {
			t.From, t.To, t.Obligations = t.To, t.From, s.reverse
			t.Evidence = slices.Clone(t.Evidence)
			slices.Reverse(t.Evidence)
			out = append(out, t)
		}
	}
	return out
}

func (s *storedTie) isChosen(f entente.TieFilter, v view) bool {
	known := entente.Date{}
	if s.known.Valid {
		d := s.known.Time
		known = entente.Date{Year: int16(d.Year()), Month: uint8(d.Month()), Day: uint8(d.Day())}
	}
	return (f.Other == "" || s.tie.To == f.Other) &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, s.tie.Kind)) &&
		(f.At.IsZero() || s.tie.Period.At(f.At)) &&
		v.sees(s.edition, known) && v.sees(s.other, known) && v.sees(s.heading, known)
}

// tieKey is the key of an edition by its key in the derived part; 0 for none.
func (h *handle) tieKey(key int32) int32 {
	if key < 1 || int(key) > len(h.tieKeys) {
		return 0
	}
	return h.tieKeys[key-1]
}

// place is where a row that makes a tie stands, as it is stored.
type place struct {
	snapshot int32 // -1 for no place
	locator  entente.Locator
}

func (p *place) targets() []any {
	l := &p.locator
	return []any{&p.snapshot, &l.Line, &l.Offset, &l.Length, &l.Sheet, &l.Row, &l.Observation}
}

// readTies runs one of the statements that give ties, whose keys of editions own makes those of the
// generation.
func (r *Reader) readTies(ctx context.Context, name statement, args []any, own func(int32) int32) ([]storedTie, error) {
	var s storedTie
	t := &s.tie
	var obligations, reverse uint8
	var from, to string
	var edition, other, heading int32
	var at, otherAt place
	var rows []storedTie
	targets := []any{&t.From, &t.To, &t.Agreement, &edition, &other, &heading, &t.Kind, &t.Level, &t.Title,
		&obligations, &reverse, &from, &to, &t.Phase, &t.Through, &t.Claim, &s.known}
	targets = append(append(targets, at.targets()...), otherAt.targets()...)
	err := r.h.query(ctx, name.text(), args, func() (err error) {
		s.edition, s.other, s.heading = own(edition), own(other), own(heading)
		e, row, err := r.h.edition(s.edition, at.snapshot, at.locator)
		if err != nil {
			return err
		}
		t.Dataset, t.Edition = e.Dataset, e.Edition
		t.Obligations, s.reverse = entente.Obligations(obligations), entente.Obligations(reverse)
		if t.Period.From, err = entente.ParseDate(from); err != nil {
			return err
		}
		if t.Period.To, err = entente.ParseDate(to); err != nil {
			return err
		}
		t.Evidence = []entente.Provenance{row}
		if otherAt.snapshot >= 0 {
			_, other, err := r.h.edition(s.other, otherAt.snapshot, otherAt.locator)
			if err != nil {
				return err
			}
			if other != row {
				t.Evidence = append(t.Evidence, other)
			}
		}
		rows = append(rows, s)
		return nil
	}, targets...)
	return rows, err
}

func kindsArg(kinds []entente.Kind) any {
	texts := make([]string, len(kinds))
	for i, k := range kinds {
		texts[i] = string(k)
	}
	return sql.Named("kinds", texts)
}
