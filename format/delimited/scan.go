package delimited

import (
	"bytes"
	"io"
)

// scanner cuts a stream into records. It holds one buffer, which grows with the longest record up
// to maxRecord and never beyond.
type scanner struct {
	r     io.Reader
	buf   []byte // buf[pos:] is unread
	pos   int
	eof   bool  // the file ended, or failed
	cause error // why it failed; told when no whole record is left
	off   int64 // address in the file of buf[pos]
	line  int   // number of the line that begins at buf[pos]
	wide  bool  // the file is UTF-16 and the buffer its translation
	lf    finder
	cr    finder
	quote finder
	nul   finder
}

// record is what the scanner finds: its bytes, valid until the next call, and where they stand.
type record struct {
	raw    []byte
	line   int
	off    int64
	length int64
	quoted bool
}

func newScanner(r io.Reader) *scanner {
	text, mark, wide := sniff(r)
	return &scanner{r: text, off: mark, line: 1, wide: wide, buf: make([]byte, 0, 64<<10),
		lf: finder{c: '\n'}, cr: finder{c: '\r'}, quote: finder{c: '"'}, nul: finder{c: 0}}
}

// finder knows where the next c of the buffer is. It looks at every byte once, however often it is
// asked, so that a file without any line feed costs no more than one with many.
type finder struct {
	c     byte
	at    int // the last place found, or -1
	known int // everything before it was searched
}

func (f *finder) next(buf []byte, from int) int {
	if f.at >= from && f.known > f.at {
		return f.at
	}
	start := max(from, f.known)
	i := bytes.IndexByte(buf[min(start, len(buf)):], f.c)
	if i < 0 {
		f.at, f.known = -1, len(buf)
		return -1
	}
	f.at, f.known = start+i, start+i+1
	return f.at
}

func (f *finder) shift(n int) { f.at, f.known = max(f.at-n, -1), max(f.known-n, 0) }

// more makes room and fills the buffer. It reports false if the buffer is full of one record that
// is too long.
func (s *scanner) more() bool {
	if s.pos > 0 {
		n := copy(s.buf, s.buf[s.pos:])
		for _, f := range []*finder{&s.lf, &s.cr, &s.quote, &s.nul} {
			f.shift(s.pos)
		}
		s.buf, s.pos = s.buf[:n], 0
	}
	if len(s.buf) == cap(s.buf) {
		if len(s.buf) > maxRecord {
			return false
		}
		bigger := make([]byte, len(s.buf), 2*cap(s.buf))
		copy(bigger, s.buf)
		s.buf = bigger
	}
	for idle := 0; len(s.buf) < cap(s.buf); {
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if idle++; n > 0 {
			idle = 0
		} else if idle > 100 && err == nil {
			err = io.ErrNoProgress
		}
		if err != nil {
			s.eof = true
			if err != io.EOF {
				s.cause = err
			}
			break
		}
	}
	return true
}

// The ways in which looking for the end of a record comes out.
type outcome int

const (
	found    outcome = iota
	short            // the buffer ends too early
	openCell         // the buffer ends inside a quoted cell
)

// next is the next record, or io.EOF. Quotes count only when comma is not zero: preamble lines are
// cut at every line end.
func (s *scanner) next(comma byte) (record, error) {
	for {
		end, how := s.end(comma)
		if n := s.nul.next(s.buf, s.pos); n >= 0 && (how != found || n < end) {
			return record{}, s.fail(s.line+lineEnds(s.buf[s.pos:n]), "a NUL byte stands in it: this is not text",
				"save the table as CSV in UTF-8 and give that; UTF-16 needs its byte order mark", false)
		}
		if how != found && s.eof {
			if s.cause != nil {
				return record{}, s.broken(s.cause)
			}
			if s.pos == len(s.buf) {
				return record{}, io.EOF
			}
			if how == openCell {
				return record{}, s.unclosed(comma)
			}
			end, how = len(s.buf), found
		}
		if how == found {
			if end-s.pos > maxRecord {
				return record{}, s.tooLong(comma)
			}
			return s.take(end, comma), nil
		}
		if !s.more() {
			return record{}, s.tooLong(comma)
		}
	}
}

// take hands out buf[pos:end] and steps over the line end behind it.
func (s *scanner) take(end int, comma byte) record {
	raw := s.buf[s.pos:end]
	rec := record{raw: raw, line: s.line, off: s.off, length: int64(len(raw))}
	behind := end
	if behind < len(s.buf) && s.buf[behind] == '\r' {
		behind++
	}
	if behind < len(s.buf) && s.buf[behind] == '\n' {
		behind++
	}
	if q := s.quote.next(s.buf, s.pos); comma != 0 && q >= 0 && q < end {
		rec.quoted = true
		s.line += lineEnds(raw)
	}
	if s.wide {
		rec.length = utf16Length(raw)
		s.off += rec.length + 2*int64(behind-end)
	} else {
		s.off += int64(behind - s.pos)
	}
	s.line++
	s.pos = behind
	return rec
}

// end finds where the record that begins at pos ends.
func (s *scanner) end(comma byte) (int, outcome) {
	eol := s.eol(s.pos)
	if q := s.quote.next(s.buf, s.pos); comma != 0 && q >= 0 && (eol < 0 || q < eol) {
		return s.quotedEnd(comma)
	}
	return eol, s.settled(eol)
}

// settled says whether a line end found at i is known whole: a CR at the very end of the buffer may
// be the first half of a CRLF.
func (s *scanner) settled(i int) outcome {
	if i < 0 || (s.buf[i] == '\r' && i+1 == len(s.buf) && (!s.eof || s.cause != nil)) {
		return short
	}
	return found
}

func (s *scanner) eol(from int) int {
	lf, cr := s.lf.next(s.buf, from), s.cr.next(s.buf, from)
	if lf < 0 || (cr >= 0 && cr < lf) {
		return cr
	}
	return lf
}

// quotedEnd is end for a record in which quotes stand: it walks the cells.
func (s *scanner) quotedEnd(comma byte) (int, outcome) {
	b, i := s.buf, s.pos
	for {
		if i < len(b) && b[i] == '"' {
			i = closing(b, i+1)
			if i < 0 || (i == len(b) && !s.eof) {
				return -1, openCell
			}
		}
		for i < len(b) && b[i] != comma && b[i] != '\n' && b[i] != '\r' {
			i++
		}
		if i == len(b) {
			return -1, short
		}
		if b[i] != comma {
			return i, s.settled(i)
		}
		i++
	}
}

// closing is the place behind the quote that closes the cell whose text begins at i, or -1.
func closing(b []byte, i int) int {
	for {
		q := bytes.IndexByte(b[i:], '"')
		if q < 0 {
			return -1
		}
		i += q + 1
		if i == len(b) || b[i] != '"' {
			return i
		}
		i++
	}
}

// lineEnds counts the line ends in b; CRLF is one.
func lineEnds(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for i := bytes.IndexByte(b, '\r'); i >= 0; {
		if i+1 == len(b) || b[i+1] != '\n' {
			n++
		}
		j := bytes.IndexByte(b[i+1:], '\r')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	return n
}
