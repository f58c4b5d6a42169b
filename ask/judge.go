package ask

import (
	"fmt"
	"regexp"
	"strings"

	"entente"
	"entente/tie"
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
				p.note("Who attacks is not taken into account: the treaty itself may name a case or a region.")
				p.text = rest
			}
		}
	}
}

// lead is what the answer to a question begins with: a yes or no, or why there is none.
func (d *Desk) lead(a Answer) string {
	r := a.Reading
	switch {
	case r.Qualifier != "" && r.IsSecret:
		return secretLead(a)
	case r.Qualifier != "" && r.IsPolar:
		return fmt.Sprintf("Whether it is %q is not judged here; what is recorded: ", r.Qualifier)
	case r.Qualifier != "":
		return fmt.Sprintf("Which is %q is not judged here; what is recorded: ", r.Qualifier)
	case r.IsConjecture:
		return "No source tells what a state would do, only what it owes: "
	case r.IsPolar:
		return yesOrNo(a)
	}
	return ""
}

// join puts a lead before a sentence.
func join(lead, sentence string) string {
	for _, w := range []string{"The ", "Last ", "No ", "One ", "Two ", "Three ", "Four ", "Five "} {
		if rest, ok := strings.CutPrefix(sentence, w); ok && strings.HasSuffix(lead, ": ") {
			return lead + strings.ToLower(w) + rest
		}
	}
	return lead + sentence
}

// secretLead says what is known of secret undertakings: whether an agreement is secret is not recorded,
// and what is claimed of one is told as a claim.
func secretLead(a Answer) string {
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			if v.Standing == tie.Contested && strings.Contains(strings.ToLower(v.Level+" "+v.Title), "secret") {
				at := ""
				if !v.From.IsZero() {
					at = " of " + tie.InWords(v.From)
				}
				return fmt.Sprintf("A secret undertaking%s is claimed and contested (%s), and makes nobody an ally; what is known: ", at, v.Title)
			}
		}
	}
	return "Whether an agreement is secret is not recorded; what is known: "
}

var statusTitle = regexp.MustCompile(`(?i)major (?:ally outside nato|non-nato ally)`)

// designations are the designations as a major non-NATO ally that the ledger records, of partners of the United
// States.
func designations(ps []tie.Partner) (found []string) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if statusTitle.MatchString(v.Title) {
				at := v.From
				if at.IsZero() {
					at = v.Signed
				}
				found = append(found, inSentence(p.Name)+" ("+tie.InWords(at)+")")
			}
		}
	}
	return found
}

// qualify gives the reading the word that cannot be judged, if the question has one.
func (p *parsed) qualify(r *Reading) {
	for i, it := range p.items {
		if it.class == classTreaty && r.IsPolar && r.Intent != Unknown {
			r.Qualifier = p.text[it.start:it.end]
		}
		if it.class >= classActor || !it.known {
			continue
		}
		isWeight := it.role == roleNote && (it.why == weighNote || it.why == secretNote)
		isNarrow := it.role == roleNarrow && r.IsPolar && !p.isGroupItem(i)
		if isWeight || isNarrow {
			r.Qualifier = lowerASCII(p.text[it.start:it.end])
			if it.class == classHangul {
				r.Qualifier = it.token.text
			}
			r.IsSecret = it.why == secretNote
		}
	}
}

func (p *parsed) isGroupItem(i int) bool { return p.items[i].why == "" && p.items[i].kind != "" }

// past is the reading as of the day on which a tie was last observed, for a sentence about that day.
func (r Reading) past(at entente.Date) Reading {
	r.AsOf, r.IsDated, r.isThen = at, true, true
	return r
}
