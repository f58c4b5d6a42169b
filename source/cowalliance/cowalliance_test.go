package cowalliance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/crosswalk"
	"entente/source/cowalliance"
	"entente/source/sourcetest"
)

// The publisher's files may not be shipped. The rows in testdata were written for these tests after
// the description of their columns; the alliance numbers are made up.
const (
	memberFile = "testdata/by_member.csv"
	dyadFile   = "testdata/by_dyad.csv"
)

const (
	memberHeader = "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month," +
		"all_end_year,ss_type," +
		"mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense," +
		"neutrality,nonaggression,entente,version\n"
	dyadHeader = "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year," +
		"dyad_end_day,dyad_end_month,dyad_end_year," +
		"left_censor,right_censor,defense,neutrality,nonaggression,entente,asymmetric,version\n"
)

func newSource(t testing.TB) entente.Source {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := cowalliance.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// written is a run's statements, one a line.
func written(r sourcetest.Result) string {
	var b strings.Builder
	for _, s := range r.Statements {
		switch x := s.(type) {
		case entente.Agreement:
			fmt.Fprintf(&b, "%s %q %q %s..%s\n", x.ID, x.Title, x.Level, x.Signed, x.Ended)
		case entente.Member:
			fmt.Fprintf(&b, "  %s (%s) %s..%s %s\n", x.Actor, x.Raw, x.Period.From, x.Period.To, x.Obligations)
		case entente.Link:
			fmt.Fprintf(&b, "  %s-%s mutual %v %s..%s %s\n", x.From, x.To, x.IsMutual, x.Period.From, x.Period.To,
				x.Obligations)
		}
	}
	return b.String()
}

const members = `cow-alliances:9001 "Defence pact of the United Kingdom and Portugal" "defence pact" ..
  GBR (200) .. defence;non_aggression
  PRT (235) .. defence;non_aggression
cow-alliances:9002 "Defence pact of the United States of America and South Korea, 1953" "defence pact" 1953-10-01..
  USA (2) 1953-10-01.. defence;consultation
  KOR (732) 1953-10-01.. defence;consultation
cow-alliances:9003 "Defence pact of the United States of America and Japan, 1960" "defence pact" 1960-01-19..
  USA (2) 1960-01-19.. defence;consultation
  JPN (740) 1960-01-19.. consultation
cow-alliances:9004 "Defence pact of 4 states, 1955" "defence pact" 1955-05-14..1991-07-01
  RUS (365) 1955-05-14..1991-07-01 defence;non_aggression;consultation
  DDDE (265) 1955-05-14..1990-10-02 defence;non_aggression;consultation
  POL (290) 1955-05-14..1991-07-01 defence;non_aggression;consultation
  ALB (339) 1955-05-14..1968-09-13 defence;non_aggression;consultation
cow-alliances:9005 "Non-aggression pact of Yugoslavia and Macedonia, 1996" "non-aggression pact" 1996-06-09..
  YUCS (345) 1996-06-09..2003-02-03 non_aggression
  CSXX (345) 2003-02-04..2006-06-04 non_aggression
  SRB (345) 2006-06-05.. non_aggression
  MKD (343) 1996-06-09.. non_aggression
cow-alliances:9006 "Consultation pact of France and Japan, 1922" "entente" 1922-02-01..1931-12-13
  FRA (220) 1922-02-01..1931-12-13 consultation
  JPN (740) 1922-02-01..1931-12-13 consultation
  FRA (220) 1932-03-01..1933-12-13 consultation
`

const filled = `cow-alliances:9007 "Defence pact of China and North Korea, 1961" "" 1961-07-11..
  CHN-PRK mutual true 1961-07-11.. defence;consultation
cow-alliances:9008 "Defence pact of France and Russia, 1891" "" 1891-08-27..1917-11-07
  FRA-RUS mutual true 1891-08-27..1914-08 defence;consultation
  RUS-FRA mutual true 1915-01-01..1917-11-07 defence
  GBR-RUS mutual true 1914-09-05..1917-11-07 defence;consultation
`

const dyads = `cow-alliances:9002 "Defence pact of the United States of America and South Korea, 1953" "" 1953-10-01..
  USA-KOR mutual true 1953-10-01.. defence;consultation
cow-alliances:9003 "Defence pact of the United States of America and Japan, 1960" "" 1960-01-19..
  USA-JPN mutual true 1960-01-19.. defence;consultation
`

func TestFiles(t *testing.T) {
	for name, tc := range map[string]struct {
		files  []string
		want   string
		issues string
	}{
		"by-member alone": {[]string{memberFile}, members, ""},
		"by-dyad alone":   {[]string{dyadFile}, dyads + filled, "asymmetric:2 duplicate_row:1"},
		"together, by-dyad fills up": {[]string{dyadFile, memberFile}, members + filled,
			"asymmetric:1 duplicate_row:1"},
		"together in the other order": {[]string{memberFile, dyadFile}, members + filled,
			"asymmetric:1 duplicate_row:1"},
	} {
		t.Run(name, func(t *testing.T) {
			var files []entente.File
			for _, f := range tc.files {
				files = append(files, sourcetest.Path(t, f))
			}
			r := sourcetest.Map(t, newSource(t), files...)
			if d := cmp.Diff(tc.want, written(r)); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if got := sourcetest.Rules(r); got != tc.issues {
				t.Errorf("got issues %q, want %q: %v", got, tc.issues, r.Issues.Kept)
			}
		})
	}
}

// What the by-dyad file cannot tell is said where it matters.
func TestAsymmetricNote(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), sourcetest.Path(t, dyadFile))
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if marked := a.ID == "cow-alliances:9003" || a.ID == "cow-alliances:9008"; marked != (a.Note != "") {
			t.Errorf("%s has the note %q", a.ID, a.Note)
		}
	}
}

