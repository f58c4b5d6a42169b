package en

import (
	"fmt"
	"strings"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// saySide answers whom the subject must defend, or who must defend it.
func (d *Speaker) saySide(r ask.Proposition, held []tie.Partner, p tie.Portfolio) string {
	subject := d.nameIn(r, r.Subject)
	var others []tie.Partner
	for _, x := range p.Partners {
		if x.Tier == tie.TreatyAlly && !r.Side.Binds(r.Subject, x) {
			others = append(others, x)
		}
	}
	var s string
	switch n := len(held); {
	case r.Side == ask.SideOwes && n == 0:
		s = fmt.Sprintf("%s %s defence to no state %s%s", capital(subject), owes(r), when(r), known(r))
	case r.Side == ask.SideOwes:
		s = fmt.Sprintf("%s %s defence to %s %s%s: %s", capital(subject), owes(r), counted(n, "state", "states"),
			when(r), known(r), listed(r, held))
	case n == 0:
		s = fmt.Sprintf("No state %s defence to %s %s%s", owes(r), subject, when(r), known(r))
	default:
		verb := plural(n, owes(r), "owe")
		if r.IsDated {
			verb = "owed"
		}
		s = fmt.Sprintf("%s %s defence to %s %s%s: %s", capital(counted(n, "state", "states")), verb, subject,
			when(r), known(r), listed(r, held))
	}
	switch {
	case len(others) > 0 && r.Side == ask.SideOwes:
		s += fmt.Sprintf("; one-sided, it %s owed defence by %s", map[bool]string{true: "was",
			false: "is"}[r.IsDated], list(names(others), 6))
	case len(others) > 0:
		s += fmt.Sprintf("; one-sided, %s %s defence to %s", subject, owes(r), list(names(others), 6))
	case len(held) == 0:
		s += ": " + d.noAlly(r, p)
	}
	if len(held) > 1 {
		return s + "." + lastObserved(r, held)
	}
	return s + "."
}

// listed names partners; one alone with its date, direction and standing.
func listed(r ask.Proposition, ps []tie.Partner) string {
	if len(ps) == 1 {
		said := []string{"mutual", standingOf(r, ps[0])}
		if ps[0].Direction == "one_sided" {
			said[0] = "one-sided"
		}
		if !ps[0].Since.IsZero() {
			said = append([]string{"since " + evidence.InWords(ps[0].Since)}, said...)
		}
		return inSentence(ps[0].Name) + " (" + strings.Join(said, ", ") + ")"
	}
	return list(names(ps), mostNames)
}

// sayDuty answers "Does A have to defend B?", subject and object in the order of naming.
func (d *Speaker) sayDuty(r ask.Proposition, p tie.Portfolio, beside []tie.Partner) string {
	debtor, other := d.nameIn(r, r.Subject), d.nameIn(r, r.Object)
	if r.Side == ask.SideOwed {
		debtor, other = other, debtor
	}
	if len(p.Partners) > 0 && p.Partners[0].Tier != tie.TreatyAlly {
		return fmt.Sprintf("%s %s no defence to %s %s%s", capital(debtor), owes(r), other, when(r), known(r)) +
			strings.Replace(d.former(p.Partners[0], r, p), "; they were", "; they were treaty allies", 1) + "."
	}
	if len(p.Partners) == 0 {
		return fmt.Sprintf("%s %s no defence to %s %s%s: %s.", capital(debtor), owes(r), other, when(r), known(r),
			d.noAlly(r, with(p, beside)))
	}
	x := p.Partners[0]
	if r.Side.Binds(r.Subject, x) && r.IsLastSeen(x) {
		rr := r.Past(x.Observed)
		return fmt.Sprintf("Last observed %s and not confirmed since%s: %s then owed defence to %s, as treaty allies%s%s.", onDate(x.Observed), known(r),
			debtor, other, sinceComma(x.Since), bracketed(d.direction(rr, x, r.AsOf))+d.suspended(x))
	}
	if !r.Side.Binds(r.Subject, x) {
		return fmt.Sprintf("%s %s no defence to %s %s%s: their alliance%s %s one-sided%s, and only %s %s defence (%s).", capital(debtor), owes(r), other,
			when(r), known(r), sinceWords(x.Since), map[bool]string{true: "was", false: "is"}[r.IsDated],
			sinceWords(tie.Turned(x, r.AsOf)), other, owes(r), standingOf(r, x))
	}
	return fmt.Sprintf("%s %s defence to %s %s%s: the two %s treaty allies%s (%s).", capital(debtor), owes(r), other,
		when(r), known(r), are(r),
		sinceComma(x.Since), d.directed(r, x))
}
