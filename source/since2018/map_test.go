package since2018_test

import (
	"context"
	"errors"
	"testing"

	"entente"
	"entente/format"
)

// TestUnreviewed: a row that agreements.csv does not have makes no statement, and is told.
func TestUnreviewed(t *testing.T) {
	l, err := load(t, table("N-1,New treaty: signed,FIN;SWE,signed,2030-01-02,defence;consultation,mutual,,",
		"A-NATO-FIN,NATO,FIN,accession,2023-04-04,defence,mutual,,3180"))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.changes) != 1 || l.changes[0].ID != "A-NATO-FIN" || len(l.members) != 1 {
		t.Errorf("got %+v, want the reviewed row alone", l.changes)
	}
	if l.issues.Counts["unreviewed_row"] != 1 || l.issues.Total() != 1 || l.issues.Kept[0].Locator.Line != 2 {
		t.Errorf("issues are %v, want one unreviewed_row in line 2", l.issues.Kept)
	}
}

func TestBadRows(t *testing.T) {
	good := "A-AUS-FJI-2022,Access,FIN;SWE,signed,2030,cooperation,mutual,,"
	for name, tc := range map[string]struct {
		rows                 []string
		rule                 string
		changes, memberships int
	}{
		"an impossible day": {[]string{"A-AUS-FJI-2022,Access,FIN;SWE,signed,2030-02-31,cooperation,mutual,,"},
			"bad_date", 1, 2},
		"an unknown member": {[]string{"A-AUS-FJI-2022,Access,FIN;ZZZ,signed,2030,cooperation,mutual,,"},
			"unknown_code", 1, 1},
		"an unknown change": {[]string{"A-AUS-FJI-2022,Access,FIN;SWE,forgotten,2030,cooperation,mutual,,"},
			"unknown_change", 0, 0},
		"an unknown obligation": {[]string{"A-AUS-FJI-2022,Access,FIN;SWE,signed,2030,friendship,mutual,,"},
			"bad_obligation", 1, 2},
		"no id":             {[]string{",Access,FIN;SWE,signed,2030,cooperation,mutual,,"}, "no_id", 0, 0},
		"the same id twice": {[]string{good, good}, "duplicate_row", 1, 2},
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
				t.Errorf("%d changes and %d members, want %d and %d", len(l.changes), len(l.members), tc.changes,
					tc.memberships)
			}
		})
	}
}

func TestStops(t *testing.T) {
	src := newSource(t)
	input := func() entente.Input {
		tables, err := format.Open(format.FromBytes("a.csv",
			table("A-AUS-FJI-2022,Access,FIN;SWE,signed,2030,cooperation,mutual,,")))
		if err != nil {
			t.Fatal(err)
		}
		return entente.Input{Tables: map[string][]entente.SourceTable{"events": {{Table: tables[0]}}},
			Issues: &entente.Issues{}}
	}
	full := errors.New("the disk is full")
	if _, err := src.Map(context.Background(), input(), func(entente.Statement) error { return full }); err != full {
		t.Errorf("got %v, want the error of emit unchanged", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := src.Map(ctx, input(), func(entente.Statement) error { return nil }); !errors.Is(err,
		context.Canceled) {
		t.Errorf("got %v, want canceled", err)
	}
}

// FuzzMap: whatever the bytes, no panic, no statement without a place inside the file.
func FuzzMap(f *testing.F) {
	f.Add(table("A-GBR-UKR-2024,New treaty,FIN;SWE;NOR,signed,2030,defence,one_sided:FIN owes,,",
		"A-EU-SDP-2025,x,EU;KOR,declaration,2025,,,,"))
	f.Add(table("A-USA-NORDIC-DCA,x,,signed,2023-12,cooperation,mutual,,",
		"A-UKR-SERIES,x,UKR;FIN,reaffirmed,2025-11,consultation,one_sided:FIN owe,,"))
	f.Add([]byte("id\tchange\tagreement\nA\tsigned\t\"a\nb\"\n"))
	src := newSource(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := loadWith(src, b)
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("an error without a code: %v", err)
		}
		for _, c := range l.changes {
			if c.ID == "" || c.Agreement == "" || c.Locator.IsZero() || c.Locator.Line > 0 && c.Locator.Offset+
				c.Locator.Length > int64(len(b)) && b[0] != 0x1f {
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