func TestCard(t *testing.T) {
	c := newSource(t).Card
	if !c.OptIn || c.Redistribution != entente.RedistributionForbidden ||
		!strings.HasPrefix(c.Terms, "Bring your own file.") {
		t.Errorf("the card must say that the data are brought by the user: %+v", c)
	}
}

func TestLocators(t *testing.T) {
	for _, file := range []string{memberFile, dyadFile} {
		r := sourcetest.Map(t, newSource(t), sourcetest.Path(t, file))
		sourcetest.CheckLocators(t, r, 1, func(s entente.Statement, raw map[string]string) string {
			switch x := s.(type) {
			case entente.Agreement:
				if string(x.ID) != "cow-alliances:"+raw["version4id"] {
					return "another alliance"
				}
			case entente.Member:
				if string(x.Agreement) != "cow-alliances:"+raw["version4id"] || x.Raw != raw["ccode"] ||
					x.Obligations.Has(entente.Defence) != (raw["defense"] == "1") {
					return "another member"
				}
			case entente.Link:
				if string(x.Agreement) != "cow-alliances:"+raw["version4id"] ||
					fmt.Sprint(x.Period.From.Year) != raw["dyad_st_year"] {
					return "another pair"
				}
			}
			return ""
		})
	}
}

func TestBadMembers(t *testing.T) {
	const good = "1,2,United States of America,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,1,1,0,0,1,4.1\n"
	for name, tc := range map[string]struct {
		row     string
		issues  string
		members int
	}{
		"good": {"", "", 1},
		"unknown code": {"1,1999,Nowhere,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,1,1,0,0,1,4.1\n",
			"unknown_code:1", 1},
		"code is text": {"1,ROK,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,1,1,0,0,1,4.1\n",
			"bad_number:1 missing_key:1", 1},
		"no number": {",732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,1,1,0,0,1,4.1\n",
			"missing_key:1", 1},
		"31 February": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,31,2,1953,,,,0,1,1,0,0,1,4.1\n",
			"bad_date:1", 2},
		"no beginning": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,,,,,,,0,1,1,0,0,1,4.1\n",
			"missing_date:1", 1},
		"no end, not censored": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,0,1,0,0,1,4.1\n",
			"missing_date:1", 2},
		"ends before it begins": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,1,1,1950,0,0,1,0,0,1,4.1\n",
			"reversed_dates:1", 1},
		"censored, with an end": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,1,1,1960,0,1,1,0,0,1,4.1\n",
			"contradictory_censoring:1", 2},
		"older, with a date": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,1,1,1,0,0,1,4.1\n",
			"contradictory_censoring:1", 2},
		"obligation 2": {"1,732,Korea,1,10,1953,,,,Type I: Defense Pact,1,10,1953,,,,0,1,2,0,0,1,4.1\n",
			"bad_obligation:1", 2},
		"another type": {"2,732,Korea,1,10,1953,,,,Type IV: Friendship,1,10,1953,,,,0,1,1,0,0,1,4.1\n",
			"unknown_type:1", 2},
		"the same row twice": {good, "duplicate_row:1", 1},
		"code out of use": {"1,265,German Democratic Republic,1,10,1953,,,,Type I: Defense " +
			"Pact,1,10,1953,1,1,1995,0,0,1,0,0,1,4.1\n", "outside_code:1", 2},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, newSource(t), sourcetest.Text("m.csv", memberHeader+good+tc.row))
			if got := sourcetest.Rules(r); got != tc.issues {
				t.Errorf("got issues %q, want %q: %v", got, tc.issues, r.Issues.Kept)
			}
			if got := len(sourcetest.Of[entente.Member](r)); got != tc.members {
				t.Errorf("got %d members, want %d", got, tc.members)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	s := newSource(t)
	for name, text := range map[string]string{
		"renamed column": strings.Replace(memberHeader, "ccode", "cow", 1),
		"yearly file":    strings.Replace(memberHeader, ",version\n", ",year,version\n", 1),
	} {
		if _, err := sourcetest.Try(s, sourcetest.Text("m.csv", text+"1,2,USA,1,10,1953,,,,Type I: Defense "+
			"Pact,1,10,1953,,,,0,1,1,0,0,1,1953,4.1\n")); entente.CodeOf(err) != entente.CodeUnprocessable {
			t.Errorf("%s: got %v, want an error of code unprocessable", name, err)
		}
	}
}

