package intent

import (
	"context"
	"slices"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// nonNATO is who is a major non-NATO ally of the United States.
var nonNATO = Intent{
	Name: "non_nato", Find: (*Desk).nonNATOAllies,
	Accepts:  func(r ask.Proposition) bool { return r.Intent == ask.Members && r.Aspect == ask.AspectNonNATO },
	Examples: []string{"Who are the major non-NATO allies?", "Is Japan a major non-NATO ally?"},
}

// nonNATOAllies answers for a status that the ledger does not have, with what it has.
func (d *Desk) nonNATOAllies(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	q := tie.Query{Actor: r.Subject, Other: r.Object, AsOf: r.AsOf, Known: r.KnownAt}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form = ask.FormNonNATO
	if r.Object != "" {
		return nil
	}
	nato, err := d.book.Members(ctx, tie.GroupQuery{Group: "NATO", AsOf: r.AsOf, Known: r.KnownAt})
	if err != nil {
		return err
	}
	a.Partners = slices.DeleteFunc(slices.Clone(a.Partners), func(p tie.Partner) bool {
		isIn := func(m tie.Membership) bool { return m.Actor == p.Actor }
		return p.Tier != tie.TreatyAlly || slices.ContainsFunc(nato.Members, isIn)
	})
	keepEvidence(a, p.Evidence)
	a.Disagreements = []evidence.Disagreement{}
	return nil
}
