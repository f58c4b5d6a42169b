package ledger_test

import (
	"context"
	"io"
	"testing"

	"entente"

	"github.com/google/go-cmp/cmp"
)

// Every kind of statement comes back as it went in, with every field set.
func TestStatementsComeBack(t *testing.T) {
	origin := entente.Origin{Title: "A page", URL: "https://example.org/", Published: date("2023-04"), Trust: "high"}
	agreement := entente.Agreement{ID: "x:1", Kind: "strategic_partnership", Level: "special strategic", Title: "한-미 'treaty'", Signed: date("1953-10-01"),
		InForce: date("1954-11"), Ended: date("2000"), Claim: entente.ClaimPlanned, Note: "our words", Origin: origin, Known: date("2024"), AwaitsForce: true}
	member := entente.Member{Agreement: "x:1", Actor: "KOR", Raw: "732", Period: entente.Period{From: date("1953-10"), To: date("1999-12-31")},
		Phase: "2", Side: "a", Obligations: def | cons, Claim: entente.ClaimDoubted, Known: date("2024-02-29")}
	link := entente.Link{Agreement: "x:1", From: "KOR", To: "FRA", IsMutual: true, Period: entente.Period{From: date("2011-07-01")},
		Obligations: entente.Cooperation, Through: "EU", Claim: entente.ClaimFalse, Known: date("2024")}
	change := entente.Change{ID: "c-1", Agreement: "x:1", Kind: entente.ChangeAccession, Actors: []entente.ActorID{"FIN", "COW:300"},
		Date: date("2023-04-04"), IsBetween: true, Note: "joined", Claim: entente.ClaimDoubted, Origin: origin, Known: date("2024")}
	flow := entente.Flow{Measure: "shared_organisations", From: "KOR", To: "USA", IsDirected: true, Period: entente.Period{From: date("2014"), To: date("2014")}, Value: 62.5, Raw: "62,5"}
	spell := entente.Spell{Actor: "KOR", System: entente.SystemCOW, Code: "732", Name: "South Korea", Period: entente.Period{From: date("1949-06-29"), To: date("2016-12-31")}, IsCensored: true}
	p := edition("x", "1", 2024)
	p.add(func(v entente.Provenance) entente.Statement { agreement.Provenance = v; return agreement })
	p.add(func(v entente.Provenance) entente.Statement { member.Provenance = v; return member })
	p.add(func(v entente.Provenance) entente.Statement { link.Provenance = v; return link })
	p.add(func(v entente.Provenance) entente.Statement { change.Provenance = v; return change })
	p.add(func(v entente.Provenance) entente.Statement { flow.Provenance = v; return flow })
	p.add(func(v entente.Provenance) entente.Statement { spell.Provenance = v; return spell })
	l := create(t, p)
	r := reader(t, l)
	ctx := context.Background()
	known := entente.Date{}
	check := func(name string, got any, err error, want any) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for range 2 { // the second time from memory
		agreements, err := r.Agreements(ctx, []entente.AgreementID{"none", "x:1"}, known)
		check("agreements", agreements, err, []entente.AgreementVersion{{Agreement: agreement, Dataset: "x", Edition: "x@1"}})
		members, err := r.Members(ctx, "x:1", known)
		check("members", members, err, []entente.MemberVersion{{Member: member, Dataset: "x", Edition: "x@1"}})
		links, err := r.Links(ctx, "x:1", known)
		check("links", links, err, []entente.LinkVersion{{Link: link, Dataset: "x", Edition: "x@1"}})
		changes, err := r.Changes(ctx, []entente.AgreementID{"x:1", "none"}, known)
		check("changes", changes, err, []entente.ChangeVersion{{Change: change, Dataset: "x", Edition: "x@1"}})
		spells, err := r.Spells(ctx, "KOR")
		check("spells", spells, err, []entente.Spell{spell})
		for _, f := range []entente.FlowFilter{{}, {Measure: "shared_organisations", Actor: "USA", Other: "KOR", At: date("2014-03"), Known: date("2024")}} {
			flows, err := r.Flows(ctx, f)
			check("flows", flows, err, []entente.FlowVersion{{Flow: flow, Dataset: "x", Edition: "x@1"}})
		}
		for _, f := range []entente.FlowFilter{{Measure: "trade"}, {Actor: "JPN"}, {Actor: "KOR", Other: "JPN"}, {At: date("2015")}, {Known: date("2023")}} {
			flows, err := r.Flows(ctx, f)
			check("other flows", flows, err, []entente.FlowVersion(nil))
		}
	}
	early, err := r.Agreements(ctx, []entente.AgreementID{"x:1"}, date("2023"))
	check("agreements before they were known", early, err, []entente.AgreementVersion(nil))

	rows, err := r.Statements(ctx, p.snapshot(), entente.Locator{Line: 3})
	check("the row of the member", rows, err, []entente.RowStatement{{Table: "members", Values: []entente.NameValue{
		{Name: "edition", Value: "x@1"}, {Name: "agreement", Value: "x:1"}, {Name: "actor", Value: "KOR"}, {Name: "raw", Value: "732"},
		{Name: "from", Value: "1953-10"}, {Name: "to", Value: "1999-12-31"}, {Name: "phase", Value: "2"}, {Name: "side", Value: "a"},
		{Name: "obligations", Value: "defence;consultation"}, {Name: "claim", Value: "claim"}, {Name: "known", Value: "2024-02-29"},
		{Name: "locator", Value: member.Locator.String()}}}})
	for line, table := range map[int]string{2: "agreements", 4: "links", 5: "changes", 6: "flows", 7: "spells"} {
		rows, err := r.Statements(ctx, p.snapshot(), entente.Locator{Line: line})
		if err != nil || len(rows) != 1 || rows[0].Table != table {
			t.Errorf("line %d: got %+v, %v; want one row of %s", line, rows, err, table)
		}
	}
	none, err := r.Statements(ctx, p.snapshot(), entente.Locator{Line: 70})
	check("a line without statements", none, err, []entente.RowStatement(nil))
}

