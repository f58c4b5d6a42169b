package ask

import (
	"encoding/json"
	"slices"

	"entente"
	"entente/crosswalk"
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

// Proposition is how a question was understood.
type Proposition struct {
	Intent       Intent            `json:"intent"`
	Subject      entente.ActorID   `json:"subject"` // "" where there is none; JSON null
	Object       entente.ActorID   `json:"object"`  // likewise
	AsOf         entente.Date      `json:"as_of"`   // today's date where the question names none
	KnownAt      entente.Date      `json:"known_at"`
	Kind         KindFilter        `json:"kind"` // JSON null where the question names none
	Tier         tie.Tier          `json:"tier,omitempty"`
	Alternatives []entente.ActorID `json:"alternatives"` // other actors that the name could mean
	// Notes say what a reader should know of the reading: a misspelt name, a word that
	// was read in one of several senses, a narrowing that was not applied. They belong to the answer.
	Notes []Note `json:"notes,omitempty"`
	// Side is which side of a duty to defend is asked for: "owes" (whom must it defend), "owed" (who must
	// defend it), or "" for both.
	Side Side `json:"side,omitempty"`
	// Aspect is what a question of membership asks for; the group is the subject, the actor the object.
	Aspect Aspect `json:"aspect,omitempty"`
	// Objects are all the actors of a question of membership that names several; Object is the first.
	Objects []entente.ActorID `json:"objects,omitempty"`
	// Nearest are the questions to suggest in place of a refused one, where they are known.
	Nearest []Question `json:"nearest,omitempty"`
	// IsPolar asks for a yes or a no; IsDuration for a length; HasEnded whether the tie is over; IsAnyTie
	// for ties at large, where no word speaks of allies; IsEver for any date, or any date of During.
	IsPolar    bool `json:"is_polar,omitempty"`
	IsDuration bool `json:"is_duration,omitempty"`
	HasEnded   bool `json:"has_ended,omitempty"`
	IsAnyTie   bool `json:"is_any_tie,omitempty"`
	IsEver     bool `json:"is_ever,omitempty"`
	// Direction is "mutual" or "one_sided" where a question of yes or no asks for it.
	Direction string `json:"direction,omitempty"`
	// Claimed is the date of "allied since 1953", which the answer confirms or not.
	Claimed entente.Date `json:"claimed,omitzero"`
	// During is the period that the names of the question fix ("Nazi Germany"), where it has no date, and
	// SubjectName and ObjectName are the names to answer with.
	During      entente.Period `json:"during,omitzero"`
	SubjectName string         `json:"subject_name,omitempty"`
	ObjectName  string         `json:"object_name,omitempty"`
	// Qualifier is a word that cannot be judged ("strongest"), IsSecret that it asks for secret agreements,
	// IsConjecture that the question asks what a state would do.
	Qualifier    string `json:"qualifier,omitempty"`
	IsSecret     bool   `json:"is_secret,omitempty"`
	IsConjecture bool   `json:"is_conjecture,omitempty"`
	// War is the war that help was given in, and Help the kind of help.
	War       string `json:"war,omitempty"`
	Help      Help   `json:"help,omitempty"`
	IsTroops  bool   `json:"is_troops,omitempty"`  // troops are asked for, not help at large
	IsImplied bool   `json:"is_implied,omitempty"` // the subject is not named, and is whoever the ledger has most of
	IsCount   bool   `json:"is_count,omitempty"`   // a number is asked for of two actors
	IsThen    bool   `json:"is_then,omitempty"`    // AsOf is the day of the last observation, "then" in a sentence
	// IsDated reports whether the question itself named a date; without one AsOf is today.
	IsDated bool `json:"is_dated,omitempty"`
	// Understood and NotUnderstood are the parts of a refused question, for the refusal's sentence.
	Understood    []Arg `json:"understood,omitempty"`
	NotUnderstood []Arg `json:"not_understood,omitempty"`
	// Refusal says why a question of intent unknown is refused.
	Refusal Note `json:"refusal,omitzero"`
}

// Options narrow an answer beyond what the question says. Zero values leave the question's own; a
// date or a kind given here takes the place of the question's.
type Options struct {
	AsOf, KnownAt entente.Date
	Tier          tie.Tier
	Kind          KindFilter
	// Language is the one to answer in; "" is that of the question, or English.
	Language Language
	// Named is how the actors of Allies and Dyad were named, where a reader should know how that was read.
	Named []crosswalk.Mention
}

// Apply narrows a proposition.
func (o Options) Apply(r *Proposition) {
	if !o.AsOf.IsZero() {
		r.AsOf, r.IsDated = o.AsOf, true
		r.IsEver, r.During = false, entente.Period{} // the date given is the one that is asked about
		r.Notes = slices.DeleteFunc(r.Notes, func(n Note) bool { return n.Code == NoteAnyDate || n.Code == NoteDuring })
	}
	if !o.KnownAt.IsZero() {
		r.KnownAt = o.KnownAt
	}
	if o.Kind != "" {
		r.Kind = o.Kind
	}
	if o.Tier != "" {
		r.Tier = o.Tier
	}
}

// Help in a war. The ledger lists who helped South Korea in the Korean War, and the forces that South Korea
// sent since; of other wars no source tells who helped whom. Forces that fought are told apart from medical
// help, and a membership of today is no help in a war.

// Help is what kind of help in a war is asked for.
type Help string

// The kinds of help; "" is any.
const (
	HelpCombat  Help = "combat"
	HelpMedical Help = "medical"
)

// Aspect is what a question of membership asks for.
type Aspect string

// The aspects.
const (
	AspectMembers   Aspect = "members"     // who belongs to the group
	AspectFounders  Aspect = "founders"    // who belonged to it from the beginning
	AspectIs        Aspect = "is_member"   // whether an actor belongs to it
	AspectJoined    Aspect = "when_joined" // when an actor joined
	AspectLeft      Aspect = "when_left"   // when an actor left
	AspectHasLeft   Aspect = "has_left"    // whether an actor left, or was ever out of it
	AspectHasJoined Aspect = "has_joined"  // whether an actor joined, at a date
	AspectLeavers   Aspect = "who_left"    // who left
	AspectJoiners   Aspect = "who_joined"  // who joined in a year
	AspectNewest    Aspect = "newest"      // who joined last
	AspectFrozen    Aspect = "suspended"   // whose part is suspended
	AspectFounded   Aspect = "founded"     // when it was founded, by which treaty
	AspectNonNATO   Aspect = "non_nato"    // major non-NATO allies, a status that the ledger does not have
)

// MarshalJSON writes all that was read: what the question does not name is null where a reader would look
// for it, and alternatives is always a list.
func (r Proposition) MarshalJSON() ([]byte, error) {
	type plain Proposition // without this method
	if r.Alternatives == nil {
		r.Alternatives = []entente.ActorID{}
	}
	return json.Marshal(struct {
		plain
		Subject *entente.ActorID `json:"subject"`
		Object  *entente.ActorID `json:"object"`
		Kind    *KindFilter      `json:"kind"`
	}{plain(r), orNull(r.Subject), orNull(r.Object), orNull(r.Kind)})
}

func orNull[T ~string](v T) *T {
	if v == "" {
		return nil
	}
	return &v
}

// Side is one side of a duty to defend, seen from the subject of a question.
type Side string

// The sides. "" is both.
const (
	SideOwes Side = "owes" // the subject must defend: "Whom must Japan defend?"
	SideOwed Side = "owed" // the subject is defended: "Who must defend Japan?"
)

// Language is a language of answers, by its ISO 639-1 code.
type Language string

// The languages.
const (
	English Language = "en"
	Korean  Language = "ko"
)

// KoreanWar is the code of the one war whose helpers are recorded.
const KoreanWar = "korean_war"
