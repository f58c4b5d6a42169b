// Package ko says findings in Korean, in the register of a briefing of the foreign ministry: every sentence, noun,
// date form and reason stands here. Start at [Speaker.Sentence]; a file for each thing that is asked, and
// phrase.go, particle.go and date.go for what they share. Titles of treaties stay as the ledger has them, in 「」.
package ko

import (
	"strings"

	"entente/ask"
	"entente/crosswalk"
	"entente/tie"
)

// Speaker says findings in Korean. It is safe for concurrent use.
type Speaker struct{ cw *crosswalk.Crosswalk }

// New makes a speaker, who takes names from the crosswalk.
func New(cw *crosswalk.Crosswalk) *Speaker { return &Speaker{cw} }

// Sentence is the answer in one to three sentences.
func (d *Speaker) Sentence(f ask.Finding) string {
	tell := forms[f.Form]
	if tell == nil {
		return ""
	}
	f = d.inKorean(f)
	s := tell(d, f)
	if f.Reading.IsSecret && len(f.Partners) == 1 { // the claim is told first
		s = strings.Replace(s, contestedTie(f.Partners[0]), "", 1)
	}
	return strings.TrimSpace(d.lead(f) + s)
}

// Note is the sentence of a note on how a question was read.
func (d *Speaker) Note(n ask.Note) string { return d.note(n) }

// Question writes out a question that can be answered.
func (d *Speaker) Question(q ask.Question) string { return d.question(q) }

// Tier is what partners of a tier are called, and its rule.
func (d *Speaker) Tier(t tie.Tier) (label, rule string) { return tiers[t], rules[t] }

// teller tells one form of finding.
type teller func(*Speaker, ask.Finding) string

// forms are the forms of findings, each with what tells it. An intent with a form of its own adds a line.
var forms = map[ask.Form]teller{
	ask.FormRefused: func(d *Speaker, f ask.Finding) string { return d.refusal(f.Reading) },
	ask.FormAllies:  func(d *Speaker, f ask.Finding) string { return d.sayAllies(f.Reading, f.Whole) },
	ask.FormSide:    func(d *Speaker, f ask.Finding) string { return d.saySide(f.Reading, f.Partners, f.Whole) },
	ask.FormEver:    (*Speaker).sayEverAllies,
	ask.FormGroup:   (*Speaker).sayGroup,
	ask.FormCount: func(d *Speaker, f ask.Finding) string {
		return d.sayCount(f.Reading, f.Counted, *f.Count, f.Whole)
	},
	ask.FormRelation: (*Speaker).sayPair,
	ask.FormSince:    (*Speaker).sayPair,
	ask.FormShared: func(d *Speaker, f ask.Finding) string {
		return d.sayShared(f.Reading, f.Partners, f.Whole, f.Second)
	},
	ask.FormOrganisations: func(d *Speaker, f ask.Finding) string { return d.sayOrganisations(f.Reading, f.Whole) },
	ask.FormRank:          func(d *Speaker, f ask.Finding) string { return d.sayRank(f.Reading, f.Counted, f.Ranked) },
	ask.FormMembers:       (*Speaker).sayMembersOf,
	ask.FormNonNATO:       (*Speaker).sayNonNATO,
	ask.FormHelp:          (*Speaker).sayHelp,
	ask.FormHelpBetween:   (*Speaker).sayHelpBetween,
	ask.FormAlliesInWar:   (*Speaker).sayAlliesInWar,
	ask.FormNotCoded:      func(_ *Speaker, f ask.Finding) string { return notCodedWar(f.Reading.War) },
}

func (d *Speaker) sayMembersOf(f ask.Finding) string {
	if len(f.Rosters) > 0 {
		return d.sayEach(f)
	}
	return d.sayMembership(f.Reading, *f.Membership)
}

// sayPair tells what ties two actors, or since when they are tied.
func (d *Speaker) sayPair(f ask.Finding) string {
	r, p := f.Reading, f.Whole
	var s string
	if f.Form == ask.FormSince {
		s = d.saySince(r, p)
	} else if s = d.sayRelation(r, p); f.Count != nil {
		s = "유효한 관계는 " + number(*f.Count) + "건 기록되어 있습니다. " + s
	}
	if f.Membership != nil {
		return d.sayWithGroup(f, s)
	}
	return s
}
