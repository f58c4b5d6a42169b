package crosswalk_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/internal/shared"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// Every name that the publishers' files hold resolves, or is listed with the reason in
// testdata/unresolved_names.csv. A listed name that resolves is a stale entry.
func TestNamesOfPublishedFilesResolve(t *testing.T) {
	cw := newCrosswalk(t)
	reasons := map[string]map[string]string{}
	for _, r := range readCSV(t, "testdata/unresolved_names.csv") {
		if reasons[r["source"]] == nil {
			reasons[r["source"]] = map[string]string{}
		}
		reasons[r["source"]][r["name"]] = r["reason"]
	}
	for _, source := range []struct {
		name  string
		least int // distinct names, so that an empty reading cannot pass
		read  func(testing.TB, *crosswalk.Crosswalk) map[string]entente.Date
	}{
		{"cow-states", 210, cowNames},
		{"gw-states", 200, gwNames},
		{"cow-country-codes", 200, cowCodeNames},
		{"oecd-dac2a", 190, dacNames},
		{"un-votes", 190, voteNames},
		{"sipri-milex", 170, milexNames},
		{"unctad-iia", 190, unctadNames},
		{"desta", 190, destaNames},
	} {
		t.Run(source.name, func(t *testing.T) {
			names := source.read(t, cw)
			if len(names) < source.least {
				t.Fatalf("got %d distinct names, want at least %d", len(names), source.least)
			}
			known := 0
			for _, n := range slices.Sorted(maps.Keys(names)) {
				_, err := cw.Name(n, names[n])
				reason := reasons[source.name][n]
				switch {
				case err == nil && reason != "":
					t.Errorf("%q resolves but is listed as unresolved: %s", n, reason)
				case err == nil:
					known++
				case reason == "":
					t.Errorf("%q: %v", n, err)
				}
				delete(reasons[source.name], n)
			}
			for n := range reasons[source.name] {
				t.Errorf("%q is listed and is not in the file", n)
			}
			t.Logf("%d of %d distinct names resolve", known, len(names))
		})
	}
}

func column(t testing.TB, path, name, year string) map[string]entente.Date {
	names := map[string]entente.Date{}
	for _, v := range distinct(t, path, name, year) {
		names[v[0]] = yearOf(t, v[1])
	}
	return names
}

func yearOf(t testing.TB, s string) entente.Date {
	d, err := entente.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func cowNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	return column(t, data+"country_codes/data_cow_panel.csv", "cow.name", "year")
}

func cowCodeNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	return column(t, data+"country_codes/COW-country-codes.csv", "StateNme", "")
}

func gwNames(t testing.TB, cw *crosswalk.Crosswalk) map[string]entente.Date {
	names := map[string]entente.Date{}
	for _, a := range cw.Actors() {
		for _, sp := range cw.Spells(a.ID, entente.SystemGW) {
			names[sp.Name] = sp.Period.From
		}
	}
	return names
}

func dacNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	names := column(t, data+"oda_dac2a/dac2a_2009_2022_constant2022.csv.gz", "Recipient", "Year")
	maps.Copy(names, column(t, data+"oda_dac2a/dac2a_2009_2022_constant2022.csv.gz", "Donor", "Year"))
	return names
}

func voteNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	return column(t, data+"un_votes/un_votes_sessions_1_77.csv.gz", "country", "")
}

func destaNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	names := column(t, data+"desta/desta_list_of_treaties_02_02_dyads.txt", "country1", "year")
	maps.Copy(names, column(t, data+"desta/desta_list_of_treaties_02_02_dyads.txt", "country2", "year"))
	decoded := map[string]entente.Date{} // the file is in Windows-1252
	for n, d := range names {
		decoded[decode(t, n)] = d
	}
	return decoded
}

func decode(t testing.TB, s string) string {
	t.Helper()
	text, err := charmap.Windows1252.NewDecoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func milexNames(t testing.TB, _ *crosswalk.Crosswalk) map[string]entente.Date {
	shared.Need(t, data+"sipri_milex/SIPRI-Milex-data-1948-2023.xlsx")
	f, err := excelize.OpenFile(data + "sipri_milex/SIPRI-Milex-data-1948-2023.xlsx")
	if err != nil {
		t.Fatalf("this test needs a file beside the checkout: %v", err)
	}
	defer f.Close()
	rows, err := f.GetRows("Share of GDP")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]entente.Date{}
	for _, r := range rows {
		if len(r) > 3 && r[0] != "Country" { // the regions have no further cells
			names[strings.TrimSpace(r[0])] = entente.Year(2023)
		}
	}
	return names
}

// The parties of a treaty stand in one cell with commas between them and commas in them; the longest
// run of pieces that is a name is a party.
func unctadNames(t testing.TB, cw *crosswalk.Crosswalk) map[string]entente.Date {
	names := map[string]entente.Date{}
	for _, r := range readCSV(t, data+"unctad_iia/unctad_iia_treaties.csv") {
		d := entente.Date{}
		if s := r["date_of_signature"]; len(s) == 10 {
			d = yearOf(t, s)
		}
		pieces := strings.Split(r["parties"], ", ")
		for i := 0; i < len(pieces); {
			n := 1
			for j := min(len(pieces), i+4); j > i; j-- {
				if _, err := cw.Name(strings.Join(pieces[i:j], ", "), d); err == nil {
					n = j - i
					break
				}
			}
			names[strings.Join(pieces[i:i+n], ", ")] = d
			i += n
		}
	}
	return names
}
