package lexicon

// Reasons for refusing, and notes, by their codes.
const (
	NotFuture  = "future"
	NotHostile = "hostility"
	NotNegated = "negated"
	notNeutral = "neutral"
	notPeriod  = "period"
	notFormer  = "former"
	NotWhy     = "why"
	NotCompare = "compare"
	notFewest  = "fewest"
	notScope   = "scope"
	notAmounts = "amounts"
	NotMembers = "membership"
)

// SecretNote is the note of words such as "secret": whether an agreement is secret is not recorded.
const SecretNote = "secret"

// WeighNote is the note of words such as "closest": no ally is weighed against another.
const WeighNote = "weigh"
