package ask

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/tie"
)

var (
	pastBe     = regexp.MustCompile(`\b(?:was|were|wasn't|weren't|had|hadn't)\b`)
	pastDid    = regexp.MustCompile(`\b(?:did|didn't)\b`)
	condition  = regexp.MustCompile(`\b(?:if|would|when|once)\b`)
	pastKorean = regexp.MustCompile(`였나|였습|였어|였지|였던|였는|이었|있었|였을`)
)

// Notes on the time of a question without a date.
const (
	noteDuring  = "Without a date the answer is for the time"
	noteAnyDate = "The question speaks of the past and names no date; the answer is for any date."
)

// isPast reports whether the question speaks of the past without a date: "Were Japan and Germany allies?".
// "Did" alone does so only of two actors: "Which countries did Japan sign agreements with" asks for those of
// today as well.
func (p *parsed) isPast(intent Intent) bool {
	text := lowerASCII(p.text)
	if condition.MatchString(text) {
		return false
	}
	return pastBe.MatchString(text) || pastKorean.MatchString(text) || intent == Relation && pastDid.MatchString(text)
}

// inTime gives a reading its time: that the question asks for any date, or for the period that its names
// fix. The names that it answers with are those of that period.
func (p *parsed) inTime(r Reading) Reading {
	isList := r.Intent == Allies || r.Intent == Count || r.Intent == Relation
	isEvent := slices.Contains([]KindFilter{KindSupport, KindTroops, KindSummits}, r.Kind)
	isEver := slices.ContainsFunc(p.items, func(it item) bool { return it.class < classActor && it.known && it.role == roleEver })
	isPast := !r.IsDated && isList && !isEvent && (isEver || p.isPast(r.Intent))
	var fixing []string
	for i, m := range p.mentions {
		isFixed := m.IsEra || isPast && m.Period != (entente.Period{})
		if r.IsDated || r.Intent == Rank || isEvent || !isFixed {
			p.noteName(m, &r)
			continue
		}
		shared, ok := m.Period, true
		if r.During != (entente.Period{}) {
			shared, ok = r.During.Intersect(m.Period)
		}
		if !ok {
			return p.refuse(fmt.Sprintf("%s are names of different times.", list([]string{fmt.Sprintf("%q", p.mentions[0].Text), fmt.Sprintf("%q", m.Text)}, 2)))
		}
		r.During = shared
		fixing = append(fixing, fixed(m, p.name(i)))
		p.nameOf(&r, i)
	}
	r.IsEver = isPast || isList && r.During != (entente.Period{})
	for _, n := range fixing {
		p.note(n)
	}
	if r.During != (entente.Period{}) {
		p.note(noteDuring + " " + within(r.During) + ".")
	} else if r.IsEver && !isEver {
		p.note(noteAnyDate)
	}
	r.Notes = p.notes
	return r
}

// nameOf gives the reading the name that a mention uses. An abbreviation is written out.
func (p *parsed) nameOf(r *Reading, i int) {
	m := p.mentions[i]
	name := m.Name
	if name == "" || name == strings.ToUpper(name) {
		at := m.Period.To
		if at.IsZero() {
			at = m.Period.From
		}
		name = p.nameAt(m.Actor, at)
	}
	switch m.Actor {
	case r.Subject:
		r.SubjectName = name
	case r.Object:
		r.ObjectName = name
	}
}

// noteName says how a name was read where that is not plain.
func (p *parsed) noteName(m crosswalk.Mention, r *Reading) {
	a, ok := p.actor(m.Actor)
	if !ok {
		return
	}
	isOutside := r.IsDated && m.IsEra && !m.Period.At(r.AsOf)
	switch {
	case isOutside:
		p.note(fmt.Sprintf("%q is a name of the time %s; the answer is for %s.", m.Text, within(m.Period), inSentence(p.nameAt(m.Actor, r.AsOf))))
	default:
		if n := NameNote(m, a); n != "" {
			p.note(n)
		}
	}
}

// NameNote says how a name or code was read, where that is not plain: misspelt, former, a code of another
// list. It is "" where it is plain.
func NameNote(m crosswalk.Mention, a entente.Actor) string {
	isPart := m.Actor == "GBR" && slices.Contains([]string{"england", "scotland", "wales", "northern ireland"}, lowerASCII(m.Text))
	isCode := m.How == "code" && !strings.EqualFold(m.Text, string(m.Actor))
	switch {
	case strings.EqualFold(a.Name, m.Text), m.How != "misspelt" && m.How != "former" && !isPart && !isCode:
		return ""
	}
	return fmt.Sprintf("%q is read as %s.", m.Text, a.Name)
}

// at is the date that a reading asks the book about: its own, or the last day of the period that its names
// fix, when its actors existed.
func (r Reading) at() entente.Date {
	if !r.IsEver || r.During.To.IsZero() {
		return r.AsOf
	}
	return r.During.To
}

// within is a period as a time in which something held: "between 30 December 1922 and 25 December 1991".
func within(p entente.Period) string {
	switch {
	case p.From.IsZero():
		return "until " + tie.InWords(p.To)
	case p.To.IsZero():
		return "since " + tie.InWords(p.From)
	}
	return "between " + tie.InWords(p.From) + " and " + tie.InWords(p.To)
}

// fixed says which years a name fixes.
func fixed(m crosswalk.Mention, name string) string {
	years := fmt.Sprintf("%d to %d", m.Period.From.Year, m.Period.To.Year)
	switch {
	case m.Period.From.IsZero():
		years = fmt.Sprintf("the years until %d", m.Period.To.Year)
	case m.Period.To.IsZero():
		years = fmt.Sprintf("the years since %d", m.Period.From.Year)
	}
	if strings.EqualFold(name, m.Text) {
		return fmt.Sprintf("%q is a name of %s.", m.Text, years)
	}
	return fmt.Sprintf("%q is read as %s, in %s.", m.Text, name, years)
}
