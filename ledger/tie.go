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
			return r.readTies(ctx, tiePair, []any{actor, sql.Named("other", string(f.Other))})
		})
	}
	return r.h.ties.one(string(f.Actor), func() ([]storedTie, error) {
		return r.readTies(ctx, tieFind, []any{actor})
	})
}

// listTies reads the ties of all actors; the filter is left to the database, because without an
// actor most rows fall away.
func (r *Reader) listTies(ctx context.Context, f entente.TieFilter, v view) ([]storedTie, error) {
	return r.h.lists.one(fmt.Sprint(f), func() ([]storedTie, error) {
		args := append(v.args(), kindsArg(f.Kinds), sql.Named("owing", uint8(f.Owing)))
		return r.readTies(ctx, tieList, append(args, dateArgs(f.At)...))
	})
}

// sharedTies derives the organisations that an actor shares.
func (r *Reader) sharedTies(ctx context.Context, f entente.TieFilter, v view) ([]storedTie, error) {
	key := fmt.Sprint(f.Actor, " ", f.Other, " ", f.At, " ", f.Known)
	return r.h.lists.one("shared "+key, func() ([]storedTie, error) {
		args := append(v.args(), sql.Named("actor", string(f.Actor)), sql.Named("other", string(f.Other)))
		return r.readTies(ctx, tieShared, append(args, dateArgs(f.At)...))
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

// readTies runs one of the statements that give ties.
func (r *Reader) readTies(ctx context.Context, name statement, args []any) ([]storedTie, error) {
	var s storedTie
	t := &s.tie
	var obligations, reverse uint8
	var from, to, at, otherAt string
	var key int32
	var otherKey sql.NullInt32
	var rows []storedTie
	err := r.h.query(ctx, name, args, func() error {
		r.label(s.edition, &t.Dataset, &t.Edition)
		t.Obligations, s.reverse = entente.Obligations(obligations), entente.Obligations(reverse)
		if err := dates(&t.Period.From, &from, &t.Period.To, &to); err != nil {
			return err
		}
		row, err := r.provenance(key, at)
		if err != nil {
			return err
		}
		t.Evidence = []entente.Provenance{row}
		if otherKey.Valid {
			other, err := r.provenance(otherKey.Int32, otherAt)
			if err != nil {
				return err
			}
			if other != row {
				t.Evidence = append(t.Evidence, other)
			}
		}
		rows = append(rows, s)
		return nil
	}, &t.From, &t.To, &t.Agreement, &s.edition, &s.other, &s.heading, &t.Kind, &t.Level, &t.Title,
		&obligations, &reverse, &from, &to, &t.Phase, &t.Through, &t.Claim, &s.known, &key, &at, &otherKey, &otherAt)
	return rows, err
}

func kindsArg(kinds []entente.Kind) any {
	texts := make([]string, len(kinds))
	for i, k := range kinds {
		texts[i] = string(k)
	}
	return sql.Named("kinds", texts)
}

// label names the edition with a key.
func (r *Reader) label(key int32, dataset *entente.DatasetID, edition *string) {
	if e := r.h.keys[key]; e != nil {
		*dataset, *edition = e.dataset, e.edition
	}
}

// provenance makes the stored key and locator a place in a file.
func (r *Reader) provenance(key int32, at string) (entente.Provenance, error) {
	l, err := entente.ParseLocator(at)
	return entente.Provenance{Snapshot: r.h.snapshots[key], Locator: l}, err
}
