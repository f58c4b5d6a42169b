package en

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// mostMembers is how many members a sentence names; the list below it has them all.
const mostMembers = 60

// sayMembership answers a question of membership.
func (d *Speaker) sayMembership(r ask.Proposition, x tie.Roster) string {
	switch r.Aspect {
	case ask.AspectIs:
		return d.sayIsMember(r, x)
	case ask.AspectHasJoined:
		return d.sayHasJoined(r, x)
	case ask.AspectJoined:
		return d.sayJoined(r, x)
	case ask.AspectLeft, ask.AspectHasLeft:
		return d.sayLeft(r, x)
	case ask.AspectLeavers:
		return d.sayLeavers(r, x)
	case ask.AspectJoiners, ask.AspectNewest:
		return d.sayJoiners(r, x)
	case ask.AspectFounders:
		return d.sayFounders(r, x)
	case ask.AspectFrozen:
		return d.saySuspended(r, x)
	case ask.AspectFounded:
		return capital(d.name(r.Subject)) + d.sayFounded(x)
	}
	return d.sayMembers(r, x)
}

// sayMembers lists who belonged to the group at the date.
func (d *Speaker) sayMembers(r ask.Proposition, x tie.Roster) string {
	group := capital(d.name(r.Subject))
	if len(x.Members) == 0 {
		return d.sayNoMembers(r, x)
	}
	what := counted(len(x.Members), "member", "members")
	if x.Members[0].Basis == tie.BasisTreaty && !x.IsWhole {
		what = counted(len(x.Members), "known member, as a party of its treaties",
			"known members, as parties of its treaties")
	}
	s := fmt.Sprintf("%s %s %s %s%s: %s.", group, has(r), what, when(r), known(r), byEntry(x.Members))
	if t, ok := foundingTreaty(x); ok {
		if r.AsOf.Last().Before(t.Signed.First()) {
			s += " The treaty of today, the " + t.Title + " of " + evidence.InWords(t.Signed) + " (" + string(t.Agreement) +
				"), came later." + firstNote(x)
		} else {
			s += foundedBy(r, x, t)
		}
		if x.Members[0].Basis == tie.BasisFounding || x.Members[0].From.Before(t.Signed) && !r.AsOf.Last().Before(t.Signed.First()) {
			s += firstNote(x)
		}
	} else {
		s += notFounding(x)
	}
	s += dutyElsewhere(r, x) + d.interrupted(r, x.Members) + d.suspendedOf(r, x.Members) + d.legsOf(r, x, x.Members)
	s += lastSeenMembers(x.Members)
	if r.IsDated {
		return s // who had left stands in the list; the sentence is about who belonged to it
	}
	return s + d.goneBefore(x)
}

// earlierBy is how many years a treaty may be younger than the first membership without having founded the group
// anew: accessions come after a signature, never so long before it.
const earlierBy = 1

// foundedBy tells of the founding treaty. A group whose members joined long before the treaty was signed is
// older than its treaty.
func foundedBy(r ask.Proposition, x tie.Roster, t tie.GroupTreaty) string {
	words := treatyWords(t)
	if r.IsDated {
		words = strings.Replace(words, "its parties owe each other", "its parties owed each other", 1)
	}
	if isBefore(x.Members[0].From, t) {
		return " It has its present form from " + words + "."
	}
	return " It was founded by " + words + "."
}

// isBefore reports whether somebody joined before the founding treaty of today was there.
func isBefore(joined entente.Date, t tie.GroupTreaty) bool {
	return !joined.IsZero() && joined.Year+earlierBy < t.Signed.Year
}

// olderThan says of an actor that joined before the founding treaty of today what it joined.
func olderThan(x tie.Roster, joined entente.Date) string {
	if t, ok := foundingTreaty(x); ok && isBefore(joined, t) {
		return fmt.Sprintf(" That was before the %s of %s.", strings.TrimPrefix(t.Title, "the "), evidence.InWords(t.Signed)) + firstNote(x)
	}
	return ""
}

// dutyElsewhere names the treaty of defence of a group that another treaty founded.
func dutyElsewhere(r ask.Proposition, x tie.Roster) string {
	t, ok := dutyTreaty(x)
	f, _ := foundingTreaty(x)
	if !ok || t.Agreement == f.Agreement || !slices.Contains(t.Obligations, entente.Defence.String()) {
		return ""
	}
	is := "is"
	if r.IsDated {
		is = "was"
	}
	return fmt.Sprintf(" Defence %s owed under the %s of %s (%s), by its %d parties.", is, strings.TrimPrefix(t.Title, "the "),
		evidence.InWords(t.Signed), t.Agreement, t.Parties)
}

// byEntry names members with the date of entry, those of one date together.
func byEntry(ms []tie.Membership) string {
	if len(ms) > mostMembers {
		names := make([]string, len(ms))
		for i, m := range ms {
			names[i] = inSentence(m.Name)
		}
		return list(names, 20)
	}
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		var names []string
		for ; j < len(ms) && ms[j].From == ms[i].From; j++ {
			names = append(names, inSentence(ms[j].Name))
		}
		since := "since " + evidence.InWords(ms[i].From)
		if ms[i].Basis == tie.BasisOrganisation {
			since = "seen from " + evidence.InWords(ms[i].From) + " on"
		}
		if ms[i].From.IsZero() {
			since = "since an unknown date"
		}
		if j-i == len(ms) && len(ms) > 1 {
			return list(names, len(names)) + ", all " + since
		}
		parts = append(parts, list(names, len(names))+" ("+since+")")
		i = j
	}
	return strings.Join(parts, ", ")
}

