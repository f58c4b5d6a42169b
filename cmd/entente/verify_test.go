package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente"
	"entente/format"
	"entente/internal/shared"
	"entente/source"
	"entente/tie"
)

// The scripts in testdata/verify read the publishers' files with a reader of their own and write what they find there
// at random places. These tests ask the program the same. Where the two differ, differences.csv has the case with its
// reason; a case that is not there fails, and so does one that no longer differs.

var listDifferences = flag.Bool("differences", false,
	"write the differences that were found to testdata/verify/differences.csv; the reasons of new ones are blank, "+
		"which fails")

// everything are the files of every dataset that the program may read without being asked to opt in, below data.
var everything = []struct {
	dataset string
	files   []string
}{
	{"atop", []string{"atop/atop5_1m.csv", "atop/atop5_1a.csv", "atop/atop5_1aph.csv"}},
	{"dcad", []string{"dcad/DCAD-v1.0-main.csv"}},
	{"desta", []string{"desta/desta_list_of_treaties_02_02_dyads.txt", "desta/desta_list_of_treaties_02_02.xlsx",
		"desta/desta_indices_version_02_02.txt"}},
	{"unctad-iia", []string{"unctad_iia/unctad_iia_treaties.csv"}},
	{"cow-igo", []string{"cow_igo/cow_igo_3.0_dyad_year_shared_memberships.csv.gz"}},
	{"cow-igo-membership", []string{"cow_igo/igo_membership_long.csv", "cow_igo/igo_list.csv"}},
	{"diplomatic-representation", []string{"diplomatic_representation/diplometrics_derived_2000_2020.csv"}},
}

// whole is the program over a ledger with the starter and every dataset.
func whole(t *testing.T) *app {
	t.Helper()
	shared.File(t, "data")
	a := wired(t)
	var batches []entente.Batch
	for _, d := range everything {
		batches = append(batches, batchOf(t, a, d.dataset, d.files))
	}
	if _, err := a.ledger.Import(context.Background(), batches); err != nil {
		t.Fatal(err)
	}
	return a
}

