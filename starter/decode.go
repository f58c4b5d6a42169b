package starter

import (
	"entente"
)

// The functions here are the inverse of encode: one row to one statement. They are not ok for a row
// that makes no statement, about which they have added an issue.

func agreement(c *cells) (entente.Statement, bool) {
	if !c.need("agreement", "kind") {
		return nil, false
	}
	return entente.Agreement{ID: entente.AgreementID(c.Text("agreement")), Kind: entente.Kind(c.Text("kind")), Level: c.Text("level"),
		Title: c.Text("title"), Signed: c.date("signed"), InForce: c.date("in_force"), AwaitsForce: c.yes("awaits_force"),
		Ended: c.date("ended"), Claim: c.claim(), Note: c.Text("note"), Origin: c.origin(), Known: c.date("known"), Provenance: c.Provenance()}, true
}

func member(c *cells) (entente.Statement, bool) {
	if !c.need("agreement", "actor") {
		return nil, false
	}
	m := entente.Member{Agreement: entente.AgreementID(c.Text("agreement")), Actor: c.actor("actor", c.Text("actor")), Raw: c.Text("raw"),
		Period: c.period(), Phase: c.Text("phase"), Side: c.Text("side"), Obligations: c.obligations(), Claim: c.claim(),
		Known: c.date("known"), Provenance: c.Provenance()}
	return m, m.Actor != ""
}

func link(c *cells) (entente.Statement, bool) {
	if !c.need("agreement", "from_actor", "to_actor") {
		return nil, false
	}
	l := entente.Link{Agreement: entente.AgreementID(c.Text("agreement")), From: c.actor("from_actor", c.Text("from_actor")),
		To: c.actor("to_actor", c.Text("to_actor")), IsMutual: c.yes("is_mutual"), Period: c.period(), Obligations: c.obligations(),
		Claim: c.claim(), Known: c.date("known"), Provenance: c.Provenance()}
	if group := c.Text("through"); group != "" {
		l.Through = c.actor("through", group)
	}
	if l.From != "" && l.From == l.To {
		c.Issue("bad_link", "to_actor", "expected two different actors; the row is left out")
		return nil, false
	}
	return l, l.From != "" && l.To != ""
}

func change(c *cells) (entente.Statement, bool) {
	if !c.need("agreement", "kind") {
		return nil, false
	}
	return entente.Change{ID: c.Text("change"), Agreement: entente.AgreementID(c.Text("agreement")), Kind: entente.ChangeKind(c.Text("kind")),
		Actors: c.actorList("actors"), IsBetween: c.yes("is_between"), Date: c.date("date"), Note: c.Text("note"), Claim: c.claim(),
		Origin: c.origin(), Known: c.date("known"), Provenance: c.Provenance()}, true
}

func spell(c *cells) (entente.Statement, bool) {
	if !c.need("actor", "system") {
		return nil, false
	}
	s := entente.Spell{Actor: c.actor("actor", c.Text("actor")), System: entente.System(c.Text("system")), Code: c.Text("code"),
		Name: c.Text("name"), Period: c.period(), IsCensored: c.yes("is_censored"), Provenance: c.Provenance()}
	return s, s.Actor != ""
}

// issue is no statement: it adds again what the mapping of the publisher's files had found.
func issue(c *cells) (entente.Statement, bool) {
	if !c.need("rule") {
		return nil, false
	}
	at, err := entente.ParseLocator(c.Text("source_place"))
	if err != nil {
		c.Issue("bad_place", "source_place", "expected a place in a file, such as L412@183543+120")
	}
	rule := c.Text("rule")
	c.issues.Add(entente.Issue{Rule: rule, Message: c.Text("message"), Column: c.Text("column"), File: c.Text("source_file"), Locator: at})
	if n, ok := c.Int("count"); ok && n > 1 {
		c.issues.Counts[rule] += n - 1
	}
	return nil, false
}
