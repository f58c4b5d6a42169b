package en

import (
	"cmp"
	"fmt"
	"slices"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// move is one entry or exit.
type move struct {
	member tie.Membership
	spell  tie.MemberSpell
	at     entente.Date
	again  bool // not the first of this member
}

// everybody are all who ever belonged to the group.
func everybody(x tie.Roster) []tie.Membership {
	return slices.Concat(x.Members, x.Former, x.Later)
}

// sayLeavers answers who left, all of them or those of a year.
func (d *Speaker) sayLeavers(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	var exits []move
	var frozen []tie.Membership
	var gone []string
	for _, m := range everybody(x) {
		again := false
		for _, s := range m.Spells {
			if !inAsked(r, s.To) {
				continue
			}
			switch s.How {
			case "left":
				exits = append(exits, move{m, s, s.To, again})
				again = true
			case "suspended", "excluded":
				gone = append(gone, fmt.Sprintf("%s was %s %s%s", inSentence(m.Name), s.How, onDate(s.To), backAgain(m, s)))
			}
		}
		if m.Standing == tie.IsSuspended && m.How == "" && inAsked(r, m.Suspended) {
			frozen = append(frozen, m)
		}
	}
	s := fmt.Sprintf("No exit from %s is recorded%s.", group, inYear(r))
	if len(exits) > 0 {
		s = movesWords(exits, "left "+group) + "."
	}
	slices.Sort(gone)
	for _, g := range gone {
		s += " " + capital(g) + "; that is no exit."
	}
	for _, m := range frozen {
		s += " " + frozenWords(r, m) + "."
	}
	return s + ended(r, x)
}

func backAgain(m tie.Membership, s tie.MemberSpell) string {
	i := slices.Index(m.Spells, s)
	if i+1 < len(m.Spells) {
		return " and has been back since " + evidence.InWords(m.Spells[i+1].From)
	}
	return ""
}

// ended adds that a group is over, for nobody leaves it then.
func ended(r ask.Proposition, x tie.Roster) string {
	if x.Ended.IsZero() || x.Ended.Last().Before(r.AsOf.First()) && r.IsDated {
		return ""
	}
	return " It ended for all " + onDate(x.Ended) + "."
}

func inAsked(r ask.Proposition, d entente.Date) bool {
	if !r.Claimed.IsZero() {
		return !d.IsZero() && !d.Last().Before(r.Claimed.First())
	}
	return !d.IsZero() && (!r.IsDated || (entente.Period{From: d, To: d}).At(r.AsOf))
}

func inYear(r ask.Proposition) string {
	if !r.Claimed.IsZero() {
		return " since " + evidence.InWords(r.Claimed)
	}
	if !r.IsDated {
		return ""
	}
	return " " + onDate(r.AsOf)
}

// movesWords tells of entries or exits by date: "A and B left G on …, C on … and again on …".
func movesWords(ms []move, verb string) string {
	slices.SortFunc(ms, func(a, b move) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.member.Name,
			b.member.Name))
	})
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		var names []string
		for ; j < len(ms) && ms[j].at == ms[i].at && ms[j].again == ms[i].again; j++ {
			names = append(names, inSentence(ms[j].member.Name))
		}
		part := list(names, len(names))
		if i == 0 {
			part = capital(part) + " " + verb
		}
		if ms[i].again {
			part += " again"
		}
		parts = append(parts, part+" "+onDate(ms[i].at))
		i = j
	}
	return list(parts, len(parts))
}

// sayJoiners answers who joined in a year, or who joined last.
func (d *Speaker) sayJoiners(r ask.Proposition, x tie.Roster) string {
	group := d.name(r.Subject)
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	if r.Aspect == ask.AspectNewest {
		n, ok := newest(x, r.AsOf)
		if !ok {
			return d.sayNoMembers(r, x)
		}
		var names []string
		for _, m := range x.Members {
			if m.From == n.From {
				names = append(names, inSentence(m.Name))
			}
		}
		return fmt.Sprintf("The newest known member of %s is %s, since %s.", group, list(names, len(names)),
			evidence.InWords(n.From))
	}
	var entries []move
	for _, m := range everybody(x) {
		for i, s := range m.Spells {
			if inAsked(r, s.From) {
				entries = append(entries, move{m, s, s.From, i > 0})
			}
		}
	}
	if len(entries) == 0 {
		return fmt.Sprintf("No accession to %s is recorded%s.", group, inYear(r))
	}
	if len(entries) > mostMembers {
		return d.sayMembers(ask.Proposition{Subject: r.Subject, AsOf: r.AsOf}, x)
	}
	return movesWords(entries, "joined "+group) + "."
}

// sayFounders answers who belonged to the group from the beginning.
func (d *Speaker) sayFounders(r ask.Proposition, x tie.Roster) string {
	all := everybody(x)
	if len(all) == 0 {
		return d.sayNoMembers(r, x)
	}
	var first entente.Date
	for _, m := range all {
		if f := m.Spells[0].From; !f.IsZero() && (first.IsZero() || f.Before(first)) {
			first = f
		}
	}
	var names []string
	for _, m := range all {
		if m.Spells[0].From == first {
			names = append(names, inSentence(m.Name))
		}
	}
	slices.Sort(names)
	s := fmt.Sprintf("%s %s of %s are known, all since %s: %s.", capital(number(len(names))), oneOf(len(names),
		"founding member", "founding members"),
		d.name(r.Subject), evidence.InWords(first), list(names, mostMembers))
	if t, ok := foundingTreaty(x); ok {
		s += " It was founded by " + treatyWords(t) + "."
	}
	return s
}

func oneOf(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// saySuspended answers whose part is suspended.
func (d *Speaker) saySuspended(r ask.Proposition, x tie.Roster) string {
	if s := d.suspendedOf(r, x.Members) + d.legsOf(r, x, x.Members); s != "" {
		return s[1:]
	}
	if len(everybody(x)) == 0 {
		return d.sayNoMembers(r, x)
	}
	return fmt.Sprintf("No suspension of a member of %s is recorded %s.", d.name(r.Subject), when(r))
}
