package atop_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format"
	"entente/internal/shared"
	"entente/source/sourcetest"
)

var update = flag.Bool("update", false, "rewrite testdata")

func headerOf(t *testing.T, path string) []string {
	t.Helper()
	tables, err := format.Open(sourcetest.Path(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer tables[0].Close()
	return tables[0].Header()
}

// dyadYear is a directed pair of member codes, as the file has them, in a year.
type dyadYear struct {
	from, to string
	year     int
}

// dyadYears derives the directed dyad-years of the statements: two members of one agreement are tied
// while both are in and in the same phase; a link ties its two. A year counts if the tie touches it;
// an open tie lasts to 2018. Obligations are the union over agreements.
func dyadYears(r sourcetest.Result) map[dyadYear]entente.Obligations {
	out := map[dyadYear]entente.Obligations{}
	add := func(from, to string, p entente.Period, o entente.Obligations) {
		last := 2018
		if !p.To.IsZero() {
			last = int(p.To.Year)
		}
		for y := int(p.From.Year); y <= last; y++ {
			out[dyadYear{from, to, y}] |= o
		}
	}
	byAgreement := map[entente.AgreementID][]entente.Member{}
	raw := map[entente.AgreementID]map[entente.ActorID]string{}
	for _, m := range sourcetest.Of[entente.Member](r) {
		byAgreement[m.Agreement] = append(byAgreement[m.Agreement], m)
		if raw[m.Agreement] == nil {
			raw[m.Agreement] = map[entente.ActorID]string{}
		}
		raw[m.Agreement][m.Actor] = m.Raw
	}
	for _, members := range byAgreement {
		for _, a := range members {
			for _, b := range members {
				if shared, ok := a.Period.Intersect(b.Period); ok && tied(a, b) {
					add(a.Raw, b.Raw, shared, a.Obligations)
				}
			}
		}
	}
	for _, l := range sourcetest.Of[entente.Link](r) {
		add(raw[l.Agreement][l.From], raw[l.Agreement][l.To], l.Period, l.Obligations)
	}
	return out
}

func tied(a, b entente.Member) bool {
	return a.Actor != b.Actor && a.Phase == b.Phase && (a.Side == "" || a.Side != b.Side)
}

// peerDyadYears reads the peer tool's file, which is the publisher's own file of dyads.
func peerDyadYears(t *testing.T) map[dyadYear]entente.Obligations {
	t.Helper()
	shared.Need(t, data+"atop5_1_directed_dyad_year_peacesciencer.csv.gz")
	f, err := os.Open(data + "atop5_1_directed_dyad_year_peacesciencer.csv.gz")
	if err != nil {
		t.Fatalf("the test needs the peer's dyad-years: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[dyadYear]entente.Obligations{}
	for _, row := range rows[1:] {
		year, err := strconv.Atoi(row[2])
		if err != nil {
			t.Fatal(err)
		}
		var o entente.Obligations
		for i, bit := range []entente.Obligations{entente.Defence, entente.Offence, entente.Neutrality,
			entente.NonAggression, entente.Consultation} {
			if row[3+i] == "1" {
				o |= bit
			}
		}
		out[dyadYear{row[0], row[1], year}] = o
	}
	return out
}

// The derived dyad-years equal the peer's, except for those listed in testdata/differences.csv.
func TestDirectedDyadYears(t *testing.T) {
	ours, peers := dyadYears(publisher(t)), peerDyadYears(t)
	if len(peers) != 273296 {
		t.Fatalf("the peer's file has %d rows, want 273,296", len(peers))
	}
	var diffs []string
	equal := 0
	for k, theirs := range peers {
		mine, found := ours[k]
		switch {
		case !found:
			diffs = append(diffs, difference(k, "missing", theirs.String()))
		case mine != theirs:
			diffs = append(diffs, difference(k, mine.String(), theirs.String()))
		default:
			equal++
		}
	}
	for k, mine := range ours {
		if _, found := peers[k]; !found {
			diffs = append(diffs, difference(k, mine.String(), "missing"))
		}
	}
	slices.Sort(diffs)
	t.Logf("%d of %d rows equal (%.4f %%), %d differences", equal, len(peers), 100*float64(equal)/float64(len(peers)),
		len(diffs))
	if float64(equal) < 0.999*float64(len(peers)) {
		t.Errorf("only %d of %d rows are equal, want 99.9 %%", equal, len(peers))
	}
	const golden = "testdata/differences.csv"
	if *update {
		writeDifferences(t, golden, diffs)
	}
	listed := readDifferences(t, golden)
	if d := cmp.Diff(listed, diffs); d != "" {
		t.Errorf("the differences are not those listed with their reasons in %s (-listed +found):\n%s", golden, d)
	}
}

func difference(k dyadYear, ours, peers string) string {
	return fmt.Sprintf("%s,%s,%d,%s,%s", k.from, k.to, k.year, ours, peers)
}

func readDifferences(t *testing.T, path string) []string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, row := range rows[1:] {
		if len(row) != 6 || len(row[5]) < 20 {
			t.Errorf("%s, row %d has no reason: %v", path, i+2, row)
			continue
		}
		out = append(out, strings.Join(row[:5], ","))
	}
	return out
}

// writeDifferences keeps the reasons that the file has and leaves new rows without one, so that the
// test goes on failing until somebody has found it.
func writeDifferences(t *testing.T, path string, diffs []string) {
	t.Helper()
	reasons := map[string]string{}
	if b, err := os.ReadFile(path); err == nil {
		rows, _ := csv.NewReader(bytes.NewReader(b)).ReadAll()
		for _, row := range rows {
			reasons[strings.Join(row[:5], ",")] = row[5]
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"from", "to", "year", "ours", "peer", "reason"})
	for _, d := range diffs {
		_ = w.Write(append(strings.SplitN(d, ",", 5), reasons[d]))
	}
	w.Flush()
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
