package crosswalk_test

import (
	"strconv"
	"strings"
	"testing"

	"entente"
)

// differences reads testdata/code_differences.csv: rows of published files that our tables answer
// differently, or not at all, with the reason.
func differences(t *testing.T, file string) map[string]string {
	t.Helper()
	reasons := map[string]string{}
	for _, r := range readCSV(t, "testdata/code_differences.csv") {
		if r["file"] == file {
			reasons[r["item"]] = r["reason"]
		}
	}
	return reasons
}

// check reports each failing item once unless it is listed, and each listed item that does not fail.
type check struct {
	t       *testing.T
	reasons map[string]string
	failed  map[string]bool
	n       int
}

func newCheck(t *testing.T, file string) *check {
	return &check{t: t, reasons: differences(t, file), failed: map[string]bool{}}
}

func (c *check) fail(item, format string, args ...any) {
	c.t.Helper()
	if !c.failed[item] && c.reasons[item] == "" {
		c.t.Errorf(item+": "+format, args...)
	}
	c.failed[item] = true
}

func (c *check) done(least int) {
	c.t.Helper()
	for item, reason := range c.reasons {
		if !c.failed[item] {
			c.t.Errorf("%s is listed as a difference (%s) and is none", item, reason)
		}
	}
	if c.n < least {
		c.t.Errorf("%d items were checked, want at least %d", c.n, least)
	}
}

func TestEveryCountryYearOfThePanelsHasACode(t *testing.T) {
	cw := newCrosswalk(t)
	for _, p := range []struct {
		file, code, name string
		system           entente.System
		least            int
	}{
		{"data_cow_panel.csv", "cown", "cow.name", entente.SystemCOW, 15000},
		{"data_gw_panel.csv", "gwn", "country", entente.SystemGW, 17000},
	} {
		t.Run(p.file, func(t *testing.T) {
			c := newCheck(t, p.file)
			for _, r := range readCSV(t, data+"country_codes/"+p.file) {
				c.n++
				d := yearOf(t, r["year"])
				id, err := cw.CodeAt(p.system, r[p.code], d)
				if err != nil {
					c.fail(r[p.code]+" "+r[p.name], "CodeAt in %s: %v", r["year"], err)
					continue
				}
				if back, ok := cw.CodeOf(id, p.system, d); !ok || back != r[p.code] {
					c.fail(r[p.code]+" "+r[p.name], "CodeOf(%s) in %s = %q, want %q", id, r["year"], back, r[p.code])
				}
				if !cw.InSystem(id, p.system, d) && p.system == entente.SystemCOW {
					c.fail(r[p.code]+" "+r[p.name], "InSystem(%s) in %s = false", id, r["year"])
				}
			}
			c.done(p.least)
		})
	}
}

// The concordance of the countrycode package is compared with ours, and not copied: it is GPL.
func TestCodesAgreeWithCountrycode(t *testing.T) {
	cw := newCrosswalk(t)
	c := newCheck(t, "countrycode_codelist.csv")
	for _, r := range readCSV(t, data+"country_codes/countrycode_codelist.csv") {
		item := r["country.name.en"]
		for s, col := range map[entente.System]string{entente.SystemCOW: "cown", entente.SystemGW: "gwn",
			entente.SystemISO2: "iso2c", entente.SystemISONumeric: "iso3n"} {
			code, iso := r[col], r["iso3c"]
			if code == "" || code == "NA" && s != entente.SystemISO2 || iso == "" || iso == "NA" {
				continue
			}
			c.n++
			d := entente.Date{}
			if item == "Yugoslavia" {
				d = entente.Year(1950)
			}
			if got, err := cw.CodeAt(s, code, d); err != nil || string(got) != iso {
				c.fail(item+" "+col, "CodeAt(%s, %s) = %q, %v; want %s", s, code, got, err, iso)
			}
		}
	}
	c.done(700)
}

func TestNamesAgreeWithCodesBesideThem(t *testing.T) {
	cw := newCrosswalk(t)
	for _, p := range []struct {
		path, name, code, year string
		system                 entente.System
		least                  int
	}{
		{"country_codes/data_cow_panel.csv", "cow.name", "cown", "year", entente.SystemCOW, 15000},
		{"country_codes/COW-country-codes.csv", "StateNme", "CCode", "", entente.SystemCOW, 200},
		{"un_votes/un_votes_sessions_1_77.csv.gz", "country", "country_code", "", entente.SystemISO2, 190},
		{"desta/desta_list_of_treaties_02_02_dyads.txt", "country2", "iso2", "year", entente.SystemISONumeric, 190},
	} {
		t.Run(p.path, func(t *testing.T) {
			c := newCheck(t, "names in "+p.path)
			for _, v := range distinct(t, data+p.path, p.name, p.code, p.year) {
				name, code, year := toUTF8(t, v[0]), v[1], v[2]
				if code == "" {
					continue
				}
				c.n++
				d := yearOf(t, year)
				if p.name == "StateNme" { // the list has no dates: any date at which both mean somebody
					d = someDate(code)
				}
				byName, err1 := cw.Name(name, d)
				byCode, err2 := cw.CodeAt(p.system, code, d)
				if err1 != nil || err2 != nil || byName != byCode {
					c.fail(code+" "+name, "in %q the name is %q (%v) and the code %q (%v)", year, byName, err1,
						byCode, err2)
				}
			}
			c.done(p.least)
		})
	}
}

// someDate is a date in the life of the COW codes that are out of use.
func someDate(code string) entente.Date {
	switch n, _ := strconv.Atoi(code); {
	case n == 730 || n >= 240 && n <= 245 || n >= 267 && n <= 280 || n >= 327 && n <= 337 && n != 331:
		return entente.Year(1850)
	case n == 260 || n == 265 || n == 680 || n == 678:
		return entente.Year(1980)
	case n == 315 || n == 511 || n == 817:
		return entente.Year(1964)
	case n == 300:
		return entente.Year(1900)
	}
	return entente.Date{}
}

func TestEveryCodeOfTheSourcesResolves(t *testing.T) {
	cw := newCrosswalk(t)
	for _, p := range []struct {
		path   string
		codes  []string
		year   string
		system entente.System
		least  int
	}{
		{"atop/atop5_1m.csv", []string{"member"}, "yrent", entente.SystemCOW, 1000},
		{"dcad/DCAD-v1.0-main.csv", []string{"ccode1", "ccode2"}, "signYear", entente.SystemCOW, 1000},
		{"desta/desta_list_of_treaties_02_02_dyads.txt", []string{"iso1", "iso2"}, "year", entente.SystemISONumeric,
			1000},
		{"diplomatic_representation/diplometrics_derived_2000_2020.csv", []string{"origin", "destination"}, "year",
			entente.SystemISO3, 1000},
		{"cow_igo/igo_membership_long.csv", []string{"StateID"}, "JoinYear", entente.SystemCOW, 1000},
	} {
		t.Run(p.path, func(t *testing.T) {
			c := newCheck(t, "codes in "+p.path)
			for _, col := range p.codes {
				for _, v := range distinct(t, data+p.path, col, p.year) {
					c.n++
					d := entente.Date{}
					if y, err := strconv.Atoi(v[1]); err == nil && y > 1000 {
						d = entente.Year(y)
					}
					if _, err := cw.CodeAt(p.system, v[0], d); err != nil {
						c.fail(v[0], "%s %s: %v", p.year, v[1], err)
					}
				}
			}
			c.done(p.least)
		})
	}
}

func toUTF8(t *testing.T, s string) string {
	t.Helper()
	if strings.ToValidUTF8(s, "") == s {
		return s
	}
	return decode(t, s)
}
