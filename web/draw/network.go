package draw

import (
	"cmp"
	"math"
	"slices"
)

// Point is a place in a picture, in percent of its width and height.
type Point struct{ X, Y Percent }

// Link joins two nodes by their index.
type Link struct{ A, B int }

// Layout places n nodes around a centre that is tied to all of them, so that nodes that are linked
// stand together. rings gives each node its distance from the centre: 0 is the nearest ring.
//
// It is the spring layout of Fruchterman and Reingold (1991) with the radius held near its ring,
// O(rounds · n²), without chance: the same input always gives the same picture.
func Layout(rings []int, links []Link) []Point {
	n := len(rings)
	angles := make([]float64, n)
	for i := range angles {
		angles[i] = 2 * math.Pi * float64(i) / float64(max(n, 1))
	}
	angles = settle(angles, rings, links)
	points := make([]Point, n)
	for i, a := range angles {
		r := radius(rings[i], rings)
		points[i] = Point{Percent(50 + r*math.Sin(a)), Percent(50 - r*math.Cos(a))}
	}
	return points
}

// settle turns nodes around the centre: linked ones pull each other, all push each other on their
// ring.
func settle(angles []float64, rings []int, links []Link) []float64 {
	const rounds = 400
	n := len(angles)
	for round := range rounds {
		force := make([]float64, n)
		for i := range n {
			for j := range n {
				if i != j && rings[i] == rings[j] {
					d := turn(angles[i] - angles[j])
					if d == 0 {
						d = 1e-3 * float64(i-j)
					}
					force[i] += 0.4 / (float64(n) * d) // stronger the nearer
				}
			}
		}
		for _, l := range links {
			d := turn(angles[l.A] - angles[l.B])
			force[l.A] -= 0.12 * d
			force[l.B] += 0.12 * d
		}
		limit := 0.3 * (1 - float64(round)/rounds)
		for i := range angles {
			angles[i] += max(-limit, min(limit, force[i]))
		}
	}
	return apart(angles, rings)
}

// apart gives the nodes of each ring equal room in the order that they settled into, keeping the
// ring's middle where it is: labels must not lie on each other.
func apart(angles []float64, rings []int) []float64 {
	out := make([]float64, len(angles))
	done := map[int]bool{}
	for _, ring := range rings {
		if done[ring] {
			continue
		}
		done[ring] = true
		var members []int
		for i := range rings {
			if rings[i] == ring {
				members = append(members, i)
			}
		}
		spread(angles, members, out)
	}
	return out
}

func spread(angles []float64, members []int, out []float64) {
	around := func(i int) float64 { return math.Mod(math.Mod(angles[i], 2*math.Pi)+2*math.Pi, 2*math.Pi) }
	slices.SortFunc(members, func(i, j int) int { return cmp.Or(cmp.Compare(around(i), around(j)), i-j) })
	step := 2 * math.Pi / float64(len(members))
	var sin, cos float64 // the mean difference between where each is and where it would stand
	for k, i := range members {
		sin += math.Sin(angles[i] - step*float64(k))
		cos += math.Cos(angles[i] - step*float64(k))
	}
	start := math.Atan2(sin, cos)
	for k, i := range members {
		out[i] = start + step*float64(k)
	}
}

// radius is the distance of a ring from the centre, in percent: rings in use share the room.
func radius(ring int, rings []int) float64 {
	below, levels := 0, 0
	seen := map[int]bool{}
	for _, r := range rings {
		if !seen[r] {
			seen[r] = true
			levels++
			if r < ring {
				below++
			}
		}
	}
	if levels == 1 {
		return 40
	}
	return 22 + 23*float64(below)/float64(levels-1)
}

func turn(a float64) float64 { return math.Remainder(a, 2*math.Pi) }
