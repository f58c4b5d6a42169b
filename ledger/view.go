package ledger

import (
	"database/sql"
	"slices"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/table"
)

// view is what may be seen at a knowledge date: one edition of each dataset, and of its rows those
// that were known.
type view struct {
	known    entente.Date
	editions []*generation.Part // by dataset
	keys     []int32            // of the editions
}

// view is what may be seen at a date; the zero date sees the latest of everything.
func (r *Reader) view(known entente.Date) view {
	v := view{known: known, editions: r.h.manifest.KnownAt(known)}
	for _, p := range v.editions {
		v.keys = append(v.keys, r.h.key(p))
	}
	return v
}

// sees reports whether a row of an edition, known since a date (or with the edition), is in view.
func (v view) sees(edition int32, known entente.Date) bool {
	if !v.known.IsZero() && v.known.Last().Before(known.First()) {
		return false
	}
	return slices.Contains(v.keys, edition)
}

// knownArg is the parameter $known of a statement that is limited to the view.
func (v view) knownArg() any { return sql.Named("known", table.Day(orEver(v.known).Last())) }

// dateArgs are the parameters $first and $last of a statement about a date. Any time is bound as all
// days that there are rather than as null, which would change the type of the parameter.
func dateArgs(at entente.Date) []any {
	if at.IsZero() {
		return []any{sql.Named("first", table.Day(entente.Year(1).First())),
			sql.Named("last", table.Day(entente.Year(9999).Last()))}
	}
	return []any{sql.Named("first", table.Day(at.First())), sql.Named("last", table.Day(at.Last()))}
}

func orEver(d entente.Date) entente.Date {
	if d.IsZero() {
		return entente.Year(9999)
	}
	return d
}

// editionsArg is the parameter $editions of a statement about the parts.
func (r *Reader) editionsArg(v view) any { return sql.Named("editions", v.keys) }

// tieEditionsArg is the same for a statement about the derived part, which counts editions for itself.
func (r *Reader) tieEditionsArg(v view) any {
	keys := []int32{}
	for i, key := range r.h.tieKeys {
		if slices.Contains(v.keys, key) {
			keys = append(keys, int32(i+1))
		}
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
