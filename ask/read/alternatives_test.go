package read_test

import (
	"strings"
	"testing"
)

func TestAlternatives(t *testing.T) {
	r := newReader(t)
	for q, want := range map[string]string{"Allies of Korea": "PRK", "Is Korea allied with China?": "PRK",
		"Is Korea allied with North Korea?": "", "Allies of Congo": "COG", "Allies of Japan": ""} {
		var got []string
		for _, a := range r.Read(q).Alternatives {
			got = append(got, string(a))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got alternatives %q, want %q", q, s, want)
		}
	}
}
