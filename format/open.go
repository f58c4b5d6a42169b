package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"entente"
	"entente/format/delimited"
	"entente/format/dta"
	"entente/format/xlsx"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 4096

// Open decodes a file by its content: gzip is undone first, then a workbook gives a table for every
// sheet that is not empty, a Stata file one table, and anything else is read as delimited text. The
// caller closes every table. If nothing can read the file, the error says why each format was
// refused.
func Open(f entente.File) ([]entente.Table, error) {
	p, err := unwrap(f)
	if err != nil {
		return nil, err
	}
	if err := p.foreign(); err != nil {
		return nil, err
	}
	var refused []string
	for _, d := range decoders {
		if why := d.sniff(p.head); why != "" {
			refused = append(refused, "not "+d.what+": "+why)
			continue
		}
		tables, err := d.open(p)
		if err != nil {
			return nil, p.refused(err, d.what, refused)
		}
		return tables, nil
	}
	return nil, p.refused(fail(f.Name, "no decoder reads this file", "give the table as CSV, .xlsx or .dta"), "",
		refused)
}

// plain is a file with gzip undone, and its first bytes.
type plain struct {
	name   string
	open   func() (io.ReadCloser, error)
	head   []byte
	packed bool
}

// unwrap reads the head of the file twice if it is compressed: once as it is, once decompressed.
func unwrap(f entente.File) (plain, error) {
	p := plain{name: f.Name, open: func() (io.ReadCloser, error) { return opened(f) }}
	var err error
	if p.head, err = head(f.Name, p.open); err != nil {
		return p, err
	}
	if !bytes.HasPrefix(p.head, []byte("\x1f\x8b")) {
		return p, nil
	}
	packed := p.open
	p.packed = true
	p.open = func() (io.ReadCloser, error) { return gunzip(f.Name, packed) }
	if p.head, err = head(f.Name, p.open); err != nil {
		return p, err
	}
	if bytes.HasPrefix(p.head, []byte("\x1f\x8b")) {
		return p, fail(f.Name, "the file is compressed twice", "decompress it once and try again")
	}
	return p, nil
}

// opened calls the file's Open and makes sure that its error speaks to users.
func opened(f entente.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err == nil {
		return r, nil
	}
	return nil, pathError(f.Name, err)
}

func head(name string, open func() (io.ReadCloser, error)) ([]byte, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := make([]byte, headSize)
	n, err := io.ReadFull(r, b)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, pathError(name, err)
	}
	return b[:n], nil
}

// decoder is one format: how it is recognised, and how it is opened.
type decoder struct {
	what  string
	sniff func(head []byte) (why string) // "" if the decoder should try
	open  func(p plain) ([]entente.Table, error)
}

// decoders are tried in this order; the last one takes anything.
var decoders = []decoder{
	{"a workbook (.xlsx)", sniffWorkbook, openWorkbook},
	{"a Stata file (.dta)", sniffStata, openStata},
	{"delimited text", func([]byte) string { return "" }, openDelimited},
}

func sniffWorkbook(head []byte) string {
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")) {
		return ""
	}
	return "the file does not begin with the mark of a ZIP archive"
}

func sniffStata(head []byte) string {
	if bytes.HasPrefix(head, []byte("<stata_dta>")) {
		return ""
	}
	// The number of the version, the byte order, the type of the file: control characters that no
	// text begins with.
	if len(head) > 2 && head[0] >= 102 && head[0] <= 115 && (head[1] == 1 || head[1] == 2) && head[2] == 1 {
		return ""
	}
	return "the file begins neither with <stata_dta> nor with the number of a Stata version"
}

func openWorkbook(p plain) ([]entente.Table, error) {
	r, err := p.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	sheets, err := xlsx.Open(p.name, r)
	if err != nil {
		return nil, err
	}
	tables := make([]entente.Table, len(sheets))
	for i, t := range sheets {
		tables[i] = t
	}
	return tables, nil
}

func openStata(p plain) ([]entente.Table, error) {
	t, err := dta.New(p.name, p.open)
	if err != nil {
		return nil, err
	}
	return []entente.Table{t}, nil
}

func openDelimited(p plain) ([]entente.Table, error) {
	r, err := p.open()
	if err != nil {
		return nil, err
	}
	t, err := delimited.New(r, delimited.Options{Name: p.name})
	if err != nil {
		return nil, err
	}
	return []entente.Table{t}, nil
}

// refused adds to the error of the decoder that tried why the formats before it were not tried.
func (p plain) refused(err error, what string, before []string) error {
	e, ok := errors.AsType[*entente.Error](err)
	if !ok || e.Code == entente.CodeUnavailable {
		return err
	}
	if what != "" {
		before = append(before, "not "+what+": "+e.Message)
	}
	for _, why := range before {
		e.Issues = append(e.Issues, entente.Issue{Rule: "format_refused", Message: why, File: p.name})
	}
	return err
}

func fail(name, message, hint string) *entente.Error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "format.Open",
		Message: fmt.Sprintf("%s: %s", name, message), Hint: hint}
}
