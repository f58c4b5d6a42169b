package dta

import (
	"encoding/binary"
	"fmt"
)

// readLegacy reads the header of versions 113 to 115: fields of fixed width one after the other.
func readLegacy(in *input) (layout, error) {
	head, err := in.bytes(109)
	if err != nil {
		return layout{}, err
	}
	l := layout{version: int(head[0])}
	switch head[1] {
	case 1:
		l.in = order{binary.BigEndian}
	case 2:
		l.in = order{binary.LittleEndian}
	default:
		return l, unreadable(fmt.Sprintf("expected the byte order 1 or 2 in the Stata file, found %d", head[1]),
			"the file is damaged: fetch it again")
	}
	nvar := int64(l.in.Uint16(head[4:]))
	l.nobs = int64(int32(l.in.Uint32(head[6:])))
	types, err := in.bytes(nvar)
	if err != nil {
		return l, err
	}
	for _, c := range types {
		s, err := legacyType(c)
		if err != nil {
			return l, err
		}
		l.types = append(l.types, s)
	}
	list, err := in.bytes(33 * nvar)
	if err != nil {
		return l, err
	}
	l.names = names(list, 33, l.version)
	format := int64(49)
	if l.version == 113 {
		format = 12
	}
	if err := in.skip(2 * (nvar + 1)); err != nil { // the sort list
		return l, err
	}
	shown, err := in.bytes(format * nvar)
	if err != nil {
		return l, err
	}
	l.units = units(names(shown, int(format), l.version))
	// Names of value labels, labels of variables.
	if err := in.skip(33*nvar + 81*nvar); err != nil {
		return l, err
	}
	return l, skipExpansion(in, l.in)
}

// skipExpansion passes over the notes and characteristics: a type, a length and so many bytes, until
// both are zero.
func skipExpansion(in *input, o order) error {
	for {
		head, err := in.bytes(5)
		if err != nil {
			return err
		}
		n := int32(o.Uint32(head[1:]))
		if head[0] == 0 && n == 0 {
			return nil
		}
		if n < 0 {
			return unreadable(fmt.Sprintf("a note in the Stata file has the length %d", n),
				"the file is damaged: fetch it again")
		}
		if err := in.skip(int64(n)); err != nil {
			return err
		}
	}
}

func legacyType(c byte) (storage, error) {
	switch c {
	case 251:
		return typeByte, nil
	case 252:
		return typeInt, nil
	case 253:
		return typeLongInt, nil
	case 254:
		return typeFloat, nil
	case 255:
		return typeDouble, nil
	}
	if c >= 1 && c <= 244 {
		return storage(c), nil
	}
	return 0, unreadable(fmt.Sprintf("a variable has the unknown storage type %d", c),
		"the file is damaged: fetch it again")
}
