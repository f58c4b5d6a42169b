package entente

import "strings"

// Kind says what sort of relation an agreement makes. The tiers of partners are built on kinds.
type Kind string

// The kinds of tie, most binding first within each group.
const (
	KindAlliance       Kind = "alliance"             // a treaty with alliance obligations
	KindDeclaration    Kind = "declaration"          // a political commitment that binds nobody in law
	KindArmistice      Kind = "armistice"            // an end of fighting
	KindStatusOfForces Kind = "status_of_forces"     // visiting forces, and sharing their cost
	KindBasing         Kind = "basing"               // bases, combined commands
	KindIntelligence   Kind = "intelligence_sharing" // for instance a GSOMIA
	KindDefenceCoop    Kind = "defence_cooperation"  // a defence cooperation agreement
	KindArmsCoop       Kind = "arms_codevelopment"   // arms developed or built together
	KindArmsSale       Kind = "arms_sale"            // an order or a donation

	KindStrategic   Kind = "strategic_partnership" // declared, with a level
	KindPartnership Kind = "partnership"           // declared, and called comprehensive or special but not strategic
	KindDesignation Kind = "designation"           // a status that one state gives another, without a commitment

	KindTrade      Kind = "trade_agreement"
	KindDigital    Kind = "digital_agreement"
	KindSwap       Kind = "currency_swap"
	KindInvestment Kind = "investment_treaty"

	KindMembership     Kind = "shared_organisation"       // both belong to it
	KindDiplomatic     Kind = "diplomatic_relations"      // established
	KindRepresentation Kind = "diplomatic_representation" // one keeps a mission with the other
	KindSummit         Kind = "summit"                    // a high-level visit or meeting
	KindAid            Kind = "aid_agreement"             //
	KindPastSupport    Kind = "past_support"              // forces or help sent in a war
	KindTroops         Kind = "troop_dispatch"            // forces sent abroad since
)

// LevelBilateralInvestment is the level of an investment treaty between two sides that is about nothing else.
const LevelBilateralInvestment = "bilateral investment treaty"

// Obligations is the set of promises that one actor makes another under an agreement. The bits are
// those of ATOP's five obligations, plus cooperation for agreements that promise no more.
type Obligations uint8

// The obligations. Defence: to help one that is attacked. Offence: to join in a war one starts.
const (
	Defence Obligations = 1 << iota
	Offence
	Neutrality
	NonAggression
	Consultation
	Cooperation
)

var obligationNames = [...]string{"defence", "offence", "neutrality", "non_aggression", "consultation", "cooperation"}

// Has reports whether every obligation of p is in o.
func (o Obligations) Has(p Obligations) bool { return o&p == p }

// Names lists the obligations in the order of their bits; the empty set is an empty list.
func (o Obligations) Names() []string {
	names := []string{}
	for i, n := range obligationNames {
		if o&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// String joins the names with ";".
func (o Obligations) String() string { return strings.Join(o.Names(), ";") }

// ParseObligations reads names joined with ";"; unknown names are an error of code invalid.
// "none" and "" are the empty set, "non-aggression" is accepted for "non_aggression".
func ParseObligations(s string) (Obligations, error) {
	var o Obligations
next:
	for _, f := range strings.Split(strings.ReplaceAll(s, "-", "_"), ";") {
		f = strings.TrimSpace(f)
		if f == "" || f == "none" {
			continue
		}
		for i, n := range obligationNames {
			if f == n {
				o |= 1 << i
				continue next
			}
		}
		return 0, &Error{Code: CodeInvalid, Op: "entente.ParseObligations",
			Message: "there is no obligation called " + f,
			Hint:    "the obligations are " + strings.Join(obligationNames[:], ", ")}
	}
	return o, nil
}

// Tie is the relation from one actor to another under one agreement, as one edition has it: a link,
// or two members of one agreement while both are in. From owes To the obligations. The ledger
// returns both directions of every pair.
type Tie struct {
	Agreement   AgreementID
	Dataset     DatasetID
	Edition     string // EditionID of the edition that says it
	Kind        Kind
	Level       string
	Title       string
	From, To    ActorID
	Obligations Obligations
	Period      Period
	Phase       string
	Through     ActorID
	Claim       Claim
	Evidence    []Provenance // the link's row, or both members' rows
}

// TieFilter chooses ties. Every field that is set narrows; the zero filter is everything.
type TieFilter struct {
	Actor ActorID // ties in which it is From or To
	Other ActorID // with Actor: ties between the two only
	Kinds []Kind
	Owing Obligations // ties in which From owes To all of these
	At    Date        // ties whose recorded period touches the date; an open end touches every later date
	Known Date        // only what was published by then
}

// FlowFilter chooses flows of one measure that an actor takes part in.
type FlowFilter struct {
	Measure string
	Actor   ActorID
	Other   ActorID
	At      Date
	Known   Date
}
