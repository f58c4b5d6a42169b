package starter

import (
	"context"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/ledger/table"
)

// Source reads the files that [Write] writes, for any dataset: it gives back the same statements, at
// the places where they stand in these files. Without a crosswalk it takes every actor as it is.
func Source(card entente.Card, cw *crosswalk.Crosswalk) entente.Source {
	s := entente.Source{Card: card, Map: reading{actors: cw}.run}
	for _, t := range table.All() {
		s.Roles = append(s.Roles, entente.Role{Name: t.Name, Columns: columnsOf(t)})
	}
	s.Roles = append(s.Roles, entente.Role{Name: roleIssues, Columns: issueColumns})
	return s
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

// run reads the tables in their order, agreements first and then whom they tie, so that a reader who
// follows along knows them; issues come last.
func (m reading) run(ctx context.Context, in entente.Input, emit entente.Emit) (int, error) {
	count := 0
	for _, t := range table.All() {
		row := t.Row()
		n, err := m.each(ctx, in, t.Name, func(c *cells) error {
			s, ok := statement(c, row)
			if !ok {
				return nil
			}
			return emit(s)
		})
		if count += n; err != nil {
			return count, err
		}
	}
	_, err := m.each(ctx, in, roleIssues, func(c *cells) error { issue(c); return nil })
	return count, err
}

// each visits every row of the files of a role, and counts them.
func (m reading) each(ctx context.Context, in entente.Input, role string, visit func(*cells) error) (int, error) {
	count := 0
	for _, t := range in.Tables[role] {
		c := &cells{Rows: format.NewRows(t, in.Issues), actors: m.actors, issues: in.Issues}
		for c.Next() {
			if c.Count()%256 == 0 && ctx.Err() != nil {
				return count + c.Count(), ctx.Err()
			}
			if err := visit(c); err != nil {
				return count + c.Count(), err
			}
		}
		count += c.Count()
		if err := c.Err(); err != nil {
			return count, err
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

// knows reports whether the crosswalk has an actor, and adds an issue where it does not.
func (c *cells) knows(a entente.ActorID, column string) bool {
	if c.actors != nil {
		if _, ok := c.actors.Actor(a); !ok {
			c.Issue("unknown_code", column, "there is no actor "+string(a))
			return false
		}
	}
	return true
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
