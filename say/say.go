// Package say puts findings into words, for every face: the command line, the pages, the API and tools. A
// [Speaker] is a language; [Choose] picks one; a [Desk] answers questions in words with a finding and its
// sentences. say/en is English. See CONTRIBUTING for how a language is added.
package say

import (
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// Speaker says findings in one language. All methods are pure and safe for concurrent use; what a speaker does
// not know it leaves out and never makes up.
type Speaker interface {
	// Sentence is the answer in one to three sentences, for every form of finding.
	Sentence(f ask.Finding) string
	// Note is the sentence of a note, for every code.
	Note(n ask.Note) string
	// Question writes out a question; the reader reads it as the question that it is.
	Question(q ask.Question) string
	// Tier is what a partner of a tier is called, and the rule of the tier.
	Tier(t tie.Tier) (label, rule string)
}

// Answer is the object that ask prints and the API returns: a finding with its words.
type Answer struct {
	ask.Finding
	// Cited is what the evidence refers to; the face that gives the answer collects it.
	evidence.Cited
	Language    ask.Language `json:"language"`
	Answer      string       `json:"answer"`          // one to three sentences
	Notes       []string     `json:"notes,omitempty"` // how the question was read, in sentences
	Suggestions []string     `json:"suggestions"`     // nearest questions that can be answered
	Tiers       []TierRule   `json:"tiers"`           // the reading of "ally" that was used
}

// TierRule is one tier with its rule in words.
type TierRule struct {
	Tier tie.Tier `json:"tier"`
	Rule string   `json:"rule"`
}

// Words puts a finding into the words of a speaker.
func Words(s Speaker, l ask.Language, f ask.Finding) Answer {
	a := Answer{Finding: f, Language: l, Answer: s.Sentence(f), Suggestions: []string{}}
	if a.Question == "" && a.Asked != (ask.Question{}) {
		a.Question = s.Question(a.Asked)
	}
	for _, n := range f.Reading.Notes {
		a.Notes = append(a.Notes, s.Note(n))
	}
	for _, q := range f.Instead {
		a.Suggestions = append(a.Suggestions, s.Question(q))
	}
	for _, t := range tie.Tiers {
		_, rule := s.Tier(t)
		a.Tiers = append(a.Tiers, TierRule{t, rule})
	}
	return a
}
