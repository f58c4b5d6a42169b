package ledger_test

import (
	"context"
	"slices"
	"testing"

	"entente"
	"entente/ledger"

	"github.com/google/go-cmp/cmp"
)

// Two editions of one dataset, and one that adds a member and says who is tied: at no date of
// knowledge does a tie of one edition meet a member of the other, or come twice.
func TestTwoEditionsAndWhatOthersAdd(t *testing.T) {
	older := edition("atop", "4.01", 2018).agreement("atop:1", "alliance").
		member("atop:1", "USA", "1949", "", def).member("atop:1", "CAN", "1949", "", def).
		agreement("atop:2", "alliance").member("atop:2", "GUY", "2016", "", cons).member("atop:2", "RUS", "2016", "", cons)
	newer := edition("atop", "5.1", 2022).agreement("atop:1", "alliance").
		member("atop:1", "USA", "1949", "", def).member("atop:1", "CAN", "1949", "2020", cons)
	facts := edition("facts", "1", 2019).member("atop:1", "FIN", "2017-04-04", "", def).link("atop:1", "NOR", "SWE")
	later := edition("later", "1", 2024).member("atop:1", "MNE", "2024", "", def)
	want := map[string][]string{
		"2018": {"atop:1 CAN>USA defence 1949..", "atop:2 GUY>RUS consultation 2016.."},
		"2020": {"atop:1 CAN>FIN defence 2017-04-04..", "atop:1 CAN>USA defence 1949..",
			"atop:1 FIN>USA defence 2017-04-04..",
			"atop:1 NOR>SWE defence 1950..", "atop:2 GUY>RUS consultation 2016.."},
		"2022": {"atop:1 CAN>FIN consultation 2017-04-04..2020", "atop:1 CAN>USA consultation 1949..2020",
			"atop:1 FIN>USA defence 2017-04-04..",
			"atop:1 NOR>SWE defence 1950.."},
		"": {"atop:1 CAN>FIN consultation 2017-04-04..2020", "atop:1 CAN>USA consultation 1949..2020",
			"atop:1 FIN>MNE defence 2024..",
			"atop:1 FIN>USA defence 2017-04-04..", "atop:1 MNE>USA defence 2024..", "atop:1 NOR>SWE defence 1950.."},
	}
	for name, order := range map[string][]*paper{
		"older first": {older, newer, facts, later}, "newer first": {later, facts, newer, older}} {
		l := create(t, order[0])
		for _, p := range order[1:] {
			mustImport(t, l, p)
		}
		for known, lines := range want {
			got := slices.DeleteFunc(ties(t, l, entente.TieFilter{Known: date(known)}),
				func(s string) bool { return s[7:10] > s[11:14] })
			slices.Sort(got)
			if diff := cmp.Diff(lines, got); diff != "" {
				t.Errorf("%s, known at %q (-want +got):\n%s", name, known, diff)
			}
		}
	}
}

// The same bytes read by another mapping are read again, and the report says why.
func TestAnotherMappingReadsAgain(t *testing.T) {
	batch := func(mapping, title string) entente.Batch {
		b := edition("atop", "5.1", 2022).add(func(v entente.Provenance) entente.Statement {
			return entente.Agreement{ID: "atop:1", Kind: "alliance", Title: title, Provenance: v}
		}).batch()
		b.Mapping = mapping
		return b
	}
	l := create(t, edition("other", "1", 2000))
	title := func() string {
		v, err := reader(t, l).Agreements(context.Background(), []entente.AgreementID{"atop:1"}, entente.Date{})
		if err != nil || len(v) != 1 {
			t.Fatalf("got %d versions, %v", len(v), err)
		}
		return v[0].Title
	}
	for _, step := range []struct {
		mapping, title string
		outcome        ledger.Outcome
		why            ledger.Why
		want           string
	}{
		{"first", "wrong", ledger.Added, "", "wrong"},
		{"first", "wrong", ledger.Unchanged, "", "wrong"},
		{"second", "repaired", ledger.Replaced, ledger.MappingChanged, "repaired"},
		{"second", "repaired", ledger.Unchanged, "", "repaired"},
	} {
		b := batch(step.mapping, step.title)
		plan, err := l.Plan(context.Background(), b)
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Import(context.Background(), []entente.Batch{b})
		if err != nil {
			t.Fatal(err)
		}
		for what, got := range map[string]ledger.BatchReport{"plan": plan.Batches[0], "import": r.Batches[0]} {
			if got.Outcome != step.outcome || got.Why != step.why {
				t.Errorf("%s by the %s mapping: %s, because of %q; want %s, %q", what, step.mapping, got.Outcome, got.Why,
					step.outcome, step.why)
			}
		}
		if got := title(); got != step.want {
			t.Errorf("after the %s mapping the title is %q, want %q", step.mapping, got, step.want)
		}
	}
	b := batch("second", "repaired")
	b.Card.Terms = "others"
	if r, err := l.Import(context.Background(), []entente.Batch{b}); err != nil || r.Batches[0].Why != ledger.CardChanged {
		t.Errorf("another card: got %+v, %v", r, err)
	}
}

// Files are of one edition: the same bytes under a second name are refused, also in a rehearsal.
func TestOneFileIsOneEdition(t *testing.T) {
	p := alliance("5.1", 2022)
	l := create(t, p)
	b := p.batch()
	b.Card.Edition = "mine"
	_, err := l.Import(context.Background(), []entente.Batch{b})
	wantCode(t, err, entente.CodeConflict, "in the ledger already, as atop@5.1; they cannot be atop@mine too")
	_, err = l.Plan(context.Background(), b)
	wantCode(t, err, entente.CodeConflict, "atop@5.1")
	// A file that two editions share, beside one that is new, is no reason.
	more := edition("atop", "mine", 2022).agreement("atop:9", "alliance").batch()
	b.Files = append(b.Files, more.Files...)
	if _, err := l.Import(context.Background(), []entente.Batch{b}); err != nil {
		t.Error(err)
	}
}
