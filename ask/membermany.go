package ask

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/tie"
)

// A question of membership may name several actors ("Are Finland and Sweden in NATO?"); each is answered. Several
// groups are several questions: they are refused, with those questions.

// mostAsked is how many actors one question may name.
const mostAsked = 8

// enumerated are the letters of several names in a row: "A and A", "either A or A", "A A".
var (
	enumeratedActors = regexp.MustCompile(`(?:\b(?:both|either|all of) )?\bA(?:(?: (?:and|or|and also|as well as|nor))? A\b)+`)
	enumeratedGroups = regexp.MustCompile(`(?:\b(?:both|either) )?\bG(?:(?: (?:and|or|and also|as well as|nor)(?: in| of)?)? G\b)+`)
)

// oneOfEach is a shape in which several names in a row are one.
func oneOfEach(shape string) string {
	return enumeratedGroups.ReplaceAllString(enumeratedActors.ReplaceAllString(shape, "A"), "G")
}

// severalGroups is the refusal of a question about several groups.
func (r *Reader) severalGroups(q memberQuestion, a Aspect) Reading {
	x := r.memberReading(q, a)
	var understood []string
	for _, m := range slices.Concat(q.actors(), q.groups) {
		if name := r.nameOf(m.Actor); !slices.Contains(understood, name) {
			understood = append(understood, name)
		}
	}
	x.Intent, x.Subject, x.Object, x.Objects = Unknown, "", "", nil
	groups := make([]string, len(q.groups))
	for i, m := range q.groups {
		groups[i] = inSentence(r.nameOf(m.Actor))
	}
	x.Understood = understood
	x.Refusal = fmt.Sprintf("I cannot answer that. It asks about %s; a question of membership is about one group. Understood: %s.",
		list(groups, len(groups)), strings.Join(understood, ", "))
	at := ""
	if x.IsDated {
		at = " " + onDate(x.AsOf)
	}
	for _, g := range q.groups {
		for _, m := range q.actors() {
			x.nearest = append(x.nearest, fmt.Sprintf("Is %s in %s%s?", inSentence(r.nameOf(m.Actor)),
				inSentence(r.nameOf(g.Actor)), at))
		}
		if q.actor == nil {
			x.nearest = append(x.nearest, fmt.Sprintf("Who are the members of %s%s?", inSentence(r.nameOf(g.Actor)), at))
		}
	}
	x.nearest = x.nearest[:min(len(x.nearest), maxSuggestions)]
	return x
}

func (r *Reader) nameOf(id entente.ActorID) string {
	if a, ok := r.crosswalk.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

// actors are all that the question names beside its groups.
func (q memberQuestion) actors() []crosswalk.Mention {
	if q.actor == nil {
		return nil
	}
	return append([]crosswalk.Mention{*q.actor}, q.more...)
}

// membersEach answers for each of several actors.
func (d *Desk) membersEach(ctx context.Context, a *Answer, q tie.GroupQuery) error {
	var whole tie.Roster
	for i, id := range a.Reading.Objects {
		q.Actor = id
		x, err := d.book.Members(ctx, q)
		if err != nil {
			return err
		}
		if i == 0 {
			whole = x
		} else {
			whole.Disagreed = append(whole.Disagreed, x.Disagreed...)
		}
		whole.AskedAll = append(whole.AskedAll, *x.Asked)
		a.Rosters = append(a.Rosters, x)
	}
	d.takeRoster(a, &whole)
	return nil
}

// sayEach tells of each of several actors whether it belongs to a group.
func (d *Desk) sayEach(a Answer) string {
	isVerdict := a.Reading.Aspect == AspectIs && !a.Reading.IsEver
	var said []string
	if isVerdict {
		said = append(said, d.verdictOfEach(a.Membership.AskedAll))
	}
	for i, id := range a.Reading.Objects {
		one := a.Reading
		one.Object = id
		if isVerdict {
			said = append(said, d.sayStanding(one, a.Rosters[i]))
		} else {
			said = append(said, d.sayMembership(one, a.Rosters[i]))
		}
	}
	return strings.Join(said, " ")
}

// verdictOfEach is the yes or no to a question about several actors.
func (d *Desk) verdictOfEach(ms []tie.Membership) string {
	var in, out, open []string
	for _, m := range ms {
		switch name := inSentence(m.Name); {
		case m.Holds():
			in = append(in, name)
		case m.Standing == tie.NotTold:
			open = append(open, name)
		default:
			out = append(out, name)
		}
	}
	switch n := len(ms); {
	case len(open) == n:
		return "Not known."
	case len(in) == n && n == 2:
		return "Yes, both."
	case len(in) == n:
		return "Yes, all " + number(n) + "."
	case len(out) == n && n == 2:
		return "No, neither."
	case len(out) == n:
		return "No, none of them."
	}
	var parts []string
	if len(in) > 0 {
		parts = append(parts, "yes for "+list(in, len(in)))
	}
	if len(out) > 0 {
		parts = append(parts, "no for "+list(out, len(out)))
	}
	if len(open) > 0 {
		parts = append(parts, "not known for "+list(open, len(open)))
	}
	return "In part: " + strings.Join(parts, ", ") + "."
}
