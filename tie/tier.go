package tie

import (
	"slices"

	"entente"
)

// Tiers lists the tiers, highest first.
var Tiers = [...]Tier{TreatyAlly, SecurityPartner, StrategicPartner, EconomicPartner, Restraint, OtherPartner}

// rank orders tiers from 0, the highest; no tier comes last.
func (t Tier) rank() int {
	if i := slices.Index(Tiers[:], t); i >= 0 {
		return i
	}
	return len(Tiers)
}

// ParseTier reads a tier's name; "" is every tier.
func ParseTier(s string) (Tier, error) {
	if s == "" || slices.Contains(Tiers[:], Tier(s)) {
		return Tier(s), nil
	}
	return "", &entente.Error{Code: entente.CodeInvalid, Op: "tie.ParseTier", Message: "there is no tier called " + s,
		Hint: "the tiers are treaty_ally, security_partner, strategic_partner, economic_partner, restraint and other"}
}

// tierOf is the tier that a tie in force gives: kind first, then what either side owes.
func tierOf(kind entente.Kind, either entente.Obligations) Tier {
	switch kind {
	case entente.KindAlliance:
		switch {
		case either.Has(entente.Defence):
			return TreatyAlly
		case either&(entente.Offence|entente.Consultation|entente.Cooperation) != 0:
			return SecurityPartner
		case either != 0:
			return Restraint
		}
		return OtherPartner // members of one alliance who owe each other nothing
	case entente.KindDeclaration, entente.KindStatusOfForces, entente.KindBasing, entente.KindIntelligence,
		entente.KindDefenceCoop, entente.KindArmsCoop:
		return SecurityPartner
	case entente.KindStrategic:
		return StrategicPartner
	case entente.KindTrade, entente.KindDigital, entente.KindSwap, entente.KindInvestment:
		return EconomicPartner
	}
	return OtherPartner
}

// TierOf is the tier that a tie in force gives: of a kind, and of what either side owes.
func TierOf(kind entente.Kind, either entente.Obligations) Tier { return tierOf(kind, either) }

// isEvent reports whether a kind is something that happened rather than something that holds: it is
// remembered under "other" after its date and is never "in force".
func isEvent(k entente.Kind) bool {
	switch k {
	case entente.KindPastSupport, entente.KindTroops, entente.KindSummit, entente.KindArmsSale, entente.KindArmistice:
		return true
	}
	return false
}

// pactOf names an alliance by the strongest thing that either side promises.
func pactOf(kind entente.Kind, either entente.Obligations) Pact {
	switch {
	case kind != entente.KindAlliance:
		return ""
	case either.Has(entente.Defence):
		return DefencePact
	case either.Has(entente.Offence):
		return OffencePact
	case either.Has(entente.Consultation):
		return ConsultationPact
	case either.Has(entente.Neutrality):
		return NeutralityPact
	case either.Has(entente.NonAggression):
		return NonAggressionPact
	}
	return ""
}
