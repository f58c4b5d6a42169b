package table

import (
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"fmt"
	"strings"

	"entente"
)

// All are the types of statement, in the order in which reports and files list them.
func All() []*Table {
	return []*Table{Agreements.Table, Members.Table, Links.Table, Changes.Table, Flows.Table, Spells.Table}
}

// Form binds the fields of one statement to their columns.
type Form struct {
	Fields []Field
	At     *entente.Provenance
	Period *entente.Period // nil for a statement that has none
	// Wrong names the field that makes a statement senseless although no required field is missing, and says
	// what was expected there; it may be nil.
	Wrong func() (label, expected string)
}

// Table is the description of one type of statement.
type Table struct {
	Name  string   // of the table and of the starter's file, "members"
	Noun  string   // "member"
	Order []string // the columns by which its rows are sorted, for the look-up that is most common

	fields []Field // of a form that is bound to nothing that matters, for names and types
	bind   func() *Row
}

// Of is the description of statements of a Go type.
type Of[S entente.Statement] struct {
	*Table
	form func(*S) Form
}

// Describe makes a description. The form is called with a statement to bind to, as often as rows are
// wanted: its fields point into that statement.
func Describe[S entente.Statement](name, noun string, order []string, form func(*S) Form) *Of[S] {
	of := &Of[S]{form: form}
	of.Table = &Table{Name: name, Noun: noun, Order: order, fields: form(new(S)).Fields,
		bind: func() *Row { _, r := of.Bind(); return r }}
	return of
}

// Bind gives a statement and the row that reads from it and writes into it.
func (t *Of[S]) Bind() (*S, *Row) {
	s := new(S)
	return s, &Row{Table: t.Table, form: t.form(s),
		set: func(x entente.Statement) bool {
			v, ok := x.(S)
			if ok {
				*s = v
			}
			return ok
		},
		get: func() entente.Statement { return *s }}
}

// Row gives a row of the table, to be set to one statement after another.
func (t *Table) Row() *Row { return t.bind() }

// Row is one statement of a table: as values for an appender, as targets of a scan, as texts. It is not
// safe for concurrent use.
type Row struct {
	*Table
	Snapshot int32 // the number of the file that the statement was read from, within its part

	form Form
	set  func(entente.Statement) bool
	get  func() entente.Statement
}

// Set takes a statement on; false for one of another type.
func (r *Row) Set(s entente.Statement) bool { return r.set(s) }

// Statement is the statement that was set, scanned or read.
func (r *Row) Statement() entente.Statement { return r.get() }

// Place is where the statement was read.
func (r *Row) Place() *entente.Provenance { return r.form.At }

// Period is the period of the statement; nil for one that has none.
func (r *Row) Period() *entente.Period { return r.form.Period }

// Fields are the fields of the statement.
func (r *Row) Fields() []Field { return r.form.Fields }

// Fault says what makes the statement senseless; "" where nothing does.
func (r *Row) Fault() string {
	for _, f := range r.form.Fields {
		if f.IsRequired && f.cell() == "" {
			return fmt.Sprintf("a %s without %s", r.Noun, f.Label)
		}
	}
	if label, expected := r.Wrong(); label != "" {
		return fmt.Sprintf("a %s whose %s is not as expected: %s", r.Noun, label, expected)
	}
	return ""
}

// Wrong is what [Form] says of the statement; "" where nothing is wrong.
func (r *Row) Wrong() (label, expected string) {
	if r.form.Wrong == nil {
		return "", ""
	}
	return r.form.Wrong()
}

// Values are the values of all columns, in their order, appended to the ones given.
func (r *Row) Values(to []driver.Value) []driver.Value {
	for _, f := range r.form.Fields {
		to = f.values(to)
	}
	l := r.form.At.Locator
	return append(to, r.Snapshot, int32(l.Line), l.Offset, l.Length, l.Sheet, int32(l.Row), int32(l.Observation))
}

// Targets are what a scan of the columns of [Table.Select] fills; [Row.Scanned] makes a statement of it.
func (r *Row) Targets() []any {
	var to []any
	for _, f := range r.form.Fields {
		to = append(to, f.target)
	}
	l := &r.form.At.Locator
	return append(to, &r.Snapshot, &l.Line, &l.Offset, &l.Length, &l.Sheet, &l.Row, &l.Observation)
}

// Scanned reads what a scan left in the targets; the snapshot of the place is the caller's to fill in.
func (r *Row) Scanned() error {
	for _, f := range r.form.Fields {
		if f.scanned == nil {
			continue
		}
		if err := f.scanned(); err != nil {
			return err
		}
	}
	return nil
}

// Texts are the fields that have a value, as people read them.
func (r *Row) Texts() []entente.NameValue {
	var list []entente.NameValue
	for _, f := range r.form.Fields {
		if v := f.text(); v != "" {
			list = append(list, entente.NameValue{Name: f.Label, Value: v})
		}
	}
	return append(list, entente.NameValue{Name: "locator", Value: r.form.At.Locator.String()})
}

// Labels are the names of the fields in texts, which are the columns of the starter's file.
func (t *Table) Labels() []string {
	var list []string
	for _, f := range t.fields {
		list = append(list, f.Label)
	}
	return list
}

// Cells are the fields as the starter's file has them, in the order of the labels.
func (r *Row) Cells() []string {
	list := make([]string, len(r.form.Fields))
	for i, f := range r.form.Fields {
		list[i] = f.cell()
	}
	return list
}

// Layout names the columns and the order of tables: a part that was written by another layout is read
// again from its files when somebody refreshes the ledger.
func Layout(tables []*Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s by %s\n", t.Create(t.Name), strings.Join(t.Order, ","))
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:6])
}
