package starter

import (
	"entente"
	"entente/ledger/table"
)

// statement is the inverse of encode: one row to one statement of a table. It is not ok for a row that
// makes no statement, about which an issue has been added.
func statement(c *cells, r *table.Row) (entente.Statement, bool) {
	for _, f := range r.Fields() {
		if f.IsRequired && !c.need(f.Label) {
			return nil, false
		}
	}
	isWhole := true
	for _, f := range r.Fields() {
		if !f.Read(c.Text(f.Label)) {
			c.Issue(f.Rule, f.Label, f.Expected)
		}
		f.KeepActors(func(a entente.ActorID) bool {
			isKnown := c.knows(a, f.Label)
			isWhole = isWhole && (isKnown || !f.IsRequired)
			return isKnown
		})
	}
	if p := r.Period(); p != nil && !p.From.IsZero() && !p.To.IsZero() && p.To.Last().Before(p.From.First()) {
		c.Issue("bad_period", "to", "the end lies before the beginning; read as not recorded")
		p.To = entente.Date{}
	}
	if label, expected := r.Wrong(); label != "" {
		c.Issue("bad_"+r.Noun, label, expected+"; the row is left out")
		return nil, false
	}
	*r.Place() = c.Provenance()
	return r.Statement(), isWhole
}

// issue is no statement: it adds again what the mapping of the publisher's files had found.
func issue(c *cells) {
	if !c.need("rule") {
		return
	}
	at, err := entente.ParseLocator(c.Text("source_place"))
	if err != nil {
		c.Issue("bad_place", "source_place", "expected a place in a file, such as L412@183543+120")
	}
	rule := c.Text("rule")
	c.issues.Add(entente.Issue{Rule: rule, Message: c.Text("message"), Column: c.Text("column"),
		File: c.Text("source_file"), Locator: at})
	if n, ok := c.Int("count"); ok && n > 1 {
		c.issues.Counts[rule] += n - 1
	}
}
