package crosswalk_test

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"strings"
	"testing"
)

// readCSV reads a delimited file of the shared data, by column name.
func readCSV(t testing.TB, path string) []map[string]string { return readDelimited(t, path, ',') }

func readDelimited(t testing.TB, path string, comma rune) []map[string]string {
	t.Helper()
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
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	records, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	rows := make([]map[string]string, 0, len(records))
	for _, rec := range records[1:] {
		m := make(map[string]string, len(rec))
		for i, h := range records[0] {
			if i < len(rec) {
				m[strings.Trim(h, "\ufeff\" ")] = strings.TrimSpace(rec[i])
			}
		}
		rows = append(rows, m)
	}
	return rows
}
