package delimited_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/text/encoding/charmap"

	"entente"
	"entente/format/delimited"
	"entente/internal/shared"
)

const data = "../../../shared/data/"

func load(t testing.TB, path string) []byte {
	t.Helper()
	shared.Need(t, data+path)
	f, err := os.Open(data + path)
	if err != nil {
		t.Fatalf("a data file that the test needs is missing: %v", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func table(t testing.TB, b []byte) *delimited.Table {
	t.Helper()
	table, err := delimited.New(io.NopCloser(bytes.NewReader(b)), delimited.Options{Name: "file"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Close() })
	return table
}

// The bytes at the place of a record, read by encoding/csv, are the record; and the records with the
// line ends between them are the whole file.
func TestPlacesInPublishedFiles(t *testing.T) {
	cases := []struct {
		file string
		rows int
	}{
		{"atop/atop5_1a.csv", 789},
		{"atop/atop5_1m.csv", 2510},
		{"atop/atop5_1sy.csv", 11923},
		{"cameo/cameo-codes_with_goldstein.csv", 312},
		{"cameo/CAMEO.eventcodesfull.txt", 293},
		{"country_codes/country-codes.csv", 249},
		{"dcad/DCAD-v1.0-main.csv", 1871},
		{"desta/desta_list_of_treaties_02_02_dyads.txt", 20320},
		{"fdi/IMF.STA_DIP_12.0.1_inward.csv", 16643},
		{"mid/Inter-StateWarData_v4.0.csv", 337},
		{"oda_crs/crs_2018.csv", 161},
		{"ucdp/ged231_sample_1000.csv.gz", 1000},
		{"unctad_iia/unctad_iia_treaties.csv", 3925},
	}
	for _, c := range cases {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			file := load(t, c.file)
			tab := table(t, file)
			end, counted, line, rows := int64(-1), int64(0), 1, 0
			for {
				rec, err := tab.Read()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				rows++
				l := rec.Locator
				raw := file[l.Offset : l.Offset+l.Length]
				want, err := standard(raw, tab.Comma())
				if err != nil {
					t.Fatalf("%v holds %q: %v", l, raw, err)
				}
				if !slices.Equal(want, rec.Fields) { // cmp is slow for a hundred thousand rows
					t.Fatalf("%v (-encoding/csv +got):\n%s", l, cmp.Diff(want, rec.Fields))
				}
				if end >= 0 && len(bytes.Trim(file[end:l.Offset], "\r\n")) > 0 {
					t.Fatalf("%v: bytes %d to %d belong to no record: %q", l, end, l.Offset, file[end:l.Offset])
				}
				end = l.Offset + l.Length
				if line += lineEnds(file[counted:l.Offset]); line != l.Line {
					t.Fatalf("%v: the offset lies in line %d", l, line)
				}
				counted = l.Offset
			}
			if rows != c.rows {
				t.Errorf("rows: got %d, want %d", rows, c.rows)
			}
			if rest := bytes.Trim(file[end:], "\r\n"); len(rest) > 0 {
				t.Errorf("behind the last record: got %q, want nothing", rest)
			}
		})
	}
}

// standard reads one record with encoding/csv.
func standard(raw []byte, comma byte) ([]string, error) {
	text := string(raw)
	if !utf8.ValidString(text) {
		text, _ = charmap.Windows1252.NewDecoder().String(text)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = rune(comma)
	r.LazyQuotes = true
	return r.Read()
}

func lineEnds(b []byte) int {
	return bytes.Count(b, []byte("\n")) + bytes.Count(b, []byte("\r")) - bytes.Count(b, []byte("\r\n"))
}

// At finds every record again, from its line alone and from its bytes.
func TestAt(t *testing.T) {
	inputs, _ := filepath.Glob("testdata/cases/*/input")
	files := map[string][]byte{"desta": load(t, "desta/desta_list_of_treaties_02_02_dyads.txt"),
		"wars": load(t, "mid/Inter-StateWarData_v4.0.csv")}
	for _, path := range inputs {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(filepath.Dir(path))] = b
	}
	found := 0
	for name, file := range files {
		tab, err := delimited.New(io.NopCloser(bytes.NewReader(file)), delimited.Options{})
		for n := 0; err == nil; n++ {
			var rec entente.Record
			if rec, err = tab.Read(); err != nil || (n > 20 && n%1999 != 0) {
				continue
			}
			for _, l := range []entente.Locator{rec.Locator, {Line: rec.Locator.Line}} {
				raw, fields, err := table(t, file).At(l)
				if err != nil {
					t.Fatalf("%s at %v: %v", name, l, err)
				}
				if diff := cmp.Diff(rec.Fields, fields); diff != "" {
					t.Errorf("%s at %v (-want +got):\n%s", name, l, diff)
				}
				stored := file[rec.Locator.Offset:][:rec.Locator.Length]
				if utf8.Valid(stored) && !bytes.ContainsRune(stored, 0) && raw != string(stored) {
					t.Errorf("%s at %v: got %q, want %q", name, l, raw, stored)
				}
				found++
			}
		}
	}
	if found < 150 {
		t.Errorf("found %d records, want at least 150", found)
	}
}

func TestAtElsewhere(t *testing.T) {
	long := strings.Repeat("1,2\n", 50_000)
	file := []byte("a,b\n1,2\n\n3,4\nragged\n" + long)
	cases := []struct {
		name string
		l    entente.Locator
		raw  string
		code entente.Code
	}{
		{"header by line", entente.Locator{Line: 1}, "a,b", ""},
		{"header by bytes", entente.Locator{Line: 1, Offset: 0, Length: 3}, "a,b", ""},
		{"row", entente.Locator{Line: 4, Offset: 9, Length: 3}, "3,4", ""},
		{"a line that is no row", entente.Locator{Line: 5}, "ragged", ""},
		{"far behind", entente.Locator{Line: 50_005, Offset: int64(20 + 4*49_999), Length: 3}, "1,2", ""},
		{"blank line", entente.Locator{Line: 3}, "", entente.CodeNotFound},
		{"behind the end", entente.Locator{Line: 60_000}, "", entente.CodeNotFound},
		{"bytes behind the end", entente.Locator{Line: 60_000, Offset: 1 << 40, Length: 3}, "", entente.CodeNotFound},
		{"inside a row", entente.Locator{Line: 2, Offset: 5, Length: 2}, "", entente.CodeNotFound},
		{"wrong length", entente.Locator{Line: 2, Offset: 4, Length: 2}, "", entente.CodeNotFound},
		{"wrong place in the header", entente.Locator{Line: 1, Offset: 2, Length: 1}, "", entente.CodeNotFound},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			raw, fields, err := table(t, file).At(c.l)
			if raw != c.raw || entente.CodeOf(err) != c.code {
				t.Errorf("got %q and %v, want %q and code %q", raw, err, c.raw, c.code)
			}
			if (raw == "ragged") != (err == nil && fields == nil) {
				t.Errorf("cells: got %q, want none exactly for the line that is no row", fields)
			}
		})
	}
}

