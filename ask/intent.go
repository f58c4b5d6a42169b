package ask

import (
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
)

// features is which roles a question has, and where first.
type features struct {
	first [roleRefuse + 1]int // index into items; -1 where there is none
	kinds []KindFilter
}

func (f features) has(rs ...role) bool {
	return slices.ContainsFunc(rs, func(r role) bool { return f.first[r] >= 0 })
}

func (p *parsed) features() (f features) {
	for i := range f.first {
		f.first[i] = -1
	}
	for i, it := range p.items {
		if !it.known || it.class >= classActor {
			continue
		}
		if f.first[it.role] < 0 {
			f.first[it.role] = i
		}
		if f.first[it.also] < 0 {
			f.first[it.also] = i
		}
		if it.kind != "" && !slices.Contains(f.kinds, it.kind) {
			f.kinds = append(f.kinds, it.kind)
		}
	}
	return f
}

// reading decides what the parsed question asks.
func (p *parsed) reading() Reading {
	if p.problem != "" {
		return p.refuse(p.problem)
	}
	p.narrow()
	f := p.features()
	if reason := p.objection(f); reason != "" {
		return p.refuse(reason)
	}
	kind, reason := p.kind(f)
	if reason != "" {
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
	return p.refuse(fmt.Sprintf("It names %d actors; a question may name two.", len(p.mentions)))
}

// isPolar reports whether the question is one of yes or no.
func (p *parsed) isPolar() bool {
	for _, it := range p.items {
		if it.class < classActor && it.role == rolePolar && it.class == classHangul {
			return true
		}
	}
	i := slices.IndexFunc(p.items, func(it item) bool { return it.class >= classActor || !it.known || it.role != roleSkip })
	return i >= 0 && p.items[i].class == classWord && p.items[i].known && p.items[i].role == rolePolar
}

// objection is the first reason why the question cannot be read at all.
func (p *parsed) objection(f features) string {
	var unknown []string
	for i, it := range p.items {
		switch {
		case !it.known:
			unknown = append(unknown, p.text[it.start:it.end])
		case it.class >= classActor:
		case it.role == roleRefuse:
			isBattle := it.why == notHostile && f.has(roleHelp)
			isCase := it.why == notHostile && f.has(roleDefend) && strings.HasPrefix(it.token.text, "attack") // "if it is attacked"
			isPart := it.why == notHostile && (p.isPartInWar() || p.isFight())
			isMost := it.why == notCompare && f.has(roleRank)
			isJoining := it.why == notMembers && (p.isWarAlliance() || p.isFight()) // "joined the Korean War"
			if !isBattle && !isCase && !isPart && !isMost && !isJoining {
				return it.why
			}
		case it.role == roleModal && !f.has(roleDefend):
			return notFuture
		case it.role == rolePolar && strings.HasSuffix(it.text, "n't") && i > 0:
			return notNegated
		}
	}
	if len(unknown) > 0 {
		return unknownWords(unknown)
	}
	if len(p.wrong) > 0 {
		return p.wrong[0].problem
	}
	if len(p.mentions) == 1 && p.twice {
		return fmt.Sprintf("It names %s twice, as if it were two actors.", p.name(0))
	}
	if f.has(roleAgainst) && !f.has(roleHelp) {
		return notHostile
	}
	return ""
}

func unknownWords(ws []string) string {
	for i, w := range ws {
		ws[i] = fmt.Sprintf("%q", w)
	}
	ws = slices.Compact(ws)
	if len(ws) == 1 {
		return "The name or word " + ws[0] + " is not known."
	}
	n := min(len(ws), 6) - 1
	return "The names or words " + strings.Join(ws[:n], ", ") + " and " + ws[n] + " are not known."
}

// kind is the layer asked about: the one that the words name. A word of help in a war outweighs the
// others ("sent troops to defend"); a narrower layer outweighs the wide one that contains it.
func (p *parsed) kind(f features) (KindFilter, string) {
	ks := slices.Clone(f.kinds)
	drop := func(wide KindFilter, narrow ...KindFilter) {
		if slices.ContainsFunc(narrow, func(k KindFilter) bool { return slices.Contains(ks, k) }) {
			ks = slices.DeleteFunc(ks, func(k KindFilter) bool { return k == wide })
		}
	}
	if slices.Contains(ks, KindSupport) {
		return KindSupport, ""
	}
	drop(KindSecurity, KindDefence, KindAlliance, KindNeutrality, KindNonAggression, KindCooperation, KindBases, KindIntelligence, KindStrategic)
	drop(KindAlliance, KindDefence, KindNeutrality, KindNonAggression, KindConsultation, KindOffence)
	drop(KindEconomic, KindTrade, KindDigital, KindSwap, KindInvestment)
	switch len(ks) {
	case 0:
		return KindAll, ""
	case 1:
		return ks[0], ""
	}
	return "", fmt.Sprintf("It asks about %s and %s at once; ask about one.", ks[0].Label(), ks[1].Label())
}

// asked is a reading with the dates and actors of the question.
func (p *parsed) asked(intent Intent, kind KindFilter) Reading {
	r := Reading{Intent: intent, AsOf: p.today, Kind: kind, Alternatives: []entente.ActorID{}}
	if p.asOf != nil && p.asOf.role == dateAsOf {
		r.AsOf, r.IsDated = p.asOf.date, true
		if p.asOf.note != "" {
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
	if r.IsPolar && intent == Relation {
		r.Direction = p.askedDirection()
	}
	r.IsAnyTie = intent == Relation && kind == KindAll && !p.isOfAllies()
	if (intent == Allies || intent == Count || intent == Relation) && kind == KindDefence {
		r.Side = p.side()
	}
	if kind == KindSupport {
		r.Help, r.isTroops = p.help(), troopWords.MatchString(p.text)
		if w, ok := p.causeWar(); ok {
			r.War = w.name
		}
	}
	r.IsConjecture = p.isConjecture && (r.Side != "" || kind == KindDefence || intent == Relation)
	p.qualify(&r)
	return p.inTime(r)
}

// noteWords adds the notes of words that were understood and do not change the reading.
func (p *parsed) noteWords(intent Intent) {
	for _, it := range p.items {
		switch {
		case it.class == classTreaty, it.class < classActor && it.known && it.role == roleNarrow:
			p.note(fmt.Sprintf("%q does not narrow the answer.", p.text[it.start:it.end]))
		case it.class >= classActor || !it.known:
		case it.role == roleNote && (intent == Allies || it.why != weighNote):
			p.note(it.why)
		case it.role == roleEver:
			p.note("Ties of every date are listed, ended ones too.")
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
func (p *parsed) none(f features, kind KindFilter) Reading {
	switch {
	case (kind == KindSupport || p.isFight()) && p.isWarAlliance():
		return p.korean(f)
	case kind == KindSupport || p.isFight():
		if w, ok := p.causeWar(); ok {
			return p.inOtherWar(w)
		}
		return p.refuse("It names no country, group or organisation that is known here.")
	case f.has(roleRank) && f.has(rolePartner, roleTie, roleDefend):
		if n := p.narrowing(); n != "" {
			return p.refuse(fmt.Sprintf("A ranking cannot be narrowed to %q.", n))
		}
		if reason := p.badTime(f); reason != "" {
			return p.refuse(reason)
		}
		return p.asked(Rank, kind)
	case f.has(roleRank):
		return p.refuse("It asks for a ranking, but not of allies or agreements.")
	}
	for _, it := range p.items {
		if it.class == classTreaty {
			return p.refuse(fmt.Sprintf("%q is an agreement or a bloc; ask about one or two of the countries in it.", p.text[it.start:it.end]))
		}
	}
	return p.refuse("It names no country, group or organisation that is known here.")
}

// korean reads a question for those who sent help in the Korean War, to nobody it names: South Korea
// is whose helpers are recorded best, and North Korea is offered.
func (p *parsed) korean(f features) Reading {
	p.note("Help in the Korean War is read as help for South Korea.")
	intent := Allies
	if f.has(roleCount) {
		intent = Count
	}
	p.mentions = append(p.mentions, korea)
	return p.asked(intent, KindSupport)
}

// badTime is the reason why the time that the question names is no date.
func (p *parsed) badTime(f features) string {
	if p.asOf != nil && p.asOf.role == dateSince {
		return p.asOf.problem
	}
	if f.has(roleEver) {
		return "It asks about no date in particular; name the year it is about."
	}
	for _, e := range p.events {
		if !f.has(roleHelp) || !e.isCause {
			text, _ := e.problem()
			return text
		}
	}
	return ""
}

// one reads a question about one actor: its allies, or how many.
func (p *parsed) one(f features, kind KindFilter) Reading {
	isNamed := f.has(rolePartner, roleTie, roleHelp, roleDefend)
	if p.isPartInWar() {
		p.mentions = append(p.mentions, korea)
		p.note("A part in the Korean War is read as help for South Korea.")
		return p.asked(Relation, KindSupport)
	}
	if w, ok := p.causeWar(); ok && w.name != koreanWar && (f.has(roleHelp) || p.isFight()) {
		return p.inOtherWar(w)
	}
	switch {
	case f.has(roleRank):
		return p.refuse("A ranking is of all countries and names none.")
	case f.has(roleWhen, roleEnd):
		return p.refuse("Since when and until when can be answered for two actors, and it names one.")
	case p.isPolar() && p.isGroup(p.mentions[0].Actor) && (kind == KindDefence || kind == KindAlliance || kind == KindAll) && !f.has(rolePartner, roleWho):
		return p.refuse("It asks what " + p.name(0) + " is; only ties between actors can be answered.")
	case f.has(roleShared, roleBoth):
		return p.refuse("Shared allies are those of two actors, and it names one.")
	case f.has(roleHow), f.has(roleAgainst):
		return p.refuse(notWhy)
	case f.has(roleOr):
		return p.refuse(notCompare)
	}
	if (isNamed || f.has(roleWho)) && kind == KindAll && p.isWarAlliance() {
		isNamed = true
		kind = KindSupport
		p.note("Allies in a war are read as those who sent forces or help.")
		f.first[roleHelp] = 0
	}
	if reason := p.badTime(f); reason != "" {
		return p.refuse(reason)
	}
	if !isNamed {
		if !p.isBare() {
			return p.refuse(fmt.Sprintf("It names %s, but no alliance, agreement or other tie.", p.name(0)))
		}
		p.note("Only a name was given; it is read as a question for the allies.")
	}
	if kind == KindAll && p.isOfTreaties(f) {
		kind = KindAlliance
		p.note("Treaties and pacts are read as alliance treaties, whatever they promise.")
	}
	if !f.has(roleCount) {
		return p.asked(Allies, kind)
	}
	if n := p.narrowing(); n != "" {
		return p.refuse(fmt.Sprintf("A count cannot be narrowed to %q.", n))
	}
	if kind == KindAll && p.isOfAllies() {
		kind = KindDefence
	}
	return p.asked(Count, kind)
}

// korea is who is meant where help in the Korean War names nobody.
var korea = crosswalk.Mention{Actor: "KOR", Text: "South Korea", How: "name", Alternatives: []entente.ActorID{"PRK"}}

// isFight reports whether the question asks who fought in a war that it names.
func (p *parsed) isFight() bool {
	_, ok := p.causeWar()
	return ok && slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor && it.known && (it.why == notHostile && strings.HasPrefix(it.token.text, "f") || it.why == notMembers || it.token.text == "took part" || it.token.text == "participated" ||
			it.token.text == "part" || it.token.text == "participate" || strings.HasPrefix(it.token.text, "took") || strings.HasPrefix(it.token.text, "싸"))
	})
}

// isPartInWar reports whether the question is whether one actor, which was not a side of it, took
// part in the Korean War.
func (p *parsed) isPartInWar() bool {
	return p.isWarAlliance() && (p.isPolar() || p.wantsYesOrNo(p.features())) && len(p.mentions) == 1 && p.mentions[0].Actor != "KOR" && p.mentions[0].Actor != "PRK" && p.asOf == nil
}

// isWarAlliance reports whether the question is about allies in the Korean War, which is the one war
// whose helpers are recorded.
func (p *parsed) isWarAlliance() bool {
	return slices.ContainsFunc(p.events, func(e event) bool { return e.isCause && e.war.name == "the Korean War" })
}

// isOfAllies reports whether allies or alliances are asked for, not partners or agreements at large.
func (p *parsed) isOfAllies() bool {
	return p.mentionsAny("ally", "allies", "allied", "alliance", "friend", "동맹", "우방", "맹방", "혈맹")
}

// isOfTreaties reports whether treaties or pacts are asked for, and not actors.
func (p *parsed) isOfTreaties(f features) bool {
	return p.mentionsAny("treaty ", "treaties ", "pact ", "pacts ", "조약") && !f.has(rolePartner, roleWho, roleDefend, roleHelp) && !p.isOfAllies()
}

// isOfActors reports whether the question asks for actors, not for agreements.
func (p *parsed) isOfActors(f features) bool {
	return f.has(rolePartner, roleWho, roleDefend, roleHelp) || p.mentionsAny("partner ", "partners ", "ally ", "allies ")
}

// mentionsAny reports whether a phrase for partners or ties contains one of the words.
func (p *parsed) mentionsAny(words ...string) bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor && (it.role == rolePartner || it.role == roleTie) &&
			slices.ContainsFunc(words, func(w string) bool { return strings.Contains(it.token.text+" ", w) })
	})
}

// isBare reports whether the question is nothing but names and dates.
func (p *parsed) isBare() bool {
	return !slices.ContainsFunc(p.items, func(it item) bool {
		return it.class == classWord && it.role != roleAnd || it.class == classHangul && it.role != roleAnd || it.class > classDate
	})
}
