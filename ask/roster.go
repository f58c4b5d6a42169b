package ask

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// members answers a question of membership.
func (d *Desk) members(ctx context.Context, a *Answer) error {
	if a.Reading.Aspect == AspectNonNATO {
		return d.nonNATOAllies(ctx, a)
	}
	a.Form = FormMembers
	r := a.Reading
	q := tie.GroupQuery{Group: r.Subject, Actor: r.Object, AsOf: r.AsOf, Known: r.KnownAt}
	if r.IsDated && slices.Contains([]Aspect{AspectLeavers, AspectJoiners, AspectNewest, AspectFounders, AspectJoined,
		AspectHasJoined, AspectLeft, AspectFounded}, r.Aspect) {
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
	if r.Aspect == AspectMembers || r.Aspect == "" {
		n := len(x.Members)
		a.Count = &n
	}
	return nil
}

func (d *Desk) takeRoster(a *Answer, x *tie.Roster) {
	a.Membership, a.Coverage, a.Absence = x, x.Coverage, x.Absence
	a.Disagreements = x.Disagreed
	for id, e := range x.Evidence {
		a.Evidence[id] = e
	}
}

// Members answers who belongs to a group, as "members NATO" does.
func (d *Desk) Members(ctx context.Context, group entente.ActorID, o Options) (Answer, error) {
	r := Reading{Intent: Members, Aspect: AspectMembers, Subject: group, AsOf: d.today(),
		Alternatives: []entente.ActorID{}}
	o.apply(&r)
	a, err := d.Answer(ctx, r)
	at := ""
	if a.Reading.IsDated {
		at = " " + onDate(r.AsOf)
	}
	a.Question = "Who are the members of " + d.name(group) + at + "?"
	return a, err
}

func (d *Desk) isGroup(id entente.ActorID) bool {
	a, ok := d.cw.Actor(id)
	return ok && a.Kind == entente.ActorGroup
}

// allyGroup adds to the partners of a group who its members are: a group has members, not allies.
func (d *Desk) allyGroup(ctx context.Context, a *Answer) error {
	r := a.Reading
	if !d.isGroup(r.Subject) {
		return nil
	}
	x, err := d.book.Members(ctx, tie.GroupQuery{Group: r.Subject, AsOf: r.AsOf, Known: r.KnownAt})
	if err != nil {
		return err
	}
	a.Form = FormGroup
	coverage, evidence, ds := a.Coverage, a.Evidence, a.Disagreements
	a.Evidence = tie.EvidenceSet{}
	d.takeRoster(a, &x)
	for id, e := range evidence {
		a.Evidence[id] = e
	}
	a.Disagreements = append(slices.Clone(ds), x.Disagreed...)
	for _, c := range coverage {
		if !slices.ContainsFunc(a.Coverage, func(o tie.Coverage) bool { return o.Dataset == c.Dataset }) {
			a.Coverage = append(a.Coverage, c)
		}
	}
	if len(a.Partners) > 0 {
		a.Absence = tie.Found
	}
	return nil
}

// sayGroup tells who belongs to a group, and with whom it is tied as a whole.
func (d *Desk) sayGroup(a Answer) string {
	r := a.Reading
	asksAllies := r.Kind == "" || r.Kind == KindDefence || r.Kind == KindAlliance
	partners := d.sayAllies(r, a.Whole)
	if asksAllies && (r.Tier == "" || r.Tier == tie.TreatyAlly) {
		partners = d.sayGroupPartners(r, a.Partners)
	}
	return d.sayMembers(r, *a.Membership) + " " + partners
}

// sayGroupPartners says with whom a group is tied as a group.
func (d *Desk) sayGroupPartners(r Reading, ps []tie.Partner) string {
	byTier := map[tie.Tier][]string{}
	for _, p := range ps {
		byTier[p.Tier] = append(byTier[p.Tier], inSentence(p.Name))
	}
	var parts []string
	for _, t := range tie.Tiers {
		if n := len(byTier[t]); n > 0 {
			label := t.Label()
			if n > 1 {
				label = tierMany(t)
			}
			parts = append(parts, number(n)+" "+label+" ("+list(byTier[t], mostNames)+")")
		}
	}
	if len(parts) == 0 {
		return "A group has members, not allies; no tie of the group as a whole is recorded " + when(r) + "."
	}
	return "A group has members, not allies; as a group it " + has(r) + " " + list(parts, len(parts)) + "."
}

func tierMany(t tie.Tier) string {
	if t == tie.TreatyAlly {
		return "treaty allies"
	}
	return strings.TrimSuffix(t.Label(), "s") + "s"
}

// relateGroup says first of a pair of an actor and a group whether the actor belongs to it.
func (d *Desk) relateGroup(ctx context.Context, a *Answer) error {
	r := a.Reading
	group, actor := r.Subject, r.Object
	if !d.isGroup(group) {
		group, actor = actor, group
	}
	if !d.isGroup(group) || d.isGroup(actor) {
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
		a.Absence = tie.Found // neither yes nor no: it is not tied with the group, it belongs to it
	}
	return nil
}

// sayWithGroup says first of a pair of an actor and a group whether the actor belongs to it.
func (d *Desk) sayWithGroup(a Answer, tied string) string {
	r, x := a.Reading, *a.Membership
	said := r
	if !d.isGroup(r.Subject) {
		said.Subject, said.Object = r.Object, r.Subject
	}
	first := d.sayStanding(said, x)
	switch {
	case x.Asked.Holds() && r.Side != "" && !r.IsPolar:
		return first + " A duty to defend lies between its members, each by each, and not on the group."
	case r.IsPolar && x.Asked.Holds():
		return first + " A group has members, not allies" + mutualDuty(r, x) + "."
	case r.IsPolar:
		return tied
	case x.Asked.Holds() && len(a.Partners) == 0:
		return first + " Beside its membership no tie with the group as a whole is recorded."
	case r.Kind != "" || r.Tier != "":
		return first + " " + tied
	case len(a.Partners) == 0:
		return first + " No tie with the group as a whole is recorded " + when(r) + "."
	}
	return first + d.others(a.Partners[0], r)
}

// nonNATOAllies answers for a status that the ledger does not have, with what it has.
func (d *Desk) nonNATOAllies(ctx context.Context, a *Answer) error {
	r := a.Reading
	q := tie.Query{Actor: r.Subject, Other: r.Object, AsOf: r.AsOf, Known: r.KnownAt}
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form = FormNonNATO
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
	a.keepEvidence(p.Evidence)
	a.Disagreements = []tie.Disagreement{}
	return nil
}

// sayNonNATO tells what the status is, and what treaties there are in its place.
func (d *Desk) sayNonNATO(a Answer) string {
	r := a.Reading
	const law = "Major non-NATO ally is a status in the law of the United States, which brings no defence obligation"
	if r.Object != "" {
		s := "Not known. " + law + "; no dataset of the ledger has a list of them, and none is recorded for " + d.name(r.Object) + "."
		if found := designations(a.Whole.Partners); len(found) > 0 {
			s = "A designation is recorded: " + list(found, 3) + ". " + law + "."
		}
		said := Reading{Intent: Relation, Subject: r.Subject, Object: r.Object, AsOf: r.AsOf, KnownAt: r.KnownAt,
			IsDated: r.IsDated}
		return s + " What it has: " + d.sayRelation(said, a.Whole)
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

// mutualDuty is what the members of a group owe each other, under the treaty that promises defence if one does.
func mutualDuty(r Reading, x tie.Roster) string {
	t, ok := dutyTreaty(x)
	if !ok {
		return "; no treaty of the ledger says what its members owe each other"
	}
	owe := "owe"
	if r.IsDated {
		owe = "owed"
	}
	return "; the parties of the " + strings.TrimPrefix(t.Title, "the ") + " (" + string(t.Agreement) + ") " + owe +
		" each other " + dutyWords(t.Obligations)
}

// dutyTreaty is the treaty of a group under which most is owed at the date: one of defence before any other.
func dutyTreaty(x tie.Roster) (found tie.GroupTreaty, ok bool) {
	for _, t := range x.Treaties {
		isDefence := slices.Contains(t.Obligations, entente.Defence.String())
		isBetter := !ok || isDefence && !slices.Contains(found.Obligations, entente.Defence.String())
		if t.IsHeld && len(t.Obligations) > 0 && isBetter {
			found, ok = t, true
		}
	}
	return found, ok
}
