package dcad_test

import (
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/source/dcad"
	"entente/source/sourcetest"
)

const (
	realFile = "../../../shared/data/dcad/DCAD-v1.0-main.csv"
	header   = "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,category1," +
		"category2,category3,span,renewType,renewYears,terminated,durationActual,endYearEstimate,asymmetry," +
		"categoryConf,UNTS,fullText,sourceType,source,factivaConf,factivaSign,factivaEIF,DCAid\n"
)

func newSource(t testing.TB) (entente.Source, *crosswalk.Crosswalk) {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := dcad.New(cw)
	if err != nil {
		t.Fatal(err)
	}
	return s, cw
}

// row writes a record; cells that are not named have the values of a plain agreement.
func row(cells map[string]string) string {
	base := map[string]string{"ccode1": "732", "cowName1": "ROK", "ccode2": "2", "cowName2": "USA", "signYear": "1990",
		"type": "general", "category1": "DCA", "terminated": "0", "endYearEstimate": "2010", "asymmetry": "0",
		"categoryConf": "high", "sourceType": "treaty", "DCAid": "X-1"}
	var out []string
	for _, name := range strings.Split(strings.TrimSpace(header), ",") {
		v, ok := cells[name]
		if !ok {
			v = base[name]
		}
		out = append(out, v)
	}
	return strings.Join(out, ",") + "\n"
}

func agreements(r sourcetest.Result) map[entente.AgreementID]entente.Agreement {
	m := map[entente.AgreementID]entente.Agreement{}
	for _, a := range sourcetest.Of[entente.Agreement](r) {
		m[a.ID] = a
	}
	return m
}

func TestRealFile(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	if r.Rows != 1871 {
		t.Errorf("rows: got %d, want 1871", r.Rows)
	}
	// Two rows write the number of one state with the abbreviation of another, two pair a state with itself.
	if got, want := sourcetest.Rules(r), "code_name_mismatch:2 same_actor:2 unknown_code:1"; got != want {
		t.Errorf("issues: got %s, want %s: %v", got, want, r.Issues.Kept)
	}
	if err := r.Issues.Check("test", r.Rows, s.Card.Budgets); err != nil {
		t.Error(err)
	}
	kor, vnm, ended := 0, 0, 0
	for _, l := range sourcetest.Of[entente.Link](r) {
		if !l.IsMutual || l.Obligations != entente.Cooperation || l.Period.From.IsZero() {
			t.Fatalf("bad link %+v", l)
		}
		if l.From == "KOR" || l.To == "KOR" {
			kor++
			if l.To == "VNM" || l.From == "VNM" {
				vnm++
			}
		}
		if to := l.Period.To; !to.IsZero() && to.Month == 0 {
			ended++ // the others end with the state
		}
	}
	if kor != 54 || vnm != 2 || ended != 43 {
		t.Errorf("got %d links of South Korea, %d with Viet Nam, %d ended; want 54, 2, 43", kor, vnm, ended)
	}
	a := agreements(r)["dcad:DCADv1.0-0001"]
	if a.Title != "Defence cooperation agreement of the United States of America and Canada, 1984 (procurement)" ||
		a.Level != "sector: PROCUREMENT" || a.Signed.String() != "1984-04-01" || a.InForce.String() != "1984-04-01" {
		t.Errorf("got %+v", a)
	}
}

// What the codes mean for the period, the claim and the note.
func TestReading(t *testing.T) {
	s, _ := newSource(t)
	for name, tc := range map[string]struct {
		cells           map[string]string
		from, to, level string
		claim           entente.Claim
		note            string // a part of it
	}{
		"from entry into force": {map[string]string{"EIFYear": "1992", "EIFMonth": "3", "EIFDay": "2"}, "1992-03-02",
			"", "general", "", ""},
		"from signature": {map[string]string{"signMonth": "5"}, "1990-05", "", "general", "",
			"dated from the signature"},
		"terminated": {map[string]string{"terminated": "1", "endYearEstimate": "1999", "durationActual": "9"},
			"1990", "1999", "general", "", ""},
		"estimated end": {map[string]string{"terminated": "-99", "endYearEstimate": "1996"}, "1990", "", "general",
			"", "estimates its end in 1996"},
		"codes are no years": {map[string]string{"span": "-77", "renewType": "-77", "renewYears": "-77",
			"terminated": "-88"}, "1990", "", "general", "", "without limit of time"},
		"a term": {map[string]string{"span": "5", "renewType": "-44"}, "1990", "", "general", "",
			"for 5 years"},
		"industry": {map[string]string{"category1": "DIC"}, "1990", "", "general: DIC", "", ""},
		"sector": {map[string]string{"type": "sector", "category1": "TREX"}, "1990", "", "sector: TREX",
			"", ""},
		"not signed": {map[string]string{"factivaSign": "0"}, "1990", "", "general", entente.ClaimPlanned,
			"not of a signature"},
		"not in force":   {map[string]string{"factivaEIF": "0"}, "1990", "", "general", "", "did not enter into force"},
		"perhaps signed": {map[string]string{"factivaSign": "-99"}, "1990", "", "general", "", "whether it was signed"},
		"asymmetric":     {map[string]string{"asymmetry": "2"}, "1990", "", "general", "", "its duties are asymmetric"},
		"confidence":     {map[string]string{"categoryConf": "low"}, "1990", "", "general", "", "little confidence"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+row(tc.cells)))
			links := sourcetest.Of[entente.Link](r)
			if len(links) != 1 || r.Issues.Total() != 0 {
				t.Fatalf("got %d links and issues %v, want one and none", len(links), r.Issues.Kept)
			}
			l, a := links[0], agreements(r)["dcad:X-1"]
			got := fmt.Sprintf("%s to %q, %s, claim %q", l.Period.From, l.Period.To.String(), a.Level, l.Claim)
			want := fmt.Sprintf("%s to %q, %s, claim %q", tc.from, tc.to, tc.level, tc.claim)
			if got != want || a.Claim != l.Claim {
				t.Errorf("got %s, want %s", got, want)
			}
			if a.AwaitsForce != (tc.cells["factivaEIF"] == "0") { // a blank date says nothing of it
				t.Errorf("awaits its entry into force: got %v", a.AwaitsForce)
			}
			if !strings.Contains(a.Note, tc.note) {
				t.Errorf("note: got %q, want %q in it", a.Note, tc.note)
			}
		})
	}
}

