// Package draw works out the geometry of the server-drawn pictures: the timeline of agreements and
// the network around an actor. It is pure: dates and names come in, positions in percent come out,
// and the templates write them as SVG attributes. Positions are percentages so that a picture takes
// the width it is given while its text keeps its size, on a phone as on paper.
package draw
