package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// mostMembers is how many members a sentence names; the list below it has them all.
const mostMembers = 60

// sayMembership answers a question of membership.
func (d *Desk) sayMembership(r Reading, x tie.Roster) string {
	switch r.Aspect {
	case AspectIs:
		return d.sayIsMember(r, x)
	case AspectHasJoined:
		return d.sayHasJoined(r, x)
	case AspectJoined:
		return d.sayJoined(r, x)
	case AspectLeft, AspectHasLeft:
		return d.sayLeft(r, x)
	case AspectLeavers:
		return d.sayLeavers(r, x)
	case AspectJoiners, AspectNewest:
		return d.sayJoiners(r, x)
	case AspectFounders:
		return d.sayFounders(r, x)
	case AspectFrozen:
		return d.saySuspended(r, x)
	case AspectFounded:
		return capital(d.name(r.Subject)) + d.sayFounded(x)
	}
	return d.sayMembers(r, x)
}

// sayMembers lists who belonged to the group at the date.
func (d *Desk) sayMembers(r Reading, x tie.Roster) string {
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
			s += " The treaty of today, the " + t.Title + " of " + tie.InWords(t.Signed) + " (" + string(t.Agreement) +
				"), came later." + firstNote(x)
		} else {
			s += " It was founded by " + treatyWords(t) + "."
		}
		if x.Members[0].Basis == tie.BasisFounding {
			s += firstNote(x)
		}
	} else {
		s += notFounding(x)
	}
	return s + dutyElsewhere(x) + d.suspendedOf(x.Members) + lastSeenMembers(x.Members) + d.goneBefore(r, x)
}

// dutyElsewhere names the treaty of defence of a group that another treaty founded.
func dutyElsewhere(x tie.Roster) string {
	t, ok := dutyTreaty(x)
	f, _ := foundingTreaty(x)
	if !ok || t.Agreement == f.Agreement || !slices.Contains(t.Obligations, entente.Defence.String()) {
		return ""
	}
	return fmt.Sprintf(" Defence is owed under the %s of %s (%s), by its %d parties.", strings.TrimPrefix(t.Title, "the "),
		tie.InWords(t.Signed), t.Agreement, t.Parties)
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
		since := "since " + tie.InWords(ms[i].From)
		if ms[i].Basis == tie.BasisOrganisation {
			since = "seen from " + tie.InWords(ms[i].From) + " on"
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
	s := "the " + strings.TrimPrefix(t.Title, "the ") + " of " + tie.InWords(t.Signed) + " (" + string(t.Agreement) + ")"
	o := dutyWords(t.Obligations)
	switch {
	case o != "" && t.Ended.IsZero():
		s += ", under which its parties owe each other " + o
	case o != "":
		s += ", under which its parties owed each other " + o + " until " + tie.InWords(t.Ended)
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

func (d *Desk) sayFounded(x tie.Roster) string {
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
func (d *Desk) sayNoMembers(r Reading, x tie.Roster) string {
	group := capital(d.name(r.Subject))
	switch {
	case !x.Ended.IsZero() && x.Ended.Last().Before(r.AsOf.First()):
		s := fmt.Sprintf("%s %s no members %s: it ended %s.", group, has(r), when(r), onDate(x.Ended))
		if len(x.Former) == 0 {
			return s + d.whoWouldTell(x)
		}
		return s + " Its last members were " + list(lastMembers(x), mostMembers) + "." + d.goneBefore(r, x)
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
func (d *Desk) whoWouldTell(x tie.Roster) string {
	for _, c := range x.Coverage {
		if c.Status == tie.NotCoded && strings.Contains(c.Note, "import") {
			return " " + c.Short + " " + c.Note + "."
		}
	}
	return " No dataset that can be imported has one."
}

// suspendedOf names members whose part is suspended.
func (d *Desk) suspendedOf(ms []tie.Membership) string {
	s := ""
	for _, m := range ms {
		if m.Standing == tie.IsSuspended {
			s += " " + frozenWords(m) + "."
		}
	}
	return s
}

func frozenWords(m tie.Membership) string {
	name := capital(inSentence(m.Name))
	note := ""
	for _, s := range m.Spells {
		if s.To == m.Suspended && s.Note != "" {
			note = " (" + strings.TrimSuffix(s.Note, ".") + ")"
		}
	}
	switch m.How {
	case "excluded":
		return name + " is excluded from taking part since " + tie.InWords(m.Suspended) + note
	case "suspended":
		return name + " is suspended since " + tie.InWords(m.Suspended) + ", which is no exit" + note
	}
	return name + " has frozen its part (suspension) since " + tie.InWords(m.Suspended) + " and has not left"
}

// lastSeen says of members that no source has seen since when they were last seen.
func lastSeenMembers(ms []tie.Membership) string {
	var latest entente.Date
	var names []string
	for _, m := range ms {
		if m.Sure == tie.LastObserved {
			names = append(names, inSentence(m.Name))
			if latest.Last().Before(m.Observed.Last()) {
				latest = m.Observed
			}
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) == len(ms) && len(ms) > 1:
		return " The list was last observed " + onDate(latest) + "; no end is recorded since."
	}
	return " " + capital(list(names, 12)) + " " + isOrAre(len(names)) + " last observed by " + tie.InWords(latest) +
		"; no end is recorded since."
}

func isOrAre(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// goneBefore names who had left before the date.
func (d *Desk) goneBefore(r Reading, x tie.Roster) string {
	var parts []string
	for _, m := range x.Former {
		if m.How == "left" {
			parts = append(parts, inSentence(m.Name)+" ("+tie.InWords(m.To)+")")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	if r.IsDated {
		return " Before that date it was left by " + list(parts, 12) + "."
	}
	return " It was left by " + list(parts, 12) + "."
}
