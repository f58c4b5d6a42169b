package desta

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"strconv"

	"entente"
	"entente/crosswalk"
	"entente/format"
)

//go:embed corrections.csv
var correctionsText []byte

//go:embed successors.csv
var successorsText []byte

// correction is one reviewed row of corrections.csv: a withdrawal that the treaty list lacks.
type correction struct {
	base, code string
	year       int
}

func readCorrections() ([]correction, error) {
	rows, err := readTable(correctionsText, "corrections.csv")
	if err != nil {
		return nil, err
	}
	var out []correction
	for _, r := range rows {
		year, err := strconv.Atoi(r[2])
		if err != nil {
			return nil, broken("corrections.csv", err)
		}
		out = append(out, correction{r[0], r[1], year})
	}
	return out, nil
}

func readSuccessors() (map[string][]string, error) {
	rows, err := readTable(successorsText, "successors.csv")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, r := range rows {
		out[r[0]] = append(out[r[0]], r[1])
	}
	return out, nil
}

func readTable(text []byte, name string) ([][]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, broken(name, err)
	}
	return rows[1:], nil
}

func broken(name string, err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "desta.New", Message: "the table " + name +
		" of the program is broken", Err: err}
}

// knows resolves an ISO numeric code once. The codebook uses today's codes in every year, and 900 for
// Kosovo, which has no ISO code.
func (m *mapping) knows(r *format.Rows, column, code string) bool {
	id, seen := m.codes[code]
	if !seen {
		if code == "900" {
			id = "XKX"
		} else if found, err := m.cw.CodeAt(entente.SystemISONumeric, code, entente.Date{}); err == nil {
			id = found
		}
		m.codes[code] = id
	}
	if id == "" {
		r.Issue("unknown_code", column, "no state or territory has this ISO 3166 numeric code")
	}
	return id != ""
}

// parts is who a code stands for in a period: one actor, or the states of the time before it.
func (m *mapping) parts(code string, p entente.Period) []crosswalk.Part {
	var out []crosswalk.Part
	for _, n := range m.successors[code] {
		if parts, err := m.cw.Code(entente.SystemCOW, n, p); err == nil {
			out = append(out, parts...)
		}
	}
	if len(out) == 0 {
		return []crosswalk.Part{{Actor: m.codes[code], Period: p}}
	}
	return out
}
