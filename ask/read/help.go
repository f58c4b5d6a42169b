package read

import (
	"regexp"

	"entente/ask"
	"entente/ask/lexicon"
)

var (
	combatWords  = regexp.MustCompile(`(?i)\b(?:combat|combatants?|fight|fights|fought|fighting|battled?|battalions?|soldiers)\b|전투|싸운|싸웠`)
	troopWords   = regexp.MustCompile(`(?i)\b(?:troops?|forces|soldiers|army|armies)\b|군대|병력|파병`)
	medicalWords = regexp.MustCompile(`(?i)\b(?:medical|hospitals?|doctors|medics?)\b|의료`)
)

// help is the kind of help that the words of the question name.
func (p *parsed) help() ask.Help {
	switch {
	case medicalWords.MatchString(p.text):
		return ask.HelpMedical
	case combatWords.MatchString(p.text):
		return ask.HelpCombat
	}
	return ""
}

// causeWar is the war that the question names as what help was given in.
func (p *parsed) causeWar() (lexicon.War, bool) {
	for _, e := range p.events {
		if e.isCause {
			return e.war, true
		}
	}
	return lexicon.War{}, false
}

// inOtherWar reads a question for help in a war other than Korea's. Where the war has dates the alliances of
// its time can be told instead; the desk says that the help is not recorded.
func (p *parsed) inOtherWar(w lexicon.War) ask.Proposition {
	isImplied := len(p.mentions) == 0
	if isImplied {
		p.mentions = append(p.mentions, korea)
	}
	intent, kind := ask.Allies, ask.KindSupport
	if len(p.mentions) == 2 {
		intent = ask.Relation
	}
	r := p.asked(intent, kind)
	r.IsImplied = isImplied
	r.War, r.Help, r.IsPolar = w.Name, p.help(), r.IsPolar || p.isPolar()
	return r
}
