package koreatie_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"entente"
	"entente/format"
)

// TestUnreviewed: a row that agreements.csv does not have is read by rule, with an issue.
func TestUnreviewed(t *testing.T) {
	for name, tc := range map[string]struct {
		row, want string
		kind      entente.Kind
	}{
		"a partnership":    {"FIN,strategic-partnership,strategic,A new partnership,2030-01-02,,", "KOR<->FIN 2030-01-02..", "strategic_partnership"},
		"trade from force": {"FIN,free-trade-agreement,,A new agreement,2030,2031-05,", "KOR<->FIN 2031-05..", "trade_agreement"},
		"forces sent":      {"FIN,troop-dispatch,,A new unit,2030,,2032", "KOR->FIN 2030..2032", "troop_dispatch"},
		"help received":    {"FIN,un-command-contributor,combat,Something found,1950,,1953", "FIN->KOR 1950..1953", "past_support"},
		"a sale is a day":  {"FIN,arms-sale/co-development,,Guns,2030-01-02,,", "KOR<->FIN 2030-01-02..2030-01-02", "arms_sale"},
		"a sale undated":   {"FIN,arms-sale/co-development,,Guns,,,", "KOR<->FIN 2020-05-01..2020-05-01", "arms_sale"},
		"no date at all":   {"FIN,basing,,A base,,,", "KOR<->FIN 2020-05-01..", "basing"},
		"an alliance":      {"FIN,mutual-defense-treaty,,A pact nobody has looked at,2030,,", "KOR<->FIN 2030.. claim", "alliance"},
		"a false claim":    {"FIN,un-command-contributor,combat (false claim),Nothing,1950,,1953", "FIN->KOR 1950..1953 false_claim", "past_support"},
		"a claim":          {"FIN,high-level-visit/summit,claim,A visit,2030,,", "KOR<->FIN 2030..2030 claim", "summit"},
		"a plan":           {"FIN,strategic-partnership,planned strategic,A plan,2030,,", "KOR<->FIN 2030.. planned", "strategic_partnership"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.row))
			if err != nil {
				t.Fatal(err)
			}
			if len(l.links) != 1 || say(l.links[0]) != tc.want || l.links[0].Obligations != 0 {
				t.Errorf("got %v, want %s", l.links, tc.want)
			}
			if l.agreements[0].Kind != tc.kind || !strings.HasPrefix(string(l.agreements[0].ID), "korea-ties:fin-") {
				t.Errorf("got the agreement %+v, want the kind %s", l.agreements[0], tc.kind)
			}
			if l.issues.Counts["unreviewed_row"] != 1 || l.issues.Total() != 1 {
				t.Errorf("issues are %v, want one unreviewed_row", l.issues.Kept)
			}
		})
	}
}

func TestBadRows(t *testing.T) {
	good := "FIN,basing,,A base,2030,,"
	for name, tc := range map[string]struct {
		rows             []string
		rule             string
		versions, linked int
	}{
		"an impossible day":           {[]string{"FIN,basing,,A base,2030-02-31,,"}, "bad_date", 1, 1},
		"an end before the beginning": {[]string{"FIN,basing,,A base,2030,,2029-12-31"}, "bad_period", 1, 1},
		"an unknown partner":          {[]string{"ZZZ,basing,,A base,2030,,"}, "unknown_code", 1, 0},
		"South Korea with itself":     {[]string{"KOR,basing,,A base,2030,,"}, "unknown_code", 1, 0},
		"no partner":                  {[]string{",basing,,A base,2030,,"}, "unknown_tie_type", 0, 0},
		"an unknown type":             {[]string{"FIN,friendship,,A base,2030,,"}, "unknown_tie_type", 0, 0},
		"a count":                     {[]string{"WLD,basing,summary,Bases,2030,,"}, "no_tie", 0, 0},
		"the same row twice":          {[]string{good, good}, "duplicate_row", 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.rows...))
			if err != nil {
				t.Fatal(err)
			}
			if l.issues.Counts[tc.rule] != 1 {
				t.Errorf("issues are %v, want one %s", l.issues.Counts, tc.rule)
			}
			if len(l.agreements) != tc.versions || len(l.links) != tc.linked {
				t.Errorf("%d versions and %d links, want %d and %d", len(l.agreements), len(l.links), tc.versions, tc.linked)
			}
			for _, i := range l.issues.Kept {
				if i.Locator.Line < 2 || i.File == "" {
					t.Errorf("the issue %v has no place", i)
				}
			}
		})
	}
}

