package read

import (
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
	"entente/crosswalk"
)

// features is which roles a question has, and where first.
type features struct {
	first [lexicon.RoleRefuse + 1]int // index into items; -1 where there is none
	kinds []ask.KindFilter
}

func (f features) has(rs ...lexicon.Role) bool {
	return slices.ContainsFunc(rs, func(r lexicon.Role) bool { return f.first[r] >= 0 })
}

func (p *parsed) features() (f features) {
	for i := range f.first {
		f.first[i] = -1
	}
	for i, it := range p.items {
		if !it.known || it.class >= classActor {
			continue
		}
		if f.first[it.Role] < 0 {
			f.first[it.Role] = i
		}
		if f.first[it.Also] < 0 {
			f.first[it.Also] = i
		}
		if it.Kind != "" && !slices.Contains(f.kinds, it.Kind) {
			f.kinds = append(f.kinds, it.Kind)
		}
	}
	return f
}

// reading decides what the parsed question asks.
func (p *parsed) reading() ask.Proposition {
	if !p.problem.IsZero() {
		return p.refuse(p.problem)
	}
	p.narrow()
	f := p.features()
	if reason := p.objection(f); !reason.IsZero() {
		return p.refuse(reason)
	}
	kind, reason := p.kind(f)
	if !reason.IsZero() {
		return p.refuse(reason)
	}
	switch len(p.mentions) {
	case 0:
		return p.none(f, kind)
	case 1:
		return p.one(f, kind)
	case 2:
		return p.two(f, kind)
	}
	return p.refuse(ask.NoteOf("many_actors", ask.Num(len(p.mentions))))
}

// isPolar reports whether the question is one of yes or no.
func (p *parsed) isPolar() bool {
	for _, it := range p.items {
		if it.class < classActor && it.Role == lexicon.RolePolar && it.class == classHangul {
			return true
		}
	}
	i := slices.IndexFunc(p.items, func(it item) bool {
		return it.class >= classActor || !it.known ||
			it.Role != lexicon.RoleSkip
	})
	return i >= 0 && p.items[i].class == classWord && p.items[i].known && p.items[i].Role == lexicon.RolePolar
}

// objection is the first reason why the question cannot be read at all.
func (p *parsed) objection(f features) ask.Note {
	var unknown []string
	for i, it := range p.items {
		switch {
		case !it.known:
			unknown = append(unknown, p.text[it.start:it.end])
		case it.class >= classActor:
		case it.Role == lexicon.RoleRefuse:
			isBattle := it.Why == lexicon.NotHostile && f.has(lexicon.RoleHelp)
			isCase := it.Why == lexicon.NotHostile && f.has(lexicon.RoleDefend) && strings.HasPrefix(it.token.text,
				"attack") // "if it is attacked"
			isPart := it.Why == lexicon.NotHostile && (p.isPartInWar() || p.isFight())
			isMost := it.Why == lexicon.NotCompare && f.has(lexicon.RoleRank)
			isJoining := it.Why == lexicon.NotMembers && (p.isWarAlliance() || p.isFight()) // "joined the Korean War"
			if !isBattle && !isCase && !isPart && !isMost && !isJoining {
				return ask.NoteOf(it.Why)
			}
		case it.Role == lexicon.RoleModal && !f.has(lexicon.RoleDefend):
			return ask.NoteOf(lexicon.NotFuture)
		case it.Role == lexicon.RolePolar && strings.HasSuffix(it.text, "n't") && i > 0:
			return ask.NoteOf(lexicon.NotNegated)
		}
	}
	if len(unknown) > 0 {
		return unknownWords(unknown)
	}
	if len(p.wrong) > 0 {
		return p.wrong[0].problem
	}
	if len(p.mentions) == 1 && p.twice {
		return ask.NoteOf("named_twice", ask.Who(p.mentions[0].Actor))
	}
	if f.has(lexicon.RoleAgainst) && !f.has(lexicon.RoleHelp) {
		return ask.NoteOf(lexicon.NotHostile)
	}
	return ask.Note{}
}

// mostUnknown is how many unknown words a refusal names.
const mostUnknown = 6

func unknownWords(ws []string) ask.Note {
	ws = slices.Compact(ws)
	n := ask.NoteOf("unknown_words")
	for _, w := range ws {
		if len(n.Args) == mostUnknown-1 && len(ws) > mostUnknown {
			w = ws[mostUnknown-1]
		}
		if len(n.Args) < mostUnknown {
			n.Args = append(n.Args, ask.Quote(w))
		}
	}
	return n
}

