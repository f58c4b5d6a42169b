package crosswalk_test

import (
	"strings"
	"testing"

	"entente"

	"github.com/google/go-cmp/cmp"
)

func TestMembers(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct{ group, date, want string }{
		{"ASEAN", "1970", "IDN MYS PHL SGP THA"},
		{"ASEAN", "2020", "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM"},
		{"ASEAN", "2025-10-25", "BRN IDN KHM LAO MMR MYS PHL SGP THA VNM"},
		{"ASEAN", "", "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM"},
		{"NSP", "2019", "BRN IDN IND KHM LAO MMR MYS PHL SGP THA VNM"},
		{"MEKONG", "2019", "KHM LAO MMR THA VNM"},
		{"GCC", "2000", "ARE BHR KWT OMN QAT SAU"},
		{"EFTA", "1965", "AUT CHE DNK GBR NOR PRT SWE"},
		{"EFTA", "", "CHE ISL LIE NOR"},
		{"EU", "1960", "BEL DEU FRA ITA LUX NLD"},
		{"G7", "2000", "CAN DEU EU FRA GBR ITA JPN USA"},
		{"RCEP", "2022-01-31", "AUS BRN CHN JPN KHM LAO NZL SGP THA VNM"},
		{"KOR", "2000", ""},
		{"NATO", "1948", ""},
	} {
		var got []string
		for _, id := range cw.Members(entente.ActorID(c.group), date(t, c.date)) {
			got = append(got, string(id))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("Members(%s, %s) (-want +got):\n%s", c.group, c.date, diff)
		}
	}
	for _, c := range []struct {
		group, date string
		want        int
	}{
		{"NATO", "1950", 12}, {"NATO", "1955-05-06", 15}, {"NATO", "1990", 16}, {"NATO", "2020-03-26", 29},
		{"NATO", "2020-03-27", 30}, {"NATO", "2023-04-04", 31}, {"NATO", "2024-03-07", 32},
		{"EU", "1973", 9}, {"EU", "1981", 10}, {"EU", "1986", 12}, {"EU", "1995", 15}, {"EU", "2005", 25},
		{"EU", "2010", 27},
		{"EU", "2013-07-01", 28}, {"EU", "2020-01-31", 28}, {"EU", "2020-02-01", 27},
		{"OECD", "1961", 19}, {"OECD", "", 38}, {"G20", "", 20},
		{"UN", "1945-12-31", 51}, {"UN", "1955-12-31", 76}, {"UN", "1975-12-31", 144}, {"UN", "1990-12-31", 159},
		{"UN", "2000-12-31", 189}, {"UN", "", 193},
	} {
		if got := len(cw.Members(entente.ActorID(c.group), date(t, c.date))); got != c.want {
			t.Errorf("%s had %d members in %q, want %d", c.group, got, c.date, c.want)
		}
	}
}

func TestGroups(t *testing.T) {
	cw := newCrosswalk(t)
	for _, c := range []struct{ member, date, want string }{
		{"KOR", "1990", ""},
		{"KOR", "2000", "G20 OECD UN"},
		{"KOR", "", "G20 OECD RCEP UN"},
		{"GBR", "1972-12-31", "EFTA NATO OECD UN"},
		{"GBR", "1973-01-01", "EU NATO OECD UN"},
		{"GBR", "", "G20 G7 NATO OECD UN"},
		{"MMR", "2010", "ASEAN MEKONG NSP UN"},
		{"TWN", "1971-10-24", "UN"},
		{"TWN", "1971-10-25", ""},
		{"CHN", "1960", ""},
	} {
		var got []string
		for _, id := range cw.Groups(entente.ActorID(c.member), date(t, c.date)) {
			got = append(got, string(id))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("Groups(%s, %s) (-want +got):\n%s", c.member, c.date, diff)
		}
	}
}

// Who voted in the General Assembly was a member in that month: this checks the dates of the UN against
// the file of votes.
func TestUNMembersAreThoseWhoVoted(t *testing.T) {
	cw := newCrosswalk(t)
	days := map[string]entente.Date{}
	for _, v := range distinct(t, data+"un_votes/un_roll_calls_sessions_1_77.csv.gz", "rcid", "date") {
		days[v[0]] = date(t, v[1][:7]) // the day in the file is often before the meeting
	}
	type range_ struct{ first, last entente.Date }
	votes := map[string]range_{}
	eachRow(t, data+"un_votes/un_votes_sessions_1_77.csv.gz", func(_, cells []string) {
		d, r := days[cells[0]], votes[cells[1]]
		if d.IsZero() {
			return
		}
		if r.first.IsZero() || d.Before(r.first) {
			r.first = d
		}
		if r.last.Before(d) {
			r.last = d
		}
		votes[strings.Clone(cells[1])] = r
	})
	c := newCheck(t, "UN votes")
	for name, r := range votes {
		c.n++
		for _, d := range []entente.Date{r.first, r.last} {
			id, err := cw.Name(name, d)
			if err != nil {
				c.fail(name, "%v", err)
			} else if got := cw.Groups(id, d); !strings.Contains(join(got), "UN") {
				c.fail(name, "%s voted in %s and was no member", id, d)
			}
		}
	}
	c.done(190)
}

func join(ids []entente.ActorID) string {
	var s []string
	for _, id := range ids {
		s = append(s, string(id))
	}
	return strings.Join(s, " ")
}
