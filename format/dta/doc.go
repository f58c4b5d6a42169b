// Package dta reads Stata data files of the versions 113, 114, 115, 117, 118 and 119 (Stata 8 to
// Stata 18), in both byte orders, one observation at a time.
//
// Cells become text. Numbers are written in the shortest decimal form that reads back as the same
// stored number, a float as a float and a double as a double; the missing values . and .a to .z are
// empty. Dates stay the numbers that Stata stores, and value labels are not applied: a cell is what
// the file holds. Text is Windows-1252 up to version 117 and UTF-8 after that.
//
// A header can lie about what follows, so nothing is allocated on the word of one: what is read grows
// with what the file really holds, and reading stops with an error where the file ends.
//
// Start reading at [New]; legacy.go and tagged.go read the two shapes of header into a layout,
// value.go turns the bytes of an observation into cells.
package dta
