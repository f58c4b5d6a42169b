package table

import (
	"database/sql/driver"
	"strconv"
	"strings"
	"time"

	"entente"

	"github.com/duckdb/duckdb-go/v2"
)

// Field is one field of a statement: its columns in the ledger, the text that people read, and its cell
// in the starter's file.
type Field struct {
	Label      string // in texts and files, "from"
	IsRequired bool
	Rule       string // of the issue where a cell cannot be read, "bad_date"
	Expected   string // what such a cell should hold

	columns []Column // the first is read back; the others are for comparing only
	values  func([]driver.Value) []driver.Value
	target  any
	scanned func() error // after a scan into the target; nil where there is nothing to do
	text    func() string
	cell    func() string
	read    func(string) bool
	keep    func(func(entente.ActorID) bool)
}

// As gives the field another name in texts than its column has.
func (f Field) As(label string) Field { f.Label = label; return f }

// Must marks a field that every statement has.
func (f Field) Must() Field { f.IsRequired = true; return f }

// Read takes the value from a cell of the starter's file; false for one that cannot be read, which leaves
// the field as safe as can be.
func (f Field) Read(cell string) bool { return f.read(cell) }

// KeepActors leaves out of the field every actor that is refused; other fields have none.
func (f Field) KeepActors(isKnown func(entente.ActorID) bool) {
	if f.keep != nil {
		f.keep(isKnown)
	}
}

// Text is a field that is stored as it is.
func Text[T ~string](name string, p *T) Field {
	own := func() string { return string(*p) }
	return Field{Label: name, columns: []Column{{name, "varchar not null", "''"}}, target: p,
		values: func(to []driver.Value) []driver.Value { return append(to, utf8(string(*p))) },
		text:   own, cell: own, read: func(s string) bool { *p = T(s); return true }}
}

// utf8 is the text with U+FFFD in place of what is not UTF-8: nothing else may reach the database.
func utf8(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// Actor is a field that names an actor.
func Actor(name string, p *entente.ActorID) Field {
	f := Text(name, p)
	f.keep = func(isKnown func(entente.ActorID) bool) {
		if *p != "" && !isKnown(*p) {
			*p = ""
		}
	}
	return f
}

// Actors is a field that names several actors.
func Actors(name string, p *[]entente.ActorID) Field {
	stored := &duckdb.Composite[[]string]{}
	join := func(with string) func() string {
		return func() string { return strings.Join(texts(*p), with) }
	}
	return Field{Label: name, columns: []Column{{name, "varchar[] not null", "[]::varchar[]"}}, target: stored,
		values: func(to []driver.Value) []driver.Value { return append(to, texts(*p)) },
		scanned: func() error {
			*p = nil
			for _, a := range stored.Get() {
				*p = append(*p, entente.ActorID(a))
			}
			return nil
		},
		text: join(" "), cell: join(";"),
		read: func(s string) bool {
			*p = nil
			for _, id := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' }) {
				*p = append(*p, entente.ActorID(id))
			}
			return true
		},
		keep: func(isKnown func(entente.ActorID) bool) {
			var kept []entente.ActorID
			for _, a := range *p {
				if isKnown(a) {
					kept = append(kept, a)
				}
			}
			*p = kept
		}}
}

func texts(actors []entente.ActorID) []string {
	list := make([]string, len(actors))
	for i, a := range actors {
		list[i] = utf8(string(a))
	}
	return list
}

// Date is a date that is only shown.
func Date(name string, p *entente.Date) Field {
	stored := new(string)
	parse := func(s string) (err error) { *p, err = entente.ParseDate(s); return err }
	own := func() string { return p.String() }
	return Field{Label: name, Rule: "bad_date", Expected: "expected a date: 1953, 1953-10 or 1953-10-01",
		columns: []Column{{name, "varchar not null", "''"}}, target: stored,
		values:  func(to []driver.Value) []driver.Value { return append(to, p.String()) },
		scanned: func() error { return parse(*stored) },
		text:    own, cell: own, read: func(s string) bool { return parse(s) == nil }}
}

// First is a date that is compared by the earliest day that it can mean.
func First(name string, p *entente.Date) Field {
	return dated(Date(name, p), name+"_first", func() entente.Date { return p.First() })
}

// Last is a date that is compared by the latest day that it can mean.
func Last(name string, p *entente.Date) Field {
	return dated(Date(name, p), name+"_last", func() entente.Date { return p.Last() })
}

func dated(f Field, name string, day func() entente.Date) Field {
	values := f.values
	f.columns = append(f.columns, Column{name, "date", "null::date"})
	f.values = func(to []driver.Value) []driver.Value { return append(values(to), Day(day())) }
	return f
}

// Day is a day as a value of a DATE column; null for no date.
func Day(d entente.Date) driver.Value {
	if d.IsZero() {
		return nil
	}
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
}

// Flag is a field that holds or does not.
func Flag(name string, p *bool) Field {
	return Field{Label: name, Rule: "bad_yes", Expected: "expected yes or nothing; read as nothing",
		columns: []Column{{name, "boolean not null", "false"}}, target: p,
		values: func(to []driver.Value) []driver.Value { return append(to, *p) },
		text:   func() string { return strconv.FormatBool(*p) },
		cell: func() string {
			if *p {
				return "yes"
			}
			return ""
		},
		read: func(s string) bool { *p = s == "yes"; return *p || s == "" }}
}

// Owed is what an actor owes.
func Owed(name string, p *entente.Obligations) Field {
	return Field{Label: name, Rule: "bad_obligation", Expected: "expected obligations joined with semicolons",
		columns: []Column{{name, "utinyint not null", "0::utinyint"}}, target: (*uint8)(p),
		values: func(to []driver.Value) []driver.Value { return append(to, uint8(*p)) },
		text: func() string {
			if *p == 0 {
				return "none"
			}
			return p.String()
		},
		cell: func() string { return p.String() },
		read: func(s string) (ok bool) {
			var err error
			*p, err = entente.ParseObligations(s)
			return err == nil
		}}
}

// Doubt is a claim. One that nobody knows is kept as a doubt: it must not lift anybody into a tier.
func Doubt(name string, p *entente.Claim) Field {
	f := Text(name, p)
	f.Rule, f.Expected = "bad_claim", "expected claim, false_claim, planned or nothing; read as a claim"
	f.read = func(s string) bool {
		switch *p = entente.Claim(s); *p {
		case entente.ClaimNone, entente.ClaimDoubted, entente.ClaimFalse, entente.ClaimPlanned:
			return true
		}
		*p = entente.ClaimDoubted
		return false
	}
	return f
}

// Number is a figure.
func Number(name string, p *float64) Field {
	own := func() string { return strconv.FormatFloat(*p, 'f', -1, 64) }
	return Field{Label: name, Rule: "bad_number", Expected: "expected a number",
		columns: []Column{{name, "double not null", "0::double"}}, target: p,
		values: func(to []driver.Value) []driver.Value { return append(to, *p) },
		text:   own, cell: own,
		read: func(s string) (ok bool) {
			var err error
			*p, err = strconv.ParseFloat(s, 64)
			return err == nil
		}}
}

// origin are the fields of where a curated row was taken from.
func origin(o *entente.Origin) []Field {
	return []Field{Text("origin_title", &o.Title), Text("origin_url", &o.URL), Date("origin_published", &o.Published),
		Text("origin_trust", &o.Trust)}
}

// fields joins single fields and lists of them.
func fields(parts ...[]Field) []Field {
	var all []Field
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}
