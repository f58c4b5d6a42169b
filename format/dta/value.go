package dta

import (
	"fmt"
	"math"
	"strconv"

	"entente"
)

// storage is how a variable is stored: 1 to 2045 is text of that many bytes.
type storage int

const (
	typeByte storage = -1 - iota
	typeInt
	typeLongInt
	typeFloat
	typeDouble
	typeLong // strL
)

func (s storage) size() int {
	switch s {
	case typeByte:
		return 1
	case typeInt:
		return 2
	case typeLongInt, typeFloat:
		return 4
	case typeDouble, typeLong:
		return 8
	}
	return int(s)
}

// The largest values that are numbers; everything above is a missing value, from . to .z.
const (
	lastByte   = 100
	lastInt    = 32740
	lastLong   = 2147483620
	dotFloat   = 0x1p127
	dotDouble  = 0x1p1023
	plainLimit = 1e21 // larger numbers are written with an exponent
)

// cells turns the bytes of an observation into text. All cells of one share one string.
func (t *Table) cells() ([]string, error) {
	t.text = t.text[:0]
	rest := t.row
	for i, s := range t.layout.types {
		n := s.size()
		var err error
		start := len(t.text)
		if t.text, err = t.appendCell(t.text, s, rest[:n]); err != nil {
			return nil, err
		}
		if i < len(t.layout.units) && t.layout.units[i] != noDate && s < 0 {
			if v, err := strconv.ParseFloat(string(t.text[start:]), 64); err == nil {
				if b, ok := appendDate(t.text[:start:start], v, t.layout.units[i]); ok {
					t.text = append(t.text[:start], b[start:]...)
				}
			}
		}
		if len(t.text) > maxText {
			return nil, &entente.Error{Code: entente.CodeTooLarge, Op: "dta.Read",
				Message: fmt.Sprintf("observation %d holds more than 16 MiB of text", t.done),
				Hint:    "save the file without the strL variables that are not needed"}
		}
		t.ends[i] = len(t.text)
		rest = rest[n:]
	}
	all, start := string(t.text), 0
	fields := make([]string, len(t.ends))
	for i, end := range t.ends {
		fields[i] = all[start:end]
		start = end
	}
	return fields, nil
}

func (t *Table) appendCell(dst []byte, s storage, b []byte) ([]byte, error) {
	o := t.layout.in
	switch s {
	case typeByte:
		return appendInt(dst, int64(int8(b[0])), lastByte), nil
	case typeInt:
		return appendInt(dst, int64(int16(o.Uint16(b))), lastInt), nil
	case typeLongInt:
		return appendInt(dst, int64(int32(o.Uint32(b))), lastLong), nil
	case typeFloat:
		v := math.Float32frombits(o.Uint32(b))
		return appendFloat(dst, float64(v), dotFloat, 32), nil
	case typeDouble:
		return appendFloat(dst, math.Float64frombits(o.Uint64(b)), dotDouble, 64), nil
	case typeLong:
		text, err := t.long.find(b, t.layout)
		return append(dst, text...), err
	}
	return appendText(dst, cut(b), t.layout.version), nil
}

func appendInt(dst []byte, v, last int64) []byte {
	if v > last {
		return dst
	}
	return strconv.AppendInt(dst, v, 10)
}

// appendFloat writes nothing for missing values, and for the not-a-numbers and infinities that Stata
// never writes but other programs do.
func appendFloat(dst []byte, v, dot float64, bits int) []byte {
	if math.IsNaN(v) || v >= dot || math.IsInf(v, -1) {
		return dst
	}
	if math.Abs(v) >= plainLimit || (v != 0 && math.Abs(v) < 1e-6) {
		return strconv.AppendFloat(dst, v, 'e', -1, bits)
	}
	return strconv.AppendFloat(dst, v, 'f', -1, bits)
}
