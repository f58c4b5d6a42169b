package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"entente"
)

// Ties are the ties that the filter chooses, in both directions, from the latest edition of each
// dataset that was published by the filter's Known. They are ordered by the other actor (or by both,
// for a filter without an actor), then by agreement and beginning.
//
// Shared organisations are millions of pairs and are derived when asked: they are left out unless the
// filter names an actor and either the other actor or the kind.
func (r *Reader) Ties(ctx context.Context, f entente.TieFilter) ([]entente.Tie, error) {
	if f.Actor == "" && f.Other != "" {
		f.Actor, f.Other = f.Other, ""
	}
	args := append(r.inUse(f.Known), sql.Named("owing", uint8(f.Owing)), sql.Named("first", first(f.At)), sql.Named("last", last(f.At)))
	if f.Actor == "" {
		return r.ties(ctx, tieList, append(args, kindsArg(f.Kinds)), f.Owing, false)
	}
	args = append(args, sql.Named("actor", string(f.Actor)), sql.Named("other", string(f.Other)))
	isShared := slices.Contains(f.Kinds, entente.KindMembership)
	var all []entente.Tie
	if !isShared || len(f.Kinds) > 1 {
		ties, err := r.ties(ctx, tieFind, append(args, kindsArg(f.Kinds)), f.Owing, true)
		if err != nil {
			return nil, err
		}
		all = ties
	}
	if isShared || (f.Other != "" && len(f.Kinds) == 0) {
		ties, err := r.ties(ctx, tieShared, args, f.Owing, true)
		if err != nil {
			return nil, err
		}
		all = append(all, ties...)
		other := func(t entente.Tie) entente.ActorID {
			if t.From == f.Actor {
				return t.To
			}
			return t.From
		}
		slices.SortStableFunc(all, func(a, b entente.Tie) int {
			return strings.Compare(string(other(a)), string(other(b)))
		})
	}
	return all, nil
}

// ties reads rows of ties in which from owes to at least the obligations; with both, the reverse tie
// of each row is one too.
func (r *Reader) ties(ctx context.Context, s statement, args []any, owing entente.Obligations, both bool) ([]entente.Tie, error) {
	var t entente.Tie
	var edition int32
	var obligations, reverse uint8
	var from, to, at, otherAt string
	var key int32
	var otherKey sql.NullInt32
	var ties []entente.Tie
	err := r.h.query(ctx, s, args, func() error {
		tie := t
		r.label(edition, &tie.Dataset, &tie.Edition)
		tie.Obligations = entente.Obligations(obligations)
		if err := period(&tie.Period, from, to); err != nil {
			return err
		}
		row, err := r.provenance(key, at)
		if err != nil {
			return err
		}
		tie.Evidence = []entente.Provenance{row}
		if otherKey.Valid {
			other, err := r.provenance(otherKey.Int32, otherAt)
			if err != nil {
				return err
			}
			if other != row {
				tie.Evidence = append(tie.Evidence, other)
			}
		}
		if tie.Obligations.Has(owing) {
			ties = append(ties, tie)
		}
		if both && entente.Obligations(reverse).Has(owing) {
			tie.From, tie.To = tie.To, tie.From
			tie.Obligations = entente.Obligations(reverse)
			tie.Evidence = slices.Clone(tie.Evidence)
			slices.Reverse(tie.Evidence)
			ties = append(ties, tie)
		}
		return nil
	}, &t.From, &t.To, &t.Agreement, &edition, &t.Kind, &t.Level, &t.Title, &obligations, &reverse,
		&from, &to, &t.Phase, &t.Through, &t.Claim, &key, &at, &otherKey, &otherAt)
	return ties, err
}

// inUse are the arguments that every question about statements has: the keys of the latest edition
// of each dataset published by a date (any, for the zero date), and that date's last day.
func (r *Reader) inUse(known entente.Date) []any {
	keys := []int32{}
	for _, e := range r.latest(known) {
		keys = append(keys, e.key)
	}
	return []any{sql.Named("editions", keys), sql.Named("known", last(known))}
}

// latest are the editions in use at a knowledge date, one a dataset, in order of dataset.
func (r *Reader) latest(known entente.Date) []*editionContents {
	best := map[entente.DatasetID]*editionContents{}
	for i := range r.h.editions {
		e := &r.h.editions[i]
		if !known.IsZero() && known.Last().Before(e.published.First()) {
			continue
		}
		b := best[e.dataset]
		if b == nil || b.published.Before(e.published) || (b.published == e.published && b.edition < e.edition) {
			best[e.dataset] = e
		}
	}
	list := make([]*editionContents, 0, len(best))
	for _, e := range best {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *editionContents) int { return strings.Compare(string(a.dataset), string(b.dataset)) })
	return list
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

// period reads the stored texts of a period.
func period(p *entente.Period, from, to string) (err error) {
	if p.From, err = entente.ParseDate(from); err == nil {
		p.To, err = entente.ParseDate(to)
	}
	return err
}
