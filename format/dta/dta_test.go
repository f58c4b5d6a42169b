package dta_test

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format/dta"
	"entente/format/dta/dtatest"
	"entente/internal/shared"
)

const data = "../../../shared/data/"

func opener(b []byte) dta.Opener {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
}

func open(t testing.TB, path string) *dta.Table {
	t.Helper()
	shared.Need(t, path)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("a data file that the test needs is missing: %v", err)
	}
	table, err := dta.New("file.dta", opener(b))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func readAll(t testing.TB, table *dta.Table) [][]string {
	t.Helper()
	defer table.Close()
	var rows [][]string
	for {
		rec, err := table.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		if want := (entente.Locator{Observation: len(rows) + 1}); rec.Locator != want {
			t.Fatalf("locator: got %v, want %v", rec.Locator, want)
		}
		rows = append(rows, rec.Fields)
	}
}

// variables makes columns from "name kind".
func variables(list ...string) (vs []dtatest.Variable) {
	for _, s := range list {
		name, kind, _ := strings.Cut(s, " ")
		vs = append(vs, dtatest.Variable{Name: name, Kind: kind})
	}
	return vs
}

// sample holds every kind of value, at its limits, and every kind of missing value.
func sample(version int, big bool) (f dtatest.File, want [][]string) {
	f = dtatest.File{Version: version, Big: big, Notes: []string{"note one", strings.Repeat("x", 70_000)},
		Labels:    []string{"no", "yes", "not known"},
		Variables: variables("b byte", "i int", "l long", "f float", "d double", "s str7")}
	accent, long := "C\xf4te", "Tr\xe8s long"
	if version >= 118 {
		accent, long = "Côte", "Très long"
	}
	f.Rows = [][]any{
		{100, 32740, 2147483620, 0.1, 0.1, accent},
		{-127, -32767, -2147483647, -1.5, 1e300, ""},
		{dtatest.Missing('.'), dtatest.Missing('.'), dtatest.Missing('.'), dtatest.Missing('.'),
			dtatest.Missing('.'), "."},
		{dtatest.Missing('a'), dtatest.Missing('a'), dtatest.Missing('a'), dtatest.Missing('a'),
			dtatest.Missing('a'), "a"},
		{dtatest.Missing('z'), dtatest.Missing('z'), dtatest.Missing('z'), dtatest.Missing('z'), dtatest.Missing('z'),
			"full---"},
		{0, 0, 0, 16777216.0, 123456789012345.0, "\x00rest"},
		{1, 2, 3, math.NaN(), math.Inf(1), "nan"},
		{1, 2, 3, math.Inf(-1), math.NaN(), "inf"},
		{1, 2, 3, 1816.0, 1e-300, "year"},
	}
	want = [][]string{
		{"100", "32740", "2147483620", "0.1", "0.1", "Côte"},
		{"-127", "-32767", "-2147483647", "-1.5", "1e+300", ""},
		{"", "", "", "", "", "."},
		{"", "", "", "", "", "a"},
		{"", "", "", "", "", "full---"},
		{"0", "0", "0", "16777216", "123456789012345", ""},
		{"1", "2", "3", "", "", "nan"},
		{"1", "2", "3", "", "", "inf"},
		{"1", "2", "3", "1816", "1e-300", "year"},
	}
	if version < 117 {
		return f, want
	}
	f.Variables = append(f.Variables, dtatest.Variable{Name: "long", Kind: "strL"})
	for i := range f.Rows {
		cell, text := "", ""
		if i%2 == 0 {
			cell, text = long+strconv.Itoa(i), "Très long"+strconv.Itoa(i)
		}
		f.Rows[i] = append(f.Rows[i], cell)
		want[i] = append(want[i], text)
	}
	return f, want
}

