package read

import (
	"slices"
	"strings"

	"entente/ask/lexicon"
)

// isFight reports whether the question asks who fought in a war that it names.
func (p *parsed) isFight() bool {
	_, ok := p.causeWar()
	return ok && slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor && it.known && (it.Why == lexicon.NotHostile && strings.HasPrefix(it.token.text,
			"f") || it.Why == lexicon.NotMembers || it.token.text == "took part" || it.token.text == "participated" ||
			it.token.text == "part" || it.token.text == "participate" || strings.HasPrefix(it.token.text, "took") ||
			strings.HasPrefix(it.token.text, "싸"))
	})
}

// isPartInWar reports whether the question is whether one actor, which was not a side of it, took
// part in the Korean War.
func (p *parsed) isPartInWar() bool {
	return p.isWarAlliance() && (p.isPolar() || p.wantsYesOrNo(p.features())) && len(p.mentions) == 1 &&
		p.mentions[0].Actor != "KOR" && p.mentions[0].Actor != "PRK" && p.asOf == nil
}

// isWarAlliance reports whether the question is about allies in the Korean War, which is the one war
// whose helpers are recorded.
func (p *parsed) isWarAlliance() bool {
	return slices.ContainsFunc(p.events, func(e event) bool { return e.isCause && e.war.Name == "korean_war" })
}

// isOfAllies reports whether allies or alliances are asked for, not partners or agreements at large.
func (p *parsed) isOfAllies() bool {
	return p.mentionsAny("ally", "allies", "allied", "alliance", "friend", "동맹", "우방", "맹방", "혈맹")
}

// isOfTreaties reports whether treaties or pacts are asked for, and not actors.
func (p *parsed) isOfTreaties(f features) bool {
	return p.mentionsAny("treaty ", "treaties ", "pact ", "pacts ", "조약") && !f.has(lexicon.RolePartner,
		lexicon.RoleWho, lexicon.RoleDefend, lexicon.RoleHelp) && !p.isOfAllies()
}

// isOfActors reports whether the question asks for actors, not for agreements.
func (p *parsed) isOfActors(f features) bool {
	return f.has(lexicon.RolePartner, lexicon.RoleWho, lexicon.RoleDefend, lexicon.RoleHelp) ||
		p.mentionsAny("partner ", "partners ", "ally ", "allies ")
}

// mentionsAny reports whether a phrase for partners or ties contains one of the words.
func (p *parsed) mentionsAny(words ...string) bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor && (it.Role == lexicon.RolePartner || it.Role == lexicon.RoleTie) &&
			slices.ContainsFunc(words, func(w string) bool { return strings.Contains(it.token.text+" ", w) })
	})
}

// isBare reports whether the question is nothing but names and dates.
func (p *parsed) isBare() bool {
	return !slices.ContainsFunc(p.items, func(it item) bool {
		return it.class == classWord && it.Role != lexicon.RoleAnd || it.class == classHangul &&
			it.Role != lexicon.RoleAnd || it.class > classDate
	})
}
