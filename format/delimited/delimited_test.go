package delimited_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/format/delimited"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata/cases")

// A case is a folder: input, and want, which has the header, every record with its place, and the
// error that ended the reading, one JSON value per line.
func TestCases(t *testing.T) {
	inputs, err := filepath.Glob("testdata/cases/*/input")
	if err != nil || len(inputs) < 30 {
		t.Fatalf("got %d cases and error %v, want at least 30", len(inputs), err)
	}
	for _, path := range inputs {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			input, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := transcript(bytes.NewReader(input))
			if *update {
				if err := os.WriteFile(dir+"/want", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(dir + "/want")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// The bytes may arrive in any portions.
			if slow := transcript(iotest.OneByteReader(bytes.NewReader(input))); slow != got {
				t.Errorf("read byte by byte: got\n%swant\n%s", slow, got)
			}
		})
	}
}

func transcript(r io.Reader) string {
	var b strings.Builder
	write := func(v any) {
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.Encode(v)
	}
	table, err := delimited.New(io.NopCloser(r), delimited.Options{Name: "input"})
	if err == nil {
		write(table.Header())
	}
	for err == nil {
		var rec entente.Record
		if rec, err = table.Read(); err == nil {
			write(append([]string{rec.Locator.String()}, rec.Fields...))
		}
	}
	if err != io.EOF {
		message, hint := entente.MessageOf(err)
		write(map[string]string{"code": string(entente.CodeOf(err)), "error": message, "hint": hint})
	}
	return b.String()
}

func TestOptions(t *testing.T) {
	const input = "Register of transfers\n\"a quote that nobody closes\nInformation generated " +
		"today\n\na;b,c;d\n1;2,3;4\n"
	cases := []struct {
		name   string
		o      delimited.Options
		header []string
		first  entente.Record
	}{
		{"preamble", delimited.Options{Name: "x", Skip: 3}, []string{"a", "b,c", "d"},
			entente.Record{Locator: entente.Locator{Line: 6, Offset: 87, Length: 7},
				Fields: []string{"1", "2,3", "4"}}},
		{"preamble and comma", delimited.Options{Name: "x", Skip: 4, Comma: ','}, []string{"a;b", "c;d"},
			entente.Record{Locator: entente.Locator{Line: 6, Offset: 87, Length: 7}, Fields: []string{"1;2", "3;4"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			table, err := delimited.New(io.NopCloser(strings.NewReader(input)), c.o)
			if err != nil {
				t.Fatal(err)
			}
			rec, err := table.Read()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.header, table.Header()); diff != "" {
				t.Errorf("header (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.first, rec); diff != "" {
				t.Errorf("record (-want +got):\n%s", diff)
			}
			if got := input[rec.Locator.Offset:][:rec.Locator.Length]; got != "1;2,3;4" {
				t.Errorf("bytes at the place: got %q, want %q", got, "1;2,3;4")
			}
		})
	}
	_, err := delimited.New(io.NopCloser(strings.NewReader(input)), delimited.Options{Name: "x", Skip: 6})
	if message, _ := entente.MessageOf(err); !strings.Contains(message, "x: the file is empty") {
		t.Errorf("everything skipped: got %q, want a message that the file is empty", message)
	}
}

// endless gives the same byte for ever, and counts.
type endless struct {
	head string
	c    byte
	n    int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.head)
	e.head = e.head[n:]
	for i := n; i < len(p); i++ {
		p[i] = e.c
	}
	e.n += len(p)
	return len(p), nil
}

func (e *endless) Close() error { return nil }

// A file without line ends is refused after little more than the limit, however long it is.
func TestLimits(t *testing.T) {
	wide := strings.Repeat("c,", 4096)
	cases := []struct {
		name, head string
		c          byte
		want       string
	}{
		{"endless header", "", 'x', "input, line 1: the row is longer than 1 MiB"},
		{"endless row", "a,b\n1,2\n3,", 'x', "input, line 3: the row is longer than 1 MiB"},
		{"endless quoted cell", "a,b\n1,\"2\n2\"\n3,\"", '\n',
			"input, line 4: a quoted cell begins here and is not closed within 1 MiB"},
		{"endless quotes", "a,b\n1,\"", '"', "input, line 2: a quoted cell begins here"},
		{"endless delimiters", "a,b\n", ',', "input, line 2: the row is longer than 1 MiB"},
		{"wide header", wide + "\n", '\n', "the header has 4097 columns; at most 4096 are read"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e := &endless{head: c.head, c: c.c}
			table, err := delimited.New(e, delimited.Options{Name: "input"})
			for err == nil {
				_, err = table.Read()
			}
			if message, hint := entente.MessageOf(err); !strings.Contains(message, c.want) || hint == "" ||
				entente.CodeOf(err) != entente.CodeTooLarge {
				t.Errorf("got %s: %q (hint %q), want too_large: %q and a hint", entente.CodeOf(err), message, hint,
					c.want)
			}
			if e.n > 4<<20 {
				t.Errorf("read %d bytes before giving up, want at most 4 MiB", e.n)
			}
		})
	}
}

// A record just inside the limit is read, in every alignment to the buffer.
func TestLongRecords(t *testing.T) {
	for _, n := range []int{65_530, 65_535, 65_536, 65_537, 131_072, 1<<20 - 4} {
		long := strings.Repeat("é", n/2)
		input := "a,b\n" + long + ",\"x\ny\"\r\n1,2\n"
		if n > 1<<19 {
			input = "a,b\n" + long + ",\"\"\r\n1,2\n"
		}
		table, err := delimited.New(io.NopCloser(strings.NewReader(input)), delimited.Options{})
		if err != nil {
			t.Fatal(err)
		}
		first, err := table.Read()
		if err != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
		if first.Fields[0] != long {
			t.Errorf("%d bytes: the long cell came back with %d bytes", n, len(first.Fields[0]))
		}
		second, err := table.Read()
		if err != nil || second.Fields[1] != "2" || input[second.Locator.Offset:][:second.Locator.Length] != "1,2" {
			t.Errorf("%d bytes: the next row came back as %v, %v", n, second, err)
		}
	}
}

func TestErrorsOfTheReaderBelow(t *testing.T) {
	speaking := &entente.Error{Code: entente.CodeUnprocessable, Op: "x.Y", Message: "the archive is broken"}
	for _, c := range []struct {
		err  error
		code entente.Code
		want string
	}{
		{fmt.Errorf("disk on fire"), entente.CodeUnavailable, "input, line 3: the file cannot be read further"},
		{speaking, entente.CodeUnprocessable, "the archive is broken"},
	} {
		r := io.MultiReader(strings.NewReader("a,b\n1,2\n3"), iotest.ErrReader(c.err))
		table, err := delimited.New(io.NopCloser(r), delimited.Options{Name: "input"})
		for err == nil {
			_, err = table.Read()
		}
		if message, _ := entente.MessageOf(err); entente.CodeOf(err) != c.code || message != c.want {
			t.Errorf("got %s %q, want %s %q", entente.CodeOf(err), message, c.code, c.want)
		}
	}
}

func TestClose(t *testing.T) {
	table, err := delimited.New(io.NopCloser(strings.NewReader("a,b\n1,2\n")), delimited.Options{Name: "x.csv"})
	if err != nil {
		t.Fatal(err)
	}
	if table.Name() != "x.csv" || table.Comma() != ',' {
		t.Errorf("got name %q and comma %q, want x.csv and a comma", table.Name(), table.Comma())
	}
	for range 2 {
		if err := table.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if _, err := table.Read(); err != io.EOF {
		t.Errorf("read after close: got %v, want io.EOF", err)
	}
}
