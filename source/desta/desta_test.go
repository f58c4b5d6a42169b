package desta_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/crosswalk"
	"entente/source/desta"
	"entente/source/sourcetest"
)

const data = "../../../shared/data/"

func newCrosswalk(t testing.TB) *crosswalk.Crosswalk {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	return cw
}

func newSource(t testing.TB) entente.Source {
	t.Helper()
	s, err := desta.New(newCrosswalk(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func realFiles(t testing.TB) []entente.File {
	return []entente.File{
		sourcetest.Path(t, data+"desta/desta_list_of_treaties_02_02_dyads.txt"),
		sourcetest.Path(t, data+"desta/desta_list_of_treaties_02_02.xlsx"),
		sourcetest.Path(t, data+"desta/desta_indices_version_02_02.txt"),
	}
}

// linksOf lists the links of a pair in either order, as "agreement from-to claim".
func linksOf(r sourcetest.Result, a, b entente.ActorID) []string {
	out := []string{}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.From == a && l.To == b || l.From == b && l.To == a {
			s := string(l.Agreement) + " " + l.Period.From.String() + "-" + l.Period.To.String()
			if l.Claim != "" {
				s += " " + string(l.Claim)
			}
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

func agreement(t testing.TB, r sourcetest.Result, id entente.AgreementID) entente.Agreement {
	t.Helper()
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("there is no agreement %s", id)
	return entente.Agreement{}
}

func TestRealFiles(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), realFiles(t)...)
	if want := 20320 + 1365 + 692; r.Rows != want {
		t.Errorf("rows: got %d, want %d", r.Rows, want)
	}
	if r.Issues.Total() != 0 {
		t.Errorf("issues: got %v, want none", r.Issues.Kept)
	}
	for pair, want := range map[[2]entente.ActorID][]string{
		{"KOR", "VNM"}: {"desta:1044 2022-", "desta:461 1989-", "desta:72 2007-", "desta:913 2015-"},
		{"KOR", "USA"}: {"desta:551 2012-"},
	} {
		if diff := cmp.Diff(want, linksOf(r, pair[0], pair[1])); diff != "" {
			t.Errorf("%v (-want +got):\n%s", pair, diff)
		}
	}
	kinds := map[entente.AgreementID]bool{}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		if a.Kind != entente.KindTrade || a.Title == "" {
			t.Fatalf("got %+v", a)
		}
		if a.Claim == entente.ClaimNone {
			kinds[a.ID] = true
		}
	}
	// The base treaties, and the agreements of the United Kingdom after it left the European Union's.
	if len(kinds) != 877+14 {
		t.Errorf("base treaties: got %d, want 891", len(kinds))
	}
	kor := agreement(t, r, "desta:551")
	if kor.Level != "full FTA; depth 7" || kor.Title != "Korea US trade agreement" || kor.Signed.Year != 2007 ||
		kor.InForce.Year != 2012 {
		t.Errorf("KORUS: got %+v", kor)
	}
	// The members and the years of every link exist.
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.From == "" || l.To == "" || l.From == l.To || !l.IsMutual || l.Period.From.IsZero() {
			t.Fatalf("bad link %+v", l)
		}
	}
}

// The years in which members left, and what stays of the ties.
func TestWithdrawals(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), realFiles(t)...)
	for name, tc := range map[string]struct {
		a, b entente.ActorID
		want string
	}{
		"EC Korea without the UK":               {"GBR", "KOR", "desta:815 2011-2020"},
		"the UK's own agreement with Korea":     {"GBR", "KOR", "desta:1017 2021-"},
		"the European Union, Lisbon":            {"GBR", "FRA", "desta:324 2009-2020"},
		"the Union's earlier treaty, corrected": {"GBR", "FRA", "desta:327 1993-2020"},
		"EFTA without Denmark":                  {"DNK", "NOR", "desta:375 1960-1973"},
		"both left in one row":                  {"DNK", "GBR", "desta:375 1960-1973"},
		"left without a year of force":          {"SYC", "ZAF", "desta:671 1997-2004"},
		"and came back":                         {"SYC", "ZAF", "desta:671 2015-"},
		"GSTP without Romania":                  {"KOR", "ROU", "desta:461 1989-2007"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := linksOf(r, tc.a, tc.b); !slices.Contains(got, tc.want) {
				t.Errorf("got %v, want %q among them", got, tc.want)
			}
		})
	}
	for _, l := range linksOf(r, "GBR", "FRA") {
		if strings.HasSuffix(l, "-") && l != "desta:1046 2021-" {
			t.Errorf("the United Kingdom and France have an open tie besides their agreement of 2021: %s", l)
		}
	}
	var uk []entente.Change
	for _, c := range sourcetest.Of[entente.Change](r) {
		if c.ID == "desta:8_1" {
			uk = append(uk, c)
		}
	}
	if len(uk) != 1 || uk[0].Kind != entente.ChangeWithdrawal || uk[0].Date.Year != 2020 ||
		!slices.Equal(uk[0].Actors, []entente.ActorID{"GBR"}) {
		t.Errorf("withdrawal 8_1: got %+v", uk)
	}
}