// TestMembersGiveWay: a member with a row of its own is not tied a second time by the row of its group.
func TestMembersGiveWay(t *testing.T) {
	group := "EFTA,free-trade-agreement,,Korea-EFTA FTA,,2006-09,"
	member := "NOR,free-trade-agreement,,Korea-EFTA FTA (member),,2006-09,"
	for name, tc := range map[string]struct {
		rows []string
		line int // where the tie with Norway stands
	}{"group alone": {[]string{group}, 2}, "member after": {[]string{group, member}, 3}, "member before": {[]string{member, group}, 2}} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.rows...))
			if err != nil {
				t.Fatal(err)
			}
			var lines []int
			for _, k := range l.links {
				if k.To == "NOR" {
					lines = append(lines, k.Locator.Line)
				}
			}
			if len(lines) != 1 || lines[0] != tc.line || len(l.links) != 5 {
				t.Errorf("Norway is tied at lines %v, want line %d; %d links, want 5", lines, tc.line, len(l.links))
			}
		})
	}
}

func TestStops(t *testing.T) {
	tables, err := format.Open(format.FromBytes("ties.csv", table("FIN,basing,,A base,2030,,", "SWE,basing,,A base,2030,,")))
	if err != nil {
		t.Fatal(err)
	}
	in := entente.Input{Tables: map[string][]entente.SourceTable{"ties": {{Table: tables[0]}}}, Issues: &entente.Issues{}}
	full := errors.New("the disk is full")
	if _, err := newSource(t).Map(context.Background(), in, func(entente.Statement) error { return full }); err != full {
		t.Errorf("got %v, want the error of emit unchanged", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tables, _ = format.Open(format.FromBytes("ties.csv", table("FIN,basing,,A base,2030,,")))
	in.Tables["ties"][0].Table = tables[0]
	if _, err := newSource(t).Map(ctx, in, func(entente.Statement) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want canceled", err)
	}
}

// FuzzMap: whatever the bytes, no panic, no statement without a place inside the file, no tie of one
// actor with itself.
func FuzzMap(f *testing.F) {
	f.Add(table("FIN,basing,,A base,2030,,", "EU,free-trade-agreement,,New,2030-01-02,2031,2040", "WLD,membership,summary,x,,,"))
	f.Add(table("ARE,mutual-defense-treaty,secret MOU (disputed),Secret ROK-UAE military assistance MOU,2009,,"))
	f.Add([]byte("partner_iso3,tie_type,title\nASEAN,free-trade-agreement,\"a\nb\"\n"))
	f.Add([]byte("partner_iso3\ttie_type\ttitle\tin_force_date\nRCEP\tfree-trade-agreement\tx\t0001\n"))
	src := newSource(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := loadWith(src, b)
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("an error without a code: %v", err)
		}
		for _, a := range l.agreements {
			if a.ID == "" || a.Kind == "" || a.Locator.IsZero() {
				t.Errorf("incomplete: %+v", a)
			}
		}
		for _, k := range l.links {
			if k.From == k.To || k.From == "" || k.To == "" || k.Locator.IsZero() {
				t.Errorf("incomplete: %+v", k)
			}
			if k.Locator.Line > 0 && k.Locator.Offset+k.Locator.Length > int64(len(b)) && b[0] != 0x1f {
				t.Errorf("%v lies outside of %d bytes", k.Locator, len(b))
			}
		}
	})
}
