package tie

import (
	"entente"
	"entente/evidence"
)

// These names moved to package evidence, which other subjects share. They are here only until everything
// that uses them says evidence; nothing new should.
type (
	EvidenceSet  = evidence.Footnotes
	Coverage     = evidence.Coverage
	Absence      = evidence.Absence
	Disagreement = evidence.Disagreement
	Version      = evidence.Version
)

// The four kinds of absence, and "" where something was found; see [evidence.Absence].
const (
	Found         = evidence.Found
	None          = evidence.None
	NotCoded      = evidence.NotCoded
	OutOfCoverage = evidence.OutOfCoverage
	NotInSystem   = evidence.NotInSystem
)

// InWords is [evidence.InWords].
func InWords(d entente.Date) string { return evidence.InWords(d) }
