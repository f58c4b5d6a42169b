package crosswalk

import (
	"fmt"
	"slices"
	"strings"

	"entente"
)

// Part is what a code meant during a stretch of time.
type Part struct {
	Actor  entente.ActorID
	Period entente.Period
}

type codeKey struct {
	system entente.System
	code   string
}

type ownerKey struct {
	actor  entente.ActorID
	system entente.System
}

type codeRow struct {
	code   string
	actor  entente.ActorID
	period entente.Period
}

func (c *Crosswalk) loadCodes() error {
	rows, err := readTable("codes.csv", 5)
	if err != nil {
		return err
	}
	c.codes = make(map[codeKey][]codeRow, len(rows))
	c.codesOf = make(map[ownerKey][]codeRow, len(rows))
	for _, r := range rows {
		p, err := r.period(3, 4)
		if err != nil {
			return err
		}
		cr := codeRow{code: r.cells[1], actor: entente.ActorID(r.cells[2]), period: p}
		if _, ok := c.actors[cr.actor]; !ok {
			return r.broken("there is no actor " + r.cells[2])
		}
		s := entente.System(r.cells[0])
		k, o := codeKey{s, cr.code}, ownerKey{cr.actor, s}
		c.codes[k] = append(c.codes[k], cr)
		c.codesOf[o] = append(c.codesOf[o], cr)
	}
	return nil
}

// Code says who a code meant during a period, in order of time. A code whose meaning changed gives
// several parts: COW 345 is SRB, then YUCS, CSXX, and SRB again. A code that the system does not have,
// or that meant nobody during the period, is an error of code not_found.
func (c *Crosswalk) Code(s entente.System, code string, p entente.Period) ([]Part, error) {
	rows, err := c.rowsOf(s, code)
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, r := range rows {
		if shared, ok := r.period.Intersect(p); ok {
			parts = append(parts, Part{r.actor, shared})
		}
	}
	if len(parts) == 0 {
		return nil, c.outOfPeriod(s, code, rows, p)
	}
	slices.SortStableFunc(parts, func(a, b Part) int { return a.Period.From.Compare(b.Period.From) })
	return parts, nil
}

// CodeAt says who a code means at a date. Where a partial date covers a change of meaning it is the
// meaning on its last day, or failing that the latest one in it: COW 345 in 2006 is SRB. The zero date
// asks about today, and then a code that is out of use has its last meaning.
func (c *Crosswalk) CodeAt(s entente.System, code string, d entente.Date) (entente.ActorID, error) {
	rows, err := c.rowsOf(s, code)
	if err != nil {
		return "", err
	}
	if r, ok := latest(rows, d); ok {
		return r.actor, nil
	}
	return "", c.outOfPeriod(s, code, rows, entente.Period{From: d, To: d})
}

// CodeOf is the code of an actor in a system at a date; ok is false if it had none. The zero date asks
// about today, and then a former state has its last code.
func (c *Crosswalk) CodeOf(id entente.ActorID, s entente.System, d entente.Date) (string, bool) {
	r, ok := latest(c.codesOf[ownerKey{id, s}], d)
	return r.code, ok
}

// latest picks the first row in force on the last day of d, otherwise the one that ended last among
// those that touch d.
func latest(rows []codeRow, d entente.Date) (best codeRow, ok bool) {
	last := orToday(d).Last()
	for _, r := range rows {
		if r.period.At(last) {
			return r, true
		}
		if r.period.At(d) && (!ok || best.period.To.Before(r.period.To)) {
			best, ok = r, true
		}
	}
	return best, ok
}

func (c *Crosswalk) rowsOf(s entente.System, code string) ([]codeRow, error) {
	rows := c.codes[codeKey{s, tidyCode(s, code)}]
	if len(rows) == 0 {
		return nil, &entente.Error{Code: entente.CodeNotFound, Op: "crosswalk.Code",
			Message: fmt.Sprintf("%q is not a code of %s", code, systemName(s)),
			Hint:    "check the column of the file and the code system that the source declares"}
	}
	return rows, nil
}

func (c *Crosswalk) outOfPeriod(s entente.System, code string, rows []codeRow, p entente.Period) error {
	var uses []string
	for _, r := range rows {
		uses = append(uses, fmt.Sprintf("%s %s", c.label(r.actor), span(r.period)))
	}
	return &entente.Error{Code: entente.CodeNotFound, Op: "crosswalk.Code",
		Message: fmt.Sprintf("%s of %s meant nobody %s; it means %s",
			code, systemName(s), span(p), strings.Join(uses, ", ")),
		Hint: "check the date of the row"}
}

// span writes a period for a sentence.
func span(p entente.Period) string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return "at any time"
	case p.From == p.To:
		return "in " + p.From.String()
	case p.From.IsZero():
		return "until " + p.To.String()
	case p.To.IsZero():
		return "from " + p.From.String()
	}
	return "from " + p.From.String() + " to " + p.To.String()
}

// tidyCode undoes what spreadsheets do to codes: spaces, case, leading zeros of numbers.
func tidyCode(s entente.System, code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	switch s {
	case entente.SystemCOW, entente.SystemGW, entente.SystemISONumeric:
		if t := strings.TrimLeft(code, "0"); t != "" {
			return t
		}
	}
	return code
}

func systemName(s entente.System) string {
	switch s {
	case entente.SystemCOW:
		return "the Correlates of War list"
	case entente.SystemGW:
		return "the Gleditsch-Ward list"
	case entente.SystemISO3:
		return "ISO 3166 alpha-3"
	case entente.SystemISO2:
		return "ISO 3166 alpha-2"
	case entente.SystemISONumeric:
		return "ISO 3166 numeric"
	case entente.SystemCOWLetters:
		return "the letters of the Correlates of War list"
	case entente.SystemGWLetters:
		return "the letters of the Gleditsch-Ward list"
	}
	return fmt.Sprintf("the unknown system %q", string(s))
}
