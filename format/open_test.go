package format_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format"
	"entente/format/dta/dtatest"
)

func pack(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func archive(t testing.TB, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte("a,b\n1,2\n"))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// drain reads every table of a file to its end and returns the rows, or the first error.
func drain(f entente.File) (rows [][]string, err error) {
	tables, err := format.Open(f)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		defer t.Close()
		for {
			rec, err := t.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return rows, err
			}
			rows = append(rows, rec.Fields)
		}
	}
	return rows, nil
}

func TestOpenRefuses(t *testing.T) {
	text := []byte("year,state\n" + strings.Repeat("1953,732\n1954,732\n", 5000))
	packed := pack(t, text)
	damaged := bytes.Clone(packed)
	damaged[len(damaged)-6] ^= 0xff // the checksum
	middle := bytes.Clone(packed)
	middle[10] ^= 0xff
	stata := dtatest.File{Version: 118, Variables: []dtatest.Variable{{Name: "a", Kind: "byte"}},
		Rows: [][]any{{1}, {2}}}.Bytes()
	cases := []struct {
		name string
		file []byte
		code entente.Code
		want string // in the message
		hint string // in the hint
	}{
		{"empty", nil, entente.CodeUnprocessable, "the file is empty", "fetch the file again"},
		{"gzip of nothing", pack(t, nil), entente.CodeUnprocessable, "the file is empty", "fetch the file again"},
		{"gzip cut off", packed[:len(packed)/2], entente.CodeUnprocessable, "truncated", "cut off"},
		{"gzip without its end", packed[:len(packed)-4], entente.CodeUnprocessable, "truncated", "cut off"},
		{"gzip head alone", packed[:5], entente.CodeUnprocessable, "truncated", "cut off"},
		{"gzip checksum", damaged, entente.CodeUnprocessable, "damaged", "fetch the file again"},
		{"gzip middle", middle, entente.CodeUnprocessable, "", "fetch the file again"},
		{"text behind a gzip", append(bytes.Clone(packed), "x,y\n"...), entente.CodeUnprocessable,
			"other bytes stand behind the end", "padded"},
		{"one byte behind a gzip", append(bytes.Clone(packed), 0x1f), entente.CodeUnprocessable,
			"other bytes stand behind the end", "padded"},
		{"zeros behind a gzip", append(bytes.Clone(packed), make([]byte, 512)...), entente.CodeUnprocessable,
			"other bytes stand behind the end", "padded"},
		{"joined gzip cut off", append(bytes.Clone(packed), packed[:len(packed)/2]...), entente.CodeUnprocessable,
			"truncated", "cut off"},
		{"gzip twice", pack(t, packed), entente.CodeUnprocessable, "compressed twice", "decompress it once"},
		{"gzip bomb", pack(t, append([]byte("a,b\n"), bytes.Repeat([]byte(strings.Repeat("0", 100_000)+",0\n"),
			800)...)), entente.CodeTooLarge, "swells", "decompress it yourself"},
		{"zip of a table", archive(t, "data.csv", "readme.txt"), entente.CodeUnprocessable,
			"no workbook: it holds data.csv", "unpack it"},
		{"zip of nothing", archive(t), entente.CodeUnprocessable, "no workbook: it holds nothing", "unpack it"},
		{"zip cut off", archive(t, "data.csv")[:40], entente.CodeUnprocessable, "damaged or cut off",
			"fetch the file again"},
		{"old workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), entente.CodeUnprocessable, "old .xls",
			"save it as .xlsx"},
		{"pdf", []byte("%PDF-1.7\n%\xe2\xe3"), entente.CodeUnprocessable, "PDF document", "CSV"},
		{"web page", []byte("\n<!DOCTYPE html>\n<html><title>Not found</title>"), entente.CodeUnprocessable, "web page",
			"fetch the file itself"},
		{"json", []byte(`{"a": 1}`), entente.CodeUnprocessable, "JSON", "export"},
		{"web page in capitals", []byte("<HTML><HEAD><TITLE>Error</TITLE>"), entente.CodeUnprocessable, "web page",
			"fetch the file itself"},
		{"web page, XML first", []byte("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC><html>"),
			entente.CodeUnprocessable, "web page", "fetch the file itself"},
		{"web page in UTF-16", utf16le("<!DOCTYPE html><html>"), entente.CodeUnprocessable, "web page",
			"fetch the file itself"},
		{"comment of a web page", []byte("<!-- served by x -->\n<html>"), entente.CodeUnprocessable, "web page",
			"fetch the file itself"},
		{"refusal of a store", []byte("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code>"),
			entente.CodeUnprocessable, "a message of a server", "fetch the file itself"},
		{"refusal in words", []byte("404: Not Found"), entente.CodeUnprocessable, "a message of a server",
			"fetch the file itself"},
		{"pointer", []byte("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"),
			entente.CodeUnprocessable, "only a pointer", "git lfs pull"},
		{"annex pointer", []byte("/annex/objects/SHA256E-s1--00.csv\n"), entente.CodeUnprocessable, "only a pointer",
			"git annex get"},
		{"annex link", []byte("../.git/annex/objects/aa/bb/SHA256E-s1--00.csv"), entente.CodeUnprocessable,
			"only a pointer", "git annex get"},
		{"list in JSON", []byte(`[{"a": 1}]`), entente.CodeUnprocessable, "JSON", "export"},
		{"SPSS", []byte("$FL2@(#) SPSS DATA FILE"), entente.CodeUnprocessable, "SPSS", "export"},
		{"SAS", append(make([]byte, 12), "\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c"...),
			entente.CodeUnprocessable, "SAS", "export"},
		{"feather", []byte("ARROW1\x00\x00"), entente.CodeUnprocessable, "Arrow", "export"},
		{"OpenDocument", archive(t, "mimetype", "content.xml"), entente.CodeUnprocessable, "OpenDocument", ".xlsx"},
		{"xml", []byte(`<?xml version="1.0"?><a/>`), entente.CodeUnprocessable, "XML", "export"},
		{"stata cut off", stata[:len(stata)/2], entente.CodeUnprocessable, "truncated", "fetch the file again"},
		{"old stata", []byte("\x69\x02\x01\x00rest"), entente.CodeUnprocessable, "version 105", "save it again"},
		{"title, and no header", []byte("Register of transfers\n\n1,2\n3,4\n"), entente.CodeUnprocessable,
			"line 3: expected 1 cells", "below line 1"},
		{"ragged", []byte("a,b\n1\n"), entente.CodeUnprocessable, "line 2: expected 2 cells", "quotes"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := drain(format.FromBytes("input.bin", c.file))
			message, hint := entente.MessageOf(err)
			if entente.CodeOf(err) != c.code || !strings.Contains(message, c.want) ||
				!strings.HasPrefix(message, "input.bin") || !strings.Contains(hint, c.hint) {
				t.Errorf("got %s %q, hint %q\nwant %s, a message that names the file and says %q, and a hint "+
					"that says %q",
					entente.CodeOf(err), message, hint, c.code, c.want, c.hint)
			}
		})
	}
}

