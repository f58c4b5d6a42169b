package read

import (
	"slices"
	"strings"

	"entente"
	"entente/ask/lexicon"
)

// narrow takes a group that only limits the list ("South Korea's ASEAN partners", "Which NATO
// countries …") out of the actors of the question. A question of yes or no keeps it.
func (p *parsed) narrow() {
	if len(p.mentions) < 2 || p.isPolar() {
		return
	}
	for i, it := range p.items {
		if it.class != classActor || !p.isGroup(p.mentions[it.index].Actor) || !p.limits(i) {
			continue
		}
		p.items[i] = item{it.token, lexicon.Sense{Role: lexicon.RoleNarrow}, true}
		p.items[i].class = classWord
		p.mentions = slices.Delete(p.mentions, it.index, it.index+1)
		for j := range p.items {
			if p.items[j].class == classActor && p.items[j].index > it.index {
				p.items[j].index--
			}
		}
		return
	}
}

func (p *parsed) isGroup(id entente.ActorID) bool {
	a, ok := p.actor(id)
	return ok && a.Kind == entente.ActorGroup
}

// limits reports whether the group at item i stands where a limit stands: before "countries" or
// "allies", after "in" or "among", or first and set off by a colon.
func (p *parsed) limits(i int) bool {
	if i > 0 {
		before := p.items[i-1]
		if before.known && before.class < classActor && before.Role == lexicon.RoleSkip && before.text == "the" && i > 1 {
			before = p.items[i-2]
		}
		switch {
		case before.class >= classActor && before.class != classDate && before.class != classEvent:
		case before.Role == lexicon.RoleAnd, before.Role == lexicon.RoleOf && before.text != "'s" && before.text != "of":
			return false
		case before.Role == lexicon.RoleIn && before.class < classActor:
			return true
		}
	}
	if i+1 < len(p.items) {
		after := p.items[i+1]
		if after.class < classActor && (after.Role == lexicon.RolePartner || after.Role == lexicon.RoleWho || after.Role == lexicon.RoleBloc) {
			return true
		}
	}
	last := strings.Fields(lexicon.LowerASCII(p.items[i].token.text))
	switch last[len(last)-1] { // a name such as "ASEAN countries"
	case "countries", "states", "nations", "members":
		return true
	}
	return i == 0 && strings.HasPrefix(p.text[p.items[i].end:], ":")
}

// narrowing is the first word that limits the list and is not applied; "" where there is none.
func (p *parsed) narrowing() string {
	for _, it := range p.items {
		if it.class == classTreaty || it.class < classActor && it.known && it.Role == lexicon.RoleNarrow {
			return p.text[it.start:it.end]
		}
	}
	return ""
}
