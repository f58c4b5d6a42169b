package entente

// ActorID names a state, a group of states or an organisation. It is the ISO 3166-1 alpha-3 code
// where one exists (KOR), the four-letter ISO 3166-3 code of a former state that has one (DDDE),
// otherwise COW:<number> or, for a state that only Gleditsch and Ward list, GW:<number>. A group has
// its usual abbreviation (ASEAN), an organisation the id of its publisher (XM-DAC-42-4).
type ActorID string

// ActorKind says what an actor is.
type ActorKind string

// The kinds of actor.
const (
	ActorState        ActorKind = "state"
	ActorGroup        ActorKind = "group"
	ActorOrganisation ActorKind = "organisation"
	ActorTerritory    ActorKind = "territory" // has an ISO code and is in no state system
)

// Actor is a state, group, organisation or territory with the names that pages show.
type Actor struct {
	ID     ActorID   `json:"actor"`
	Kind   ActorKind `json:"actor_kind"`
	Name   string    `json:"name"`                  // common English name, "South Korea"
	Formal string    `json:"formal_name,omitempty"` // "Republic of Korea"
	Korean string    `json:"korean_name,omitempty"` // "대한민국"; "" where none is known
	Ended  Date      `json:"ended,omitzero"`        // last day of a former state
}

// System is a list of states, or a code list, in which an actor has a code.
type System string

// The systems that the crosswalk knows.
const (
	SystemCOW        System = "cow"         // Correlates of War, numbers
	SystemGW         System = "gw"          // Gleditsch and Ward, numbers
	SystemISO3       System = "iso3"        // ISO 3166-1 alpha-3, and 3166-3 for former states
	SystemISO2       System = "iso2"        // ISO 3166-1 alpha-2
	SystemISONumeric System = "iso_numeric" // ISO 3166-1 numeric, no leading zeros
	SystemCOWLetters System = "cow_abb"     // Correlates of War, letters (UKG)
	SystemGWLetters  System = "gw_abb"      // Gleditsch and Ward, letters
)

// Spell is one period in which a state was a member of a state system.
type Spell struct {
	Actor      ActorID
	System     System // cow or gw
	Code       string // its number there
	Name       string // its name there
	Period     Period
	IsCensored bool // the end is where the list stops, not an exit
	Provenance
}