// States that dissolved are coded as their successor.
func TestFormerStates(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), realFiles(t)...)
	for name, tc := range map[string]struct {
		a, b entente.ActorID
		want []string
	}{
		"Yugoslavia in GSTP": {"YUCS", "KOR", []string{"desta:461 1989-2003-02-03",
			"desta:647 1973-2003-02-03"}},
		"Serbia and Montenegro": {"CSXX", "KOR", []string{"desta:461 2003-02-04-2006-06-04",
			"desta:647 2003-02-04-2006-06-04"}},
		"Serbia": {"SRB", "KOR", []string{"desta:461 2006-06-05-", "desta:647 2006-06-05-"}},
		"Czechoslovakia with Finland": {"CSHH", "FIN", []string{"desta:279 1992-1992-12-31",
			"desta:290 1975-1992-12-31"}},
		"the Soviet Union and Finland": {"RUS", "FIN", []string{"desta:451 1960-"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, linksOf(r, tc.a, tc.b)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Negotiations are known and tie nobody.
func TestNegotiations(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), realFiles(t)...)
	a := agreement(t, r, "desta:887")
	if a.Title != "Korea Japan trade agreement" || a.Claim != entente.ClaimPlanned {
		t.Errorf("got %+v, want a planned agreement", a)
	}
	for _, l := range sourcetest.Of[entente.Link](r) {
		if l.Agreement == a.ID {
			t.Fatalf("a negotiation makes a tie: %+v", l)
		}
	}
}

// The list of treaties gives every pair of the publisher's file of pairs by the codebook's rules, and the
// few that this file lacks.
func TestListGivesThePairs(t *testing.T) {
	s := newSource(t)
	key := func(f entente.File) map[string]bool {
		m := map[string]bool{}
		for _, l := range sourcetest.Of[entente.Link](sourcetest.Map(t, s, f)) {
			number := strings.TrimPrefix(string(l.Agreement), "desta:")
			if !slices.Contains(folded, number) && (number < "1016" || number > "1060" || number == "1044") &&
				number != "647" {
				m[number+" "+string(min(l.From, l.To))+" "+string(max(l.From, l.To))] = true
			}
		}
		return m
	}
	pairs, list := key(realFiles(t)[0]), key(realFiles(t)[1])
	more := map[string]int{}
	for k := range list {
		if !pairs[k] {
			more[strings.Fields(k)[0]]++
		}
	}
	for k := range pairs {
		if !list[k] {
			t.Errorf("the list does not give %s", k)
		}
	}
	if diff := cmp.Diff(map[string]int{"1044": 55, "895": 91, "1091": 1, "1094": 1}, more); diff != "" {
		t.Errorf("pairs of the list alone (-want +got):\n%s", diff)
	}
	if len(pairs) < 18000 {
		t.Errorf("got %d pairs", len(pairs))
	}
}

// folded are the treaties coded under a protocol, which only the list can put where they belong. The test
// leaves out too what went on after a withdrawal (1016 to 1060) and what one ended before Yugoslavia was
// split into its successors (647), because the file of pairs knows no withdrawals.
var folded = []string{"23", "26", "27", "694", "356", "357", "671", "672"}