func TestHoldingsAndSnapshots(t *testing.T) {
	p := alliance("5.1", 2020)
	p.card.Pitfalls, p.card.Subjects, p.card.To = []string{"mind the gap"}, []entente.ActorID{"KOR"}, date("2018-12-31")
	issue := entente.Issue{Rule: "bad_date", Message: "31 February", File: p.name, Locator: entente.Locator{Line: 2, Offset: 7, Length: 3}, Column: "day", Raw: "31"}
	p.issues.Add(issue)
	l := create(t, p)
	r := reader(t, l)
	ctx := context.Background()
	held, err := r.Holdings(ctx)
	if err != nil || len(held) != 1 {
		t.Fatalf("got %d holdings, %v; want 1", len(held), err)
	}
	h := held[0]
	if diff := cmp.Diff([]entente.Issue{issue}, h.KeptIssues); diff != "" {
		t.Errorf("kept issues (-want +got):\n%s", diff)
	}
	if h.Rows != 3 || h.Issues["bad_date"] != 1 || h.Statements["members"] != 2 || h.To != p.card.To || h.Subjects[0] != "KOR" || h.Pitfalls[0] != "mind the gap" || !h.Loaded {
		t.Errorf("got %+v, want what was imported", h)
	}
	id := p.snapshot()
	for _, prefix := range []string{string(id[:12]), string(id)} {
		s, err := r.Snapshot(ctx, prefix)
		if err != nil || s.ID != id || s.Name != "atop.csv" || s.Role != "data" || s.Edition != "atop@5.1" || s.Bytes != int64(len(p.text())) {
			t.Errorf("Snapshot(%s): got %+v, %v", prefix, s, err)
		}
	}
	_, err = r.Snapshot(ctx, "000000000000")
	wantCode(t, err, entente.CodeNotFound, "000000000000")
	_, err = r.Snapshot(ctx, "../../etc")
	wantCode(t, err, entente.CodeInvalid, "checksum")

	f, err := l.OpenSnapshot(id)
	if err != nil {
		t.Fatal(err)
	}
	src, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	if b, err := io.ReadAll(src); err != nil || string(b) != p.text() || f.Size != int64(len(b)) {
		t.Errorf("got %q of size %d, %v; want the bytes that were imported", b, f.Size, err)
	}
	_, err = l.OpenSnapshot("../CURRENT")
	wantCode(t, err, entente.CodeInvalid, "not the name")
	_, err = l.OpenSnapshot(entente.SnapshotID("0" + string(id[1:])))
	wantCode(t, err, entente.CodeNotFound, "not in the ledger")
}
