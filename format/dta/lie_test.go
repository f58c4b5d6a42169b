package dta_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/format/dta"
	"entente/format/dta/dtatest"
)

// A header may promise anything: the memory spent grows with the file and not with the promise.
func TestLyingHeaders(t *testing.T) {
	files := map[string]dtatest.File{}
	for _, version := range dtatest.Versions {
		f, _ := sample(version, false)
		f.Notes = []string{"note"}
		files[map[bool]string{true: "tagged", false: "legacy"}[version >= 117]] = f
	}
	legacy, modern := files["legacy"].Bytes(), files["tagged"].Bytes() // 115 and 119
	put := func(b []byte, after string, offset int, v uint64, n int) []byte {
		b = bytes.Clone(b)
		copy(b[bytes.Index(b, []byte(after))+len(after)+offset:], binary.LittleEndian.AppendUint64(nil, v)[:n])
		return b
	}
	cases := []struct {
		name string
		file []byte
	}{
		{"variables of an old file", put(legacy, "", 4, math.MaxUint16, 2)},
		{"observations of an old file", put(legacy, "", 6, math.MaxInt32, 4)},
		{"length of a note of an old file", put(legacy, "\x01\x04\x00\x00\x00note", -8, math.MaxInt32, 4)},
		{"variables", put(modern, "<K>", 0, 120_000, 4)},
		{"more variables than Stata has", put(modern, "<K>", 0, math.MaxUint32, 4)},
		{"observations", put(modern, "<N>", 0, 1<<50, 8)},
		{"length of the label", put(modern, "<label>", 0, math.MaxUint16, 2)},
		{"length of a note", put(modern, "<ch>", 0, math.MaxUint32, 4)},
		{"length of a long string", put(modern, "GSO", 13, math.MaxUint32, 4)},
		{"length of a long string below the limit", put(modern, "GSO", 13, 200<<20, 4)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			table, err := dta.New("lie.dta", opener(c.file))
			for err == nil {
				_, err = table.Read()
			}
			runtime.ReadMemStats(&after)
			if code := entente.CodeOf(err); code != entente.CodeUnprocessable && code != entente.CodeTooLarge {
				t.Errorf("got %v, want an error of code unprocessable or too_large", err)
			}
			if got := after.TotalAlloc - before.TotalAlloc; got > 2<<20 {
				t.Errorf("allocated %d bytes for a file of %d, want at most 2 MiB", got, len(c.file))
			}
		})
	}
}

// A header that promises fewer observations than the file holds, or more, never makes a table that reads as
// whole.
func TestObservationsAreAsManyAsPromised(t *testing.T) {
	for _, version := range dtatest.Versions {
		for _, big := range []bool{false, true} {
			for _, labels := range [][]string{nil, {"no", "yes"}, make([]string, 60)} {
				for _, lie := range []int{-9, -8, -1, 1, 2, 1000} {
					t.Run(fmt.Sprintf("%d big=%v labels=%d lie=%d", version, big, len(labels), lie),
						func(t *testing.T) {
							f, _ := sample(version, big)
							f.Labels, f.Lie = labels, lie
							table, err := dta.New("lie.dta", opener(f.Bytes()))
							for err == nil {
								_, err = table.Read()
							}
							message, hint := entente.MessageOf(err)
							if entente.CodeOf(err) != entente.CodeUnprocessable ||
								!strings.HasPrefix(message, "lie.dta: ") {
								t.Fatalf("got %v, want an error of code unprocessable that names the file", err)
							}
							if promise := strconv.Itoa(9 + lie); !strings.Contains(message, promise) &&
								!strings.Contains(hint, "header") {
								t.Errorf("got %q, want a message that gives the promise of %s observations", message,
									promise)
							}
							if lie < 0 && !strings.Contains(message, "more of them than promised") {
								t.Errorf("got %q, want a message that says there are more", message)
							}
						})
				}
			}
		}
	}
}

// What stands behind the end of a file is no part of it, and is not passed over in silence.
func TestBytesBehindTheEnd(t *testing.T) {
	for _, version := range dtatest.Versions {
		f, _ := sample(version, false)
		table, err := dta.New("twice.dta", opener(append(f.Bytes(), f.Bytes()...)))
		for err == nil {
			_, err = table.Read()
		}
		if message, _ := entente.MessageOf(err); entente.CodeOf(err) != entente.CodeUnprocessable {
			t.Errorf("version %d, twice in one file: got %v %q, want an error of code unprocessable", version, err,
				message)
		}
	}
}

// Many cells may point to one long string; together they are bounded.
func TestLongStringsAreBounded(t *testing.T) {
	f := dtatest.File{Version: 118, Rows: [][]any{{}}}
	long := strings.Repeat("x", 1<<20)
	for range 20 {
		f.Variables = append(f.Variables, dtatest.Variable{Kind: "strL"})
		f.Rows[0] = append(f.Rows[0], long)
	}
	for i := range f.Variables {
		f.Variables[i].Name = "v" + string(rune('a'+i))
	}
	table, err := dta.New("long.dta", opener(f.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	_, err = table.Read()
	if message, _ := entente.MessageOf(err); entente.CodeOf(err) != entente.CodeTooLarge ||
		!strings.Contains(message, "observation 1 holds more than 16 MiB") {
		t.Errorf("got %v, want an error of code too_large that names the observation", err)
	}
}
