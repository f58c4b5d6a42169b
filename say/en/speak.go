package en

import (
	"fmt"
	"maps"
	"strings"

	"entente/ask"
)

// sentence is the answer in words.
func (d *Speaker) sentence(a ask.Finding) string {
	s := d.told(a)
	if a.Reading.IsSecret && len(a.Partners) == 1 { // the claim is told first
		s = strings.Replace(s, contestedTie(a.Partners[0]), "", 1)
	}
	return join(d.lead(a), s)
}

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
		return d.sayShared(f.Reading, f.Partners, d.noneShared(f.Reading, f.Whole, f.Second))
	},
	ask.FormOrganisations: func(d *Speaker, f ask.Finding) string { return d.sayOrganisations(f.Reading, f.Whole) },
	ask.FormRank:          func(d *Speaker, f ask.Finding) string { return d.sayRank(f.Reading, f.Counted, f.Ranked) },
	ask.FormMembers:       (*Speaker).sayMembersOf,
	ask.FormNonNATO:       (*Speaker).sayNonNATO,
	ask.FormHelp:          (*Speaker).sayHelp,
	ask.FormHelpBetween:   (*Speaker).sayHelpBetween,
	ask.FormAlliesInWar:   (*Speaker).sayAlliesInWar,
	ask.FormNotCoded:      func(d *Speaker, f ask.Finding) string { return d.notCodedWar(f.Reading.War) },
}

// With is the speaker with one more form.
func (d *Speaker) With(form ask.Form, tell func(*Speaker, ask.Finding) string) *Speaker {
	x := *d
	x.forms = maps.Clone(d.forms)
	x.forms[form] = tell
	return &x
}

// told is what was found, by the form of the finding.
func (d *Speaker) told(f ask.Finding) string {
	if tell := d.forms[f.Form]; tell != nil {
		return tell(d, f)
	}
	return ""
}

func (d *Speaker) sayMembersOf(f ask.Finding) string {
	if len(f.Rosters) > 0 {
		return d.sayEach(f)
	}
	return d.sayMembership(f.Reading, *f.Membership)
}

// sayAlliesInWar tells who was allied at the time of a war whose helpers no source codes.
func (d *Speaker) sayAlliesInWar(f ask.Finding) string {
	return join("No source in the ledger codes who helped whom in "+wars[f.Reading.War]+". At that time, by treaty: ", d.sayEverAllies(f))
}

// sayPair tells what ties two actors, or since when they are tied.
func (d *Speaker) sayPair(a ask.Finding) string {
	r, p := a.Reading, a.Whole
	var s string
	if a.Form == ask.FormSince {
		s = d.saySince(r, p)
	} else if s = d.sayRelation(r, p, a.Second.Partners); a.Count != nil {
		s = join(fmt.Sprintf("%s recorded: ", capital(counted(*a.Count, "tie that holds is", "ties that hold are"))), s)
	}
	if a.Membership != nil {
		return d.sayWithGroup(a, s)
	}
	return s
}
