package entente

import (
	"fmt"
	"strconv"
	"strings"
)

// SnapshotID names the exact bytes of one file: 64 lower-case hexadecimal digits of their SHA-256.
type SnapshotID string

// Locator is an address inside a snapshot. Exactly one form is used:
//
//	a line of a text file      Line, Offset, Length   written L412@183543+120
//	a row of a workbook sheet  Sheet, Row             written data!R12
//	an observation of Stata    Observation            written O15
//
// Lines, rows and observations count from 1 and include any header. Offset and Length are bytes in
// the decompressed file as it stands, before its encoding is converted; a record with quoted line
// breaks starts at Line and runs for Length bytes, its line end left out.
type Locator struct {
	Line        int
	Offset      int64
	Length      int64
	Sheet       string
	Row         int
	Observation int
}

// IsZero reports whether the locator points nowhere.
func (l Locator) IsZero() bool { return l == Locator{} }

// String is the stored form; [ParseLocator] reads it.
func (l Locator) String() string {
	if l.Line > 0 && (l.Offset > 0 || l.Length > 0) {
		return fmt.Sprintf("L%d@%d+%d", l.Line, l.Offset, l.Length)
	}
	return l.Short() // an address that was written without bytes has none
}

// Short is the form without byte addresses, used in evidence ids: L412, data!R12, O15.
func (l Locator) Short() string {
	switch {
	case l.Line > 0:
		return "L" + strconv.Itoa(l.Line)
	case l.Row > 0:
		return l.Sheet + "!R" + strconv.Itoa(l.Row)
	case l.Observation > 0:
		return "O" + strconv.Itoa(l.Observation)
	}
	return ""
}

// Place is the address in words: "line 412", "sheet data, row 12", "observation 15".
func (l Locator) Place() string {
	switch {
	case l.Line > 0:
		return "line " + strconv.Itoa(l.Line)
	case l.Row > 0:
		return "sheet " + l.Sheet + ", row " + strconv.Itoa(l.Row)
	case l.Observation > 0:
		return "observation " + strconv.Itoa(l.Observation)
	}
	return "the file"
}

// MarshalText writes the stored form.
func (l Locator) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the stored form.
func (l *Locator) UnmarshalText(b []byte) (err error) {
	*l, err = ParseLocator(string(b))
	return err
}

// ParseLocator reads the stored form or the short form; "" is the zero Locator.
func ParseLocator(s string) (Locator, error) {
	bad := &Error{Code: CodeInvalid, Op: "entente.ParseLocator",
		Message: fmt.Sprintf("%q is not a place in a file", s),
		Hint:    "places are written L412, data!R12 or O15"}
	if s == "" {
		return Locator{}, nil
	}
	if i := strings.LastIndex(s, "!R"); i >= 0 {
		n, err := strconv.Atoi(s[i+2:])
		if err != nil || n < 1 {
			return Locator{}, bad
		}
		return Locator{Sheet: s[:i], Row: n}, nil
	}
	head, tail, hasBytes := strings.Cut(s[1:], "@")
	n, err := strconv.Atoi(head)
	if err != nil || n < 1 {
		return Locator{}, bad
	}
	switch {
	case s[0] == 'O' && !hasBytes:
		return Locator{Observation: n}, nil
	case s[0] == 'L' && !hasBytes:
		return Locator{Line: n}, nil
	case s[0] == 'L':
		off, length, ok := strings.Cut(tail, "+")
		o, err1 := strconv.ParseInt(off, 10, 64)
		l, err2 := strconv.ParseInt(length, 10, 64)
		if ok && err1 == nil && err2 == nil && o >= 0 && l >= 0 {
			return Locator{Line: n, Offset: o, Length: l}, nil
		}
	}
	return Locator{}, bad
}

// Provenance is where a statement stands: the file and the place in it.
type Provenance struct {
	Snapshot SnapshotID
	Locator  Locator
}

// EvidenceID is the public name of a place in a snapshot: the first twelve digits of the snapshot, a
// dot, and the short locator, as in "eafd146fa5c5.L412". It is stable for as long as the bytes are.
type EvidenceID string

// Evidence is the public name of the place.
func (p Provenance) Evidence() EvidenceID {
	if len(p.Snapshot) < 12 {
		return ""
	}
	return EvidenceID(string(p.Snapshot[:12]) + "." + p.Locator.Short())
}

// ParseEvidenceID takes an evidence id apart: the first digits of the snapshot, and the place.
func ParseEvidenceID(id EvidenceID) (snapshotPrefix string, l Locator, err error) {
	prefix, place, ok := strings.Cut(string(id), ".")
	if ok && len(prefix) == 12 && strings.Trim(prefix, "0123456789abcdef") == "" {
		l, err = ParseLocator(place)
		if err == nil && !l.IsZero() {
			return prefix, l, nil
		}
	}
	return "", Locator{}, &Error{Code: CodeInvalid, Op: "entente.ParseEvidenceID",
		Message: fmt.Sprintf("%q is not an evidence id", string(id)),
		Hint:    "evidence ids look like eafd146fa5c5.L412 and stand under every answer"}
}
