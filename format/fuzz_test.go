package format_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/format"
)

// Whatever a cell holds, it is read as a value, as missing, or with one issue at its place; and what was
// read is read again as the same.
func FuzzValues(f *testing.F) {
	for _, seed := range []string{"2", "2.0", "2,0", "1,000", "NaN", ".a", "#N/A", "=\"410\"", "'410", "-9", "\u22129",
		"1e3", "99999999999999999999",
		"1993-05-13", "1993-05-13 00:00:00", "1993-05-13T00:00:00.5+09:00", "13/05/1993", "05/06/1993", "13.05.1993",
		"13 May 1993", "May 13, 1993",
		"19930513", "1993-00-00", "34102", "True", "0/0/0000", "31/02/1993", "4.01", "73a", "'", "=", "\"", "-", "+",
		","} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if strings.ContainsAny(cell, "\x00") || len(cell) > 1000 {
			return
		}
		text := "id,cell\n1,\"" + strings.ReplaceAll(cell, `"`, `""`) + "\"\n2,x\n"
		r, issues := rows(t, text)
		if !r.Next() {
			t.Fatalf("%q: %v", cell, r.Err())
		}
		v, isInt := r.Int("cell")
		x, isFloat := r.Float("cell")
		if isInt && (!isFloat || x != float64(v)) {
			t.Errorf("%q: got %d as an integer and %v as a number", cell, v, x)
		}
		code := r.Code("cell")
		again, _ := rows(t, "id,cell\n1,\""+strings.ReplaceAll(code, `"`, `""`)+"\"\n")
		if again.Next(); again.Code("cell") != code && !strings.ContainsAny(cell, "'\"=") {
			t.Errorf("%q: got the code %q, and that as %q", cell, code, again.Code("cell"))
		}
		before := issues.Total()
		d, ok := r.Date("cell")
		if ok {
			if _, err := entente.NewDate(int(d.Year), int(d.Month), int(d.Day)); err != nil {
				t.Errorf("%q: got the date %v, which the calendar does not have", cell, d)
			}
		}
		if added := issues.Total() - before; ok && added != 0 || !ok && !r.IsMissing("cell") && added != 1 {
			t.Errorf("%q: got %v, %v and %d issues", cell, d, ok, added)
		}
	})
}

// Lines around a table, whatever they are: nothing panics, and a row that is read is found again.
func FuzzHeading(f *testing.F) {
	for _, seed := range []string{"# a comment\n", "A title, with commas\n\n", ",,\n", "Source: x\n", "id;name;n\n",
		"\"open\n", "1,2,3\n", "Total,,\n"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, above, below string) {
		file := format.FromBytes("t.csv", []byte(above+"id,name,n\n1,Korea,2\n2,Japan,3\n"+below))
		start := time.Now()
		tables, err := format.Open(file)
		if err != nil {
			return
		}
		defer tables[0].Close()
		var issues entente.Issues
		r := format.NewRows(entente.SourceTable{Table: tables[0], Snapshot: snapshot}, &issues)
		for r.Next() {
			at := r.Provenance().Locator
			_, header, fields, err := format.Raw(file, at)
			if err != nil || len(fields) != len(header) {
				t.Fatalf("%v: found again as %q (%v) under %q", at, fields, err, header)
			}
		}
		if time.Since(start) > 5*time.Second {
			t.Errorf("took %v", time.Since(start))
		}
	})
}
