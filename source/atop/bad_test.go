package atop_test

import (
	"fmt"
	"strings"
	"testing"

	"entente"
	"entente/source/sourcetest"
)

const (
	memberHeader = "atopid,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,phase,maxphase,obvary,defense," +
		"offense,neutral,nonagg,consul\n"
	allianceHeader = "atopid,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul,mem1,mem2\n"
	phaseHeader    = "atopid,atopidphase,phase,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg," +
		"consul,mem1,mem2\n"
)

// Two good rows of a treaty that no reviewed list knows.
const goodMembers = "9001,2,1,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n9001,20,1,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n"

func TestBadMembers(t *testing.T) {
	for name, tc := range map[string]struct {
		rows    string
		issues  string
		members int
	}{
		"good":         {goodMembers, "", 2},
		"unknown code": {goodMembers + "9001,1999,1,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n", "unknown_code:1", 2},
		"code is text": {goodMembers + "9001,Korea,1,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n",
			"bad_number:1 missing_key:1", 2},
		"blank code":       {goodMembers + "9001,,1,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n", "missing_key:1", 2},
		"31 February":      {goodMembers + "9001,200,1,1960,2,31,0,0,0,0,0,0,1,0,0,0,0\n", "bad_date:1", 3},
		"no year of entry": {goodMembers + "9001,200,1,,2,3,0,0,0,0,0,0,1,0,0,0,0\n", "missing_date:1", 2},
		"blank exit":       {goodMembers + "9001,200,1,1960,2,3,,,,0,0,0,1,0,0,0,0\n", "blank_exit:1", 3},
		"leaves before it enters": {goodMembers + "9001,200,1,1960,2,3,1959,1,1,0,0,0,1,0,0,0,0\n",
			"reversed_dates:1", 2},
		"obligation 2":       {goodMembers + "9001,200,1,1960,2,3,0,0,0,0,0,0,2,0,0,0,0\n", "bad_obligation:1", 3},
		"blank obligation":   {goodMembers + "9001,200,1,1960,2,3,0,0,0,0,0,0,,0,0,0,0\n", "bad_obligation:1", 3},
		"the same row twice": {goodMembers + goodMembers, "duplicate_row:2", 2},
		"outside the system": {goodMembers + "9001,200,0,1960,2,3,0,0,0,0,0,0,1,0,0,0,0\n", "outside_system:1", 3},
		"varies without a list": {goodMembers + "9001,200,1,1960,2,3,0,0,0,0,0,1,1,0,0,0,0\n",
			"obligations_vary:1", 3},
		"code out of use":        {goodMembers + "9001,260,1,1960,2,3,1995,1,1,0,0,0,1,0,0,0,0\n", "outside_code:1", 3},
		"code not in use at all": {goodMembers + "9001,265,1,1995,2,3,0,0,0,0,0,0,1,0,0,0,0\n", "unknown_code:1", 2},
		"Stata's numbers":        {strings.ReplaceAll(goodMembers, "1960", "1960.0000"), "", 2},
		"repaired code": {"1320,220,1,1874,3,15,1883,8,25,0,0,0,1,0,0,0,0\n1320,300,1,1874,3,15,1883,8,25,0," +
			"0,0,0,0,0,0,1\n", "stale_review:1", 2},
		"repaired entry": {"3180,200,1,1949,4,4,0,0,0,0,0,0,1,0,0,0,1\n3180,350,1,1952,2,18,0,0,0,0,0,0,1,0,0,0,1\n",
			"stale_review:2", 2}, // the title finds no United States
		"repaired obligations": {"1120,200,1,1847,5,21,1847,8,,0,0,0,1,0,0,0,0\n1120,220,1,1847,5,21,1847,8,,0,0,0,1," +
			"0,0,0,0\n" +
			"1120,230,1,1847,5,21,1847,8,,0,0,0,1,0,0,0,0\n1120,235,1,1847,5,21,1847,8,,0,0,0,0,0,0,0,0\n",
			"stale_review:1", 4},
		"reviewed pairs without their bits": {"1190,200,1,1855,11,21,1856,3,30,0,0,1,1,0,0,0,0\n1190,220,1,1855,11," +
			"21,1856,3,30,0,0,1,1,0,0,0,0\n" +
			"1190,380,1,1855,11,21,1856,3,30,0,0,0,0,0,0,0,1\n", "stale_review:2", 3},
		"reviewed title of another date": {"3240,2,1,1954,10,1,0,0,0,0,0,0,1,0,0,0,1\n3240,732,1,1954,10,1,0,0,0,0,0," +
			"0,1,0,0,0,1\n",
			"stale_review:1", 2},
		"reviewed title of other members": {"3240,2,1,1953,10,1,0,0,0,0,0,0,1,0,0,0,1\n3240,740,1,1953,10,1,0,0,0,0," +
			"0,0,1,0,0,0,1\n",
			"stale_review:1", 2},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newSource(t)
			r := sourcetest.Map(t, s, sourcetest.Text("m.csv", memberHeader+tc.rows))
			if got := sourcetest.Rules(r); got != tc.issues {
				t.Errorf("got issues %q, want %q: %v", got, tc.issues, r.Issues.Kept)
			}
			if got := len(sourcetest.Of[entente.Member](r)); got != tc.members {
				t.Errorf("got %d members, want %d", got, tc.members)
			}
			for _, i := range r.Issues.Kept {
				if i.Locator.IsZero() || i.File != "m.csv" {
					t.Errorf("the issue does not say where: %+v", i)
				}
			}
		})
	}
}