func FuzzMap(f *testing.F) {
	f.Add("9005,345,Yugoslavia,9,6,1996,,,,Type IIb: Non-Aggression Pact,9,6,1996,,,,0,1,0,0,1,0,4.1\n")
	f.Add("9001,200,United Kingdom,1,1,1816,,,,Type I: Defense Pact,1,1,1816,,,,1,1,1,0,1,0,4.1\n")
	f.Add("9008,365,Russia,220,France,1,1,1915,7,11,1917,0,0,1,0,0,0,0,4.1\n")
	f.Add("1,2,A,740,B,8,9,1951,,,,0,1,1,0,0,1,0,4.1\n1,740,B,2,A,8,9,1951,,,,0,1,0,0,0,1,0,4.1\n")
	f.Add("1.0,2.0,A,260.0,B,NaN,NaN,1951.0,NaN,NaN,NaN,0.0,1.0,True,False,0.0,1.0,NULL,4.1\n")
	s := newSource(f)
	f.Fuzz(func(t *testing.T, body string) {
		sourcetest.CheckFuzzed(t, s, sourcetest.Text("fuzz.csv", body), sourcetest.Text("m.csv", memberHeader+body),
			sourcetest.Text("d.csv", dyadHeader+body))
	})
}

// The directed file has the columns of the by-dyad file, and says who owes what. Its rows tell it.
func TestDirected(t *testing.T) {
	header := strings.Replace(dyadHeader, "asymmetric,", "", 1)
	const usa, japan = "1,2,A,740,B,8,9,1951,,,,0,1,1,0,0,1,4.1\n", "1,740,B,2,A,8,9,1951,,,,0,1,0,0,0,1,4.1\n"
	const korea, back = "2,2,A,732,B,1,10,1953,,,,0,1,1,0,0,1,4.1\n", "2,732,B,2,A,1,10,1953,,,,0,1,1,0,0,1,4.1\n"
	for name, tc := range map[string]struct {
		rows   string
		want   []string
		issues string
	}{
		"both owe the same": {korea + back, []string{"USA-KOR mutual true 1953-10-01.. " +
			"defence;consultation"}, ""},
		"one owes less": {usa + japan, []string{"USA-JPN mutual false 1951-09-08.. defence;consultation",
			"JPN-USA mutual false 1951-09-08.. consultation"}, ""},
		"in the other order": {japan + usa, []string{"JPN-USA mutual false 1951-09-08.. consultation",
			"USA-JPN mutual false 1951-09-08.. defence;consultation"}, ""},
		"two pairs": {usa + korea + back + japan,
			[]string{"USA-JPN mutual false 1951-09-08.. defence;consultation",
				"JPN-USA mutual false 1951-09-08.. consultation",
				"USA-KOR mutual true 1953-10-01.. defence;consultation"}, ""},
		"a direction is missing": {korea + back + usa,
			[]string{"USA-KOR mutual true 1953-10-01.. defence;consultation",
				"USA-JPN mutual false 1951-09-08.. defence;consultation"}, "missing_direction:1"},
		"a direction twice": {korea + korea + back + back,
			[]string{"USA-KOR mutual true 1953-10-01.. defence;consultation"}, "duplicate_row:2"},
		"by dyad, one turned round": {usa + korea + strings.Replace(korea, "2,2", "3,2", 1) + back,
			[]string{"USA-JPN mutual true 1951-09-08.. defence;consultation",
				"USA-KOR mutual true 1953-10-01.. defence;consultation",
				"USA-KOR mutual true 1953-10-01.. defence;consultation"}, "duplicate_row:1"},
		"by dyad, each pair only once": {usa + korea, []string{"USA-JPN mutual true 1951-09-08.. defence;consultation",
			"USA-KOR mutual true 1953-10-01.. defence;consultation"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, newSource(t), sourcetest.Text("d.csv", header+tc.rows))
			var got []string
			for _, line := range strings.Split(written(r), "\n") {
				if strings.HasPrefix(line, "  ") {
					got = append(got, strings.TrimSpace(line))
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if rules := sourcetest.Rules(r); rules != tc.issues {
				t.Errorf("got issues %q, want %q", rules, tc.issues)
			}
			for _, l := range sourcetest.Of[entente.Link](r) { // the link leads to the row of the one that owes
				if l.Locator.IsZero() {
					t.Errorf("%s-%s stands nowhere", l.From, l.To)
				}
			}
		})
	}
}

// A row of West Germany's number may go on after its last day, 2 October 1990, and another end on the day on
// which Germany's begins: the dates are kept, as the mapping of ATOP keeps them.
func TestGermany(t *testing.T) {
	for name, tc := range map[string]struct{ row, want, rules string }{
		"goes on": {"1,260,German Federal Republic,17,3,1948,,,,Type I: Defense " +
			"Pact,6,5,1955,31,12,2012,0,1,1,0,0,1,4.1\n", "DEU 1955-05-06..", "outside_code:1"},
		"ends later": {"1,260,German Federal Republic,17,3,1948,,,,Type I: Defense " +
			"Pact,6,5,1955,1,1,1995,0,0,1,0,0,1,4.1\n", "DEU 1955-05-06..1995-01-01", "outside_code:1"},
		"began before its number": {"1,260,German Federal Republic,17,3,1948,,,,Type I: Defense " +
			"Pact,1,1,1949,1,1,1960,0,0,1,0,0,1,4.1\n", "DEU 1949-01-01..1960-01-01", "outside_code:1"},
		"ends with the succession": {"1,260,German Federal Republic,17,3,1948,,,,Type I: Defense " +
			"Pact,6,5,1955,3,10,1990,0,0,1,0,0,1,4.1\n", "DEU 1955-05-06..1990-10-02", ""},
		"Germany after it": {"1,255,Germany,17,3,1948,,,,Type I: Defense Pact,3,10,1990,31,12,2012,0,1,1,0,0,1,4.1\n",
			"DEU 1990-10-03..", ""},
	} {
		r := sourcetest.Map(t, newSource(t), sourcetest.Text("m.csv", memberHeader+tc.row))
		var got []string
		for _, m := range sourcetest.Of[entente.Member](r) {
			got = append(got, fmt.Sprintf("%s %s..%s", m.Actor, m.Period.From, m.Period.To))
		}
		if strings.Join(got, ", ") != tc.want || sourcetest.Rules(r) != tc.rules {
			t.Errorf("%s: got %v with %q, want %s and %q", name, got, sourcetest.Rules(r), tc.want, tc.rules)
		}
	}
	dyad := "1,2,A,260,B,6,5,1955,,,,0,1,1,0,0,1,0,4.1\n1,220,C,260,B,23,10,1954,,,,0,1,1,0,0,1,0,4.1\n"
	for _, l := range sourcetest.Of[entente.Link](sourcetest.Map(t, newSource(t),
		sourcetest.Text("d.csv", dyadHeader+dyad))) {
		if l.To != "DEU" || l.Period.From.String() != map[entente.ActorID]string{"USA": "1955-05-06",
			"FRA": "1954-10-23"}[l.From] || !l.Period.To.IsZero() {
			t.Errorf("got %s-%s %s..%s", l.From, l.To, l.Period.From, l.Period.To)
		}
	}
}
