package atop_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/source"
	"entente/source/atop"
	"entente/source/sourcetest"
)

const data = "../../../shared/data/atop/"

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := atop.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

func publisher(t testing.TB) sourcetest.Result {
	t.Helper()
	s, _ := newSource(t)
	return sourcetest.Map(t, s, sourcetest.Path(t, data+"atop5_1m.csv"), sourcetest.Path(t, data+"atop5_1a.csv"),
		sourcetest.Path(t, data+"atop5_1aph.csv"))
}

func TestCounts(t *testing.T) {
	r := publisher(t)
	if want := 2510 + 789 + 849; r.Rows != want {
		t.Errorf("got %d rows, want %d", r.Rows, want)
	}
	if got := len(sourcetest.Of[entente.Agreement](r)); got != 789 {
		t.Errorf("got %d agreements, want 789", got)
	}
	if got, want := sourcetest.Rules(r), "corrected:6 outside_code:1 outside_system:98"; got != want {
		t.Errorf("got issues %q, want %q", got, want)
		for _, i := range r.Issues.Kept {
			if i.Rule != "outside_system" && i.Rule != "corrected" {
				t.Log(i)
			}
		}
	}
	rows := map[entente.Provenance]bool{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		rows[m.Provenance] = true
	}
	if len(rows) != 2510 {
		t.Errorf("members come from %d rows, want all 2510", len(rows))
	}
	s, _ := newSource(t)
	if err := r.Issues.Check("test", r.Rows, s.Card.Budgets); err != nil {
		t.Errorf("the publisher's own files are over budget: %v", err)
	}
}

// spell writes one membership as "USA 1953-10-01.. defence;consultation".
func spell(m entente.Member) string {
	s := fmt.Sprintf("%s %s..%s %s", m.Actor, m.Period.From, m.Period.To, m.Obligations)
	if m.Phase != "" {
		s += " phase " + m.Phase
	}
	return s
}

