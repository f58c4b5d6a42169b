package main

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var sampleRows = []row{
	{work: "first answer", values: sample{1200, 1100, 1900}, cpu: sample{900}, budget: budget{most: 2000},
		references: []reference{{"version", sample{60}}, {"other | work", sample{600}}}},
	{work: "requests", unit: perSecond, values: sample{1234.4}, budget: budget{least: 1500},
		references: []reference{{"plain", sample{12345}}}},
	{work: "cold page", values: sample{0.25}},
	{work: "memory", unit: inMegabytes, values: sample{113.4}, budget: budget{most: 200}},
}

func TestText(t *testing.T) {
	want := strings.TrimLeft(`
work          median   min–max            processor  budget     within  reference     its median  ratio
first answer  1.20 s   1.10 s – 1.90 s    900 ms     2.00 s     yes     version       60.0 ms     20.0×
                                                                        other | work  600 ms      2.00×
requests      1,234/s  1,234/s – 1,234/s             ≥ 1,500/s  NO      plain         12,345/s    0.10×
cold page     250 µs   250 µs – 250 µs               none
memory        113 MB   113 MB – 113 MB               200 MB     yes

A machine.
`, "\n")
	if diff := cmp.Diff(want, text(sampleRows, []string{"A machine."})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestMarkdown(t *testing.T) {
	want := strings.TrimLeft(`
| work | median | min–max | processor | budget | within | reference | its median | ratio |
| --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: |
| first answer | 1.20 s | 1.10 s – 1.90 s | 900 ms | 2.00 s | yes | version | 60.0 ms | 20.0× |
|  |  |  |  |  |  | other \| work | 600 ms | 2.00× |
| requests | 1,234/s | 1,234/s – 1,234/s |  | ≥ 1,500/s | NO | plain | 12,345/s | 0.10× |
| cold page | 250 µs | 250 µs – 250 µs |  | none |  |  |  |  |
| memory | 113 MB | 113 MB – 113 MB |  | 200 MB | yes |  |  |  |

A machine.
`, "\n")
	if diff := cmp.Diff(want, asMarkdown(sampleRows, []string{"A machine."})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestVerdict(t *testing.T) {
	none := math.NaN()
	for name, tc := range map[string]struct {
		b             budget
		median, ratio float64
		want          string
	}{
		"no budget":                  {budget{}, 5, 5, ""},
		"on the limit":               {budget{most: 5}, 5, none, "yes"},
		"over the limit":             {budget{most: 5}, 5.01, none, "NO"},
		"enough":                     {budget{least: 5}, 5, none, "yes"},
		"not enough":                 {budget{least: 5}, 4.99, none, "NO"},
		"less than twofold":          {budget{growth: 2}, 100, 1.99, "yes"},
		"twofold is not less":        {budget{growth: 2}, 100, 2, "NO"},
		"linear at most":             {budget{linear: 10}, 100, 10, "yes"},
		"more than linear":           {budget{linear: 10}, 100, 10.01, "NO"},
		"nothing was measured":       {budget{most: 5}, none, none, "–"},
		"no reference was measured":  {budget{growth: 2}, 100, none, "–"},
		"a ratio needs no such unit": {budget{growth: 2}, none, 1, "yes"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.b.verdict(tc.median, tc.ratio); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestNumbersReadWell(t *testing.T) {
	for _, tc := range []struct {
		u    unit
		v    float64
		want string
	}{
		{inMilliseconds, 0.0451, "45.1 µs"},
		{inMilliseconds, 1, "1.00 ms"},
		{inMilliseconds, 149.6, "150 ms"},
		{inMilliseconds, 14_600, "14.6 s"},
		{perSecond, 999, "999/s"},
		{perSecond, 1_000_042, "1,000,042/s"},
		{inMegabytes, 43.52, "43.5 MB"},
		{inMegabytes, math.NaN(), "–"},
	} {
		if got := tc.u.format(tc.v); got != tc.want {
			t.Errorf("got %q for %v, want %q", got, tc.v, tc.want)
		}
	}
}
