package crosswalk_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
)

// lists are the publishers' lists of the members of organisations.
type lists struct {
	atop, igo map[string][]stay // by number of the treaty, of the organisation
}

// stay is a stretch of years in which a publisher has a state as a member; to is 0 for no recorded end.
type stay struct {
	actor    entente.ActorID
	from, to int
}

func readLists(t *testing.T, cw *crosswalk.Crosswalk) lists {
	t.Helper()
	l := lists{map[string][]stay{}, map[string][]stay{}}
	add := func(m map[string][]stay, key, code string, from, to int) {
		end := to
		if end == 0 {
			end = from
		}
		parts, err := cw.Code(entente.SystemCOW, code, entente.Period{From: entente.Year(from), To: entente.Year(end)})
		if err == nil {
			m[key] = append(m[key], stay{parts[0].Actor, from, to})
		}
	}
	for _, r := range readCSV(t, data+"atop/atop5_1m.csv") {
		add(l.atop, r["atopid"], r["member"], number(t, r["yrent"]), number(t, r["yrexit"]))
	}
	for _, r := range readCSV(t, data+"cow_igo/igo_membership_long.csv") {
		to := number(t, r["LeaveYear"])
		if to == igoStops {
			to = 0 // the data stop there, nobody left
		}
		add(l.igo, r["igoID"], r["StateID"], number(t, r["JoinYear"]), to)
	}
	return l
}

// igoStops is the last year of COW IGO 2.3; until igoSteps it looked every five years.
const (
	igoStops = 2005
	igoSteps = 1965
)

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// first and last are the bounds of an actor's stays in a list; ok is false if it has none.
func bounds(stays []stay, id entente.ActorID) (first, last int, ok bool) {
	for _, s := range stays {
		if s.actor != id {
			continue
		}
		if !ok || s.from < first {
			first = s.from
		}
		if !ok || s.to == 0 || last != 0 && s.to > last {
			last = s.to
		}
		ok = true
	}
	return first, last, ok
}

// The table of members is held, group by group, against the parties of the founding treaty in ATOP 5.1 and
// against the organisation in COW IGO 2.3. What differs stands in testdata/group_differences.csv with the
// reason: a row there that no longer differs is a failure too.
func TestGroupMembersAreThoseOfTheSources(t *testing.T) {
	cw := newCrosswalk(t)
	l := readLists(t, cw)
	got := map[string]bool{}
	checked := 0
	for _, a := range cw.Actors() {
		members := cw.GroupMembers(a.ID)
		var organisation []stay // several lists of one group go on from each other: the Communities, the Union
		for _, tr := range cw.GroupTreaties(a.ID) {
			set, key, _ := strings.Cut(string(tr.Agreement), ":")
			switch {
			case len(members) == 0:
			case set == "atop" && (tr.Role.Founds() || tr.Agreement == "atop:4810"): // the only list of the SCO
				compare(a.ID, tr.Agreement, members, l.atop[key], 2018, got)
				checked++
			case set == "cow-igo":
				organisation = append(organisation, l.igo[key]...)
			}
		}
		if len(organisation) > 0 {
			compare(a.ID, "cow-igo", members, organisation, igoStops, got)
			checked++
		}
	}
	if checked < 8 {
		t.Errorf("only %d lists were compared", checked)
	}
	checkDifferences(t, got)
}

// checkDifferences holds the differences found against those listed; a member * stands for all that differ in
// the same way.
func checkDifferences(t *testing.T, got map[string]bool) {
	t.Helper()
	used := map[string]bool{}
	want := map[string]bool{}
	for _, r := range readCSV(t, "testdata/group_differences.csv") {
		if r["reason"] == "" {
			t.Errorf("%s %s %s has no reason", r["group"], r["list"], r["member"])
		}
		want[strings.Join([]string{r["group"], r["list"], r["member"], r["what"]}, ",")] = true
	}
	for k := range got {
		part := strings.Split(k, ",")
		all := strings.Join([]string{part[0], part[1], "*", part[3]}, ",")
		if !want[k] && !want[all] {
			t.Errorf("differs and is not listed: %s", k)
		}
		used[k], used[all] = true, true
	}
	for k := range want {
		if !used[k] {
			t.Errorf("listed and differs no more: %s", k)
		}
	}
}

// compare notes who is a member in one list only, and first and last years that differ.
func compare(group entente.ActorID, list entente.AgreementID, table []crosswalk.GroupMember, theirs []stay,
	stops int, got map[string]bool) {
	note := func(id entente.ActorID, what string) {
		got[fmt.Sprintf("%s,%s,%s,%s", group, list, id, what)] = true
	}
	var ids []entente.ActorID
	for _, m := range table {
		ids = append(ids, m.Member)
	}
	for _, s := range theirs {
		ids = append(ids, s.actor)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		var ours []stay
		for _, m := range table {
			if m.Member == id {
				ours = append(ours, stay{id, int(m.Period.From.Year), int(m.Period.To.Year)})
			}
		}
		first, last, isOurs := bounds(ours, id)
		from, to, isTheirs := bounds(theirs, id)
		isObserved := list == "cow-igo" && from <= igoSteps // seen every five years: joined at most five before
		if last > stops {
			last = 0 // after the list stops
		}
		switch {
		case isOurs && !isTheirs && first > stops: // joined after the list stops
		case isOurs && !isTheirs:
			note(id, "only in the table")
		case isTheirs && !isOurs:
			note(id, "only in the list")
		case first != from && !(isObserved && first <= from && from-first <= 15):
			note(id, fmt.Sprintf("since %d in the list", from))
		case last != to && last != to+1:
			note(id, fmt.Sprintf("until %d in the list", to))
		}
	}
}
