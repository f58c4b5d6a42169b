package ask

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/tie"
)

// What a question asks beyond the records: what a state would do, which ally is the strongest, whether a
// treaty is secret, who has a status of American law. Such a word is never dropped and then affirmed: the
// answer begins with it and goes on with what is known.

var (
	wouldAct = regexp.MustCompile(`(?i)\b(?:would|will|shall|might|could|should|'ll)\b(.{0,60}?)\b(?:defend|protect|help|aid|assist|rescue|support|save|come to|go to war|fight|intervene|step in|send troops|stand by|respond|back)\b`)
	wouldFor = regexp.MustCompile(`(?i)\bwould (?:go to war|fight|die|intervene|step in|send (?:its )?troops|stand up|respond|stand by|back|save)(?: (?:for|by|on behalf of|to (?:defend|protect|help|save)))?\b`)
	wouldAny = regexp.MustCompile(`(?i)\bwould (.{1,40}?) (?:go to war|fight|die|intervene|step in|send (?:its )?troops|stand up|stand by|save|help|aid|assist|rescue|support|back|` +
		`come to the (?:aid|help|rescue|defen[cs]e|assistance) of)(?: (?:for|by|on behalf of|to (?:defend|protect|help|save)))? (\S)`)
	modal    = regexp.MustCompile(`(?i)\b(?:will|shall|might|could|should|'ll)\b`)
	attacker = regexp.MustCompile(`(?i),? ?\b(?:if|when|in case|once|should|were) (?:the )?((?:[\pL.]+[ -]){1,3}?)(?:attacks?|invades?|strikes?|bombs?|threatens?|moves? against|goes to war with|declares? war on|to (?:attack|invade))(?: (?:it|them|him|first|again|the island|[\pL.]+(?: [\pL.]+)?))?(\?|\.|,|$)`)
	against  = regexp.MustCompile(`(?i) against (?:the )?(?:an? )?(?:(?:armed|military|chinese|russian|north korean|iranian) )?[\pL.]+(?: [\pL.]+)?(\?|\.|$)`)
	conKo    = regexp.MustCompile(`(?:줄|할|킬|올|울)(?:까|까요|것인가|것인가요|건가|건가요|지)(?:요)?[ ?]*$`)
	statusUS = regexp.MustCompile(`(?i)\b(?:(?:is |are |a |an |the |designated |status of )*)?(?:major )?non[- ]?nato all(?:y|ies)(?: status)?\b|\bmnna\b|(?:주요 ?)?비 ?(?:나토|NATO) ?(?:주요 ?)?동맹국?|주요 ?비나토 ?동맹국?`)
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
		if cut := re.FindStringIndex(p.text); cut != nil && !strings.Contains(lowerASCII(p.text[cut[0]:cut[1]]), " it is ") {
			rest := re.ReplaceAllString(p.text, "")
			if strings.TrimSpace(rest) != "" {
				p.note("Who attacks is not taken into account: the treaty itself may name a case or a region.")
				p.text = rest
			}
		}
	}
}

// status finds the words for a status of American law, which are no name of an ally of NATO.
func (p *parsed) status(text string) []span {
	at := statusUS.FindStringIndex(text)
	if at == nil {
		return nil
	}
	p.isStatus = true
	return []span{{at[0], at[1], classTreaty, 0}}
}

// statusReading reads a question for the status: of one state, or of all that the United States gave it to.
func (p *parsed) statusReading() Reading {
	isUS := slices.ContainsFunc(p.mentions, func(m crosswalk.Mention) bool { return m.Actor == "USA" })
	switch n := len(p.mentions); {
	case n == 0:
		return p.refuse("A major non-NATO ally is a status that United States law gives; it is no alliance. Ask about one country.")
	case n > 2 || n == 2 && !isUS:
		return p.refuse("A major non-NATO ally is one of the United States; ask about one country.")
	case n == 1 && !isUS:
		p.mentions = append(p.mentions, crosswalk.Mention{Actor: "USA", Text: "United States of America", How: "name"})
	}
	intent := Relation
	if len(p.mentions) == 1 {
		intent = Allies
	}
	r := p.asked(intent, KindAll)
	r.IsStatus = true
	return r
}

// lead is what the answer to a question begins with: a yes or no, or why there is none.
func (d *Desk) lead(a Answer) string {
	r := a.Reading
	switch {
	case r.IsStatus:
		return d.statusLead(a)
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
	if rest, ok := strings.CutPrefix(sentence, "The "); ok && strings.HasSuffix(lead, ": ") {
		return lead + "the " + rest
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

// statusLead says whether a designation as a major non-NATO ally is recorded.
func (d *Desk) statusLead(a Answer) string {
	const law = "the status is one of United States law and gives no defence obligation"
	var found []string
	for _, p := range a.Partners {
		for _, v := range p.Ties {
			if statusTitle.MatchString(v.Title) {
				found = append(found, cmp.Or(map[bool]string{true: inSentence(p.Name)}[a.Reading.Intent == Allies], "the "+v.Title)+" ("+tie.InWords(v.From)+")")
			}
		}
	}
	subject := a.Reading.Subject
	if subject == "USA" {
		subject = a.Reading.Object
	}
	switch {
	case len(found) > 0 && a.Reading.Intent == Allies:
		return fmt.Sprintf("The ledger has no list of major non-NATO allies; it has the designation of %s, and %s. ", list(found, mostNames), law)
	case len(found) > 0:
		return fmt.Sprintf("A designation as a major non-NATO ally is recorded: %s; %s. ", list(found, 3), law)
	case a.Reading.Intent == Allies:
		return fmt.Sprintf("The ledger has no list of major non-NATO allies; %s. ", law)
	}
	return fmt.Sprintf("No designation of %s as a major non-NATO ally is recorded, and the ledger has no list of them; %s. ", d.nameIn(a.Reading, subject), law)
}

// qualify gives the reading the word that cannot be judged, if the question has one.
func (p *parsed) qualify(r *Reading) {
	for i, it := range p.items {
		if it.class == classTreaty && !p.isStatus && r.IsPolar && r.Intent != Unknown {
			r.Qualifier = p.text[it.start:it.end]
		}
		if it.class >= classActor || !it.known {
			continue
		}
		isWeight := it.role == roleNote && (it.why == weighNote || it.why == secretNote)
		isNarrow := it.role == roleNarrow && r.IsPolar && !p.isGroupItem(i)
		if isWeight || isNarrow {
			r.Qualifier = lowerASCII(p.text[it.start:it.end])
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
