package entente

// Statement is one recorded claim of one edition: an [Agreement], a [Member], a [Link], a [Change],
// a [Flow] or a [Spell]. Each leads back to its row by its Provenance.
type Statement interface{ isStatement() }

// AgreementID names an instrument, "atop:3240": the dataset whose numbering it uses, a colon, the
// key there. A second dataset that speaks of the same instrument uses the same id.
type AgreementID string

// Claim marks a statement that its own source, or a better one, does not stand behind.
type Claim string

// The kinds of claim. A claim is shown, as contested, and lifts nobody into a tier.
const (
	ClaimNone    Claim = ""
	ClaimDoubted Claim = "claim"       // asserted by one source, contradicted by a good one
	ClaimFalse   Claim = "false_claim" // known to be wrong, kept because people meet it
	ClaimPlanned Claim = "planned"     // announced or negotiated; not an agreement yet
)

// Agreement is what one dataset says of an instrument: a treaty, a trade agreement, a declared
// partnership. Several datasets, or several rows of one, may each give a version of it.
type Agreement struct {
	ID      AgreementID
	Kind    Kind
	Level   string // refines the kind, "special strategic"
	Title   string
	Signed  Date
	InForce Date // entry into force, where it is given beside the signature
	Ended   Date
	// AwaitsForce marks a source that tells signature and entry into force apart and has seen only the
	// signature: until something else tells of the entry into force the agreement is only signed.
	AwaitsForce bool
	Claim       Claim
	Note        string // our own words; why it differs from another source, where that is known
	Origin      Origin
	Known       Date // when the source said it; zero means with its edition
	Provenance
}

// Origin is the place on the web, or in another file, that a curated row restates.
type Origin struct {
	Title     string
	URL       string
	Published Date
	Trust     string // high, medium, low: how plainly the source says it
}

// Member is one actor's membership of an agreement in one period, with its own obligations towards
// the other members.
type Member struct {
	Agreement   AgreementID
	Actor       ActorID
	Raw         string // the member as the file names it, "260"
	Period      Period
	Phase       string // members are tied only within one phase; "" goes with every phase
	Side        string // members of one non-empty side are not tied to each other
	Obligations Obligations
	Claim       Claim
	Known       Date
	Provenance
}

// Link ties exactly two actors under an agreement: what From owes To. A dataset whose rows are pairs
// emits links; one whose rows are members emits members, and the ledger derives the pairs.
type Link struct {
	Agreement   AgreementID
	From, To    ActorID
	IsMutual    bool // the same holds from To to From
	Period      Period
	Obligations Obligations
	Through     ActorID // the group by whose agreement To is tied, "EU"; "" for a direct tie
	Claim       Claim
	Known       Date
	Provenance
}

// ChangeKind says what happened to an agreement.
type ChangeKind string

// The kinds of change.
const (
	ChangeSigned      ChangeKind = "signed"
	ChangeInForce     ChangeKind = "entered_into_force"
	ChangeAccession   ChangeKind = "accession"
	ChangeWithdrawal  ChangeKind = "withdrawal"
	ChangeSuspension  ChangeKind = "suspension"
	ChangeTermination ChangeKind = "termination"
	ChangeRenewal     ChangeKind = "renewal"
	ChangeDeclaration ChangeKind = "declaration"
	ChangeReaffirmed  ChangeKind = "reaffirmed"
	ChangeRestored    ChangeKind = "restored" // an ended or suspended tie holds again from this date
)

// Change is an event in the life of an agreement, from a source that watches it: it may end a tie
// that another dataset left open, or confirm that one is still treated as in force.
type Change struct {
	ID        string // the source's own, "A-NATO-FIN"
	Agreement AgreementID
	Kind      ChangeKind
	Actors    []ActorID // those who moved, or all parties
	// IsBetween limits the change to the ties among Actors: one leg of an agreement is ended, suspended,
	// revived or confirmed, and the ties of each with third parties are not touched.
	IsBetween bool
	Date      Date
	Note      string
	Claim     Claim
	Origin    Origin
	Known     Date
	Provenance
}

// Flow is a number from one actor to another in one period.
type Flow struct {
	Measure    string // "shared_organisations"
	From, To   ActorID
	IsDirected bool // false: the number belongs to the pair, and is stored once
	Period     Period
	Value      float64
	Raw        string // the text, where parsing changed it
	Provenance
}

func (Agreement) isStatement() {}
func (Member) isStatement()    {}
func (Link) isStatement()      {}
func (Change) isStatement()    {}
func (Flow) isStatement()      {}
func (Spell) isStatement()     {}
