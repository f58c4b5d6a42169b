package ledger

import (
	"database/sql"
	"slices"
	"strings"

	"entente"
)

// view is what may be seen at a knowledge date: one edition of each dataset, and of its rows those
// that were known.
type view struct {
	known    entente.Date
	editions []*editionContents // by dataset
}

// view is what may be seen at a date; the zero date sees the latest of everything.
func (r *Reader) view(known entente.Date) view {
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
	v := view{known: known, editions: make([]*editionContents, 0, len(best))}
	for _, e := range best {
		v.editions = append(v.editions, e)
	}
	slices.SortFunc(v.editions, func(a, b *editionContents) int { return strings.Compare(string(a.dataset), string(b.dataset)) })
	return v
}

// sees reports whether a row of an edition, known since a date (or with the edition), is in view.
func (v view) sees(edition int32, known entente.Date) bool {
	if !v.known.IsZero() && v.known.Last().Before(known.First()) {
		return false
	}
	return slices.ContainsFunc(v.editions, func(e *editionContents) bool { return e.key == edition })
}

// args are the parameters $editions and $known of a statement that is limited to the view.
func (v view) args() []any { return []any{v.editionsArg(), sql.Named("known", last(orEver(v.known)))} }

// dateArgs are the parameters $first and $last of a statement about a date. Any time is bound as all
// days that there are rather than as null, which would change the type of the parameter.
func dateArgs(at entente.Date) []any {
	if at.IsZero() {
		return []any{sql.Named("first", first(entente.Year(1))), sql.Named("last", last(entente.Year(9999)))}
	}
	return []any{sql.Named("first", first(at)), sql.Named("last", last(at))}
}

func orEver(d entente.Date) entente.Date {
	if d.IsZero() {
		return entente.Year(9999)
	}
	return d
}

func (v view) editionsArg() any {
	keys := make([]int32, len(v.editions))
	for i, e := range v.editions {
		keys[i] = e.key
	}
	return sql.Named("editions", keys)
}

// seen copies the rows that are in view out of what is remembered.
func seen[V any](v view, all [][]stored[V]) []V {
	var out []V
	for _, rows := range all {
		for _, s := range rows {
			if v.sees(s.edition, s.known) {
				out = append(out, s.row)
			}
		}
	}
	return out
}

// stored is a row with what decides whether it is in view.
type stored[V any] struct {
	row     V
	edition int32
	known   entente.Date
}
