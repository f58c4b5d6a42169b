package intent

import (
	"context"
	"slices"

	"entente/ask"
	"entente/evidence"
	"entente/tie"
)

// allyGroup adds to the partners of a group who its members are: a group has members, not allies.
func (d *Desk) allyGroup(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	if !d.cw.IsGroup(r.Subject) {
		return nil
	}
	x, err := d.book.Members(ctx, tie.GroupQuery{Group: r.Subject, AsOf: r.AsOf, Known: r.KnownAt})
	if err != nil {
		return err
	}
	a.Form = ask.FormGroup
	coverage, notes, ds := a.Coverage, a.Evidence, a.Disagreements
	a.Evidence = evidence.Footnotes{}
	d.takeRoster(a, &x)
	for id, e := range notes {
		a.Evidence[id] = e
	}
	a.Disagreements = append(slices.Clone(ds), x.Disagreed...)
	for _, c := range coverage {
		if !slices.ContainsFunc(a.Coverage, func(o evidence.Coverage) bool { return o.Dataset == c.Dataset }) {
			a.Coverage = append(a.Coverage, c)
		}
	}
	if len(a.Partners) > 0 {
		a.Absence = evidence.Found
	}
	return nil
}

// relateGroup says first of a pair of an actor and a group whether the actor belongs to it.
func (d *Desk) relateGroup(ctx context.Context, a *ask.Finding) error {
	r := a.Reading
	group, actor := r.Subject, r.Object
	if !d.cw.IsGroup(group) {
		group, actor = actor, group
	}
	if !d.cw.IsGroup(group) || d.cw.IsGroup(actor) {
		return nil
	}
	x, err := d.book.Members(ctx, tie.GroupQuery{Group: group, Actor: actor, AsOf: r.AsOf, Known: r.KnownAt})
	if err != nil || x.Asked == nil {
		return err
	}
	a.Membership = &x
	for id, e := range x.Evidence {
		a.Evidence[id] = e
	}
	if x.Asked.Holds() && (r.IsPolar || len(a.Partners) == 0) && !(r.Side != "" && !r.IsPolar) {
		a.Absence = evidence.Found // neither yes nor no: it is not tied with the group, it belongs to it
	}
	return nil
}
