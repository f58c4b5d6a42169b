package en

import (
	"fmt"
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

// told is what was found, by the form of the finding.
func (d *Speaker) told(a ask.Finding) string {
	r, p := a.Reading, a.Whole
	switch a.Form {
	case ask.FormRefused:
		return d.refusal(r)
	case ask.FormAllies:
		return d.sayAllies(r, p)
	case ask.FormSide:
		return d.saySide(r, a.Partners, p)
	case ask.FormEver:
		return d.sayEverAllies(a)
	case ask.FormGroup:
		return d.sayGroup(a)
	case ask.FormCount:
		return d.sayCount(r, a.Counted, *a.Count, p)
	case ask.FormRelation, ask.FormSince:
		return d.sayPair(a)
	case ask.FormShared:
		return d.sayShared(r, a.Partners, d.noneShared(r, p, a.Second))
	case ask.FormOrganisations:
		return d.sayOrganisations(r, p)
	case ask.FormRank:
		return d.sayRank(r, a.Counted, a.Ranked)
	case ask.FormMembers:
		if len(a.Rosters) > 0 {
			return d.sayEach(a)
		}
		return d.sayMembership(r, *a.Membership)
	case ask.FormNonNATO:
		return d.sayNonNATO(a)
	case ask.FormHelp:
		return d.sayHelp(a)
	case ask.FormHelpBetween:
		return d.sayHelpBetween(a)
	case ask.FormAlliesInWar:
		return join("No source in the ledger codes who helped whom in "+wars[r.War]+". At that time, by treaty: ", d.sayEverAllies(a))
	case ask.FormNotCoded:
		return d.notCodedWar(r.War)
	}
	return ""
}

// sayPair tells what ties two actors, or since when they are tied.
func (d *Speaker) sayPair(a ask.Finding) string {
	r, p := a.Reading, a.Whole
	var s string
	if a.Form == ask.FormSince {
		s = d.saySince(r, p)
	} else if s = d.sayRelation(r, p); a.Count != nil {
		s = join(fmt.Sprintf("%s recorded: ", capital(counted(*a.Count, "tie that holds is", "ties that hold are"))), s)
	}
	if a.Membership != nil {
		return d.sayWithGroup(a, s)
	}
	return s
}
