package read_test

import (
	"reflect"
	"strings"
	"testing"

	"entente/ask"
)

// FuzzRead checks what holds for every text: no panic, the same reading twice, a refusal exactly
// where the intent is unknown, no actor that the crosswalk does not know, readable suggestions.
func FuzzRead(f *testing.F) {
	for _, row := range rows(f, "../testdata/questions.csv") {
		f.Add(row["question"])
	}
	for _, q := range []string{"", "''s", "'s's", "1950-", "1975년", "0000-00-00", "\xff", "İİİ allies İ", "6·25", "-1914-18-",
		strings.Repeat("(", 400), strings.Repeat("한국", 200), "ㅎㅏㄴ국", "WWI WWII WW1 before WW2", "from 1914 to 1918 to 1939"} {
		f.Add(q)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, q string) {
		got := r.Read(q)
		if again := r.Read(q); !reflect.DeepEqual(got, again) {
			t.Fatalf("%q: two readings differ: %+v and %+v", q, got, again)
		}
		if (got.Intent == ask.Unknown) != !got.Refusal.IsZero() {
			t.Fatalf("%q: intent %s with refusal %v", q, got.Intent, got.Refusal)
		}
		if got.Intent == ask.Unknown && (got.Subject != "" || got.Object != "") {
			t.Fatalf("%q: refused with actors %s %s", q, got.Subject, got.Object)
		}
		needs := map[ask.Intent]int{ask.Allies: 1, ask.Count: 1, ask.Relation: 2, ask.Since: 2, ask.Shared: 2}[got.Intent]
		if got.Intent == ask.Members { // of a group, and perhaps about one actor
			needs = 1
			if got.Object != "" {
				needs = 2
			}
		}
		if (got.Subject != "") != (needs >= 1) || (got.Object != "") != (needs == 2) {
			t.Fatalf("%q: intent %s with actors %q %q", q, got.Intent, got.Subject, got.Object)
		}
		if needs == 2 && got.Subject == got.Object {
			t.Fatalf("%q: both actors are %s", q, got.Subject)
		}
		if today.Before(got.AsOf.First()) {
			t.Fatalf("%q: as of %s, which is the future", q, got.AsOf)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	for name, q := range map[string]string{"title": "Who is allies with south korea",
		"long":    "Could you please tell me which countries had a mutual defence treaty with the Republic of Korea on 30 June 1955?",
		"korean":  "1955년 6월 30일 기준 미국과 상호방위조약을 맺고 있던 나라는 몇 개국입니까?",
		"unknown": "asdf qwer zxcv lorem ipsum dolor sit amet consectetur", "limit": strings.Repeat("alliez koria ", 38)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r.Read(q)
			}
		})
	}
}
