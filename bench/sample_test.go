package main

import (
	"math"
	"testing"
)

func TestPercentile(t *testing.T) {
	var hundred sample
	for i := 100; i >= 1; i-- { // not in order
		hundred = append(hundred, float64(i))
	}
	for name, tc := range map[string]struct {
		s    sample
		p    float64
		want float64
	}{
		"the 99th of a hundred":           {hundred, 99, 99},
		"the 100th is the highest":        {hundred, 100, 100},
		"the zeroth is the lowest":        {hundred, 0, 1},
		"the first of a hundred":          {hundred, 1, 1},
		"just above a rank is the next":   {hundred, 99.5, 100},
		"the median of an even number":    {hundred, 50, 50.5},
		"the median of an odd number":     {sample{9, 1, 5}, 50, 5},
		"the 99th of a few":               {sample{3, 1, 2}, 99, 3},
		"the 33rd of three":               {sample{3, 1, 2}, 33, 1},
		"the 34th of three":               {sample{3, 1, 2}, 34, 2},
		"a single value is every rank":    {sample{7}, 99, 7},
		"a single value is its median":    {sample{7}, 50, 7},
		"the median of two is their mean": {sample{1, 2}, 50, 1.5},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.s.percentile(tc.p); got != tc.want {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
	if got := (sample{}).median(); !math.IsNaN(got) {
		t.Errorf("got a median of %v without values, want none", got)
	}
}

func TestPercentileLeavesTheOrderAlone(t *testing.T) {
	s := sample{3, 1, 2}
	if lowest, highest := s.min(), s.max(); lowest != 1 || highest != 3 {
		t.Errorf("got %v and %v, want 1 and 3", lowest, highest)
	}
	if s[0] != 3 || s[1] != 1 || s[2] != 2 {
		t.Errorf("got %v, want the sample as it was measured", s)
	}
}