// A header that begins like the mark of some other file is still a header.
func TestOpenTakesTextThatLooksLikeAnotherFile(t *testing.T) {
	for _, text := range []string{"PAR1,PAR2\n1,2\n", "RDX,b\n1,2\n", "PK,b\n1,2\n", "BZh,b\n1,2\n", "q,r\n1,2\n",
		"<stata,b\n1,2\n", "html,b\n1,2\n"} {
		if rows, err := drain(format.FromBytes("t.csv", []byte(text))); err != nil || len(rows) != 1 {
			t.Errorf("%q: got %d rows and %v, want 1 row", text, len(rows), err)
		}
	}
}

// When nothing reads a file the error says for every format why.
func TestOpenKeepsTheReasons(t *testing.T) {
	_, err := format.Open(format.FromBytes("x", []byte("\x00\x01\x02\x03")))
	e, ok := errors.AsType[*entente.Error](err)
	if !ok {
		t.Fatalf("got %v, want an *entente.Error", err)
	}
	var got []string
	for _, i := range e.Issues {
		if i.Rule != "format_refused" || i.File != "x" {
			t.Errorf("got the issue %+v, want rule format_refused of file x", i)
		}
		got = append(got, i.Message)
	}
	want := []string{
		"not a workbook (.xlsx): the file does not begin with the mark of a ZIP archive",
		"not a Stata file (.dta): the file begins neither with <stata_dta> nor with the number of a Stata version",
		"not delimited text: x, line 1: a NUL byte stands in it: this is not text",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A truncated file gives the rows that are whole and then the error, never fewer rows in silence.
func TestTruncatedGzipIsNeverShort(t *testing.T) {
	var text bytes.Buffer
	text.WriteString("a,b\n")
	for i := range 400 {
		text.WriteString(strings.Repeat(string(rune('a'+i%26)), i%17) + ",x\n")
	}
	packed := pack(t, text.Bytes())
	for n := 3; n < len(packed); n++ {
		if rows, err := drain(format.FromBytes("cut.csv.gz", packed[:n])); entente.CodeOf(
			err) != entente.CodeUnprocessable {
			t.Fatalf("cut to %d of %d bytes: got %d rows and %v, want an error of code unprocessable", n, len(packed),
				len(rows), err)
		}
	}
	if rows, err := drain(format.FromBytes("whole.csv.gz", packed)); err != nil || len(rows) != 400 {
		t.Errorf("whole: got %d rows and %v, want 400 and no error", len(rows), err)
	}
}

// Compressed files that were joined are one file, as gzip itself reads them.
func TestJoinedGzip(t *testing.T) {
	joined := append(pack(t, []byte("a,b\n1,2\n")), pack(t, []byte("3,4\n"))...)
	rows, err := drain(format.FromBytes("joined.csv.gz", joined))
	if diff := cmp.Diff([][]string{{"1", "2"}, {"3", "4"}}, rows); err != nil || diff != "" {
		t.Errorf("got %v and the rows (-want +got):\n%s", err, diff)
	}
}

func TestFromPath(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "table.csv")
	if err := os.WriteFile(path, []byte("a,b\n1,2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := format.FromPath(path)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != "table.csv" || f.Size != 8 {
		t.Errorf("got name %q and size %d, want table.csv and 8", f.Name, f.Size)
	}
	for range 2 { // a file can be read more than once
		if rows, err := drain(f); err != nil || len(rows) != 1 {
			t.Errorf("got %v and %v, want one row", rows, err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := format.Open(f); entente.CodeOf(err) != entente.CodeNotFound {
		t.Errorf("a file that vanished: got %v, want code not_found", err)
	}
	for _, c := range []struct {
		path string
		code entente.Code
		want string
	}{
		{dir, entente.CodeInvalid, "is a directory; expected a file"},
		{path, entente.CodeNotFound, "there is no file"},
		{filepath.Join(dir, "no", "such"), entente.CodeNotFound, "there is no file"},
	} {
		_, err := format.FromPath(c.path)
		if message, hint := entente.MessageOf(err); entente.CodeOf(err) != c.code ||
			!strings.Contains(message, c.want) || hint == "" {
			t.Errorf("%s: got %s %q (%q), want %s, %q and a hint", c.path, entente.CodeOf(err), message, hint, c.code,
				c.want)
		}
	}
}

// The error of a file's own Open is passed on if it speaks to users, and explained if not.
func TestOpenErrors(t *testing.T) {
	own := &entente.Error{Code: entente.CodeForbidden, Message: "not yours"}
	for _, c := range []struct {
		err  error
		code entente.Code
	}{
		{own, entente.CodeForbidden},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, entente.CodeNotFound},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, entente.CodeForbidden},
		{errors.New("disk on fire"), entente.CodeUnavailable},
	} {
		_, err := format.Open(entente.File{Name: "x", Open: func() (io.ReadCloser, error) { return nil, c.err }})
		if entente.CodeOf(err) != c.code || !errors.Is(err, c.err) {
			t.Errorf("%v: got %v, want code %s and the cause kept", c.err, err, c.code)
		}
	}
	// A directory can be opened, but not read.
	dir := t.TempDir()
	_, err := format.Open(entente.File{Name: "dir", Open: func() (io.ReadCloser, error) { return os.Open(dir) }})
	if message, _ := entente.MessageOf(err); entente.CodeOf(err) != entente.CodeInvalid ||
		!strings.Contains(message, "directory") {
		t.Errorf("a directory: got %v, want code invalid and the word directory", err)
	}
}
