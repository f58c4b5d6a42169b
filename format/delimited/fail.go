package delimited

import (
	"errors"
	"fmt"

	"entente"
)

// The limits. A longer record or a wider table is refused: it is a file without line ends, or with a
// quote that nobody closed, far oftener than it is data.
const (
	maxRecord  = 1 << 20
	maxColumns = 4096
	maxRemarks = 100 // that are named; all are passed over
)

// fail makes an error about a line without the name of the file, which Table.stop adds.
func (s *scanner) fail(line int, message, hint string, large bool) *entente.Error {
	code := entente.CodeUnprocessable
	if large {
		code = entente.CodeTooLarge
	}
	return &entente.Error{Code: code, Op: "delimited.Read",
		Message: fmt.Sprintf("line %d: %s", line, message), Hint: hint}
}

func (s *scanner) tooLong(comma byte) error {
	if line := s.openedOn(comma); line > 0 {
		return s.fail(line, "a quoted cell begins here and is not closed within 1 MiB",
			"close the quote, or double it if it belongs to the text", true)
	}
	return s.fail(s.line, "the row is longer than 1 MiB; expected a line end before that",
		"check that this is a table with one row per line", true)
}

func (s *scanner) unclosed(comma byte) error {
	return s.fail(s.openedOn(comma), "a quoted cell begins here and is never closed; expected a closing quote, found "+
		"the end of the file",
		"the file may be cut off: fetch it again; or close the quote", false)
}

// openedOn is the line of the quote that is open at the end of the buffer, or 0.
func (s *scanner) openedOn(comma byte) int {
	b, i := s.buf, s.pos
	for comma != 0 && i < len(b) {
		if b[i] == '"' {
			end := closing(b, i+1)
			if end < 0 || end == len(b) { // the last quote may be the first of two
				return s.line + lineEnds(b[s.pos:i])
			}
			i = end
		}
		for i < len(b) && b[i] != comma && b[i] != '\n' && b[i] != '\r' {
			i++
		}
		i++
	}
	return 0
}

// broken is an error of the reader below: passed on if it speaks to users already.
func (s *scanner) broken(err error) error {
	if _, ok := errors.AsType[*entente.Error](err); ok {
		return err
	}
	if errors.Is(err, errHalf) {
		return s.fail(s.line, "the file ends in the middle of a UTF-16 character",
			"the file is cut off: fetch it again", false)
	}
	e := s.fail(s.line, "the file cannot be read further", "check the disk or the network and try again", false)
	e.Code, e.Err = entente.CodeUnavailable, err
	return e
}
