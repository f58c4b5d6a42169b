package table

import (
	"fmt"
	"slices"
	"strings"
)

// The text of SQL that follows from a description. Names are quoted here and nowhere else; values are
// always bound.

// Column is a column of a table.
type Column struct {
	Name string
	Type string
	// Absent is the value of rows that were written before the column was thought of, as SQL.
	Absent string
}

// placeColumns end every table: the file, and the place in it. What a form of place does not use is 0.
var placeColumns = []Column{
	{"_snapshot", "integer not null", "0"}, {"_line", "integer not null", "0"}, {"_offset", "bigint not null", "0"},
	{"_length", "bigint not null", "0"}, {"_sheet", "varchar not null", "''"}, {"_row", "integer not null", "0"},
	{"_observation", "integer not null", "0"},
}

// Name quotes a name.
func Name(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// Literal quotes a text, for the few places where DuckDB takes no parameter.
func Literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// Names quotes names and joins them, each behind a prefix such as "a.".
func Names(prefix string, names []string) string {
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = prefix + Name(n)
	}
	return strings.Join(list, ", ")
}

// Columns are all columns, the place last.
func (t *Table) Columns() []Column {
	var list []Column
	for _, f := range t.fields {
		list = append(list, f.columns...)
	}
	return append(list, placeColumns...)
}

// Create is the statement that makes the table under a name, which may be qualified.
func (t *Table) Create(as string) string {
	var list []string
	for _, c := range t.Columns() {
		list = append(list, Name(c.Name)+" "+c.Type)
	}
	return "create table " + as + " (" + strings.Join(list, ", ") + ")"
}

// Fill is the statement that takes the rows of one table over into another in the table's order; rows of
// one key stay in the order in which they were appended.
func (t *Table) Fill(to, from string) string {
	return fmt.Sprintf("insert into %s select * from %s order by %s, rowid", to, from, Names("", t.Order))
}

// Read are the columns that [Row.Targets] takes, quoted and joined.
func (t *Table) Read() string {
	var names []string
	for _, f := range t.fields {
		names = append(names, f.columns[0].Name)
	}
	for _, c := range placeColumns {
		names = append(names, c.Name)
	}
	return Names("", names)
}

// Source is one part's rows of a table.
type Source struct {
	Table string   // qualified
	Key   int32    // of the edition
	Lacks []string // the columns that the part was written without; nil for none
}

// Union is the text of a query that gives the rows of several parts as one table: all columns, with the
// key of the edition before them as edition_id and the row's place in its part behind them as _position.
func (t *Table) Union(parts []Source) string {
	var list []string
	for _, p := range parts {
		var b strings.Builder
		fmt.Fprintf(&b, "select %d::integer as edition_id", p.Key)
		for _, c := range t.Columns() {
			if slices.Contains(p.Lacks, c.Name) {
				fmt.Fprintf(&b, ", %s as %s", c.Absent, Name(c.Name))
			} else {
				b.WriteString(", " + Name(c.Name))
			}
		}
		fmt.Fprintf(&b, ", rowid as _position from %s", p.Table)
		list = append(list, b.String())
	}
	if len(list) > 0 {
		return strings.Join(list, "\nunion all\n")
	}
	var b strings.Builder
	b.WriteString("select null::integer as edition_id")
	for _, c := range t.Columns() {
		bare, _, _ := strings.Cut(c.Type, " ")
		fmt.Fprintf(&b, ", null::%s as %s", bare, Name(c.Name))
	}
	return b.String() + ", null::bigint as _position where false"
}
