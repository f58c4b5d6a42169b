package format

import (
	"fmt"
	"io"
	"strings"

	"entente"
	"entente/format/delimited"
)

// Raw reopens a file and returns the record at l: as it stands, in UTF-8, with the header and the
// cells of its table. The cells of a sheet row or an observation, which have no text of their own, are
// joined by tabs. A place that the file does not have is not_found. Fields is nil for a line that is
// no row of the table.
func Raw(f entente.File, l entente.Locator) (raw string, header, fields []string, err error) {
	if l.IsZero() {
		return "", nil, nil, &entente.Error{Code: entente.CodeInvalid, Op: "format.Raw",
			Message: "the whole of " + f.Name + " was asked for; expected a place in it",
			Hint:    "places are written L412, data!R12 or O15"}
	}
	tables, err := Open(f)
	if err != nil {
		return "", nil, nil, err
	}
	defer func() {
		for _, t := range tables {
			t.Close()
		}
	}()
	for _, t := range tables {
		if d, ok := t.(*delimited.Table); ok && l.Line > 0 {
			raw, fields, err = d.At(l)
			return raw, d.Header(), fields, err
		}
		if s, ok := t.(interface{ Sheet() string }); l.Line > 0 || ok != (l.Row > 0) || (ok && s.Sheet() != l.Sheet) {
			continue
		}
		fields, err = walk(t, l)
		return strings.Join(fields, "\t"), t.Header(), fields, err
	}
	return "", nil, nil, absent(f.Name, l)
}

// walk reads up to the record at l.
func walk(t entente.Table, l entente.Locator) ([]string, error) {
	for {
		rec, err := t.Read()
		if err == io.EOF || (err == nil && rec.Locator.Row > l.Row) {
			return nil, absent(t.Name(), l)
		}
		if err != nil {
			return nil, err
		}
		if rec.Locator == l {
			return rec.Fields, nil
		}
	}
}

func absent(name string, l entente.Locator) error {
	return &entente.Error{Code: entente.CodeNotFound, Op: "format.Raw",
		Message: fmt.Sprintf("%s has no %s", name, l.Place()),
		Hint:    "the file is not the one that the place was taken from"}
}
