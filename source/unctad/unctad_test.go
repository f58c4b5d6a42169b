package unctad_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/crosswalk"
	"entente/format"
	"entente/source/sourcetest"
	"entente/source/unctad"
)

const (
	realFile = "../../../shared/data/unctad_iia/unctad_iia_treaties.csv"
	header   = "treaty_id,full_title,short_title,type,status,parties,date_of_signature,date_of_entry_into_force," +
		"termination_date,text\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := unctad.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

// linksOf lists the links of a pair in either order, as "id from..to claim".
func linksOf(r sourcetest.Result, a, b entente.ActorID) []string {
	out := []string{}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.From == a && l.To == b || l.From == b && l.To == a {
			s := strings.TrimSpace(fmt.Sprintf("%s %s..%s %s", strings.TrimPrefix(string(l.Agreement), "unctad-iia:"),
				l.Period.From, l.Period.To, l.Claim))
			if l.Through != "" {
				s += " through " + string(l.Through)
			}
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// members lists the members of a treaty, those of a side with it.
func members(r sourcetest.Result, id string) []string {
	out := []string{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		if string(m.Agreement) == "unctad-iia:"+id {
			s := string(m.Actor)
			if m.Side != "" {
				s += "/" + strings.Fields(m.Side)[0]
			}
			out = append(out, s)
		}
	}
	return out
}

func TestRealFile(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	if r.Rows != 3925 || len(sourcetest.Of[entente.Agreement](r)) != 3925 {
		t.Errorf("got %d rows and %d agreements, want 3925", r.Rows, len(sourcetest.Of[entente.Agreement](r)))
	}
	// Every name of a state is known; eight times a group stands there whose members are not.
	if got, want := sourcetest.Rules(r), "unexpanded_group:8"; got != want {
		t.Errorf("issues: got %s, want %s", got, want)
	}
	if err := r.Issues.Check("test", r.Rows, s.Card.Budgets); err != nil {
		t.Error(err)
	}
	levels, awaiting := map[string]int{}, 0
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		levels[a.Level]++
		if a.AwaitsForce {
			awaiting++
		}
	}
	// Counted in the file by the columns type, status and date_of_entry_into_force.
	if levels[unctad.LevelBIT] != 3425 || levels[unctad.LevelTIP] != 500 || awaiting != 752 {
		t.Errorf("got %v and %d that await their entry into force", levels, awaiting)
	}
	want := []string{
		"1046 2006-07-01.. through ASEAN", "1304 2004-06-05..", "3165 1993-09-04..2004-06-05", "365 2015-12-20..",
		"696 2009-09-01.. through ASEAN",
	}
	if diff := cmp.Diff(want, linksOf(r, "KOR", "VNM")); diff != "" {
		t.Errorf("South Korea and Viet Nam (-want +got):\n%s", diff)
	}
	for _, id := range []string{"29", "48"} { // two agreements of the Indo-Pacific framework
		if got := members(r, id); len(got) != 14 || !slices.Contains(got, "KOR") || !slices.Contains(got, "VNM") {
			t.Errorf("treaty %s: got members %v, want 14 with KOR and VNM", id, got)
		}
	}
}

// The names of the whole file, counted in another way: protected commas first, then a split.
func TestNamesResolved(t *testing.T) {
	s, _ := newSource(t)
	file := sourcetest.Path(t, realFile)
	tables, err := format.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer tables[0].Close()
	var issues entente.Issues
	rows := format.NewRows(entente.SourceTable{Table: tables[0]}, &issues)
	tail := regexp.MustCompile(
		`, ((Plurinational State|Bolivarian Republic|Islamic Republic|United Republic|Federated States|Republic|Dem\. People's Rep\.) of|Democratic Republic of the|China SAR)(,|$)`)
	inside := regexp.MustCompile(`\([^)]*\)`)
	names := 0
	for rows.Next() {
		text := rows.Text("parties")
		text = inside.ReplaceAllString(text, "")
		for tail.MatchString(text) {
			text = tail.ReplaceAllString(text, " $1$3")
		}
		names += strings.Count(text, ", ") + 1
	}
	r := sourcetest.Map(t, s, file)
	unknown := r.Issues.Counts["unknown_party"] + r.Issues.Counts["unexpanded_group"]
	if names != 7955 || unknown != 8 {
		t.Errorf("got %d of %d names resolved, want 7947 of 7955", names-unknown, names)
	}
}

func TestParties(t *testing.T) {
	s, _ := newSource(t)
	for name, tc := range map[string]struct {
		parties string
		links   string // "A-B through C", in order
		members string
		rules   string
	}{
		"plain":               {"Ukraine, United Arab Emirates", "UKR-ARE", "", ""},
		"names with commas":   {"Korea, Republic of, Viet Nam", "KOR-VNM", "", ""},
		"both with commas":    {"Hong Kong, China SAR, Macao, China SAR", "HKG-MAC", "", ""},
		"long tails":          {"Iran, Islamic Republic of, Korea, Dem. People's Rep. of", "IRN-PRK", "", ""},
		"the two Congos":      {"Congo, Congo, Democratic Republic of the", "COG-COD", "", ""},
		"the two Guineas":     {"Guinea, Guinea-Bissau", "GIN-GNB", "", ""},
		"China and its parts": {"China, Taiwan Province of China", "CHN-TWN", "", ""},
		"BLEU": {"BLEU (Belgium-Luxembourg Economic Union), Korea, Republic of", "KOR-BEL KOR-LUX",
			"", ""},
		"a group and a state": {"EFTA (European Free Trade Association), Korea, Republic of",
			"KOR-CHE/EFTA KOR-ISL/EFTA KOR-LIE/EFTA KOR-NOR/EFTA", "", ""},
		"a group alone": {"UMA (Arab Maghreb Union)", "", "DZA LBY MRT MAR TUN", ""},
		"three states":  {"China, Japan, Korea, Republic of", "", "CHN JPN KOR", ""},
		"group among several": {"Colombia, EFTA (European Free Trade Association), Peru", "",
			"COL CHE/EFTA ISL/EFTA LIE/EFTA NOR/EFTA PER", ""},
		"unknown of two":   {"Atlantis, Korea, Republic of", "", "", "unknown_party:1"},
		"unknown of three": {"Atlantis, Japan, Korea, Republic of", "", "JPN KOR", "unknown_party:1"},
		"unknown group": {"AU (African Union), EFTA (European Free Trade Association)", "", "",
			"unexpanded_group:1"},
		"itself": {"Japan, Japan", "", "", ""},
		"nobody": {"", "", "", "unknown_party:1"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+`7,,T,BITs,In force,"`+tc.parties+
				`",2005-01-01,2006-01-01,,`+"\n"))
			var links []string
			for _, l := range sourcetest.Of[entente.Link](r) {
				x := string(l.From + "-" + l.To)
				if l.Through != "" {
					x += "/" + string(l.Through)
				}
				links = append(links, x)
			}
			if got := strings.Join(links, " "); got != tc.links {
				t.Errorf("links: got %q, want %q", got, tc.links)
			}
			if got := strings.Join(members(r, "7"), " "); got != tc.members {
				t.Errorf("members: got %q, want %q", got, tc.members)
			}
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
		})
	}
}

