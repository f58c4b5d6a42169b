package dta

import (
	"bufio"
	"fmt"

	"entente"
)

// place is how an observation points to a long string: the variable and the observation under which
// it was stored first.
type place struct{ v, o uint64 }

// longStrings are the strings of the strL variables. They are held whole, because Stata writes them
// behind the observations; maxLong bounds them.
type longStrings map[place]string

const maxLong = 256 << 20

// readLongStrings reads the file a second time, passing over the observations.
func readLongStrings(open Opener, want layout) (longStrings, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	in := &input{r: bufio.NewReaderSize(r, 64<<10)}
	l, err := readLayout(in)
	if err != nil {
		return nil, err
	}
	if l.nobs != want.nobs || len(l.names) != len(want.names) {
		return nil, &entente.Error{Code: entente.CodeConflict, Op: "dta.Read",
			Message: "the file changed while it was being read", Hint: "try again when nothing writes to it"}
	}
	if err := in.skip(want.nobs * int64(want.width)); err != nil {
		return nil, err
	}
	if err := in.tag("</data><strls>"); err != nil {
		return nil, err
	}
	return readObjects(in, l)
}

// readObjects reads the generic string objects: "GSO", variable, observation, kind, length, bytes.
func readObjects(in *input, l layout) (longStrings, error) {
	long, total := longStrings{}, int64(0)
	wide := int64(8)
	if l.version == 117 {
		wide = 4
	}
	for {
		mark, err := in.r.Peek(3)
		if err != nil {
			return nil, err
		}
		if string(mark) != "GSO" {
			return long, in.tag("</strls>")
		}
		head, err := in.bytes(3 + 4 + wide + 1 + 4)
		if err != nil {
			return nil, err
		}
		at := place{l.in.uint(head[3:7]), l.in.uint(head[7 : 7+wide])}
		kind, size := head[7+wide], int64(l.in.Uint32(head[8+wide:]))
		if total += size + 64; total > maxLong {
			return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "dta.Read",
				Message: "the long strings of the file take more than 256 MiB", Hint: "save the file without the strL variables that are not needed"}
		}
		body, err := in.bytes(size)
		if err != nil {
			return nil, err
		}
		if kind == 130 { // text, closed by a NUL
			body = appendText(nil, cut(body), l.version)
		} else if kind != 129 {
			return nil, unreadable(fmt.Sprintf("a long string has the unknown kind %d", kind), "the file is damaged: fetch it again")
		}
		long[at] = string(body)
	}
}

// find is the string that the eight bytes of a cell point to.
func (long longStrings) find(cell []byte, l layout) (string, error) {
	split := map[int]int{117: 4, 118: 2, 119: 3}[l.version]
	at := place{l.in.uint(cell[:split]), l.in.uint(cell[split:8])}
	if at == (place{}) {
		return "", nil
	}
	s, ok := long[at]
	if !ok {
		return "", unreadable(fmt.Sprintf("a cell points to a long string (%d,%d) that the file does not hold", at.v, at.o), "the file is damaged: fetch it again")
	}
	return s, nil
}
