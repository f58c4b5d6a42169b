package since2018_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format"
)

// TestUnreviewed: a row that agreements.csv does not have is read by rule, with an issue.
func TestUnreviewed(t *testing.T) {
	for name, tc := range map[string]struct {
		row  string
		id   entente.AgreementID
		kind entente.Kind
		want []string
	}{
		"a treaty": {"N-1,New treaty: signed,FIN;SWE,signed,2030-01-02,defence;consultation,mutual,,", "alliances-since-2018:new-treaty", "alliance",
			[]string{"FIN 2030-01-02.. defence;consultation", "SWE 2030-01-02.. defence;consultation"}},
		"a promise of one": {"N-1,New treaty,FIN;SWE;NOR,signed,2030,defence,one_sided:FIN owes,,", "alliances-since-2018:new-treaty", "alliance",
			[]string{"FIN->SWE 2030.. defence", "FIN->NOR 2030.. defence"}},
		"a promise of two": {"N-1,New treaty,FIN;SWE;NOR,signed,2030,consultation,one_sided:FIN;SWE owe,,", "alliances-since-2018:new-treaty", "alliance",
			[]string{"FIN->NOR 2030.. consultation", "SWE->NOR 2030.. consultation"}},
		"cooperation": {"N-1,Access,FIN;SWE,signed,2030,cooperation,mutual,,", "alliances-since-2018:access", "defence_cooperation",
			[]string{"FIN 2030.. cooperation", "SWE 2030.. cooperation"}},
		"a declaration": {"N-1,Words,FIN;SWE,declaration,2030,defence,mutual,,", "alliances-since-2018:words", "declaration",
			[]string{"FIN 2030.. defence", "SWE 2030.. defence"}},
		"in force later":    {"N-1,New treaty,FIN;SWE,entered_into_force,2031,defence,mutual,,", "alliances-since-2018:new-treaty", "alliance", []string{}},
		"one who joins":     {"N-1,NATO: accession,AUT,accession,2030-05-06,defence,mutual,,3180", "atop:3180", "alliance", []string{"AUT 2030-05-06.. defence"}},
		"an end":            {"N-1,ANZUS,AUS;NZL,termination,2030,defence,mutual,,3215", "atop:3215", "alliance", []string{}},
		"a confirmation":    {"N-1,ANZUS,AUS;NZL,reaffirmed,2030,defence,mutual,,3215", "atop:3215", "alliance", []string{}},
		"a list with blank": {"N-1,Access, FIN ;; SWE;FIN,signed,2030,cooperation,mutual,,", "alliances-since-2018:access", "defence_cooperation", []string{"FIN 2030.. cooperation", "SWE 2030.. cooperation"}},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.row))
			if err != nil {
				t.Fatal(err)
			}
			if len(l.changes) != 1 || len(l.agreements) != 1 || l.agreements[0].ID != tc.id || l.agreements[0].Kind != tc.kind {
				t.Fatalf("got %+v, want one %s of kind %s", l.agreements, tc.id, tc.kind)
			}
			if diff := cmp.Diff(tc.want, l.say(tc.id)); diff != "" {
				t.Errorf("ties (want -, got +):\n%s", diff)
			}
			if l.issues.Counts["unreviewed_row"] != 1 || l.issues.Total() != 1 {
				t.Errorf("issues are %v, want one unreviewed_row", l.issues.Kept)
			}
		})
	}
}

func TestBadRows(t *testing.T) {
	good := "N-1,Access,FIN;SWE,signed,2030,cooperation,mutual,,"
	for name, tc := range map[string]struct {
		rows                 []string
		rule                 string
		changes, memberships int
	}{
		"an impossible day":     {[]string{"N-1,Access,FIN;SWE,signed,2030-02-31,cooperation,mutual,,"}, "bad_date", 1, 2},
		"an unknown member":     {[]string{"N-1,Access,FIN;ZZZ,signed,2030,cooperation,mutual,,"}, "unknown_code", 1, 1},
		"an unknown change":     {[]string{"N-1,Access,FIN;SWE,forgotten,2030,cooperation,mutual,,"}, "unknown_change", 0, 0},
		"an unknown obligation": {[]string{"N-1,Access,FIN;SWE,signed,2030,friendship,mutual,,"}, "bad_obligation", 1, 2},
		"no id":                 {[]string{",Access,FIN;SWE,signed,2030,cooperation,mutual,,"}, "no_id", 0, 0},
		"the same id twice":     {[]string{good, good}, "duplicate_row", 1, 2},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.rows...))
			if err != nil {
				t.Fatal(err)
			}
			if l.issues.Counts[tc.rule] != 1 {
				t.Errorf("issues are %v, want one %s", l.issues.Counts, tc.rule)
			}
			if len(l.changes) != tc.changes || len(l.members) != tc.memberships {
				t.Errorf("%d changes and %d members, want %d and %d", len(l.changes), len(l.members), tc.changes, tc.memberships)
			}
		})
	}
}

func TestStops(t *testing.T) {
	src := newSource(t)
	input := func() entente.Input {
		tables, err := format.Open(format.FromBytes("a.csv", table("N-1,Access,FIN;SWE,signed,2030,cooperation,mutual,,")))
		if err != nil {
			t.Fatal(err)
		}
		return entente.Input{Tables: map[string][]entente.SourceTable{"events": {{Table: tables[0]}}}, Issues: &entente.Issues{}}
	}
	full := errors.New("the disk is full")
	if _, err := src.Map(context.Background(), input(), func(entente.Statement) error { return full }); err != full {
		t.Errorf("got %v, want the error of emit unchanged", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := src.Map(ctx, input(), func(entente.Statement) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want canceled", err)
	}
}

// FuzzMap: whatever the bytes, no panic, no statement without a place inside the file.
func FuzzMap(f *testing.F) {
	f.Add(table("N-1,New treaty,FIN;SWE;NOR,signed,2030,defence,one_sided:FIN owes,,", "A-EU-SDP-2025,x,EU;KOR,declaration,2025,,,,"))
	f.Add(table("A-USA-NORDIC-DCA,x,,signed,2023-12,cooperation,mutual,,", "A-UKR-SERIES,x,UKR;FIN,reaffirmed,2025-11,consultation,one_sided:FIN owe,,"))
	f.Add([]byte("id\tchange\tagreement\nA\tsigned\t\"a\nb\"\n"))
	src := newSource(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := loadWith(src, b)
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("an error without a code: %v", err)
		}
		for _, c := range l.changes {
			if c.ID == "" || c.Agreement == "" || c.Locator.IsZero() || c.Locator.Line > 0 && c.Locator.Offset+c.Locator.Length > int64(len(b)) && b[0] != 0x1f {
				t.Errorf("incomplete or outside of %d bytes: %+v", len(b), c)
			}
		}
		for _, m := range l.members {
			if m.Actor == "" || m.Agreement == "" {
				t.Errorf("incomplete: %+v", m)
			}
		}
		for _, k := range l.links {
			if k.From == k.To || k.From == "" || k.To == "" {
				t.Errorf("incomplete: %+v", k)
			}
		}
	})
}
