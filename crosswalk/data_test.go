package crosswalk_test

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/internal/shared"
)

// readCSV reads a delimited file of the shared data, by column name.
func readCSV(t testing.TB, path string) []map[string]string {
	t.Helper()
	var rows []map[string]string
	eachRow(t, path, func(header, cells []string) {
		m := make(map[string]string, len(cells))
		for i, h := range header {
			if i < len(cells) {
				m[h] = strings.TrimSpace(cells[i])
			}
		}
		rows = append(rows, m)
	})
	return rows
}

// distinct reads the distinct combinations of some columns, for files of a million rows. A column "" is
// always empty.
func distinct(t testing.TB, path string, columns ...string) [][]string {
	t.Helper()
	var at []int
	seen := map[string]bool{}
	var out [][]string
	eachRow(t, path, func(header, cells []string) {
		if at == nil {
			for _, c := range columns {
				i := slices.Index(header, c)
				if i < 0 && c != "" {
					t.Fatalf("%s has no column %q", path, c)
				}
				at = append(at, i)
			}
		}
		values := make([]string, len(at))
		for k, i := range at {
			if i >= 0 {
				values[k] = strings.TrimSpace(cells[i])
			}
		}
		if k := strings.Join(values, "\x00"); !seen[k] {
			seen[k] = true
			out = append(out, values)
		}
	})
	return out
}

func eachRow(t testing.TB, path string, do func(header, cells []string)) {
	t.Helper()
	shared.Need(t, path)
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("this test needs a file beside the checkout: %v", err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	first, err := r.Read()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	header := make([]string, len(first))
	for i, h := range first {
		header[i] = strings.Trim(h, "\ufeff\" ")
	}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		do(header, cells)
	}
}
