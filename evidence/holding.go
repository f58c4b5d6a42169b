package evidence

import (
	"cmp"
	"context"
	"slices"

	"entente"
)

// Holdings are all editions of all datasets: those that the ledger holds, then those of available, the
// cards of everything that can be imported, that it does not.
func Holdings(ctx context.Context, r Reader, available []entente.Card) ([]entente.Holding, error) {
	held, err := r.Holdings(ctx)
	if err != nil {
		return nil, err
	}
	for i := range held {
		held[i].Loaded = true
	}
	for _, c := range available {
		if !slices.ContainsFunc(held, func(h entente.Holding) bool { return h.EditionID() == c.EditionID() }) {
			held = append(held, entente.Holding{Card: c})
		}
	}
	slices.SortStableFunc(held, func(a, b entente.Holding) int {
		return cmp.Or(falseFirst(b.Loaded, a.Loaded), cmp.Compare(a.Short, b.Short), b.Published.Compare(a.Published),
			cmp.Compare(a.Edition, b.Edition))
	})
	return held, nil
}

// ByEdition finds cards by the id of their edition.
func ByEdition(cards []entente.Card) map[string]entente.Card {
	m := make(map[string]entente.Card, len(cards))
	for _, c := range cards {
		m[c.EditionID()] = c
	}
	return m
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
