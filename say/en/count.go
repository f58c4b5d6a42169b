package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

func (d *Speaker) sayCount(r ask.Proposition, at entente.Date, n int, p tie.Portfolio) string {
	subject := capital(d.nameIn(r, r.Subject))
	day := when(r)
	if r.IsDated {
		day = onDate(at)
	}
	if !r.CountsAllies() {
		one, many := noun(r)
		s := fmt.Sprintf("%s %s %s %s%s", subject, has(r), counted(n, one, many), day, known(r))
		if n == 0 {
			return d.without(r, one, p) + day + known(r) + ": " + absence(r, p) + "."
		}
		if r.CountsStates() {
			counted := tie.States(r.Holding(p.Partners))
			return s + d.throughBlocs(counted) + ": " + list(names(counted),
				mostNames) + "." + seenAll(r, counted) + incomplete(p)
		}
		return s + ": " + list(names(r.Holding(p.Partners)),
			mostNames) + "." + seenAll(r, r.Holding(p.Partners)) + incomplete(p)
	}
	var allies []tie.Partner
	for _, x := range p.Partners {
		if x.Tier == tie.TreatyAlly {
			allies = append(allies, x)
		}
	}
	owing, owed := tie.Split(r.Subject, allies)
	s := fmt.Sprintf("%s %s %s %s%s, counting the states that owe it defence", subject, has(r), counted(n,
		"treaty ally", "treaty allies"), day, known(r))
	if n == 0 && len(owed) == 0 {
		return d.without(r, "treaty ally", p) + day + known(r) + ": " + d.noAlly(r, p) + "."
	}
	if n > 0 {
		s += ": " + list(names(owing), mostNames)
	}
	if len(owed) > 0 {
		s += fmt.Sprintf(". It %s defence, one-sided, to %s, not counted here", owes(r), list(names(owed), 6))
	}
	return strings.TrimSuffix(s+"."+lastObserved(r, owing), ".") + d.frozenAllies(allies) + "."
}
