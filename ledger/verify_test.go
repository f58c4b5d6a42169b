package ledger_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/format"
	"entente/ledger"

	"github.com/xuri/excelize/v2"
)

func verify(t testing.TB, l *ledger.Ledger) ledger.VerifyReport {
	t.Helper()
	v, err := l.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVerifySound(t *testing.T) {
	l := create(t, alliance("1", 2001))
	mustImport(t, l, edition("desta", "2", 2020).agreement("desta:1", "trade_agreement").link("desta:1", "KOR", "CHL"))
	v := verify(t, l)
	if v.Generations != 2 || v.Snapshots != 2 || v.Locators != 5 || len(v.Problems) != 0 || len(v.Remains) != 0 {
		t.Errorf("got %+v, want two generations, two files, five places and nothing wrong", v)
	}
}

func TestVerifyFindsDamage(t *testing.T) {
	damage := func(change func(b []byte) []byte) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, change(b), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	flip := func(at func(n int) int) func(b []byte) []byte {
		return func(b []byte) []byte { b[at(len(b))] ^= 0x10; return b }
	}
	id := string(alliance("1", 2001).snapshot())
	snapshot, generation, part, ties := "snapshots/"+id[:2]+"/"+id+".zst", "generations/000001.json", "parts/atop@*", "parts/ties-*"
	for _, tt := range []struct {
		name, file string
		do         func(t *testing.T, path string)
		want       string
	}{
		{"a flipped byte in a snapshot", snapshot, damage(flip(func(n int) int { return n / 2 })), "is damaged"},
		{"a cut snapshot", snapshot, damage(func(b []byte) []byte { return b[:len(b)/2] }), "is damaged"},
		{"an empty snapshot", snapshot, damage(func([]byte) []byte { return nil }), "is damaged"},
		{"a missing snapshot", snapshot, func(t *testing.T, path string) { os.Remove(path) }, "is missing from snapshots; import the file of atop@1 again"},
		{"a cut generation", generation, damage(func(b []byte) []byte { return b[:len(b)/2] }), "generation 1: "},
		{"a generation of nothing", generation, damage(func([]byte) []byte { return nil }), "generation 1: "},
		{"a generation that is something else", generation, damage(func([]byte) []byte { return []byte("{}") }), "generation 1: "},
		{"a folder for a generation", generation, func(t *testing.T, path string) { os.Remove(path); os.Mkdir(path, 0o755) }, "generation 1: "},
		{"a flipped byte in a part", part, damage(flip(func(n int) int { return n / 2 })), "is damaged"},
		{"a cut part", part, damage(func(b []byte) []byte { return b[:len(b)/2] }), "is damaged"},
		{"a part of nothing", part, damage(func([]byte) []byte { return nil }), "is damaged"},
		{"a part that is something else", part, damage(func([]byte) []byte { return []byte(strings.Repeat("no database ", 5000)) }), "is damaged"},
		{"a folder for a part", part, func(t *testing.T, path string) { os.Remove(path); os.Mkdir(path, 0o755) }, "cannot be read"},
		{"a missing part", part, func(t *testing.T, path string) { os.Remove(path) }, "is missing; `entente ledger refresh` makes it again"},
		{"a flipped byte in the ties", ties, damage(flip(func(n int) int { return n / 2 })), "is damaged"},
		{"missing ties", ties, func(t *testing.T, path string) { os.Remove(path) }, "is missing"},
		{"garbage in CURRENT", "CURRENT", damage(func([]byte) []byte { return []byte("garbage") }), "does not name a generation"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := create(t, alliance("1", 2001))
			found, err := filepath.Glob(filepath.Join(l.Dir(), tt.file))
			if err != nil || len(found) != 1 {
				t.Fatal(found, err)
			}
			tt.do(t, found[0])
			v := verify(t, l)
			if len(v.Problems) == 0 || !strings.Contains(strings.Join(v.Problems, "\n"), tt.want) {
				t.Errorf("got %q, want a problem with %q", v.Problems, tt.want)
			}
			if strings.HasPrefix(tt.file, "snapshots") {
				// Importing the same file again is the cure.
				got := mustImport(t, l, alliance("1", 2001))
				if b := got.Batches[0]; b.Outcome != ledger.Unchanged || len(b.Restored) != 1 || got.IsChanged {
					t.Errorf("got %+v, want an unchanged batch and one restored file", got)
				}
				if v := verify(t, l); len(v.Problems) != 0 {
					t.Errorf("after the same import again: %q", v.Problems)
				}
			}
			if strings.HasPrefix(tt.file, "parts") {
				mendParts(t, l)
			}
		})
	}
}

