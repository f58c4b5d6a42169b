package main

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/say/en"
	"entente/tie"
)

// printAnswer prints an answer for people.
func (p *program) printAnswer(a *app, x say.Answer) error {
	d := &document{}
	notes := newFootnotes(p.config.Format.value, x.Evidence, en.New(a.cw))
	head := section{text: []string{x.Answer}}
	if line := readingLine(x.Reading, a, x.Notes); line != "" {
		head.text = append(head.text, line)
	}
	d.add(head)
	rosterSections(d, x, notes)
	for _, t := range append(tie.Tiers[:], tie.NoTier) {
		if s := tierSection(t, x, notes); len(s.rows)+len(s.items) > 0 {
			d.add(s)
		}
	}
	disagreementSection(d, x, notes)
	if len(x.Coverage) > 0 {
		d.add(coverageSection(x))
	}
	if len(x.Suggestions) > 0 {
		d.add(section{title: "Questions that can be answered", items: suggestions(x.Suggestions)})
	}
	notes.add(d)
	return d.write(p.out, p.config.Format.value)
}

func suggestions(questions []string) []item {
	out := make([]item, len(questions))
	for i, q := range questions {
		out[i] = item{head: q}
	}
	return out
}

// readingLine shows how the question was read.
func readingLine(r ask.Proposition, a *app, notes []string) string {
	if r.Intent == ask.Unknown {
		return ""
	}
	parts := []string{"Read as " + string(r.Intent)}
	if r.Subject != "" {
		parts[0] += " of " + string(r.Subject)
	}
	switch {
	case len(r.Objects) > 1:
		parts[0] += " and " + joinActors(r.Objects)
	case r.Object != "":
		parts[0] += " and " + string(r.Object)
	}
	parts = append(parts, "as of "+r.AsOf.String())
	if !r.KnownAt.IsZero() {
		parts = append(parts, "as known at "+r.KnownAt.String())
	}
	if r.Kind != "" {
		parts = append(parts, "kind "+string(r.Kind))
	}
	switch r.Side {
	case ask.SideOwes:
		parts = append(parts, "whom it must defend")
	case ask.SideOwed:
		parts = append(parts, "who must defend it")
	}
	s := strings.Join(parts, ", ") + "."
	for _, id := range r.Alternatives {
		if other, ok := a.cw.Actor(id); ok {
			s += fmt.Sprintf(" Did you mean %s (%s)?", other.Name, id)
		}
	}
	for _, note := range notes {
		s += " " + note
	}
	return s
}

// detailed reports whether a tier's ties are listed one by one: the top tiers always, the others
// when they are what was asked for.
func detailed(t tie.Tier, r ask.Proposition) bool {
	return t == tie.TreatyAlly || r.Intent == ask.Relation || r.Intent == ask.Since || r.Tier != "" || r.Kind != ""
}

func tierSection(t tie.Tier, x say.Answer, notes *footnotes) section {
	s, isNoted := section{title: notes.words.Heading(t, 2)}, false
	for _, p := range x.Partners {
		switch {
		case p.Tier != t:
		case p.Count != nil:
			s.columns = []string{"actor", "states that owe it defence", "rows"}
			s.rows = append(s.rows, []string{p.Name, fmt.Sprint(*p.Count), notes.cite(p.SinceEvidence)})
		case detailed(t, x.Reading):
			s.items = append(s.items, tieItem(p, x.Reading.AsOf, notes))
		default:
			since := p.Since.String()
			if hasNote(p) {
				since, isNoted = since+"*", true
			}
			s.columns = []string{"partner", "since", "ties"}
			s.rows = append(s.rows, []string{p.Name, since, summary(p, notes.words)})
		}
	}
	if len(s.rows) > 0 && s.columns[0] == "partner" && t != tie.NoTier {
		s.text = []string{"--tier " + string(t) + " lists every tie with its dates, its agreement and its sources."}
	}
	if isNoted {
		s.text = append(s.text, "* There is a note on this date; it stands beside the tie there.")
	}
	return s
}

// hasNote reports whether a tie from which the partner's tier dates has a note on it.
func hasNote(p tie.Partner) bool {
	return slices.ContainsFunc(p.Ties, func(v tie.View) bool {
		return v.Note != "" && v.Tier == p.Tier && !p.Since.IsZero() && v.From == p.Since
	})
}

// tieItem is a partner with its ties, a line each.
func tieItem(p tie.Partner, at entente.Date, notes *footnotes) item {
	i := item{head: p.Name}
	if p.Korean != "" {
		i.head += " (" + p.Korean + ")"
	}
	if !p.Since.IsZero() {
		i.head += ", since " + p.Since.String()
	}
	for _, v := range p.Ties {
		line := tieLine(v, at, notes.words)
		if v.With != "" {
			line = "with " + string(v.With) + ": " + line
		}
		if v.Note != "" {
			line += " (" + strings.TrimSuffix(v.Note, ".") + ")"
		}
		if c := notes.cite(v.Evidence); c != "" {
			line += " [" + c + "]"
		}
		if v.Agreement != "" {
			line += " " + string(v.Agreement)
		}
		i.lines = append(i.lines, line)
	}
	return i
}

