package en

import (
	"strings"

	"entente/ask"
	"entente/tie"
)

// sayEach tells of each of several actors whether it belongs to a group.
func (d *Speaker) sayEach(a ask.Finding) string {
	isVerdict := a.Reading.Aspect == ask.AspectIs && !a.Reading.IsEver
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
func (d *Speaker) verdictOfEach(ms []tie.Membership) string {
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
