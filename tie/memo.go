package tie

import (
	"sync"

	"entente"
)

// memoDates is how many dates a memo remembers; a page of every actor at one date is one of them.
const memoDates = 8

// Memo remembers, for the books that share it, which pairs owe each other defence at a date: every page of a date
// draws them, and they are read from all treaties of all actors. A generation never changes, so what is remembered
// is right for as long as its number is asked. It is safe for concurrent use.
type Memo struct {
	mu    sync.Mutex
	pairs map[memoKey]map[dyad]bool
}

type memoKey struct {
	generation int
	at, known  entente.Date
}

// With makes the book remember what it works out; it gives the book back.
func (b *Book) With(m *Memo) *Book {
	b.memo = m
	return b
}

// once gives what is remembered, or works it out and remembers it. The result is shared and must not be changed.
func (m *Memo) once(k memoKey, work func() (map[dyad]bool, error)) (map[dyad]bool, error) {
	if m == nil {
		return work()
	}
	m.mu.Lock()
	defer m.mu.Unlock() // those who ask for the same wait for the first instead of working too
	if p, ok := m.pairs[k]; ok {
		return p, nil
	}
	p, err := work()
	if err != nil {
		return nil, err
	}
	if m.pairs == nil || len(m.pairs) >= memoDates {
		m.pairs = map[memoKey]map[dyad]bool{}
	}
	m.pairs[k] = p
	return p, nil
}
