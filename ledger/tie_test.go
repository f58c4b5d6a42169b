package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/ledger"

	"github.com/google/go-cmp/cmp"
)

const (
	def  = entente.Defence
	cons = entente.Consultation
)

func TestTiesAreDerived(t *testing.T) {
	phase := func(n string) func(*entente.Member) { return func(m *entente.Member) { m.Phase = n } }
	side := func(s string) func(*entente.Member) { return func(m *entente.Member) { m.Side = s } }
	base := func() *paper { return edition("atop", "5.1", 2020).agreement("atop:1", "alliance") }
	tests := []struct {
		name   string
		papers []*paper
		want   []string
	}{
		{"each owes its own", []*paper{base().member("atop:1", "USA", "1951", "1960", def).member("atop:1", "JPN", "1952", "", cons)},
			[]string{"atop:1 JPN>USA consultation 1952..1960", "atop:1 USA>JPN defence 1952..1960"}},
		{"a member without an obligation has a tie with none", []*paper{base().member("atop:1", "FRN", "1832", "", def).member("atop:1", "BEL", "1832", "", 0)},
			[]string{"atop:1 BEL>FRN  1832..", "atop:1 FRN>BEL defence 1832.."}},
		{"only while both are in", []*paper{base().member("atop:1", "A", "1900", "1910", def).member("atop:1", "B", "1911", "", def)},
			[]string{}},
		{"partial dates may touch", []*paper{base().member("atop:1", "A", "1900", "1910-06", def).member("atop:1", "B", "1910-06-30", "", def)},
			[]string{"atop:1 A>B defence 1910-06-30..1910-06", "atop:1 B>A defence 1910-06-30..1910-06"}},
		{"an unknown beginning", []*paper{base().member("atop:1", "A", "", "", def).member("atop:1", "B", "", "1950", def)},
			[]string{"atop:1 A>B defence ..1950", "atop:1 B>A defence ..1950"}},
		{"phases keep apart, no phase goes with all", []*paper{base().
			member("atop:1", "A", "1900", "1905", def, phase("1")).member("atop:1", "B", "1900", "1910", cons, phase("2")).
			member("atop:1", "C", "1900", "1910", 0)},
			[]string{"atop:1 A>C defence 1900..1905 1", "atop:1 B>C consultation 1900..1910 2",
				"atop:1 C>A  1900..1905 1", "atop:1 C>B  1900..1910 2"}},
		{"a side is not tied within itself", []*paper{base().
			member("atop:1", "A", "1900", "", def, side("x")).member("atop:1", "B", "1900", "", def, side("x")).member("atop:1", "C", "1900", "", def, side("y"))},
			[]string{"atop:1 A>C defence 1900..", "atop:1 B>C defence 1900..", "atop:1 C>A defence 1900..", "atop:1 C>B defence 1900.."}},
		{"an actor that returns has two ties", []*paper{base().
			member("atop:1", "A", "1900", "1905", def).member("atop:1", "A", "1910", "", def).member("atop:1", "B", "1890", "", def)},
			[]string{"atop:1 A>B defence 1900..1905", "atop:1 A>B defence 1910..", "atop:1 B>A defence 1900..1905", "atop:1 B>A defence 1910.."}},
		{"a mutual link", []*paper{base().link("atop:1", "A", "B", func(l *entente.Link) { l.IsMutual, l.Through = true, "EU" })},
			[]string{"atop:1 A>B defence 1950.. EU", "atop:1 B>A defence 1950.. EU"}},
		{"a one-way link has a reverse with nothing", []*paper{base().link("atop:1", "A", "B")},
			[]string{"atop:1 A>B defence 1950..", "atop:1 B>A  1950.."}},
		{"two one-way links make no empty reverse", []*paper{base().link("atop:1", "A", "B").link("atop:1", "B", "A", func(l *entente.Link) { l.Obligations = cons })},
			[]string{"atop:1 A>B defence 1950..", "atop:1 B>A consultation 1950.."}},
		{"a claim on either row is a claim on the tie", []*paper{base().
			member("atop:1", "A", "1900", "", def, func(m *entente.Member) { m.Claim = entente.ClaimDoubted }).member("atop:1", "B", "1900", "", def)},
			[]string{"atop:1 A>B defence 1900.. claim", "atop:1 B>A defence 1900.. claim"}},
		{"an agreement that nobody describes gives no tie", []*paper{edition("atop", "5.1", 2020).member("atop:1", "A", "1900", "", def).member("atop:1", "B", "1900", "", def)},
			[]string{}},
		{"another dataset adds a member", []*paper{
			base().member("atop:1", "A", "1949", "", def).member("atop:1", "B", "1949", "", cons),
			edition("later", "1", 2024).member("atop:1", "FIN", "2023-04-04", "", def).member("atop:1", "SWE", "2024-03-07", "", def)},
			[]string{"atop:1 A>B defence 1949..", "atop:1 A>FIN defence 2023-04-04..", "atop:1 A>SWE defence 2024-03-07..",
				"atop:1 B>A consultation 1949..", "atop:1 B>FIN consultation 2023-04-04..", "atop:1 B>SWE consultation 2024-03-07..",
				"atop:1 FIN>A defence 2023-04-04..", "atop:1 FIN>B defence 2023-04-04..", "atop:1 FIN>SWE defence 2024-03-07..",
				"atop:1 SWE>A defence 2024-03-07..", "atop:1 SWE>B defence 2024-03-07..", "atop:1 SWE>FIN defence 2024-03-07.."}},
		{"a member that both datasets have is tied within each only", []*paper{
			base().member("atop:1", "A", "1949", "", def).member("atop:1", "B", "1949", "", def),
			edition("later", "1", 2024).member("atop:1", "B", "1950", "", cons)},
			[]string{"atop:1 A>B defence 1949..", "atop:1 B>A defence 1949.."}},
	}
	var all []*paper
	for i, tt := range tests { // one ledger for all, since making one takes longer than asking it
		for _, p := range tt.papers {
			all = append(all, p.moveTo(fmt.Sprintf("case%d", i)))
		}
	}
	l := create(t, all...)
	got := ties(t, l, entente.TieFilter{})
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mine := []string{}
			for _, s := range got {
				if rest, ok := strings.CutPrefix(s, fmt.Sprintf("case%d:", i)); ok {
					mine = append(mine, "atop:"+rest)
				}
			}
			slices.Sort(mine)
			if diff := cmp.Diff(tt.want, mine); diff != "" {
				t.Errorf("ties (-want +got):\n%s", diff)
			}
		})
	}
}

