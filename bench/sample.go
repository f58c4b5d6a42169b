package main

import (
	"math"
	"slices"
	"time"
)

// sample is what one piece of work measured, in the unit of its row: milliseconds, megabytes or
// requests a second.
type sample []float64

// percentile is the smallest value that at least p percent of the sample do not exceed (nearest
// rank); the mean of the two middle values for the median of an even number. NaN without values.
func (s sample) percentile(p float64) float64 {
	if len(s) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(s))
	n := len(sorted)
	if p == 50 && n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
	// The rank is rounded before it is rounded up, so that 99 % of 100 is 99 in floating point too.
	rank := int(math.Ceil(math.Round(p*float64(n)*1e6) / 1e8))
	return sorted[min(max(rank, 1), n)-1]
}

func (s sample) median() float64 { return s.percentile(50) }

func (s sample) min() float64 { return s.percentile(0) }

func (s sample) max() float64 { return s.percentile(100) }

// milliseconds is a duration in the unit of samples of time.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
