package say

import (
	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// Labels are the words of tables and lists, in one language. They are pure and safe for concurrent use.
type Labels interface {
	// Name is an actor's name as it stands inside a sentence.
	Name(id entente.ActorID) string
	// Tier is what a partner of a tier is called, and the rule of the tier.
	Tier(t tie.Tier) (label, rule string)
	// Called is what an agreement of this kind is called: an alliance by what it promises.
	Called(v tie.View) string
	// Spans is the time of a tie, every spell of it, or that it was only signed; write writes a date.
	Spans(v tie.View, write func(entente.Date) string) string
	// DefenceSpans says when defence was owed, where that is not the whole time of the tie; "" otherwise.
	DefenceSpans(v tie.View, write func(entente.Date) string) string
	// Date is a date in words, "" where none is recorded.
	Date(d entente.Date) string
	// Heading is what stands above the partners of a tier, by their number.
	Heading(t tie.Tier, n int) string
	// Kind is a kind of tie; Standing how sure it is that a tie holds; Direction who owes what it promises.
	Kind(k entente.Kind) string
	Standing(v tie.View) string
	// Mark says in brackets what a tie is that does not simply hold: " (signed)"; "" for one that does.
	Mark(v tie.View) string
	Direction(direction string, owedBy []entente.ActorID) string
	// Listed names actors; Between is a period; Years the years that a dataset covers, 0 for an open end.
	Listed(ids []entente.ActorID) string
	Between(from, to entente.Date) string
	Years(from, to int) string
	// Absence says why there is nothing to show, and Covers what one dataset says of the date.
	Absence(a evidence.Absence) string
	Covers(a evidence.Absence) string
	// Asked says how a question was understood, and AsOf what its date means.
	Asked(p ask.Proposition) string
	AsOf(d entente.Date) string
}