// mendParts reads the files of a ledger again whose part or ties are damaged: the refreshed generation is
// whole, and its statements are those that were imported.
func mendParts(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	r, err := l.Refresh(context.Background(), func(context.Context, ledger.Held) (entente.Batch, error) {
		return alliance("1", 2001).batch(), nil
	})
	if err != nil || !r.IsChanged || r.Generation != 2 {
		t.Fatalf("refresh: got %+v, %v; want a second generation", r, err)
	}
	if got := ties(t, l, entente.TieFilter{}); len(got) != 2 {
		t.Errorf("after the refresh: got %q, want two ties", got)
	}
	for i := 2; i < 4; i++ { // the generation before keeps its damaged part until it is pushed out
		mustImport(t, l, alliance("1", 2001).line(strings.Repeat("x", i)))
	}
	if v := verify(t, l); len(v.Problems) != 0 {
		t.Errorf("after the refresh and two imports: %q", v.Problems)
	}
}

// fileBatch is a batch of one file with statements at places.
func fileBatch(name string, content []byte, places ...entente.Locator) entente.Batch {
	sum := sha256.Sum256(content)
	id := entente.SnapshotID(hex.EncodeToString(sum[:]))
	return entente.Batch{Card: entente.Card{Dataset: "x", Edition: name, Licence: "test"},
		Files: []entente.BatchFile{{File: format.FromBytes(name, content), ID: id, Role: "data"}},
		Load: func(_ context.Context, emit entente.Emit) (entente.Loaded, error) {
			for _, at := range places {
				s := entente.Spell{Actor: "KOR", System: "cow", Provenance: entente.Provenance{Snapshot: id, Locator: at}}
				if err := emit(s); err != nil {
					return entente.Loaded{}, err
				}
			}
			return entente.Loaded{Rows: len(places)}, nil
		}}
}

