package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
	"entente/ledger/table"
)

// Cards are the source cards of the editions in use at a knowledge date, by dataset.
func (r *Reader) Cards(ctx context.Context, known entente.Date) ([]entente.Card, error) {
	var cards []entente.Card
	for _, e := range r.view(known).editions {
		c, err := decodeCard(e)
		if err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	return cards, nil
}

func decodeCard(p *generation.Part) (entente.Card, error) {
	var c entente.Card
	if err := json.Unmarshal(p.Card, &c); err != nil {
		return c, broken("ledger.Cards", "the source card of "+p.Edition+" in the ledger cannot be read", err)
	}
	c.ToText, c.PublishedText, c.AccessedText = c.To.String(), c.Published.String(), c.Accessed.String()
	return c, nil
}

// Holdings is every edition that the ledger holds, by dataset and date of publication, with what was
// read from it and what was wrong with it.
func (r *Reader) Holdings(ctx context.Context) ([]entente.Holding, error) {
	rows, err := r.h.holdings.one("", func() ([]entente.Holding, error) { return r.readHoldings(ctx) })
	return slices.Clone(rows), err
}

func (r *Reader) readHoldings(ctx context.Context) ([]entente.Holding, error) {
	var list []entente.Holding
	for i := range r.h.manifest.Parts {
		p := &r.h.manifest.Parts[i]
		card, err := decodeCard(p)
		if err != nil {
			return nil, err
		}
		h := entente.Holding{Card: card, Loaded: true, Snapshots: p.Snapshots, Statements: p.Statements, Rows: p.Rows,
			Issues: p.Issues}
		if len(p.Issues) > 0 {
			if h.KeptIssues, err = part.Issues(ctx, r.h.db, alias(i)); err != nil {
				return nil, translate("ledger.Holdings", err)
			}
		}
		list = append(list, h)
	}
	slices.SortStableFunc(list, func(a, b entente.Holding) int {
		return cmp.Or(strings.Compare(string(a.Dataset), string(b.Dataset)), a.Published.First().Compare(b.Published.First()),
			strings.Compare(a.Edition, b.Edition))
	})
	return list, nil
}

// Snapshot finds a file by the first twelve or more digits of its checksum. Where several editions
// hold the same bytes it is the one imported last. Without a match it is not_found.
func (r *Reader) Snapshot(ctx context.Context, prefix string) (entente.Snapshot, error) {
	if len(prefix) < 12 || len(prefix) > 64 || strings.Trim(prefix, "0123456789abcdef") != "" {
		return entente.Snapshot{}, &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Snapshot",
			Message: fmt.Sprintf("%q is not the beginning of a checksum", prefix),
			Hint:    "give at least twelve of its hexadecimal digits"}
	}
	var found entente.Snapshot
	for _, p := range r.h.manifest.Parts { // in the order in which they were imported
		for _, s := range p.Snapshots {
			if !strings.HasPrefix(string(s.ID), prefix) {
				continue
			}
			if found.ID != "" && found.ID != s.ID {
				return entente.Snapshot{}, &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Snapshot",
					Message: fmt.Sprintf("%s is the beginning of more than one file's checksum", prefix),
					Hint:    "give more digits"}
			}
			found = s
		}
	}
	if found.ID == "" {
		return found, &entente.Error{Code: entente.CodeNotFound, Op: "ledger.Snapshot",
			Message: fmt.Sprintf("no file in the ledger has a checksum that begins with %s", prefix),
			Hint:    "evidence belongs to the ledger that printed it; `entente sources` lists the files of this one"}
	}
	return found, nil
}

// Statements is everything that was read from one place of a file, for people: the fields of each
// statement as text, in every edition that holds the file. The place is matched by its short form.
func (r *Reader) Statements(ctx context.Context, snapshot entente.SnapshotID, l entente.Locator) (
	list []entente.RowStatement, err error) {
	for _, t := range r.ledger.tables {
		for _, i := range r.byEdition() {
			more, err := r.statementsOf(ctx, i, t, snapshot, l)
			if err != nil {
				return nil, translate("ledger.Statements", err)
			}
			list = append(list, more...)
		}
	}
	return slices.Clip(list), nil
}

// byEdition are the places of the parts in the generation, in the order of their editions' names.
func (r *Reader) byEdition() []int {
	order := make([]int, len(r.h.manifest.Parts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return strings.Compare(r.h.manifest.Parts[a].Edition, r.h.manifest.Parts[b].Edition)
	})
	return order
}

// statementsOf reads one table of one part.
func (r *Reader) statementsOf(ctx context.Context, i int, t *table.Table, snapshot entente.SnapshotID,
	l entente.Locator) (list []entente.RowStatement, err error) {
	p := &r.h.manifest.Parts[i]
	file := slices.IndexFunc(p.Snapshots, func(s entente.Snapshot) bool { return s.ID == snapshot })
	if file < 0 || p.Statements[t.Name] == 0 {
		return nil, nil
	}
	from, err := r.h.union(ctx, t)
	if err != nil {
		return nil, err
	}
	row := t.Row()
	text := "select " + t.Read() + " from " + from +
		" where edition_id = $edition and _snapshot = $snapshot and _line = $line and _row = $row" +
		" and _observation = $observation and ($sheet = '' or _sheet = $sheet) order by _position"
	args := []any{sql.Named("edition", int32(i+1)), sql.Named("snapshot", int32(file)), sql.Named("line", l.Line),
		sql.Named("row", l.Row), sql.Named("observation", l.Observation), sql.Named("sheet", l.Sheet)}
	err = r.h.query(ctx, text, args, func() error {
		if err := row.Scanned(); err != nil {
			return err
		}
		values := append([]entente.NameValue{{Name: "edition", Value: p.Edition}}, row.Texts()...)
		list = append(list, entente.RowStatement{Table: t.Name, Values: values})
		return nil
	}, row.Targets()...)
	return list, err
}