func TestPeriods(t *testing.T) {
	s, _ := newSource(t)
	kv := `"Korea, Republic of, Viet Nam"`
	for name, tc := range map[string]struct {
		row, a, b, want, rules string
	}{
		"in force": {"7,,T,BITs,In force," + kv + ",2003-09-15,2004-06-05,,", "KOR", "VNM",
			"7 2004-06-05..", ""},
		"signed": {"7,,T,BITs,Signed (not in force)," + kv + ",2003-09-15,,,", "KOR", "VNM",
			"7 2003-09-15..", ""},
		"terminated": {"7,,T,BITs,Terminated," + kv + ",1993-05-13,1993-09-04,2004-06-05,", "KOR",
			"VNM", "7 1993-09-04..2004-06-05", ""},
		"terminated, never in force": {"7,,T,BITs,Terminated," + kv + ",1993-05-13,,2004-06-05,", "KOR", "VNM",
			"7 1993-05-13..2004-06-05", ""},
		"terminated, nobody knows when": {"7,,T,BITs,Terminated," + kv + ",1993-05-13,1993-09-04,,", "KOR", "VNM",
			"7 1993-09-04..2025-04-08", ""},
		"Yugoslavia": {`7,,T,BITs,In force,"France, Serbia",1974-03-28,1975-03-03,,`, "FRA", "YUCS",
			"7 1975-03-03..2003-02-03", ""},
		"Serbia": {`7,,T,BITs,In force,"France, Serbia",1974-03-28,1975-03-03,,`, "FRA", "SRB",
			"7 2006-06-05..", ""},
		"Czechoslovakia": {`7,,T,BITs,In force,"Czechia, Spain",1990-12-12,1991-11-28,,`, "CSHH", "ESP",
			"7 1991-11-28..1992-12-31", ""},
		"a later successor": {`7,,T,BITs,In force,"France, Montenegro",1974-03-28,1975-03-03,,`, "FRA", "MNE",
			"7 2006..", ""},
		"no state and yet a party": {`7,,T,BITs,In force,"Hong Kong, China SAR, Japan",1997-05-15,1997-06-18,,`, "HKG",
			"JPN", "7 1997-06-18..", ""},
		"left the group": {
			`7,,T,TIPs,In force,"EU (European Union), Korea, Republic of",2010-10-06,2011-07-01,,`, "KOR", "GBR",
			"7 2011-07-01..2020 through EU", ""},
		"31 February": {"7,,T,BITs,In force," + kv + ",2003-02-31,2004-06-05,,", "KOR", "VNM",
			"7 2004-06-05..", "bad_date:1"},
		"ends before it begins": {"7,,T,BITs,Terminated," + kv + ",1993-05-13,1993-09-04,1990-01-01,", "KOR", "VNM", "",
			"bad_date:1"},
		"no date":   {"7,,T,BITs,In force," + kv + ",,,,", "KOR", "VNM", "", "bad_date:1"},
		"status":    {"7,,T,BITs,Lapsed," + kv + ",2003-09-15,2004-06-05,,", "KOR", "VNM", "", "unknown_code:1"},
		"type":      {"7,,T,MITs,In force," + kv + ",2003-09-15,2004-06-05,,", "KOR", "VNM", "", "unknown_code:1"},
		"no number": {"x,,T,BITs,In force," + kv + ",2003-09-15,2004-06-05,,", "KOR", "VNM", "", "duplicate_row:1"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+tc.row+"\n"))
			if got := strings.Join(linksOf(r, entente.ActorID(tc.a), entente.ActorID(tc.b)), ", "); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
			// A treaty that was signed and not seen in force awaits that, and is not said to be only planned.
			for _, a := range sourcetest.Of[entente.Agreement](r) {
				if want := name == "signed" || strings.HasPrefix(name, "terminated, never"); a.AwaitsForce != want ||
					a.Claim != "" {
					t.Errorf("awaits its entry into force: got %v with claim %q, want %v and none", a.AwaitsForce,
						a.Claim, want)
				}
			}
		})
	}
	row := "7,Full,Short,TIPs,In force," + kv + ",2003-09-15,2004-06-05,,\n"
	r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+row+row))
	if got := sourcetest.Rules(r); got != "duplicate_row:1" {
		t.Errorf("same treaty twice: got %q", got)
	}
	a := sourcetest.Of[entente.Agreement](r)[0]
	if a.Kind != entente.KindInvestment || a.Level != "treaty with investment provisions" || a.Title != "Short" ||
		a.Note != "Full title: Full." {
		t.Errorf("got %+v", a)
	}
	if _, err := sourcetest.Try(s, sourcetest.Text("d.csv", strings.Replace(header, "parties", "party", 1)+
		row)); entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
}

