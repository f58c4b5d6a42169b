package starter

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

// Source reads the files that [Write] writes, for any dataset: it gives back the same statements, at
// the places where they stand in these files. Without a crosswalk it takes every actor as it is.
func Source(card entente.Card, cw *crosswalk.Crosswalk) entente.Source {
	role := func(name string, columns []string) entente.Role { return entente.Role{Name: name, Columns: columns} }
	m := reading{actors: cw}
	return entente.Source{Card: card, Map: m.run, Roles: []entente.Role{
		role(roleAgreements, agreementColumns), role(roleMembers, memberColumns), role(roleLinks, linkColumns),
		role(roleChanges, changeColumns), role(roleSpells, spellColumns), role(roleIssues, issueColumns),
	}}
}

// loader runs the source on the files of a batch.
func loader(src entente.Source, files []entente.BatchFile) func(context.Context, entente.Emit) (entente.Loaded, error) {
	return func(ctx context.Context, emit entente.Emit) (loaded entente.Loaded, err error) {
		in := entente.Input{Card: src.Card, Tables: map[string][]entente.SourceTable{}, Issues: &loaded.Issues}
		for _, f := range files {
			tables, err := format.Open(f.File)
			if err != nil {
				return loaded, err
			}
			for _, t := range tables {
				defer t.Close()
				in.Tables[f.Role] = append(in.Tables[f.Role], entente.SourceTable{Table: t, Snapshot: f.ID})
			}
		}
		if loaded.Rows, err = src.Map(ctx, in, emit); err != nil {
			return loaded, err
		}
		return loaded, loaded.Issues.Check("starter.Load", loaded.Rows, src.Card.Budgets)
	}
}

type reading struct {
	actors *crosswalk.Crosswalk
}

// run reads agreements first, then whom they tie, so that a reader who follows along knows them.
func (m reading) run(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	count := 0
	for _, f := range []struct {
		role   string
		decode func(*cells) (entente.Statement, bool)
	}{
		{roleAgreements, agreement}, {roleMembers, member}, {roleLinks, link}, {roleChanges, change}, {roleSpells, spell},
		{roleIssues, issue},
	} {
		for _, t := range in.Tables[f.role] {
			c := &cells{Rows: format.NewRows(t, in.Issues), actors: m.actors, issues: in.Issues}
			for c.Next() {
				if c.Count()%256 == 0 && ctx.Err() != nil {
					return count + c.Count(), ctx.Err()
				}
				s, ok := f.decode(c)
				if !ok {
					continue
				}
				if err := emit(s); err != nil {
					return count + c.Count(), err
				}
			}
			if f.role != roleIssues {
				count += c.Count()
			}
			if err := c.Err(); err != nil {
				return count, err
			}
		}
	}
	return count, nil
}

// cells reads the cells of one row as the types of the vocabulary. What cannot be read is an issue
// and is left empty.
type cells struct {
	*format.Rows
	actors *crosswalk.Crosswalk
	issues *entente.Issues
}

func (c *cells) date(column string) entente.Date {
	d, err := entente.ParseDate(c.Text(column))
	if err != nil {
		c.Issue("bad_date", column, "expected a date: 1953, 1953-10 or 1953-10-01")
	}
	return d
}

func (c *cells) period() entente.Period {
	p := entente.Period{From: c.date("from"), To: c.date("to")}
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Last().Before(p.From.First()) {
		c.Issue("bad_period", "to", "the end lies before the beginning; read as not recorded")
		p.To = entente.Date{}
	}
	return p
}

func (c *cells) obligations() entente.Obligations {
	o, err := entente.ParseObligations(c.Text("obligations"))
	if err != nil {
		c.Issue("bad_obligation", "obligations", "expected obligations joined with semicolons")
	}
	return o
}

// claim keeps a claim that it does not know as a doubt: it must not lift anybody into a tier.
func (c *cells) claim() entente.Claim {
	k := entente.Claim(c.Text("claim"))
	if !slices.Contains([]entente.Claim{entente.ClaimNone, entente.ClaimDoubted, entente.ClaimFalse, entente.ClaimPlanned}, k) {
		c.Issue("bad_claim", "claim", "expected claim, false_claim, planned or nothing; read as a claim")
		return entente.ClaimDoubted
	}
	return k
}

func (c *cells) yes(column string) bool {
	switch c.Text(column) {
	case "yes":
		return true
	case "":
		return false
	}
	c.Issue("bad_yes", column, "expected yes or nothing; read as nothing")
	return false
}

// actor is the actor of a column; "" with an issue if the crosswalk does not have it.
func (c *cells) actor(column, id string) entente.ActorID {
	a := entente.ActorID(id)
	if c.actors != nil {
		if _, ok := c.actors.Actor(a); !ok {
			c.Issue("unknown_code", column, "there is no actor "+id)
			return ""
		}
	}
	return a
}

func (c *cells) actorList(column string) []entente.ActorID {
	var list []entente.ActorID
	for _, id := range strings.FieldsFunc(c.Text(column), func(r rune) bool { return r == ';' }) {
		if a := c.actor(column, id); a != "" {
			list = append(list, a)
		}
	}
	return list
}

func (c *cells) origin() entente.Origin {
	return entente.Origin{Title: c.Text("origin_title"), URL: c.Text("origin_url"), Published: c.date("origin_published"),
		Trust: c.Text("origin_trust")}
}

// need reports whether every column has a value, and names the first that has none.
func (c *cells) need(columns ...string) bool {
	for _, name := range columns {
		if c.Text(name) == "" {
			c.Issue("missing_value", name, "expected a value; the row is left out")
			return false
		}
	}
	return true
}
