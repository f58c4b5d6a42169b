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
		return nil, l.miscounted(err)
	}
	return readObjects(in, l)
}

// object is the head of one generic string object: "GSO", variable, observation, kind, length.
type object struct {
	at   place
	kind byte
	size int64
}

// object reads the head of the next object; more is false behind the last one.
func (in *input) object(l layout) (o object, more bool, err error) {
	mark, err := in.r.Peek(3)
	if err != nil {
		return o, false, err
	}
	if string(mark) != "GSO" {
		return o, false, in.tag("</strls>")
	}
	wide := int64(8)
	if l.version == 117 {
		wide = 4
	}
	head, err := in.bytes(3 + 4 + wide + 1 + 4)
	if err != nil {
		return o, false, err
	}
	o.at = place{l.in.uint(head[3:7]), l.in.uint(head[7 : 7+wide])}
	o.kind, o.size = head[7+wide], int64(l.in.Uint32(head[8+wide:]))
	return o, true, nil
}

// readObjects reads the long strings.
func readObjects(in *input, l layout) (longStrings, error) {
	long, total := longStrings{}, int64(0)
	for {
		o, more, err := in.object(l)
		if err != nil {
			return nil, err
		}
		if !more {
			return long, nil
		}
		if total += o.size + 64; total > maxLong {
			return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "dta.Read",
				Message: "the long strings of the file take more than 256 MiB",
				Hint:    "save the file without the strL variables that are not needed"}
		}
		body, err := in.bytes(o.size)
		if err != nil {
			return nil, err
		}
		if o.kind == 130 { // text, closed by a NUL
			body = appendText(nil, cut(body), l.version)
		} else if o.kind != 129 {
			return nil, unreadable(fmt.Sprintf("a long string has the unknown kind %d", o.kind),
				"the file is damaged: fetch it again")
		}
		long[o.at] = string(body)
	}
}

// passObjects passes over the long strings.
func passObjects(in *input, l layout) error {
	for {
		o, more, err := in.object(l)
		if err != nil || !more {
			return err
		}
		if err := in.skip(o.size); err != nil {
			return err
		}
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
		return "", unreadable(fmt.Sprintf("a cell points to a long string (%d,%d) that the file does not hold", at.v,
			at.o), "the file is damaged: fetch it again")
	}
	return s, nil
}
