package intent

import (
	"context"
	"slices"

	"entente"
	"entente/ask"
	"entente/tie"
)

// membersEach answers for each of several actors.
func (d *Desk) membersEach(ctx context.Context, a *ask.Finding, q tie.GroupQuery) error {
	var whole tie.Roster
	for i, id := range a.Reading.Objects {
		q.Actor = id
		x, err := d.book.Members(ctx, q)
		if err != nil {
			return err
		}
		if i == 0 {
			whole = x
		} else {
			whole.Disagreed = append(whole.Disagreed, x.Disagreed...)
		}
		whole.AskedAll = append(whole.AskedAll, *x.Asked)
		a.Rosters = append(a.Rosters, x)
	}
	d.takeRoster(a, &whole)
	return nil
}

// membership is who belongs to a group, and whether and since when one does.
var membership = Intent{
	Name: "members", Accepts: isOf(ask.Members), Find: (*Desk).members,
	Examples: []string{"Who is in NATO?", "When did Sweden join NATO?", "Is Finland in the EU?", "나토 회원국은?"},
}

// members answers a question of membership.
func (d *Desk) members(ctx context.Context, a *ask.Finding) error {
	a.Form = ask.FormMembers
	r := a.Reading
	q := tie.GroupQuery{Group: r.Subject, Actor: r.Object, AsOf: r.AsOf, Known: r.KnownAt}
	if r.IsDated && slices.Contains([]ask.Aspect{ask.AspectLeavers, ask.AspectJoiners, ask.AspectNewest,
		ask.AspectFounders, ask.AspectJoined,
		ask.AspectHasJoined, ask.AspectLeft, ask.AspectFounded}, r.Aspect) {
		q.AsOf = d.today() // the date narrows what happened, not who is listed
	}
	if len(r.Objects) > 1 {
		return d.membersEach(ctx, a, q)
	}
	x, err := d.book.Members(ctx, q)
	if err != nil {
		return err
	}
	d.takeRoster(a, &x)
	if r.Aspect == ask.AspectMembers || r.Aspect == "" {
		n := len(x.Members)
		a.Count = &n
	}
	return nil
}

func (d *Desk) takeRoster(a *ask.Finding, x *tie.Roster) {
	a.Membership, a.Coverage, a.Absence = x, x.Coverage, x.Absence
	a.Disagreements = x.Disagreed
	for id, e := range x.Evidence {
		a.Evidence[id] = e
	}
}

// Members answers who belongs to a group, as "members NATO" does.
func (d *Desk) Members(ctx context.Context, group entente.ActorID, o ask.Options) (ask.Finding, error) {
	r := ask.Proposition{Intent: ask.Members, Aspect: ask.AspectMembers, Subject: group, AsOf: d.today(),
		Alternatives: []entente.ActorID{}}
	o.Apply(&r)
	a, err := d.Find(ctx, r)
	a.Asked = ask.Question{Form: ask.AskMembers, A: group}
	if r.IsDated {
		a.Asked.At = r.AsOf
	}
	return a, err
}