func workbook(t testing.TB, head string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	f.SetSheetName("Sheet1", "data")
	for i, row := range [][]any{{head, "b"}, {1, 2}, {3, 4}} {
		if err := f.SetSheetRow("data", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestVerifyPlaces(t *testing.T) {
	at := func(line int, offset, length int64) entente.Locator {
		return entente.Locator{Line: line, Offset: offset, Length: length}
	}
	sheet := func(name string, row int) entente.Locator { return entente.Locator{Sheet: name, Row: row} }
	const text = "a,b\n1,2\n3,4\n"
	const utf16 = "\xff\xfea\x00,\x00b\x00\r\x00\n\x00\x0a\x01,\x002\x00\r\x00\n\x003\x00,\x004\x00"
	tests := []struct {
		name, content string // what begins with gzip or xlsx is packed
		at            entente.Locator
		want          string // "" for a sound place
	}{
		{"a line", text, at(2, 4, 3), ""},
		{"the header", text, at(1, 0, 3), ""},
		{"a last line without an end", "a\nb", at(2, 2, 1), ""},
		{"a record of two lines", "a,b\n\"1\n1\",2\n3,4", at(2, 4, 7), ""},
		{"the line after it", "a,b\n\"1\n1\",2\n3,4", at(4, 12, 3), ""},
		{"lines that end with CR", "a\rb\rc", at(3, 4, 1), ""},
		{"lines that end with CR LF", "a\r\nb\r\nc\r\n", at(3, 6, 1), ""},
		{"behind a byte order mark", "\xef\xbb\xbfa\nb", at(1, 3, 1), ""},
		{"UTF-16, with a character that looks like a line end", utf16, at(3, 22, 6), ""},
		{"gzip", "gzip" + text, at(3, 8, 3), ""},
		{"another line", text, at(3, 4, 3), "byte 4 begins line 2, not line 3"},
		{"the middle of a line", text, at(2, 5, 2), "no line begins at byte 5"},
		{"too long", text, at(2, 4, 5), "does not end at byte 9"},
		{"of no length", text, at(2, 4, 0), "does not end"},
		{"beyond the end", text, at(9, 12, 3), "no line begins at byte 12"},
		{"far beyond the end", text, at(9, 1<<40, 3), "has 12 bytes"},
		{"from inside to beyond the end", text, at(2, 4, 500), "would end at byte 504"},
		{"beyond the content, inside the gzip file", "gzip" + text, at(4, 14, 3), "has 12 bytes"},
		{"between CR and LF", "a\r\nb", at(2, 2, 1), "no line begins at byte 2"},
		{"half a character of UTF-16", utf16, at(2, 13, 3), "no line begins at byte 13"},
		{"a row of a sheet", "xlsx", sheet("data", 3), ""},
		{"a row that is not there", "xlsx", sheet("data", 4), "has no sheet data, row 4"},
		{"a sheet that is not there", "xlsx", sheet("other", 2), "has no sheet other, row 2"},
		{"an observation of a text", text, entente.Locator{Observation: 1}, "has no observation 1"},
	}
	var all []entente.Batch
	for i, tt := range tests {
		// Another first letter in each file, since the same bytes would be one snapshot.
		content := []byte(strings.Replace(tt.content, "a", string(rune('A'+i)), 1))
		if rest, ok := bytes.CutPrefix(content, []byte("gzip")); ok {
			content = gzipped(t, string(rest))
		}
		if bytes.HasPrefix(content, []byte("xlsx")) {
			content = workbook(t, tt.name)
		}
		all = append(all, fileBatch(tt.name, content, tt.at))
	}
	l := create(t)
	if _, err := l.Import(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	problems := verify(t, l).Problems
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mine := ""
			for _, p := range problems {
				if rest, ok := strings.CutPrefix(p, tt.name+": "); ok {
					mine += rest + "\n"
				}
			}
			if !strings.Contains(mine, tt.want) || (tt.want == "") != (mine == "") {
				t.Errorf("got %q, want %q", mine, tt.want)
			}
		})
	}
}

// A part or the ties that cannot be read are said to be damaged, with the way to mend them, by whoever meets
// them: never an internal error.
func TestQuestionOnADamagedPart(t *testing.T) {
	for _, name := range []string{"parts/atop@*", "parts/ties-*"} {
		for what, change := range map[string]func(b []byte) []byte{
			"cut":  func(b []byte) []byte { return b[:len(b)/3] },
			"none": func([]byte) []byte { return []byte("no database") },
			"zeros": func(b []byte) []byte {
				clear(b[4096:])
				return b
			},
		} {
			t.Run(name[6:9]+" "+what, func(t *testing.T) {
				l := create(t, alliance("1", 2001))
				found, err := filepath.Glob(filepath.Join(l.Dir(), name))
				if err != nil || len(found) != 1 {
					t.Fatal(found, err)
				}
				b, err := os.ReadFile(found[0])
				if err == nil {
					err = os.WriteFile(found[0], change(b), 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
				r, err := l.Reader(context.Background())
				if err == nil {
					defer r.Close()
					_, err = r.Ties(context.Background(), entente.TieFilter{Actor: "KOR"})
					if err == nil {
						_, err = r.Members(context.Background(), "atop:1", entente.Date{})
					}
				}
				_, hint := entente.MessageOf(err)
				if code := entente.CodeOf(err); code != entente.CodeUnprocessable && code != entente.CodeUnavailable ||
					!strings.Contains(hint, "entente ledger") {
					t.Errorf("got %v with the hint %q", err, hint)
				}
			})
		}
	}
}
