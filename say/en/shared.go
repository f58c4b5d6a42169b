package en

import (
	"fmt"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

func (d *Speaker) sayShared(r ask.Proposition, ps []tie.Partner, why string) string {
	a, b := capital(d.nameIn(r, r.Subject)), d.nameIn(r, r.Object)
	one, many := noun(r)
	if r.Kind == "" && r.Tier == "" {
		one, many = "treaty ally", "treaty allies"
	}
	if len(ps) == 0 {
		return fmt.Sprintf("%s and %s %s no %s in common %s%s: %s.", a, b, haveIn(r), one, when(r), known(r), why)
	}
	return fmt.Sprintf("%s and %s %s %s in common %s%s: %s.", a, b, haveIn(r), counted(len(ps), one, many), when(r),
		known(r), list(names(ps), mostNames))
}

// noneShared says why two actors share nobody: one of them has none, or the lists do not meet.
func (d *Speaker) noneShared(r ask.Proposition, first, second tie.Portfolio) string {
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 && p.Absence != evidence.None {
			return absence(r, p)
		}
	}
	for _, p := range []tie.Portfolio{first, second} {
		if len(p.Partners) == 0 {
			return d.nameIn(r, p.Subject.ID) + " " + has(r) + " none"
		}
	}
	return "nobody is on both lists"
}

func haveIn(r ask.Proposition) string {
	if r.IsDated {
		return "had"
	}
	return "have"
}
