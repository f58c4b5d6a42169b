package draw

import "math"

// Point is a place in a picture, in percent of its width and height.
type Point struct{ X, Y Percent }

// Link joins two nodes by their index.
type Link struct{ A, B int }

// Layout places nodes on rings around a centre that is tied to all of them, so that nodes that are
// linked stand near each other. rings gives each node its ring, the lowest being the nearest.
//
// The nodes of a ring stand at equal distances, so that labels never lie on each other; which stands
// where is found by exchanging two of a ring for as long as that makes the lines between them shorter:
// O(rounds · n² · links), without chance, so that the same input always gives the same picture.
func Layout(rings []int, links []Link) []Point {
	points := make([]Point, len(rings))
	placed := map[int]int{}
	for i, ring := range rings {
		points[i] = onRing(placed[ring], count(rings, ring), radius(ring, rings))
		placed[ring]++
	}
	const rounds = 20
	near := neighbours(len(rings), links)
	for range rounds {
		if !exchange(rings, near, points) {
			break
		}
	}
	return points
}

// onRing is place k of n on a circle, beginning at the top; the rings are turned against each other
// by half a place so that spokes do not cover each other.
func onRing(k, n int, r float64) Point {
	a := 2 * math.Pi * (float64(k) + 0.5*float64(int(r)%2)) / float64(n)
	return Point{Percent(50 + r*math.Sin(a)), Percent(50 - r*math.Cos(a))}
}

// exchange tries every pair of a ring once and reports whether any exchange helped.
func exchange(rings []int, near [][]int, points []Point) bool {
	helped := false
	for i := range points {
		for j := range i {
			if rings[i] != rings[j] {
				continue
			}
			before := length(i, near, points) + length(j, near, points)
			points[i], points[j] = points[j], points[i]
			if after := length(i, near, points) + length(j, near, points); after < before-1e-9 {
				helped = true
			} else {
				points[i], points[j] = points[j], points[i]
			}
		}
	}
	return helped
}

// length is the sum of the squares of a node's lines: long ones hurt most.
func length(i int, near [][]int, points []Point) float64 {
	sum := 0.0
	for _, j := range near[i] {
		dx, dy := float64(points[i].X-points[j].X), float64(points[i].Y-points[j].Y)
		sum += dx*dx + dy*dy
	}
	return sum
}

func neighbours(n int, links []Link) [][]int {
	near := make([][]int, n)
	for _, l := range links {
		near[l.A] = append(near[l.A], l.B)
		near[l.B] = append(near[l.B], l.A)
	}
	return near
}

// radius is the distance of a ring from the centre, in percent: the rings in use share the room.
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
	return 20 + 25*float64(below)/float64(levels-1)
}

func count(rings []int, ring int) int {
	n := 0
	for _, r := range rings {
		if r == ring {
			n++
		}
	}
	return n
}
