package ask

import (
	"entente"
	"entente/tie"
)

// Note is something to be said of how a question was read, or why it was not: a code, and what stands in its
// places. Package say has the sentence of each code.
type Note struct {
	Code string `json:"code"`
	Args []Arg  `json:"args,omitempty"`
}

// IsZero reports whether there is nothing to say.
func (n Note) IsZero() bool { return n.Code == "" }

// Arg is what stands in one place of a note: words of the question, a date, a period, an actor, a layer, a
// number, or the code of a war.
type Arg struct {
	Quote  string          `json:"quote,omitempty"` // words of the question, to be quoted
	Word   string          `json:"words,omitempty"` // words that are not quoted
	Date   entente.Date    `json:"date,omitzero"`
	Period entente.Period  `json:"period,omitzero"`
	Actor  entente.ActorID `json:"actor,omitempty"`
	// At asks for the actor's name of that date, as it stands in a sentence.
	At     entente.Date `json:"at,omitzero"`
	Kind   KindFilter   `json:"kind,omitempty"`
	Number int          `json:"number,omitempty"`
	War    string       `json:"war,omitempty"`
}

// Quote is words of the question.
func Quote(s string) Arg { return Arg{Quote: s} }

// Word is words that are not quoted.
func Word(s string) Arg { return Arg{Word: s} }

// Day is a date.
func Day(d entente.Date) Arg { return Arg{Date: d} }

// During is a period.
func During(p entente.Period) Arg { return Arg{Period: p} }

// Who is an actor, by its present name.
func Who(id entente.ActorID) Arg { return Arg{Actor: id} }

// Num is a number.
func Num(n int) Arg { return Arg{Number: n} }

// NoteOf is a note with its arguments.
func NoteOf(code string, args ...Arg) Note { return Note{Code: code, Args: args} }

// QuestionForm is what a suggested question asks.
type QuestionForm string

// The forms of suggested questions.
const (
	AskAllied   QuestionForm = "allied"   // who is allied with A
	AskPair     QuestionForm = "pair"     // is A allied with B
	AskTies     QuestionForm = "ties"     // what ties A and B
	AskShared   QuestionForm = "shared"   // which allies A and B share
	AskSince    QuestionForm = "since"    // since when A and B are allies
	AskCount    QuestionForm = "count"    // how many allies A has
	AskKind     QuestionForm = "kind"     // who has a tie of a kind with A
	AskTrade    QuestionForm = "trade"    // who has a free trade agreement with A
	AskMost     QuestionForm = "most"     // who has the most allies
	AskMember   QuestionForm = "member"   // whether A is in the group B
	AskMembers  QuestionForm = "members"  // who belongs to the group A
	AskPartners QuestionForm = "partners" // who the partners of A are, of a kind or a tier
)

// Question is a question that can be answered; package say writes it out, and the reader reads it.
type Question struct {
	Form QuestionForm    `json:"form"`
	A    entente.ActorID `json:"a,omitempty"`
	B    entente.ActorID `json:"b,omitempty"`
	At   entente.Date    `json:"as_of,omitzero"`
	Kind KindFilter      `json:"kind,omitempty"`
	Tier tie.Tier        `json:"tier,omitempty"`
}

// The codes of notes on the time of a question, which a date given beside it overtakes.
const (
	NoteDuring  = "for_the_time"
	NoteAnyDate = "any_date"
)
