package readertest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"entente"
	"entente/evidence"
)

// Memory is a ledger's generation in memory: what a test says is in it, chosen as a ledger chooses. It does
// not derive ties from members and links; a test says them.
type Memory struct {
	Held      []entente.Card // every edition
	Tied      []entente.Tie  // both directions of every pair
	Versions  []entente.AgreementVersion
	Joined    []entente.MemberVersion
	Linked    []entente.LinkVersion
	Changed   []entente.ChangeVersion
	Counted   []entente.FlowVersion
	Existed   []entente.Spell
	Snapshots []entente.Snapshot
	Texts     map[entente.SnapshotID]string // of the snapshots: delimited text with a header
	Told      map[entente.EvidenceID][]entente.RowStatement
	IsAnyFile bool // every evidence id leads to a file of the first edition, for tests that have no files
	Generated int
}

// Generation is as the test says.
func (m *Memory) Generation() int { return m.Generated }

// Close may be called twice, as a ledger's may.
func (m *Memory) Close() error { return nil }

// Cards are the newest editions published by a date, one a dataset.
func (m *Memory) Cards(_ context.Context, known entente.Date) ([]entente.Card, error) {
	var out []entente.Card
	for _, c := range m.Held {
		if !known.IsZero() && known.Last().Before(c.Published.First()) {
			continue
		}
		i := slices.IndexFunc(out, func(o entente.Card) bool { return o.Dataset == c.Dataset })
		switch {
		case i < 0:
			out = append(out, c)
		case out[i].Published.Before(c.Published):
			out[i] = c
		}
	}
	return out, nil
}

// sees reports whether an edition is in use at a date of knowledge, and a row of it known.
func (m *Memory) sees(edition string, row, known entente.Date) bool {
	cards, _ := m.Cards(context.Background(), known)
	return slices.ContainsFunc(cards, func(c entente.Card) bool { return c.EditionID() == edition }) &&
		(known.IsZero() || row.IsZero() || !known.Last().Before(row.First()))
}

func touches(p entente.Period, at entente.Date) bool { return at.IsZero() || p.At(at) }

func isPair(from, to, actor, other entente.ActorID) bool {
	return (actor == "" || from == actor || to == actor) && (other == "" || from == other || to == other)
}

// Ties chooses by every field of the filter.
func (m *Memory) Ties(_ context.Context, f entente.TieFilter) (out []entente.Tie, err error) {
	for _, t := range m.Tied {
		if isPair(t.From, t.To, f.Actor, f.Other) && (len(f.Kinds) == 0 || slices.Contains(f.Kinds, t.Kind)) &&
			t.Obligations.Has(f.Owing) && touches(t.Period, f.At) && m.sees(t.Edition, entente.Date{}, f.Known) {
			t.Evidence = slices.Clone(t.Evidence)
			out = append(out, t)
		}
	}
	return out, nil
}

// Flows chooses by every field of the filter.
func (m *Memory) Flows(_ context.Context, f entente.FlowFilter) (out []entente.FlowVersion, err error) {
	for _, v := range m.Counted {
		if (f.Measure == "" || v.Measure == f.Measure) && isPair(v.From, v.To, f.Actor, f.Other) && touches(v.Period,
			f.At) &&
			m.sees(v.Edition, entente.Date{}, f.Known) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Agreements are the versions of some agreements.
func (m *Memory) Agreements(_ context.Context, ids []entente.AgreementID,
	known entente.Date) (out []entente.AgreementVersion, err error) {
	for _, v := range m.Versions {
		if slices.Contains(ids, v.ID) && m.sees(v.Edition, v.Known, known) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Changes are the changes of some agreements.
func (m *Memory) Changes(_ context.Context, ids []entente.AgreementID,
	known entente.Date) (out []entente.ChangeVersion, err error) {
	for _, v := range m.Changed {
		if slices.Contains(ids, v.Agreement) && m.sees(v.Edition, v.Known, known) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Members are the memberships of an agreement.
func (m *Memory) Members(_ context.Context, id entente.AgreementID, known entente.Date) (out []entente.MemberVersion,
	err error) {
	for _, v := range m.Joined {
		if v.Agreement == id && m.sees(v.Edition, v.Known, known) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Links are the links of an agreement.
func (m *Memory) Links(_ context.Context, id entente.AgreementID, known entente.Date) (out []entente.LinkVersion,
	err error) {
	for _, v := range m.Linked {
		if v.Agreement == id && m.sees(v.Edition, v.Known, known) {
			out = append(out, v)
		}
	}
	return out, nil
}

// Holdings are the editions, with their files.
func (m *Memory) Holdings(context.Context) (out []entente.Holding, err error) {
	for _, c := range m.Held {
		h := entente.Holding{Card: c}
		for _, s := range m.Snapshots {
			if s.Edition == c.EditionID() {
				h.Snapshots = append(h.Snapshots, s)
			}
		}
		out = append(out, h)
	}
	return out, nil
}

// Spells are those of an actor, of everybody for "".
func (m *Memory) Spells(_ context.Context, actor entente.ActorID) (out []entente.Spell, err error) {
	for _, x := range m.Existed {
		if actor == "" || x.Actor == actor {
			out = append(out, x)
		}
	}
	return out, nil
}

// Snapshot finds a file by the beginning of its id.
func (m *Memory) Snapshot(_ context.Context, prefix string) (entente.Snapshot, error) {
	if len(prefix) < 12 || strings.Trim(prefix, "0123456789abcdef") != "" {
		return entente.Snapshot{}, &entente.Error{Code: entente.CodeInvalid, Op: "readertest.Snapshot",
			Message: prefix + " is no beginning"}
	}
	for _, s := range m.Snapshots {
		if strings.HasPrefix(string(s.ID), prefix) {
			return s, nil
		}
	}
	if m.IsAnyFile {
		return entente.Snapshot{ID: entente.SnapshotID(prefix + "0000"), Name: "file.csv",
			Edition: m.Held[0].EditionID()}, nil
	}
	return entente.Snapshot{}, missing("file " + prefix)
}

// Statements are what the test says was read from a row.
func (m *Memory) Statements(_ context.Context, id entente.SnapshotID, l entente.Locator) ([]entente.RowStatement,
	error) {
	return m.Told[entente.Provenance{Snapshot: id, Locator: l}.Evidence()], nil
}

// Raw is a line of a text, taken apart at its commas.
func (m *Memory) Raw(_ context.Context, id entente.SnapshotID, l entente.Locator) (x evidence.Record, err error) {
	lines := strings.Split(strings.TrimSuffix(cmp.Or(m.Texts[id], "x,y\na,b\n"), "\n"), "\n")
	if m.IsAnyFile {
		l.Line = 2
	}
	if l.Line < 1 || l.Line > len(lines) {
		return x, missing("line " + l.Place())
	}
	x.Raw, x.Columns = lines[l.Line-1], strings.Split(lines[0], ",")
	x.Fields = strings.Split(x.Raw, ",")
	return x, nil
}

func missing(what string) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "readertest", Message: "there is no " + what}
}
