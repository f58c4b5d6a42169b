package en_test

import (
	"testing"

	"entente"
	"entente/ask"
	"entente/ask/intent"
	"entente/crosswalk"
	"entente/say"
	"entente/say/saytest"
)

func newCrosswalk(t testing.TB) *crosswalk.Crosswalk {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return cw
}

func newDesk(t testing.TB) *say.Desk {
	_, s := newReader(t)
	return say.NewDesk(intent.NewDesk(saytest.World{}, newCrosswalk(t), func() entente.Date { return today }), say.Speakers{ask.English: s})
}

func on2(from, to int) entente.Period {
	return entente.Period{From: entente.Year(from), To: entente.Year(to)}
}
