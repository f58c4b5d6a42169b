package read

import (
	"regexp"
	"slices"

	"entente"
	"entente/ask"
	"entente/crosswalk"
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
func (r *Reader) severalGroups(q memberQuestion, a ask.Aspect) ask.Proposition {
	x := r.memberReading(q, a)
	var understood []ask.Arg
	for _, m := range slices.Concat(q.actors(), q.groups) {
		if a := ask.Who(m.Actor); !slices.Contains(understood, a) {
			understood = append(understood, a)
		}
	}
	x.Intent, x.Subject, x.Object, x.Objects = ask.Unknown, "", "", nil
	groups := make([]ask.Arg, len(q.groups))
	for i, m := range q.groups {
		groups[i] = ask.Arg{Actor: m.Actor, At: x.AsOf}
	}
	x.Understood = understood
	x.Refusal = ask.NoteOf("several_groups", groups...)
	var at entente.Date
	if x.IsDated {
		at = x.AsOf
	}
	for _, g := range q.groups {
		for _, m := range q.actors() {
			x.Nearest = append(x.Nearest, ask.Question{Form: ask.AskMember, A: m.Actor, B: g.Actor, At: at})
		}
		if q.actor == nil {
			x.Nearest = append(x.Nearest, ask.Question{Form: ask.AskMembers, A: g.Actor, At: at})
		}
	}
	x.Nearest = x.Nearest[:min(len(x.Nearest), maxSuggestions)]
	return x
}

// actors are all that the question names beside its groups.
func (q memberQuestion) actors() []crosswalk.Mention {
	if q.actor == nil {
		return nil
	}
	return append([]crosswalk.Mention{*q.actor}, q.more...)
}
