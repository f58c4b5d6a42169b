package read

import (
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
)

// two reads a question about two actors: since when, the allies they share, or what ties them. The
// actors keep the order in which they are named.
func (p *parsed) two(f features, kind ask.KindFilter) ask.Proposition {
	i, j := p.places()
	switch {
	case p.isOtherWar(f):
		w, _ := p.causeWar()
		return p.inOtherWar(w)
	case f.has(lexicon.RoleAgainst):
		return p.helpAgainst(f, kind)
	case f.has(lexicon.RoleOr), f.has(lexicon.RoleRank):
		return p.refuse(ask.NoteOf(lexicon.NotCompare))
	case f.has(lexicon.RoleWhen, lexicon.RoleEnd) || p.asOf != nil && p.asOf.role == dateSince:
		return p.since(f, kind)
	}
	isShared, reason := p.isShared(f, i, j)
	if !reason.IsZero() {
		return p.refuse(reason)
	}
	if p.isWarAlliance() && !f.has(lexicon.RoleHelp) && kind == ask.KindAll && !isShared {
		kind = ask.KindSupport
		p.note(ask.NoteOf("allies_in_war"))
		f.first[lexicon.RoleHelp] = 0
	}
	if f.has(lexicon.RoleEver) && !isShared {
		f.first[lexicon.RoleEver] = -1
	}
	if reason := p.badTime(f); !reason.IsZero() {
		return p.refuse(reason)
	}
	if isShared {
		return p.asked(ask.Shared, kind)
	}
	if !f.has(lexicon.RolePartner, lexicon.RoleTie, lexicon.RoleHelp, lexicon.RoleDefend, lexicon.RoleBetween) {
		if !p.isBare() {
			return p.refuse(ask.NoteOf("no_tie_of_two", ask.Who(p.mentions[0].Actor), ask.Who(p.mentions[1].Actor)))
		}
		p.note(ask.NoteOf("only_two_names"))
	}
	r := p.asked(ask.Relation, kind)
	r.IsCount = f.has(lexicon.RoleCount)
	return r
}

// isOtherWar reports whether help in a war other than Korea's is asked for.
func (p *parsed) isOtherWar(f features) bool {
	w, ok := p.causeWar()
	return ok && w.Name != ask.KoreanWar && (f.has(lexicon.RoleHelp) || p.isFight())
}

// places are the items of the two actors.
func (p *parsed) places() (i, j int) {
	i = slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 0 })
	j = slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 1 })
	return i, j
}

// since reads since when, until when and how long. The alliance between the two is what is dated,
// so that a word for it ("the mutual defence treaty") narrows nothing; other layers do.
func (p *parsed) since(f features, kind ask.KindFilter) ask.Proposition {
	if kind == ask.KindDefence || kind == ask.KindAlliance || kind == ask.KindSecurity && !f.has(lexicon.RolePartner) &&
		!p.saysAny("partner", "partners", "partnership", "partnerships", "commitment", "cooperation", "links") {
		kind = ask.KindAll
	}
	if f.has(lexicon.RoleShared, lexicon.RoleBoth) && f.has(lexicon.RoleWho) {
		return p.refuse(ask.NoteOf("since_shared"))
	}
	if f.has(lexicon.RoleEnd) && p.isGroup(p.mentions[1].Actor) && p.saysAny("leave", "leaves", "left", "withdraw",
		"withdrew", "quit") {
		return p.refuse(ask.NoteOf(lexicon.NotMembers))
	}
	var claimed entente.Date
	if p.asOf != nil && p.asOf.role == dateSince {
		claimed = p.asOf.date
		p.note(ask.NoteOf("beginning_looked_up", ask.Quote(strings.TrimSpace(p.text[p.asOf.start:p.asOf.end]))))
		p.asOf = nil
	}
	f.first[lexicon.RoleEver] = -1
	f.first[lexicon.RoleHelp] = 0 // a war beside "when" is a landmark
	if reason := p.badTime(f); !reason.IsZero() {
		return p.refuse(reason)
	}
	r := p.asked(ask.Since, kind)
	r.Claimed = claimed
	r.IsDuration = p.saysAny("how long", "for how long", "how many years", "how many decades", "how many months",
		"how many days", "how old", "duration", "duration of",
		"length", "length of", "얼마나오래", "오래", "몇년", "몇년간", "몇년동안", "얼마동안", "기간")
	r.HasEnded = p.saysAny("end", "ended", "expired", "lapsed", "terminated", "dissolved", "abrogated", "ceased",
		"collapsed", "over")
	return r
}

