package igomember_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/crosswalk"
	"entente/source/igomember"
	"entente/source/sourcetest"
)

const (
	data       = "../../../shared/data/cow_igo/"
	header     = "igoID,StateID,JoinYear,LeaveYear\n"
	listHeader = "igoID,igoAbbr,igoShortName,igoLongName,StartYear,EndYear,EndReason,Notes\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := igomember.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

// members writes the spells of an organisation as "KOR 1955..1955".
func members(r sourcetest.Result, id entente.AgreementID) []string {
	var out []string
	for _, m := range sourcetest.Of[entente.Member](r) {
		if m.Agreement == id {
			out = append(out, fmt.Sprintf("%s %s..%s", m.Actor, m.Period.From, m.Period.To))
		}
	}
	return out
}

func TestRealFiles(t *testing.T) {
	s, cw := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, data+"igo_membership_long.csv"),
		sourcetest.Path(t, data+"igo_list.csv"))
	if want := 33432 + 529; r.Rows != want {
		t.Errorf("rows: got %d, want %d", r.Rows, want)
	}
	if err := r.Issues.Check("test", r.Rows, s.Card.Budgets); err != nil {
		t.Error(err, r.Issues.Kept)
	}
	if got := len(sourcetest.Of[entente.Agreement](r)); got != 529 {
		t.Errorf("organisations: got %d, want 529", got)
	}
	open, ms := 0, sourcetest.Of[entente.Member](r)
	for _, m := range ms {
		if m.Period.To.IsZero() {
			open++
		}
		if m.Period.To.Year == 2005 {
			t.Fatalf("the end of the data is taken for an exit: %+v", m)
		}
	}
	if open != 11810 {
		t.Errorf("open memberships: got %d of %d, want the 11810 of 2005", open, len(ms))
	}
	if r.Issues.Total() != 0 || len(ms) < 33432 {
		t.Errorf("got %d members and issues %v, want at least 33432 and none", len(ms), r.Issues.Kept)
	}
	sourcetest.CheckLocators(t, r, 311, func(st entente.Statement, raw map[string]string) string {
		switch x := st.(type) {
		case entente.Member:
			if string(x.Agreement) != "cow-igo:"+raw["igoID"] || x.Raw != raw["StateID"] {
				return "the row is another organisation or state"
			}
			if id, err := cw.CodeAt(entente.SystemCOW, x.Raw, x.Period.From); err != nil || id != x.Actor {
				return "the number does not mean " + string(x.Actor)
			}
		case entente.Agreement:
			if !strings.HasPrefix(x.Title, raw["igoLongName"]) || x.InForce.String() != raw["StartYear"] ||
				x.Ended.String() != raw["EndYear"] {
				return "the row is another organisation"
			}
		}
		return ""
	})
}

func TestSpells(t *testing.T) {
	s, _ := newSource(t)
	for name, tc := range map[string]struct {
		rows  string
		want  []string
		rules string
	}{
		"the data stop in 2005":  {"1,732,1970,2005\n", []string{"KOR 1970.."}, ""},
		"left":                   {"1,732,1970,1980\n", []string{"KOR 1970..1980"}, ""},
		"seen twice before 1965": {"1,732,1960,1960\n1,732,1965,2005\n", []string{"KOR 1960..1960", "KOR 1965.."}, ""},
		"number that passed on":  {"1,345,1970,2005\n", []string{"YUCS 1970..2003-02-03", "CSXX 2003-02-04.."}, ""},
		"state that ended":       {"1,260,1970,1990\n", []string{"DEU 1970..1990-10-02"}, ""},
		"same spell twice":       {"1,732,1970,1980\n1,732,1970,1980\n", []string{"KOR 1970..1980"}, "duplicate_row:1"},
		"left before joining":    {"1,732,1980,1970\n", nil, "bad_date:1"},
		"no first year":          {"1,732,,1970\n", nil, "bad_date:1"},
		"letters":                {"1,732,l970,1980\n", nil, "bad_date:1 bad_number:1"},
		"unknown number":         {"1,999,1970,1980\n", nil, "unknown_code:1"},
		"number that nobody had": {"1,731,1900,1980\n", nil, "unknown_code:1"},
		"a year that cannot be":  {"1,732,70,1980\n", nil, "bad_date:2"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("m.csv", header+tc.rows))
			if diff := cmp.Diff(tc.want, members(r, "cow-igo:1")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
		})
	}
}

func TestList(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("m.csv", header+"1,732,1970,1980\n2,732,1970,1980\n"),
		sourcetest.Text("l.csv", listHeader+"1,AB,Short,Long Name,1960,1985,replaced,x\n1,AB,Short,Long "+
			"Name,1960,1985,replaced,x\n"))
	as := sourcetest.Of[entente.Agreement](r)
	if len(as) != 2 || as[0].Title != "Long Name (AB)" || as[0].Ended.Year != 1985 ||
		as[0].Note != "The organisation was replaced." {
		t.Errorf("got %+v", as)
	}
	if got, want := sourcetest.Rules(r), "duplicate_row:1 unknown_organisation:1"; got != want {
		t.Errorf("issues: got %q, want %q", got, want)
	}
	if _, err := sourcetest.Try(s,
		sourcetest.Text("m.csv", "igoID,State,JoinYear,LeaveYear\n1,2,1970,1980\n")); entente.CodeOf(
		err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
}

func FuzzMap(f *testing.F) {
	f.Add(header + "1,345,1970,2005\n")
	f.Add(listHeader + "1,AB,Short,Long Name,1960,1985,replaced,x\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, h := range []string{"", header, listHeader} {
			r, err := sourcetest.Try(s, sourcetest.Text("f.csv", h+text))
			if err != nil && entente.CodeOf(err) == entente.CodeInternal {
				t.Fatalf("internal error: %v", err)
			}
			for _, m := range sourcetest.Of[entente.Member](r) {
				if m.Actor == "" || m.Period.From.IsZero() {
					t.Fatalf("bad member %+v", m)
				}
			}
		}
	})
}
