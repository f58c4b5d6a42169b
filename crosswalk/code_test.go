package crosswalk_test

import (
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"

	"github.com/google/go-cmp/cmp"
)

func date(t testing.TB, s string) entente.Date {
	t.Helper()
	d, err := entente.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func period(t testing.TB, from, to string) entente.Period {
	t.Helper()
	return entente.Period{From: date(t, from), To: date(t, to)}
}

func TestCodeGivesThePartsOfAPeriod(t *testing.T) {
	cw := newCrosswalk(t)
	part := func(id entente.ActorID, from, to string) crosswalk.Part {
		return crosswalk.Part{Actor: id, Period: period(t, from, to)}
	}
	for _, c := range []struct {
		system         entente.System
		code, from, to string
		want           []crosswalk.Part
	}{
		{"cow", "732", "1953-10-01", "", []crosswalk.Part{part("KOR", "1953-10-01", "")}},
		{"cow", "345", "1900-01-01", "2010-01-01", []crosswalk.Part{part("SRB", "1900-01-01", "1918-11-30"),
			part("YUCS", "1918-12-01", "2003-02-03"), part("CSXX", "2003-02-04", "2006-06-04"),
			part("SRB", "2006-06-05", "2010-01-01")}},
		{"cow", "345", "1950", "1960", []crosswalk.Part{part("YUCS", "1950", "1960")}},
		{"cow", "255", "1939-08-23", "1941-06-22", []crosswalk.Part{part("DEU", "1939-08-23", "1941-06-22")}},
		{"cow", "260", "1954-10-23", "1990-10-03", []crosswalk.Part{part("DEU", "1954-10-23", "1990-10-02")}},
		{"cow", " 002 ", "", "", []crosswalk.Part{part("USA", "", "")}},
		{"iso3", "kor", "", "", []crosswalk.Part{part("KOR", "", "")}},
	} {
		got, err := cw.Code(c.system, c.code, period(t, c.from, c.to))
		if err != nil {
			t.Errorf("Code(%s, %s): %v", c.system, c.code, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("Code(%s, %s, %s to %s) (-want +got):\n%s", c.system, c.code, c.from, c.to, diff)
		}
	}
}

func TestCodeAtAndBack(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		system     entente.System
		code, date string
		want       entente.ActorID
		back       string // what CodeOf answers, if it is not the code
	}{
		{"cow", "2", "1816", "USA", ""},
		{"cow", "255", "1910", "DEU", ""},
		{"cow", "260", "1975", "DEU", ""},
		{"cow", "255", "2000", "DEU", ""},
		{"gw", "260", "2000", "DEU", ""},
		{"cow", "265", "1975", "DDDE", ""},
		{"cow", "315", "1938", "CSHH", ""},
		{"cow", "345", "2006", "SRB", ""},
		{"cow", "345", "2003", "CSXX", ""},
		{"gw", "340", "1900", "SRB", ""},
		{"cow", "365", "1960", "RUS", ""},
		{"cow", "640", "1850", "TUR", ""},
		{"cow", "300", "1900", "COW:300", ""},
		{"cow", "730", "1900", "COW:730", ""},
		{"cow", "731", "1960", "PRK", ""},
		{"cow", "678", "1980", "YEM", ""},
		{"cow", "679", "1995", "YEM", ""},
		{"cow", "680", "1980", "YMYD", ""},
		{"cow", "817", "1960", "COW:817", ""},
		{"cow", "816", "1960", "VNM", ""},
		{"cow", "713", "1960", "TWN", ""},
		{"cow", "347", "2010", "XKX", ""},
		{"gw", "99", "1825", "GW:99", ""},
		{"iso3", "DDR", "1980", "DDDE", "DDDE"},
		{"iso3", "SUN", "1980", "RUS", "RUS"},
		{"iso3", "SUHH", "1980", "RUS", "RUS"},
		{"iso3", "YUG", "1980", "YUCS", "YUCS"},
		{"iso3", "SCG", "2005", "CSXX", "CSXX"},
		{"iso3", "YMD", "1980", "YMYD", "YMYD"},
		{"iso3", "CSK", "1980", "CSHH", "CSHH"},
		{"iso2", "NA", "2000", "NAM", ""}, // Namibia, no missing value
		{"iso2", "CS", "1980", "CSHH", ""},
		{"iso2", "CS", "2005", "CSXX", ""},
		{"iso2", "UK", "2000", "GBR", "GB"},
		{"iso_numeric", "278", "1980", "DDDE", ""},
		{"iso_numeric", "410", "2000", "KOR", ""},
		{"iso_numeric", "004", "2000", "AFG", "4"},
	} {
		d := date(t, c.date)
		got, err := cw.CodeAt(c.system, c.code, d)
		if err != nil || got != c.want {
			t.Errorf("CodeAt(%s, %s, %s) = %q, %v; want %s", c.system, c.code, c.date, got, err, c.want)
		}
		if c.back == "" {
			c.back = c.code
		}
		if back, ok := cw.CodeOf(c.want, c.system, d); !ok || back != c.back {
			t.Errorf("CodeOf(%s, %s, %s) = %q, %v; want %s", c.want, c.system, c.date, back, ok, c.back)
		}
	}
	if code, ok := cw.CodeOf("KOR", entente.SystemCOW, entente.Year(1930)); ok {
		t.Errorf("CodeOf(KOR, cow, 1930) = %q, want none", code)
	}
	if code, ok := cw.CodeOf("ASEAN", entente.SystemISO3, entente.Date{}); ok {
		t.Errorf("CodeOf(ASEAN) = %q, want none", code)
	}
}

func TestCodeErrorsSayWhatTheCodeMeans(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		system     entente.System
		code, date string
		inMessage  []string
	}{
		{"cow", "999", "1950", []string{`"999" is not a code of the Correlates of War list`}},
		{"cow", "", "1950", []string{`"" is not a code`}},
		{"cow", "KOR", "1950", []string{`"KOR" is not a code`}},
		{"cow", "730", "1975", []string{"730", "1975", "Korea (COW:730)", "until 1945-08-14"}},
		{"cow", "260", "1930", []string{"Germany (DEU)", "from 1949-05-23 to 1990-10-02"}},
		{"fips", "KS", "1950", []string{`unknown system "fips"`}},
	} {
		_, err := cw.CodeAt(c.system, c.code, date(t, c.date))
		if entente.CodeOf(err) != entente.CodeNotFound {
			t.Errorf("CodeAt(%s, %q, %s) = %v, want an error of code not_found", c.system, c.code, c.date, err)
		}
		message, _ := entente.MessageOf(err)
		for _, part := range c.inMessage {
			if !strings.Contains(message, part) {
				t.Errorf("CodeAt(%s, %q) says %q, want %q in it", c.system, c.code, message, part)
			}
		}
	}
}
