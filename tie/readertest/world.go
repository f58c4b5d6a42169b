package readertest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"entente"
)

// The world of the suite: two editions of one dataset, of which the newer adds a treaty, and a list of
// states. Members of one treaty, a link that binds one side, a change, numbers, spells.
var (
	older  = paper("pacts", "1", entente.Year(2010), "id,a,b\n1,KOR,USA\n3,count,7\n")
	newer  = paper("pacts", "2", entente.Year(2020), "id,a,b\n1,KOR,USA\n2,PRK,CHN\n3,count,9\n")
	states = paper("states", "1", entente.Year(2011), "state,from\nKOR,1949\n")
)

type source struct {
	card entente.Card
	text string
	id   entente.SnapshotID
}

func paper(dataset entente.DatasetID, edition string, published entente.Date, text string) source {
	sum := sha256.Sum256([]byte(text))
	return source{entente.Card{Dataset: dataset, Edition: edition, Short: strings.ToUpper(string(dataset)),
		From: 1900, Citation: "c",
		Licence: "l", Published: published, PublishedText: published.String(),
		Kinds: []entente.Kind{entente.KindAlliance}},
		text, entente.SnapshotID(hex.EncodeToString(sum[:]))}
}

// at is a line of the source's text, with its bytes.
func (s source) at(line int) entente.Provenance {
	lines := strings.SplitAfter(s.text, "\n")
	offset := len(strings.Join(lines[:line-1], ""))
	return entente.Provenance{Snapshot: s.id, Locator: entente.Locator{Line: line, Offset: int64(offset),
		Length: int64(len(lines[line-1]) - 1)}}
}

var began, signed = entente.Date{Year: 1953, Month: 10, Day: 1}, entente.Date{Year: 1961, Month: 7, Day: 11}

func (s source) treaty(line int) []entente.Statement {
	at := s.at(line)
	out := []entente.Statement{entente.Agreement{ID: "pacts:1", Kind: entente.KindAlliance, Title: "Treaty of " +
		s.card.Edition, Signed: began,
		Provenance: at}}
	for _, m := range []struct {
		actor entente.ActorID
		owes  entente.Obligations
	}{{"KOR", entente.Consultation}, {"USA", entente.Defence | entente.Consultation}} {
		out = append(out, entente.Member{Agreement: "pacts:1", Actor: m.actor, Raw: string(m.actor),
			Period:      entente.Period{From: began},
			Obligations: m.owes, Provenance: at})
	}
	return out
}

func (s source) count(line int, n float64) entente.Statement {
	return entente.Flow{Measure: "meetings", From: "KOR", To: "USA", Period: entente.Period{From: entente.Year(2000),
		To: entente.Year(2000)},
		Value: n, Provenance: s.at(line)}
}

func (s source) statements() []entente.Statement {
	switch s.id {
	case older.id:
		return append(s.treaty(2), s.count(3, 7))
	case newer.id:
		link := entente.Period{From: signed, To: entente.Date{Year: 1990, Month: 12, Day: 31}}
		return append(s.treaty(2), s.count(4, 9),
			entente.Agreement{ID: "pacts:2", Kind: entente.KindTrade, Title: "Trade", Signed: signed,
				Provenance: s.at(3)},
			entente.Link{Agreement: "pacts:2", From: "CHN", To: "PRK", Period: link, Obligations: entente.Cooperation,
				Provenance: s.at(3)},
			entente.Change{ID: "c1", Agreement: "pacts:2", Kind: entente.ChangeTermination,
				Actors: []entente.ActorID{"CHN", "PRK"},
				Date:   link.To, Provenance: s.at(3)})
	}
	return []entente.Statement{entente.Spell{Actor: "KOR", System: entente.SystemCOW, Code: "732", Name: "South Korea",
		Period: entente.Period{From: entente.Year(1949), To: entente.Year(2016)}, IsCensored: true,
		Provenance: s.at(2)}}
}

