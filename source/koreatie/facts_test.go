package koreatie_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
)

func TestEveryRowIsAccountedFor(t *testing.T) {
	l := facts(t)
	if l.rows != 317 {
		t.Errorf("read %d rows, want 317", l.rows)
	}
	said := map[int]bool{}
	for _, a := range l.agreements {
		said[a.Locator.Line] = true
	}
	for _, i := range l.issues.Kept {
		if i.Rule == "no_tie" {
			said[i.Locator.Line] = true
		}
	}
	for line := 2; line < 2+l.rows; line++ {
		if !said[line] {
			t.Errorf("line %d makes neither a version of an agreement nor an issue", line)
		}
	}
	if want := map[string]int{"no_tie": 19}; !maps.Equal(l.issues.Counts, want) {
		t.Errorf("issues are %v, want %v: %v", l.issues.Counts, want, l.issues.Kept)
	}
}

// TestLocators reads the record again at the locator of every statement and compares it with what the
// statement restates.
func TestLocators(t *testing.T) {
	l := facts(t)
	record := func(p entente.Provenance) []string {
		t.Helper()
		b := l.bytes[p.Locator.Offset : p.Locator.Offset+p.Locator.Length]
		cells, err := csv.NewReader(strings.NewReader(string(b))).Read()
		if err != nil || len(cells) != 13 {
			t.Fatalf("%v: %q is no record of 13 cells: %v", p.Locator, b, err)
		}
		return cells
	}
	var other []string // rows whose dates are not those of the agreement: plans, changes, one of several partners
	for _, a := range l.agreements {
		c := record(a.Provenance)
		got := []string{a.Origin.Title, a.Origin.URL, a.Known.String(), a.Origin.Trust}
		if want := []string{c[8], c[9], c[10], c[12]}; !slices.Equal(got, want) {
			t.Errorf("%s at %v: got %q, want %q", a.ID, a.Locator, got, want)
		}
		dates := []string{a.Signed.String(), a.InForce.String(), a.Ended.String()}
		if !slices.Equal(dates, c[4:7]) {
			other = append(other, c[3])
			for _, d := range dates[1:] {
				if d != "" && !slices.Contains(c[4:7], d) {
					t.Errorf("%s at %v: dates %q, and the row has %q", a.ID, a.Locator, dates, c[4:7])
				}
			}
		}
	}
	if len(other) != 12 {
		t.Errorf("%d versions do not have the dates of their rows, want 12: %q", len(other), other)
	}
	for _, k := range l.links {
		c := record(k.Provenance)
		partners := []entente.ActorID{k.From, k.To, k.Through}
		if !slices.Contains(partners, "KOR") || !slices.Contains(partners, entente.ActorID(c[0])) && k.To != "COW:817" {
			t.Errorf("%s at %v ties %v, and the row is about %s", k.Agreement, k.Locator, partners, c[0])
		}
	}
}

// say is a link on one line, for tables.
func say(k entente.Link) string {
	arrow := "->"
	if k.IsMutual {
		arrow = "<->"
	}
	s := fmt.Sprintf("%s%s%s %s..%s", k.From, arrow, k.To, k.Period.From, k.Period.To)
	for _, more := range []string{string(k.Through), k.Obligations.String(), string(k.Claim)} {
		if more != "" {
			s += " " + more
		}
	}
	return s
}

