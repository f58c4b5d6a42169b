package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/part"
)

// A ledger had one database for each generation before it had parts. Nothing reads statements from such a
// database: what it holds is read again from its files. All that is taken from it is which those are.

// oldEnding is that of the files of generations of the old form.
const oldEnding = ".duckdb"

func (l *Ledger) oldPath(n int) string {
	return filepath.Join(l.generationsFolder(), fmt.Sprintf("%06d", n)+oldEnding)
}

func (l *Ledger) isOld(n int) bool {
	_, err := os.Stat(l.oldPath(n))
	return err == nil
}

// RefreshLedger is the command that brings a ledger of an older program up to date.
const RefreshLedger = "entente ledger refresh"

func oldForm(dir string) error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "ledger.Open",
		Message: fmt.Sprintf("the ledger in %s was written by an older program", dir),
		Hint:    "`" + RefreshLedger + "` reads its files again, which it keeps; that takes as long as importing them did"}
}

// oldEditions lists what a generation of the old form holds, in the order in which it was imported.
func (l *Ledger) oldEditions(ctx context.Context, n int) ([]generation.Part, error) {
	db, err := part.Open(ctx, []part.File{{Path: l.oldPath(n), Name: "old"}}, l.o.readAccess())
	if err != nil {
		return nil, damaged(n, err)
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, `select e.dataset, e.edition, e.card, s.sha256, s."name", s."role", s.restates
		from old.main.editions e join old.main.snapshots s on s.edition_id = e.edition_id
		order by e.edition_id, s.snapshot_id`)
	if err != nil {
		return nil, damaged(n, err)
	}
	var list []generation.Part
	var d part.Description
	var s entente.Snapshot
	var card string
	err = scanRows(rows, func() error {
		if len(list) == 0 || list[len(list)-1].Edition != d.Edition {
			d.Card = json.RawMessage(card)
			list = append(list, generation.Part{Description: d})
		}
		last := &list[len(list)-1]
		last.Snapshots = append(last.Snapshots, s)
		return nil
	}, &d.Dataset, &d.Edition, &card, &s.ID, &s.Name, &s.Role, &s.Restates)
	if err != nil {
		return nil, damaged(n, err)
	}
	return list, nil
}
