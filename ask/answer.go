package ask

import (
	"entente"
	"entente/evidence"
	"entente/tie"
)

// Intent is what a question asks for.
type Intent string

// The intents. Unknown is a question that was refused.
const (
	Allies   Intent = "allies"   // the partners of one actor
	Relation Intent = "relation" // what ties two actors, and are they allied
	Since    Intent = "since"    // since when, until when
	Shared   Intent = "shared"   // partners that two actors have in common
	Count    Intent = "count"    // how many
	Rank     Intent = "rank"     // who has the most
	Members  Intent = "members"  // who belongs to a group, and whether and since when one does
	Unknown  Intent = "unknown"
)

// KindFilter narrows a question to one layer; "" is every layer. ParseKind lists the words.
type KindFilter string

// Reading is how a question was understood.
type Reading struct {
	Intent       Intent            `json:"intent"`
	Subject      entente.ActorID   `json:"subject"` // "" where there is none; JSON null
	Object       entente.ActorID   `json:"object"`  // likewise
	AsOf         entente.Date      `json:"as_of"`   // today's date where the question names none
	KnownAt      entente.Date      `json:"known_at"`
	Kind         KindFilter        `json:"kind"` // JSON null where the question names none
	Tier         tie.Tier          `json:"tier,omitempty"`
	Alternatives []entente.ActorID `json:"alternatives"` // other actors that the name could mean
	// Notes say in sentences what a reader should know of the reading: a misspelt name, a word that
	// was read in one of several senses, a narrowing that was not applied. They belong to the answer.
	Notes []string `json:"notes,omitempty"`
	// Side is which side of a duty to defend is asked for: "owes" (whom must it defend), "owed" (who must
	// defend it), or "" for both.
	Side Side `json:"side,omitempty"`
	// Aspect is what a question of membership asks for; the group is the subject, the actor the object.
	Aspect Aspect `json:"aspect,omitempty"`
	// Objects are all the actors of a question of membership that names several; Object is the first.
	Objects []entente.ActorID `json:"objects,omitempty"`
	// nearest are the questions to suggest in place of a refused one, where they are known.
	nearest []string
	// IsPolar asks for a yes or a no; IsDuration for a length; HasEnded whether the tie is over; IsAnyTie
	// for ties at large, where no word speaks of allies; IsEver for any date, or any date of During.
	IsPolar, IsDuration, HasEnded, IsAnyTie, IsEver bool `json:"-"`
	// Direction is "mutual" or "one_sided" where a question of yes or no asks for it.
	Direction string `json:"-"`
	// Claimed is the date of "allied since 1953", which the answer confirms or not.
	Claimed entente.Date `json:"-"`
	// During is the period that the names of the question fix ("Nazi Germany"), where it has no date, and
	// SubjectName and ObjectName are the names to answer with.
	During                  entente.Period `json:"-"`
	SubjectName, ObjectName string         `json:"-"`
	// Qualifier is a word that cannot be judged ("strongest"), IsSecret that it asks for secret agreements,
	// IsConjecture that the question asks what a state would do.
	Qualifier              string `json:"-"`
	IsSecret, IsConjecture bool   `json:"-"`
	// War is the war that help was given in, and Help the kind of help.
	War       string `json:"-"`
	Help      Help   `json:"-"`
	isTroops  bool   // troops are asked for, not help at large
	isImplied bool   // the subject is not named, and is whoever the ledger has most of
	IsCount   bool   `json:"-"` // a number is asked for of two actors
	isThen    bool   // AsOf is the day of the last observation, "then" in a sentence
	// IsDated reports whether the question itself named a date; without one AsOf is today.
	IsDated bool `json:"-"`
	// Understood and NotUnderstood are the parts of a refused question, for the refusal's sentence.
	Understood    []string `json:"understood,omitempty"`
	NotUnderstood []string `json:"not_understood,omitempty"`
	// Refusal says in a sentence why a question of intent unknown is refused.
	Refusal string `json:"-"`
}

// Answer is the object that ask prints and the API returns.
type Answer struct {
	Question      string             `json:"question"`
	Reading       Reading            `json:"reading"`
	Answer        string             `json:"answer"` // one to three sentences of plain English
	Partners      []tie.Partner      `json:"partners"`
	Count         *int               `json:"count"`
	Absence       tie.Absence        `json:"absence,omitempty"`
	Coverage      []tie.Coverage     `json:"coverage"`
	Disagreements []tie.Disagreement `json:"disagreements"`
	Evidence      tie.EvidenceSet    `json:"evidence"`
	// Cited is what the evidence refers to; the face that gives the answer collects it.
	evidence.Cited
	Membership  *tie.Roster `json:"membership,omitempty"` // of a group that the question is about
	Suggestions []string    `json:"suggestions"`          // nearest questions that can be answered
	// Form is the shape of the finding: what a sentence has to tell.
	Form Form `json:"form"`
	// Verdict is the answer to a question of yes or no, with its reason.
	Verdict Verdict `json:"verdict,omitempty"`
	Reason  Reason  `json:"reason,omitempty"`
	// Counted is the day at which a count or a ranking was taken.
	Counted entente.Date `json:"counted_at,omitzero"`
	// Whole is all that was found, before it was narrowed to what was asked for; Second the same for the other
	// actor of a question about two; Ranked the whole ranking; Rosters one for each actor that a question of
	// membership names.
	Whole, Second tie.Portfolio `json:"-"`
	// IsBeside says that the partners are not what was asked for, and stand for what there is instead.
	IsBeside bool         `json:"-"`
	Ranked   []tie.Ranked `json:"-"`
	Rosters  []tie.Roster `json:"-"`
	Tiers    []TierRule   `json:"tiers"` // the reading of "ally" that was used
}

// TierRule is one tier with its rule in words.
type TierRule struct {
	Tier tie.Tier `json:"tier"`
	Rule string   `json:"rule"`
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
