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
	said := map[int]bool{}
	for _, a := range l.agreements {
		said[a.Locator.Line] = true
	}
	for _, i := range l.issues.Kept {
		switch i.Rule {
		case "no_tie", "unreviewed_row": // TestReviewIsCurrent names what nobody has reviewed
			said[i.Locator.Line] = true
		default:
			t.Errorf("%v", i)
		}
	}
	for line := 2; line < 2+l.rows; line++ {
		if !said[line] {
			t.Errorf("line %d makes neither a version of an agreement nor an issue", line)
		}
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
	for _, a := range l.agreements {
		c := record(a.Provenance)
		got := []string{a.Origin.Title, a.Origin.URL, a.Known.String(), a.Origin.Trust}
		if want := []string{c[8], c[9], c[10], c[12]}; !slices.Equal(got, want) {
			t.Errorf("%s at %v: got %q, want %q", a.ID, a.Locator, got, want)
		}
		dates := []string{a.Signed.String(), a.InForce.String(), a.Ended.String()}
		if !slices.Equal(dates, c[4:7]) {
			// A plan, a change, one of several partners, a maturity told beside the row: fewer dates, or the reviewed.
			for _, d := range dates[1:2] {
				if d != "" && !slices.Contains(c[4:7], d) {
					t.Errorf("%s at %v: dates %q, and the row has %q", a.ID, a.Locator, dates, c[4:7])
				}
			}
		}
	}
	for _, k := range l.links {
		c := record(k.Provenance)
		partners := []entente.ActorID{k.From, k.To, k.Through}
		isOther := k.To == "COW:817" || k.Agreement == "korea-ties:armistice-1953" // not the partner that the row names
		if !slices.Contains(partners, "KOR") || !slices.Contains(partners, entente.ActorID(c[0])) && !isOther {
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
		"korea-ties:uae-military-assistance-2009": {"KOR->ARE 2009.. defence claim",
			"KOR->ARE 2009.. defence claim"},
		"korea-ties:armistice-1953":                          {"KOR<->PRK 1953-07-27.."},
		"korea-ties:partnership-ind-strategic":               {"KOR<->IND 2010..2015"},
		"korea-ties:partnership-ind-special-strategic":       {"KOR<->IND 2015.."},
		"korea-ties:partnership-idn-special-strategic":       {"KOR<->IDN 2017-11-09.."},
		"korea-ties:partnership-vnm-strategic-cooperative":   {"KOR<->VNM 2009-10..2022-12-05"},
		"korea-ties:partnership-sgp-strategic":               {"KOR<->SGP 2025-11-02.."},
		"korea-ties:partnership-aut-strategic":               {"KOR<->AUT 2021-06-14.."},
		"korea-ties:partnership-hun-strategic":               {"KOR<->HUN 2021-11.."},
		"korea-ties:partnership-are-strategic":               {"KOR<->ARE 2009..2018-03"},
		"korea-ties:partnership-lao-comprehensive":           {"KOR<->LAO 2025-12-15.."},
		"korea-ties:partnership-lao-comprehensive-strategic": {"KOR<->LAO 2024-10-10..2025-12-15 planned"},
		"desta:208":                         {"KOR<->CHL 2004-04-01.."},
		"desta:909":                         {"KOR<->CHN 2015-12-20.."},
		"desta:1076":                        {"KOR<->ISR 2021-05.."},
		"korea-ties:malaysia-trade":         {"KOR<->MYS .. false_claim", "KOR<->MYS 2025-10-26.. planned"},
		"korea-ties:ecuador-trade":          {"KOR<->ECU 2025-09-02.."},
		"korea-ties:are-trade":              {"KOR<->ARE 2024-05-29.."},
		"korea-ties:guatemala-accession":    {"KOR<->GTM 2024-01-09.."},
		"korea-ties:gbr-trade-upgrade":      {"KOR<->GBR 2025-12-15.. planned"},
		"korea-ties:eu-digital-trade":       {"KOR<->EU 2026-06-10.."},
		"korea-ties:korean-war-tur":         {"TUR->KOR 1950-06..1953-07-27"},
		"korea-ties:korean-war-ita":         {"ITA->KOR 1950-06..1953-07-27"},
		"korea-ties:korean-war-ita-forces":  {"ITA->KOR 1950-06..1953-07-27 false_claim"},
		"korea-ties:korean-war-esp":         {"ESP->KOR 1950-06..1953-07-27 false_claim"},
		"korea-ties:troops-vietnam-war":     {"KOR->COW:817 1964-09..1973-03"},
		"korea-ties:arms-are-cheongung":     {"KOR<->ARE 2022-01-16..2022-01-16"},
		"korea-ties:arms-idn-kf21":          {"KOR<->IDN 2010.."},
		"korea-ties:summit-moon-india-2018": {"KOR<->IND 2018-07-08..2018-07-11"},
		"korea-ties:gsomia-japan":           {"KOR<->JPN 2016-11-23.."},
		"korea-ties:depa": {"KOR<->SGP 2024-05-03..", "KOR<->NZL 2024-05-03..",
			"KOR<->CHL 2024-05-03.."},
		"desta:384": {"KOR<->EFTA 2006-09-01..", "KOR<->CHE 2006-09-01.. EFTA", "KOR<->NOR 2006-09-01.. EFTA",
			"KOR<->ISL 2006-10-01.. EFTA", "KOR<->LIE 2006-09-01.. EFTA"},
		"korea-ties:gcc-trade": {"KOR<->GCC 2023-12-28.. planned", "KOR<->ARE 2023-12-28.. GCC planned",
			"KOR<->BHR 2023-12-28.. GCC planned", "KOR<->SAU 2023-12-28.. GCC planned",
			"KOR<->OMN 2023-12-28.. GCC planned",
			"KOR<->QAT 2023-12-28.. GCC planned", "KOR<->KWT 2023-12-28.. GCC planned"},
		// A maturity ends a swap and a sharing of cost; a renewal goes on with the first.
		"korea-ties:swap-chn": {"KOR<->CHN 2025-11-01..2030-10-31"},
		"korea-ties:swap-idn": {"KOR<->IDN 2014..2031-03-05"},
		"korea-ties:swap-jpn": {"KOR<->JPN 2023-12-01..2026-11"},
		"korea-ties:swap-aus": {"KOR<->AUS 2014-02-23..2017-02-22", "KOR<->AUS 2017-02-08..2020-02-07",
			"KOR<->AUS 2023-02-06..2028-02"},
		"korea-ties:swap-tur":    {"KOR<->TUR 2024-08-12..2027-08", "KOR<->TUR 2021-08-12..2024-08"},
		"korea-ties:us-sma-2014": {"KOR<->USA 2014-06-18..2018-12-31"},
		"korea-ties:us-sma-2019": {"KOR<->USA 2019-02-10..2019-12-31"},
		"korea-ties:us-sma-2021": {"KOR<->USA 2021-09-01..2025-12-31"},
		"korea-ties:us-sma-2024": {"KOR<->USA 2024-11-29..2030-12-31"},
		// A page that names a tie does not say when it began; of a sale without a day it says that it was made by then.
		"korea-ties:partnership-cze-strategic": {"KOR<->CZE .."},
		"korea-ties:us-forces-korea":           {"KOR<->USA .."},
		"korea-ties:troops-som-cheonghae":      {"KOR->SOM .."},
		"korea-ties:swap-are":                  {"KOR<->ARE ..2027-04"},
		"korea-ties:arms-irq-t50":              {"KOR<->IRQ ..2025-06"},
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
		t.Errorf("%d ties under the agreement with the European Union, want the Union and 28 states: %v",
			len(links), got)
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

// TestOpenBeginnings: no tie begins on the day of the page that tells of it, unless the row gives that day.
func TestOpenBeginnings(t *testing.T) {
	l := facts(t)
	rows, err := csv.NewReader(strings.NewReader(string(l.bytes))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range l.links {
		r := rows[k.Locator.Line-1]
		isUndated := r[4]+r[5] == ""
		if isUndated && k.Claim == entente.ClaimNone && !k.Period.From.IsZero() && k.Period.From == k.Known {
			t.Errorf("%s of line %d begins on the day of its page, %v", k.Agreement, k.Locator.Line, k.Known)
		}
		if !isUndated && k.Period.From.IsZero() {
			t.Errorf("%s of line %d has no beginning, and the row has %q", k.Agreement, k.Locator.Line, r[4:6])
		}
	}
}

// TestForcesInTheWar: sixteen states fought, and nobody else is said to have without a doubt.
func TestForcesInTheWar(t *testing.T) {
	l := facts(t)
	level := map[entente.AgreementID]string{}
	for _, a := range l.agreements {
		if before, ok := level[a.ID]; ok && a.Kind == entente.KindPastSupport && before != a.Level {
			t.Errorf("%s has the levels %q and %q", a.ID, before, a.Level)
		}
		level[a.ID] = a.Level
	}
	fought, helped := []string{}, []string{}
	for _, k := range l.links {
		if k.Claim != entente.ClaimNone {
			continue
		}
		switch level[k.Agreement] {
		case "combat":
			fought = append(fought, string(k.From))
		case "medical":
			helped = append(helped, string(k.From))
		}
	}
	slices.Sort(fought)
	slices.Sort(helped)
	if got := strings.Join(fought, " "); got != "AUS BEL CAN COL ETH FRA GBR GRC LUX NLD NZL PHL THA TUR USA ZAF" {
		t.Errorf("fought: %s", got)
	}
	if got := strings.Join(helped, " "); got != "DNK IND ITA NOR SWE" {
		t.Errorf("gave medical help: %s", got)
	}
}

// TestAwaitsForce: a treaty that is signed waits for its entry into force; a declaration, a swap, an
// agreement whose row tells of the entry into force do not.
func TestAwaitsForce(t *testing.T) {
	for id, want := range map[entente.AgreementID]bool{"korea-ties:are-trade": true, "korea-ties:ecuador-trade": true,
		"korea-ties:guatemala-accession": true, "korea-ties:eu-digital-trade": true,
		"korea-ties:defence-cooperation-rou": true,
		"desta:1076":                         true, "desta:208": false, "atop:3240": false, "desta:931": false,
		"korea-ties:us-sma-2019": false, "korea-ties:swap-chn": false,
		"korea-ties:malaysia-trade": false, "korea-ties:gbr-trade-upgrade": false,
		"korea-ties:washington-declaration-2023": false,
		"korea-ties:nato-partnership":            false, "korea-ties:partnership-sgp-strategic": false} {
		versions, _ := facts(t).of(id)
		got := slices.ContainsFunc(versions, func(a entente.Agreement) bool { return a.AwaitsForce })
		if got != want {
			t.Errorf("%s awaits its entry into force: %v, want %v", id, got, want)
		}
	}
}

func TestDisagreementsSurvive(t *testing.T) {
	l := facts(t)
	for id, want := range map[entente.AgreementID][]string{
		"atop:3240":                {"1953-10-01 1954-11-18 ", "1953-10-01 1954-11-17 ", "  ", "  ", "1953  "},
		"desta:72":                 {"2006 2007-06 ", "2005 2010-01-01 "},
		"korea-ties:gsomia-japan":  {"2016-11-23 2016-11-23 ", "  ", "2019   false_claim", "  ", "  "},
		"korea-ties:arms-idn-kf21": {"  ", "2010  ", "  ", "2014-10-06  ", "  "},
		"korea-ties:partnership-vnm-strategic-cooperative": {"2012  ", "2009  2022-12-05", "2009-10  2022-12-05"},
		"korea-ties:partnership-idn-special-strategic":     {"2017-11  ", "2017-11-09  "},
		"korea-ties:korean-war-ita":                        {"1950  1953", "1950  1953-07-27"},
		"korea-ties:swap-tur":                              {"  2027-08", "  "},
		"korea-ties:swap-aus":                              {"  2028-02", "  ", "  ", "  2028-02"},
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
	versions, _ := l.of("korea-ties:korean-war-eth")
	if notes := versions[0].Note + versions[len(versions)-1].Note; !strings.Contains(notes, "3,518") ||
		!strings.Contains(notes, "6,037") {
		t.Errorf("the two strengths of the Ethiopian forces are not told: %q", notes)
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
	got := map[string]bool{}
	for _, c := range facts(t).changes {
		got[fmt.Sprintf("%s %s %s %v", c.Agreement, c.Kind, c.Date, c.Actors)] = true
		if c.Date.IsZero() {
			t.Errorf("%s of %v has no date", c.ID, c.Locator)
		}
	}
	for _, want := range []string{
		"korea-ties:gsomia-japan reaffirmed 2019-11-22 [KOR JPN]",
		"korea-ties:gsomia-japan reaffirmed 2023-03-16 [KOR JPN]",
		"korea-ties:gsomia-japan reaffirmed 2023-03-21 [KOR JPN]",
		"korea-ties:arms-idn-kf21 reaffirmed 2025-06-11 [KOR IDN]",
		"korea-ties:arms-idn-kf21 reaffirmed 2021-11-11 [KOR IDN]",
		"korea-ties:troops-irq-zaytun reaffirmed 2006-02 [KOR IRQ]",
		"korea-ties:us-sofa-1966 reaffirmed 2025-12-12 [KOR USA]",
		"korea-ties:us-forces-korea reaffirmed 2025-12-18 [KOR USA]",
		"korea-ties:swap-che renewal 2026-03 [KOR CHE]",
		"atop:3240 reaffirmed 2025-11-04 [KOR USA]",
		"korea-ties:partnership-tur-strategic reaffirmed 2025-11-24 [KOR TUR]",
	} {
		if !got[want] {
			t.Errorf("no change %s; got %v", want, got)
		}
	}
}

// TestReviewIsCurrent names every row of the facts that nobody has reviewed, and every review of a row
// that is gone. It is the one test that a new row fails.
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
		there[strings.Join(r[:4], "|")+"|"] = true
		there[strings.Join(append(slices.Clone(r[:4]), r[8]), "|")] = true
	}
	decided := map[string]bool{}
	for i, r := range reviewed[1:] {
		decided[strings.Join(r[:5], "|")] = true
		if !there[strings.Join(r[:5], "|")] {
			t.Errorf("agreements.csv line %d decides about %q, which is not in the facts", i+2, r[:5])
		}
		if len(r[len(r)-1]) > 240 {
			t.Errorf("agreements.csv line %d: the note has %d bytes; a note is a line or two", i+2, len(r[len(r)-1]))
		}
	}
	for i, r := range rows[1:] {
		if !decided[strings.Join(r[:4], "|")+"|"] && !decided[strings.Join(append(slices.Clone(r[:4]), r[8]), "|")] {
			t.Errorf("agreements.csv does not decide about line %d: %q", i+2, r[:4])
		}
	}
}