func TestTies(t *testing.T) {
	l := facts(t)
	for id, want := range map[entente.AgreementID][]string{
		"atop:3240": {"KOR<->USA 1953-10-01.. defence;consultation"},
		"korea-ties:uae-military-assistance-2009": {"KOR->ARE 2009.. defence claim", "KOR->ARE 2009.. defence claim",
			"KOR->ARE 2009.. defence false_claim"},
		"korea-ties:partnership-ind-strategic":             {"KOR<->IND 2010..2015"},
		"korea-ties:partnership-ind-special-strategic":     {"KOR<->IND 2015.."},
		"korea-ties:partnership-idn-special-strategic":     {"KOR<->IDN 2017-11-09.."},
		"korea-ties:partnership-vnm-strategic-cooperative": {"KOR<->VNM 2009..2022-12-05"},
		"korea-ties:partnership-sgp-strategic":             {"KOR<->SGP 2024-10-08.. planned"},
		"desta:208":                                        {"KOR<->CHL 2004-04-01.."},
		"desta:1076":                                       {"KOR<->ISR 2022-09-27.."},
		"korea-ties:malaysia-trade":                        {"KOR<->MYS 2023-09-07.. false_claim", "KOR<->MYS 2025-08-18.. planned"},
		"korea-ties:swap-chn":                              {"KOR<->CHN 2024-05..2025-10"},
		"korea-ties:swap-aus-2014":                         {"KOR<->AUS 2014-02-23..2017-02-22"},
		"korea-ties:korean-war-tur":                        {"TUR->KOR 1950-06..1953-07-27"},
		"korea-ties:korean-war-ita":                        {"ITA->KOR 1950-06..1953-07-27"},
		"korea-ties:korean-war-ita-forces":                 {"ITA->KOR 1950-06..1953-07-27 false_claim"},
		"korea-ties:korean-war-esp":                        {"ESP->KOR 1950-06..1953-07-27 false_claim"},
		"korea-ties:troops-vietnam-war":                    {"KOR->COW:817 ..1975-04-30"},
		"korea-ties:arms-are-cheongung":                    {"KOR<->ARE 2022-01..2022-01"},
		"korea-ties:arms-irq-t50":                          {"KOR<->IRQ 2025-06..2025-06"},
		"korea-ties:arms-idn-kf21":                         {"KOR<->IDN 2010.."},
		"korea-ties:summit-moon-india-2018":                {"KOR<->IND 2018-07-08..2018-07-11"},
		"korea-ties:gsomia-japan":                          {"KOR<->JPN 2016-11-23.."},
		"korea-ties:partnership-aut-strategic":             {"KOR<->AUT 2024-05-16.."},
		"korea-ties:us-forces-korea":                       {"KOR<->USA 1978.."},
		"korea-ties:depa": {"KOR<->SGP 2024-05-03..", "KOR<->NZL 2024-05-03..",
			"KOR<->CHL 2024-05-03.."},
		"desta:384": {"KOR<->EFTA 2006-09..", "KOR<->CHE 2006-09.. EFTA", "KOR<->NOR 2006-09.. EFTA",
			"KOR<->ISL 2006-09.. EFTA", "KOR<->LIE 2006-09.. EFTA"},
		"korea-ties:gcc-trade": {"KOR<->GCC 2023-12-28.. planned", "KOR<->ARE 2023-12-28.. GCC planned",
			"KOR<->BHR 2023-12-28.. GCC planned", "KOR<->SAU 2023-12-28.. GCC planned", "KOR<->OMN 2023-12-28.. GCC planned",
			"KOR<->QAT 2023-12-28.. GCC planned", "KOR<->KWT 2023-12-28.. GCC planned"},
	} {
		_, links := l.of(id)
		got := []string{}
		for _, k := range links {
			got = append(got, say(k))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", id, diff)
		}
	}
}

// TestAllies: from this file alone only the United States owe or are owed defence without a doubt.
func TestAllies(t *testing.T) {
	l := facts(t)
	sure, doubted := map[entente.ActorID]bool{}, map[entente.ActorID]bool{}
	for _, k := range l.links {
		if !k.Obligations.Has(entente.Defence) {
			continue
		}
		if k.Claim == entente.ClaimNone {
			sure[k.To] = true
		} else {
			doubted[k.To] = true
		}
	}
	if !maps.Equal(sure, map[entente.ActorID]bool{"USA": true}) {
		t.Errorf("allies are %v, want USA alone", sure)
	}
	if !maps.Equal(doubted, map[entente.ActorID]bool{"ARE": true}) {
		t.Errorf("claimed allies are %v, want ARE alone", doubted)
	}
}

func TestGroupsOfTheDay(t *testing.T) {
	_, links := facts(t).of("desta:815")
	got := map[entente.ActorID]string{}
	for _, k := range links {
		got[k.To] = fmt.Sprintf("%s..%s %s", k.Period.From, k.Period.To, k.Through)
	}
	for actor, want := range map[entente.ActorID]string{
		"EU": "2011-07.. ", "DEU": "2011-07.. EU", "HRV": "2013-07-01.. EU", "GBR": "2011-07..2020-01-31 EU"} {
		if got[actor] != want {
			t.Errorf("%s: got %q, want %q", actor, got[actor], want)
		}
	}
	if len(links) != 1+28 {
		t.Errorf("%d ties under the agreement with the European Union, want the Union and 28 states: %v", len(links), got)
	}
	_, links = facts(t).of("desta:72")
	for _, k := range links {
		if k.To == "TLS" {
			t.Errorf("East Timor joined ASEAN in 2025 and is tied by the agreement of 2006: %s", say(k))
		}
	}
	if len(links) != 1+10 {
		t.Errorf("%d ties under the agreement with ASEAN, want ASEAN and ten states", len(links))
	}
	_, links = facts(t).of("desta:1044")
	seen := map[entente.ActorID]int{}
	for _, k := range links {
		seen[k.To]++
	}
	if seen["KOR"] != 0 || seen["JPN"] != 1 || seen["VNM"] != 1 || seen["RCEP"] != 1 {
		t.Errorf("RCEP ties %v, want Japan and Vietnam once and South Korea not with itself", seen)
	}
}

