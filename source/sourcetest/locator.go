package sourcetest

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"entente"
)

// CheckLocators is the locator test. For every step-th statement it reopens the file, takes the bytes
// at the locator (or the row of the sheet) without any of our decoders, and hands the raw cells by
// column name to check, which says what is wrong with them; "" if nothing is.
func CheckLocators(t testing.TB, r Result, step int, check func(s entente.Statement, raw map[string]string) string) {
	t.Helper()
	opened := map[entente.SnapshotID]*rawFile{}
	checked := 0
	for i := 0; i < len(r.Statements); i += step {
		s := r.Statements[i]
		p := ProvenanceOf(s)
		f, known := r.files[p.Snapshot]
		if !known {
			t.Errorf("statement %d has the snapshot %q of no file: %+v", i, p.Snapshot, s)
			return
		}
		if opened[p.Snapshot] == nil {
			opened[p.Snapshot] = openRaw(t, f)
		}
		raw, ok := opened[p.Snapshot].row(p.Locator)
		if !ok {
			t.Errorf("statement %d: the locator %s is outside %s", i, p.Locator, f.Name)
			continue
		}
		if why := check(s, raw); why != "" {
			t.Errorf("statement %d at %s of %s: %s\nstatement %+v\nrow %v", i, p.Locator, f.Name, why, s, raw)
		}
		checked++
	}
	if checked == 0 {
		t.Errorf("no statement was checked")
	}
}

// ProvenanceOf is where a statement stands.
func ProvenanceOf(s entente.Statement) entente.Provenance {
	switch x := s.(type) {
	case entente.Agreement:
		return x.Provenance
	case entente.Member:
		return x.Provenance
	case entente.Link:
		return x.Provenance
	case entente.Change:
		return x.Provenance
	case entente.Flow:
		return x.Provenance
	case entente.Spell:
		return x.Provenance
	}
	return entente.Provenance{}
}

// rawFile is a file's decompressed bytes, or the rows of its sheets.
type rawFile struct {
	text   []byte
	header []string
	comma  rune
	sheets map[string][][]string
}

func openRaw(t testing.TB, f entente.File) *rawFile {
	t.Helper()
	b, err := read(f)
	if err == nil && bytes.HasPrefix(b, []byte("\x1f\x8b")) {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
			b, err = io.ReadAll(z)
		}
	}
	if err != nil {
		t.Fatalf("%s cannot be read: %v", f.Name, err)
	}
	if bytes.HasPrefix(b, []byte("PK")) {
		return openSheets(t, f.Name, b)
	}
	r := &rawFile{text: b, comma: ','}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(b, []byte("\ufeff")), []byte("\n"))
	for _, c := range "\t;" {
		if bytes.ContainsRune(line, c) && !bytes.ContainsRune(line, ',') {
			r.comma = c
		}
	}
	r.header = r.split(line)
	return r
}

func openSheets(t testing.TB, name string, b []byte) *rawFile {
	t.Helper()
	x, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("%s cannot be read: %v", name, err)
	}
	defer x.Close()
	r := &rawFile{sheets: map[string][][]string{}}
	for _, s := range x.GetSheetList() {
		if r.sheets[s], err = x.GetRows(s); err != nil {
			t.Fatalf("%s, sheet %s cannot be read: %v", name, s, err)
		}
	}
	return r
}

// row is the raw record at a locator, by column name.
func (f *rawFile) row(l entente.Locator) (map[string]string, bool) {
	header, cells := f.header, []string(nil)
	switch {
	case l.Row > 0:
		rows := f.sheets[l.Sheet]
		if l.Row > len(rows) {
			return nil, false
		}
		header, cells = rows[0], rows[l.Row-1]
	case l.Line > 0 && l.Offset >= 0 && l.Offset+l.Length <= int64(len(f.text)):
		if bytes.Count(f.text[:l.Offset], []byte("\n")) != l.Line-1 {
			return nil, false
		}
		cells = f.split(f.text[l.Offset : l.Offset+l.Length])
	default:
		return nil, false
	}
	raw := map[string]string{}
	for i, name := range header {
		if i < len(cells) {
			raw[name] = cells[i]
		}
	}
	return raw, true
}

// split reads one record. Bytes that are no UTF-8 are taken as Latin-1, as the files of old are.
func (f *rawFile) split(line []byte) []string {
	if !utf8.Valid(line) {
		line, _ = charmap.ISO8859_1.NewDecoder().Bytes(line)
	}
	r := csv.NewReader(bytes.NewReader(line))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = f.comma, true, -1
	cells, err := r.Read()
	if err != nil {
		return nil
	}
	return cells
}
