package ledger

import (
	"context"
	"errors"
	"fmt"

	"entente"
	"entente/ledger/generation"
)

// Held is an edition as the ledger holds it, for somebody to read its files again.
type Held struct {
	Card  entente.Card
	Files []entente.BatchFile // as they were imported
}

// Remake makes a batch of an edition's files with the program of today. The batch must be of the same
// edition. It fails with not_found for a dataset that the program does not know.
type Remake func(context.Context, Held) (entente.Batch, error)

// Refresh reads again what an older program, another mapping or another card made, and what is damaged,
// from the files that the ledger keeps; ties are derived again where another statement derived them. It is
// an import: all or nothing, under the lock, and a generation of its own. An edition that the program does
// not know stays as it is, but in a ledger of the old form, where it is an error.
func (l *Ledger) Refresh(ctx context.Context, remake Remake) (Report, error) {
	const op = "ledger.Refresh"
	k, err := acquire(ctx, l.dir, l.o)
	if err != nil {
		return Report{}, err
	}
	defer k.release()
	current, err := readCurrent(l.dir)
	if err != nil {
		return Report{}, err
	}
	isOld := false
	parent, err := generation.Read(l.generationsFolder(), current)
	if err != nil && l.isOld(current) {
		isOld = true
		parent.Parts, err = l.oldEditions(ctx, current)
	}
	if err != nil {
		return Report{}, translate(op, damaged(current, err))
	}
	var batches []entente.Batch
	for i := range parent.Parts {
		b, err := l.remade(ctx, &parent.Parts[i], remake)
		if entente.CodeOf(err) == entente.CodeNotFound && !isOld && !errors.Is(err, errFile) {
			l.o.Log.Warn("stays as it is", "edition", parent.Parts[i].Edition, "error", err)
			continue
		}
		if err != nil {
			return Report{}, translate(op, err)
		}
		batches = append(batches, b)
	}
	if isOld {
		parent = generation.Manifest{}
	}
	return l.write(ctx, op, parent, batches)
}

// errFile marks an error of a file that the ledger should have.
var errFile = errors.New("a file of the ledger")

func (l *Ledger) remade(ctx context.Context, p *generation.Part, remake Remake) (entente.Batch, error) {
	card, err := decodeCard(p)
	if err != nil {
		return entente.Batch{}, err
	}
	h := Held{Card: card}
	for _, s := range p.Snapshots {
		f, err := l.OpenSnapshot(s.ID)
		if err != nil {
			return entente.Batch{}, fmt.Errorf("%w: %w", errFile, err)
		}
		f.Name = s.Name
		h.Files = append(h.Files, entente.BatchFile{File: f, ID: s.ID, Role: s.Role, Restates: s.Restates})
	}
	b, err := remake(ctx, h)
	if err == nil && b.Card.EditionID() != p.Edition {
		err = &entente.Error{Code: entente.CodeUnprocessable, Op: "ledger.Refresh",
			Message: fmt.Sprintf("the files of %s are read as %s by this program", p.Edition, b.Card.EditionID()),
			Hint:    "import them again, into a ledger of their own"}
	}
	return b, err
}
