package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente"
)

// Cards are the source cards of the editions in use at a knowledge date, by dataset.
func (r *Reader) Cards(ctx context.Context, known entente.Date) ([]entente.Card, error) {
	var cards []entente.Card
	for _, e := range r.view(known).editions {
		c, err := e.decodeCard()
		if err != nil {
			return nil, err
		}
		cards = append(cards, c)
	}
	return cards, nil
}

func (e *editionContents) decodeCard() (entente.Card, error) {
	var c entente.Card
	if err := json.Unmarshal([]byte(e.card), &c); err != nil {
		return c, broken("ledger.Cards", "the source card of "+e.edition+" in the ledger cannot be read", err)
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
	c, err := contentsOf(ctx, r.h.db)
	if err != nil {
		return nil, translate("ledger.Holdings", err)
	}
	kept := map[int32][]entente.Issue{}
	var i entente.Issue
	var edition int32
	var at string
	err = r.h.query(ctx, issueList, nil, func() (err error) {
		i.Locator, err = entente.ParseLocator(at)
		kept[edition] = append(kept[edition], i)
		return err
	}, &edition, &i.Rule, &i.Message, &i.File, &i.Column, &i.Raw, &at)
	if err != nil {
		return nil, err
	}
	var list []entente.Holding
	for _, e := range c.editions {
		card, err := e.decodeCard()
		if err != nil {
			return nil, err
		}
		list = append(list, entente.Holding{Card: card, Loaded: true, Snapshots: e.snapshots, Statements: e.counts, Rows: e.rows,
			Issues: e.issues, KeptIssues: kept[e.key]})
	}
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
	var foundKey int32
	for _, e := range r.h.editions {
		for j, s := range e.snapshots {
			if !strings.HasPrefix(string(s.ID), prefix) {
				continue
			}
			if found.ID != "" && found.ID != s.ID {
				return entente.Snapshot{}, &entente.Error{Code: entente.CodeInvalid, Op: "ledger.Snapshot",
					Message: fmt.Sprintf("%s is the beginning of more than one file's checksum", prefix),
					Hint:    "give more digits"}
			}
			if e.keys[j] > foundKey {
				found, foundKey = s, e.keys[j]
			}
		}
	}
	if found.ID == "" {
		return found, &entente.Error{Code: entente.CodeNotFound, Op: "ledger.Snapshot",
			Message: fmt.Sprintf("no file in the ledger has a checksum that begins with %s", prefix),
			Hint:    "evidence belongs to the ledger that printed it; `entente sources` lists the files of this one"}
	}
	return found, nil
}

// rowStatements are the statements that read one place of a file, by table.
var rowStatements = []struct {
	Table string
	Name  statement
}{{"agreements", agreementRow}, {"members", memberRow}, {"links", linkRow},
	{"changes", changeRow}, {"flows", flowRow}, {"spells", spellRow}}

// Statements is everything that was read from one place of a file, for people: the columns of each
// statement as text, in every edition that holds the file. The place is matched by its short form.
func (r *Reader) Statements(ctx context.Context, snapshot entente.SnapshotID, l entente.Locator) ([]entente.RowStatement, error) {
	args := []any{sql.Named("snapshot", string(snapshot)), sql.Named("locator", l.Short())}
	var list []entente.RowStatement
	for _, s := range rowStatements {
		p, err := r.h.prepare(ctx, s.Name)
		if err != nil {
			return nil, translate("ledger.Statements", err)
		}
		rows, err := p.QueryContext(ctx, utf8Args(args)...)
		if err == nil {
			list, err = appendRows(list, s.Table, rows)
		}
		if err != nil {
			return nil, translate("ledger.Statements", err)
		}
	}
	return list, nil
}

// appendRows adds the rows of a result; columns without a value are left out.
func appendRows(list []entente.RowStatement, table string, rows *sql.Rows) ([]entente.RowStatement, error) {
	names, err := rows.Columns()
	if err != nil {
		rows.Close()
		return nil, err
	}
	texts := make([]string, len(names))
	targets := make([]any, len(names))
	for i := range texts {
		targets[i] = &texts[i]
	}
	err = scanRows(rows, func() error {
		s := entente.RowStatement{Table: table}
		for i, n := range names {
			v := texts[i]
			if n == "obligations" {
				v = obligationNames(v)
			}
			if v != "" {
				s.Values = append(s.Values, entente.NameValue{Name: n, Value: v})
			}
		}
		list = append(list, s)
		return nil
	}, targets...)
	return slices.Clip(list), err
}

// obligationNames makes the stored bits words.
func obligationNames(bits string) string {
	n, err := strconv.ParseUint(bits, 10, 8)
	if err != nil || n == 0 {
		return "none"
	}
	return entente.Obligations(n).String()
}