// Batches are the world as a ledger imports it.
func Batches() []entente.Batch {
	var out []entente.Batch
	for _, s := range []source{older, newer, states} {
		file := entente.File{Name: string(s.card.Dataset) + ".csv", Size: int64(len(s.text)),
			Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s.text)), nil }}
		out = append(out, entente.Batch{Card: s.card, Mapping: "test", Files: []entente.BatchFile{{File: file,
			ID: s.id, Role: "data"}},
			Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
				for _, x := range s.statements() {
					if err := emit(x); err != nil {
						return entente.Loaded{}, err
					}
				}
				return entente.Loaded{Rows: strings.Count(s.text, "\n") - 1}, nil
			}})
	}
	return out
}

// New is the same world in memory.
func New() *Memory {
	m := &Memory{Generated: 1, Texts: map[entente.SnapshotID]string{},
		Told: map[entente.EvidenceID][]entente.RowStatement{}}
	for _, s := range []source{older, newer, states} {
		m.Held = append(m.Held, s.card)
		m.Snapshots = append(m.Snapshots, entente.Snapshot{ID: s.id, Name: string(s.card.Dataset) + ".csv",
			Role:  "data",
			Bytes: int64(len(s.text)), Edition: s.card.EditionID()})
		m.Texts[s.id] = s.text
		for _, x := range s.statements() {
			m.take(s.card, x)
		}
	}
	return m
}

func (m *Memory) take(c entente.Card, x entente.Statement) {
	tie := entente.Tie{Dataset: c.Dataset, Edition: c.EditionID()}
	tell := func(p entente.Provenance, table string) {
		m.Told[p.Evidence()] = append(m.Told[p.Evidence()], entente.RowStatement{Table: table})
	}
	switch x := x.(type) {
	case entente.Agreement:
		m.Versions = append(m.Versions, entente.AgreementVersion{Agreement: x, Dataset: c.Dataset,
			Edition: c.EditionID()})
		tell(x.Provenance, "agreements")
	case entente.Member:
		for _, o := range m.Joined {
			if o.Edition != c.EditionID() {
				continue
			}
			tie.Agreement, tie.Kind, tie.Title, tie.Period = x.Agreement, entente.KindAlliance,
				"Treaty of "+c.Edition, x.Period
			tie.From, tie.To, tie.Obligations, tie.Evidence = o.Actor, x.Actor, o.Obligations,
				[]entente.Provenance{o.Provenance, x.Provenance}
			m.Tied = append(m.Tied, tie)
			tie.From, tie.To, tie.Obligations, tie.Evidence = x.Actor, o.Actor, x.Obligations,
				[]entente.Provenance{x.Provenance, o.Provenance}
			m.Tied = append(m.Tied, tie)
		}
		m.Joined = append(m.Joined, entente.MemberVersion{Member: x, Dataset: c.Dataset, Edition: c.EditionID()})
		tell(x.Provenance, "members")
	case entente.Link:
		tie.Agreement, tie.Kind, tie.Title, tie.Period, tie.Evidence = x.Agreement, entente.KindTrade, "Trade",
			x.Period, []entente.Provenance{x.Provenance}
		tie.From, tie.To, tie.Obligations = x.From, x.To, x.Obligations
		m.Tied = append(m.Tied, tie)
		tie.From, tie.To, tie.Obligations = x.To, x.From, 0
		m.Tied = append(m.Tied, tie)
		m.Linked = append(m.Linked, entente.LinkVersion{Link: x, Dataset: c.Dataset, Edition: c.EditionID()})
		tell(x.Provenance, "links")
	case entente.Change:
		m.Changed = append(m.Changed, entente.ChangeVersion{Change: x, Dataset: c.Dataset, Edition: c.EditionID()})
		tell(x.Provenance, "changes")
	case entente.Flow:
		m.Counted = append(m.Counted, entente.FlowVersion{Flow: x, Dataset: c.Dataset, Edition: c.EditionID()})
		tell(x.Provenance, "flows")
	case entente.Spell:
		m.Existed = append(m.Existed, x)
		tell(x.Provenance, "spells")
	}
}
