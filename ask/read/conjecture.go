package read

import (
	"regexp"
	"strings"

	"entente/ask"
	"entente/ask/lexicon"
)

// What a question asks beyond the records: what a state would do, which ally is the strongest, whether a
// treaty is secret. Such a word is never dropped and then affirmed: the
// answer begins with it and goes on with what is known.

var (
	wouldAct = regexp.MustCompile(`(?i)\b(?:would|will|shall|might|could|should|'ll)\b(.{0,60}?)` +
		`\b(?:defend|protect|help|aid|assist|rescue|support|save|come to|go to war|fight|intervene|step in|send troops|stand by|respond|back)\b`)
	wouldFor = regexp.MustCompile(`(?i)\bwould (?:go to war|fight|die|intervene|step in|send (?:its )?troops|stand up|respond|stand by|back|save)` +
		`(?: (?:for|by|on behalf of|to (?:defend|protect|help|save)))?\b`)
	wouldAny = regexp.MustCompile(`(?i)\bwould (.{1,40}?) (?:go to war|fight|die|intervene|step in|send (?:its )?troops|stand up|stand by|save|` +
		`help|aid|assist|rescue|support|back|` +
		`come to the (?:aid|help|rescue|defen[cs]e|assistance) of)(?: (?:for|by|on behalf of|to (?:defend|protect|help|save)))? (\S)`)
	modal    = regexp.MustCompile(`(?i)\b(?:will|shall|might|could|should|'ll)\b`)
	attacker = regexp.MustCompile(`(?i),? ?\b(?:if|when|in case|once|should|were) (?:the )?((?:[\pL.]+[ -]){1,3}?)` +
		`(?:attack(?:s|ed)?|invade[sd]?|strikes?|struck|bomb(?:s|ed)?|threaten(?:s|ed)?|moves? against|goes to war with|declares? war on|to (?:attack|invade))` +
		`(?: (?:it|them|him|first|again|the island|[\pL.]+(?: [\pL.]+)?))?(\?|\.|,|$)`)
	against = regexp.MustCompile(`(?i) against (?:the )?(?:an? )?(?:(?:armed|military|chinese|russian|north korean|iranian) )?[\pL.]+(?: [\pL.]+)?(\?|\.|$)`)
	passive = regexp.MustCompile(`(?i)\b(?:is|was|were|are|gets?|got|be|been) (?:attack|invade|struck|bomb|threaten)`)
	conKo   = regexp.MustCompile(`(?:줄|할|킬|올|울)(?:까|까요|것인가|것인가요|건가|건가요|지)(?:요)?[ ?]*$`)
)

// conjecture rewrites a question about what a state would do into one of what it owes: "will" becomes
// "would", and the clause that names an attacker goes.
func (p *parsed) conjecture() {
	isKorean := conKo.MatchString(p.text) && hasDefendWord(p.text)
	p.isConjecture = isKorean || wouldAct.MatchString(p.text)
	if !p.isConjecture {
		return
	}
	p.text = modal.ReplaceAllString(p.text, "would")
	p.text = wouldFor.ReplaceAllString(p.text, "would defend")
	p.text = wouldAny.ReplaceAllString(p.text, "would $1 defend $2")
	for _, re := range []*regexp.Regexp{attacker, against} {
		if cut := re.FindStringIndex(p.text); cut != nil && !passive.MatchString(p.text[cut[0]:cut[1]]) {
			rest := re.ReplaceAllString(p.text, "")
			if strings.TrimSpace(rest) != "" {
				p.note(ask.NoteOf("attacker_ignored"))
				p.text = rest
			}
		}
	}
}

// qualify gives the reading the word that cannot be judged, if the question has one.
func (p *parsed) qualify(r *ask.Proposition) {
	for i, it := range p.items {
		if it.class == classTreaty && r.IsPolar && r.Intent != ask.Unknown {
			r.Qualifier = p.text[it.start:it.end]
		}
		if it.class >= classActor || !it.known {
			continue
		}
		isWeight := it.Role == lexicon.RoleNote && (it.Why == lexicon.WeighNote || it.Why == lexicon.SecretNote)
		isNarrow := it.Role == lexicon.RoleNarrow && r.IsPolar && !p.isGroupItem(i)
		if isWeight || isNarrow {
			r.Qualifier = lexicon.LowerASCII(p.text[it.start:it.end])
			if it.class == classHangul {
				r.Qualifier = it.token.text
			}
			r.IsSecret = it.Why == lexicon.SecretNote
		}
	}
}

func (p *parsed) isGroupItem(i int) bool { return p.items[i].Why == "" && p.items[i].Kind != "" }
