package crosswalk_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/internal/shared"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite table/spells.csv from the publishers' lists")

const data = "../../shared/data/"

// The table of spells is compiled: this test compiles it again, and with -update writes it.
func TestSpellsAreThoseOfTheLists(t *testing.T) {
	want := compileSpells(t)
	if *update {
		if err := os.WriteFile("table/spells.csv", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("table/spells.csv")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("table/spells.csv is not what the lists give (-want +got); run go test -update:\n%s", diff)
	}
}

// compileSpells reads both lists and cuts each spell where the code changed its meaning.
func compileSpells(t *testing.T) []byte {
	t.Helper()
	cw := newCrosswalk(t)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"system", "code", "actor", "name", "from", "to", "end"})
	put := func(s entente.System, code, name string, p entente.Period, listEnd entente.Date) {
		parts, err := cw.Code(s, code, p)
		if err != nil {
			t.Fatalf("%s %s (%s): %v", s, code, name, err)
		}
		for _, part := range parts {
			mark := ""
			if part.Period.To == listEnd {
				mark = "censored"
			}
			w.Write([]string{string(s), code, string(part.Actor), name, part.Period.From.String(),
				part.Period.To.String(), mark})
		}
	}
	shared.Need(t, data+"cow_states/states2016.csv")
	for i, r := range readCSV(t, data+"cow_states/states2016.csv") {
		from, err1 := entente.ParseDate(dashed(r["styear"], r["stmonth"], r["stday"]))
		to, err2 := entente.ParseDate(dashed(r["endyear"], r["endmonth"], r["endday"]))
		if err1 != nil || err2 != nil {
			t.Fatalf("states2016.csv row %d: %v %v", i, err1, err2)
		}
		put(entente.SystemCOW, r["ccode"], r["statenme"], entente.Period{From: from, To: to},
			entente.Date{Year: 2016, Month: 12, Day: 31})
	}
	shared.Need(t, data+"gw_states/gwstates.xlsx")
	f, err := excelize.OpenFile(data + "gw_states/gwstates.xlsx")
	if err != nil {
		t.Fatalf("the Gleditsch-Ward list is needed beside the checkout: %v", err)
	}
	defer f.Close()
	rows, err := f.GetRows("gwstates")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		if len(r) < 5 || r[0] == "" {
			continue
		}
		put(entente.SystemGW, r[0], r[2], entente.Period{From: germanDate(t, r[3]), To: germanDate(t, r[4])},
			entente.Date{Year: 2017, Month: 12, Day: 31})
	}
	w.Flush()
	return b.Bytes()
}

func dashed(y, m, d string) string { return fmt.Sprintf("%04s-%02s-%02s", y, m, d) }

func germanDate(t *testing.T, s string) entente.Date {
	t.Helper()
	p := strings.Split(s, ".")
	if len(p) != 3 {
		t.Fatalf("date %q in the Gleditsch-Ward list is not dd.mm.yyyy", s)
	}
	d, err := entente.ParseDate(dashed(p[2], p[1], p[0]))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func newCrosswalk(t testing.TB) *crosswalk.Crosswalk {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatalf("New() = %v", err)
	}
	return cw
}
