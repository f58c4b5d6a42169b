package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// tieLayout names the columns of the derived part as the statements of query/ read them. It is raised when
// they change; derived parts of another layout cannot be asked and are derived again by a refresh.
const tieLayout = "1"

// derivation names the statement that derives ties. Ties of another derivation are derived again by the
// next writer.
func derivation() string {
	sum := sha256.Sum256([]byte(tieDerive.text()))
	return hex.EncodeToString(sum[:8])
}

// tying are the tables that ties follow from.
var tying = []*table.Table{table.Agreements.Table, table.Members.Table, table.Links.Table}

// ties reports whether ties follow from what a part holds.
func ties(p generation.Part) bool {
	return slices.ContainsFunc(tying, func(t *table.Table) bool { return p.Statements[t.Name] > 0 })
}

// isStale reports whether the parent's ties were derived by another statement than this program's, or are
// damaged.
func (b *build) isStale(ctx context.Context) bool {
	t := b.parent.Ties
	return t.Derivation != derivation() || t.Layout != tieLayout || !b.ledger.isWhole(ctx, t.File)
}

// derive makes the derived part anew when a part that it rests on changed: an import of one dataset may
// add members to an agreement of another, so that it is made of all that have any.
func (b *build) derive(ctx context.Context) error {
	l := b.ledger
	t := generation.Ties{Inputs: []string{}, Derivation: derivation(), Layout: tieLayout}
	var inputs []generation.Part
	for _, p := range b.made.Parts {
		if ties(p) {
			inputs, t.Inputs = append(inputs, p), append(t.Inputs, p.Name)
		}
	}
	before := b.parent.Ties
	if !b.areStale && slices.Equal(before.Inputs, t.Inputs) {
		b.made.Ties = before
		return nil
	}
	l.o.Progress("derive ties", 0, 1)
	name := l.freeName(part.Name("ties", append(slices.Clone(t.Inputs), t.Derivation, t.Layout)))
	tmp := l.tmpPart(name)
	var err error
	if t.Count, err = b.deriveInto(ctx, tmp, inputs); err != nil {
		return err
	}
	t.File, err = l.settle(ctx, tmp, name)
	b.made.Ties = t
	l.o.Progress("derive ties", 1, 1)
	return err
}

func (b *build) deriveInto(ctx context.Context, tmp string, inputs []generation.Part) (count int, err error) {
	l := b.ledger
	var files []part.File
	for i, p := range inputs {
		files = append(files, part.File{Path: l.partPath(p.Name), Name: alias(i)})
	}
	w, err := part.Create(ctx, tmp, nil, files, l.o.importAccess())
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			w.Abandon()
		}
	}()
	rows := 0
	for _, p := range inputs {
		rows += p.Statements[table.Members.Name] + p.Statements[table.Links.Name]
	}
	if err := w.Begin(ctx, rows); err != nil {
		return 0, err
	}
	var texts []string
	for _, t := range tying {
		sources, err := l.sources(ctx, w, inputs, t)
		if err != nil {
			return 0, err
		}
		texts = append(texts, "create view "+table.Name(t.Name)+" as "+t.Union(sources))
	}
	texts = append(texts, editionsView(inputs), "create table part.main.ties as "+tieDerive.text())
	if err := w.Run(ctx, texts...); err != nil {
		return 0, err
	}
	if err := w.QueryRowContext(ctx, "select count(*) from part.main.ties").Scan(&count); err != nil {
		return 0, err
	}
	return count, w.Seal(ctx)
}

// alias is the name under which a part is attached.
func alias(i int) string { return fmt.Sprintf("p%d", i+1) }

// sources are the parts that have rows of a table, each attached under its alias; the key of an edition is
// its place in the list, counted from 1.
func (l *Ledger) sources(ctx context.Context, q part.Querier, parts []generation.Part, t *table.Table) (
	list []table.Source, err error) {
	for i, p := range parts {
		if p.Statements[t.Name] == 0 {
			continue
		}
		s := table.Source{Table: alias(i) + ".main." + table.Name(t.Name), Key: int32(i + 1)}
		if p.Layout != table.Layout(l.tables) {
			if s.Lacks, err = part.Lacks(ctx, q, alias(i), t); err != nil {
				return nil, err
			}
		}
		list = append(list, s)
	}
	return list, nil
}

// editionsView gives the derivation what it has to know of editions.
func editionsView(parts []generation.Part) string {
	var b strings.Builder
	b.WriteString("create view editions as " +
		"select 0::integer as edition_id, ''::varchar as dataset, null::date as published_first where false")
	for i, p := range parts {
		first := "null::date"
		if d := p.Published.First(); !d.IsZero() {
			first = "date " + table.Literal(d.String())
		}
		fmt.Fprintf(&b, "\nunion all select %d, %s, %s", i+1, table.Literal(string(p.Dataset)), first)
	}
	return b.String()
}