func foundingTreaty(x tie.Roster) (tie.GroupTreaty, bool) {
	i := slices.IndexFunc(x.Treaties, func(t tie.GroupTreaty) bool { return t.Role == "founding" && t.IsHeld })
	if i < 0 {
		return tie.GroupTreaty{}, false
	}
	return x.Treaties[i], true
}

func treatyWords(t tie.GroupTreaty) string {
	s := "the " + strings.TrimPrefix(t.Title, "the ") + " of " + evidence.InWords(t.Signed) + " (" + string(t.Agreement) + ")"
	o := dutyWords(t.Obligations)
	switch {
	case o != "" && t.Ended.IsZero():
		s += ", under which its parties owe each other " + o
	case o != "":
		s += ", under which its parties owed each other " + o + " until " + evidence.InWords(t.Ended)
	case !t.Ended.IsZero():
		s += ", which ended " + onDate(t.Ended)
	}
	return s
}

func dutyWords(obligations []string) string {
	words := make([]string, len(obligations))
	for i, o := range obligations {
		words[i] = strings.ReplaceAll(o, "_", "-")
	}
	return list(words, len(words))
}

// notFounding says of a group whose founding treaty the ledger does not have what is known of it.
func notFounding(x tie.Roster) string {
	return " Its founding treaty is not coded." + firstNote(x)
}

// firstNote is what the reviewed table says of the first treaty of a group.
func firstNote(x tie.Roster) string {
	for _, t := range x.Treaties {
		if t.Note != "" {
			return " " + t.Note
		}
	}
	return ""
}

func (d *Speaker) sayFounded(x tie.Roster) string {
	t, ok := foundingTreaty(x)
	if !ok {
		return ": its founding treaty is not coded." + firstNote(x)
	}
	s := " was founded by " + treatyWords(t) + "." + firstNote(x)
	if !x.Ended.IsZero() && x.Ended != t.Ended {
		s += " It ended " + onDate(x.Ended) + "."
	}
	return s
}

// sayNoMembers says why nobody is listed.
func (d *Speaker) sayNoMembers(r ask.Proposition, x tie.Roster) string {
	group := capital(d.name(r.Subject))
	switch {
	case !x.Ended.IsZero() && x.Ended.Last().Before(r.AsOf.First()):
		s := fmt.Sprintf("%s %s no members %s: it ended %s.", group, has(r), when(r), onDate(x.Ended))
		if len(x.Former) == 0 {
			return s + d.whoWouldTell(x)
		}
		s += " Its last members were " + list(lastMembers(x), mostMembers) + "."
		if r.IsDated {
			return s
		}
		return s + d.goneBefore(x)
	case len(x.Former) > 0:
		last := x.Former[len(x.Former)-1]
		s := fmt.Sprintf("%s had no members %s: the membership of the last had ended %s", group, when(r), onDate(last.To))
		for _, sp := range last.Spells {
			if r.AsOf.Last().Before(sp.From.First()) {
				return s + ", and began again " + onDate(sp.From) + "."
			}
		}
		return s + "."
	case len(x.Later) > 0:
		return fmt.Sprintf("%s had no members %s: its first known members joined %s.", group, when(r),
			onDate(x.Later[0].From))
	}
	s := fmt.Sprintf("Not known: the ledger has no list of the members of %s%s.", d.name(r.Subject), known(r))
	return s + firstNote(x) + d.whoWouldTell(x)
}

// lastMembers are those who were in it until its end.
func lastMembers(x tie.Roster) (names []string) {
	for _, m := range x.Former {
		if m.How == "dissolved" || m.To == x.Ended {
			names = append(names, inSentence(m.Name))
		}
	}
	slices.Sort(names)
	return names
}

// whoWouldTell names a dataset that could tell and is not in the ledger.
func (d *Speaker) whoWouldTell(x tie.Roster) string {
	for _, c := range x.Coverage {
		if c.Status == evidence.NotCoded && strings.Contains(c.Note, "import") {
			return " " + c.Short + " " + c.Note + "."
		}
	}
	return " No dataset that can be imported has one."
}

// goneBefore names who had left: those of one date together, and every exit of who left twice.
func (d *Speaker) goneBefore(x tie.Roster) string {
	exits := map[string][]string{} // the dates of exit in words, with the names
	var order []string
	for _, m := range x.Former {
		if m.How != "left" {
			continue
		}
		var dates []string
		for _, s := range m.Spells {
			if s.How == "left" && !x.AsOf.Last().Before(s.To.First()) {
				dates = append(dates, evidence.InWords(s.To))
			}
		}
		key := strings.Join(dates, ", again ")
		if exits[key] == nil {
			order = append(order, key)
		}
		exits[key] = append(exits[key], inSentence(m.Name))
	}
	var parts []string
	for _, key := range order {
		parts = append(parts, list(exits[key], len(exits[key]))+" ("+key+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return " It was left by " + list(parts, 12) + "."
}
