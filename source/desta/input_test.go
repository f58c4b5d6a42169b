package desta_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/source/sourcetest"
)

const (
	dyadHeader = "country1,country2,iso1,iso2,number,base_treaty,name,entry_type,consolidated,year,entryforceyear\n"
	listHeader = "number,base_treaty,name,entry_type,year,entryforceyear,typememb,c1,c2,c3,mc1,mc2,mc3\n"
	goodDyad   = "South Korea,Vietnam,410,704,9,9,Korea Vietnam,base_treaty,0,2015,2016\n"
)

// Every statement leads to a row that says it.
func TestLocators(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), realFiles(t)...)
	cw := newCrosswalk(t)
	iso := func(id entente.ActorID) string {
		switch id {
		case "XKX":
			return "900"
		case "YUCS", "CSXX":
			return "688"
		case "CSHH":
			return "203"
		}
		code, _ := cw.CodeOf(id, entente.SystemISONumeric, entente.Date{})
		return code
	}
	sourcetest.CheckLocators(t, r, 37, func(s entente.Statement, raw map[string]string) string {
		switch x := s.(type) {
		case entente.Link:
			var cells []string
			for i := 1; i <= 91; i++ {
				cells = append(cells, raw["c"+strconv.Itoa(i)])
			}
			cells = append(cells, raw["iso1"], raw["iso2"])
			for _, id := range []entente.ActorID{x.From, x.To} {
				if !slices.Contains(cells, iso(id)) {
					return "the row has not the code of " + string(id)
				}
			}
			if y := x.Period.From.Year; x.Period.From.Month == 0 && fmt.Sprint(y) != raw["entryforceyear"] &&
				fmt.Sprint(y) != raw["year"] {
				return "the row has not the year of the beginning"
			}
		case entente.Agreement:
			if depth, ok := raw["depth_index"]; ok {
				if !strings.HasSuffix(x.Level, "depth "+depth) {
					return "the depth is " + depth
				}
			} else if name := strings.TrimSuffix(strings.Join(strings.Fields(raw["name"]), " "),
				" (consolidated)"); x.Title != name && x.Title != name+" trade agreement" {
				return "the title is " + raw["name"]
			}
		case entente.Change:
			if raw["entry_type"] != "withdrawal" ||
				(raw["year"] != x.Date.String() && raw["entryforceyear"] != x.Date.String()) {
				return "the row is not that withdrawal"
			}
		}
		return ""
	})
}

func TestBadRows(t *testing.T) {
	for name, tc := range map[string]struct{ row, rules string }{
		"good": {goodDyad, "no_treaty_list:1"},
		"code that nobody has": {"Atlantis,Vietnam,999,704,8,8,X,base_treaty,0,2015,2016\n",
			"no_treaty_list:1 unknown_code:1"},
		"year that is no number": {"South Korea,Laos,410,418,8,8,X,base_treaty,0,20l5,2016\n",
			"bad_date:1 bad_number:1 no_treaty_list:1"},
		"year that cannot be": {"South Korea,Laos,410,418,8,8,X,base_treaty,0,2015,216\n",
			"bad_date:1 no_treaty_list:1"},
		"same row twice": {goodDyad + goodDyad, "duplicate_row:1 no_treaty_list:1"},
		"pair of one": {"South Korea,South Korea,410,410,8,8,X,base_treaty,0,2015,2016\n",
			"no_treaty_list:1 same_actor:1"},
		"entry type":     {"South Korea,Laos,410,418,8,8,X,treaty,0,2015,2016\n", "no_treaty_list:1 unknown_code:1"},
		"no base treaty": {"South Korea,Laos,410,418,8,,X,base_treaty,0,2015,2016\n", "bad_number:1 no_treaty_list:1"},
		"missing is NA":  {"South Korea,Laos,410,418,8,8,X,base_treaty,0,2015,NA\n", "no_treaty_list:1"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, newSource(t), sourcetest.Text("d.txt", dyadHeader+tc.row))
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %s, want %s", got, tc.rules)
			}
		})
	}
}

