package source_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/format"
	"entente/internal/shared"
	"entente/source"
)

const cases = "../../shared/cases/files/"

// imported prepares and loads a file as the command does, and counts what it gives.
type imported struct {
	statements []entente.Statement
	issues     entente.Issues
	rows       int
}

func importAs(t testing.TB, dataset string, files ...entente.File) (imported, error) {
	t.Helper()
	sources := all(t)
	i := slices.IndexFunc(sources, func(s entente.Source) bool { return string(s.Card.Dataset) == dataset })
	if i < 0 {
		t.Fatalf("there is no dataset %s", dataset)
	}
	var out imported
	b, err := source.Prepare(context.Background(), sources[i], files)
	if err != nil {
		return out, err
	}
	loaded, err := b.Load(context.Background(), func(s entente.Statement) error {
		out.statements = append(out.statements, s)
		return nil
	})
	out.rows, out.issues = loaded.Rows, loaded.Issues
	return out, err
}

func (x imported) String() string {
	var b strings.Builder
	counts := map[string]int{}
	for _, s := range x.statements {
		switch s := s.(type) {
		case entente.Agreement:
			counts["agreements"]++
			fmt.Fprintf(&b, "%s signed %s in force %s ended %s; ", s.ID, s.Signed, s.InForce, s.Ended)
		case entente.Member:
			counts["members"]++
			fmt.Fprintf(&b, "%s %s..%s %s; ", s.Actor, s.Period.From, s.Period.To, s.Obligations)
		case entente.Link:
			counts["links"]++
			fmt.Fprintf(&b, "%s-%s %s..%s %s mutual %v; ", s.From, s.To, s.Period.From, s.Period.To, s.Obligations,
				s.IsMutual)
		case entente.Flow:
			fmt.Fprintf(&b, "%s-%s %s %v; ", s.From, s.To, s.Period.From, s.Value)
		}
	}
	if x.rows > 20 {
		return fmt.Sprintf("%d agreements, %d members, %d links", counts["agreements"], counts["members"],
			counts["links"])
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// Files as people have them: what they say is read, or the cause is told and what to do.
func TestCases(t *testing.T) {
	const pact = "atop:9001 signed 1950-01-01 in force  ended ; GBR 1950-01-01.. defence; FRA 1950-01-01.. defence"
	const months = "atop:9001 signed 1950 in force  ended 1975; GBR 1950..1975 defence; FRA " +
		"1950-01-01..1975-06-30 defence"
	for _, c := range []struct {
		file, dataset string
		want          string   // what is read
		rules         string   // with which issues
		message       []string // or the words of the refusal
	}{
		{"member_int.csv", "atop", "301 agreements, 605 members, 20 links", "", nil},
		{"member_float.csv", "atop", "301 agreements, 605 members, 20 links", "", nil},
		{"dcad.csv", "dcad", "dcad:DCADv1.0-0001 signed 1984-04-01 in force 1984-04-01 ended ; USA-CAN 1984-04-01.. " +
			"cooperation mutual true", "", nil},
		{"igo_dyads.csv", "cow-igo", "USA-CAN 1990 10", "", nil},
		{"desta_dyads.csv", "desta", "desta:901 signed 1990 in force 1991 ended ; AFG-IND 1991..  mutual true",
			"no_treaty_list:1", nil},
		{"dates.xlsx", "unctad-iia", "unctad-iia:1 signed 1993-05-13 in force 1993-09-04 ended ; KOR-VNM " +
			"1993-09-04..  mutual true", "", nil},
		{"unctad_iso_time.csv", "unctad-iia", "unctad-iia:1 signed 1993-05-13 in force 1993-05-13 ended ; KOR-VNM " +
			"1993-05-13..  mutual true", "", nil},
		{"member_hash.csv", "atop", pact, "lines_above_header:1", nil},
		{"member_upper.csv", "atop", pact, "", nil},
		{"member_NaN.csv", "atop", months, "", nil},
		{"member_NULL.csv", "atop", months, "", nil},
		{"member_header_short.csv", "atop", pact, "row_names:1", nil},
		{"igo_dyadic.csv", "cow-igo", "", "", []string{"igo_dyadic.csv is the dyadic layout", "dyadigos",
			"correlatesofwar.org"}},
		{"diplomatic_exchange.csv", "diplomatic-representation", "", "",
			[]string{"Correlates of War Diplomatic Exchange", "does not read", "embassy_level"}},
		{"cow_directed.csv", "cow-alliances", "cow-alliances:9001 signed 1949-04-04 in force  ended ; USA-GBR " +
			"1949-04-04.. defence mutual true", "", nil},
		{"pointer.csv", "atop", "", "", []string{"pointer.csv", "only a pointer", "git lfs pull"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			if _, err := os.Stat(cases + c.file); err != nil {
				t.Skipf("the test needs %s%s", cases, c.file)
			}
			f, err := format.FromPath(cases + c.file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := importAs(t, c.dataset, f)
			if c.message != nil {
				refused(t, err, c.message)
				return
			}
			if err != nil || got.String() != c.want {
				t.Errorf("got %s (%v), want %s", got, err, c.want)
			}
			// These are made-up files of a row or two: that they lack rows, and may say nothing of their
			// edition, is noted of the file as a whole; see TestEditionsAreRecognised.
			delete(got.issues.Counts, entente.RuleIncomplete)
			delete(got.issues.Counts, entente.RuleEditionAssumed)
			if rules := rulesOf(got.issues); rules != c.rules {
				t.Errorf("got issues %q, want %q", rules, c.rules)
			}
		})
	}
}

// refused holds an error to what a refusal must say, and to what it must not.
func refused(t *testing.T, err error, words []string) {
	t.Helper()
	message, hint := entente.MessageOf(err)
	for _, w := range words {
		if !strings.Contains(message+" | "+hint, w) {
			t.Errorf("got %q, hint %q; want %q in it", message, hint, w)
		}
	}
	if code := entente.CodeOf(err); code != entente.CodeUnprocessable && code != entente.CodeInvalid || hint == "" ||
		strings.Contains(hint, "the edition") {
		t.Errorf("got code %q and hint %q, want unprocessable or invalid and a hint that does not blame the edition",
			code, hint)
	}
}

func rulesOf(issues entente.Issues) string {
	var out []string
	for rule, n := range issues.Counts {
		out = append(out, fmt.Sprintf("%s:%d", rule, n))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Other layouts and other datasets are named, with what to take.
func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		name, dataset, header string
		words                 []string
	}{
		{"IGO by state and year", "cow-igo", "ccode,year,state,AAAID,AAB,AACB",
			[]string{"state-year layout", "dyadigos"}},
		{"IGO by organisation", "cow-igo", "ioname,orgname,year,usa,can,bhm", []string{"organisation-year layout",
			"dyadigos"}},
		{"IGO by state, for the members", "cow-igo-membership", "CCODE,YEAR,STATE,AAAID",
			[]string{"a column for each organisation"}},
		{"IGO members for the counts", "cow-igo", "x,y\n1,2\n", []string{"is no file of COW IGO"}},
		{"ATOP dyad-year", "atop", "dyad,year,mem1,mem2,atopally,defense,offense,neutral,nonagg,consul,atopid1,version",
			[]string{"dyad-year file of ATOP", "atop5_1m.csv"}},
		{"ATOP directed", "atop", "ddyad,year,stateA,stateB,atopally,defense,atopid1",
			[]string{"directed dyad-year file of ATOP", "atop5_1m.csv"}},
		{"ATOP derived", "atop", "ccode1,ccode2,year,atop_defense,atop_offense",
			[]string{"peacesciencer", "atop5_1m.csv"}},
		{"ATOP state-year alone", "atop", "state,year,atopally,defense,number,atopid1",
			[]string{"the member file of ATOP is missing", "is the state-year file"}},
		{"COW alliances derived", "cow-alliances", "ccode1,ccode2,year,cow_defense,cow_neutral",
			[]string{"peacesciencer", "by_member"}},
		{"DCAD panel", "dcad", "ccode1,abbrev1,ccode2,abbrev2,year,dcaGeneralV1,dcaAnyV1",
			[]string{"dyad-year layout of DCAD", "DCAD-v1.0-main.csv"}},
		{"DESTA provisions", "desta", "number,base_treaty,name,entry_type,year,scope,tariff",
			[]string{"provisions", "dyads.txt"}},
		{"DESTA panel", "desta", "country1,country2,iso1,iso2,year,depth", []string{"panel", "dyads.txt"}},
		{"Diplometrics, own file", "diplomatic-representation", "Destination,Origin,Year,LOR,Focus",
			[]string{"embassy_level"}},
		{"Diplomatic Exchange elsewhere", "dcad", "ccode1,ccode2,year,DR_at_1,DR_at_2,DE,version",
			[]string{"Diplomatic Exchange"}},
		{"UNCTAD's own page", "unctad-iia", "No.,Short title,Type,Status,Parties,Date of signature,Date of entry " +
			"into force,Termination date,Text", []string{"UNCTAD's pages export", "treaty_id"}},
		{"another dataset of ours", "dcad", "state,number,atopid,member,cowsys,yrent,moent,dayent,yrexit,moexit," +
			"dayexit,phase,maxphase,obvary,defense,offense,neutral,nonagg,consul",
			[]string{"is no file of DCAD", "member file of ATOP", "entente import atop "}},
		{"IGO dyads, cut", "cow-igo", "ccode1,ccode2,year,NATO,EU", []string{"a file of pairs and years",
			"dyadic layout", "dyadigos"}},
		{"IGO states, cut", "cow-igo", "ccode,year,UN", []string{"a file of states and years", "state-year layout"}},
		{"DCAD panel, renamed", "dcad", "ccode1,ccode2,year,general,sector", []string{"a file of pairs and years",
			"DCAD-v1.0-main.csv"}},
		{"counts of IGO for DCAD", "dcad", "ccode1,ccode2,year,dyadigos", []string{"the dyad-years file of COW IGO",
			"entente import cow-igo given.csv"}},
		{"ATOP years", "atop", "dyadid,year,defense,offense,neutral,nonagg,consul",
			[]string{"made from ATOP", "atop5_1m.csv"}},
		{"one column", "dcad", "ccode1~ccode2~year", []string{"is no file of DCAD", "one column"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			header := strings.TrimSuffix(c.header, "\n")
			row := strings.Repeat("1,", strings.Count(header, ",")) + "1\n"
			if strings.Contains(header, "\n") {
				row = ""
			}
			_, err := importAs(t, c.dataset, format.FromBytes("given.csv", []byte(header+"\n"+row)))
			refused(t, err, append(c.words, "given.csv"))
		})
	}
}

// The files of the publishers are what they are to all of this: none is taken for another layout.
func TestPublishedFilesFit(t *testing.T) {
	for dataset, pattern := range map[string]string{"atop": "atop/atop*5_1*.csv", "dcad": "dcad/*.csv",
		"desta": "desta/desta*.[tx]*t*", "unctad-iia": "unctad_iia/*.csv",
		"cow-igo-membership": "cow_igo/igo_*.csv", "cow-igo": "cow_igo/*.gz",
		"diplomatic-representation": "diplomatic_representation/*.csv"} {
		paths, _ := filepath.Glob("../../shared/data/" + pattern)
		if len(paths) == 0 {
			shared.File(t, "data", filepath.FromSlash(pattern)) // there is none: it skips, or fails where it must
		}
		for _, path := range paths {
			f, err := format.FromPath(path)
			if err != nil {
				t.Fatal(err)
			}
			tables, err := format.Open(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range tables {
				if n, ok := table.(interface{ Notes() []entente.Issue }); ok && len(n.Notes()) > 0 &&
					!strings.Contains(table.Name(), "citation") {
					t.Errorf("%s: %v is left out of the publisher's own file", table.Name(), n.Notes())
				}
				table.Close()
			}
			_, err = importAs(t, dataset, f)
			if message, _ := entente.MessageOf(err); err != nil && !strings.Contains(message, "missing") &&
				!strings.Contains(message, "neither the file of pairs") {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}
