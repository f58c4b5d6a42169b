package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"entente"
)

// The size of one world: that of ATOP 5.1 in the starter.
const (
	worldAgreements = 789
	worldStates     = 200
)

// synthetic is a dataset of made-up agreements of the size and the shape of ATOP's: mostly pairs, some
// small groups, a few alliances of tens of states. It has a file with one line for every statement, so
// that each can be traced. The same arguments make the same dataset.
type synthetic struct {
	text  strings.Builder
	lines int
	give  []func(entente.Provenance) entente.Statement
	pairs [][2]entente.ActorID // the parties of the first agreement of each state, in the first world
}

// newSynthetic makes worlds side by side, each with states of its own, and in each of them the
// agreements of that many turns. Every turn has agreements of the same sizes, dates and obligations
// among other states, so that ten turns, or ten worlds, have exactly ten times the ties. Every dataset
// begins with the first turn of the first world.
func newSynthetic(worlds, turns int) *synthetic {
	s := &synthetic{}
	s.line("row,agreement,actor,from,to")
	seen := map[entente.ActorID]bool{}
	for world := range worlds {
		for turn := range turns {
			shape, choice := rand.New(rand.NewPCG(1, 1)), rand.New(rand.NewPCG(2, uint64(turn)))
			for n := range worldAgreements {
				id := entente.AgreementID(fmt.Sprintf("synthetic:%d-%d-%d", world, turn, n))
				states := choice.Perm(worldStates)[:memberCount(shape)]
				members := s.agreement(shape, id, world, states)
				if a := members[0]; world == 0 && turn == 0 && !seen[a] {
					seen[a] = true
					s.pairs = append(s.pairs, [2]entente.ActorID{a, members[1]})
				}
			}
		}
	}
	return s
}

// agreement adds an agreement with its members, and gives their ids.
func (s *synthetic) agreement(shape *rand.Rand, id entente.AgreementID, world int, states []int) []entente.ActorID {
	period := entente.Period{From: entente.Year(1816 + shape.IntN(203))}
	if shape.IntN(10) > 3 { // four in ten have no recorded end
		period.To = entente.Year(min(int(period.From.Year)+1+shape.IntN(40), 2018))
	}
	obligations := []entente.Obligations{entente.Defence | entente.Consultation, entente.NonAggression,
		entente.Consultation, entente.Neutrality | entente.NonAggression}[shape.IntN(4)]
	s.add(fmt.Sprintf("%s,,%s,%s", id, period.From, period.To), func(p entente.Provenance) entente.Statement {
		return entente.Agreement{ID: id, Kind: entente.KindAlliance, Title: "Synthetic treaty " + string(id),
			Signed: period.From, Ended: period.To, Provenance: p}
	})
	members := make([]entente.ActorID, 0, 4)
	for _, state := range states {
		actor := entente.ActorID(fmt.Sprintf("S%d-%03d", world, state))
		members = append(members, actor)
		s.add(fmt.Sprintf("%s,%s,%s,%s", id, actor, period.From, period.To),
			func(p entente.Provenance) entente.Statement {
				return entente.Member{Agreement: id, Actor: actor, Raw: string(actor), Period: period,
					Obligations: obligations, Provenance: p}
			})
	}
	return members
}

// memberCount averages 3.2, as ATOP's agreements do.
func memberCount(shape *rand.Rand) int {
	switch n := shape.IntN(100); {
	case n < 80:
		return 2
	case n < 95:
		return 3 + shape.IntN(4)
	}
	return 10 + shape.IntN(18)
}

// add appends a line and the statement that it makes.
func (s *synthetic) add(cells string, make func(entente.Provenance) entente.Statement) {
	text := fmt.Sprintf("%d,%s", s.lines+1, cells)
	at := entente.Locator{Line: s.lines + 1, Offset: int64(s.text.Len()), Length: int64(len(text))}
	s.give = append(s.give, func(p entente.Provenance) entente.Statement {
		p.Locator = at
		return make(p)
	})
	s.line(text)
}

func (s *synthetic) line(text string) {
	s.text.WriteString(text + "\n")
	s.lines++
}

// batch is the dataset as an import takes it.
func (s *synthetic) batch() entente.Batch {
	text := s.text.String()
	sum := sha256.Sum256([]byte(text))
	id := entente.SnapshotID(hex.EncodeToString(sum[:]))
	card := entente.Card{Dataset: "synthetic", Edition: "1", Title: "Synthetic agreements", Short: "SYNTHETIC",
		Licence:   "none is needed",
		Published: entente.Year(2022), From: 1816, Kinds: []entente.Kind{entente.KindAlliance}}
	file := entente.File{Name: "synthetic.csv", Size: int64(len(text)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
	return entente.Batch{Card: card, Files: []entente.BatchFile{{File: file, ID: id, Role: "statements"}},
		Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
			for _, give := range s.give {
				if err := emit(give(entente.Provenance{Snapshot: id})); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: len(s.give)}, nil
		}}
}

// evidence is the id of a line of the file.
func (s *synthetic) evidence(line int) entente.EvidenceID {
	return entente.Provenance{Snapshot: s.batch().Files[0].ID, Locator: entente.Locator{Line: line}}.Evidence()
}
