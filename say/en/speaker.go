// Package en says findings in English: every sentence, noun, date form and reason stands here. Start at
// [Speaker.Sentence]; a file for each thing that is asked, and phrase.go and date.go for what they share.
package en

import (
	"entente"
	"entente/ask"
	"entente/crosswalk"
	"entente/evidence"
	"entente/tie"
)

// Speaker says findings in English. It is safe for concurrent use.
type Speaker struct {
	cw    *crosswalk.Crosswalk
	forms map[ask.Form]teller
}

// New makes a speaker, who takes names from the crosswalk.
func New(cw *crosswalk.Crosswalk) *Speaker { return &Speaker{cw: cw, forms: forms} }

// Sentence is the answer in one to three sentences.
func (d *Speaker) Sentence(f ask.Finding) string { return d.sentence(f) }

// Name is an actor's name as it stands inside a sentence: "the United Kingdom", "Japan".
func (d *Speaker) Name(id entente.ActorID) string { return d.name(id) }

// Note is the sentence of a note on how a question was read.
func (d *Speaker) Note(n ask.Note) string { return d.note(n) }

// Question writes out a question that can be answered.
func (d *Speaker) Question(q ask.Question) string { return d.question(q) }

// Tier is what partners of a tier are called, and its rule.
func (d *Speaker) Tier(t tie.Tier) (label, rule string) { return tierLabel(t), ruleOf(t) }

// Date is a date in words, "" where none is recorded.
func (d *Speaker) Date(at entente.Date) string {
	if at.IsZero() {
		return ""
	}
	return evidence.InWords(at)
}