// An impossible day is kept to the month.
func TestImpossibleDay(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("m.csv", memberHeader+goodMembers+
		"9001,200,1,1960,2,31,0,0,0,0,0,0,1,0,0,0,0\n"))
	members := sourcetest.Of[entente.Member](r)
	if got, want := members[len(members)-1].Period.From, (entente.Date{Year: 1960, Month: 2}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if i := r.Issues.Kept[0]; i.Raw != "31" || i.Column != "dayent" || i.Locator.Line != 4 {
		t.Errorf("got issue %+v, want the cell 31 of column dayent at line 4", i)
	}
}

func TestBadTreaties(t *testing.T) {
	const good = "9001,1960,2,3,0,0,0,1,0,0,0,0,2,20\n"
	const goodPhase = "9001,9001,0,1960,2,3,0,0,0,1,0,0,0,0,2,20\n"
	for name, tc := range map[string]struct {
		alliances, phases string
		issues, title     string
	}{
		"good": {good, goodPhase, "", "Defence pact of the United States of America and " +
			"Canada, 1960"},
		"alliance twice": {good + good, goodPhase, "duplicate_row:1",
			"Defence pact of the United States of America and Canada, 1960"},
		"alliance without a date": {good + "9002,,,,0,0,0,1,0,0,0,0,2,20\n", goodPhase, "missing_date:1",
			"Defence pact of the United States of America and Canada, 1960"},
		"alliance without member": {good + "9002,1960,2,3,0,0,0,1,0,0,0,0,2,20\n", goodPhase, "no_members:1",
			"Defence pact of the United States of America and Canada, 1960"},
		"member without alliance": {"9001,,,,0,0,0,1,0,0,0,0,2,20\n9002,1960,2,3,0,0,0,1,0,0,0,0,2,20\n", goodPhase,
			"missing_date:1 no_members:1 unknown_agreement:2",
			"Defence pact of the United States of America and Canada, 1960"},
		"ends before it begins": {"9001,1960,2,3,1959,1,1,1,0,0,0,0,2,20\n", goodPhase, "reversed_dates:1",
			"Defence pact of the United States of America and Canada, 1960"},
		"no such phase": {good, "9001,9001,1,1960,2,3,0,0,0,1,0,0,0,0,2,20\n", "unknown_phase:2",
			"Defence pact of the United States of America and Canada, 1960"},
		"phase twice": {good, goodPhase + goodPhase, "duplicate_row:1",
			"Defence pact of the United States of America and Canada, 1960"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newSource(t)
			r := sourcetest.Map(t, s, sourcetest.Text("m.csv", memberHeader+goodMembers),
				sourcetest.Text("a.csv", allianceHeader+tc.alliances),
				sourcetest.Text("aph.csv", phaseHeader+tc.phases))
			if got := sourcetest.Rules(r); got != tc.issues {
				t.Errorf("got issues %q, want %q: %v", got, tc.issues, r.Issues.Kept)
			}
			agreements := sourcetest.Of[entente.Agreement](r)
			if len(agreements) != 1 || agreements[0].Title != tc.title ||
				agreements[0].Signed != (entente.Date{Year: 1960, Month: 2, Day: 3}) {
				t.Errorf("got %+v, want one agreement of 3 February 1960 with the title %q", agreements, tc.title)
			}
		})
	}
}

