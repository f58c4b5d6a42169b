package ledger

import (
	"database/sql/driver"
	"fmt"
	"time"

	"entente"
)

// row is a statement as a table of the ledger holds it.
type row struct {
	Table  string
	Values []driver.Value
}

// encoder turns the statements of one edition into rows, and refuses those that make no sense.
type encoder struct {
	edition   int32
	snapshots map[entente.SnapshotID]int32
}

// first is the earliest day a date can mean, as a value of a DATE column; null for no date.
func first(d entente.Date) driver.Value { return day(d.First()) }

// last is the latest day a date can mean.
func last(d entente.Date) driver.Value { return day(d.Last()) }

func day(d entente.Date) driver.Value {
	if d.IsZero() {
		return nil
	}
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
}

// encode gives the row of a statement in the column order of its table.
func (e *encoder) encode(s entente.Statement) (row, error) {
	switch v := s.(type) {
	case entente.Agreement:
		return e.agreement(v)
	case entente.Member:
		return e.member(v)
	case entente.Link:
		return e.link(v)
	case entente.Change:
		return e.change(v)
	case entente.Flow:
		return e.flow(v)
	case entente.Spell:
		return e.spell(v)
	}
	return row{}, senseless("a statement of type %T", s)
}

// place is the key of the snapshot and the locator.
func (e *encoder) place(p entente.Provenance) (int32, string, error) {
	key, ok := e.snapshots[p.Snapshot]
	if !ok {
		return 0, "", senseless("a statement that points into a file outside the batch (%s)", p.Snapshot)
	}
	if p.Locator.IsZero() {
		return 0, "", senseless("a statement that points nowhere")
	}
	return key, p.Locator.String(), nil
}

func (e *encoder) agreement(v entente.Agreement) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.ID == "" || v.Kind == "") {
		err = senseless("an agreement without id or kind at %s", at)
	}
	return row{"agreements", []driver.Value{e.edition, string(v.ID), string(v.Kind), v.Level, v.Title,
		v.Signed.String(), v.InForce.String(), v.Ended.String(), string(v.Claim), v.Note,
		v.Origin.Title, v.Origin.URL, v.Origin.Published.String(), v.Origin.Trust,
		v.Known.String(), first(v.Known), key, at, v.AwaitsForce}}, err
}

func (e *encoder) member(v entente.Member) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.Agreement == "" || v.Actor == "") {
		err = senseless("a member without agreement or actor at %s", at)
	}
	return row{"members", []driver.Value{e.edition, string(v.Agreement), string(v.Actor), v.Raw,
		v.Period.From.String(), first(v.Period.From), v.Period.To.String(), last(v.Period.To),
		v.Phase, v.Side, uint8(v.Obligations), string(v.Claim), v.Known.String(), first(v.Known), key, at}}, err
}

func (e *encoder) link(v entente.Link) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.Agreement == "" || v.From == "" || v.To == "" || v.From == v.To) {
		err = senseless("a link without agreement, or that does not tie two actors, at %s", at)
	}
	return row{"links", []driver.Value{e.edition, string(v.Agreement), string(v.From), string(v.To), v.IsMutual,
		v.Period.From.String(), first(v.Period.From), v.Period.To.String(), last(v.Period.To),
		uint8(v.Obligations), string(v.Through), string(v.Claim), v.Known.String(), first(v.Known), key, at}}, err
}

func (e *encoder) change(v entente.Change) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.Agreement == "" || v.Kind == "") {
		err = senseless("a change without agreement or kind at %s", at)
	}
	actors := make([]string, len(v.Actors))
	for i, a := range v.Actors {
		actors[i] = string(a)
	}
	return row{"changes", []driver.Value{e.edition, v.ID, string(v.Agreement), string(v.Kind), actors,
		v.Date.String(), first(v.Date), v.Note, string(v.Claim),
		v.Origin.Title, v.Origin.URL, v.Origin.Published.String(), v.Origin.Trust,
		v.Known.String(), first(v.Known), key, at, v.IsBetween}}, err
}

func (e *encoder) flow(v entente.Flow) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.Measure == "" || v.From == "" || v.To == "") {
		err = senseless("a flow without measure or actors at %s", at)
	}
	return row{"flows", []driver.Value{e.edition, v.Measure, string(v.From), string(v.To), v.IsDirected,
		v.Period.From.String(), first(v.Period.From), v.Period.To.String(), last(v.Period.To),
		v.Value, v.Raw, key, at}}, err
}

func (e *encoder) spell(v entente.Spell) (row, error) {
	key, at, err := e.place(v.Provenance)
	if err == nil && (v.Actor == "" || v.System == "") {
		err = senseless("a spell without actor or system at %s", at)
	}
	return row{"spells", []driver.Value{e.edition, string(v.Actor), string(v.System), v.Code, v.Name,
		v.Period.From.String(), first(v.Period.From), v.Period.To.String(), last(v.Period.To),
		v.IsCensored, key, at}}, err
}

// periodOf is the period of a statement that has one.
func periodOf(s entente.Statement) (p entente.Period, at entente.Provenance) {
	switch v := s.(type) {
	case entente.Member:
		return v.Period, v.Provenance
	case entente.Link:
		return v.Period, v.Provenance
	case entente.Flow:
		return v.Period, v.Provenance
	case entente.Spell:
		return v.Period, v.Provenance
	}
	return entente.Period{}, entente.Provenance{}
}

// isReversed reports whether a period ends before it begins, whatever its partial dates mean.
func isReversed(p entente.Period) bool {
	return !p.From.IsZero() && !p.To.IsZero() && p.To.Last().Before(p.From.First())
}

// senseless is the error for what no source may emit: a mistake in a mapping, not in a file.
func senseless(format string, args ...any) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "ledger.Import",
		Message: "the source gave " + fmt.Sprintf(format, args...),
		Hint:    "this is a mistake in the program; nothing was imported"}
}
