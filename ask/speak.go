package ask

import (
	"fmt"
	"strings"
)

// sentence is the answer in words.
func (d *Desk) sentence(a Answer) string {
	s := d.told(a)
	if a.Reading.IsSecret && len(a.Partners) == 1 { // the claim is told first
		s = strings.Replace(s, contestedTie(a.Partners[0]), "", 1)
	}
	return join(d.lead(a), s)
}

// told is what was found, by the form of the finding.
func (d *Desk) told(a Answer) string {
	r, p := a.Reading, a.Whole
	switch a.Form {
	case FormAllies:
		return d.sayAllies(r, p)
	case FormSide:
		return d.saySide(r, a.Partners, p)
	case FormEver:
		return d.sayEverAllies(a)
	case FormGroup:
		return d.sayGroup(a)
	case FormCount:
		return d.sayCount(r, a.Counted, *a.Count, p)
	case FormRelation, FormSince:
		return d.sayPair(a)
	case FormShared:
		return d.sayShared(r, a.Partners, d.noneShared(r, p, a.Second))
	case FormOrganisations:
		return d.sayOrganisations(r, p)
	case FormRank:
		return d.sayRank(r, a.Counted, a.Ranked)
	case FormMembers:
		if len(a.Rosters) > 0 {
			return d.sayEach(a)
		}
		return d.sayMembership(r, *a.Membership)
	case FormNonNATO:
		return d.sayNonNATO(a)
	case FormHelp:
		return d.sayHelp(a)
	case FormHelpBetween:
		return d.sayHelpBetween(a)
	case FormAlliesInWar:
		return join("No source in the ledger codes who helped whom in "+r.War+". At that time, by treaty: ", d.sayEverAllies(a))
	case FormNotCoded:
		return d.notCodedWar(r.War)
	}
	return ""
}

// sayPair tells what ties two actors, or since when they are tied.
func (d *Desk) sayPair(a Answer) string {
	r, p := a.Reading, a.Whole
	var s string
	if a.Form == FormSince {
		s = d.saySince(r, p)
	} else if s = d.sayRelation(r, p); a.Count != nil {
		s = join(fmt.Sprintf("%s recorded: ", capital(counted(*a.Count, "tie that holds is", "ties that hold are"))), s)
	}
	if a.Membership != nil {
		return d.sayWithGroup(a, s)
	}
	return s
}