// moveTo gives the dataset and its agreements another name.
func (p *paper) moveTo(name string) *paper {
	p.card.Dataset = entente.DatasetID(strings.Replace(string(p.card.Dataset), "atop", name, 1))
	if p.card.Dataset == "later" {
		p.card.Dataset = entente.DatasetID(name + "-later")
	}
	p.line(name) // other bytes than those of any other case
	move := func(id *entente.AgreementID) {
		*id = entente.AgreementID(strings.Replace(string(*id), "atop", name, 1))
	}
	for i, s := range p.statements {
		p.statements[i] = func(v entente.Provenance) entente.Statement {
			switch x := s(v).(type) {
			case entente.Agreement:
				move(&x.ID)
				return x
			case entente.Member:
				move(&x.Agreement)
				return x
			case entente.Link:
				move(&x.Agreement)
				return x
			default:
				return x
			}
		}
	}
	return p
}

func TestTieSaysWhoSaysIt(t *testing.T) {
	atop := edition("atop", "5.1", 2020).agreement("atop:1", "alliance").member("atop:1", "USA", "1949", "", def)
	later := edition("later", "1", 2024).member("atop:1", "FIN", "2023-04-04", "", cons)
	r := reader(t, create(t, atop, later))
	got, err := r.Ties(context.Background(), entente.TieFilter{Actor: "FIN", Owing: cons})
	if err != nil || len(got) != 1 {
		t.Fatalf("got %d ties, %v; want 1", len(got), err)
	}
	at := func(p *paper, n int) entente.Provenance {
		return p.statements[n](entente.Provenance{Snapshot: p.snapshot()}).(entente.Member).Provenance
	}
	want := entente.Tie{Agreement: "atop:1", Dataset: "later", Edition: "later@1", Kind: "alliance", Title: "Treaty atop:1 by 5.1",
		From: "FIN", To: "USA", Obligations: cons, Period: entente.Period{From: date("2023-04-04")},
		Evidence: []entente.Provenance{at(later, 0), at(atop, 1)}}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Errorf("tie (-want +got):\n%s", diff)
	}
	got[0].Evidence[0] = entente.Provenance{}
	again, err := r.Ties(context.Background(), entente.TieFilter{Actor: "FIN", Owing: cons})
	if err != nil || again[0].Evidence[0] != at(later, 0) {
		t.Errorf("what a caller did to its ties came back: got %v, %v", again[0].Evidence[0], err)
	}
}

