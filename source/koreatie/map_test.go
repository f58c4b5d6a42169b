package koreatie_test

import (
	"context"
	"errors"
	"testing"

	"entente"
	"entente/format"
)

// TestUnreviewed: a row that agreements.csv does not have makes no statement, and is told.
func TestUnreviewed(t *testing.T) {
	l, err := load(t, table("FIN,strategic-partnership,strategic,A new partnership,2030-01-02,,", unit))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.agreements) != 1 || len(l.links) != 1 || l.links[0].To != "LBN" {
		t.Errorf("got %+v, want the reviewed row alone", l.links)
	}
	if l.issues.Counts["unreviewed_row"] != 1 || l.issues.Total() != 1 || l.issues.Kept[0].Locator.Line != 2 {
		t.Errorf("issues are %v, want one unreviewed_row in line 2", l.issues.Kept)
	}
}

// unit is a row that has been reviewed.
const unit = "LBN,troop-dispatch,,Dongmyeong Unit (UNIFIL),2030,,"

// TestPeriods: from when and to when a row ties, whatever dates it has. The page is of May 2020.
func TestPeriods(t *testing.T) {
	for name, tc := range map[string]struct{ row, want string }{
		"from signature":       {unit, "KOR->LBN 2030.."},
		"no date at all":       {"LBN,troop-dispatch,,Dongmyeong Unit (UNIFIL),,,", "KOR->LBN .."},
		"trade from force":     {"KHM,free-trade-agreement,,Korea-Cambodia FTA,2030,2031-05,", "KOR<->KHM 2031-05.."},
		"trade from signature": {"KHM,free-trade-agreement,,Korea-Cambodia FTA,2030,,", "KOR<->KHM 2030.."},
		"a sale is a day": {"IRQ,arms-sale/co-development,,T-50/FA-50 family jets,2030-01-02,,",
			"KOR<->IRQ 2030-01-02..2030-01-02"},
		"a sale undated": {"IRQ,arms-sale/co-development,,T-50/FA-50 family jets,,,", "KOR<->IRQ ..2020-05-01"},
		"a maturity":     {"MYS,currency-swap,,Bank of Korea swap with Malaysia,,,2031", "KOR<->MYS ..2031"},
		"a beginning reviewed": {"IDN,currency-swap,,Bank of Korea swap with Indonesia,2026,,2031",
			"KOR<->IDN 2014..2031"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := load(t, table(tc.row))
			if err != nil {
				t.Fatal(err)
			}
			if len(l.links) != 1 || say(l.links[0]) != tc.want || l.issues.Total() != 0 {
				t.Errorf("got %v and %v, want %s", l.links, l.issues.Kept, tc.want)
			}
		})
	}
}

func TestBadRows(t *testing.T) {
	good := unit
	for name, tc := range map[string]struct {
		rows             []string
		rule             string
		versions, linked int
	}{
		"an impossible day": {[]string{"LBN,troop-dispatch,,Dongmyeong Unit (UNIFIL),2030-02-31,,"},
			"bad_date", 1, 1},
		"an end before the beginning": {[]string{"LBN,troop-dispatch,,Dongmyeong Unit (UNIFIL),2030,,2029-12-31"},
			"bad_period", 1, 1},
		"a count": {[]string{"WLD,strategic-partnership,summary,Count of Korean strategic partners " +
			"(2024),2024,,"}, "no_tie", 0, 0},
		"the same row twice": {[]string{good, good}, "duplicate_row", 1, 1},
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
				t.Errorf("%d versions and %d links, want %d and %d", len(l.agreements), len(l.links), tc.versions,
					tc.linked)
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
	}{"group alone": {[]string{group}, 2}, "member after": {[]string{group, member}, 3},
		"member before": {[]string{member, group}, 2}} {
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
	tables, err := format.Open(format.FromBytes("ties.csv", table(unit, "SSD,troop-dispatch,,Hanbit Unit "+
		"(UNMISS),2030,,")))
	if err != nil {
		t.Fatal(err)
	}
	in := entente.Input{Tables: map[string][]entente.SourceTable{"ties": {{Table: tables[0]}}},
		Issues: &entente.Issues{}}
	full := errors.New("the disk is full")
	if _, err := newSource(t).Map(context.Background(), in,
		func(entente.Statement) error { return full }); err != full {
		t.Errorf("got %v, want the error of emit unchanged", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	tables, _ = format.Open(format.FromBytes("ties.csv", table(unit)))
	in.Tables["ties"][0].Table = tables[0]
	if _, err := newSource(t).Map(ctx, in, func(entente.Statement) error { return nil }); !errors.Is(err,
		context.Canceled) {
		t.Errorf("got %v, want canceled", err)
	}
}

// FuzzMap: whatever the bytes, no panic, no statement without a place inside the file, no tie of one
// actor with itself.
func FuzzMap(f *testing.F) {
	f.Add(table(unit, "EU,free-trade-agreement,,New,2030-01-02,2031,2040", "WLD,membership,summary,x,,,"))
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
