package crosswalk_test

import (
	"testing"

	"entente"
	"entente/crosswalk"
)

func FuzzScan(f *testing.F) {
	cw, err := crosswalk.New()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"Who is allies with south korea", "sourth koria's us-korea U.S.A. allies",
		"한미동맹은 대한민국의 주요 20개국",
		"\u1112\u1161\u11ab\u1100\u116e\u11a8", "Cote d'Ivoire & Trinidad", "a.b.c. \xff\xfe .. U. S.",
		"İstanbul ß Ǆ ﬁnland"} {
		f.Add(s, 1975)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		end := 0
		for _, m := range cw.Scan(text, entente.Year(year)) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Text {
				t.Fatalf("Scan(%q): span %d to %d of %+v", text, m.Start, m.End, m)
			}
			if _, ok := cw.Actor(m.Actor); !ok || m.How == "" {
				t.Fatalf("Scan(%q): %+v names no actor", text, m)
			}
			end = m.End
		}
	})
}

func FuzzName(f *testing.F) {
	cw, err := crosswalk.New()
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"Korea, Dem. People's Rep. of", "Türkiye", "the", "", "the the", "&", "\xff", "한국",
		"...."} {
		f.Add(s, 1975)
	}
	f.Fuzz(func(t *testing.T, name string, year int) {
		id, err := cw.Name(name, entente.Year(year))
		if _, ok := cw.Actor(id); ok != (err == nil) {
			t.Fatalf("Name(%q) = %q, %v", name, id, err)
		}
		if err != nil && entente.CodeOf(err) != entente.CodeNotFound {
			t.Fatalf("Name(%q): %v has the code %s", name, err, entente.CodeOf(err))
		}
	})
}