// kind is the layer asked about: the one that the words name. A word of help in a war outweighs the
// others ("sent troops to defend"); a narrower layer outweighs the wide one that contains it.
func (p *parsed) kind(f features) (ask.KindFilter, ask.Note) {
	ks := slices.Clone(f.kinds)
	drop := func(wide ask.KindFilter, narrow ...ask.KindFilter) {
		if slices.ContainsFunc(narrow, func(k ask.KindFilter) bool { return slices.Contains(ks, k) }) {
			ks = slices.DeleteFunc(ks, func(k ask.KindFilter) bool { return k == wide })
		}
	}
	if slices.Contains(ks, ask.KindSupport) {
		return ask.KindSupport, ask.Note{}
	}
	drop(ask.KindSecurity, ask.KindDefence, ask.KindAlliance, ask.KindNeutrality, ask.KindNonAggression,
		ask.KindCooperation, ask.KindBases, ask.KindIntelligence, ask.KindStrategic)
	drop(ask.KindAlliance, ask.KindDefence, ask.KindNeutrality, ask.KindNonAggression, ask.KindConsultation,
		ask.KindOffence)
	drop(ask.KindEconomic, ask.KindTrade, ask.KindDigital, ask.KindSwap, ask.KindInvestment, ask.KindBilateral)
	drop(ask.KindInvestment, ask.KindBilateral)
	switch len(ks) {
	case 0:
		return ask.KindAll, ask.Note{}
	case 1:
		return ks[0], ask.Note{}
	}
	return "", ask.NoteOf("two_layers", ask.Arg{Kind: ks[0]}, ask.Arg{Kind: ks[1]})
}

// asked is a reading with the dates and actors of the question.
func (p *parsed) asked(intent ask.Intent, kind ask.KindFilter) ask.Proposition {
	r := ask.Proposition{Intent: intent, AsOf: p.today, Kind: kind, Alternatives: []entente.ActorID{}}
	if p.asOf != nil && p.asOf.role == dateAsOf {
		r.AsOf, r.IsDated = p.asOf.date, true
		if !p.asOf.note.IsZero() {
			p.note(p.asOf.note)
		}
	}
	if p.knownAt != nil {
		r.KnownAt = p.knownAt.date
	}
	for i, m := range p.mentions {
		switch i {
		case 0:
			r.Subject = m.Actor
		case 1:
			r.Object = m.Actor
		}
	}
	for _, m := range p.mentions {
		for _, a := range m.Alternatives {
			if a != r.Subject && a != r.Object && !slices.Contains(r.Alternatives, a) {
				r.Alternatives = append(r.Alternatives, a)
			}
		}
	}
	p.noteWords(intent)
	f := p.features()
	r.IsPolar = p.wantsYesOrNo(f)
	if r.IsPolar && intent == ask.Relation {
		r.Direction = p.askedDirection()
	}
	r.IsAnyTie = intent == ask.Relation && kind == ask.KindAll && !p.isOfAllies()
	if (intent == ask.Allies || intent == ask.Count || intent == ask.Relation) && kind == ask.KindDefence {
		r.Side = p.side()
	}
	if kind == ask.KindSupport {
		r.Help, r.IsTroops = p.help(), troopWords.MatchString(p.text)
		if w, ok := p.causeWar(); ok {
			r.War = w.Name
		}
	}
	r.IsConjecture = p.isConjecture && (r.Side != "" || kind == ask.KindDefence || intent == ask.Relation)
	p.qualify(&r)
	return p.inTime(r)
}

// noteWords adds the notes of words that were understood and do not change the reading.
func (p *parsed) noteWords(intent ask.Intent) {
	for _, it := range p.items {
		switch {
		case it.class == classTreaty, it.class < classActor && it.known && it.Role == lexicon.RoleNarrow:
			p.note(ask.NoteOf("not_narrowed", ask.Quote(p.text[it.start:it.end])))
		case it.class >= classActor || !it.known:
		case it.Role == lexicon.RoleNote && (intent == ask.Allies || it.Why != lexicon.WeighNote):
			p.note(ask.NoteOf(it.Why))
		case it.Role == lexicon.RoleEver:
			p.note(ask.NoteOf("every_date"))
		}
	}
}

func (p *parsed) name(i int) string {
	if a, ok := p.actor(p.mentions[i].Actor); ok {
		return a.Name
	}
	return string(p.mentions[i].Actor)
}

