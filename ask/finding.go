package ask

import (
	"entente"
	"entente/evidence"
	"entente/tie"
)

// Finding is what the ledger says about a proposition, before any words.
type Finding struct {
	Question      string                  `json:"question"`
	Reading       Proposition             `json:"reading"`
	Partners      []tie.Partner           `json:"partners"`
	Count         *int                    `json:"count"`
	Absence       evidence.Absence        `json:"absence,omitempty"`
	Coverage      []evidence.Coverage     `json:"coverage"`
	Disagreements []evidence.Disagreement `json:"disagreements"`
	Evidence      evidence.Footnotes      `json:"evidence"`
	Membership    *tie.Roster             `json:"membership,omitempty"` // of a group that the question is about
	// Instead are the nearest questions that can be answered, Asked the question where nobody wrote one.
	Instead []Question `json:"-"`
	Asked   Question   `json:"-"`
	// Form is the shape of the finding: what a sentence has to tell.
	Form Form `json:"form"`
	// Verdict is the answer to a question of yes or no, with its reason.
	Verdict Verdict `json:"verdict,omitempty"`
	Reason  Reason  `json:"reason,omitempty"`
	// Figures are the numbers of the answer; Count is the first of them, as a whole number.
	Figures []Figure `json:"figures,omitempty"`
	// Counted is the day at which a count or a ranking was taken.
	Counted entente.Date `json:"counted_at,omitzero"`
	// Whole is all that was found, before it was narrowed to what was asked for; Second the same for the other
	// actor of a question about two, or what ties two actors where what was asked for was not found; Ranked the whole ranking; Rosters one for each actor that a question of
	// membership names.
	Whole, Second tie.Portfolio `json:"-"`
	// IsBeside says that the partners are not what was asked for, and stand for what there is instead.
	IsBeside bool         `json:"-"`
	Ranked   []tie.Ranked `json:"-"`
	Rosters  []tie.Roster `json:"-"`
}

// Form is the shape of a finding.
type Form string

// The forms.
const (
	FormRefused       Form = "refused"        // the question was not read
	FormAllies        Form = "allies"         // the partners of one actor
	FormSide          Form = "side"           // those on one side of a duty to defend
	FormEver          Form = "ever"           // the partners of any date
	FormGroup         Form = "group"          // the members of a group, and its partners
	FormCount         Form = "count"          // how many partners
	FormRelation      Form = "relation"       // what ties two actors
	FormSince         Form = "since"          // since when
	FormShared        Form = "shared"         // partners in common
	FormOrganisations Form = "organisations"  // how many organisations two actors share
	FormRank          Form = "rank"           // a ranking
	FormMembers       Form = "members"        // of a group
	FormNonNATO       Form = "non_nato"       // major non-NATO allies
	FormHelp          Form = "help"           // who helped in a war
	FormHelpBetween   Form = "help_between"   // help of one of two actors for the other
	FormAlliesInWar   Form = "allies_in_war"  // alliances of the time of a war whose helpers are not coded
	FormNotCoded      Form = "help_not_coded" // help in a war that no source codes
)

// Verdict is the answer to a question of yes or no; "" where none was asked for or the finding tells itself.
type Verdict string

// The verdicts.
const (
	VerdictYes        Verdict = "yes"
	VerdictNo         Verdict = "no"
	VerdictPartly     Verdict = "partly"
	VerdictCannotTell Verdict = "cannot_tell"
)

// Reason is why a verdict is not a plain yes or no.
type Reason string

// The reasons.
const (
	ReasonLastObserved Reason = "last_observed" // it held when it was last observed, and nobody has confirmed it since
	ReasonSigned       Reason = "signed"        // signed, and not seen in force
	ReasonMedical      Reason = "medical_only"  // help was medical, and troops were asked for
	ReasonMember       Reason = "is_member"     // one belongs to the other, which is a group
	ReasonNotCovered   Reason = "not_covered"   // no source can tell
	ReasonNotCoded     Reason = "not_coded"     // the sources do not code this
	ReasonJudgement    Reason = "judgement"     // the question asks for a judgement that no source makes
	ReasonConjecture   Reason = "conjecture"    // the question asks what a state would do
)

// Unit is what a figure counts.
type Unit string

// The units.
const (
	UnitAllies        Unit = "treaty_allies"
	UnitPartners      Unit = "partners"
	UnitTies          Unit = "ties"
	UnitOrganisations Unit = "organisations"
	UnitMembers       Unit = "members"
)

// Figure is a number with what it counts and the rows that it rests on.
type Figure struct {
	Value    float64              `json:"value"`
	Unit     Unit                 `json:"unit"`
	Evidence []entente.EvidenceID `json:"evidence,omitempty"`
}
