package crosswalk_test

import (
	"strings"
	"testing"

	"entente"

	"github.com/google/go-cmp/cmp"
)

// Every code of every system is a name, with the system before it or, where that is plain, without.
func TestFindReadsCodes(t *testing.T) {
	cw := newCrosswalk(t)
	for text, want := range map[string]entente.ActorID{
		"COW:732": "KOR", "GW:732": "KOR", "COW732": "KOR", "cow 732": "KOR", "COW: 732": "KOR", "COW code 732": "KOR",
		"COW:300": "COW:300", "COW:730": "COW:730", "GW:815": "GW:815", "COW:2": "USA", "gw:002": "USA",
		"COW:315": "CSHH",
		"COW:260": "DEU", "COW:265": "DDDE", "COW:678": "YEM", "COW:680": "YMYD", "COW:345": "SRB", "GW:345": "YUCS",
		"GW:340":  "SRB",
		"COW:UKG": "GBR", "COW:AUS": "AUT", "COW:KOR": "COW:730", "GW:ROK": "KOR",
		"UKG": "GBR", "ROK": "KOR", "GMY": "DEU", "GFR": "DEU", "GDR": "DDDE", "AUH": "COW:300", "RVN": "COW:817",
		"TAW": "TWN",
		"AUS": "AUS", "MAC": "MAC", "SWZ": "SWZ", "CZE": "CZE",
		"KR": "KOR", "kr": "KOR", "US": "USA", "us": "USA", "in": "IND", "GB": "GBR", "UK": "GBR", "IT": "ITA",
		"KOR": "KOR", "kor": "KOR",
		"ISO:410": "KOR", "ISO 410": "KOR", "iso 3166 410": "KOR", "ISO 3166-1 410": "KOR", "ISO:KOR": "KOR",
		"ISO2:KR": "KOR", "ISO3:KOR": "KOR",
		"ISO:004": "AFG", "ISO:4": "AFG",
		"ISO:200": "CSHH", "ISO:278": "DDDE", "ISO:280": "DEU", "ISO:720": "YMYD", "ISO:886": "YEM", "ISO:810": "RUS",
		"ISO:890": "YUCS",
		"ISO:891": "CSXX", "ISO:230": "ETH", "ISO:736": "SDN", "ISO:590": "PAN",
		"SUN": "RUS", "SUHH": "RUS", "YUG": "YUCS", "CSK": "CSHH", "DDR": "DDDE", "ZAR": "COD", "BUR": "MMR",
		"TMP": "TLS", "YMD": "YMYD",
		"SCG": "CSXX", "ROM": "ROU", "HVO": "BFA", "DHY": "BEN", "RHO": "ZWE", "NHB": "VUT", "GEL": "KIR",
		"SU": "RUS", "YU": "YUCS", "DD": "DDDE", "CS": "CSHH", "ZR": "COD", "BU": "MMR", "TP": "TLS", "HV": "BFA",
		"South Korea": "KOR", "the Netherlands": "NLD", "Bermany": "DEU", "Irna": "IRN", "소련": "RUS",
	} {
		m, err := cw.Find(text, date(t, "2026-11-23"))
		if err != nil || m.Actor != want {
			t.Errorf("Find(%q) = %s, %v; want %s", text, m.Actor, err, want)
		}
	}
	for text, want := range map[string]string{
		"732": "COW:732, GW:732 or ISO:732", "Wakanda": "names no actor", "": "names no actor",
		"COW:999":         "names no actor",
		"Japan and Korea": "more than one", "allies of Japan": "names no actor", "than": "names no actor",
		"from": "names no actor",
	} {
		m, err := cw.Find(text, date(t, "2026-11-23"))
		if entente.CodeOf(err) != entente.CodeNotFound {
			t.Errorf("Find(%q) = %s, %v; want not_found", text, m.Actor, err)
			continue
		}
		message, hint := entente.MessageOf(err)
		if !strings.Contains(message+" "+hint, want) {
			t.Errorf("Find(%q): got %q and %q, want %q in them", text, message, hint, want)
		}
	}
}

func TestScanReadsCodesOfSystems(t *testing.T) {
	testScan(t, []scanCase{
		{"Is COW:732 allied with GW:2?", "", []string{"KOR COW:732 code", "USA GW:2 code"}},
		{"allies of KR and CN", "", []string{"KOR KR code", "CHN CN code"}},
		{"allies of UKG and ISO 410", "", []string{"GBR UKG code", "KOR ISO 410 code"}},
		{"COW:345", "1950", []string{"YUCS COW:345 code"}},
		{"SUN and DDR", "", []string{"RUS SUN code", "DDDE DDR name"}},
		{"A cow, ISO in short, an FTA and a BIT of the GATT", "", nil},
		{"WHO HAS A BAD SUN", "", nil},
	})
}

