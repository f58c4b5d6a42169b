package read

import (
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
	"entente/crosswalk"
)

var (
	pastBe     = regexp.MustCompile(`\b(?:was|were|wasn't|weren't|had|hadn't)\b`)
	pastDid    = regexp.MustCompile(`\b(?:did|didn't)\b`)
	condition  = regexp.MustCompile(`\b(?:if|would|when|once)\b`)
	pastKorean = regexp.MustCompile(`였나|였습|였어|였지|였던|였는|이었|있었|였을`)
)

// isPast reports whether the question speaks of the past without a date: "Were Japan and Germany allies?".
// "Did" alone does so only of two actors: "Which countries did Japan sign agreements with" asks for those of
// today as well.
func (p *parsed) isPast(intent ask.Intent) bool {
	text := lexicon.LowerASCII(p.text)
	if condition.MatchString(text) {
		return false
	}
	return pastBe.MatchString(text) || pastKorean.MatchString(text) || intent == ask.Relation && pastDid.MatchString(text)
}

// inTime gives a reading its time: that the question asks for any date, or for the period that its names
// fix. The names that it answers with are those of that period.
func (p *parsed) inTime(r ask.Proposition) ask.Proposition {
	isList := r.Intent == ask.Allies || r.Intent == ask.Count || r.Intent == ask.Relation
	isEvent := slices.Contains([]ask.KindFilter{ask.KindSupport, ask.KindTroops, ask.KindSummits}, r.Kind)
	isEver := slices.ContainsFunc(p.items, func(it item) bool { return it.class < classActor && it.known && it.Role == lexicon.RoleEver })
	isPast := !r.IsDated && isList && !isEvent && (isEver || p.isPast(r.Intent))
	var fixing []ask.Note
	for i, m := range p.mentions {
		isFixed := m.IsEra || isPast && m.Period != (entente.Period{})
		if r.IsDated || r.Intent == ask.Rank || isEvent || !isFixed {
			p.noteName(m, &r)
			continue
		}
		shared, ok := m.Period, true
		if r.During != (entente.Period{}) {
			shared, ok = r.During.Intersect(m.Period)
		}
		if !ok {
			return p.refuse(ask.NoteOf("different_times", ask.Quote(p.mentions[0].Text), ask.Quote(m.Text)))
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
		p.note(ask.NoteOf(ask.NoteDuring, ask.During(r.During)))
	} else if r.IsEver && !isEver {
		p.note(ask.NoteOf(ask.NoteAnyDate))
	}
	r.Notes = p.notes
	return r
}

// nameOf gives the reading the name that a mention uses. An abbreviation is written out.
func (p *parsed) nameOf(r *ask.Proposition, i int) {
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
func (p *parsed) noteName(m crosswalk.Mention, r *ask.Proposition) {
	a, ok := p.actor(m.Actor)
	if !ok {
		return
	}
	isOutside := r.IsDated && m.IsEra && !m.Period.At(r.AsOf)
	switch {
	case isOutside:
		p.note(ask.NoteOf("name_of_time", ask.Quote(m.Text), ask.During(m.Period), ask.Arg{Actor: m.Actor, At: r.AsOf}))
	default:
		if n := NameNote(m, a); !n.IsZero() {
			p.note(n)
		}
	}
}

// NameNote says how a name or code was read, where that is not plain: misspelt, former, a code of another
// list. It is zero where it is plain.
func NameNote(m crosswalk.Mention, a entente.Actor) ask.Note {
	isPart := m.Actor == "GBR" && slices.Contains([]string{"england", "scotland", "wales", "northern ireland"}, lexicon.LowerASCII(m.Text))
	isCode := m.How == "code" && !strings.EqualFold(m.Text, string(m.Actor))
	switch {
	case strings.EqualFold(a.Name, m.Text), m.How != "misspelt" && m.How != "former" && !isPart && !isCode:
		return ask.Note{}
	}
	return ask.NoteOf("read_as", ask.Quote(m.Text), ask.Who(a.ID))
}

// fixed says which years a name fixes.
func fixed(m crosswalk.Mention, name string) ask.Note {
	if strings.EqualFold(name, m.Text) {
		return ask.NoteOf("name_of_years", ask.Quote(m.Text), ask.During(m.Period))
	}
	return ask.NoteOf("read_as_in_years", ask.Quote(m.Text), ask.Who(m.Actor), ask.During(m.Period))
}