// saysAny reports whether a phrase of the question is, or ends in, one of the words.
func (p *parsed) saysAny(words ...string) bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor && it.known && slices.ContainsFunc(words, func(w string) bool {
			return it.token.text == w || strings.HasSuffix(it.token.text, " "+w)
		})
	})
}

// helpAgainst reads "Who helped South Korea against North Korea": the first actor is the one helped.
func (p *parsed) helpAgainst(f features, kind ask.KindFilter) ask.Proposition {
	_, j := p.places()
	if f.first[lexicon.RoleAgainst] > j {
		return p.refuse(ask.NoteOf(lexicon.NotHostile))
	}
	p.note(ask.NoteOf("help_against"))
	p.mentions = p.mentions[:1]
	f.first[lexicon.RoleAgainst] = -1
	return p.one(f, kind)
}

// isShared reports whether allies that both have are asked for: by a word ("share", "common",
// "both"), or by asking who is allied with the one and the other. The reason is for a question whose
// two actors do not go together in any way that is known.
func (p *parsed) isShared(f features, i, j int) (bool, ask.Note) {
	isList := (f.has(lexicon.RoleWho, lexicon.RoleAsk) || f.has(lexicon.RoleBoth) && f.has(lexicon.RoleWhat)) &&
		!p.isPolar()
	ofActors := p.isOfActors(f)
	if f.has(lexicon.RoleShared, lexicon.RoleBoth) {
		return ofActors && (isList || f.has(lexicon.RoleShared, lexicon.RoleWho)), ask.Note{}
	}
	if p.isPolar() || f.has(lexicon.RoleBetween) {
		return false, ask.Note{}
	}
	joined := p.isJoined(i, j)
	switch {
	case joined && isList && ofActors && !(f.has(lexicon.RoleAsk) && !f.has(lexicon.RolePartner, lexicon.RoleWho)),
		joined && p.isPairsAllies(i, j):
		p.note(ask.NoteOf("both_have"))
		return true, ask.Note{}
	case f.has(lexicon.RoleCount) && ofActors && !f.has(lexicon.RoleTie):
		return false, ask.NoteOf("count_of_two")
	case f.has(lexicon.RoleWho) && f.has(lexicon.RolePartner, lexicon.RoleHelp, lexicon.RoleDefend) && !p.isKorean():
		return false, ask.NoteOf("how_together")
	}
	return false, ask.Note{}
}

// isJoined reports whether "and" or a comma alone stands between the two actors.
func (p *parsed) isJoined(i, j int) bool {
	if i+1 >= j {
		return false
	}
	found := false
	for _, it := range p.items[i+1 : j] {
		switch {
		case it.class >= classActor:
			return false
		case it.Role == lexicon.RoleAnd, it.class == classMark && it.token.text == ",":
			found = true
		case it.Role == lexicon.RoleOf && found: // "with Japan and with Korea"
		case it.Role != lexicon.RoleSkip && it.Role != lexicon.RoleBoth || it.class == classMark:
			return false
		}
	}
	return found
}

// isPairsAllies reports "allies of A and B" and "A and B's allies": allies of the pair, not a tie
// between them.
func (p *parsed) isPairsAllies(i, j int) bool {
	at := func(k int) item {
		for ; k >= 0 && k < len(p.items); k-- {
			if it := p.items[k]; it.class >= classActor || it.Role != lexicon.RoleSkip {
				return it
			}
		}
		return item{}
	}
	if before := at(i - 1); before.class == classWord && before.token.text == "of" {
		k := slices.IndexFunc(p.items[:i], func(it item) bool {
			return it.class < classActor &&
				it.Role == lexicon.RolePartner
		})
		return k >= 0
	}
	if j+2 < len(p.items) && p.items[j+1].Role == lexicon.RoleOf && (p.items[j+1].token.text == "'s" ||
		p.items[j+1].token.text == "의") {
		return p.items[j+2].Role == lexicon.RolePartner && p.items[j+2].class < classActor
	}
	return false
}

func (p *parsed) isKorean() bool {
	return slices.ContainsFunc(p.items, func(it item) bool { return it.class == classHangul })
}