func TestBadFiles(t *testing.T) {
	s := newSource(t)
	if _, err := sourcetest.Try(s, sourcetest.Text("d.txt", strings.Replace(dyadHeader, "iso1", "iso_1", 1)+
		goodDyad)); entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
	if _, err := sourcetest.Try(s, sourcetest.Path(t, data+"desta/desta_indices_version_02_02.txt")); entente.CodeOf(
		err) != entente.CodeInvalid {
		t.Errorf("indices alone: got %v, want invalid", err)
	}
}

// The life of a pair under one base treaty, from the rows of the list.
func TestLifeOfAPair(t *testing.T) {
	for name, tc := range map[string]struct {
		rows string
		want []string
	}{
		"in force":    {"1,1,T,base_treaty,2000,2001,1,410,704,,0,0,\n", []string{"desta:1 2001-"}},
		"signed only": {"1,1,T,base_treaty,2000,,1,410,704,,0,0,\n", []string{"desta:1 2000-"}},
		"consolidated version gives the force": {"1,1,T,base_treaty,2000,,1,410,704,,0,0,\n2a,1,T " +
			"(consolidated),consolidated,2003,2004,1,410,704,,0,0,\n",
			[]string{"desta:1 2004-"}},
		"consolidated version changes nothing else": {"1,1,T,base_treaty,2000,2001,1,410,704,,0,0,\n2a,1,T " +
			"(consolidated),consolidated,2003,2004,1,410,704,,0,0,\n",
			[]string{"desta:1 2001-"}},
		"third country":            {"1,1,T,base_treaty,2000,2001,3,410,704,418,0,1,1\n", []string{"desta:1 2001-"}},
		"same side":                {"1,1,T,base_treaty,2000,2001,3,418,410,704,0,1,1\n", []string{}},
		"not tied by an accession": {"1+1,1,T,accession,2000,2001,5,410,704,418,2,2,1\n", []string{}},
		"left and returned": {"1,1,T,base_treaty,2000,2001,1,410,704,,0,0,\n1_1,1,T " +
			"withdrawal,withdrawal,2005,,7,410,704,,2,1,\n1+1,1,T accession,accession,2007,2008,5,410,704,,2,1,\n",
			[]string{"desta:1 2001-2005", "desta:1 2008-"}},
		"amendment makes no tie": {"1,1,T,base_treaty,2000,2001,1,418,704,,0,0,\n2,1,P,protocol or " +
			"amendment,2003,2004,1,410,704,,0,0,\n", []string{}},
		"base that is a protocol": {"1,1,T,base_treaty,2000,2001,1,418,704,,0,0,\n2,1,P,protocol or " +
			"amendment,2003,2004,1,410,704,,0,0,\n2+1,2,P accession,accession,2003,2004,5,410,704,,2,1,\n",
			[]string{"desta:1 2004-"}},
		"protocols in a circle": {"2,3,P,protocol or amendment,2003,2004,1,410,704,,0,0,\n3,2,P,protocol or " +
			"amendment,2003,2004,1,410,704,,0,0,\n2+1,2,P accession,accession,2003,2004,5,410,704,,2,1,\n",
			[]string{"desta:2 2004-"}},
		"negotiation": {"1,1,T,negotiation,,,1,410,704,,0,0,\n", []string{}},
		"withdrawal that marks nobody": {"1,1,T,base_treaty,2000,2001,1,410,704,,0,0,\n1_1,1,T " +
			"withdrawal,withdrawal,2005,,7,410,704,,2,2,\n", []string{"desta:1 2001-"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, newSource(t), sourcetest.Text("list.csv", listHeader+tc.rows))
			if diff := cmp.Diff(tc.want, linksOf(r, "KOR", "VNM")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if strings.HasPrefix(name, "withdrawal that") && sourcetest.Rules(r) != "no_member:1" {
				t.Errorf("issues: got %s", sourcetest.Rules(r))
			}
		})
	}
}

