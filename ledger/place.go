package ledger

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"entente"
	"entente/format"

	"github.com/klauspost/compress/gzip"
)

// checkPlaces compares the places that statements point at with the records of a file, and gives a
// sentence for each that does not fit.
func (l *Ledger) checkPlaces(ctx context.Context, id entente.SnapshotID, f *verifiedFile) ([]string, error) {
	var lines, records []entente.Locator
	var wrong []string
	for _, text := range slices.Sorted(maps.Keys(f.locators)) {
		at, err := entente.ParseLocator(text)
		switch {
		case err != nil || at.IsZero():
			wrong = append(wrong, fmt.Sprintf("a row of %s points at %q, which is no place", f.locators[text], text))
		case at.Line > 0:
			lines = append(lines, at)
		default:
			records = append(records, at)
		}
	}
	file, err := l.OpenSnapshot(id)
	if err != nil {
		return wrong, err
	}
	file.Name = f.name
	if len(lines) > 0 {
		more, err := checkLines(ctx, file, lines)
		if wrong = append(wrong, more...); err != nil {
			return wrong, err
		}
	}
	if len(records) > 0 {
		more, err := checkRecords(ctx, file, records)
		if wrong = append(wrong, more...); err != nil {
			return wrong, err
		}
	}
	return wrong, nil
}

// checkRecords decodes a workbook or a Stata file and looks for each place among its records.
func checkRecords(ctx context.Context, file entente.File, places []entente.Locator) (wrong []string, err error) {
	tables, err := format.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() {
		for _, t := range tables {
			err = errors.Join(err, t.Close())
		}
	}()
	there := map[entente.Locator]bool{}
	for _, t := range tables {
		for n := 0; ; n++ {
			rec, err := t.Read()
			if err == io.EOF {
				break
			}
			if err == nil && n%4096 == 0 {
				err = ctx.Err()
			}
			if err != nil {
				return nil, err
			}
			there[rec.Locator] = true
		}
	}
	for _, at := range places {
		if !there[at] {
			wrong = append(wrong, fmt.Sprintf("the file has no %s", at.Place()))
		}
	}
	return wrong, nil
}

// checkLines reads a text file once, counting line ends (LF, CR or both together are one), and
// compares: a record must begin where a line begins, on the line that the place names, and end at a
// line end or at the end of the file. It is independent of the decoder that made the places.
func checkLines(ctx context.Context, file entente.File, places []entente.Locator) ([]string, error) {
	src, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer src.Close()
	r, err := undoGzip(bufio.NewReaderSize(&contextReader{ctx, src}, 1<<16))
	if err != nil {
		return nil, err
	}
	byStart := slices.SortedFunc(slices.Values(places), func(a, b entente.Locator) int { return cmp.Compare(a.Offset, b.Offset) })
	byEnd := slices.SortedFunc(slices.Values(places), func(a, b entente.Locator) int {
		return cmp.Compare(a.Offset+a.Length, b.Offset+b.Length)
	})
	var wrong []string
	t := newText(r)
	for {
		isEnd := t.next == endOfText
		for len(byStart) > 0 && byStart[0].Offset <= t.offset {
			at := byStart[0]
			byStart = byStart[1:]
			switch {
			case isEnd || at.Offset < t.offset || !t.isLineStart:
				wrong = append(wrong, fmt.Sprintf("no line begins at byte %d, where %s should", at.Offset, at.Place()))
			case at.Line != t.line:
				wrong = append(wrong, fmt.Sprintf("byte %d begins line %d, not %s", at.Offset, t.line, at.Place()))
			}
		}
		for len(byEnd) > 0 && byEnd[0].Offset+byEnd[0].Length <= t.offset {
			at := byEnd[0]
			byEnd = byEnd[1:]
			if at.Offset+at.Length < t.offset || at.Length == 0 || !(isEnd || t.next == '\n' || t.next == '\r') {
				wrong = append(wrong, fmt.Sprintf("%s does not end at byte %d", at.Place(), at.Offset+at.Length))
			}
		}
		if isEnd || (len(byStart) == 0 && len(byEnd) == 0) {
			break
		}
		if err := t.advance(); err != nil {
			return wrong, err
		}
	}
	for _, at := range byStart {
		wrong = append(wrong, fmt.Sprintf("%s would begin at byte %d, and the file has %d bytes", at.Place(), at.Offset, t.offset))
	}
	for _, at := range byEnd {
		wrong = append(wrong, fmt.Sprintf("%s would end at byte %d, and the file has %d bytes", at.Place(), at.Offset+at.Length, t.offset))
	}
	return wrong, nil
}

// undoGzip gives the decompressed text of a file that begins as gzip does, else the file.
func undoGzip(r *bufio.Reader) (*bufio.Reader, error) {
	if head, _ := r.Peek(2); !bytes.Equal(head, []byte("\x1f\x8b")) {
		return r, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(z, 1<<16), nil
}

// endOfText is the unit after the last.
const endOfText = -1

// text walks a file unit by unit: bytes, or pairs of bytes where a byte order mark says UTF-16.
type text struct {
	r           *bufio.Reader
	next        int // unit at offset, or endOfText
	offset      int64
	line        int // of the unit at offset
	isLineStart bool
	width       int // bytes of a unit
	isBig       bool
	afterCR     bool
	err         error
}

func newText(r *bufio.Reader) *text {
	t := &text{r: r, line: 1, isLineStart: true, width: 1}
	mark := 0
	head, _ := r.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		mark = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		mark, t.width = 2, 2
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		mark, t.width, t.isBig = 2, 2, true
	}
	r.Discard(mark)
	t.offset = int64(mark)
	t.peek()
	return t
}

// peek looks at the unit at the present offset.
func (t *text) peek() {
	if t.width == 1 {
		b, err := t.r.ReadByte()
		t.next = int(b)
		t.fail(err)
	} else {
		var b [2]byte
		_, err := io.ReadFull(t.r, b[:])
		t.next = int(b[0]) | int(b[1])<<8
		if t.isBig {
			t.next = int(b[0])<<8 | int(b[1])
		}
		t.fail(err)
	}
	// The second half of CR LF begins no line.
	if t.afterCR && t.next == '\n' {
		t.isLineStart = false
	}
}

func (t *text) fail(err error) {
	if err == nil {
		return
	}
	t.next = endOfText
	if err != io.EOF {
		t.err = err
	}
}

// advance passes over the unit at the present offset.
func (t *text) advance() error {
	u := t.next
	t.offset += int64(t.width)
	t.isLineStart = u == '\n' || u == '\r'
	if u == '\r' || (u == '\n' && !t.afterCR) {
		t.line++
	}
	t.afterCR = u == '\r'
	t.peek()
	return t.err
}