// A state is called what it was called at the date.
func TestNameAt(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		id         entente.ActorID
		date, want string
	}{
		{"RUS", "1975", "Soviet Union"}, {"RUS", "1991-12-25", "Soviet Union"}, {"RUS", "1991-12-26", "Russia"},
		{"RUS", "1900", "Russia"},
		{"RUS", "", "Russia"}, {"ITA", "1840", "Sardinia"}, {"ITA", "1890", "Italy"}, {"TUR", "1900", "Ottoman Empire"},
		{"TUR", "1975", "Turkey"},
		{"TUR", "2026", "Türkiye"}, {"COD", "1980", "Zaire"}, {"COD", "1965", "Democratic Republic of the Congo"},
		{"MMR", "1980", "Burma"},
		{"THA", "1930", "Siam"}, {"THA", "1947", "Siam"}, {"THA", "1942", "Thailand"}, {"IRN", "1930", "Persia"},
		{"LKA", "1960", "Ceylon"},
		{"ZWE", "1970", "Rhodesia"}, {"BFA", "1970", "Upper Volta"}, {"BEN", "1970", "Dahomey"},
		{"DEU", "1860", "Prussia"},
		{"DEU", "1960", "West Germany"}, {"DEU", "1940", "Germany"}, {"CSHH", "1975", "Czechoslovakia"},
		{"CZE", "2000", "Czech Republic"},
		{"XYZ", "1975", "XYZ"},
	} {
		if got := cw.NameAt(c.id, date(t, c.date)); got != c.want {
			t.Errorf("NameAt(%s, %s) = %q, want %q", c.id, c.date, got, c.want)
		}
	}
}

// The Korean name is that of the time as well.
func TestKoreanAt(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct {
		id         entente.ActorID
		date, want string
	}{
		{"RUS", "1970", "소련"}, {"RUS", "2000", "러시아"}, {"DEU", "1970", "서독"}, {"DDDE", "1970", "동독"},
		{"DEU", "2000", "독일"},
		{"CSHH", "1970", "체코슬로바키아"}, {"TUR", "1970", "터키"}, {"TUR", "", "튀르키예"}, {"MKD", "", "북마케도니아"},
		{"MKD", "2010", "마케도니아"}, {"MMR", "1980", "버마"}, {"COW:300", "1860", "오스트리아"}, {"XYZ", "1970", ""},
	} {
		if got := cw.KoreanAt(c.id, date(t, c.date)); got != c.want {
			t.Errorf("KoreanAt(%s, %s) = %q, want %q", c.id, c.date, got, c.want)
		}
	}
	if got := cw.NameAt("COW:300", date(t, "1860")); got != "Austria" {
		t.Errorf("Austria-Hungary in 1860 is called %q, want Austria", got)
	}
}

// A name that fixes a period says so, and whether it means anything today.
func TestMentionsHavePeriods(t *testing.T) {
	cw := newCrosswalk(t)
	type era struct {
		period string
		isEra  bool
		name   string
	}
	for text, want := range map[string]era{
		"Soviet Union": {"1922-12-30/1991-12-25", true, "Soviet Union"}, "USSR": {"1922-12-30/1991-12-25", true,
			"USSR"},
		"Nazi Germany": {"1933-01-30/1945-05-08", true, "Nazi Germany"}, "Czarist Russia": {"/1917-03-15", true,
			"Czarist Russia"},
		"Soviet": {"1922-12-30/1991-12-25", true, ""}, "소련": {"1922-12-30/1991-12-25", true, ""},
		"East Germany": {"1949-10-05/1990-10-02", true, ""}, "Austria-Hungary": {"1816-01-01/1918-11-13", true, ""},
		"Zaire": {"1971-10-27/1997-05-17", false, "Zaire"}, "Burma": {"/2010-10-20", false, "Burma"},
		"Persia": {"/1935-03-21", false, "Persia"},
		"Japan":  {"/", false, ""}, "South Korea": {"/", false, ""}, "ZAR": {"/1997-07-14", false, ""},
		"DDR": {"1949-10-05/1990-10-02", true, ""},
	} {
		m, err := cw.Find(text, date(t, "2026-11-23"))
		got := era{m.Period.From.String() + "/" + m.Period.To.String(), m.IsEra, m.Name}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(era{})); err != nil || diff != "" {
			t.Errorf("Find(%q): %v (-want +got):\n%s", text, err, diff)
		}
	}
}
