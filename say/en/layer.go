package en

import (
	"entente/ask"
	"entente/tie"
)

// layers are the kind filters in words, plural.
var layers = map[ask.KindFilter]string{
	ask.KindAll:           "ties",
	ask.KindDefence:       "defence pacts",
	ask.KindAlliance:      "alliances",
	ask.KindOffence:       "offensive alliances",
	ask.KindNeutrality:    "neutrality pacts",
	ask.KindNonAggression: "non-aggression pacts",
	ask.KindConsultation:  "consultation pacts",
	ask.KindSecurity:      "security commitments",
	ask.KindArmistice:     "armistices",
	ask.KindCooperation:   "defence cooperation agreements",
	ask.KindBases:         "bases and visiting forces",
	ask.KindIntelligence:  "intelligence sharing",
	ask.KindArms:          "arms cooperation and arms sales",
	ask.KindStrategic:     "strategic partnerships",
	ask.KindPartnership:   "partnerships that are not strategic",
	ask.KindDesignation:   "designations",
	ask.KindTrade:         "trade agreements",
	ask.KindDigital:       "digital agreements",
	ask.KindSwap:          "currency swaps",
	ask.KindInvestment:    "investment treaties",
	ask.KindBilateral:     "bilateral investment treaties",
	ask.KindEconomic:      "economic agreements",
	ask.KindDiplomatic:    "diplomatic relations",
	ask.KindSummits:       "summits and visits",
	ask.KindOrganisations: "shared organisations",
	ask.KindAid:           "aid agreements",
	ask.KindSupport:       "past support in a war",
	ask.KindTroops:        "troops sent abroad",
}

// layer is a kind filter in words, plural: "defence pacts"; "ties" for every kind.
func layer(k ask.KindFilter) string { return layers[k] }

// tiers are what a partner of each tier is called.
var tiers = map[tie.Tier]string{
	tie.TreatyAlly: "treaty ally", tie.SecurityPartner: "security partner", tie.StrategicPartner: "strategic partner",
	tie.EconomicPartner: "economic partner", tie.Restraint: "promised not to attack", tie.OtherPartner: "other ties",
	tie.NoTier: "no tie in force",
}

func tierLabel(t tie.Tier) string { return tiers[t] }

// ruleOf is the rule of a tier in a sentence; it is printed with every answer.
func ruleOf(t tie.Tier) string {
	switch t {
	case tie.TreatyAlly:
		return "a defence obligation between the two under an agreement that both are members of, mutual or one-sided"
	case tie.SecurityPartner:
		return "another commitment to act together: consultation in a crisis, visiting forces, basing, " +
			"intelligence sharing, defence cooperation, arms developed together, or a security declaration"
	case tie.StrategicPartner:
		return "a declared strategic partnership"
	case tie.EconomicPartner:
		return "a trade, digital or investment agreement in force, or a currency swap"
	case tie.Restraint:
		return "a promise not to attack, or to stay neutral, and nothing above: not a sign of friendship"
	case tie.OtherPartner:
		return "shared organisations, diplomatic relations, partnerships that are not strategic, designations without a " +
			"commitment, visits, sales, or past support such as forces sent in a war"
	}
	return "nothing in force at the date"
}