// none reads a question without an actor: a ranking, or nothing that can be answered.
func (p *parsed) none(f features, kind ask.KindFilter) ask.Proposition {
	switch {
	case (kind == ask.KindSupport || p.isFight()) && p.isWarAlliance():
		return p.korean(f)
	case kind == ask.KindSupport || p.isFight():
		if w, ok := p.causeWar(); ok {
			return p.inOtherWar(w)
		}
		return p.refuse(ask.NoteOf("no_actor"))
	case f.has(lexicon.RoleRank) && f.has(lexicon.RolePartner, lexicon.RoleTie, lexicon.RoleDefend):
		if n := p.narrowing(); n != "" {
			return p.refuse(ask.NoteOf("ranking_narrowed", ask.Quote(n)))
		}
		if reason := p.badTime(f); !reason.IsZero() {
			return p.refuse(reason)
		}
		return p.asked(ask.Rank, kind)
	case f.has(lexicon.RoleRank):
		return p.refuse(ask.NoteOf("ranking_of_others"))
	}
	for _, it := range p.items {
		if it.class == classTreaty {
			return p.refuse(ask.NoteOf("agreement_named", ask.Quote(p.text[it.start:it.end])))
		}
	}
	return p.refuse(ask.NoteOf("no_actor"))
}

// korean reads a question for those who sent help in the Korean War, to nobody it names: South Korea
// is whose helpers are recorded best, and North Korea is offered.
func (p *parsed) korean(f features) ask.Proposition {
	p.note(ask.NoteOf("help_in_korea"))
	intent := ask.Allies
	if f.has(lexicon.RoleCount) {
		intent = ask.Count
	}
	p.mentions = append(p.mentions, korea)
	return p.asked(intent, ask.KindSupport)
}

// badTime is the reason why the time that the question names is no date.
func (p *parsed) badTime(f features) ask.Note {
	if p.asOf != nil && p.asOf.role == dateSince {
		return p.asOf.problem
	}
	if f.has(lexicon.RoleEver) {
		return ask.NoteOf("no_date")
	}
	for _, e := range p.events {
		if !f.has(lexicon.RoleHelp) || !e.isCause {
			text, _ := e.problem()
			return text
		}
	}
	return ask.Note{}
}

// one reads a question about one actor: its allies, or how many.
func (p *parsed) one(f features, kind ask.KindFilter) ask.Proposition {
	isNamed := f.has(lexicon.RolePartner, lexicon.RoleTie, lexicon.RoleHelp, lexicon.RoleDefend)
	if p.isPartInWar() {
		p.mentions = append(p.mentions, korea)
		p.note(ask.NoteOf("part_in_korea"))
		return p.asked(ask.Relation, ask.KindSupport)
	}
	if w, ok := p.causeWar(); ok && w.Name != ask.KoreanWar && (f.has(lexicon.RoleHelp) || p.isFight()) {
		return p.inOtherWar(w)
	}
	switch {
	case f.has(lexicon.RoleRank):
		return p.refuse(ask.NoteOf("ranking_names"))
	case f.has(lexicon.RoleWhen, lexicon.RoleEnd):
		return p.refuse(ask.NoteOf("since_of_one"))
	case p.isPolar() && p.isGroup(p.mentions[0].Actor) && (kind == ask.KindDefence || kind == ask.KindAlliance ||
		kind == ask.KindAll) && !f.has(lexicon.RolePartner, lexicon.RoleWho):
		return p.refuse(ask.NoteOf("what_it_is", ask.Who(p.mentions[0].Actor)))
	case f.has(lexicon.RoleShared, lexicon.RoleBoth):
		return p.refuse(ask.NoteOf("shared_of_one"))
	case f.has(lexicon.RoleHow), f.has(lexicon.RoleAgainst):
		return p.refuse(ask.NoteOf(lexicon.NotWhy))
	case f.has(lexicon.RoleOr):
		return p.refuse(ask.NoteOf(lexicon.NotCompare))
	}
	if (isNamed || f.has(lexicon.RoleWho)) && kind == ask.KindAll && p.isWarAlliance() {
		isNamed = true
		kind = ask.KindSupport
		p.note(ask.NoteOf("allies_in_war"))
		f.first[lexicon.RoleHelp] = 0
	}
	if reason := p.badTime(f); !reason.IsZero() {
		return p.refuse(reason)
	}
	if !isNamed {
		if !p.isBare() {
			return p.refuse(ask.NoteOf("no_tie", ask.Who(p.mentions[0].Actor)))
		}
		p.note(ask.NoteOf("only_name"))
	}
	if kind == ask.KindAll && p.isOfTreaties(f) {
		kind = ask.KindAlliance
		p.note(ask.NoteOf("treaties_read"))
	}
	if !f.has(lexicon.RoleCount) {
		return p.asked(ask.Allies, kind)
	}
	if n := p.narrowing(); n != "" {
		return p.refuse(ask.NoteOf("count_narrowed", ask.Quote(n)))
	}
	if kind == ask.KindAll && p.isOfAllies() {
		kind = ask.KindDefence
	}
	return p.asked(ask.Count, kind)
}

// korea is who is meant where help in the Korean War names nobody.
var korea = crosswalk.Mention{Actor: "KOR", Text: "South Korea", How: "name", Alternatives: []entente.ActorID{"PRK"}}
