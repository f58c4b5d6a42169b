package dta_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"entente/format/dta"
	"entente/format/dta/dtatest"
)

// What Stata shows as a date is read as one, in every version.
func TestDates(t *testing.T) {
	for _, version := range dtatest.Versions {
		f := dtatest.File{Version: version, Variables: []dtatest.Variable{{Name: "day", Kind: "long", Format: "%td"},
			{Name: "old", Kind: "float", Format: "%dD_m_Y"},
			{Name: "time", Kind: "double", Format: "%tc"}, {Name: "month", Kind: "int", Format: "%tm"},
			{Name: "n", Kind: "int", Format: "%8.0g"}},
			Rows: [][]any{{12186, 12186.0, 12186 * 86400000.0, 400, 12186}, {-1, dtatest.Missing('.'), 43200000.0,
				dtatest.Missing('a'), -1}, {2147483620, 0.0, 1e300, -30000, 0}}}
		b := f.Bytes()
		table, err := dta.New("x.dta", func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil })
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"1993-05-13 1993-05-13 1993-05-13 1993-05 12186",
			"1959-12-31  1960-01-01T12:00:00  -1"} {
			rec, err := table.Read()
			if got := strings.Join(rec.Fields, " "); err != nil || got != want {
				t.Errorf("version %d: got %q (%v), want %q", version, got, err, want)
			}
		}
		if rec, err := table.Read(); err != nil || rec.Fields[0] != "2147483620" || rec.Fields[2] != "1"+"e+300" {
			t.Errorf("version %d: no dates: got %q (%v), want the numbers", version, rec.Fields, err)
		}
		table.Close()
	}
}
