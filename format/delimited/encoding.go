package delimited

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// errHalf means that a UTF-16 file ends in the middle of a character.
var errHalf = errors.New("the file ends in the middle of a character")

// sniff looks at the byte order mark. It returns a reader of UTF-8 (or of the single bytes that will
// be judged record by record), the length of the mark, and whether the file is UTF-16.
func sniff(r io.Reader) (text io.Reader, mark int64, utf16 bool) {
	b := bufio.NewReaderSize(r, 64<<10)
	head, _ := b.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		b.Discard(3)
		return b, 3, false
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		b.Discard(2)
		return &utf16Reader{r: b, order: binary.LittleEndian}, 2, true
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		b.Discard(2)
		return &utf16Reader{r: b, order: binary.BigEndian}, 2, true
	}
	return b, 0, false
}

// utf16Reader turns UTF-16 into UTF-8. Half a surrogate pair becomes U+FFFD, so that the length of
// the original can always be told from the UTF-8: see utf16Length.
type utf16Reader struct {
	r     *bufio.Reader
	order binary.ByteOrder
	rest  []byte // encoded, not yet delivered
	room  [utf8.UTFMax]byte
}

func (u *utf16Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(u.rest) == 0 {
			c, err := u.rune()
			if err != nil {
				return n, err
			}
			u.rest = utf8.AppendRune(u.room[:0], c)
		}
		k := copy(p[n:], u.rest)
		u.rest = u.rest[k:]
		n += k
	}
	return n, nil
}

func (u *utf16Reader) rune() (rune, error) {
	b, err := u.r.Peek(2)
	if len(b) < 2 {
		if err == io.EOF && len(b) == 1 {
			err = errHalf
		}
		return 0, err
	}
	c := rune(u.order.Uint16(b))
	u.r.Discard(2)
	if c < 0xd800 || c > 0xdfff {
		return c, nil
	}
	if b, _ = u.r.Peek(2); c < 0xdc00 && len(b) == 2 {
		if low := rune(u.order.Uint16(b)); low >= 0xdc00 && low <= 0xdfff {
			u.r.Discard(2)
			return (c-0xd800)<<10 + low - 0xdc00 + 0x10000, nil
		}
	}
	return utf8.RuneError, nil
}

// utf16Length is how many bytes of UTF-16 the UTF-8 text came from.
func utf16Length(text []byte) (n int64) {
	for _, c := range text {
		if c&0xc0 != 0x80 {
			n += 2
		}
		if c >= 0xf0 {
			n += 2
		}
	}
	return n
}

// decode gives the text of one record by the rule of the package comment.
func decode(raw []byte) string {
	if utf8.Valid(raw) {
		return string(raw)
	}
	out := make([]byte, 0, len(raw)+len(raw)/8+8)
	for _, c := range raw {
		out = utf8.AppendRune(out, charmap.Windows1252.DecodeByte(c))
	}
	return string(out)
}
