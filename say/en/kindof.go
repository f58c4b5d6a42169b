package en

import (
	"fmt"
	"slices"
	"strings"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// ofKind are the ties of one kind between two actors, by how they stand at the date of the question.
type ofKind struct {
	holding, seen, events []tie.View // of these the answer is yes
	restraints, signed    []tie.View
	ended                 tie.View // the last that ended
}

// sorted parts the ties of a portfolio by how they stand.
func sorted(r ask.Proposition, p tie.Portfolio) (k ofKind) {
	for _, x := range p.Partners {
		for _, v := range x.Ties {
			switch {
			case v.Tier == tie.Restraint && r.Kind == ask.KindSecurity:
				k.restraints = append(k.restraints, v)
			case v.Standing == tie.Signed:
				k.signed = append(k.signed, v)
			case v.Tier != tie.NoTier && v.Standing == tie.LastObserved:
				k.seen = append(k.seen, v)
			case v.Tier != tie.NoTier && v.Standing == tie.Ended:
				k.events = append(k.events, v)
			case v.Tier != tie.NoTier:
				k.holding = append(k.holding, v)
			case v.Standing == tie.Ended && !v.To.Before(k.ended.To):
				k.ended = v
			}
		}
	}
	return k
}

// sayLayerOf answers whether two actors have a tie of one kind.
func (d *Speaker) sayLayerOf(r ask.Proposition, p tie.Portfolio, beside []tie.Partner) string {
	k := sorted(r, p)
	if len(k.holding)+len(k.seen)+len(k.events) == 0 {
		return d.sayNoneOf(r, p, k, beside)
	}
	s := d.sayHeldOf(r, k)
	for _, x := range p.Partners {
		s += awaitedTies(x, tie.View{})
	}
	return s
}

// sayHeldOf tells the ties of one kind that there are, each with how it stands: what holds first, and what was
// only last observed as no more than that.
func (d *Speaker) sayHeldOf(r ask.Proposition, k ofKind) string {
	one, many := kindTie(r.Kind)
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	told := slices.Concat(k.holding, k.events)
	if at := tie.LastSeenOf(k.seen); len(told) == 0 && at.Last().Before(r.AsOf.First()) {
		r = r.Past(at)
		a = d.nameIn(r, r.Subject)
		return fmt.Sprintf("Last observed %s and not confirmed since%s: %s and %s had %s then: %s.", onDate(at), known(r), a, b,
			howMany(len(k.seen), one, many), d.eachTie(r, k.seen))
	}
	if len(k.events) == 1 && len(k.holding)+len(k.seen) == 0 { // which is remembered and does not last
		return fmt.Sprintf("%s between %s and %s is recorded%s: %s.", capital(article(one)), d.nameIn(r, r.Subject), b, known(r), d.eachTie(r, told))
	}
	if len(told) == 0 {
		told, k.seen = k.seen, nil
	}
	s := fmt.Sprintf("%s and %s %s %s %s%s: %s.", a, b, haveIn(r), howMany(len(told), one, many), when(r), known(r), d.eachTie(r, told))
	if len(k.seen) > 0 {
		others := "Another was"
		if n := len(k.seen); n > 1 {
			others = capital(number(n)) + " others were"
		}
		s += fmt.Sprintf(" %s only last observed: %s.", others, d.eachTie(r, k.seen))
	}
	return s
}

func howMany(n int, one, many string) string {
	if n == 1 {
		return article(one)
	}
	return counted(n, one, many)
}

// eachTie names ties, each with its beginning and how it stands.
func (d *Speaker) eachTie(r ask.Proposition, vs []tie.View) string {
	said := make([]string, len(vs))
	for i, v := range vs {
		how := fromAndStanding(r, v)
		if r.IsThen && v.Observed == r.AsOf && !v.From.IsZero() && v.From != v.Observed { // which the sentence begins with
			how = "since " + evidence.InWords(v.From)
		}
		said[i] = titled(v) + bracketed(how+d.frozenIn(v))
	}
	return list(said, 4)
}

// sayNoneOf says that two actors have no tie of one kind in force, and what there is instead: what is signed,
// promises of restraint, ties of another kind, and the last that ended.
func (d *Speaker) sayNoneOf(r ask.Proposition, p tie.Portfolio, k ofKind, beside []tie.Partner) string {
	a, b, have := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object), haveIn(r)
	one, _ := kindTie(r.Kind)
	none := fmt.Sprintf("%s and %s %s no %s %s%s", a, b, have, one, when(r), known(r))
	last := ""
	if !k.ended.To.IsZero() {
		last = fmt.Sprintf(" The last that is known to have been in force, %s, ended %s.", titled(k.ended), onDate(k.ended.To))
	}
	switch {
	case len(k.signed) > 0:
		return fmt.Sprintf("%s and %s %s no %s in force %s%s: %s.", a, b, have, one, when(r), known(r), signedAll(k.signed)) + last
	case len(k.restraints) > 0:
		if higher := d.higher(r, beside); higher != "" {
			return none + "; they " + have + " " + higher + ", and promised not to attack each other: " + d.eachTie(r, k.restraints) + "."
		}
		return none + ": what they " + have + " is no more than a promise not to attack, " + d.eachTie(r, k.restraints) + "."
	case d.higher(r, beside) != "" && (last != "" || ask.IsKnown(r, p)):
		s := fmt.Sprintf("%s; they %s %s.", none, have, d.higher(r, beside))
		return s + last + waitingBeside(beside)
	case last != "":
		return fmt.Sprintf("%s; the last that is known, %s, ended %s.", none, titled(k.ended), onDate(k.ended.To)) + waitingBeside(beside)
	case slices.ContainsFunc(p.Partners, isDisputed):
		return none + " that is undisputed." + contestedTie(p.Partners[0])
	case p.Absence == evidence.Found: // something that began only later
		return none + "."
	}
	s := fmt.Sprintf("No %s between %s and %s is known %s%s: %s.", one, d.nameIn(r, r.Subject), b, when(r), known(r), absence(r, with(p, beside)))
	if higher := d.higher(r, beside); higher != "" {
		s += " They " + have + " " + higher + "."
	}
	return s
}

