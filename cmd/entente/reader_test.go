package main

import (
	"path/filepath"
	"testing"

	"entente/ledger"
	"entente/tie"
	"entente/tie/readertest"
)

// A ledger is read as the tests of the subjects take for granted.
func TestALedgerIsAReader(t *testing.T) {
	l, err := ledger.Create(t.Context(), filepath.Join(t.TempDir(), "ledger"), readertest.Batches(), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	readertest.Run(t, func(t *testing.T) tie.Reader {
		r, err := l.Reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return reader{r, l}
	})
}