// Without the alliance file an agreement's dates are those of its members.
func TestMembersAlone(t *testing.T) {
	s, _ := newSource(t)
	r := sourcetest.Map(t, s, sourcetest.Text("m.csv", memberHeader+
		"9001,2,1,1960,2,3,1970,1,1,0,0,0,1,0,0,0,0\n9001,20,1,1961,2,3,1969,1,1,0,0,0,1,0,0,0,0\n"))
	a := sourcetest.Of[entente.Agreement](r)[0]
	if a.Signed.String() != "1960-02-03" || a.Ended.String() != "1970-01-01" || a.Locator.Line != 2 {
		t.Errorf("got %s to %s at line %d, want 1960-02-03 to 1970-01-01 at line 2", a.Signed, a.Ended, a.Locator.Line)
	}
}

// A renamed or missing column leaves the file without a role.
func TestRenamedColumn(t *testing.T) {
	s, _ := newSource(t)
	for _, column := range strings.Split(strings.TrimSpace(memberHeader), ",") {
		header := strings.Replace(memberHeader, column, column+"_", 1)
		if column == "member" || column == "phase" {
			header = strings.Replace(memberHeader, ","+column+",", ","+column+"_,", 1)
		}
		if _, err := sourcetest.Try(s, sourcetest.Text("m.csv", header+goodMembers)); err == nil {
			t.Errorf("a file with %s renamed was taken", column)
		}
	}
}

// A broken file stops the import with an error that says where.
func TestBrokenFile(t *testing.T) {
	s, _ := newSource(t)
	_, err := sourcetest.Try(s, sourcetest.Text("m.csv", memberHeader+goodMembers+"9001,\"2,1,1960\n"))
	if code := entente.CodeOf(err); code != entente.CodeUnprocessable {
		t.Errorf("got %v, want an error of code unprocessable", err)
	}
}

// Pairs grow with the square of the members: a file with far too many is refused.
func TestTooManyMembers(t *testing.T) {
	var b strings.Builder
	for i := range 2001 {
		fmt.Fprintf(&b, "9001,2,1,%d,%d,%d,0,0,0,0,0,0,1,0,0,0,0\n", 1816+i/336, 1+i%12, 1+i/12%28)
	}
	s, _ := newSource(t)
	if _, err := sourcetest.Try(s, sourcetest.Text("m.csv", memberHeader+b.String())); entente.CodeOf(
		err) != entente.CodeTooLarge {
		t.Errorf("got %v, want an error of code too_large", err)
	}
}

// An error of emit comes back unchanged, at once.
func TestEmitFails(t *testing.T) {
	s, _ := newSource(t)
	stop := &entente.Error{Code: entente.CodeConflict, Message: "stop"}
	if err := sourcetest.Emitting(s, func(entente.Statement) error { return stop },
		sourcetest.Text("m.csv", memberHeader+goodMembers)); err != stop {
		t.Errorf("got %v, want the error of emit", err)
	}
}

func FuzzMap(f *testing.F) {
	f.Add(memberHeader + goodMembers)
	f.Add(memberHeader + "1320,220,1,1874,3,15,1883,8,25,0,0,0,1,0,0,0,0\n1320,8152,1,1874,3,15,1883,8,25,0,0,0,0,0," +
		"0,0,1\n")
	f.Add(memberHeader + "1190,200,1,1855,11,21,1856,3,30,0,0,1,1,0,0,0,1\n1190,220,1,1855,11,21,1856,3,30,0,0,1,1,0," +
		"0,0,1\n")
	f.Add(memberHeader + "3740,345,1,1975,8,1,0,0,0,2,2,0,0,0,0,1,0\n")
	f.Add(allianceHeader + "9001,1960,2,3,0,0,0,1,0,0,0,0,2,20\n")
	f.Add(phaseHeader + "9001,9001,0,1960,2,3,0,0,0,1,0,0,0,0,2,20\n")
	s, _ := newSource(f)
	f.Fuzz(func(t *testing.T, body string) {
		sourcetest.CheckFuzzed(t, s, sourcetest.Text("fuzz.csv", body), sourcetest.Text("m.csv", memberHeader+body))
	})
}