func TestBadRows(t *testing.T) {
	s, _ := newSource(t)
	good := row(nil)
	with := func(id string, cells map[string]string) string { cells["DCAid"] = id; return row(cells) }
	for name, tc := range map[string]struct {
		rows, rules string
		links       int
	}{
		"31 February":    {with("A", map[string]string{"signDay": "31", "signMonth": "2"}), "bad_date:1", 1},
		"no date":        {with("A", map[string]string{"signYear": ""}), "bad_date:1", 0},
		"unknown number": {with("A", map[string]string{"ccode2": "999", "cowName2": "XXX"}), "unknown_code:1", 0},
		"state that was not": {with("A", map[string]string{"ccode2": "315", "cowName2": "CZE", "signYear": "2005"}),
			"unknown_code:1", 0},
		"itself":        {with("A", map[string]string{"ccode2": "732", "cowName2": "ROK"}), "same_actor:1", 0},
		"same id twice": {good + good, "duplicate_row:1", 1},
		"no id":         {with("", map[string]string{}), "duplicate_row:1", 0},
		"number and name": {good + with("B", map[string]string{"signYear": "1991"}) +
			with("C", map[string]string{"ccode2": "20"}), "code_name_mismatch:1", 2},
		"end of letters": {with("A", map[string]string{"terminated": "1", "endYearEstimate": "20o1"}),
			"bad_date:1 bad_number:1", 1},
		"end before it began": {with("A", map[string]string{"terminated": "1", "endYearEstimate": "1980"}),
			"bad_date:1", 1},
	} {
		t.Run(name, func(t *testing.T) {
			r := sourcetest.Map(t, s, sourcetest.Text("d.csv", header+tc.rows))
			if got := sourcetest.Rules(r); got != tc.rules {
				t.Errorf("issues: got %q, want %q", got, tc.rules)
			}
			if got := len(sourcetest.Of[entente.Link](r)); got != tc.links {
				t.Errorf("links: got %d, want %d", got, tc.links)
			}
		})
	}
	if _, err := sourcetest.Try(s, sourcetest.Text("d.csv", strings.Replace(header, "EIFYear", "EIF", 1)+
		good)); entente.CodeOf(err) != entente.CodeUnprocessable {
		t.Errorf("renamed column: got %v, want unprocessable", err)
	}
}

func TestLocators(t *testing.T) {
	s, cw := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Path(t, realFile))
	sourcetest.CheckLocators(t, r, 7, func(st entente.Statement, raw map[string]string) string {
		l, ok := st.(entente.Link)
		if !ok {
			a := st.(entente.Agreement)
			if string(a.ID) != "dcad:"+raw["DCAid"] || fmt.Sprint(a.Signed.Year) != raw["signYear"] {
				return "the row is not that agreement"
			}
			return ""
		}
		for column, id := range map[string]entente.ActorID{"ccode1": l.From, "ccode2": l.To} {
			if want, err := cw.CodeAt(entente.SystemCOW, raw[column], l.Period.From); err != nil || want != id {
				return column + " is " + raw[column]
			}
		}
		year := raw["EIFYear"]
		if year == "" {
			year = raw["signYear"]
		}
		first := l.From != "CSXX" && l.From != "SRB" && l.To != "CSXX" && l.To != "SRB" // not a successor
		if first && fmt.Sprint(l.Period.From.Year) != year {
			return "the beginning is " + year
		}
		if to := l.Period.To; to.Month == 0 && !to.IsZero() &&
			(raw["terminated"] != "1" || raw["endYearEstimate"] != to.String()) {
			return "no end is recorded"
		}
		return ""
	})
}

// A number that passed to a successor ties both, each in its time.
func TestSuccessors(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s,
		sourcetest.Text("d.csv", header+row(map[string]string{"ccode1": "345", "cowName1": "YUG", "signYear": "2002"})))
	var got []string
	for _, l := range sourcetest.Of[entente.Link](r) {
		got = append(got, fmt.Sprintf("%s %s..%s", l.From, l.Period.From, l.Period.To))
	}
	want := "YUCS 2002..2003-02-03, CSXX 2003-02-04..2006-06-04, SRB 2006-06-05.."
	if strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func FuzzMap(f *testing.F) {
	f.Add(header + row(nil) + row(map[string]string{"DCAid": "Y", "terminated": "1", "endYearEstimate": "1999"}))
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
