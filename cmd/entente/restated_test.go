package main

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente"
	"entente/evidence"
	"entente/internal/shared"
	"entente/tie"
)

// membersOf are the evidence ids of ATOP's rows about the members of an agreement.
func membersOf(t *testing.T, b *bench, agreement string) []entente.EvidenceID {
	t.Helper()
	var x tie.Instrument
	r := b.run("agreement", agreement, "--format", "json")
	if err := json.Unmarshal([]byte(r.out), &x); err != nil {
		t.Fatalf("%v: %+v", err, r)
	}
	var ids []entente.EvidenceID
	for _, p := range x.Parties {
		if p.Towards == "" && strings.HasPrefix(x.Evidence[p.Evidence[0]].Source, "atop@") {
			ids = append(ids, p.Evidence[0])
		}
	}
	if len(ids) == 0 {
		t.Fatalf("%s has no members from ATOP", agreement)
	}
	return ids
}

// A row of the starter names the publisher's row that it restates, and shows that line where the ledger
// has the publisher's file; a row of the publisher's file is just that.
func TestTraceOfARestatement(t *testing.T) {
	atop := shared.File(t, "data", "atop")
	b := newBench(t)
	for _, agreement := range []string{"atop:3240", "atop:3180"} {
		id := string(membersOf(t, b, agreement)[0])
		r := b.run("trace", id)
		names := regexp.MustCompile(`This record is Entente's restatement of line \d+ of atop5_1m\.csv \(ATOP 5\.1\)`)
		if !strings.Contains(r.out, "ENTENTE'S RESTATEMENT") || !names.MatchString(r.out) ||
			!strings.Contains(r.out, "not in this ledger: entente import atop") {
			t.Errorf("%s: got %s, want the publisher's row named, and how to get it", id, r.out)
		}
	}
	if r := b.run("import", "atop", filepath.Join(atop, "atop5_1m.csv"), filepath.Join(atop, "atop5_1a.csv"),
		filepath.Join(atop, "atop5_1aph.csv")); r.code != 0 {
		t.Fatalf("import: %+v", r)
	}
	r := b.run("trace", string(membersOf(t, b, "atop:3240")[0]))
	if !strings.Contains(r.out, "AS IT STANDS IN THE PUBLISHER'S FILE") || strings.Contains(r.out, "restatement") {
		t.Errorf("after the import: got %s, want the publisher's own line", r.out)
	}
	b.run("ledger", "rollback", "1")
	var row evidence.Row
	r = b.run("trace", string(membersOf(t, b, "atop:3240")[0]), "--format", "json")
	if err := json.Unmarshal([]byte(r.out), &row); err != nil || row.Restated == nil {
		t.Fatalf("after going back: %v, %+v", err, r)
	}
	if !strings.HasPrefix(row.Restated.Raw, "3240,") || row.Restated.Snapshot == row.Evidence.Snapshot ||
		row.Raw == row.Restated.Raw {
		t.Errorf("got %+v, want the line of the publisher's file beside our restatement", row.Restated)
	}
}
