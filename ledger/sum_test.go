package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"testing"

	"entente"
)

// sumOf is the id of a file's bytes.
func sumOf(t testing.TB, f entente.File) entente.SnapshotID {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		t.Fatal(err)
	}
	return entente.SnapshotID(hex.EncodeToString(h.Sum(nil)))
}
