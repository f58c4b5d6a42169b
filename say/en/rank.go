package en

import (
	"fmt"

	"entente"
	"entente/ask"
	"entente/tie"
)

func (d *Speaker) sayRank(r ask.Proposition, at entente.Date, all []tie.Ranked) string {
	day := "today"
	if r.IsDated {
		day = onDate(at)
	}
	if len(all) == 0 {
		return fmt.Sprintf("No source in the ledger reaches that date, so nobody can be ranked %s.", day)
	}
	var top []string
	for _, x := range all {
		if x.Allies == all[0].Allies {
			top = append(top, inSentence(x.Name))
		}
	}
	has, owe, comes := " has", "owe", "Next comes"
	if r.IsDated {
		has, owe, comes = " had", "owed", "Next came"
	} else if len(top) > 1 {
		has = " have"
	}
	if !r.IsDated && all[0].Allies == 1 {
		owe = "owes"
	}
	s := fmt.Sprintf("%s%s the most treaty allies %s%s: %s %s %s defence", capital(list(top, 6)), has, day, known(r),
		counted(all[0].Allies, "state", "states"), owe, pronoun(len(top)))
	for _, x := range all {
		if x.Allies < all[0].Allies {
			return s + fmt.Sprintf(". %s %s with %s.", comes, inSentence(x.Name), number(x.Allies))
		}
	}
	return s + "."
}

func pronoun(n int) string {
	if n == 1 {
		return "it"
	}
	return "each of them"
}
