package ledger

import (
	"context"
	"database/sql"
	"slices"

	"entente"
)

// windowPlaces is about how many places a cursor holds: the driver keeps the whole answer of a query.
const windowPlaces = 1 << 17

// cursor gives the places of a file in the order of a key, each once, by asking for one window of keys after
// another.
type cursor struct {
	ctx   context.Context
	check *placeCheck
	text  string
	args  []any
	low   int64 // where the next window begins
	high  int64 // the largest key
	step  int64
	rows  *sql.Rows
	at    entente.Locator
	ok    bool // whether there is a place
	count int
}

// cursor begins with the first of the places that a condition chooses.
func (c *placeCheck) cursor(ctx context.Context, file int, where, key string, args ...any) (*cursor, error) {
	const columns = "_line, _offset, _length, _sheet, _row, _observation"
	x := &cursor{ctx: ctx, check: c, args: append(args, sql.Named("file", file)),
		text: c.places(columns, where+" and "+key+" >= $low and "+key+" < $next") + " order by " + key + ", " + columns}
	var n int64
	var low, high sql.NullInt64
	span := c.places("count(*), min("+key+"), max("+key+")", where)
	err := c.db.QueryRowContext(ctx, span, x.args...).Scan(&n, &low, &high)
	if err != nil || n == 0 {
		return x, err
	}
	x.low, x.high = low.Int64, high.Int64
	x.step = (x.high-x.low)/(n/windowPlaces+1) + 1
	return x, x.next()
}

// next goes on to the next place that is another one.
func (x *cursor) next() error {
	for {
		if x.rows == nil {
			if x.ok = x.step > 0 && x.low <= x.high; !x.ok {
				return nil
			}
			if err := x.window(); err != nil {
				return err
			}
		}
		for x.rows.Next() {
			var l entente.Locator
			if err := x.rows.Scan(&l.Line, &l.Offset, &l.Length, &l.Sheet, &l.Row, &l.Observation); err != nil {
				return err
			}
			if x.count == 0 || l != x.at {
				x.at, x.ok, x.count = l, true, x.count+1
				return nil
			}
		}
		if err := x.rows.Err(); err != nil {
			return err
		}
		x.close()
	}
}

func (x *cursor) window() (err error) {
	args := append(slices.Clone(x.args), sql.Named("low", x.low), sql.Named("next", x.low+x.step))
	x.low += x.step
	x.rows, err = x.check.db.QueryContext(x.ctx, x.text, args...)
	return err
}

func (x *cursor) close() {
	if x.rows != nil {
		x.rows.Close()
		x.rows = nil
	}
}
