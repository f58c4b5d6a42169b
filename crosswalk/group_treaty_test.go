package crosswalk_test

import (
	"strings"
	"testing"

	"entente"
)

// Every agreement that the reviewed table gives to a group is one that its dataset has, and every group has a
// Korean name and is found under its name and id.
func TestGroupTreatiesExist(t *testing.T) {
	cw := newCrosswalk(t)
	has := map[string]bool{}
	for _, r := range readCSV(t, data+"atop/atop5_1a.csv") {
		has["atop:"+r["atopid"]] = true
	}
	for _, r := range readCSV(t, data+"cow_igo/igo_list.csv") {
		has["cow-igo:"+r["igoID"]] = true
	}
	for _, r := range readCSV(t, "../source/since2018/agreements.csv") {
		has[r["agreement"]] = true
	}
	groups, founded := 0, 0
	for _, a := range cw.Actors() {
		if a.Kind != entente.ActorGroup {
			continue
		}
		groups++
		for _, tr := range cw.GroupTreaties(a.ID) {
			if tr.Agreement != "" && !has[string(tr.Agreement)] {
				t.Errorf("%s: no dataset has %s", a.ID, tr.Agreement)
			}
			if tr.Role.Founds() {
				founded++
			}
			if tr.Note != "" && !strings.HasSuffix(tr.Note, ".") {
				t.Errorf("%s: the note %q is no sentence", a.ID, tr.Note)
			}
		}
		if ms := cw.Scan(a.Name, entente.Date{}); len(ms) != 1 || ms[0].Actor != a.ID {
			t.Errorf("Scan(%q) = %v, want %s", a.Name, ms, a.ID)
		}
	}
	if groups < 40 || founded < 25 {
		t.Errorf("got %d groups and %d founding treaties", groups, founded)
	}
}

func TestNameAtAndEnds(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct{ id, at, want string }{{"RUS", "1970", "Soviet Union"}, {"RUS", "2000", "Russia"},
		{"POL",
			"1970", "Poland"}} {
		if got := cw.NameAt(entente.ActorID(c.id), date(t, c.at)); got != c.want {
			t.Errorf("NameAt(%s, %s) = %q, want %q", c.id, c.at, got, c.want)
		}
	}
	if e, ok := cw.GroupEnd("LAS", "EGY", date(t, "1979-03-31")); !ok || e.How != "suspended" {
		t.Errorf("got %+v %v", e, ok)
	}
	if _, ok := cw.GroupEnd("LAS", "EGY", date(t, "1980-03-31")); ok {
		t.Error("got an end for another date")
	}
}
