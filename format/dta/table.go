package dta

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"

	"entente"
)

// Opener opens the file from its beginning. It is called once, and once more if the file has long
// strings, which stand behind the observations that need them.
type Opener func() (io.ReadCloser, error)

// Table is a Stata file being read. It implements [entente.Table]. It is not safe for concurrent use.
type Table struct {
	name   string
	file   io.Closer
	in     *input
	layout layout
	long   longStrings
	header []string
	row    []byte
	text   []byte
	ends   []int
	done   int64
	err    error
}

// layout is what a header tells about the observations.
type layout struct {
	version int
	in      order
	nobs    int64
	names   []string
	types   []storage
	units   []unit // what is shown as a date; see units
	width   int
	hasLong bool
}

// The limits. Stata itself stores at most 120,000 variables in about a mebibyte per observation.
const (
	maxVariables = 120_000
	maxWidth     = 4 << 20
	maxText      = 16 << 20 // of one observation, long strings included
)

// New reads the header. The caller closes the table.
func New(name string, open Opener) (*Table, error) {
	r, err := open()
	if err != nil {
		return nil, err
	}
	t := &Table{name: name, file: r, in: &input{r: bufio.NewReaderSize(r, 64<<10)}}
	if err := t.begin(open); err != nil {
		r.Close()
		return nil, t.explain(err)
	}
	return t, nil
}

func (t *Table) begin(open Opener) (err error) {
	if t.layout, err = readLayout(t.in); err != nil {
		return err
	}
	if err = t.layout.check(); err != nil {
		return err
	}
	if t.layout.hasLong {
		if t.long, err = readLongStrings(open, t.layout); err != nil {
			return err
		}
	}
	t.header = t.layout.names
	t.row = make([]byte, t.layout.width)
	t.ends = make([]int, len(t.header))
	return nil
}

// readLayout reads everything before the first observation.
func readLayout(in *input) (layout, error) {
	first, err := in.r.Peek(11)
	if err != nil && err != io.EOF {
		return layout{}, err
	}
	switch {
	case string(first) == "<stata_dta>":
		return readTagged(in)
	case len(first) > 2 && first[0] >= 113 && first[0] <= 115:
		return readLegacy(in)
	case len(first) > 2 && first[0] >= 102 && first[0] < 113 && (first[1] == 1 || first[1] == 2):
		return layout{}, unreadable(fmt.Sprintf("the Stata file is of version %d; versions 113 to 115 and 117 to "+
			"119 are read", first[0]),
			"open it in Stata and save it again")
	}
	return layout{}, unreadable("this is not a Stata file: it begins neither with <stata_dta> nor with the number of "+
		"a version", "check that the download is complete and is the data file")
}

// check refuses what no Stata file holds, and adds up the width of an observation.
func (l *layout) check() error {
	seen := make(map[string]int, len(l.names))
	for i, name := range l.names {
		if first, ok := seen[name]; ok && name != "" {
			return unreadable(fmt.Sprintf("the variable name %q stands twice, at variables %d and %d", name, first,
				i+1), "the file is damaged: fetch it again")
		}
		seen[name] = i + 1
	}
	for _, s := range l.types {
		l.width += s.size()
		l.hasLong = l.hasLong || s == typeLong
		if l.width > maxWidth {
			return &entente.Error{Code: entente.CodeTooLarge, Op: "dta.Read",
				Message: "an observation is wider than 4 MiB", Hint: "save the file with fewer variables"}
		}
	}
	if l.width == 0 {
		return unreadable("the Stata file has no variables", "check that it is the right file")
	}
	if l.nobs < 0 || l.nobs > math.MaxInt64/int64(l.width)-1 || l.nobs > math.MaxInt {
		return unreadable(fmt.Sprintf("the header promises %d observations, which no file can hold", uint64(l.nobs)),
			"the file is damaged: fetch it again")
	}
	return nil
}

// Name is the file.
func (t *Table) Name() string { return t.name }

// Header is the names of the variables.
func (t *Table) Header() []string { return t.header }

// Version is the number of the file format, 113 to 119.
func (t *Table) Version() int { return t.layout.version }

// Close closes the file.
func (t *Table) Close() error {
	if t.file == nil {
		return nil
	}
	err := t.file.Close()
	t.file = nil
	if t.err == nil {
		t.err = io.EOF
	}
	return err
}

// Read is the next observation; see [entente.Table].
func (t *Table) Read() (entente.Record, error) {
	if t.err != nil {
		return entente.Record{}, t.err
	}
	if t.done == t.layout.nobs {
		t.err = io.EOF
		if err := t.layout.end(t.in); err != nil {
			t.err = t.explain(err)
		}
		return entente.Record{}, t.err
	}
	if _, err := io.ReadFull(t.in.r, t.row); err != nil {
		t.err = t.explain(err)
		return entente.Record{}, t.err
	}
	t.done++
	fields, err := t.cells()
	if err != nil {
		t.err = t.explain(err)
		return entente.Record{}, t.err
	}
	return entente.Record{Locator: entente.Locator{Observation: int(t.done)}, Fields: fields}, nil
}

// explain turns what went wrong into an error that names the file and the observation.
func (t *Table) explain(err error) error {
	e, ok := errors.AsType[*entente.Error](err)
	switch {
	case ok && e.Op == "dta.Read":
		e.Message = t.name + ": " + e.Message
		return e
	case ok:
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at := "inside its header"
		switch {
		case t.row == nil && t.layout.hasLong:
			at = "before its long strings do"
		case t.row != nil && t.done == t.layout.nobs:
			at = fmt.Sprintf("behind its %d observations, before its last mark", t.done)
		case t.row != nil:
			at = fmt.Sprintf("after observation %d of the %d that its header promises", t.done, t.layout.nobs)
		}
		return unreadable(t.name+": the Stata file is truncated: it ends "+at,
			"fetch the file again: the download was cut off, or the header is damaged")
	}
	return &entente.Error{Code: entente.CodeUnavailable, Op: "dta.Read", Err: err,
		Message: t.name + ": the file cannot be read further", Hint: "check the disk or the network and try again"}
}

func unreadable(message, hint string) *entente.Error {
	return &entente.Error{Code: entente.CodeUnprocessable, Op: "dta.Read", Message: message, Hint: hint}
}
