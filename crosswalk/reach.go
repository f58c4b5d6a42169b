package crosswalk

import "entente"

// Reach stretches the first and the last part to the dates that a file gives, where a code is used somewhat
// before or after its state was in the system: the Czech Republic signed in 1992, and West Germany joined
// an alliance in the days before its number began. It reports whether it had to. A last day that is the
// day of succession is left to the successor: files let East Germany leave, and Germany enter, on
// 3 October 1990.
func Reach(parts []Part, p entente.Period) (reached bool) {
	first, last := &parts[0].Period, &parts[len(parts)-1].Period
	isEarly := first.From != p.From
	isLate := last.To != p.To && (p.To.IsZero() || last.To.Last().Next() != p.To)
	if isEarly {
		first.From = p.From
	}
	if isLate {
		last.To = p.To
	}
	return isEarly || isLate
}
