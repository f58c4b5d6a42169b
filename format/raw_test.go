package format_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format"
	"entente/internal/shared"
)

const data = "../../shared/data/"

func published(t testing.TB, path string) entente.File {
	t.Helper()
	shared.Need(t, data+path)
	f, err := format.FromPath(data + path)
	if err != nil {
		t.Fatalf("a data file that the test needs is missing: %v", err)
	}
	return f
}

// Every sampled record of a published file is found again at its place.
func TestRawFindsEveryRecord(t *testing.T) {
	for _, path := range []string{
		"atop/atop5_1m.csv",
		"cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz",
		"desta/desta_list_of_treaties_02_02_dyads.txt",
		"gw_states/gwstates.xlsx",
		"nmc/NMC-60-abridged.dta",
	} {
		t.Run(path, func(t *testing.T) {
			f := published(t, path)
			tables, err := format.Open(f)
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for _, table := range tables {
				defer table.Close()
				for n := 0; ; n++ {
					rec, err := table.Read()
					if err != nil {
						break
					}
					if n%100_000 != 0 && n != 77 {
						continue
					}
					raw, header, fields, err := format.Raw(f, rec.Locator)
					if err != nil {
						t.Fatalf("%v: %v", rec.Locator, err)
					}
					if diff := cmp.Diff(rec.Fields, fields); diff != "" {
						t.Errorf("%v (-read +found again):\n%s", rec.Locator, diff)
					}
					if diff := cmp.Diff(table.Header(), header); diff != "" {
						t.Errorf("%v: header (-want +got):\n%s", rec.Locator, diff)
					}
					if first, _, _ := strings.Cut(strings.Join(fields, "\t"), "\t"); !strings.Contains(raw, first) {
						t.Errorf("%v: got the raw text %q, want it to hold %q", rec.Locator, raw, first)
					}
					found++
				}
			}
			if found < 2 {
				t.Errorf("found %d records again, want at least 2", found)
			}
		})
	}
}

// The raw text of a line is the bytes of the file.
func TestRawIsTheBytes(t *testing.T) {
	f := published(t, "atop/atop5_1a.csv")
	shared.Need(t, data+"atop/atop5_1a.csv")
	file, err := os.ReadFile(data + "atop/atop5_1a.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(file), "\r\n")
	for _, line := range []int{1, 2, 412, 790} {
		raw, header, _, err := format.Raw(f, entente.Locator{Line: line})
		if err != nil || raw != lines[line-1] {
			t.Errorf("line %d: got %q and %v, want %q", line, raw, err, lines[line-1])
		}
		if len(header) != 134 {
			t.Errorf("line %d: got a header of %d names, want 134", line, len(header))
		}
	}
}

func TestRawElsewhere(t *testing.T) {
	text := format.FromBytes("t.csv", []byte("name,n\nC\xf4te d'Ivoire,\"1\n2\"\n"))
	raw, _, fields, err := format.Raw(text, entente.Locator{Line: 2, Offset: 7, Length: 19})
	if err != nil || raw != "Côte d'Ivoire,\"1\n2\"" || !cmp.Equal(fields, []string{"Côte d'Ivoire", "1\n2"}) {
		t.Errorf("got %q, %q and %v, want the record in UTF-8 with its quotes", raw, fields, err)
	}
	stata, book := published(t, "nmc/NMC-60-abridged.dta"), published(t, "gw_states/gwstates.xlsx")
	cases := []struct {
		name string
		f    entente.File
		l    entente.Locator
		code entente.Code
	}{
		{"nowhere", text, entente.Locator{}, entente.CodeInvalid},
		{"a line behind the end", text, entente.Locator{Line: 9}, entente.CodeNotFound},
		{"a row of a text", text, entente.Locator{Sheet: "data", Row: 2}, entente.CodeNotFound},
		{"an observation of a text", text, entente.Locator{Observation: 1}, entente.CodeNotFound},
		{"an observation behind the end", stata, entente.Locator{Observation: 15952}, entente.CodeNotFound},
		{"a line of a Stata file", stata, entente.Locator{Line: 2}, entente.CodeNotFound},
		{"a row of a Stata file", stata, entente.Locator{Sheet: "data", Row: 2}, entente.CodeNotFound},
		{"a row behind the end", book, entente.Locator{Sheet: "gwstates", Row: 218}, entente.CodeNotFound},
		{"another sheet", book, entente.Locator{Sheet: "data", Row: 2}, entente.CodeNotFound},
		{"a line of a workbook", book, entente.Locator{Line: 2}, entente.CodeNotFound},
		{"an observation of a workbook", book, entente.Locator{Observation: 2}, entente.CodeNotFound},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, _, err := format.Raw(c.f, c.l)
			if message, hint := entente.MessageOf(err); entente.CodeOf(err) != c.code || message == "" || hint == "" {
				t.Errorf("got %v, want code %s, a message and a hint", err, c.code)
			}
		})
	}
}
