package generation

import (
	"fmt"
	"slices"
	"testing"
)

func FuzzCurrent(f *testing.F) {
	for _, s := range []string{"000001\n", "123456789\n", "000000\n", "-00001\n", "1\n", "", "000001\n\n", "+00001\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n, ok := ParseCurrent(b)
		if want := fmt.Sprintf("%06d\n", n); ok && (n < 1 || string(b) != want) {
			t.Errorf("%q was read as %d, which is written %q", b, n, want)
		}
	})
}

// The generations that the one in use came from stay before those that somebody rolled back from.
func TestStaying(t *testing.T) {
	for _, tt := range []struct {
		name      string
		number    int
		line, all []int
		want      []int
	}{
		{"a straight line", 5, []int{4, 3, 2, 1}, []int{2, 3, 4, 5}, []int{5, 4, 3}},
		{"the first", 1, nil, []int{1}, []int{1}},
		{"after a rollback from 3 to 1", 4, []int{1}, []int{1, 2, 3, 4}, []int{4, 1, 3}},
		{"two imports later", 5, []int{4, 1}, []int{1, 3, 4, 5}, []int{5, 4, 1}},
		{"ancestors that are gone", 9, []int{4, 1}, []int{1, 7, 8, 9}, []int{9, 1, 8}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Staying(Manifest{Number: tt.number, Line: tt.line}, tt.all); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// Whatever the bytes of a manifest, it is read or refused, and names no file elsewhere.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"format":1,"generation":1,"parts":[{"name":"a@1-0","published":"2020-01"}],"ties":{"name":"t"}}`))
	f.Add([]byte(`{"format":1,"generation":1,"parts":[{"name":"../../etc/passwd"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Parse(b, 1)
		if err != nil {
			return
		}
		for name := range m.Files() {
			if name == "" || name[0] == '.' || slices.Contains([]byte(name), '/') {
				t.Errorf("%q names the file %q", b, name)
			}
		}
	})
}
