package draw_test

import (
	"fmt"
	"math"
	"testing"

	"entente"
	"entente/web/draw"
)

var today = entente.Date{Year: 2026, Month: 11, Day: 24}

func date(t *testing.T, s string) entente.Date {
	t.Helper()
	d, err := entente.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func span(t *testing.T, from, to, seen string) draw.Span {
	return draw.Span{From: date(t, from), To: date(t, to), Seen: date(t, seen)}
}

func TestBars(t *testing.T) {
	axis := draw.NewAxis([]draw.Span{span(t, "1927", "", "")}, today) // 1920 to 2027
	for _, c := range []struct {
		name           string
		from, to, seen string
		start, end     float64 // years of the solid part
		open           float64 // year to which the uncertain part reaches; 0: none
	}{
		{"ended", "1953-10-01", "1960-01-01", "", 1953.75, 1960, 0},
		{"in force", "1953-10-01", "", "", 1953.75, 2026.9, 0},
		{"last observed", "1953", "", "2018-12-31", 1953, 2019, 2026.9},
		{"only years", "1953", "1955", "", 1953, 1956, 0},
		{"no beginning", "", "1955", "", 1920, 1956, 0},
		{"ended, whatever was seen", "1953", "1960-01-01", "1958", 1953, 1960, 0},
	} {
		b := axis.Bar(span(t, c.from, c.to, c.seen), today)
		year := func(p draw.Percent) float64 { return 1920 + float64(p)*107/100 }
		if math.Abs(year(b.X)-c.start) > 0.1 || math.Abs(year(b.X+b.Width)-c.end) > 0.1 {
			t.Errorf("%s: got %.2f to %.2f, want %.2f to %.2f", c.name, year(b.X), year(b.X+b.Width), c.start, c.end)
		}
		if open := year(b.OpenX + b.OpenWidth); (b.OpenWidth > 0) != (c.open > 0) ||
			(c.open > 0 && math.Abs(open-c.open) > 0.1) {
			t.Errorf("%s: got an uncertain part to %.2f of width %v, want to %.2f", c.name, open, b.OpenWidth, c.open)
		}
	}
	if day := axis.Bar(span(t, "1953-10-01", "1953-10-01", ""), today); day.Width < 0.3 {
		t.Errorf("one day: got width %v, want it seen", day.Width)
	}
}

func TestTicksAreRoundAndInOrder(t *testing.T) {
	for _, from := range []string{"1815", "1816", "1875", "1911", "1948", "1999", "2015", "2026"} {
		axis := draw.NewAxis([]draw.Span{span(t, from, "", "")}, today)
		if n := len(axis.Ticks); n < 1 || n > 8 {
			t.Errorf("from %s: got %d ticks, want 1 to 8", from, n)
		}
		for i, tick := range axis.Ticks {
			if tick.X < 0 || tick.X > 100 || (i > 0 && tick.X <= axis.Ticks[i-1].X) {
				t.Errorf("from %s: got tick %s at %s after %v, want it inside and in order", from, tick.Label, tick.X,
					axis.Ticks)
			}
		}
	}
	if axis := draw.NewAxis(nil, today); axis.At(today) < 0 || axis.At(today) > 100 {
		t.Errorf("no spans: got today at %s, want it inside", axis.At(today))
	}
}

func TestPercentIsShort(t *testing.T) {
	for p, want := range map[draw.Percent]string{0: "0%", 33.33333: "33.33%", 100: "100%", -0.004: "-0%"} {
		if got := p.String(); got != want && !(want == "-0%" && got == "0%") {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLayoutKeepsNodesApartAndInside(t *testing.T) {
	for _, n := range []int{0, 1, 2, 5, 30} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			rings := make([]int, n)
			var links []draw.Link
			for i := range n {
				rings[i] = i % 3
				if i > 3 {
					links = append(links, draw.Link{A: i, B: i - 3})
				}
			}
			points := draw.Layout(rings, links)
			if len(points) != n {
				t.Fatalf("got %d points, want %d", len(points), n)
			}
			for i, p := range points {
				if p.X < 3 || p.X > 97 || p.Y < 3 || p.Y > 97 || math.IsNaN(float64(p.X)) {
					t.Errorf("node %d stands at %v, want it inside", i, p)
				}
				for j := range i {
					if d := math.Hypot(float64(p.X-points[j].X), float64(p.Y-points[j].Y)); d < 5 {
						t.Errorf("nodes %d and %d are %.1f apart, want 5", i, j, d)
					}
				}
			}
			again := draw.Layout(rings, links)
			for i := range points {
				if points[i] != again[i] {
					t.Errorf("node %d: got %v and then %v, want the same picture", i, points[i], again[i])
				}
			}
		})
	}
}

func TestLayoutBringsLinkedNodesTogether(t *testing.T) {
	// Two cliques whose members alternate on the ring.
	rings := make([]int, 8)
	var links []draw.Link
	for i := range 8 {
		for j := i + 2; j < 8; j += 2 {
			links = append(links, draw.Link{A: i, B: j})
		}
	}
	points := draw.Layout(rings, links)
	near, far := 0.0, 0.0
	for i := range 8 {
		for j := range i {
			d := math.Hypot(float64(points[i].X-points[j].X), float64(points[i].Y-points[j].Y))
			if (i-j)%2 == 0 {
				near += d / 12
			} else {
				far += d / 16
			}
		}
	}
	if near >= far {
		t.Errorf("got linked nodes %.1f apart and others %.1f, want the linked nearer", near, far)
	}
}
