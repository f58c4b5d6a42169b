package dta

import (
	"encoding/binary"
	"fmt"
	"strconv"
)

// widths are the sizes of the fields that differ between versions 117, 118 and 119.
type widths struct {
	k, n, label, sort, name, format, variable int64
}

var tagged = map[int]widths{
	117: {k: 2, n: 4, label: 1, sort: 2, name: 33, format: 49, variable: 81},
	118: {k: 2, n: 8, label: 2, sort: 2, name: 129, format: 57, variable: 321},
	119: {k: 4, n: 8, label: 2, sort: 4, name: 129, format: 57, variable: 321},
}

// readTagged reads the header of versions 117 to 119. The sections are walked in their order, which
// the format fixes; the map of addresses is not needed and so cannot mislead.
func readTagged(in *input) (layout, error) {
	l, w, nvar, err := readTaggedHead(in)
	if err != nil {
		return l, err
	}
	types, err := in.section("variable_types", 2*nvar)
	if err != nil {
		return l, err
	}
	for ; len(types) >= 2; types = types[2:] {
		s, err := taggedType(int(l.in.Uint16(types)))
		if err != nil {
			return l, err
		}
		l.types = append(l.types, s)
	}
	list, err := in.section("varnames", w.name*nvar)
	if err != nil {
		return l, err
	}
	l.names = names(list, int(w.name), l.version)
	if err := in.passSection("sortlist", w.sort*(nvar+1)); err != nil {
		return l, err
	}
	shown, err := in.section("formats", w.format*nvar)
	if err != nil {
		return l, err
	}
	l.units = units(names(shown, int(w.format), l.version))
	for _, s := range []struct {
		tag  string
		size int64
	}{{"value_label_names", w.name * nvar}, {"variable_labels", w.variable * nvar}} {
		if err := in.passSection(s.tag, s.size); err != nil {
			return l, err
		}
	}
	if err := skipCharacteristics(in, l.in); err != nil {
		return l, err
	}
	return l, in.tag("<data>")
}

// readTaggedHead reads from <stata_dta> to the end of the map.
func readTaggedHead(in *input) (l layout, w widths, nvar int64, err error) {
	if err = in.tag("<stata_dta><header><release>"); err != nil {
		return
	}
	release, err := in.bytes(3)
	if err != nil {
		return
	}
	l.version, _ = strconv.Atoi(string(release))
	w, ok := tagged[l.version]
	if !ok {
		err = unreadable(fmt.Sprintf("the Stata file is of version %q; versions 113 to 115 and 117 to 119 are read",
			release),
			"open it in Stata and save it with saveold, or as CSV")
		return
	}
	if err = in.tag("</release><byteorder>"); err != nil {
		return
	}
	mark, err := in.bytes(3)
	if err != nil {
		return
	}
	switch string(mark) {
	case "MSF":
		l.in = order{binary.BigEndian}
	case "LSF":
		l.in = order{binary.LittleEndian}
	default:
		err = unreadable(fmt.Sprintf("expected the byte order MSF or LSF in the Stata file, found %q", mark),
			"the file is damaged: fetch it again")
		return
	}
	nvar, l.nobs, err = readCounts(in, l.in, w)
	return
}

// readCounts reads how many variables and observations there are, and passes over label, time and
// map.
func readCounts(in *input, o order, w widths) (nvar, nobs int64, err error) {
	var k, n, size uint64
	steps := []func() error{
		func() error { return in.tag("</byteorder><K>") },
		func() (err error) { k, err = in.number(o, w.k); return },
		func() error { return in.tag("</K><N>") },
		func() (err error) { n, err = in.number(o, w.n); return },
		func() error { return in.tag("</N><label>") },
		func() (err error) { size, err = in.number(o, w.label); return },
		func() error { return in.skip(int64(size)) },
		func() error { return in.tag("</label><timestamp>") },
		func() (err error) { size, err = in.number(o, 1); return },
		func() error { return in.skip(int64(size)) },
		func() error { return in.tag("</timestamp></header>") },
		func() error { return in.passSection("map", 14*8) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return 0, 0, err
		}
	}
	if k > maxVariables {
		return 0, 0, unreadable(fmt.Sprintf("the header promises %d variables; Stata stores at most %d", k,
			maxVariables), "the file is damaged: fetch it again")
	}
	return int64(k), int64(n), nil
}

func (in *input) section(name string, size int64) ([]byte, error) {
	if err := in.tag("<" + name + ">"); err != nil {
		return nil, err
	}
	b, err := in.bytes(size)
	if err != nil {
		return nil, err
	}
	return b, in.tag("</" + name + ">")
}

func (in *input) passSection(name string, size int64) error {
	if err := in.tag("<" + name + ">"); err != nil {
		return err
	}
	if err := in.skip(size); err != nil {
		return err
	}
	return in.tag("</" + name + ">")
}

func skipCharacteristics(in *input, o order) error {
	if err := in.tag("<characteristics>"); err != nil {
		return err
	}
	for {
		next, err := in.r.Peek(4)
		if err != nil {
			return err
		}
		if string(next) != "<ch>" {
			return in.tag("</characteristics>")
		}
		if err := in.tag("<ch>"); err != nil {
			return err
		}
		n, err := in.number(o, 4)
		if err != nil {
			return err
		}
		if err := in.skip(int64(n)); err != nil {
			return err
		}
		if err := in.tag("</ch>"); err != nil {
			return err
		}
	}
}

func taggedType(c int) (storage, error) {
	switch c {
	case 65530:
		return typeByte, nil
	case 65529:
		return typeInt, nil
	case 65528:
		return typeLongInt, nil
	case 65527:
		return typeFloat, nil
	case 65526:
		return typeDouble, nil
	case 32768:
		return typeLong, nil
	}
	if c >= 1 && c <= 2045 {
		return storage(c), nil
	}
	return 0, unreadable(fmt.Sprintf("a variable has the unknown storage type %d", c),
		"the file is damaged: fetch it again")
}
