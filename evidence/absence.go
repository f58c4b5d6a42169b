package evidence

// Absence says why there is nothing to show. It is never a zero for all four.
type Absence string

// The four kinds of absence, and "" where something was found.
const (
	Found         Absence = ""
	None          Absence = "none"            // looked, a source covers it, there is none
	NotCoded      Absence = "not_coded"       // a source covers the year but not this pair or item
	OutOfCoverage Absence = "out_of_coverage" // no source's years reach the date
	NotInSystem   Absence = "not_in_system"   // no such state then
)

// absence is why nothing was found, from what the datasets could have told.
func absence(cs []Coverage) Absence {
	worst := NotCoded
	for _, c := range cs {
		switch {
		case c.Status == Found && !c.Partial:
			return None
		case c.Status == OutOfCoverage:
			worst = OutOfCoverage
		}
	}
	return worst
}
