package dta

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// input reads the parts of a header.
type input struct{ r *bufio.Reader }

// bytes reads n bytes. It allocates as they come, so that a header that promises more than the file
// holds costs no more than the file.
func (in *input) bytes(n int64) ([]byte, error) {
	if n <= 64<<10 {
		b := make([]byte, n)
		_, err := io.ReadFull(in.r, b)
		return b, err
	}
	var b bytes.Buffer
	got, err := io.CopyN(&b, in.r, n)
	if got < n && err == nil {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

func (in *input) skip(n int64) error {
	_, err := io.CopyN(io.Discard, in.r, n)
	return err
}

// tag reads the literal text that must stand here.
func (in *input) tag(want string) error {
	got, err := in.bytes(int64(len(want)))
	if err != nil {
		return err
	}
	if string(got) != want {
		return unreadable(fmt.Sprintf("expected %s in the Stata file, found %q", want, got),
			"the file is damaged: fetch it again")
	}
	return nil
}

// order is the byte order of a file.
type order struct{ binary.ByteOrder }

// uint reads an unsigned number of any width up to eight bytes.
func (o order) uint(b []byte) (v uint64) {
	if o.ByteOrder == binary.BigEndian {
		for _, c := range b {
			v = v<<8 | uint64(c)
		}
		return v
	}
	for i := len(b) - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

// number reads an unsigned number of n bytes.
func (in *input) number(o order, n int64) (uint64, error) {
	b, err := in.bytes(n)
	if err != nil {
		return 0, err
	}
	return o.uint(b), nil
}

// cut is the text in a field of fixed width: what stands before the first NUL.
func cut(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return b[:i]
	}
	return b
}

// appendText appends stored text as UTF-8. Version 118 and later promise UTF-8; bytes that break the
// promise are read like those of the versions before.
func appendText(dst, b []byte, version int) []byte {
	if version >= 118 && utf8.Valid(b) {
		return append(dst, b...)
	}
	for _, c := range b {
		if c < utf8.RuneSelf {
			dst = append(dst, c)
		} else {
			dst = utf8.AppendRune(dst, charmap.Windows1252.DecodeByte(c))
		}
	}
	return dst
}

// names cuts a list of names of fixed width.
func names(b []byte, width, version int) []string {
	list := make([]string, 0, len(b)/width)
	for ; len(b) >= width; b = b[width:] {
		list = append(list, strings.TrimSpace(string(appendText(nil, cut(b[:width]), version))))
	}
	return list
}
