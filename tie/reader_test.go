package tie_test

import (
	"testing"

	"entente/tie"
	"entente/tie/readertest"
)

// The double that the tests of this package read chooses as a ledger does.
func TestTheDoubleIsAReader(t *testing.T) {
	readertest.Run(t, func(*testing.T) tie.Reader { return readertest.New() })
}
