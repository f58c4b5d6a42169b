package intent

import (
	"context"

	"entente/ask"
	"entente/ask/read"
)

// Intent is one thing that can be asked.
type Intent struct {
	Name     string
	Accepts  func(ask.Proposition) bool                       // whether it is for this intent to answer
	Find     func(*Desk, context.Context, *ask.Finding) error // fills the finding, its form above all
	Examples []string                                         // questions that are read as it; a test asks them
}

// All are the intents. The first that accepts a proposition answers it, so that the narrow ones stand before the
// wide ones. What none accepts is refused.
var All = []Intent{
	help,       // who helped whom in a war
	nonNATO,    // major non-NATO allies
	shares,     // how many organisations two share
	ever,       // the partners of any date
	allies,     // who the partners are
	relation,   // what ties two
	sinceWhen,  // since when, until when
	common,     // whom two have in common
	counts,     // how many
	most,       // who has the most
	membership, // who belongs to a group
}

// isOf accepts the propositions that the reader gives an intent.
func isOf(i ask.Intent) func(ask.Proposition) bool {
	return func(r ask.Proposition) bool { return r.Intent == i }
}

// With is the desk with further intents, which are asked first, and a reader that reads them.
func (d *Desk) With(r *read.Reader, more ...Intent) *Desk {
	x := *d
	x.reader, x.intents = r, append(more, d.intents...)
	return &x
}

// Book is what the desk asks of tie.
func (d *Desk) Book() Book { return d.book }
