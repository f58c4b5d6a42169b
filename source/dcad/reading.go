package dcad

import (
	"fmt"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// actors is who had the COW number in a column while the agreement lasted: one state, or a state and its
// successors under the same number (345 was Yugoslavia until 2003). A number that nobody had at the
// beginning is an issue.
func (m mapping) actors(r *format.Rows, column string, p entente.Period) ([]crosswalk.Part, bool) {
	parts, err := m.cw.Code(entente.SystemCOW, r.Code(column), p)
	if err != nil || !parts[0].Period.At(p.From) {
		r.Issue("unknown_code", column, fmt.Sprintf("no state of the Correlates of War system had this number in %v",
			p.From))
		return nil, false
	}
	parts[0].Period.From = p.From // as precise as the file has it
	return parts, true
}

// codesOf is the number that the file writes most often beside each abbreviation. A number may have
// several abbreviations (732 is KOR and ROK); an abbreviation has one number.
func codesOf(items []item) map[string]string {
	counts := map[party]int{}
	for _, x := range items {
		for _, p := range x.parties {
			counts[p]++
		}
	}
	codes := map[string]string{}
	for p, n := range counts {
		best := party{codes[p.name], p.name}
		if n > counts[best] || n == counts[best] && p.code < best.code {
			codes[p.name] = p.code
		}
	}
	return codes
}

// contradicted finds a party whose abbreviation belongs to another number in the rest of the file.
func contradicted(x item, codes map[string]string) (party, bool) {
	for _, p := range x.parties {
		if p.name != "" && codes[p.name] != p.code {
			return p, true
		}
	}
	return party{}, false
}

// codes are the coded numbers of a record; a missing one is absent from the map.
type codes map[string]int

func readCodes(r *format.Rows) codes {
	c := codes{}
	for _, column := range []string{"span", "terminated", "endYearEstimate", "asymmetry", "factivaSign", "factivaEIF"} {
		if v, ok := r.Int(column); ok {
			c[column] = v
		}
	}
	return c
}

func (c codes) is(column string, value int) bool {
	v, ok := c[column]
	return ok && v == value
}

// ended is the recorded end: only where the coders know of a termination. An end that the dataset
// estimates, or the year in which it stops, is not one.
func (c codes) ended(r *format.Rows, from entente.Date) entente.Date {
	if !c.is("terminated", 1) {
		return entente.Date{}
	}
	end, err := entente.NewDate(max(c["endYearEstimate"], 0), 0, 0)
	if err != nil || end.Last().Before(from.First()) {
		r.Issue("bad_date", "endYearEstimate", "the agreement is terminated, and its year of termination is missing "+
			"or before its beginning")
		return entente.Date{}
	}
	return end
}

// claim marks what news reports did not show to be signed.
func (c codes) claim() entente.Claim {
	if c.is("factivaSign", 0) {
		return entente.ClaimPlanned
	}
	return entente.ClaimNone
}

// awaits reports whether reports showed that the agreement was not in force. A blank date of entry into
// force says nothing of it: in this file blanks are missing, and half of the agreements have one.
func (c codes) awaits(inForce entente.Date) bool { return inForce.IsZero() && c.is("factivaEIF", 0) }

// level is "general", or "sector: PROCUREMENT"; a general agreement on industry alone says so.
func level(r *format.Rows) string {
	kind, category := r.Words("type"), r.Words("category1")
	if kind == "general" && (category == "DCA" || category == "") {
		return kind
	}
	if category == "" {
		return kind
	}
	return kind + ": " + category
}

var categoryWords = map[string]string{
	"DCA": "general", "DIC": "defence industry", "PROCUREMENT": "procurement",
	"TREX": "training and exchange", "RESEARCH": "research", "COMMISSION": "joint commission",
}

// title is ours: the file has no titles.
func (m mapping) title(r *format.Rows, a, b entente.ActorID, signed, inForce entente.Date) string {
	year := signed.Year
	if year == 0 {
		year = inForce.Year
	}
	word := categoryWords[r.Words("category1")]
	if word == "" {
		word = r.Words("type")
	}
	return fmt.Sprintf("Defence cooperation agreement of %s and %s, %d (%s)", m.name(a), m.name(b), year, word)
}

func (m mapping) name(id entente.ActorID) string {
	a, ok := m.cw.Actor(id)
	switch {
	case !ok || a.Name == "":
		return string(id)
	case strings.HasPrefix(a.Name, "United "):
		return "the " + a.Name
	}
	return a.Name
}

// note says what a reader has to know before relying on the tie.
func (c codes) note(confidence string, inForce entente.Date) string {
	var says []string
	add := func(when bool, s string) {
		if when {
			says = append(says, s)
		}
	}
	add(inForce.IsZero(), "entry into force is not recorded, the tie is dated from the signature")
	add(c.is("factivaSign", 0), "news reports tell of talks, not of a signature")
	add(c.is("factivaSign", -99), "news reports do not make clear whether it was signed")
	add(c.is("factivaEIF", 0), "it did not enter into force by the reports that were read")
	add(c.is("span", -77), "concluded without limit of time")
	add(c["span"] > 0, fmt.Sprintf("concluded for %d years", c["span"]))
	estimate, ok := c["endYearEstimate"]
	add(ok && estimate < 2010 && !c.is("terminated", 1), fmt.Sprintf("the dataset estimates its end in %d, no end "+
		"is recorded", estimate))
	add(c.is("asymmetry", 1), "its duties may be asymmetric")
	add(c.is("asymmetry", 2), "its duties are asymmetric; the data do not say whose weigh more")
	add(confidence == "low", "the coders have little confidence in its category")
	add(confidence == "atypical", "the coders call it atypical")
	if len(says) == 0 {
		return ""
	}
	s := strings.Join(says, "; ") + "."
	return strings.ToUpper(s[:1]) + s[1:]
}