func TestKnownAgreements(t *testing.T) {
	r := publisher(t)
	members := map[entente.AgreementID][]string{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		members[m.Agreement] = append(members[m.Agreement], spell(m))
	}
	agreements := map[entente.AgreementID]entente.Agreement{}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		agreements[a.ID] = a
	}
	for name, tc := range map[string]struct {
		id            entente.AgreementID
		signed, ended string
		title         string
		members       []string
	}{
		"South Korea and the United States": {"atop:3240", "1953-10-01", "",
			"Mutual Defense Treaty between the United States of America and the Republic of Korea",
			[]string{"USA 1953-10-01.. defence;non_aggression;consultation",
				"KOR 1953-10-01.. defence;non_aggression;consultation"}},
		"the two Koreas": {"atop:4125", "1991-12-13", "",
			"Agreement on Reconciliation, Non-Aggression, Exchanges and Cooperation between South and North Korea",
			[]string{"PRK 1991-12-13.. non_aggression", "KOR 1991-12-13.. non_aggression"}},
		"South Korea and Russia": {"atop:4365", "1992-11-19", "",
			"Treaty on Basic Relations between the Republic of Korea and the Russian Federation",
			[]string{"RUS 1992-11-19.. non_aggression", "KOR 1992-11-19.. non_aggression"}},
		"North Korea and the Soviet Union": {"atop:3440", "1961-07-06", "1996-09-10",
			"Treaty of Friendship, Cooperation and Mutual Assistance between the Soviet Union and the Democratic " +
				"People's Republic of Korea",
			[]string{"RUS 1961-07-06..1996-09-10 defence;non_aggression",
				"PRK 1961-07-06..1996-09-10 defence;non_aggression"}},
		"North Korea and China": {"atop:3445", "1961-07-11", "",
			"Treaty of Friendship, Co-operation and Mutual Assistance between the People's Republic of China and the " +
				"Democratic People's Republic of Korea",
			[]string{"CHN 1961-07-11.. defence;non_aggression", "PRK 1961-07-11.. defence;non_aggression"}},
		"North Korea and Cuba": {"atop:3975", "1986-03-11", "",
			"Treaty of Friendship and Cooperation between Cuba and the Democratic People's Republic of Korea",
			[]string{"CUB 1986-03-11.. defence", "PRK 1986-03-11.. defence"}},
		"North Korea and Russia": {"atop:4940", "2000-02-09", "",
			"Treaty of Friendship, Good-Neighbourliness and Cooperation between the Russian Federation and the " +
				"Democratic People's Republic of Korea",
			[]string{"RUS 2000-02-09.. consultation", "PRK 2000-02-09.. consultation"}},
		"asymmetric": {"atop:3375", "1960-01-19", "",
			"Treaty of Mutual Cooperation and Security between the United States of America and Japan",
			[]string{"USA 1960-01-19.. defence;non_aggression;consultation",
				"JPN 1960-01-19.. non_aggression;consultation"}},
		"phases": {"atop:1415", "1902-01-30", "1921-12-13", "Anglo-Japanese Alliance",
			[]string{"GBR 1902-01-30..1905-08-12 defence;offence;neutrality;consultation phase 1",
				"JPN 1902-01-30..1905-08-12 defence;offence;neutrality;consultation phase 1",
				"GBR 1905-08-12..1921-12-13 defence;offence;neutrality;consultation phase 2",
				"JPN 1905-08-12..1921-12-13 defence;consultation phase 2"}},
		"a correction": {"atop:1320", "1874-03-15", "1883-08-25", "Defence pact of France and " + annam(t) + ", 1874",
			[]string{"FRA 1874-03-15..1883-08-25 defence", "GW:815 1874-03-15..1883-08-25 consultation"}},
		"no day": {"atop:1120", "1847-05-21", "1847-08", "Protocol of London on Portugal",
			[]string{"GBR 1847-05-21..1847-08 defence", "FRA 1847-05-21..1847-08 defence",
				"ESP 1847-05-21..1847-08 defence", "PRT 1847-05-21..1847-08 "}},
		"outside the system": {"atop:1205", "1859-01-02", "1864-09-14",
			"Defence pact of Brazil, Argentina and Uruguay, 1859",
			[]string{"BRA 1859-01-02..1864-09-14 defence", "ARG 1859-01-02..1864-09-14 defence",
				"URY 1859-01-02..1864-09-14 neutrality"}},
		"succession of two": {"atop:3424", "1960-11-27", "",
			"Treaty of Friendship and Cooperation between Czechoslovakia and Cambodia",
			[]string{"CSHH 1960-11-27..1992-12-31 non_aggression phase 1",
				"KHM 1960-11-27..1992-12-31 non_aggression phase 1",
				"CZE 1993-01-01.. non_aggression phase 2", "SVK 1993-01-01.. non_aggression phase 3",
				"KHM 1993-01-01.. non_aggression phase 2", "KHM 1993-01-01.. non_aggression phase 3"}},
		"before its code": {"atop:4370", "1992-11-23", "",
			"Treaty on Good-Neighbourliness, Friendly Relations and Cooperation between the Czech Republic and the " +
				"Slovak Republic",
			[]string{"CZE 1992-11-23.. defence;consultation", "SVK 1992-11-23.. defence;consultation"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := agreements[tc.id]
			if a.Signed.String() != tc.signed || a.Ended.String() != tc.ended || a.Title != tc.title ||
				a.Kind != entente.KindAlliance {
				t.Errorf("got %q signed %s ended %s kind %s, want %q signed %s ended %s", a.Title, a.Signed, a.Ended,
					a.Kind,
					tc.title, tc.signed, tc.ended)
			}
			if got, want := strings.Join(members[tc.id], "\n"), strings.Join(tc.members, "\n"); got != want {
				t.Errorf("got members\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// METHODS section 2: the agreements of the two Koreas, all of them.
func TestKoreas(t *testing.T) {
	got := map[entente.ActorID]string{}
	for _, m := range sourcetest.Of[entente.Member](publisher(t)) {
		got[m.Actor] += strings.TrimPrefix(string(m.Agreement), "atop:") + " " + m.Period.From.String() + ".." +
			m.Period.To.String() + "; "
	}
	for actor, want := range map[entente.ActorID]string{
		"KOR": "3240 1953-10-01..; 3755 2004-11-27..; 4125 1991-12-13..; 4365 1992-11-19..; ",
		"PRK": "3440 1961-07-06..1996-09-10; 3445 1961-07-11..; 3755 2008-07-24..; 3975 1986-03-11..; 4125 " +
			"1991-12-13..; 4940 2000-02-09..; ",
	} {
		if got[actor] != want {
			t.Errorf("%s: got %s, want %s", actor, got[actor], want)
		}
	}
}

// The real path: all five files, in an order that nobody would choose, through source.Prepare.
func TestImport(t *testing.T) {
	s, _ := newSource(t)
	var files []entente.File
	for _, name := range []string{"atopinst5_1.csv", "atop5_1aph.csv", "atop5_1sy.csv", "atop5_1m.csv",
		"atop5_1a.csv"} {
		files = append(files, sourcetest.Path(t, data+name))
	}
	b, err := source.Prepare(t.Context(), s, files)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	loaded, err := b.Load(t.Context(), func(entente.Statement) error { n++; return nil })
	if err != nil || loaded.Rows != 2510+789+849 || n != len(publisher(t).Statements) {
		t.Errorf("got %d statements from %d rows, error %v", n, loaded.Rows, err)
	}
}

// annam is the name of GW 815 as the crosswalk has it.
func annam(t *testing.T) string {
	_, cw := newSource(t)
	a, ok := cw.Actor("GW:815")
	if !ok {
		t.Fatal("the crosswalk has no actor GW:815")
	}
	return a.Name
}

// A code that changed its meaning gives a membership to each state that it meant.
func TestSuccession(t *testing.T) {
	r := publisher(t)
	var got []string
	for _, m := range sourcetest.Of[entente.Member](r) {
		if m.Agreement == "atop:3740" && m.Raw == "345" {
			got = append(got, fmt.Sprintf("%s %s..%s %s", m.Actor, m.Period.From, m.Period.To, m.Phase))
		}
	}
	want := "YUCS 1975-08-01..1990-11-21 1\nYUCS 1990-11-21..1992-05 2\nYUCS 2000-11-27..2003-02-03 2\n" +
		"CSXX 2003-02-04..2006-06-04 2\nSRB 2006-06-05.. 2"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

func TestRoles(t *testing.T) {
	s, _ := newSource(t)
	for file, want := range map[string]string{"atop5_1m.csv": "member", "atop5_1a.csv": "alliance",
		"atop5_1aph.csv": "alliance phase",
		"atop5_1sy.csv":  "state-year", "atopinst5_1.csv": "institution"} {
		if got := sourcetest.RoleOf(s, headerOf(t, data+file)); got != want {
			t.Errorf("%s: got role %q, want %q", file, got, want)
		}
	}
	if got := sourcetest.RoleOf(s, headerOf(t, data+"atop5_1_directed_dyad_year_peacesciencer.csv.gz")); got != "" {
		t.Errorf("the peer's file of dyads is no file of this dataset, got role %q", got)
	}
}

func TestLocators(t *testing.T) {
	bits := []struct {
		column string
		bit    entente.Obligations
	}{{"defense", entente.Defence}, {"offense", entente.Offence}, {"neutral", entente.Neutrality},
		{"nonagg", entente.NonAggression}, {"consul", entente.Consultation}}
	sourcetest.CheckLocators(t, publisher(t), 7, func(s entente.Statement, raw map[string]string) string {
		switch x := s.(type) {
		case entente.Agreement:
			if string(x.ID) != "atop:"+raw["atopid"] || strconv.Itoa(int(x.Signed.Year)) != raw["begyr"] ||
				strconv.Itoa(int(x.Ended.Year)) != raw["endyr"] {
				return "another alliance, or other dates"
			}
		case entente.Member:
			var o entente.Obligations
			for _, b := range bits {
				if raw[b.column] == "1" {
					o |= b.bit
				}
			}
			if string(x.Agreement) != "atop:"+raw["atopid"] || x.Raw != raw["member"] || x.Obligations != o {
				return "another member, or other obligations"
			}
		case entente.Link:
			if string(x.Agreement) != "atop:"+raw["atopid"] || raw["obvary"] == "" {
				return "no row of a member of the alliance"
			}
		}
		return ""
	})
}