// TestOpenBeginnings: with an unknown beginning a tie would be told of any earlier year, so only what
// surely lies before the page that tells of it has one.
func TestOpenBeginnings(t *testing.T) {
	for _, k := range facts(t).links {
		if k.Period.From.IsZero() && (k.Period.To.IsZero() || k.Known.Last().Before(k.Period.To.First())) {
			t.Errorf("%s of %v ties %s and %s from an unknown day to %v, and was told on %v", k.Agreement, k.Locator, k.From, k.To, k.Period.To, k.Known)
		}
	}
}

func TestDisagreementsSurvive(t *testing.T) {
	l := facts(t)
	for id, want := range map[entente.AgreementID][]string{
		"atop:3240":                {"1953-10-01 1954-11-18 ", "1953-10-01 1954-11-17 "},
		"desta:72":                 {"2006 2007-06 ", " 2008-11 "},
		"korea-ties:gsomia-japan":  {"2016-11-23 2016-11-23 ", "  ", "2019   false_claim", "  "},
		"korea-ties:arms-idn-kf21": {"  ", "2010  ", "  ", "2014  "},
		"korea-ties:partnership-vnm-strategic-cooperative": {"2009-10  ", "2012  ", "2009  2022-12-05"},
		"korea-ties:partnership-idn-special-strategic":     {"  ", "2018-03  ", "2017-11-09  "},
		"korea-ties:korean-war-ita":                        {"1950  1953", "1950  1953-07-27"},
	} {
		versions, _ := l.of(id)
		got := []string{}
		for _, a := range versions {
			s := fmt.Sprintf("%s %s %s", a.Signed, a.InForce, a.Ended)
			if a.Claim != "" {
				s += " " + string(a.Claim)
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", id, diff)
		}
	}
	versions, _ := l.of("korea-ties:korean-war-tur")
	if notes := versions[0].Note + versions[len(versions)-1].Note; !strings.Contains(notes, "5,455") || !strings.Contains(notes, "15,000") {
		t.Errorf("the two strengths of the Turkish forces are not told: %q", notes)
	}
}

// TestNoQuotes makes sure that nothing of the pages' text gets out.
func TestNoQuotes(t *testing.T) {
	l := facts(t)
	rows, err := csv.NewReader(strings.NewReader(string(l.bytes))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, a := range l.agreements {
		told.WriteString(a.Title + "\n" + a.Note + "\n")
	}
	for i, r := range rows[1:] {
		if q := r[11]; len(q) > 25 && strings.Contains(told.String(), q) {
			t.Errorf("line %d: the quotation %q is held in a title or note", i+2, q)
		}
	}
}

func TestChangesConfirm(t *testing.T) {
	got := []string{}
	for _, c := range facts(t).changes {
		got = append(got, fmt.Sprintf("%s %s %s %v", c.Agreement, c.Kind, c.Date, c.Actors))
	}
	want := []string{
		"korea-ties:gsomia-japan reaffirmed 2019-11-22 [KOR JPN]",
		"korea-ties:gsomia-japan reaffirmed 2023-03-16 [KOR JPN]",
		"korea-ties:arms-idn-kf21 reaffirmed 2025-06-11 [KOR IDN]",
		"korea-ties:arms-idn-kf21 reaffirmed 2021-11-11 [KOR IDN]",
		"korea-ties:troops-irq-zaytun reaffirmed 2006-02 [KOR IRQ]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (want -, got +):\n%s", diff)
	}
}

// TestReviewIsCurrent: the reviewed file decides about rows that are there, and about nothing else.
func TestReviewIsCurrent(t *testing.T) {
	text, err := os.ReadFile("agreements.csv")
	if err != nil {
		t.Fatal(err)
	}
	reviewed, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(facts(t).bytes))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, r := range rows[1:] {
		there[strings.Join(r[:4], "|")] = true
	}
	for i, r := range reviewed[1:] {
		if !there[strings.Join(r[:4], "|")] {
			t.Errorf("agreements.csv line %d decides about %q, which is not in the facts", i+2, r[:4])
		}
		if len(r[len(r)-1]) > 240 {
			t.Errorf("agreements.csv line %d: the note has %d bytes; a note is a line or two", i+2, len(r[len(r)-1]))
		}
	}
}
