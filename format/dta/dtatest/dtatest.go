// Package dtatest writes small Stata files, of every version that dta reads and in both byte orders,
// for tests. It is no writer for users: it checks little and fills in only what a reader needs.
package dtatest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Missing is a missing value: '.' or 'a' to 'z'.
type Missing byte

// Variable is a column. Kind is byte, int, long, float, double, strL, or str and a width: "str8".
// Format is how Stata shows it, "%td" for a date; nothing reads it otherwise.
type Variable struct{ Name, Kind, Format string }

// File is a data set. Cells are int, float64, string or Missing, as their variable demands. Text must
// be encoded already as the version wants it.
type File struct {
	Version   int
	Big       bool // the most significant byte comes first
	Variables []Variable
	Rows      [][]any
	Notes     []string // characteristics, to be passed over
	Labels    []string // value labels of one table, to be passed over
	Lie       int      // added to the number of observations that the header promises
}

// Versions are the versions that can be written.
var Versions = []int{113, 114, 115, 117, 118, 119}

type writer struct {
	bytes.Buffer
	f    File
	long bytes.Buffer
}

// Bytes is the file.
func (f File) Bytes() []byte {
	w := &writer{f: f}
	if f.Version < 117 {
		w.legacy()
	} else {
		w.tagged()
	}
	return w.Bytes()
}

func (w *writer) number(width int, v uint64) { w.Write(w.uint(width, v)) }

func (w *writer) uint(width int, v uint64) []byte {
	if w.f.Big {
		return binary.BigEndian.AppendUint64(nil, v)[8-width:]
	}
	return binary.LittleEndian.AppendUint64(nil, v)[:width]
}

func (w *writer) text(width int, s string) {
	b := make([]byte, width)
	copy(b[:width], s)
	w.Write(b)
}

func (w *writer) legacy() {
	f := w.f
	w.WriteByte(byte(f.Version))
	w.WriteByte(map[bool]byte{true: 1, false: 2}[f.Big])
	w.WriteString("\x01\x00")
	w.number(2, uint64(len(f.Variables)))
	w.number(4, uint64(len(f.Rows)+f.Lie))
	w.text(81, "a label")
	w.text(18, "24 Nov 2026 06:00")
	for _, v := range f.Variables {
		w.WriteByte(byte(code(v.Kind, map[string]int{"byte": 251, "int": 252, "long": 253, "float": 254,
			"double": 255})))
	}
	for _, v := range f.Variables {
		w.text(33, v.Name)
	}
	w.text(2*(len(f.Variables)+1), "")
	format := 49
	if f.Version == 113 {
		format = 12
	}
	for _, v := range f.Variables {
		w.text(format, v.Format)
	}
	w.text((33+81)*len(f.Variables), "")
	for _, note := range f.Notes {
		w.WriteByte(1)
		w.number(4, uint64(len(note)))
		w.WriteString(note)
	}
	w.text(5, "")
	w.rows()
	if len(f.Labels) > 0 {
		w.labels(33)
	}
}

// labels writes a table of value labels: the values are 0, 1, 2 and so on.
func (w *writer) labels(name int) {
	n, text := len(w.f.Labels), strings.Join(w.f.Labels, "\x00")+"\x00"
	w.number(4, uint64(8+8*n+len(text)))
	w.text(name, "labels")
	w.text(3, "")
	w.number(4, uint64(n))
	w.number(4, uint64(len(text)))
	at := 0
	for _, label := range w.f.Labels {
		w.number(4, uint64(at))
		at += len(label) + 1
	}
	for value := range w.f.Labels {
		w.number(4, uint64(value))
	}
	w.WriteString(text)
}

