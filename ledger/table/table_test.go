package table_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/ledger/table"

	"github.com/google/go-cmp/cmp"
)

// Every description is sound: names stand for one thing, and rows are sorted by columns that are there.
func TestDescriptions(t *testing.T) {
	names := map[string]bool{}
	for _, x := range table.All() {
		if names[x.Name] || x.Noun == "" {
			t.Errorf("%q is described twice, or has no noun", x.Name)
		}
		names[x.Name] = true
		var columns []string
		for _, c := range x.Columns() {
			columns = append(columns, c.Name)
		}
		labels := x.Labels()
		for _, list := range [][]string{columns, labels} {
			if sorted := slices.Sorted(slices.Values(list)); len(slices.Compact(sorted)) != len(list) {
				t.Errorf("%s: a name stands for two things among %q", x.Name, list)
			}
		}
		for _, o := range x.Order {
			if !slices.Contains(columns, o) {
				t.Errorf("%s is sorted by %s, which it does not have", x.Name, o)
			}
		}
		if got := len(x.Row().Values(nil)); got != len(columns) {
			t.Errorf("%s has %d columns and gives %d values", x.Name, len(columns), got)
		}
	}
}

// Cells are read back as they were written, for each type with every field set.
func TestCellsComeBack(t *testing.T) {
	day := entente.Date{Year: 1953, Month: 10, Day: 1}
	period := entente.Period{From: entente.Year(1950), To: day}
	origin := entente.Origin{Title: "A page", URL: "https://example.org/", Published: day, Trust: "low"}
	for _, s := range []entente.Statement{
		entente.Agreement{ID: "x:1", Kind: "alliance", Level: "l", Title: "t", Signed: day, InForce: day, Ended: day,
			AwaitsForce: true, Claim: entente.ClaimFalse, Note: "n", Origin: origin, Known: day},
		entente.Member{Agreement: "x:1", Actor: "KOR", Raw: "732", Period: period, Phase: "1", Side: "a",
			Obligations: entente.Defence | entente.Neutrality, Claim: entente.ClaimPlanned, Known: day},
		entente.Link{Agreement: "x:1", From: "KOR", To: "USA", IsMutual: true, Period: period,
			Obligations: entente.Offence, Through: "EU", Claim: entente.ClaimDoubted, Known: day},
		entente.Change{ID: "c", Agreement: "x:1", Kind: entente.ChangeRenewal, Actors: []entente.ActorID{"KOR", "USA"},
			IsBetween: true, Date: day, Note: "n", Claim: entente.ClaimDoubted, Origin: origin, Known: day},
		entente.Flow{Measure: "trade", From: "KOR", To: "USA", IsDirected: true, Period: period, Value: 62.5, Raw: "62,5"},
		entente.Spell{Actor: "KOR", System: entente.SystemCOW, Code: "732", Name: "South Korea", Period: period, IsCensored: true},
	} {
		i := slices.IndexFunc(table.All(), func(x *table.Table) bool { return x.Row().Set(s) })
		if i < 0 {
			t.Fatalf("no table for %T", s)
		}
		r, again := table.All()[i].Row(), table.All()[i].Row()
		r.Set(s)
		if fault := r.Fault(); fault != "" {
			t.Errorf("%T: %s", s, fault)
		}
		for j, f := range again.Fields() {
			if !f.Read(r.Cells()[j]) {
				t.Errorf("%T: the cell %s %q cannot be read", s, f.Label, r.Cells()[j])
			}
		}
		if diff := cmp.Diff(s, again.Statement()); diff != "" {
			t.Errorf("(-written +read)\n%s", diff)
		}
		if n := len(r.Texts()); n != len(r.Fields())+1 { // and the place
			t.Errorf("%T: %d texts of %d fields that are all set", s, n, len(r.Fields()))
		}
	}
}

// What lacks a required field, or ties an actor to itself, is no statement.
func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		of   *table.Table
		s    entente.Statement
		want string
	}{
		{table.Members.Table, entente.Member{Agreement: "x:1"}, "a member without actor"},
		{table.Links.Table, entente.Link{Agreement: "x:1", From: "A", To: "A"}, "two different actors"},
		{table.Flows.Table, entente.Flow{From: "A", To: "B"}, "a flow without measure"},
	} {
		r := tt.of.Row()
		r.Set(tt.s)
		if got := r.Fault(); !strings.HasSuffix(got, tt.want) {
			t.Errorf("%+v: got %q, want %q", tt.s, got, tt.want)
		}
	}
}
