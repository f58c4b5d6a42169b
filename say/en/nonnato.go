package en

import (
	"entente/ask"
	"entente/tie"
)

// sayNonNATO tells what the status is, and what treaties there are in its place.
func (d *Speaker) sayNonNATO(a ask.Finding) string {
	r := a.Reading
	const law = "Major non-NATO ally is a status in the law of the United States, which brings no defence obligation"
	if r.Object != "" {
		s := "Not known. " + law + "; no dataset of the ledger has a list of them, and none is recorded for " + d.name(r.Object) + "."
		if found := designations(a.Whole.Partners); len(found) > 0 {
			s = "A designation is recorded: " + list(found, 3) + ". " + law + "."
		}
		said := ask.Proposition{Intent: ask.Relation, Subject: r.Subject, Object: r.Object, AsOf: r.AsOf,
			KnownAt: r.KnownAt,
			IsDated: r.IsDated}
		return s + " What it has: " + d.sayRelation(said, a.Whole, nil)
	}
	said := law + "; no dataset of the ledger has a list of them"
	if found := designations(a.Whole.Partners); len(found) > 0 {
		said += ", only the designation of " + list(found, mostNames)
	}
	return said + ". What it has are treaties: outside NATO the United States " + has(r) + " " +
		counted(len(a.Partners), "treaty ally", "treaty allies") + " " + when(r) + ": " +
		list(names(a.Partners), len(a.Partners)) + "." + seenOnly(a.Partners)
}

// seenOnly says how many of the allies were only last observed.
func seenOnly(ps []tie.Partner) string {
	n := 0
	for _, p := range ps {
		if p.Standing == tie.LastObserved {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return " Of these, " + number(n) + " " + isOrAre(n) + " last observed when their source stopped."
}