func TestClaimOfTheSameRow(t *testing.T) {
	p := edition("atop", "1", 2020)
	p.add(func(v entente.Provenance) entente.Statement {
		return entente.Agreement{ID: "atop:1", Kind: "alliance", Claim: entente.ClaimFalse, Provenance: v}
	})
	row := p.statements[0]
	p.statements = append(p.statements, func(v entente.Provenance) entente.Statement {
		return entente.Link{Agreement: "atop:1", From: "A", To: "B", IsMutual: true, Provenance: row(v).(entente.Agreement).Provenance}
	})
	want := []string{"atop:1 A>B  .. false_claim", "atop:1 B>A  .. false_claim"}
	if diff := cmp.Diff(want, ties(t, create(t, p), entente.TieFilter{})); diff != "" {
		t.Errorf("ties (-want +got):\n%s", diff)
	}
}

func filterLedger(t testing.TB) *ledger.Ledger {
	return create(t, edition("atop", "1", 2020).
		agreement("atop:1", "alliance").member("atop:1", "USA", "1951", "1960-06", def).member("atop:1", "JPN", "1951", "", cons).
		agreement("atop:2", "alliance").member("atop:2", "USA", "1970", "", def).member("atop:2", "KOR", "1970", "", def).
		agreement("fta:1", "trade_agreement").link("fta:1", "USA", "KOR", func(l *entente.Link) {
		l.IsMutual, l.Obligations, l.Period.From = true, 0, date("2012")
	}).agreement("org:1", "shared_organisation").agreement("org:2", "shared_organisation").
		member("org:1", "USA", "1945", "", 0).member("org:1", "KOR", "1991", "", 0).member("org:1", "JPN", "1956", "", 0).
		member("org:2", "USA", "1900", "1950", 0).member("org:2", "KOR", "1948", "", 0))
}

func TestTieFilter(t *testing.T) {
	l := filterLedger(t)
	shared := []entente.Kind{entente.KindMembership}
	tests := []struct {
		name string
		f    entente.TieFilter
		want string
	}{
		{"actor", entente.TieFilter{Actor: "JPN"}, "atop:1 JPN>USA consultation 1951..1960-06, atop:1 USA>JPN defence 1951..1960-06"},
		{"nobody", entente.TieFilter{Actor: "XXX"}, ""},
		{"other alone is an actor", entente.TieFilter{Other: "JPN"}, "atop:1 JPN>USA consultation 1951..1960-06, atop:1 USA>JPN defence 1951..1960-06"},
		{"pair with its organisations", entente.TieFilter{Actor: "USA", Other: "KOR"},
			"atop:2 USA>KOR defence 1970.., atop:2 KOR>USA defence 1970.., fta:1 USA>KOR  2012.., fta:1 KOR>USA  2012.., " +
				"org:1 USA>KOR  1991.., org:1 KOR>USA  1991.., org:2 USA>KOR  1948..1950, org:2 KOR>USA  1948..1950"},
		{"kind", entente.TieFilter{Actor: "USA", Kinds: []entente.Kind{"trade_agreement"}}, "fta:1 USA>KOR  2012.., fta:1 KOR>USA  2012.."},
		{"owing", entente.TieFilter{Actor: "USA", Owing: cons}, "atop:1 JPN>USA consultation 1951..1960-06"},
		{"at a day", entente.TieFilter{Actor: "USA", At: date("1960-06-30")}, "atop:1 USA>JPN defence 1951..1960-06, atop:1 JPN>USA consultation 1951..1960-06"},
		{"after the end", entente.TieFilter{Actor: "USA", At: date("1960-07-01")}, ""},
		{"at some time in a year", entente.TieFilter{Actor: "USA", At: date("2012"), Kinds: []entente.Kind{"trade_agreement"}}, "fta:1 USA>KOR  2012.., fta:1 KOR>USA  2012.."},
		{"organisations of one", entente.TieFilter{Actor: "JPN", Kinds: shared},
			"org:1 JPN>KOR  1991.., org:1 KOR>JPN  1991.., org:1 JPN>USA  1956.., org:1 USA>JPN  1956.."},
		{"organisations at a date", entente.TieFilter{Actor: "USA", Other: "KOR", Kinds: shared, At: date("1950")}, "org:2 USA>KOR  1948..1950, org:2 KOR>USA  1948..1950"},
		{"organisations of all are not listed", entente.TieFilter{Kinds: shared}, ""},
		{"all, owing", entente.TieFilter{Owing: cons}, "atop:1 JPN>USA consultation 1951..1960-06"},
		{"all at a date", entente.TieFilter{At: date("1955"), Kinds: []entente.Kind{"alliance"}}, "atop:1 JPN>USA consultation 1951..1960-06, atop:1 USA>JPN defence 1951..1960-06"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 2 { // the second time from memory
				if got := strings.Join(ties(t, l, tt.f), ", "); got != tt.want {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
			}
		})
	}
}
