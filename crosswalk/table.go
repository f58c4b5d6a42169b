package crosswalk

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"

	"entente"
)

//go:embed table/*.csv
var tables embed.FS

// row is a line of an embedded table, with its place for error texts.
type row struct {
	file  string
	line  int
	cells []string
}

func (r row) broken(why string) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "crosswalk.New",
		Message: fmt.Sprintf("table/%s, line %d: %s", r.file, r.line, why)}
}

// period reads two cells as the ends of a period; an empty cell is an open end.
func (r row) period(from, to int) (entente.Period, error) {
	var p entente.Period
	var err error
	if p.From, err = entente.ParseDate(r.cells[from]); err != nil {
		return p, r.broken(err.Error())
	}
	if p.To, err = entente.ParseDate(r.cells[to]); err != nil {
		return p, r.broken(err.Error())
	}
	if !p.From.IsZero() && !p.To.IsZero() && p.To.Before(p.From) {
		return p, r.broken("the period ends before it begins")
	}
	return p, nil
}

// readTable gives the rows of a table without its header.
func readTable(name string, columns int) ([]row, error) {
	data, err := tables.ReadFile("table/" + name)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = columns
	records, err := r.ReadAll()
	if err != nil {
		return nil, &entente.Error{Code: entente.CodeInternal, Op: "crosswalk.New",
			Message: "table/" + name + " cannot be read", Err: err}
	}
	rows := make([]row, 0, len(records))
	for i, cells := range records[min(1, len(records)):] {
		rows = append(rows, row{name, i + 2, cells})
	}
	return rows, nil
}

// end is the date that stands for "today" where a caller gives none: every open period reaches it.
var end = entente.Date{Year: 9999, Month: 12, Day: 31}

// orToday replaces the zero date, which asks about the present.
func orToday(d entente.Date) entente.Date {
	if d.IsZero() {
		return end
	}
	return d
}
