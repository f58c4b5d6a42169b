package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// sayLastSeen tells an alliance that no source has confirmed since it was last observed, that first.
func (d *Speaker) sayLastSeen(r ask.Proposition, x tie.Partner) string {
	return fmt.Sprintf("Last observed %s and not confirmed since%s: %s and %s were then treaty allies%s", onDate(x.Observed), known(r),
		d.nameIn(r, r.Subject), d.nameIn(r, r.Object), d.sinceAgain(r, x, d.direction(r.Past(x.Observed), x, r.AsOf))) + since(x)
}

// since names what other agreements the two made after their alliance was last observed.
func since(x tie.Partner) string {
	var said []string
	for _, v := range x.Ties {
		isLater := !v.From.IsZero() && x.Observed.Last().Before(v.From.First())
		if isLater && v.Tier != tie.NoTier && (v.Kind == entente.KindDeclaration || v.Kind == entente.KindAlliance || v.Kind == entente.KindStrategic) {
			said = append(said, "the "+v.Title+" of "+evidence.InWords(v.From))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "; recorded since is " + list(said, 3)
}

// direction is who owes whom, in words: "mutual", "one-sided: only Japan owed defence"; and from when on
// it is another one, up to the date of the question.
func (d *Speaker) direction(r ask.Proposition, x tie.Partner, now entente.Date) string {
	direction, by := tie.OwedAt(x, r.AsOf)
	if direction == "one_sided" {
		return "one-sided" + sinceWords(tie.Turned(x, r.AsOf)) + ": only " + d.nameIn(r, by[0]) + " " + owes(r) + " defence"
	}
	if direction == "mutual" && x.Direction == "one_sided" && len(x.OwedBy) > 0 {
		turned := "then"
		if at := tie.Turned(x, now); r.AsOf.Before(at) {
			turned = evidence.InWords(at)
		}
		return "mutual; since " + turned + " one-sided, as only " + d.nameIn(r, x.OwedBy[0]) + " owes defence"
	}
	return direction
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// suspended tells who has stopped taking part in a defence treaty that holds, without leaving it.
func (d *Speaker) suspended(x tie.Partner) (s string) {
	for _, v := range x.Ties {
		if v.Tier == tie.TreatyAlly {
			s += d.frozen(v, v.Title)
		}
	}
	return s
}

// frozenIn tells who has stopped taking part in a treaty that the sentence names.
func (d *Speaker) frozenIn(v tie.View) string { return d.frozen(v, "it") }

func (d *Speaker) frozen(v tie.View, title string) string {
	if v.Suspended == nil || len(v.Suspended.By) == 0 {
		return ""
	}
	by := make([]string, len(v.Suspended.By))
	for i, id := range v.Suspended.By {
		by[i] = d.name(id)
	}
	if title != "it" {
		title = "the " + title
	}
	return fmt.Sprintf("; %s froze %s part in %s %s without leaving it", list(by, 3), plural(len(by), "its", "their"), title, onDate(v.Suspended.Since))
}

// planned names what is announced or initialled between two actors and not signed.
func (d *Speaker) planned(r ask.Proposition, p tie.Portfolio) string {
	if r.IsDated {
		return ""
	}
	var said []string
	for _, x := range p.Planned {
		if x.Partner != r.Object {
			continue
		}
		note, _, _ := strings.Cut(strings.TrimSuffix(x.Note, "."), ";")
		if note != "" {
			note = ": " + strings.ToLower(note[:1]) + note[1:]
		}
		said = append(said, "the "+x.Title+" ("+evidence.InWords(x.Date)+note+")")
	}
	if len(said) == 0 {
		return ""
	}
	return " Announced and not signed: " + list(said, 3) + "."
}
