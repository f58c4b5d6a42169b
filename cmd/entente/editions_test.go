package main

import (
	"bytes"
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/internal/shared"
	"entente/ledger"
)

// run is one command in a home of its own.
func run(t *testing.T, home string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	p := &program{args: args, out: &out, err: &errs, now: time.Now, environ: environment(home, home)[:4]}
	if code := p.main(context.Background()); code != 0 {
		t.Fatalf("entente %s: exit code %d\n%s", strings.Join(args, " "), code, errs.String())
	}
	return out.String()
}

// Two editions on pages: each date of knowledge is answered from one of them, named in the footnotes
// and in the coverage, and each has a page of its own.
func TestEditionsOnPages(t *testing.T) {
	dir, home := shared.File(t, "data", "editions"), t.TempDir()
	run(t, home, "import", "atop", filepath.Join(dir, "atop4_01_member_level.csv"),
		filepath.Join(dir, "atop4_01_alliance_level.csv"))
	host := servedFrom(t, home)
	for _, tc := range []struct{ path, want, not string }{
		{"/dyad/MKD/GRC?known_at=2020-01-01", "ATOP 4.01, member file|>ATOP 4.01</a>|/agreement/atop:4735", "ATOP 5.1"},
		{"/dyad/MKD/GRC", "ATOP 5.1, members file|>ATOP 5.1</a>|17 June 2018", "ATOP 4.01"},
		{"/agreement/atop:6065?known_at=2020-01-01", "ATOP 4.01, member file|Guyana", "ATOP 5.1"},
		{"/row/37533634acbb.L1978", "ATOP 4.01|4735", "ATOP 5.1"},
		{"/sources", `href="/sources/atop"|href="/sources/atop@4.01"`, ""},
		{"/sources/atop", `5.1, published|<a href="/sources/atop@4.01">edition 4.01</a>`, "Version 4.01, 2018"},
		{"/sources/atop@4.01",
			`4.01, published 2018|Version 4.01, 2018|<a href="/sources/atop">edition 5.1</a>|atop4_01_member_level.csv`,
			"9 August 2022"},
		{"/sources/desta", `2.2, published 2023|edition to-2020 (not in this ledger)`, ""},
	} {
		resp, body := exchange(t, host, "GET "+tc.path)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", tc.path, resp.StatusCode)
		}
		for _, want := range strings.Split(tc.want, "|") {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the page has no %q", tc.path, want)
			}
		}
		if tc.not != "" && strings.Contains(body, tc.not) {
			t.Errorf("%s: the page has %q", tc.path, tc.not)
		}
	}
	if resp, _ := exchange(t, host, "GET /sources/atop@9"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("an edition that nobody knows: status %d, want 404", resp.StatusCode)
	}
}

// What an import says when only the mapping is another than the one that read the files before.
func TestReadAgainIsSaid(t *testing.T) {
	b := ledger.BatchReport{Edition: "atop@5.1", Outcome: ledger.Replaced, Why: ledger.MappingChanged, Rows: 4148}
	for _, tc := range []struct {
		dryRun bool
		want   string
	}{
		{false, "atop@5.1 was read again: the files are the same, the mapping changed. 4148 rows in 1s. Generation " +
			"000002 is in use"},
		{true, "atop@5.1 would be read again: the files are the same, the mapping changed. 4148 rows were read in " +
			"1s; nothing was written."},
	} {
		if got := importSentence(b, ledger.Report{Generation: 2}, tc.dryRun, "1s"); !strings.HasPrefix(got, tc.want) {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
}

func TestEditionFlags(t *testing.T) {
	today := entente.Date{Year: 2026, Month: 11, Day: 28}
	for name, tc := range map[string]struct {
		given edition
		want  string // in the message; "" if they are taken
	}{
		"none":                {edition{}, ""},
		"a year":              {edition{"3.0", "2005", ""}, ""},
		"today":               {edition{"3.0", "2026-11-28", "1815-2026"}, ""},
		"this year":           {edition{"3.0", "2026", ""}, ""},
		"tomorrow":            {edition{"3.0", "2026-11-29", ""}, "after today"},
		"no date":             {edition{"3.0", "last year", ""}, "is no date"},
		"a date without name": {edition{"", "2005", ""}, "belong to an edition"},
		"only white space":    {edition{"  ", "", ""}, "belong to an edition"},
		"no name":             {edition{"atop@3", "2005", ""}, "is no name"},
		"a long name":         {edition{strings.Repeat("3", 61), "2005", ""}, "is no name"},
		"years turned round":  {edition{"3.0", "2005", "2003-1815"}, "no span of years"},
		"years to come":       {edition{"3.0", "2005", "1815-2030"}, "no span of years"},
		"one year":            {edition{"3.0", "2005", "1815"}, "no span of years"},
	} {
		_, err := tc.given.naming(today)
		if message, _ := entente.MessageOf(err); (err == nil) != (tc.want == "") ||
			!strings.Contains(message, tc.want) {
			t.Errorf("%s: got %v, want %q", name, err, tc.want)
		}
	}
}
