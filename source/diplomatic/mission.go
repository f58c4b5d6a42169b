package diplomatic

import (
	"strings"

	"entente"
	"entente/format"
)

// codeYear is a code as one year uses it.
type codeYear struct {
	code string
	year int16
}

// actor resolves an ISO code. The file writes today's codes in every year, so the code is read as of
// the end of the data; where that state's COW number meant another state in the row's year, the other
// state is meant (SRB in 2000 is Yugoslavia).
func (m mapping) actor(r *format.Rows, column string, year entente.Date,
	known map[codeYear]entente.ActorID) (entente.ActorID, bool) {
	code := strings.ToUpper(r.Words(column))
	key := codeYear{code, year.Year}
	id, seen := known[key]
	if !seen {
		id = m.resolve(code, year)
		known[key] = id
	}
	if id == "" {
		r.Issue("unknown_code", column, "no state or territory has this ISO 3166 code")
	}
	return id, id != ""
}

func (m mapping) resolve(code string, year entente.Date) entente.ActorID {
	id, err := m.cw.CodeAt(entente.SystemISO3, code, m.today)
	if err != nil {
		return ""
	}
	number, ok := m.cw.CodeOf(id, entente.SystemCOW, m.today)
	if !ok {
		return id
	}
	parts, err := m.cw.Code(entente.SystemCOW, number, entente.Period{From: year, To: year})
	if err != nil || len(parts) == 0 {
		return id
	}
	return parts[len(parts)-1].Actor // the one that lasted to the end of the year
}

// emit writes the agreement of one dyad, then its links in the order of the file.
func (m mapping) emit(d dyad, x *mission, emit entente.Emit) error {
	a := entente.Agreement{
		ID: agreementID(d.from, d.to), Kind: entente.KindRepresentation, Level: level(x),
		Title:      "Diplomatic mission of " + m.name(d.from) + " in " + m.name(d.to),
		Note:       "The publisher's meaning of the level code is not in the file; it is shown as it stands.",
		Provenance: x.links[0].Provenance,
	}
	if err := emit(a); err != nil {
		return err
	}
	for _, l := range x.links {
		if err := emit(l); err != nil {
			return err
		}
	}
	return nil
}

// level shows the code where it never changes, otherwise the code of each year: one agreement covers
// all years, and a code must not be shown for a year that had another.
func level(x *mission) string {
	same := true
	for _, c := range x.codes {
		same = same && c == x.codes[0]
	}
	if same {
		if x.codes[0] == "" {
			return ""
		}
		return "code " + x.codes[0]
	}
	var years []string
	for i, c := range x.codes {
		if c == "" {
			c = "missing"
		}
		years = append(years, x.links[i].Period.From.String()+": code "+c)
	}
	return strings.Join(years, "; ")
}

func (m mapping) name(id entente.ActorID) string {
	if a, ok := m.cw.Actor(id); ok && a.Name != "" {
		return a.Name
	}
	return string(id)
}
