package say

import (
	"entente"
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
}