func FuzzDelimited(f *testing.F) {
	inputs, _ := filepath.Glob("testdata/cases/*/input")
	for _, path := range inputs {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		tab, err := delimited.New(io.NopCloser(bytes.NewReader(b)), delimited.Options{Name: "fuzz"})
		end, line := int64(0), 0
		for err == nil {
			var rec entente.Record
			if rec, err = tab.Read(); err != nil {
				break
			}
			l := rec.Locator
			if l.Offset < end || l.Length < 1 || l.Offset+l.Length > int64(len(b)) || l.Line <= line {
				t.Fatalf("%v does not lie behind byte %d and line %d in a file of %d bytes", l, end, line, len(b))
			}
			end, line = l.Offset+l.Length, l.Line
			if len(rec.Fields) != len(tab.Header()) {
				t.Fatalf("%v: got %d cells, want %d", l, len(rec.Fields), len(tab.Header()))
			}
			again, err := delimited.New(io.NopCloser(bytes.NewReader(b)), delimited.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, fields, err := again.At(l); err != nil || !cmp.Equal(fields, rec.Fields) {
				t.Fatalf("%v: found again as %q (%v), want %q", l, fields, err, rec.Fields)
			}
		}
		if message, hint := entente.MessageOf(err); err != io.EOF && (!strings.HasPrefix(message, "fuzz") ||
			hint == "") {
			t.Fatalf("the error %q (%q) does not name the file or what to do", message, hint)
		}
	})
}

func BenchmarkDelimited(b *testing.B) {
	for _, path := range []string{"atop/atop5_1m.csv", "cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz",
		"desta/desta_list_of_treaties_02_02_dyads.txt"} {
		b.Run(filepath.Base(path), func(b *testing.B) {
			file := load(b, path)
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				tab, err := delimited.New(io.NopCloser(bytes.NewReader(file)), delimited.Options{})
				for err == nil {
					_, err = tab.Read()
				}
				if err != io.EOF {
					b.Fatal(err)
				}
			}
		})
	}
}