func tieWords(v tie.View) string {
	s := v.Title
	var what []string
	if v.Level != "" {
		what = append(what, v.Level)
	}
	if len(v.Obligations) > 0 {
		what = append(what, strings.ReplaceAll(strings.Join(v.Obligations, ", "), "_", "-"))
	}
	if v.Direction == "one_sided" {
		what = append(what, "one-sided: owed by "+joinActors(v.OwedBy))
	}
	if v.Through != "" {
		what = append(what, "through "+string(v.Through))
	}
	if v.Count != nil {
		what = append(what, fmt.Sprint(*v.Count))
	}
	if len(what) > 0 {
		s += " (" + strings.Join(what, "; ") + ")"
	}
	return s
}

func joinActors(ids []entente.ActorID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return strings.Join(out, ", ")
}

// summary counts a partner's ties by kind.
func summary(p tie.Partner, words say.Labels) string {
	counts := map[string]int{}
	var order []string
	for _, v := range p.Ties {
		k := words.Called(v) + words.Mark(v)
		if counts[k]++; counts[k] == 1 {
			order = append(order, k)
		}
	}
	for i, k := range order {
		if counts[k] > 1 {
			order[i] = fmt.Sprintf("%s (%d)", k, counts[k])
		}
	}
	return strings.Join(order, ", ")
}

// dropEmpty removes columns that no row fills.
func dropEmpty(s section) section {
	var keep []int
	for i := range s.columns {
		for _, r := range s.rows {
			if i < len(r) && r[i] != "" {
				keep = append(keep, i)
				break
			}
		}
	}
	pick := func(r []string) []string {
		out := make([]string, len(keep))
		for i, k := range keep {
			out[i] = r[k]
		}
		return out
	}
	out := section{title: s.title, text: s.text, columns: pick(s.columns)}
	for _, r := range s.rows {
		out.rows = append(out.rows, pick(r))
	}
	return out
}

// mostShort is how many partners the sentence on disagreements names.
const mostShort = 8

// disagreementSection lists the disagreements, save those about partners that are listed in short above and about
// the members of a group: of those it says how many there are, and about whom.
func disagreementSection(d *document, x say.Answer, notes *footnotes) {
	short := inShort(x)
	s := section{title: "Disagreements"}
	others, elsewhere := 0, 0
	var about []string
	for _, g := range x.Disagreements {
		if name, ok := short[g.Partner]; ok {
			others++
			if !slices.Contains(about, name) {
				about = append(about, name)
			}
			continue
		}
		if isElsewhere(x, g) {
			elsewhere++
			continue
		}
		i := item{head: g.About}
		for n, v := range g.Versions {
			line := v.Says
			if n == g.Used {
				line += " (used)"
			}
			i.lines = append(i.lines, line+" ["+notes.cite(v.Evidence)+"]")
		}
		i.lines = append(i.lines, "Why: "+g.Why+".")
		s.items = append(s.items, i)
	}
	if others > 0 {
		what, where := "partners", "entente dyad"
		if x.Membership != nil {
			what, where = "members", "a question about one of them"
		}
		if n := len(about); n > mostShort {
			about = append(about[:mostShort:mostShort], fmt.Sprintf("%d more", n-mostShort))
		}
		verb := "concern"
		if others == 1 {
			verb = "concerns"
		}
		s.text = append(s.text, fmt.Sprintf("%d %s %s that are listed in short above: %s. "+
			"--format json, the pages, or %s show them.", others, verb, what, strings.Join(about, ", "), where))
	}
	if elsewhere > 0 {
		s.text = append(s.text, fmt.Sprintf("%d more: about partners that are not listed above. --format json "+
			"shows them.", elsewhere))
	}
	if len(s.items)+others+elsewhere > 0 {
		d.add(s)
	}
}

// isElsewhere reports whether a disagreement is about a partner that the answer leaves out.
func isElsewhere(x say.Answer, g evidence.Disagreement) bool {
	is := func(p tie.Partner) bool { return p.Actor == g.Partner }
	return g.Partner != "" && x.Membership == nil && !slices.ContainsFunc(x.Partners, is)
}

// inShort are the names of those who are listed above with a line each and without their disagreements.
func inShort(x say.Answer) map[entente.ActorID]string {
	short := map[entente.ActorID]string{}
	for _, p := range x.Partners {
		if !detailed(p.Tier, x.Reading) {
			short[p.Actor] = p.Name
		}
	}
	if r := x.Membership; r != nil && r.Asked == nil {
		for _, m := range slices.Concat(r.Members, r.Former, r.Later) {
			short[m.Actor] = m.Name
		}
	}
	return short
}

func coverageSection(x say.Answer) section {
	s := section{title: "Coverage"}
	for _, c := range x.Coverage {
		years := fmt.Sprintf("%d–%d", c.From, c.LastYear())
		if c.To == nil {
			years = fmt.Sprintf("%d–", c.From)
		}
		if c.From == 0 {
			years = ""
		}
		status := "covered"
		if c.Status != evidence.Found {
			status = strings.ReplaceAll(string(c.Status), "_", " ")
		}
		head := strings.TrimSpace(c.Short + " " + c.Edition)
		if years != "" {
			head += " (" + years + ")"
		}
		s.items = append(s.items, item{head: head + " " + status + ": " + c.Note})
	}
	return s
}
