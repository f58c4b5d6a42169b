// Package readertest is the suite that every reader of a ledger passes ([Run]), the world that it is run on
// ([Batches] for a ledger, [New] for the double), and the double that tests of subjects read ([Memory]).
// Nothing that ships imports it.
package readertest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/tie"

	"github.com/google/go-cmp/cmp"
)

// Run asks a reader over the world of this package everything that package tie asks of a ledger. open opens
// it anew, as each request does.
func Run(t *testing.T, open func(t *testing.T) tie.Reader) {
	for name, test := range map[string]func(*testing.T, tie.Reader){
		"ties": testTies, "flows": testFlows, "agreements": testAgreements, "sources": testSources, "rows": testRows,
		"closing": testClosing,
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			defer r.Close()
			test(t, r)
		})
	}
}

func testTies(t *testing.T, r tie.Reader) {
	one := func(edition, from, to, owes string) string {
		return "pacts:1 " + edition + " " + from + ">" + to + " " + owes
	}
	after := []string{one("2", "KOR", "USA", "consultation"), one("2", "USA", "KOR", "defence;consultation")}
	trade := []string{"pacts:2 2 CHN>PRK cooperation", "pacts:2 2 PRK>CHN "}
	for name, tc := range map[string]struct {
		f    entente.TieFilter
		want []string
	}{
		"everything":               {entente.TieFilter{}, append(slices.Clone(after), trade...)},
		"of an actor, either side": {entente.TieFilter{Actor: "KOR"}, after},
		"of a pair":                {entente.TieFilter{Actor: "USA", Other: "KOR"}, after},
		"of a pair without ties":   {entente.TieFilter{Actor: "USA", Other: "CHN"}, nil},
		"of nobody":                {entente.TieFilter{Actor: "JPN"}, nil},
		"of a kind":                {entente.TieFilter{Kinds: []entente.Kind{entente.KindTrade}}, trade},
		"of a kind and an actor":   {entente.TieFilter{Actor: "KOR", Kinds: []entente.Kind{entente.KindTrade}}, nil},
		"that owe":                 {entente.TieFilter{Actor: "KOR", Owing: entente.Defence}, after[1:]},
		"that owe both":            {entente.TieFilter{Owing: entente.Defence | entente.Consultation}, after[1:]},
		"before they began":        {entente.TieFilter{At: entente.Year(1952)}, nil},
		"in the year they began":   {entente.TieFilter{At: entente.Year(1953)}, after},
		"after one ended":          {entente.TieFilter{At: entente.Year(1991)}, after},
		"on its last day": {entente.TieFilter{Actor: "PRK", At: entente.Date{Year: 1990, Month: 12,
			Day: 31}}, trade},
		"as known before": {entente.TieFilter{Known: entente.Year(2015)}, []string{one("1", "KOR", "USA",
			"consultation"), one("1", "USA", "KOR", "defence;consultation")}},
		"as known too early": {entente.TieFilter{Known: entente.Year(2009)}, nil},
	} {
		got, err := r.Ties(t.Context(), tc.f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var said []string
		for _, x := range got {
			said = append(said, fmt.Sprintf("%s %s %s>%s %s", x.Agreement, strings.TrimPrefix(x.Edition, "pacts@"),
				x.From, x.To, x.Obligations))
			if len(x.Evidence) == 0 || x.Title == "" || x.Period.From.IsZero() {
				t.Errorf("%s: got %+v without evidence, title or beginning", name, x)
			}
		}
		compare(t, name, said, tc.want)
	}
	// Callers own what they get.
	first, _ := r.Ties(t.Context(), entente.TieFilter{Actor: "KOR"})
	first[0].Evidence[0], first[0].From = entente.Provenance{}, "XXX"
	if again, _ := r.Ties(t.Context(), entente.TieFilter{Actor: "KOR"}); slices.ContainsFunc(again,
		func(x entente.Tie) bool {
			return x.From == "XXX" || x.Evidence[0] == entente.Provenance{}
		}) {
		t.Error("what a caller changed is changed for the next one")
	}
}

func testFlows(t *testing.T, r tie.Reader) {
	for name, tc := range map[string]struct {
		f    entente.FlowFilter
		want []string
	}{
		"of an actor": {entente.FlowFilter{Measure: "meetings", Actor: "USA"}, []string{"9"}},
		"of a pair": {entente.FlowFilter{Measure: "meetings", Actor: "USA", Other: "KOR",
			At: entente.Year(2000)}, []string{"9"}},
		"another measure": {entente.FlowFilter{Measure: "visits", Actor: "USA"}, nil},
		"another year":    {entente.FlowFilter{Measure: "meetings", Actor: "USA", At: entente.Year(2001)}, nil},
		"as known before": {entente.FlowFilter{Measure: "meetings", Actor: "KOR", Known: entente.Year(2012)},
			[]string{"7"}},
	} {
		got, err := r.Flows(t.Context(), tc.f)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var said []string
		for _, x := range got {
			said = append(said, fmt.Sprint(x.Value))
		}
		compare(t, name, said, tc.want)
	}
}

func testAgreements(t *testing.T, r tie.Reader) {
	ctx, both := t.Context(), []entente.AgreementID{"pacts:1", "pacts:2", "pacts:9"}
	for known, want := range map[entente.Date][][]string{
		{}:                 {{"Trade", "Treaty of 2"}, {"c1"}, {"KOR", "USA"}, {"CHN"}},
		entente.Year(2015): {{"Treaty of 1"}, nil, {"KOR", "USA"}, nil},
		entente.Year(2000): {nil, nil, nil, nil},
	} {
		agreements, err := r.Agreements(ctx, both, known)
		check(t, err)
		changes, err := r.Changes(ctx, both, known)
		check(t, err)
		members, err := r.Members(ctx, "pacts:1", known)
		check(t, err)
		links, err := r.Links(ctx, "pacts:2", known)
		check(t, err)
		compare(t, "agreements "+known.String(), said(agreements,
			func(v entente.AgreementVersion) string { return v.Title }), want[0])
		compare(t, "changes "+known.String(), said(changes, func(v entente.ChangeVersion) string { return v.ID }),
			want[1])
		compare(t, "members "+known.String(), said(members,
			func(v entente.MemberVersion) string { return string(v.Actor) }), want[2])
		compare(t, "links "+known.String(), said(links, func(v entente.LinkVersion) string { return string(v.From) }),
			want[3])
	}
}

func testSources(t *testing.T, r tie.Reader) {
	edition := func(c entente.Card) string { return c.EditionID() }
	for known, want := range map[entente.Date][]string{{}: {"pacts@2", "states@1"}, entente.Year(2015): {"pacts@1",
		"states@1"},
		entente.Year(2010): {"pacts@1"}, entente.Year(2000): nil} {
		cards, err := r.Cards(t.Context(), known)
		check(t, err)
		compare(t, "cards "+known.String(), said(cards, edition), want)
	}
	held, err := r.Holdings(t.Context())
	check(t, err)
	compare(t, "holdings", said(held, func(h entente.Holding) string {
		return fmt.Sprint(h.EditionID(), " ",
			len(h.Snapshots))
	}),
		[]string{"pacts@1 1", "pacts@2 1", "states@1 1"})
	spells, err := r.Spells(t.Context(), "KOR")
	check(t, err)
	compare(t, "spells", said(spells, func(s entente.Spell) string {
		return fmt.Sprint(s.Code, " ", s.Period.From,
			" ", s.IsCensored)
	}), []string{"732 1949 true"})
	if none, err := r.Spells(t.Context(), "USA"); err != nil || len(none) > 0 {
		t.Errorf("got %v, %v for a state without spells", none, err)
	}
	if r.Generation() < 1 {
		t.Errorf("got generation %d", r.Generation())
	}
}

func testRows(t *testing.T, r tie.Reader) {
	snap, err := r.Snapshot(t.Context(), string(newer.id)[:12])
	check(t, err)
	if snap.ID != newer.id || snap.Edition != "pacts@2" || snap.Name != "pacts.csv" || snap.Role != "data" {
		t.Errorf("got %+v", snap)
	}
	for prefix, code := range map[string]entente.Code{"0123456789ab": entente.CodeNotFound,
		"short": entente.CodeInvalid} {
		if _, err := r.Snapshot(t.Context(), prefix); entente.CodeOf(err) != code {
			t.Errorf("%s: got %v, want %s", prefix, err, code)
		}
	}
	// An evidence id has the line and not its bytes.
	row, err := r.Raw(t.Context(), newer.id, entente.Locator{Line: 3})
	check(t, err)
	if row.Raw != "2,PRK,CHN" || !slices.Equal(row.Columns, []string{"id", "a", "b"}) || !slices.Equal(row.Fields,
		[]string{"2", "PRK", "CHN"}) {
		t.Errorf("got %+v", row)
	}
	if _, err := r.Raw(t.Context(), newer.id, entente.Locator{Line: 99}); err == nil {
		t.Error("line 99 of four: got no error")
	}
	statements, err := r.Statements(t.Context(), newer.id, entente.Locator{Line: 3})
	check(t, err)
	compare(t, "statements", said(statements, func(s entente.RowStatement) string { return s.Table }),
		[]string{"agreements", "changes", "links"})
	if none, err := r.Statements(t.Context(), newer.id, entente.Locator{Line: 1}); err != nil || len(none) > 0 {
		t.Errorf("got %v, %v for the header", none, err)
	}
}

func testClosing(t *testing.T, r tie.Reader) {
	done := make(chan error, 8)
	for range 8 { // it is used by many at once
		go func() { _, err := r.Ties(context.Background(), entente.TieFilter{Actor: "KOR"}); done <- err }()
	}
	for range 8 {
		check(t, <-done)
	}
	check(t, r.Close())
	check(t, r.Close())
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func said[T any](list []T, what func(T) string) (out []string) {
	for _, x := range list {
		out = append(out, what(x))
	}
	return out
}

// compare compares in no order: readers promise none.
func compare(t *testing.T, name string, got, want []string) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: -want +got\n%s", name, diff)
	}
}
