package crosswalk_test

import (
	"testing"

	"entente"
	"entente/crosswalk"
)

func TestTerritory(t *testing.T) {
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		id, of entente.ActorID
		year   int
		status crosswalk.TerritoryStatus
	}{
		{"GRL", "DNK", 2020, crosswalk.TerritoryOf},
		{"HKG", "GBR", 1990, crosswalk.TerritoryOf},
		{"HKG", "CHN", 2010, crosswalk.TerritoryOf},
		{"MAC", "PRT", 1990, crosswalk.TerritoryOf},
		{"PRI", "ESP", 1890, crosswalk.TerritoryOf},
		{"PRI", "USA", 2010, crosswalk.TerritoryOf},
		{"COK", "NZL", 2020, crosswalk.AssociatedWith},
		{"VAT", "", 2020, crosswalk.StateElsewhere},
	} {
		if got, ok := cw.Territory(tc.id, entente.Year(tc.year)); !ok || got.State != tc.of || got.Status != tc.status {
			t.Errorf("%s in %d: got %+v", tc.id, tc.year, got)
		}
	}
	if _, ok := cw.Territory("KOR", entente.Year(2020)); ok {
		t.Error("South Korea is no territory")
	}
	for _, a := range cw.Actors() {
		if _, ok := cw.Territory(a.ID, entente.Year(2020)); ok != (a.Kind == entente.ActorTerritory) {
			t.Errorf("%s: kind %s, and the table says %v", a.ID, a.Kind, ok)
		}
	}
}
