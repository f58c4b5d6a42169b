package read

import (
	"slices"
	"strings"

	"entente/ask"
	"entente/ask/lexicon"
)

// defendWords are the verbs and nouns of a duty to defend, Korean ones as pieces.
var defendWords = []string{"defend", "protect", "aid", "rescue", "help", "assist", "support", "defence", "defense",
	"지켜", "지킬", "방어해", "방어할", "의무"}

// side is which side of a duty is asked for, by where the verb stands: what stands next before it,
// the actor or the word for "who", is the one that must defend. In Korean the particles tell.
func (p *parsed) side() ask.Side {
	if p.isKorean() {
		return p.sideKorean()
	}
	verb := slices.IndexFunc(p.items, func(it item) bool {
		return it.class < classActor && it.known && it.Kind == ask.KindDefence && (it.Role == lexicon.RoleDefend ||
			it.Role == lexicon.RolePartner) && hasDefendWord(it.token.text)
	})
	if verb < 0 {
		return ""
	}
	word := p.items[verb].token.text
	if word == "defended" || word == "protected" {
		return "" // passive: "by" may stand anywhere
	}
	if verb+1 < len(p.items) && (p.items[verb+1].token.text == "it" || p.items[verb+1].token.text == "them") {
		return ask.SideOwed
	}
	last := -1
	for i := verb - 1; i >= 0 && last < 0; i-- {
		if it := p.items[i]; it.class == classActor || it.class < classActor && (it.Role == lexicon.RoleWho ||
			it.Also == lexicon.RoleWho || it.Role == lexicon.RoleCount) {
			last = i
		}
	}
	isActor := last >= 0 && p.items[last].class == classActor && !strings.HasPrefix(word, "'s")
	if len(p.mentions) == 1 {
		if isActor {
			return ask.SideOwes
		}
		return ask.SideOwed
	}
	after := slices.IndexFunc(p.items[verb:], func(it item) bool { return it.class == classActor })
	if !isActor || after < 0 {
		return ""
	}
	if p.items[last].index == 0 {
		return ask.SideOwes
	}
	return ask.SideOwed
}

func hasDefendWord(s string) bool {
	return slices.ContainsFunc(defendWords, func(w string) bool { return strings.Contains(s, w) })
}

func (p *parsed) sideKorean() ask.Side {
	isDuty := slices.ContainsFunc(p.items, func(it item) bool {
		return it.class == classHangul && it.Kind == ask.KindDefence && hasDefendWord(it.token.text)
	})
	i := slices.IndexFunc(p.items, func(it item) bool { return it.class == classActor && it.index == 0 })
	if !isDuty || i < 0 || i+1 >= len(p.items) {
		return ""
	}
	switch p.items[i+1].token.text {
	case "을", "를":
		return ask.SideOwed
	case "은", "는", "이", "가":
		return ask.SideOwes
	}
	return ""
}
