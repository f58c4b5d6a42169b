package draw

import (
	"math"
	"strconv"

	"entente"
)

// Span is one bar of a timeline before it is drawn. A zero To is an end that nobody recorded; Seen
// is the last date on which such a span was observed, zero where it is confirmed to this day.
type Span struct {
	From, To, Seen entente.Date
}

// Bar is a drawn span: the solid part, and the part over which nobody knows. Widths are percent of
// the picture.
type Bar struct {
	X, Width         Percent
	OpenX, OpenWidth Percent // zero width: nothing is uncertain
}

// Percent is a length as SVG writes it: "12.34%".
type Percent float64

// String writes at most two decimals.
func (p Percent) String() string {
	return strconv.FormatFloat(math.Round(float64(p)*100)/100, 'f', -1, 64) + "%"
}

// Axis is the years that a timeline spans, with its ticks.
type Axis struct {
	from, to float64
	Ticks    []Tick
}

// Tick is a labelled year.
type Tick struct {
	X     Percent
	Label string
	Align string // "start", "middle" or "end", so that the outermost stay inside
}

// NewAxis spans from the first year of any span, rounded down to a decade, to the end of today's
// year, with at most seven ticks.
func NewAxis(spans []Span, today entente.Date) Axis {
	first := int(today.Year)
	for _, s := range spans {
		if !s.From.IsZero() {
			first = min(first, int(s.From.Year))
		}
	}
	a := Axis{from: float64(first - first%10), to: float64(today.Year) + 1}
	step := 10
	for _, s := range []int{10, 20, 25, 50} {
		step = s
		if (a.to-a.from)/float64(step) <= 6 {
			break
		}
	}
	for y := int(a.from); y <= int(today.Year); y += step {
		if y > int(a.from) && y%step != 0 {
			y -= y % step // after an odd first decade, go on with round ones
		}
		align := "middle"
		if y == int(a.from) {
			align = "start"
		}
		a.Ticks = append(a.Ticks, Tick{a.x(float64(y)), strconv.Itoa(y), align})
	}
	if len(a.Ticks) > 1 && a.Ticks[1].X-a.Ticks[0].X < 14 {
		a.Ticks = a.Ticks[1:] // the two labels would touch on a phone
	}
	return a
}

// At is the place of a date; a year or a month stands at its middle.
func (a Axis) At(d entente.Date) Percent {
	return a.x((decimal(d.First()) + decimal(d.Last())) / 2)
}

// Bar places one span. A span without a beginning starts at the left edge.
func (a Axis) Bar(s Span, today entente.Date) Bar {
	from, now := a.from, decimal(today)
	if !s.From.IsZero() {
		from = decimal(s.From.First())
	}
	solid, open := now, now
	switch {
	case !s.To.IsZero():
		solid = decimal(s.To.Last())
		open = solid
	case !s.Seen.IsZero():
		solid = decimal(s.Seen.Last())
	}
	solid = max(solid, from+0.004*(a.to-a.from)) // one day must still be seen
	b := Bar{X: a.x(from), Width: a.x(solid) - a.x(from)}
	if open > solid {
		b.OpenX, b.OpenWidth = a.x(solid), a.x(open)-a.x(solid)
	}
	return b
}

func (a Axis) x(year float64) Percent {
	share := (year - a.from) / (a.to - a.from)
	return Percent(100 * min(max(share, 0), 1))
}

// decimal is a day as a year with a fraction; months count as equal, which no eye can tell.
func decimal(d entente.Date) float64 {
	return float64(d.Year) + (float64(d.Month)-1)/12 + (float64(d.Day)-1)/372
}
