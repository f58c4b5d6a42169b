package tie

import (
	"entente"
	"entente/crosswalk"
	"entente/evidence"
)

// GroupQuery asks who belongs to a group.
type GroupQuery struct {
	Group entente.ActorID
	Actor entente.ActorID // asks about one actor's membership too; "" for none
	AsOf  entente.Date    // a year means at some time in it; required
	Known entente.Date    // zero: everything that is in the ledger
}

// MemberStanding says how an actor stood to a group at the date of a question.
type MemberStanding string

// The standings of a member.
const (
	IsMember      MemberStanding = "member"
	IsSuspended   MemberStanding = "suspended"   // a member whose part is frozen, suspended or barred
	IsFormer      MemberStanding = "former"      // was a member before
	IsLaterMember MemberStanding = "later"       // became one after the date
	WasNever      MemberStanding = "not_member"  // looked, and never a member
	NotTold       MemberStanding = "not_covered" // the lists of the ledger cannot tell
)

// Listed is the knowledge of a membership that only the program's own list has. That list is compiled and no
// source: it confirms nothing.
const Listed Standing = "listed"

// Basis says what the dates of a membership rest on, the best first.
type Basis string

// The bases.
const (
	BasisAccession    Basis = "accession"    // a recorded accession, or the group's own list of members
	BasisFounding     Basis = "founding"     // the parties of the treaty that founded the group
	BasisTreaty       Basis = "treaty"       // the parties of another treaty of the group: its dates, not the group's
	BasisOrganisation Basis = "organisation" // the years in which a dataset of organisations saw the member
)

// Roster is a group with those who belong to it at a date.
type Roster struct {
	Group     entente.Actor           `json:"group"`
	AsOf      entente.Date            `json:"as_of"`
	KnownAt   entente.Date            `json:"known_at"`
	Founded   entente.Date            `json:"founded"`             // by the treaty that founded it, as signed; null where that is not coded
	Ended     entente.Date            `json:"ended"`               // null while it lasts, or where no end is recorded
	Treaties  []GroupTreaty           `json:"treaties"`            // what founded it first
	Members   []Membership            `json:"members"`             // at the date, suspended ones too, by entry, then by name
	Former    []Membership            `json:"former"`              // left before the date, by exit
	Later     []Membership            `json:"later"`               // joined after the date
	Asked     *Membership             `json:"asked,omitempty"`     // of the actor that was asked about
	AskedAll  []Membership            `json:"asked_all,omitempty"` // of all that a question asked about, where it named several
	IsWhole   bool                    `json:"is_whole"`            // whoever is not in it is known to be no member
	Absence   evidence.Absence        `json:"absence,omitempty"`
	Coverage  []evidence.Coverage     `json:"coverage"`
	Disagreed []evidence.Disagreement `json:"disagreements"`
	Evidence  evidence.Footnotes      `json:"-"` // the answer has it
}

// GroupTreaty is one agreement of a group.
type GroupTreaty struct {
	Agreement   entente.AgreementID  `json:"agreement"`
	Role        crosswalk.GroupRole  `json:"role"`
	Title       string               `json:"title"`
	Kind        entente.Kind         `json:"kind,omitempty"`
	Signed      entente.Date         `json:"signed"`
	Ended       entente.Date         `json:"ended"`
	Obligations []string             `json:"obligations"` // what its parties owe each other at the date
	Parties     int                  `json:"parties"`     // at the date, as its dataset has them
	IsHeld      bool                 `json:"is_held"`     // the ledger has it
	Note        string               `json:"note,omitempty"`
	Evidence    []entente.EvidenceID `json:"evidence"`
}

// Membership is one actor's membership of a group.
type Membership struct {
	Actor       entente.ActorID `json:"actor"`
	Name        string          `json:"name"` // of the date of the question
	Korean      string          `json:"korean_name,omitempty"`
	Standing    MemberStanding  `json:"standing"`
	From        entente.Date    `json:"from"` // of the spell that the date falls into, or of the nearest
	To          entente.Date    `json:"to"`
	How         string          `json:"how_ended,omitempty"` // left, suspended, excluded, dissolved, state ended
	Basis       Basis           `json:"basis"`
	Suspended   entente.Date    `json:"suspended_from,omitzero"`
	Spells      []MemberSpell   `json:"spells"`
	Obligations []string        `json:"obligations"` // what it owes the others under the treaties of the group
	// ObligationsNote says why there are none where others of the group owe something.
	ObligationsNote string `json:"obligations_note,omitempty"`
	// Legs are the duties between it and single others that are suspended; By are the others.
	Legs []Suspension `json:"suspended_legs,omitempty"`
	// Later is what came of a suspension afterwards, up to the date of the question.
	Later     string               `json:"later,omitempty"`
	Sure      Standing             `json:"knowledge"` // in_force, last_observed, listed or ended: how sure that is
	Confirmed entente.Date         `json:"confirmed"`
	Observed  entente.Date         `json:"last_observed,omitzero"`
	Versions  []evidence.Version   `json:"versions,omitempty"` // other dates of entry, with who has them
	Events    []Event              `json:"events,omitempty"`   // what is recorded of this member alone, oldest first
	Datasets  []entente.DatasetID  `json:"datasets"`
	Evidence  []entente.EvidenceID `json:"evidence"`
}

// MemberSpell is one unbroken stretch of a membership.
type MemberSpell struct {
	From  entente.Date `json:"from"`
	To    entente.Date `json:"to"`
	How   string       `json:"how_ended,omitempty"`
	Basis Basis        `json:"basis"`
	Note  string       `json:"note,omitempty"`
}

// Period is the spell's time.
func (s MemberSpell) Period() entente.Period { return entente.Period{From: s.From, To: s.To} }

// Holds reports whether the actor was a member at the date, be it a suspended one.
func (m Membership) Holds() bool { return m.Standing == IsMember || m.Standing == IsSuspended }