// signedAll tells of signed agreements that they are not in force.
func signedAll(vs []tie.View) string {
	if len(vs) == 1 {
		return titled(vs[0]) + " " + signedOnly(vs[0])
	}
	var never, later []string
	for _, v := range vs {
		if v.EntryForce.IsZero() {
			never = append(never, titled(v)+signedOn(v))
		} else {
			later = append(later, titled(v)+" "+signedOnly(v))
		}
	}
	if len(never) > 0 {
		said := list(never, 3) + " " + plural(len(never), "is", "are") + " signed, and no source has seen " + plural(len(never), "it", "them") +
			" enter into force"
		later = append([]string{said}, later...)
	}
	return strings.Join(later, "; ")
}

// waitingBeside tells what of other kinds is signed.
func waitingBeside(beside []tie.Partner) (s string) {
	for _, x := range beside {
		s += awaitedTies(x, tie.View{})
	}
	return s
}

// higher are the ties of other kinds that stand above a promise of restraint, in words.
func (d *Speaker) higher(r ask.Proposition, beside []tie.Partner) string {
	var said []string
	if r.Kind != ask.KindSecurity {
		return ""
	}
	for _, x := range beside {
		for _, t := range []tie.Tier{tie.StrategicPartner, tie.EconomicPartner} {
			vs := tie.SlicesOf(x.Ties, func(v tie.View) bool { return v.Tier == t })
			if len(vs) == 0 {
				continue
			}
			k := tieNoun(vs[0])
			more := some(len(vs), k[0], k[1])
			if len(said) == 0 { // the highest by name
				more += ", " + d.eachTie(r, vs)
			}
			said = append(said, more)
		}
	}
	return strings.Join(said, "; and ")
}

// isDisputed reports whether a tie with a partner is claimed and contested.
func isDisputed(x tie.Partner) bool {
	return slices.ContainsFunc(x.Ties, func(v tie.View) bool { return v.Standing == tie.Contested })
}
