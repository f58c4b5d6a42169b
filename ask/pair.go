package ask

import (
	"slices"
	"strings"

	"entente"
)

// two reads a question about two actors: since when, the allies they share, or what ties them. The
// actors keep the order in which they are named.
func (p *parsed) two(f features, kind KindFilter) Reading {
	i, j := p.places()
	switch {
	case p.isOtherWar(f):
		w, _ := p.causeWar()
		return p.inOtherWar(w)
	case f.has(roleAgainst):
		return p.helpAgainst(f, kind)
	case f.has(roleOr), f.has(roleRank):
		return p.refuse(notCompare)
	case f.has(roleWhen, roleEnd) || p.asOf != nil && p.asOf.role == dateSince:
		return p.since(f, kind)
	}
	isShared, reason := p.isShared(f, i, j)
	if reason != "" {
		return p.refuse(reason)
	}
	if p.isWarAlliance() && !f.has(roleHelp) && kind == KindAll && !isShared {
		kind = KindSupport
		p.note("Allies in a war are read as those who sent forces or help.")
		f.first[roleHelp] = 0
	}
	if f.has(roleEver) && !isShared {
		f.first[roleEver] = -1
	}
	if reason := p.badTime(f); reason != "" {
		return p.refuse(reason)
	}
	if isShared {
		return p.asked(Shared, kind)
	}
	if !f.has(rolePartner, roleTie, roleHelp, roleDefend, roleBetween) {
		if !p.isBare() {
			return p.refuse("It names " + p.name(0) + " and " + p.name(1) + ", but no alliance, agreement or other tie.")
		}
		p.note("Only two names were given; they are read as a question for what ties the two.")
	}
	r := p.asked(Relation, kind)
	r.IsCount = f.has(roleCount)
	return r
}

// isOtherWar reports whether help in a war other than Korea's is asked for.
func (p *parsed) isOtherWar(f features) bool {
	w, ok := p.causeWar()
	return ok && w.name != koreanWar && (f.has(roleHelp) || p.isFight())
}

// places are the items of the two actors.
func (p *parsed) places() (i, j int) {
	i = slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 0 })
	j = slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 1 })
	return i, j
}

// since reads since when, until when and how long. The alliance between the two is what is dated,
// so that a word for it ("the mutual defence treaty") narrows nothing; other layers do.
func (p *parsed) since(f features, kind KindFilter) Reading {
	if kind == KindDefence || kind == KindAlliance || kind == KindSecurity && !f.has(rolePartner) {
		kind = KindAll
	}
	if f.has(roleShared, roleBoth) && f.has(roleWho) {
		return p.refuse("It asks since when allies are shared; ask for the shared allies at a date.")
	}
	if f.has(roleEnd) && p.isGroup(p.mentions[1].Actor) && p.saysAny("leave", "leaves", "left", "withdraw", "withdrew", "quit") {
		return p.refuse(notMembers)
	}
	var claimed entente.Date
	if p.asOf != nil && p.asOf.role == dateSince {
		claimed = p.asOf.date
		p.note("The beginning of the tie is looked up; \"" + strings.TrimSpace(p.text[p.asOf.start:p.asOf.end]) + "\" does not narrow it.")
		p.asOf = nil
	}
	f.first[roleEver] = -1
	f.first[roleHelp] = 0 // a war beside "when" is a landmark
	if reason := p.badTime(f); reason != "" {
		return p.refuse(reason)
	}
	r := p.asked(Since, kind)
	r.Claimed = claimed
	r.IsDuration = p.saysAny("how long", "for how long", "how many years", "how many decades", "how many months", "how many days", "how old", "duration", "duration of",
		"length", "length of", "얼마나오래", "오래", "몇년", "몇년간", "몇년동안", "얼마동안", "기간")
	r.HasEnded = p.saysAny("end", "ended", "expired", "lapsed", "terminated", "dissolved", "abrogated", "ceased", "collapsed", "over")
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
func (p *parsed) helpAgainst(f features, kind KindFilter) Reading {
	_, j := p.places()
	if f.first[roleAgainst] > j {
		return p.refuse(notHostile)
	}
	p.note("Help is listed, whoever it was against.")
	p.mentions = p.mentions[:1]
	f.first[roleAgainst] = -1
	return p.one(f, kind)
}

// isShared reports whether allies that both have are asked for: by a word ("share", "common",
// "both"), or by asking who is allied with the one and the other. The reason is for a question whose
// two actors do not go together in any way that is known.
func (p *parsed) isShared(f features, i, j int) (bool, string) {
	isList := (f.has(roleWho, roleAsk) || f.has(roleBoth) && f.has(roleWhat)) && !p.isPolar()
	ofActors := p.isOfActors(f)
	if f.has(roleShared, roleBoth) {
		return ofActors && (isList || f.has(roleShared, roleWho)), ""
	}
	if p.isPolar() || f.has(roleBetween) {
		return false, ""
	}
	joined := p.isJoined(i, j)
	switch {
	case joined && isList && ofActors && !(f.has(roleAsk) && !f.has(rolePartner, roleWho)),
		joined && p.isPairsAllies(i, j):
		p.note("Those that both have are listed.")
		return true, ""
	case f.has(roleCount) && ofActors && !f.has(roleTie):
		return false, "It counts for two actors at once; ask about one, or which allies they share."
	case f.has(roleWho) && f.has(rolePartner, roleHelp, roleDefend) && !p.isKorean():
		return false, "It is not clear how the two actors belong together."
	}
	return false, ""
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
		case it.role == roleAnd, it.class == classMark && it.token.text == ",":
			found = true
		case it.role == roleOf && found: // "with Japan and with Korea"
		case it.role != roleSkip && it.role != roleBoth || it.class == classMark:
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
			if it := p.items[k]; it.class >= classActor || it.role != roleSkip {
				return it
			}
		}
		return item{}
	}
	if before := at(i - 1); before.class == classWord && before.token.text == "of" {
		k := slices.IndexFunc(p.items[:i], func(it item) bool { return it.class < classActor && it.role == rolePartner })
		return k >= 0
	}
	if j+2 < len(p.items) && p.items[j+1].role == roleOf && (p.items[j+1].token.text == "'s" || p.items[j+1].token.text == "의") {
		return p.items[j+2].role == rolePartner && p.items[j+2].class < classActor
	}
	return false
}

func (p *parsed) isKorean() bool {
	return slices.ContainsFunc(p.items, func(it item) bool { return it.class == classHangul })
}
