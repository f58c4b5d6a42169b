package ledger_test

import (
	"context"
	"strings"
	"testing"

	"entente"
)

// bad is no UTF-8. Such a text among the values of a list used to end the whole process.
const bad = "\xff\xfe"

func TestIdsThatAreNoTextAreNotThere(t *testing.T) {
	ctx := context.Background()
	l := create(t, edition("atop", "5.1", 2018).agreement("a", "alliance").member("a", "KOR", "1953", "", entente.Defence))
	r := reader(t, l)
	agreements, err := r.Agreements(ctx, []entente.AgreementID{bad, "a", "a" + bad}, entente.Date{})
	if err != nil || len(agreements) != 1 {
		t.Errorf("got %v, %v; want the one agreement that is there", agreements, err)
	}
	if changes, err := r.Changes(ctx, []entente.AgreementID{bad}, entente.Date{}); err != nil || len(changes) != 0 {
		t.Errorf("got %v, %v; want no changes", changes, err)
	}
	for _, f := range []entente.TieFilter{{Actor: bad}, {Actor: "KOR", Other: bad}, {Actor: "KOR", Kinds: []entente.Kind{bad}}} {
		if list, err := r.Ties(ctx, f); err != nil || len(list) != 0 {
			t.Errorf("%+v: got %v, %v; want no ties", f, list, err)
		}
	}
	if members, err := r.Members(ctx, bad, entente.Date{}); err != nil || len(members) != 0 {
		t.Errorf("got %v, %v; want no members", members, err)
	}
}

// What is no text is stored as U+FFFD, wherever it stands: a file may be called anything.
func TestWhatIsNoTextIsStoredAsText(t *testing.T) {
	ctx := context.Background()
	p := edition("atop", "5.1", 2018).agreement("a", "alliance")
	p.add(func(v entente.Provenance) entente.Statement {
		return entente.Agreement{ID: "b", Kind: "alliance", Title: "Treaty " + bad, Provenance: v}
	})
	p.name = "list" + bad + ".csv"
	p.issues.Add(entente.Issue{Rule: "odd", Message: bad, File: p.name, Raw: strings.Repeat("한국", 100), Locator: entente.Locator{Line: 1, Length: 6}})
	l := create(t, p)
	r := reader(t, l)
	agreements, err := r.Agreements(ctx, []entente.AgreementID{"b"}, entente.Date{})
	if err != nil || len(agreements) != 1 || agreements[0].Title != "Treaty \ufffd" {
		t.Errorf("got %+v, %v", agreements, err)
	}
	holdings, err := r.Holdings(ctx)
	if err != nil || len(holdings) != 1 || holdings[0].Snapshots[0].Name != "list\ufffd.csv" || holdings[0].KeptIssues[0].Message != "\ufffd" {
		t.Errorf("got %+v, %v", holdings, err)
	}
	if v, err := l.Verify(ctx); err != nil || len(v.Problems) > 0 {
		t.Errorf("verify: %v, %v", v.Problems, err)
	}
}