// A treaty that nobody's row shows in force awaits that; a pair whose own entry into force is not given is
// planned while the treaty is in force for others.
func TestAwaits(t *testing.T) {
	for name, tc := range map[string]struct {
		rows   string
		awaits bool
		claim  entente.Claim // of the pair Korea and Viet Nam
	}{
		"in force":       {"1,1,T,base_treaty,2000,2001,1,410,704,,0,0,\n", false, ""},
		"signed":         {"1,1,T,base_treaty,2000,NA,1,410,704,,0,0,\n", true, ""},
		"signed, as NaN": {"1.0,1.0,T,base_treaty,2000.0,NaN,1.0,410.0,704.0,,0,0,\n", true, ""},
		"a version in force": {"1,1,T,base_treaty,2000,,1,410,704,,0,0,\n2a,1,T " +
			"(consolidated),consolidated,2003,2004,1,410,704,,0,0,\n", false, ""},
		"somebody left": {"1,1,T,base_treaty,2000,,1,410,704,,0,0,\n1_1,1,T " +
			"withdrawal,withdrawal,2005,,7,410,704,,2,1,\n", false, ""},
		"in force for others": {"1,1,T,base_treaty,2000,,1,410,704,,0,0,\n1+1,1,T " +
			"accession,accession,2007,2008,5,410,418,,2,1,\n",
			false, entente.ClaimPlanned},
	} {
		r := sourcetest.Map(t, newSource(t), sourcetest.Text("list.csv", listHeader+tc.rows))
		a := sourcetest.Of[entente.Agreement](r)[0]
		for _, l := range sourcetest.Of[entente.Link](r) {
			isPair := l.From == "KOR" && l.To == "VNM" || l.From == "VNM" && l.To == "KOR"
			if isPair && l.Claim != tc.claim {
				t.Errorf("%s: the pair has the claim %q, want %q", name, l.Claim, tc.claim)
			}
		}
		if a.AwaitsForce != tc.awaits || a.Claim != "" {
			t.Errorf("%s: awaits %v with claim %q, want %v and none", name, a.AwaitsForce, a.Claim, tc.awaits)
		}
	}
}

// A correction that the source no longer needs is told.
func TestCorrectionsEnd(t *testing.T) {
	r := sourcetest.Map(t, newSource(t), sourcetest.Text("list.csv", listHeader+
		"293_1,293,EC (9) Enlargement withdrawal UK,withdrawal,2020,2020,7,250,826,,2,1,\n"))
	if got := sourcetest.Rules(r); got != "correction_not_needed:1" {
		t.Errorf("issues: got %q, want correction_not_needed:1", got)
	}
}

func FuzzMap(f *testing.F) {
	f.Add(dyadHeader + goodDyad)
	f.Add(listHeader + "1_1,1,T withdrawal,withdrawal,2005,,7,410,704,,2,1,\n2,1,P,protocol or " +
		"amendment,2003,2004,1,410,704,,0,0,\n")
	f.Add("number,base_treaty,name,entry_type,full_fta,depth_index\n1,1,x,base_treaty,1,7\n")
	f.Add(dyadHeader + "A,B,4.0,356.0,901,901.0,A B,base_treaty,0.0,1990.0,NaN,English,1.0,x,1.0,x\n")
	s := newSource(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, header := range []string{"", dyadHeader, listHeader} {
			r, err := sourcetest.Try(s, sourcetest.Text("f.csv", header+text))
			if err != nil && entente.CodeOf(err) == entente.CodeInternal {
				t.Fatalf("internal error: %v", err)
			}
			for _, l := range sourcetest.Of[entente.Link](r) {
				if l.From == "" || l.To == "" || l.From == l.To || l.Locator.IsZero() {
					t.Fatalf("bad link %+v", l)
				}
			}
		}
	})
}
