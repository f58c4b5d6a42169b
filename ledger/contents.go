package ledger

import (
	"context"
	"database/sql"

	"entente"
)

// contents is what a generation holds, without the statements themselves.
type contents struct {
	editions []editionContents
}

// editionContents is one edition of a generation.
type editionContents struct {
	key       int32
	dataset   entente.DatasetID
	edition   string
	published entente.Date
	rows      int
	card      string
	mapping   string
	snapshots []entente.Snapshot
	keys      []int32 // of the snapshots
	counts    map[string]int
	issues    map[string]int
}

// edition finds an edition by its EditionID; nil where it is not held.
func (c *contents) edition(id string) *editionContents {
	for i := range c.editions {
		if c.editions[i].edition == id {
			return &c.editions[i]
		}
	}
	return nil
}

func (c *contents) byKey(key int32) *editionContents {
	for i := range c.editions {
		if c.editions[i].key == key {
			return &c.editions[i]
		}
	}
	return &editionContents{counts: map[string]int{}, issues: map[string]int{}} // a stray row; verify tells
}

// snapshotIDs are the names of every file that the generation refers to.
func (c *contents) snapshotIDs() map[entente.SnapshotID]bool {
	ids := map[entente.SnapshotID]bool{}
	for _, e := range c.editions {
		for _, s := range e.snapshots {
			ids[s.ID] = true
		}
	}
	return ids
}

// readContents opens a generation and reads what it holds.
func (l *Ledger) readContents(ctx context.Context, generation int) (*contents, error) {
	db, err := openDatabase(ctx, l.generationPath(generation), l.o.readAccess())
	if err != nil {
		return nil, err
	}
	defer db.Close()
	known, err := migrations()
	if err != nil {
		return nil, err
	}
	if _, err := pending(ctx, db, known); err != nil {
		return nil, err
	}
	return contentsOf(ctx, db)
}

// editionsOf reads the editions and their files, without counting statements.
func editionsOf(ctx context.Context, q querier) ([]editionContents, error) {
	c := &contents{}
	var e editionContents
	var published string
	var generation int
	err := scan(ctx, q, editionList, nil, func() error {
		e.counts, e.issues = map[string]int{}, map[string]int{}
		var err error
		e.published, err = entente.ParseDate(published)
		c.editions = append(c.editions, e)
		return err
	}, &e.key, &e.dataset, &e.edition, &published, &generation, &e.rows, &e.card, &e.mapping)
	if err != nil {
		return nil, err
	}
	var s entente.Snapshot
	var key, edition int32
	err = scan(ctx, q, snapshotList, nil, func() error {
		of := c.byKey(edition)
		of.snapshots, of.keys = append(of.snapshots, s), append(of.keys, key)
		return nil
	}, &key, &edition, &s.Edition, &s.ID, &s.Name, &s.Bytes, &s.Role, &s.Imported, &s.Restates)
	return c.editions, err
}

// contentsOf reads what a generation holds.
func contentsOf(ctx context.Context, q querier) (*contents, error) {
	editions, err := editionsOf(ctx, q)
	if err != nil {
		return nil, err
	}
	c := &contents{editions: editions}
	var edition int32
	var name string
	var n int
	err = scan(ctx, q, statementCount, nil, func() error {
		c.byKey(edition).counts[name] = n
		return nil
	}, &edition, &name, &n)
	if err != nil {
		return nil, err
	}
	err = scan(ctx, q, loadList, nil, func() error {
		c.byKey(edition).issues[name] = n
		return nil
	}, &edition, &name, &n)
	return c, err
}

// scan runs a statement and calls each after every row has been read into the targets.
func scan(ctx context.Context, q querier, s statement, args []any, each func() error, targets ...any) error {
	rows, err := q.QueryContext(ctx, s.text(), utf8Args(args)...)
	if err != nil {
		return err
	}
	return scanRows(rows, each, targets...)
}

func scanRows(rows *sql.Rows, each func() error, targets ...any) error {
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := each(); err != nil {
			return err
		}
	}
	return rows.Err()
}
