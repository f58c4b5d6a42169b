package entente_test

import (
	"encoding/json"
	"testing"

	"entente"
)

func date(t testing.TB, s string) entente.Date {
	t.Helper()
	d, err := entente.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseQuestionDate(t *testing.T) {
	today := entente.Date{Year: 2026, Month: 11, Day: 24}
	for in, want := range map[string]string{"": "", "today": "2026-11-24", " Today ": "2026-11-24", "2026": "2026",
		"2026-11":    "2026-11",
		"2026-11-24": "2026-11-24", "1953-10": "1953-10"} {
		if got, err := entente.ParseQuestionDate(in, today); err != nil || got.String() != want {
			t.Errorf("ParseQuestionDate(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for _, bad := range []string{"2027", "2026-12", "2026-11-25", "9999-12-31", "tomorrow", "1953-02-31"} {
		if got, err := entente.ParseQuestionDate(bad, today); entente.CodeOf(err) != entente.CodeInvalid {
			t.Errorf("ParseQuestionDate(%q) = %v, %v; want an invalid error", bad, got, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "1953": "1953", "1953-10": "1953-10", "1953-10-01": "1953-10-01", "2000-02-29": "2000-02-29",
	} {
		if got := date(t, in).String(); got != want {
			t.Errorf("ParseDate(%q) = %q, want %q", in, got, want)
		}
	}
	for _, bad := range []string{"53", "1953-1", "1953-13", "1953-02-31", "1900-02-29", "1953-10-01-01", "today",
		"-1953", "1953-00", "19530", "0000"} {
		if d, err := entente.ParseDate(bad); entente.CodeOf(err) != entente.CodeInvalid {
			t.Errorf("ParseDate(%q) = %v, %v; want an invalid error", bad, d, err)
		}
	}
}

func TestDateBounds(t *testing.T) {
	for _, tc := range []struct{ in, first, last, next, previous string }{
		{"1955", "1955-01-01", "1955-12-31", "1955-01-02", "1954-12-31"},
		{"1955-02", "1955-02-01", "1955-02-28", "1955-02-02", "1955-01-31"},
		{"1956-02-28", "1956-02-28", "1956-02-28", "1956-02-29", "1956-02-27"},
		{"1956-12-31", "1956-12-31", "1956-12-31", "1957-01-01", "1956-12-30"},
		{"1956-03-01", "1956-03-01", "1956-03-01", "1956-03-02", "1956-02-29"},
	} {
		d := date(t, tc.in)
		if d.First().String() != tc.first || d.Last().String() != tc.last || d.Next().String() != tc.next ||
			d.Previous().String() != tc.previous {
			t.Errorf("%s: got %v %v %v %v, want %+v", tc.in, d.First(), d.Last(), d.Next(), d.Previous(), tc)
		}
	}
}

func TestPeriod(t *testing.T) {
	p := func(from, to string) entente.Period { return entente.Period{From: date(t, from), To: date(t, to)} }
	for _, tc := range []struct {
		name   string
		period entente.Period
		at     string
		want   bool
	}{
		{"inside", p("1953-10-01", "1960"), "1955-06-30", true},
		{"first day", p("1953-10-01", ""), "1953-10-01", true},
		{"day before", p("1953-10-01", ""), "1953-09-30", false},
		{"some time in the year", p("1953-10-01", ""), "1953", true},
		{"year before", p("1953-10-01", ""), "1952", false},
		{"end known to the year reaches its last day", p("1947", "1960"), "1960-12-31", true},
		{"after the end", p("1947", "1960"), "1961-01-01", false},
		{"unknown beginning", p("", "1960"), "1816", true},
		{"open", p("", ""), "2026-11-24", true},
	} {
		if got := tc.period.At(date(t, tc.at)); got != tc.want {
			t.Errorf("%s: %v at %s = %v, want %v", tc.name, tc.period, tc.at, got, tc.want)
		}
	}
	if got, ok := p("1950", "1960").Intersect(p("1955-03", "")); !ok || got != p("1955-03", "1960") {
		t.Errorf("intersection: got %v %v", got, ok)
	}
	if got, ok := p("1950", "1960").Intersect(p("", "1955-03")); !ok || got != p("1950", "1955-03") {
		t.Errorf("intersection with an unknown beginning: got %v %v", got, ok)
	}
	if got, ok := p("1950", "1954").Intersect(p("1955", "")); ok {
		t.Errorf("periods that do not meet: got %v", got)
	}
}

func TestDateJSON(t *testing.T) {
	in := entente.Period{From: date(t, "1953-10")}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"from":"1953-10","to":null}` {
		t.Fatalf("got %s, %v", text, err)
	}
	var out entente.Period
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("round trip: got %v, %v, want %v", out, err, in)
	}
}