func (w *writer) tagged() {
	f, k := w.f, len(w.f.Variables)
	size := func(for117, for118, for119 int) int { return []int{for117, for118, for119}[f.Version-117] }
	name := size(33, 129, 129)
	w.WriteString("<stata_dta><header><release>" + strconv.Itoa(f.Version) + "</release><byteorder>")
	w.WriteString(map[bool]string{true: "MSF", false: "LSF"}[f.Big] + "</byteorder><K>")
	w.number(size(2, 2, 4), uint64(k))
	w.WriteString("</K><N>")
	w.number(size(4, 8, 8), uint64(len(f.Rows)+f.Lie))
	w.WriteString("</N><label>")
	w.number(size(1, 2, 2), uint64(len("a label")))
	w.WriteString("a label</label><timestamp>\x1124 Nov 2026 06:00</timestamp></header>")
	w.section("map", func() { w.text(14*8, "") })
	w.section("variable_types", func() {
		for _, v := range f.Variables {
			w.number(2, uint64(code(v.Kind, map[string]int{"byte": 65530, "int": 65529, "long": 65528, "float": 65527,
				"double": 65526, "strL": 32768})))
		}
	})
	w.section("varnames", func() {
		for _, v := range f.Variables {
			w.text(name, v.Name)
		}
	})
	w.section("sortlist", func() { w.text(size(2, 2, 4)*(k+1), "") })
	w.section("formats", func() {
		for _, v := range f.Variables {
			w.text(size(49, 57, 57), v.Format)
		}
	})
	w.section("value_label_names", func() { w.text(name*k, "") })
	w.section("variable_labels", func() { w.text(size(81, 321, 321)*k, "") })
	w.section("characteristics", func() {
		for _, note := range f.Notes {
			w.WriteString("<ch>")
			w.number(4, uint64(len(note)))
			w.WriteString(note + "</ch>")
		}
	})
	w.section("data", w.rows)
	w.section("strls", func() { w.Write(w.long.Bytes()) })
	w.section("value_labels", func() {
		if len(f.Labels) > 0 {
			w.section("lbl", func() { w.labels(name) })
		}
	})
	w.WriteString("</stata_dta>")
}

func (w *writer) section(name string, body func()) {
	w.WriteString("<" + name + ">")
	body()
	w.WriteString("</" + name + ">")
}

func code(kind string, numeric map[string]int) int {
	if c, ok := numeric[kind]; ok {
		return c
	}
	return width(kind)
}

func width(kind string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(kind, "str"))
	if err != nil {
		panic("dtatest: there is no storage type " + kind)
	}
	return n
}

func (w *writer) rows() {
	for o, row := range w.f.Rows {
		for v, cell := range row {
			w.cell(v, o, w.f.Variables[v].Kind, cell)
		}
	}
}

func (w *writer) cell(v, o int, kind string, cell any) {
	switch kind {
	case "byte":
		w.number(1, uint64(integer(cell, 101)))
	case "int":
		w.number(2, uint64(integer(cell, 32741)))
	case "long":
		w.number(4, uint64(integer(cell, 2147483621)))
	case "float":
		x, missing := real(cell)
		bits := math.Float32bits(float32(x))
		if missing >= 0 {
			bits = 0x7f000000 + uint32(missing)*0x800
		}
		w.number(4, uint64(bits))
	case "double":
		x, missing := real(cell)
		bits := math.Float64bits(x)
		if missing >= 0 {
			bits = 0x7fe0000000000000 + uint64(missing)<<40
		}
		w.number(8, bits)
	case "strL":
		w.longCell(uint64(v+1), uint64(o+1), cell.(string))
	default:
		w.text(width(kind), cell.(string))
	}
}

func (w *writer) longCell(v, o uint64, s string) {
	if s == "" {
		w.number(8, 0)
		return
	}
	first := map[int]int{117: 4, 118: 2, 119: 3}[w.f.Version]
	w.number(first, v)
	w.number(8-first, o)
	w.long.WriteString("GSO")
	w.long.Write(w.uint(4, v))
	if w.f.Version == 117 {
		w.long.Write(w.uint(4, o))
	} else {
		w.long.Write(w.uint(8, o))
	}
	w.long.WriteByte(130)
	w.long.Write(w.uint(4, uint64(len(s)+1)))
	w.long.WriteString(s + "\x00")
}

func order(m Missing) int64 {
	if m == '.' {
		return 0
	}
	return int64(m-'a') + 1
}

func integer(cell any, dot int64) int64 {
	if m, ok := cell.(Missing); ok {
		return dot + order(m)
	}
	return int64(cell.(int))
}

// real is the number, or which missing value it is, or -1.
func real(cell any) (float64, int64) {
	switch v := cell.(type) {
	case Missing:
		return 0, order(v)
	case int:
		return float64(v), -1
	case float64:
		return v, -1
	}
	panic(fmt.Sprintf("dtatest: %v is no number", cell))
}
