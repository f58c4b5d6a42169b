package en

import (
	"fmt"
	"strings"

	"entente/evidence"
	"entente/tie"
)

// awaitedTies tells what else is signed between two actors, beside the pact that the sentence before names.
func awaitedTies(x tie.Partner, told tie.View) string {
	var never, later []string
	for _, v := range tie.AwaitedIn(x, func(v tie.View) bool { return v.Agreement != told.Agreement }) {
		if v.EntryForce.IsZero() {
			never = append(never, titled(v)+signedOn(v))
		} else {
			later = append(later, titled(v)+" (signed "+evidence.InWords(v.Signed)+", in force since "+evidence.InWords(v.EntryForce)+")")
		}
	}
	switch {
	case len(never)+len(later) == 0:
		return ""
	case len(never) == 0:
		return " Signed by then, and in force only later: " + list(later, 3) + "."
	case len(later) == 0:
		return " Signed, and not seen to enter into force: " + list(never, 3) + "."
	}
	return " Signed, and not seen to enter into force: " + list(never, 3) + "; in force only later: " + list(later, 3) + "."
}

// signedOnly tells when an agreement was signed, and that it was not in force at the date of the question:
// when it entered into force after it, or that nobody has seen it do so.
func signedOnly(v tie.View) string {
	s := "was signed"
	if !v.Signed.IsZero() {
		s += " " + onDate(v.Signed)
	}
	if v.EntryForce.IsZero() {
		return s + ", and no source has seen it enter into force"
	}
	return s + " and entered into force only " + onDate(v.EntryForce)
}

func titled(v tie.View) string { return "the " + strings.TrimPrefix(v.Title, "the ") }

func signedOn(v tie.View) string {
	if v.Signed.IsZero() {
		return ""
	}
	return " (" + evidence.InWords(v.Signed) + ")"
}

// awaitedPacts names the partners of a list with whom a defence pact is signed and was not in force at the date.
func awaitedPacts(ps []tie.Partner) string {
	var never, later []string
	for _, p := range ps {
		if p.Tier == tie.TreatyAlly {
			continue
		}
		for _, v := range tie.AwaitedIn(p, tie.IsDefence) {
			if v.EntryForce.IsZero() {
				never = append(never, inSentence(p.Name)+signedOn(v))
			} else {
				later = append(later, inSentence(p.Name)+" (signed "+evidence.InWords(v.Signed)+", in force since "+evidence.InWords(v.EntryForce)+")")
			}
			break
		}
	}
	var said []string
	if len(never) > 0 {
		said = append(said, "a defence pact with "+list(never, 6)+" is signed and not seen to enter into force")
	}
	if len(later) > 0 {
		said = append(said, "a defence pact with "+list(later, 6)+" was signed and entered into force only later")
	}
	return strings.Join(said, "; ")
}

// frozenAllies names the allies of a list with whom a party has frozen its part.
func (d *Speaker) frozenAllies(allies []tie.Partner) string {
	type freeze struct{ by, title, since string }
	var order []freeze
	with := map[freeze][]string{}
	for _, p := range allies {
		for _, v := range p.Ties {
			if v.Suspended == nil || v.Tier != tie.TreatyAlly || len(v.Suspended.By) == 0 {
				continue
			}
			by := make([]string, len(v.Suspended.By))
			for i, id := range v.Suspended.By {
				by[i] = d.name(id)
			}
			f := freeze{list(by, 3), v.Title, onDate(v.Suspended.Since)}
			if with[f] == nil {
				order = append(order, f)
			}
			with[f] = append(with[f], p.Name)
		}
	}
	s := ""
	for _, f := range order {
		s += fmt.Sprintf("; %s froze its part in the %s %s without leaving it", f.by, f.title, f.since)
	}
	return s
}
