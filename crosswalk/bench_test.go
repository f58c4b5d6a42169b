package crosswalk_test

import (
	"testing"

	"entente"
	"entente/crosswalk"
)

// New is on the way of every command, so it has to stay below 10 ms.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := crosswalk.New(); err != nil {
			b.Fatal(err)
		}
	}
}

// An ordinary question stays below 100 µs.
func BenchmarkScan(b *testing.B) {
	cw := newCrosswalk(b)
	for _, q := range []struct{ name, text string }{
		{"plain", "Who is allies with south korea"},
		{"misspelt", "Which countrys have defence treatys with sourth koria in 1975?"},
		{"korean", "1975년에 대한민국의 동맹국은 어디인가요? 한미동맹은?"},
	} {
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				cw.Scan(q.text, entente.Year(1975))
			}
		})
	}
}