func TestEveryVersionAndByteOrder(t *testing.T) {
	for _, version := range dtatest.Versions {
		for _, big := range []bool{false, true} {
			t.Run(fmt.Sprintf("%d big=%v", version, big), func(t *testing.T) {
				f, want := sample(version, big)
				table, err := dta.New("file.dta", opener(f.Bytes()))
				if err != nil {
					t.Fatal(err)
				}
				if table.Version() != version {
					t.Errorf("version: got %d, want %d", table.Version(), version)
				}
				var header []string
				for _, v := range f.Variables {
					header = append(header, v.Name)
				}
				if diff := cmp.Diff(header, table.Header()); diff != "" {
					t.Errorf("header (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(want, readAll(t, table)); diff != "" {
					t.Errorf("rows (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// Every prefix of a file is an error, but that of the old versions may end with the observations, behind which
// nothing must stand: never fewer rows without a word.
func TestTruncatedFiles(t *testing.T) {
	for _, version := range dtatest.Versions {
		f, want := sample(version, version%2 == 0)
		f.Notes = nil
		b := f.Bytes()
		for n := range b {
			table, err := dta.New("cut.dta", opener(b[:n]))
			rows := 0
			for err == nil {
				if _, err = table.Read(); err == nil {
					rows++
				}
			}
			if err == io.EOF {
				if rows != len(want) || version >= 117 {
					t.Fatalf("version %d cut to %d of %d bytes: got %d rows and no error, want %d rows", version, n,
						len(b), rows, len(want))
				}
				continue
			}
			if entente.CodeOf(err) != entente.CodeUnprocessable {
				t.Fatalf("version %d cut to %d bytes: got %v, want an error of code unprocessable", version, n, err)
			}
			if message, _ := entente.MessageOf(err); !strings.Contains(message, "cut.dta") {
				t.Fatalf("version %d cut to %d bytes: %q does not name the file", version, n, message)
			}
		}
	}
}

func TestBadFiles(t *testing.T) {
	legacy, _ := sample(114, false)
	modern, _ := sample(118, false)
	twice := legacy
	twice.Variables = append([]dtatest.Variable{}, legacy.Variables...)
	twice.Variables[1].Name = "b"
	patch := func(b []byte, at int, with ...byte) []byte {
		b = bytes.Clone(b)
		copy(b[at:], with)
		return b
	}
	swap := func(old, new string) []byte { return bytes.Replace(modern.Bytes(), []byte(old), []byte(new), 1) }
	k, n := bytes.Index(modern.Bytes(), []byte("<K>"))+3, bytes.Index(modern.Bytes(), []byte("<N>"))+3
	dangling := bytes.Replace(modern.Bytes(), append([]byte("GSO"), 7), append([]byte("GSO"), 6), 1)
	cases := []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "not a Stata file"},
		{"text", []byte("a,b,c\n1,2,3\n"), "not a Stata file"},
		{"older version", patch(legacy.Bytes(), 0, 110), "version 110"},
		{"newer version", swap("<release>118", "<release>121"), "version \"121\""},
		{"byte order", patch(legacy.Bytes(), 1, 3), "byte order 1 or 2"},
		{"tagged byte order", swap("LSF", "XSF"), "MSF or LSF"},
		{"negative observations", patch(legacy.Bytes(), 6, 0xff, 0xff, 0xff, 0xff), "no file can hold"},
		{"too many observations", patch(legacy.Bytes(), 6, 0xff, 0xff, 0xff, 0x7f),
			"of the 2147483647 that its header promises"},
		{"huge observations", patch(modern.Bytes(), n, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
			"no file can hold"},
		{"many variables", patch(legacy.Bytes(), 4, 0xff, 0xff), "unknown storage type 0"},
		{"tagged many variables", patch(modern.Bytes(), k, 0xff, 0xff), "truncated"},
		{"no variables", dtatest.File{Version: 118}.Bytes(), "no variables"},
		{"unknown type", patch(legacy.Bytes(), 109, 250), "storage type 250"},
		{"name twice", twice.Bytes(), `"b" stands twice, at variables 1 and 2`},
		{"broken tag", swap("<data>", "<dato>"), "expected <data>"},
		{"missing long string", dangling, "does not hold"},
		{"kind of long string", bytes.Replace(modern.Bytes(), []byte{130}, []byte{131}, 1), "kind 131"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			table, err := dta.New("bad.dta", opener(c.file))
			for err == nil {
				_, err = table.Read()
			}
			if message, _ := entente.MessageOf(err); !strings.Contains(message, c.want) ||
				!strings.HasPrefix(message, "bad.dta: ") {
				t.Errorf("got %q, want a message that begins with the file and says %q", message, c.want)
			}
			if table != nil {
				if _, again := table.Read(); again != err {
					t.Errorf("after an error: got %v, want the same error again", again)
				}
			}
		})
	}
}

func TestNationalCapabilitiesEqualTheirCSV(t *testing.T) {
	shared.Need(t, data+"nmc/NMC-60-abridged.csv")
	b, err := os.ReadFile(data + "nmc/NMC-60-abridged.csv")
	if err != nil {
		t.Fatalf("a data file that the test needs is missing: %v", err)
	}
	want, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	table := open(t, data+"nmc/NMC-60-abridged.dta")
	header := table.Header()
	if diff := cmp.Diff(want[0], header); diff != "" {
		t.Fatalf("header (-csv +dta):\n%s", diff)
	}
	got := readAll(t, table)
	if len(got) != len(want)-1 || len(got) != 15951 {
		t.Fatalf("rows: got %d, want %d, the 15951 of the csv", len(got), len(want)-1)
	}
	compared := 0
	for i, row := range got {
		for j, cell := range row {
			if !equal(cell, want[i+1][j]) {
				t.Fatalf("observation %d, %s: got %q, the csv has %q", i+1, header[j], cell, want[i+1][j])
			}
			compared++
		}
	}
	if compared != 15951*11 {
		t.Errorf("compared %d cells, want %d", compared, 15951*11)
	}
}

// equal compares as numbers. The csv shows cinc, a float, in eight digits of its display format: they
// are the same float, or the same number to the digits that the csv has.
func equal(got, csv string) bool {
	if got == csv {
		return true
	}
	g, err1 := strconv.ParseFloat(got, 64)
	w, err2 := strconv.ParseFloat(csv, 64)
	if err1 != nil || err2 != nil {
		return false
	}
	if g == w || float32(g) == float32(w) {
		return true
	}
	digits := len(strings.TrimLeft(strings.ReplaceAll(strings.TrimLeft(csv, "-"), ".", ""), "0"))
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(float64(float32(g)), 'g', max(digits, 1), 64), 64)
	return err == nil && strings.Contains(csv, ".") && rounded == w
}

func TestPublishedFiles(t *testing.T) {
	cases := []struct {
		file          string
		rows, columns int
		header        string
	}{
		{"cepii/dist_cepii.dta", 50176, 14, "iso_o iso_d contig comlang_off comlang_ethno colony comcol curcol col45 " +
			"smctry dist distcap distw distwces"},
		{"replication/gravity/Chapter1Application1.dta", 99981, 9, ""},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			table := open(t, data+c.file)
			header := table.Header()
			if got := strings.Join(header, " "); c.header != "" && got != c.header {
				t.Errorf("header: got %q, want %q", got, c.header)
			}
			if got := readAll(t, table); len(got) != c.rows || len(header) != c.columns {
				t.Errorf("got %d rows of %d columns, want %d of %d", len(got), len(header), c.rows, c.columns)
			}
		})
	}
}

// dist_cepii: Seoul to Tokyo, and that the distance of a pair is the same both ways.
func TestDistanceIsSymmetric(t *testing.T) {
	table := open(t, data+"cepii/dist_cepii.dta")
	dist := map[[2]string]float64{}
	for _, row := range readAll(t, table) {
		v, err := strconv.ParseFloat(row[10], 64)
		if err != nil {
			t.Fatalf("%s to %s: %q is not a distance", row[0], row[1], row[10])
		}
		dist[[2]string{row[0], row[1]}] = v
	}
	if got := dist[[2]string{"KOR", "JPN"}]; math.Abs(got-1150) > 60 {
		t.Errorf("KOR to JPN: got %v km, want about 1150", got)
	}
	for pair, v := range dist {
		if back := dist[[2]string{pair[1], pair[0]}]; back != v {
			t.Fatalf("%v: got %v km there and %v km back", pair, v, back)
		}
	}
}

func FuzzDTA(f *testing.F) {
	for _, version := range dtatest.Versions {
		for _, big := range []bool{false, true} {
			s, _ := sample(version, big)
			s.Notes = []string{"note"}
			f.Add(s.Bytes())
			for _, s.Lie = range []int{-1, 1} {
				f.Add(s.Bytes())
			}
		}
	}
	f.Add(binary.LittleEndian.AppendUint16(
		[]byte("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>"), 65535))
	f.Fuzz(func(t *testing.T, b []byte) {
		table, err := dta.New("fuzz.dta", opener(b))
		if err != nil {
			return
		}
		defer table.Close()
		for n := 1; ; n++ {
			rec, err := table.Read()
			if err != nil {
				return
			}
			if rec.Locator.Observation != n || n > len(b) {
				t.Fatalf("observation %d at %v in a file of %d bytes", n, rec.Locator, len(b))
			}
			if len(rec.Fields) != len(table.Header()) {
				t.Fatalf("got %d fields, want %d", len(rec.Fields), len(table.Header()))
			}
		}
	})
}

func BenchmarkDTA(b *testing.B) {
	shared.Need(b, data+"replication/gravity/Chapter1Application1.dta")
	file, err := os.ReadFile(data + "replication/gravity/Chapter1Application1.dta")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := dta.New("file.dta", opener(file))
		for err == nil {
			_, err = table.Read()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}
