package en

import (
	"fmt"
	"strings"

	"entente"
	"entente/ask"
	"entente/tie"
)

// nouns are what the partners of a kind filter are called, singular and plural.
var nouns = map[ask.KindFilter][2]string{
	"":                     {"partner", "partners"},
	"defence":              {"treaty ally", "treaty allies"},
	"alliance":             {"partner by an alliance treaty", "partners by alliance treaties"},
	"security":             {"security partner", "security partners"},
	"strategic":            {"strategic partner", "strategic partners"},
	"trade":                {"trade agreement partner", "trade agreement partners"},
	"economic":             {"economic partner", "economic partners"},
	"investment":           {"investment treaty partner", "investment treaty partners"},
	"bilateral_investment": {"partner by a bilateral investment treaty", "partners by bilateral investment treaties"},
	"past_support":         {"supporter in war", "supporters in war"},
	"diplomatic":           {"diplomatic partner", "diplomatic partners"},
	"organisations":        {"fellow member of organisations", "fellow members of organisations"},
}

// kindPartner is what partners of this kind are called; a kind without a word of its own has "partners in
// neutrality pacts".
func kindPartner(k ask.KindFilter) (singular, plural string) {
	if n, ok := nouns[k]; ok {
		return n[0], n[1]
	}
	return "partner in " + layer(k), "partners in " + layer(k)
}

// tieNouns are what one tie and several of a kind filter are called, where the label does not give it
// away.
var tieNouns = map[ask.KindFilter][2]string{
	ask.KindDefence: {"defence pact", "defence pacts"}, ask.KindSecurity: {"security commitment", "security commitments"},
	ask.KindBases:        {"agreement on bases or visiting forces", "agreements on bases or visiting forces"},
	ask.KindIntelligence: {"agreement on sharing intelligence", "agreements on sharing intelligence"},
	ask.KindArms:         {"arms deal", "arms deals"}, ask.KindInvestment: {"investment treaty", "investment treaties"},
	ask.KindBilateral:  {"bilateral investment treaty", "bilateral investment treaties"},
	ask.KindDiplomatic: {"diplomatic tie", "diplomatic ties"}, ask.KindOrganisations: {"tie by shared organisations", "ties by shared organisations"},
	ask.KindPartnership: {"partnership that is not strategic", "partnerships that are not strategic"},
	ask.KindSupport:     {"act of help in a war", "acts of help in a war"}, ask.KindTroops: {"dispatch of troops", "dispatches of troops"},
}

// kindTie is what one tie and several of this kind are called: "trade agreement".
func kindTie(k ask.KindFilter) (singular, plural string) {
	if n, ok := tieNouns[k]; ok {
		return n[0], n[1]
	}
	return strings.TrimSuffix(layer(k), "s"), layer(k)
}

// kindNouns are the kinds of tie whose own word is no noun to count.
var kindNouns = map[entente.Kind][2]string{
	entente.KindStatusOfForces: {"status of forces agreement", "status of forces agreements"},
	entente.KindBasing:         {"basing arrangement", "basing arrangements"},
	entente.KindIntelligence:   {"agreement on sharing intelligence", "agreements on sharing intelligence"},
	entente.KindDefenceCoop:    {"defence cooperation agreement", "defence cooperation agreements"},
	entente.KindArmsCoop:       {"joint arms project", "joint arms projects"},
	entente.KindInvestment:     {"investment treaty", "investment treaties"},
	entente.KindDeclaration:    {"political declaration", "political declarations"},
	entente.KindDiplomatic:     {"diplomatic relations", "diplomatic relations"},
	entente.KindRepresentation: {"diplomatic mission", "diplomatic missions"},
	entente.KindPastSupport:    {"help in a war", "help in wars"},
	entente.KindTroops:         {"dispatch of troops", "dispatches of troops"},
	entente.KindMembership:     {"shared organisation", "shared organisations"},
}

// tieNoun is what one tie is called; an alliance without defence is called by what it promises.
func tieNoun(v tie.View) [2]string {
	switch {
	case v.Kind == entente.KindAlliance && len(v.Obligations) > 0:
		s := pactNoun(v.Obligations)
		return [2]string{s, s + "s"}
	case v.Kind == entente.KindMembership && v.Count != nil:
		s := fmt.Sprintf("%d shared organisations", *v.Count)
		return [2]string{s, s}
	}
	if n, ok := kindNouns[v.Kind]; ok {
		return n
	}
	s := strings.ReplaceAll(string(v.Kind), "_", " ")
	return [2]string{s, s + "s"}
}

// pactNoun is what an alliance is called by what it promises: "neutrality and non-aggression pact".
func pactNoun(obligations []string) string {
	if len(obligations) == 0 {
		return "pact"
	}
	return strings.ReplaceAll(list(obligations, 4), "_", "-") + " pact"
}

// some is a noun with its article, or several with their number; what is not counted stays bare.
func some(n int, one, many string) string {
	switch {
	case one == many || strings.HasPrefix(one, "help "):
		return one
	case n == 1:
		return article(one)
	}
	return number(n) + " " + many
}

// article puts "a" or "an" before a noun.
func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
