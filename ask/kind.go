package ask

import (
	"slices"
	"strings"

	"entente"
)

// The kind filters: the layers that a question or a flag may ask for.
const (
	KindAll           KindFilter = ""
	KindDefence       KindFilter = "defence"       // alliances with a defence obligation
	KindAlliance      KindFilter = "alliance"      // alliances, whatever they promise
	KindOffence       KindFilter = "offence"       // alliances with an obligation to join an attack
	KindNeutrality    KindFilter = "neutrality"    // alliances with a promise to stay neutral
	KindNonAggression KindFilter = "nonaggression" // alliances with a promise not to attack
	KindConsultation  KindFilter = "consultation"  // alliances with a promise to consult
	KindSecurity      KindFilter = "security"      // every commitment of the security layer
	KindArmistice     KindFilter = "armistice"     // an end of fighting, which promises no help
	KindCooperation   KindFilter = "cooperation"   // defence cooperation agreements
	KindBases         KindFilter = "bases"         // basing and visiting forces
	KindIntelligence  KindFilter = "intelligence"
	KindArms          KindFilter = "arms" // arms developed together, sold or given
	KindStrategic     KindFilter = "strategic"
	KindPartnership   KindFilter = "partnership" // declared, and not strategic
	KindDesignation   KindFilter = "designation" // a status without a commitment
	KindTrade         KindFilter = "trade"
	KindDigital       KindFilter = "digital"
	KindSwap          KindFilter = "swap"
	KindInvestment    KindFilter = "investment"           // every treaty with provisions on investment
	KindBilateral     KindFilter = "bilateral_investment" // bilateral investment treaties alone
	KindEconomic      KindFilter = "economic"             // trade, digital, swap and investment together
	KindDiplomatic    KindFilter = "diplomatic"
	KindSummits       KindFilter = "summits" // high-level visits and meetings
	KindOrganisations KindFilter = "organisations"
	KindAid           KindFilter = "aid"
	KindSupport       KindFilter = "past_support" // forces or help sent in a war
	KindTroops        KindFilter = "troops"       // forces sent abroad since
)

// kindRule is what one filter lets through.
type kindRule struct {
	filter      KindFilter
	kinds       []entente.Kind
	obligations entente.Obligations
	synonyms    string // words that mean the filter, after folding; blank separated
}

