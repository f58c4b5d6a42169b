package delimited

import (
	"fmt"
	"io"

	"entente"
)

// At goes forward to the record at l and returns it as it stands, in UTF-8, and its cells. With an
// Offset the bytes before it are passed over unread, otherwise the lines are walked. The header is
// found too. It must be called before Read, and the table cannot be read afterwards.
//
// A record that is not there, because the file is not the one that l was taken from, is not_found.
func (t *Table) At(l entente.Locator) (raw string, fields []string, err error) {
	if t.err != nil {
		return "", nil, t.err
	}
	defer func() {
		if t.err == nil {
			t.err = io.EOF
		}
	}()
	if l.Line == t.head.line && (l.Length == 0 || l.Offset == t.head.off) {
		return decode([]byte(t.rawHead)), t.header, nil
	}
	rec, err := t.seek(l)
	if err == io.EOF {
		err = t.absent(l)
	}
	if err != nil {
		return "", nil, t.stop(err)
	}
	fields = make([]string, len(t.header))
	if err := t.cells(fields, rec); err != nil {
		fields = nil // the record is shown even if it is not a row of the table
	}
	return decode(rec.raw), fields, nil
}

// seek finds the record at l.
func (t *Table) seek(l entente.Locator) (record, error) {
	if l.Length > 0 && !t.scan.wide {
		if err := t.scan.jump(l); err != nil {
			return record{}, err
		}
	}
	for {
		rec, err := t.nextRecord()
		if err != nil {
			return rec, err
		}
		if rec.line == l.Line && (l.Length == 0 || (rec.off == l.Offset && rec.length == l.Length)) {
			return rec, nil
		}
		if rec.line >= l.Line {
			return rec, t.absent(l)
		}
	}
}

// jump passes over everything before the record at l, which must stand behind a line end.
func (s *scanner) jump(l entente.Locator) error {
	ahead := l.Offset - 1 - s.off
	if ahead < 0 {
		return nil // at or before the first row: walking finds it, or not
	}
	if held := int64(len(s.buf) - s.pos); ahead > held {
		n, err := io.CopyN(io.Discard, s.r, ahead-held)
		if err != nil && err != io.EOF {
			return s.broken(err)
		}
		if n < ahead-held {
			return io.EOF
		}
		s.buf, s.pos = s.buf[:0], 0
		for _, f := range []*finder{&s.lf, &s.cr, &s.quote, &s.nul} {
			*f = finder{c: f.c}
		}
	} else {
		s.pos += int(ahead)
	}
	if s.pos == len(s.buf) {
		s.more()
	}
	if s.pos == len(s.buf) || (s.buf[s.pos] != '\n' && s.buf[s.pos] != '\r') {
		return io.EOF
	}
	s.pos++
	s.off, s.line = l.Offset, l.Line
	return nil
}

func (t *Table) absent(l entente.Locator) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "delimited.Read",
		Message: fmt.Sprintf("no record stands at %s (%s)", l.Place(), l),
		Hint:    "the file is not the one that the place was taken from"}
}
