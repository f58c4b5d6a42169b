package tie

import (
	"strings"

	"entente"
	"entente/evidence"
)

// Portfolio is an actor's partners at a date, with what is missing and what is in dispute.
type Portfolio struct {
	Subject  entente.Actor `json:"subject"`
	AsOf     entente.Date  `json:"as_of"`
	KnownAt  entente.Date  `json:"known_at"`
	Partners []Partner     `json:"partners"` // by tier, then by name
	// Planned is what is announced or initialled and not signed. It makes nobody a partner.
	Planned       []Plan                  `json:"planned,omitempty"`
	Absence       evidence.Absence        `json:"absence,omitempty"`
	Coverage      []evidence.Coverage     `json:"coverage"`
	Disagreements []evidence.Disagreement `json:"disagreements"`
	Evidence      evidence.Footnotes      `json:"evidence"`
}

// Plan is an agreement that is announced or initialled and not signed.
type Plan struct {
	Partner   entente.ActorID      `json:"partner"`
	Kind      entente.Kind         `json:"kind"`
	Agreement entente.AgreementID  `json:"agreement"`
	Title     string               `json:"title"`
	Date      entente.Date         `json:"date"` // of the last that happened to it; failing that of the latest page that tells of it
	Note      string               `json:"note,omitempty"`
	Evidence  []entente.EvidenceID `json:"evidence"`
}

// Episode is one tie of a history: who, and what, from the first record to the last.
type Episode struct {
	Partner entente.ActorID `json:"partner"`
	Name    string          `json:"name"`
	View
}

// Edge is a tie between two partners of the subject, for the ego network: the highest tier only.
type Edge struct {
	From entente.ActorID `json:"from"`
	To   entente.ActorID `json:"to"`
	Tier Tier            `json:"tier"`
}

// Instrument is one agreement as all its sources have it.
type Instrument struct {
	ID       entente.AgreementID `json:"agreement"`
	Kind     entente.Kind        `json:"kind"`
	Title    string              `json:"title"`
	Level    string              `json:"level,omitempty"`
	Versions []InstrumentVersion `json:"versions"`
	Parties  []Party             `json:"parties"` // by entry, then by name
	// Pact and Obligations are what it promises, or promised at some time, to any of its parties.
	Pact           Pact                    `json:"pact,omitempty"`
	Obligations    []string                `json:"obligations"`
	Changes        []Event                 `json:"changes"` // oldest first
	Claims         []Event                 `json:"claims"`  // changes that a good source contradicts, or that are planned
	Disagreements  []evidence.Disagreement `json:"disagreements"`
	Evidence       evidence.Footnotes      `json:"evidence"`
	evidence.Cited                         // what the evidence refers to
}

// InstrumentVersion is what one row of one source says of an agreement.
type InstrumentVersion struct {
	Dataset entente.DatasetID `json:"dataset"`
	Title   string            `json:"title"`
	Level   string            `json:"level,omitempty"`
	Signed  entente.Date      `json:"signed"`
	InForce entente.Date      `json:"in_force"`
	// AwaitsForce says that the source tells signature and entry into force apart and has seen only the
	// signature.
	AwaitsForce bool               `json:"awaits_force,omitempty"`
	Ended       entente.Date       `json:"ended"`
	Claim       entente.Claim      `json:"claim,omitempty"`
	Note        string             `json:"note,omitempty"`
	Evidence    entente.EvidenceID `json:"evidence"`
}

// Remark is what should be read with the row: its note and, of a claim, what is claimed before what is known
// against it, for the note alone would stand in the place of the claim.
func (v InstrumentVersion) Remark() string {
	if v.Claim == entente.ClaimNone || v.Level == "" || v.Note == "" {
		return v.Note
	}
	return v.Level + " (" + strings.TrimRight(v.Note, ". ") + ")"
}

// Party is one member's spell under an agreement, or one side of a pair.
type Party struct {
	Actor   entente.ActorID `json:"actor"`
	Name    string          `json:"name"`
	Towards entente.ActorID `json:"towards,omitempty"` // for a pair; "" for a member
	From    entente.Date    `json:"from"`
	To      entente.Date    `json:"to"`
	Acceded entente.Date    `json:"acceded,omitzero"` // as a recorded change has it; From may be a signature
	Left    entente.Date    `json:"left,omitzero"`    // likewise; To is the same day
	// Signed is its signature of an agreement whose entry into force nobody has seen: no duty has begun.
	Signed    entente.Date `json:"signed_only,omitzero"`
	Suspended entente.Date `json:"suspended_from,omitzero"` // it takes no part since, and has not left
	// Legs are its duties towards single others that are suspended; By are the others.
	Legs        []Suspension         `json:"suspended_legs,omitempty"`
	Obligations []string             `json:"obligations"`
	Evidence    []entente.EvidenceID `json:"evidence"`
	promised    entente.Obligations
}

// View is the agreement as a tie, for what it is called.
func (x Instrument) View() View { return View{Kind: x.Kind, Pact: x.Pact, Obligations: x.Obligations} }

// Event is one change in the life of an agreement.
type Event struct {
	Kind     entente.ChangeKind `json:"change"`
	Date     entente.Date       `json:"date"`
	Actors   []entente.ActorID  `json:"actors"`
	Note     string             `json:"note,omitempty"`
	Claim    entente.Claim      `json:"claim,omitempty"`
	Evidence entente.EvidenceID `json:"evidence"`
}
