package tie

import (
	"entente"
	"entente/evidence"
)

// Tier is the highest level of commitment between two actors at a date.
type Tier string

// The tiers, highest first. The rule of each is in tier.go and is printed with every answer.
const (
	TreatyAlly       Tier = "treaty_ally"
	SecurityPartner  Tier = "security_partner"
	StrategicPartner Tier = "strategic_partner"
	EconomicPartner  Tier = "economic_partner"
	Restraint        Tier = "restraint" // a promise not to attack and nothing above
	OtherPartner     Tier = "other"
	NoTier           Tier = "" // nothing in force at the date
)

// Standing says how sure it is that a tie holds at the date of the question.
type Standing string

// The standings.
const (
	InForce      Standing = "in_force"      // a source covers the date, or a later one confirms it
	LastObserved Standing = "last_observed" // no recorded end, and the source stops before the date
	Ended        Standing = "ended"
	Signed       Standing = "signed"    // signed, and nobody has seen it enter into force
	LegSuspended Standing = "suspended" // the duties between the two are suspended, and the agreement has not ended
	NotYet       Standing = "not_yet"   // begins, or was first seen, after the date of the question
	Contested    Standing = "contested" // claimed, and contradicted by a good source
)

// Partner is one actor with everything that ties it to the subject, highest tier first.
type Partner struct {
	Actor  entente.ActorID   `json:"actor"`
	Name   string            `json:"name"`
	Korean string            `json:"korean_name,omitempty"`
	Kind   entente.ActorKind `json:"actor_kind"`
	Tier   Tier              `json:"tier"`
	// Direction and OwedBy speak of the tier: mutual, or one_sided with those who owe it.
	Direction string            `json:"direction,omitempty"`
	OwedBy    []entente.ActorID `json:"owed_by,omitempty"`
	// Standing is the surest standing of the ties that give the tier; Observed says when they were last
	// observed, where that is all that is known.
	Standing Standing     `json:"standing,omitempty"`
	Observed entente.Date `json:"last_observed,omitzero"`
	// Since is the beginning of the present unbroken spell of the tier, over all agreements: for a treaty
	// ally the day from which defence was owed. It is null where no source tells the beginning.
	Since         entente.Date         `json:"since"`
	SinceEvidence []entente.EvidenceID `json:"since_evidence,omitempty"`
	FirstSeen     entente.Date         `json:"first_seen,omitzero"` // where the beginning is not known
	// Defence is every spell in which either owed the other defence, oldest first, at any date.
	Defence []Spell `json:"defence_spells,omitempty"`
	Ties    []View  `json:"ties"`
	Count   *int    `json:"count,omitempty"` // of a ranking
	// Basis is what the count rests on.
	Basis *evidence.Basis `json:"basis,omitempty"`
}

// Spell is one unbroken period of a tie, with what was owed in it. Phases are given where that changed.
type Spell struct {
	From        entente.Date          `json:"from"`
	To          entente.Date          `json:"to"`
	Standing    Standing              `json:"standing"`
	Obligations []string              `json:"obligations,omitempty"` // at any time in it, of either side
	Phases      []Phase               `json:"phases,omitempty"`
	Agreements  []entente.AgreementID `json:"agreements,omitempty"` // of a spell over several agreements
	Evidence    []entente.EvidenceID  `json:"evidence,omitempty"`   // of the beginning and the end
}

// Period is the time of the spell.
func (s Spell) Period() entente.Period { return entente.Period{From: s.From, To: s.To} }

// Phase is a part of a spell in which what is owed does not change.
type Phase struct {
	From        entente.Date      `json:"from"`
	To          entente.Date      `json:"to"`
	Obligations []string          `json:"obligations"`
	Direction   string            `json:"direction"`
	OwedBy      []entente.ActorID `json:"owed_by,omitempty"`
}

// Suspension says who has stopped taking part in an agreement without leaving it.
type Suspension struct {
	By       []entente.ActorID  `json:"by"`
	Since    entente.Date       `json:"since"`
	Note     string             `json:"note,omitempty"`
	Evidence entente.EvidenceID `json:"evidence"`
}

// Pact is what an agreement of kind alliance is called, by the strongest thing that it promises.
type Pact string

// The pacts, strongest promise first.
const (
	DefencePact       Pact = "defence_pact"
	OffencePact       Pact = "offence_pact"
	ConsultationPact  Pact = "consultation_pact"
	NeutralityPact    Pact = "neutrality_pact"
	NonAggressionPact Pact = "non_aggression_pact"
)

// View is one tie between the subject and a partner: one agreement, merged from every source that
// speaks of it.
type View struct {
	Kind        entente.Kind        `json:"kind"`
	Pact        Pact                `json:"pact,omitempty"` // of an alliance: what it promises
	Tier        Tier                `json:"tier"`           // that this tie alone would give
	Level       string              `json:"level,omitempty"`
	Obligations []string            `json:"obligations"` // of either side
	Direction   string              `json:"direction"`   // mutual or one_sided
	OwedBy      []entente.ActorID   `json:"owed_by,omitempty"`
	Agreement   entente.AgreementID `json:"agreement"`
	Title       string              `json:"title"`
	Through     entente.ActorID     `json:"through,omitempty"` // tied as a member of this group
	With        entente.ActorID     `json:"with,omitempty"`    // of a shared partner: which of the two asked about it is tied to
	From        entente.Date        `json:"from"`
	To          entente.Date        `json:"to"`
	Signed      entente.Date        `json:"signed,omitzero"`
	EntryForce  entente.Date        `json:"in_force,omitzero"`   // date of entry into force
	FirstSeen   entente.Date        `json:"first_seen,omitzero"` // where the beginning is not known
	Spells      []Spell             `json:"spells"`              // every spell, oldest first
	Suspended   *Suspension         `json:"suspended,omitempty"`
	// NeverInForce marks a treaty that was signed and given up before anybody saw it enter into force.
	NeverInForce bool                 `json:"never_in_force,omitempty"`
	Standing     Standing             `json:"standing"`
	Confirmed    entente.Date         `json:"confirmed"`              // by the latest source that confirms it
	Observed     entente.Date         `json:"last_observed,omitzero"` // where standing is last_observed
	Note         string               `json:"note,omitempty"`
	Count        *int                 `json:"count,omitempty"` // shared organisations: how many
	Datasets     []entente.DatasetID  `json:"datasets"`
	Evidence     []entente.EvidenceID `json:"evidence"`
}