// kindRules is the closed list of filters. Every entente.Kind belongs to at least one of them; a
// test sees to that.
var kindRules = []kindRule{
	{KindDefence, []entente.Kind{entente.KindAlliance}, entente.Defence,
		"defense defensive mutual_defence mutual_defense defence_pact defense_pact treaty_ally treaty"},
	{KindAlliance, []entente.Kind{entente.KindAlliance}, 0, "alliances ally allies"},
	{KindOffence, []entente.Kind{entente.KindAlliance}, entente.Offence, "offense offensive"},
	{KindNeutrality, []entente.Kind{entente.KindAlliance}, entente.Neutrality, "neutral"},
	{KindNonAggression, []entente.Kind{entente.KindAlliance}, entente.NonAggression,
		"non_aggression"},
	{KindConsultation, []entente.Kind{entente.KindAlliance}, entente.Consultation,
		"consult entente ententes"},
	{KindSecurity, []entente.Kind{entente.KindAlliance, entente.KindDeclaration,
		entente.KindStatusOfForces, entente.KindBasing, entente.KindIntelligence,
		entente.KindDefenceCoop, entente.KindArmsCoop}, 0, "security_partner military declaration"},
	{KindArmistice, []entente.Kind{entente.KindArmistice}, 0, "armistices ceasefire"},
	{KindCooperation, []entente.Kind{entente.KindDefenceCoop}, 0,
		"defence_cooperation defense_cooperation dca"},
	{KindBases, []entente.Kind{entente.KindBasing, entente.KindStatusOfForces}, 0,
		"basing base status_of_forces sofa"},
	{KindIntelligence, []entente.Kind{entente.KindIntelligence}, 0,
		"intelligence_sharing gsomia"},
	{KindArms, []entente.Kind{entente.KindArmsCoop, entente.KindArmsSale}, 0,
		"arms_sale arms_sales arms_codevelopment weapons"},
	{KindStrategic, []entente.Kind{entente.KindStrategic}, 0,
		"strategic_partner strategic_partners strategic_partnership"},
	{KindPartnership, []entente.Kind{entente.KindPartnership}, 0,
		"comprehensive_partnership"},
	{KindDesignation, []entente.Kind{entente.KindDesignation}, 0, "designations mnna"},
	{KindTrade, []entente.Kind{entente.KindTrade}, 0,
		"fta ftas free_trade trade_agreement trade_agreements"},
	{KindDigital, []entente.Kind{entente.KindDigital}, 0, "digital_agreement"},
	{KindSwap, []entente.Kind{entente.KindSwap}, 0, "swaps currency_swap currency_swaps"},
	{KindInvestment, []entente.Kind{entente.KindInvestment}, 0, "investment_treaty investment_treaties"},
	{KindBilateral, []entente.Kind{entente.KindInvestment}, 0,
		"bit bits bilateral_investment_treaty bilateral_investment_treaties"},
	{KindEconomic, []entente.Kind{entente.KindTrade, entente.KindDigital,
		entente.KindSwap, entente.KindInvestment}, 0, "economy economic_partner"},
	{KindDiplomatic, []entente.Kind{entente.KindDiplomatic, entente.KindRepresentation}, 0,
		"diplomacy diplomatic_relations diplomatic_representation embassy"},
	{KindSummits, []entente.Kind{entente.KindSummit}, 0, "summit visits visit"},
	{KindOrganisations, []entente.Kind{entente.KindMembership}, 0,
		"organizations organisation organization igo igos shared_organisation shared_organisations"},
	{KindAid, []entente.Kind{entente.KindAid}, 0, "aid_agreement"},
	{KindSupport, []entente.Kind{entente.KindPastSupport}, 0, "support"},
	{KindTroops, []entente.Kind{entente.KindTroops}, 0, "troop_dispatch troop"},
}

// ParseKind reads the name of a kind filter or one of its synonyms: "defence", "defense", "FTA".
// "" and "all" are every kind. Case, blanks and hyphens do not matter.
func ParseKind(word string) (KindFilter, error) {
	w := strings.ToLower(strings.TrimSpace(word))
	w = strings.NewReplacer(" ", "_", "-", "_").Replace(w)
	if w == "" || w == "all" || w == "any" {
		return KindAll, nil
	}
	for _, r := range kindRules {
		if w == string(r.filter) || slices.Contains(strings.Fields(r.synonyms), w) {
			return r.filter, nil
		}
	}
	return "", &entente.Error{Code: entente.CodeInvalid, Op: "ask.ParseKind",
		Message: "there is no kind of tie called " + strings.TrimSpace(word),
		Hint:    "the kinds are " + strings.Join(KindNames(), ", ")}
}

// KindNames lists the filters in the order of the layers, without "".
func KindNames() []string {
	names := make([]string, len(kindRules))
	for i, r := range kindRules {
		names[i] = string(r.filter)
	}
	return names
}

// Kinds are the kinds of tie that the filter lets through; nil is every kind.
func (k KindFilter) Kinds() []entente.Kind { return slices.Clone(k.rule().kinds) }

// Obligations are the promises that an alliance must contain, on either side, to pass the filter.
func (k KindFilter) Obligations() entente.Obligations { return k.rule().obligations }

// Level is the level that a tie must have to pass the filter; "" is any. A bilateral investment treaty is told
// from other agreements with provisions on investment by it.
func (k KindFilter) Level() string {
	if k == KindBilateral {
		return entente.LevelBilateralInvestment
	}
	return ""
}

func (k KindFilter) rule() kindRule {
	for _, r := range kindRules {
		if r.filter == k {
			return r
		}
	}
	return kindRule{}
}