func TestLocators(t *testing.T) {
	s, cw := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	names := map[entente.ActorID]string{"KOR": "Korea, Republic of", "VNM": "Viet Nam",
		"USA": "United States of America", "DEU": "Germany", "CHE": "Switzerland"}
	sourcetest.CheckLocators(t, r, 11, func(st entente.Statement, raw map[string]string) string {
		has := func(id entente.ActorID, through string) string {
			if n := names[id]; n != "" && !strings.Contains(raw["parties"], n) &&
				!strings.Contains(raw["parties"], "(") && !strings.Contains(raw["parties"], "Union") && through == "" {
				return n + " is no party"
			}
			return ""
		}
		switch x := st.(type) {
		case entente.Agreement:
			if string(x.ID) != "unctad-iia:"+raw["treaty_id"] || x.Signed.String() != raw["date_of_signature"] ||
				x.Title != raw["short_title"] {
				return "the row is another treaty"
			}
		case entente.Member:
			if !strings.Contains(raw["parties"], x.Raw) {
				return x.Raw + " is no party"
			}
		case entente.Link:
			if _, known := cw.Actor(x.To); !known || "unctad-iia:"+raw["treaty_id"] != string(x.Agreement) {
				return "the row is another treaty"
			}
			return has(x.From, "") + has(x.To, string(x.Through))
		}
		return ""
	})
}

func FuzzMap(f *testing.F) {
	f.Add(header + "7,Full,Short,TIPs,In force,\"Korea, Republic of, EU (European Union)\",2003-09-15,2004-06-05,,\n")
	f.Add(header + "8,,T,BITs,Terminated,\"Serbia, Montenegro, Czechia\",1974-03-28,1975-03-03,1999,\n")
	f.Add(header + "9.0,NaN,T,BITs,In force,\"Japan, Viet Nam\",13/05/1993,1993-09-04T00:00:00Z,#N/A,\n10,,T,BITs,In " +
		"force,\"Japan, Iraq\",\"May 1, 1993\",05/06/1993,NaT,\nSource: x\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sourcetest.Try(s, sourcetest.Text("f.csv", header+text))
		if err != nil && entente.CodeOf(err) == entente.CodeInternal {
			t.Fatalf("internal error: %v", err)
		}
		for _, l := range sourcetest.Of[entente.Link](r) {
			if l.From == "" || l.To == "" || l.From == l.To || l.Period.From.IsZero() {
				t.Fatalf("bad link %+v", l)
			}
		}
	})
}