func batchOf(t *testing.T, a *app, dataset string, paths []string) entente.Batch {
	t.Helper()
	src, err := find(a.sources, dataset)
	if err != nil {
		t.Fatal(err)
	}
	var files []entente.File
	for _, p := range paths {
		f, err := format.FromPath(shared.File(t, "data", filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	b, err := source.Prepare(context.Background(), src, files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestIndependentReaders asks for everything that the scripts found.
func TestIndependentReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("imports every dataset")
	}
	c := &comparison{t: t, app: whole(t), listed: map[string]difference{}}
	c.today = entente.Date{Year: 2026, Month: 11, Day: 24} // as wired has it
	c.readDifferences()
	for name, check := range map[string]func(*comparison, map[string]string){
		"atop_states": (*comparison).allies, "igo": (*comparison).organisations, "missions": (*comparison).missions,
	} {
		for _, row := range c.rows(name) {
			check(c, row)
		}
	}
	for _, name := range []string{"atop_dyads", "dcad", "desta", "unctad"} {
		c.spells(name)
	}
	c.finish()
}

// difference is a place where the program and a script do not say the same.
type difference struct{ check, key, script, program, reason string }

func (d difference) id() string { return d.check + "|" + d.key }

// comparison holds the program against the scripts.
type comparison struct {
	t      *testing.T
	app    *app
	today  entente.Date
	asked  int // how many values were compared
	found  []difference
	listed map[string]difference
}

func (c *comparison) rows(name string) []map[string]string {
	c.t.Helper()
	f, err := os.Open(filepath.Join("testdata", "verify", name+".csv"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	return rowsOf(c.t, f)
}

func (c *comparison) readDifferences() {
	for _, r := range c.rows("differences") {
		d := difference{r["check"], r["key"], r["script"], r["program"], r["reason"]}
		c.listed[d.id()] = d
	}
}

// compare notes two values that differ.
func (c *comparison) compare(check, key, script, program string) {
	c.asked++
	if script != program {
		c.found = append(c.found, difference{check, key, script, program, ""})
	}
}

// finish reports what differs and is not listed, and what is listed and does not differ.
func (c *comparison) finish() {
	c.t.Helper()
	c.t.Logf("%d values compared, %d differ", c.asked, len(c.found))
	slices.SortFunc(c.found, func(a, b difference) int { return strings.Compare(a.id(), b.id()) })
	unlisted := 0
	for i, d := range c.found {
		l, ok := c.listed[d.id()]
		delete(c.listed, d.id())
		c.found[i].reason = l.reason
		if ok && l.script == d.script && l.program == d.program && l.reason != "" {
			continue
		}
		if unlisted++; unlisted <= 40 {
			c.t.Errorf("%s, %s:\nthe script reads %s\nthe program says %s", d.check, d.key, d.script, d.program)
		}
	}
	if unlisted > 40 {
		c.t.Errorf("and %d more", unlisted-40)
	}
	for id := range c.listed {
		c.t.Errorf("%s is in differences.csv and does not differ", id)
	}
	if *listDifferences {
		c.writeDifferences()
	}
}

func (c *comparison) writeDifferences() {
	f, err := os.Create(filepath.Join("testdata", "verify", "differences.csv"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	_ = w.Write([]string{"check", "key", "script", "program", "reason"})
	for _, d := range c.found {
		_ = w.Write([]string{d.check, d.key, d.script, d.program, d.reason})
	}
	w.Flush()
	if err := w.Error(); err != nil {
		c.t.Fatal(err)
	}
}

func (c *comparison) date(s string) entente.Date {
	c.t.Helper()
	if s == "" {
		return entente.Date{}
	}
	d, err := entente.ParseDate(s)
	if err != nil {
		c.t.Fatal(err)
	}
	return d
}

func (c *comparison) partners(q tie.Query) []tie.Partner {
	c.t.Helper()
	p, err := session(c.t, c.app).Records.(shelf).Partners(context.Background(), q)
	if err != nil {
		c.t.Fatalf("%+v: %v", q, err)
	}
	return p.Partners
}

// pair is what ties two actors, every tie of any time; nil where nothing does.
func (c *comparison) pair(a, b string, at entente.Date, kinds ...entente.Kind) *tie.Partner {
	c.t.Helper()
	q := tie.Query{Actor: entente.ActorID(a), Other: entente.ActorID(b), AsOf: at, Kinds: kinds, History: true}
	ps := c.partners(q)
	if len(ps) == 0 {
		return nil
	}
	return &ps[0]
}

// allies compares the treaty allies of a state on a day: who, who owes, since when, under which treaties.
func (c *comparison) allies(row map[string]string) {
	want, got := map[string]string{}, map[string]string{}
	for _, x := range strings.Split(row["allies"], "|") {
		if who, rest, ok := strings.Cut(x, " "); ok {
			want[who] = rest
		}
	}
	state := entente.ActorID(row["state"])
	for _, p := range c.partners(tie.Query{Actor: state, AsOf: c.date(row["date"]), Tier: tie.TreatyAlly}) {
		direction := "mutual"
		if p.Direction == "one_sided" {
			direction = map[bool]string{true: "owes", false: "owed"}[slices.Contains(p.OwedBy, state)]
		}
		var ids []string
		for _, v := range p.Ties {
			if v.Tier == tie.TreatyAlly {
				ids = append(ids, string(v.Agreement))
			}
		}
		slices.Sort(ids)
		got[string(p.Actor)] = fmt.Sprintf("%s %s %s", direction, p.Since, strings.Join(ids, "+"))
	}
	both := map[string]bool{}
	for who := range want {
		both[who] = true
	}
	for who := range got {
		both[who] = true
	}
	c.compare("atop_states", row["state"]+" "+row["date"], strconv.Itoa(len(want)), strconv.Itoa(len(got)))
	for who := range both {
		c.compare("atop_states", row["state"]+" "+row["date"]+" "+who, want[who], got[who])
	}
}

// stretches are the spells of a pair in words, by what they are of: an agreement, or "defence".
type stretches map[string][]string

// told is what the program says of a pair: the one place that knows how an answer gives spells. only begins the ids of
// the agreements that are looked at.
func (c *comparison) told(a, b, only string) stretches {
	c.t.Helper()
	out := stretches{}
	p := c.pair(a, b, c.today)
	if p == nil {
		return out
	}
	for _, v := range p.Ties {
		if !strings.HasPrefix(string(v.Agreement), only) || v.Level == "treaty with investment provisions" {
			continue
		}
		for _, s := range v.Spells {
			text := span(s.From.String(), s.To.String())
			if s.Standing == tie.Signed || v.Standing == tie.Signed {
				text = "planned"
			}
			out[string(v.Agreement)] = append(out[string(v.Agreement)], text)
		}
	}
	for _, s := range p.Defence {
		out["defence"] = append(out["defence"], span(s.From.String(), s.To.String()))
	}
	return out
}

func span(from, to string) string { return from + " to " + to }

// spells compares every spell of every agreement of the pairs of a file, and for ATOP those of defence.
func (c *comparison) spells(name string) {
	c.t.Helper()
	want, prefix := map[[2]string]stretches{}, ""
	for _, r := range c.rows(name) {
		pair, of := [2]string{r["a"], r["b"]}, r["agreement"]
		if r["what"] == "defence" {
			of = "defence"
		} else {
			prefix, _, _ = strings.Cut(of, ":")
		}
		if want[pair] == nil {
			want[pair] = stretches{}
		}
		text := span(r["from"], r["to"])
		if r["standing"] != "" {
			text = r["standing"]
		}
		want[pair][of] = append(want[pair][of], text)
	}
	for pair, script := range want {
		program := c.told(pair[0], pair[1], prefix+":")
		if name != "atop_dyads" {
			delete(program, "defence")
		}
		keys := map[string]bool{}
		for k := range script {
			keys[k] = true
		}
		for k := range program {
			keys[k] = true
		}
		for k := range keys {
			// what never entered into force may be left out or be called signed; it must not be called in force
			said := strings.Join(program[k], ", ")
			if s := strings.Join(script[k], ", "); s != "planned" || said != "" {
				c.compare(name, pair[0]+" "+pair[1]+" "+k, s, said)
			}
		}
	}
}

// organisations compares the number of shared organisations in a year, or which they were.
func (c *comparison) organisations(row map[string]string) {
	p := c.pair(row["a"], row["b"], c.date(fmt.Sprintf("%04s", row["year"])), entente.KindMembership)
	got := ""
	if row["what"] == "count" {
		got = "0" // a count of none is no tie
	}
	if p != nil {
		var ids []string
		for _, v := range p.Ties {
			isOfYear := v.Count != nil && slices.Contains(v.Datasets, "cow-igo") && v.From.String() == row["year"]
			if row["what"] == "count" && isOfYear {
				got = strconv.Itoa(*v.Count)
			}
			if v.Count == nil && v.Tier != tie.NoTier {
				ids = append(ids, string(v.Agreement))
			}
		}
		if row["what"] == "both" {
			slices.Sort(ids)
			got = strings.Join(ids, "|")
		}
	}
	c.compare("igo", strings.Join([]string{row["a"], row["b"], row["year"], row["what"]}, " "), row["value"], got)
}

// missions compares in which of the observed years each kept a mission with the other.
func (c *comparison) missions(row map[string]string) {
	seen := map[string][]string{}
	for _, year := range []string{"2000", "2005", "2010", "2015", "2020"} {
		p := c.pair(row["a"], row["b"], c.date(year), entente.KindRepresentation)
		if p == nil {
			continue
		}
		for _, v := range p.Ties {
			if v.Standing == tie.InForce {
				from, _, _ := strings.Cut(strings.TrimPrefix(string(v.Agreement), "diplomatic-representation:"), "-")
				seen[from] = append(seen[from], year)
			}
		}
	}
	for column, from := range map[string]string{"a_in_b": row["a"], "b_in_a": row["b"]} {
		c.compare("missions", row["a"]+" "+row["b"]+" "+column, row[column], strings.Join(seen[from], "|"))
	}
}
