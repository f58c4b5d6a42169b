package tie_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/evidence"
	"entente/tie"
)

const both = entente.Defence | entente.Consultation

func TestStanding(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3240", "USA", "KOR", "1953-10-01", "", both, both)
	for _, tc := range []struct {
		name, at, reaffirmed string
		want                 tie.Standing
		confirmed, observed  string
	}{
		{"inside the coverage", "1975", "", tie.InForce, "", ""},
		{"last day of the coverage", "2018-12-31", "", tie.InForce, "", ""},
		{"past the coverage", "2026-11-24", "", tie.LastObserved, "", "2018-12-31"},
		{"confirmed later", "2026-11-24", "2025-11-13", tie.InForce, "2025-11-13", ""},
		{"confirmed after the date asked", "2020", "2025-11-13", tie.InForce, "2025-11-13", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s.changes = nil
			if tc.reaffirmed != "" {
				s.change(t, "atop:3240", entente.ChangeReaffirmed, tc.reaffirmed, "USA", "KOR")
			}
			v := partner(t, s.ask(t, tie.Query{Actor: "KOR", AsOf: date(t, tc.at)}), "USA").Ties[0]
			if v.Standing != tc.want || v.Confirmed != date(t, tc.confirmed) || v.Observed != date(t, tc.observed) {
				t.Errorf("got %s, confirmed %v, observed %v", v.Standing, v.Confirmed, v.Observed)
			}
		})
	}
}

func TestBeforeAndAfterATie(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:1", "USA", "TWN", "1954-12-02", "1980-01-01", both, both)
	if p := s.ask(t, tie.Query{Actor: "TWN", AsOf: date(t, "1990")}); len(p.Partners) != 0 ||
		p.Absence != evidence.None {
		t.Errorf("an ended tie must not be listed: %v, absence %q", ids(p), p.Absence)
	}
	p := s.ask(t, tie.Query{Actor: "TWN", Other: "USA", AsOf: date(t, "1990"), History: true})
	x := partner(t, p, "USA")
	if x.Tier != tie.NoTier || x.Ties[0].Standing != tie.Ended || x.Ties[0].To != date(t, "1980-01-01") {
		t.Errorf("with history: got %q %+v", x.Tier, x.Ties[0])
	}
	x = partner(t, s.ask(t, tie.Query{Actor: "TWN", AsOf: date(t, "1950"), History: true}), "USA")
	if x.Ties[0].Standing != tie.NotYet || x.Tier != tie.NoTier {
		t.Errorf("before it began: got %q %q", x.Ties[0].Standing, x.Tier)
	}
}

func TestTiersAndDirections(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3375", "USA", "JPN", "1960-01-19", "", both, entente.Consultation)
	s.alliance(t, "atop:4365", "KOR", "RUS", "1992-11-19", "", entente.NonAggression, entente.NonAggression)
	s.alliance(t, "atop:9", "GBR", "FRA", "1990", "", 0, 0)
	at := date(t, "2010")
	jp := partner(t, s.ask(t, tie.Query{Actor: "JPN", AsOf: at}), "USA")
	us := partner(t, s.ask(t, tie.Query{Actor: "USA", AsOf: at}), "JPN")
	for _, x := range []tie.Partner{jp, us} {
		if x.Tier != tie.TreatyAlly || x.Direction != "one_sided" || !slices.Equal(x.OwedBy, []entente.ActorID{"USA"}) {
			t.Errorf("%s: got %s, %s, owed by %v", x.Actor, x.Tier, x.Direction, x.OwedBy)
		}
	}
	if x := partner(t, s.ask(t, tie.Query{Actor: "KOR", AsOf: at}), "RUS"); x.Tier != tie.Restraint ||
		x.Direction != "mutual" {
		t.Errorf("non-aggression: got %s %s", x.Tier, x.Direction)
	}
	if x := partner(t, s.ask(t, tie.Query{Actor: "GBR", AsOf: at}), "FRA"); x.Tier != tie.OtherPartner {
		t.Errorf("members who owe each other nothing: got %s", x.Tier)
	}
	if p := s.ask(t, tie.Query{Actor: "KOR", AsOf: at, Owing: entente.Defence}); len(p.Partners) != 0 {
		t.Errorf("owing defence: got %v", ids(p))
	}
	if p := s.ask(t, tie.Query{Actor: "USA", AsOf: at, Tier: tie.SecurityPartner}); len(p.Partners) != 0 {
		t.Errorf("of another tier: got %v", ids(p))
	}
}

func TestSinceFollowsTheUnbrokenChain(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3220", "USA", "JPN", "1951-09-08", "1960-06-23", both, entente.Consultation)
	s.alliance(t, "atop:3375", "USA", "JPN", "1960-01-19", "", both, entente.Consultation)
	s.alliance(t, "atop:2340", "IRQ", "SAU", "1934", "1962", both, both)
	s.alliance(t, "atop:2340", "IRQ", "SAU", "1995-02-26", "", both, both)
	if x := partner(t, s.ask(t, tie.Query{Actor: "JPN", AsOf: date(t, "2000")}), "USA"); x.Since != date(t,
		"1951-09-08") {
		t.Errorf("two treaties that overlap: since %v", x.Since)
	}
	x := partner(t, s.ask(t, tie.Query{Actor: "SAU", AsOf: date(t, "2000")}), "IRQ")
	if x.Since != date(t, "1995-02-26") || x.Ties[0].From != date(t, "1995-02-26") {
		t.Errorf("a treaty that lapsed and returned: since %v, from %v", x.Since, x.Ties[0].From)
	}
}

func TestChangesEndAndRestoreTies(t *testing.T) {
	for name, tc := range map[string]struct {
		changes []string // kind, date
		want    tie.Standing
	}{
		"terminated":                 {[]string{"termination", "2024-12-04"}, tie.Ended},
		"withdrawn":                  {[]string{"withdrawal", "2020"}, tie.Ended},
		"notice taken back":          {[]string{"withdrawal", "2019-09-24", "reaffirmed", "2020-03-10"}, tie.InForce},
		"only suspended":             {[]string{"suspension", "2024-02-22"}, tie.LastObserved},
		"reaffirmed then terminated": {[]string{"reaffirmed", "2020", "termination", "2024"}, tie.Ended},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.alliance(t, "atop:4940", "RUS", "PRK", "2000-02-09", "", entente.Consultation, entente.Consultation)
			for i := 0; i < len(tc.changes); i += 2 {
				s.change(t, "atop:4940", entente.ChangeKind(tc.changes[i]), tc.changes[i+1], "PRK", "RUS")
			}
			p := s.ask(t, tie.Query{Actor: "PRK", Other: "RUS", AsOf: date(t, "2026-11-24"), History: true})
			if got := partner(t, p, "RUS").Ties[0].Standing; got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
	t.Run("of others", func(t *testing.T) {
		s := newShelf()
		s.alliance(t, "atop:3075", "USA", "BRA", "1947", "", both, both)
		s.change(t, "atop:3075", entente.ChangeWithdrawal, "2013", "MEX")
		if v := partner(t, s.ask(t, tie.Query{Actor: "BRA", AsOf: date(t, "2016")}),
			"USA").Ties[0]; v.Standing != tie.InForce {
			t.Errorf("a third member's leaving: got %s", v.Standing)
		}
	})
}

func TestClaimsLiftNobody(t *testing.T) {
	s := newShelf()
	s.alliance(t, "korea-ties:uae", "KOR", "ARE", "2009", "", both, both)
	for i := range s.ties {
		s.ties[i].Claim, s.ties[i].Dataset = entente.ClaimDoubted, "korea-ties"
	}
	p := s.ask(t, tie.Query{Actor: "KOR", AsOf: date(t, "2018")})
	if x := partner(t, p, "ARE"); x.Tier != tie.NoTier || x.Ties[0].Standing != tie.Contested {
		t.Errorf("got tier %q, standing %q", x.Tier, x.Ties[0].Standing)
	}
	rank, err := s.book(t).Ranking(context.Background(), date(t, "2018"), entente.Date{})
	if err != nil || len(rank) != 0 {
		t.Errorf("a claim was counted: %v, %v", rank, err)
	}
	for i := range s.ties {
		s.ties[i].Claim = entente.ClaimPlanned
	}
	if p := s.ask(t, tie.Query{Actor: "KOR", AsOf: date(t, "2018")}); len(p.Partners) != 0 {
		t.Errorf("a plan was listed: %v", ids(p))
	}
}

func TestDisagreements(t *testing.T) {
	s := newShelf()
	s.cards = append(s.cards, entente.Card{Dataset: "korea-ties", Edition: "2026-11", Short: "Korea",
		Published: entente.Year(2026)})
	s.alliance(t, "atop:3240", "USA", "KOR", "1953-10-01", "", both, both)
	add := func(n int, inForce, note string) {
		v := entente.AgreementVersion{Dataset: "korea-ties", Edition: "korea-ties@2026-11"}
		v.ID, v.Kind, v.Title, v.Signed, v.InForce, v.Note, v.Provenance = "atop:3240", entente.KindAlliance,
			"Mutual Defense Treaty", date(t, "1953-10"), date(t, inForce), note, line(n)
		s.versions = append(s.versions, v)
	}
	add(101, "1954-11-17", "Washington time")
	add(102, "1954-11-18", "Seoul time")
	add(103, "1954-11", "")
	p := s.ask(t, tie.Query{Actor: "KOR", AsOf: date(t, "1975")})
	if len(p.Disagreements) != 1 {
		t.Fatalf("got %d disagreements: %+v", len(p.Disagreements), p.Disagreements)
	}
	d := p.Disagreements[0]
	want := []evidence.Version{
		{Says: "17 November 1954", Evidence: []entente.EvidenceID{line(101).Evidence(), line(103).Evidence()}},
		{Says: "18 November 1954", Evidence: []entente.EvidenceID{line(102).Evidence()}},
	}
	if diff := cmp.Diff(want, d.Versions); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if d.Used != 0 ||
		d.About != "date of entry into force of Treaty atop:3240 (South Korea and United States of America)" {
		t.Errorf("got used %d, about %q", d.Used, d.About)
	}
	if v := partner(t, p, "USA").Ties[0]; v.EntryForce != date(t, "1954-11-17") || v.From != date(t, "1953-10-01") {
		t.Errorf("got in force %v, from %v", v.EntryForce, v.From)
	}
	for _, id := range append(want[0].Evidence, want[1].Evidence...) {
		if _, ok := p.Evidence[id]; !ok {
			t.Errorf("no footnote for %s", id)
		}
	}
}

func TestFourKindsOfAbsence(t *testing.T) {
	s := newShelf()
	s.spells = []entente.Spell{{Actor: "KOR", System: entente.SystemCOW, Code: "732",
		Period: entente.Period{From: date(t, "1949-06-29"), To: date(t, "2016-12-31")}, IsCensored: true},
		{Actor: "CHE", System: entente.SystemCOW, Code: "225", Period: entente.Period{From: date(t, "1816-01-01"),
			To: date(t, "2016-12-31")}, IsCensored: true}}
	for _, tc := range []struct {
		name  string
		cards []entente.Card
		q     tie.Query
		want  evidence.Absence
	}{
		{"none", []entente.Card{atopCard}, tie.Query{Actor: "CHE", AsOf: date(t, "1975")}, evidence.None},
		{"out of coverage", []entente.Card{atopCard}, tie.Query{Actor: "CHE", AsOf: date(t, "2025")},
			evidence.OutOfCoverage},
		{"not coded", []entente.Card{{Dataset: "korea-ties", Edition: "1", Subjects: []entente.ActorID{"KOR"},
			Kinds: []entente.Kind{entente.KindTrade}}},
			tie.Query{Actor: "CHE", AsOf: date(t, "1975"), Kinds: []entente.Kind{entente.KindTrade}},
			evidence.NotCoded},
		{"not in the system", []entente.Card{atopCard}, tie.Query{Actor: "KOR", AsOf: date(t, "1930")},
			evidence.NotInSystem},
		{"before the state systems begin", []entente.Card{atopCard}, tie.Query{Actor: "KOR", AsOf: date(t, "1700")},
			evidence.OutOfCoverage},
		{"a censored membership goes on", []entente.Card{atopCard}, tie.Query{Actor: "KOR", AsOf: date(t, "2020")},
			evidence.OutOfCoverage},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s.cards = tc.cards
			p := s.ask(t, tc.q)
			if p.Absence != tc.want || len(p.Partners) != 0 {
				t.Errorf("got %q, want %q; coverage %+v", p.Absence, tc.want, p.Coverage)
			}
		})
	}
}

func TestUnknownActor(t *testing.T) {
	_, err := newShelf().book(t).Partners(context.Background(), tie.Query{Actor: "WAK", AsOf: date(t, "2020")})
	if entente.CodeOf(err) != entente.CodeNotFound {
		t.Errorf("got %v", err)
	}
	_, err = newShelf().book(t).Partners(context.Background(), tie.Query{Actor: "KOR", Other: "KOR", AsOf: date(t,
		"2020")})
	if entente.CodeOf(err) != entente.CodeInvalid {
		t.Errorf("tied to itself: got %v", err)
	}
}

func TestRankingCountsWhoIsOwed(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:1", "USA", "JPN", "1960", "", both, entente.Consultation)
	s.alliance(t, "atop:2", "USA", "KOR", "1953", "", both, both)
	s.alliance(t, "atop:3", "USA", "GBR", "1949", "1970", both, both)
	got, err := s.book(t).Ranking(context.Background(), date(t, "2010"), entente.Date{})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[entente.ActorID]int{}
	for _, x := range got {
		counts[x.Actor] = x.Allies
	}
	if diff := cmp.Diff(map[entente.ActorID]int{"USA": 1, "JPN": 1, "KOR": 1}, counts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	edges, err := s.book(t).Edges(context.Background(), []entente.ActorID{"USA", "JPN", "KOR"}, date(t, "2010"),
		entente.Date{})
	if err != nil || len(edges) != 2 {
		t.Errorf("edges: got %+v, %v", edges, err)
	}
}

func TestHistoryHasEverySpell(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:2340", "IRQ", "SAU", "1934", "1962", both, both)
	s.alliance(t, "atop:2340", "IRQ", "SAU", "1995-02-26", "", both, both)
	es, set, err := s.book(t).History(context.Background(), "SAU", entente.Date{})
	if err != nil || len(es) != 2 {
		t.Fatalf("got %d episodes, %v", len(es), err)
	}
	if es[0].Standing != tie.Ended || es[1].Standing != tie.LastObserved || es[1].From != date(t, "1995-02-26") {
		t.Errorf("got %s %s, from %v", es[0].Standing, es[1].Standing, es[1].From)
	}
	for _, e := range es {
		for _, id := range e.Evidence {
			if _, ok := set[id]; !ok {
				t.Errorf("no footnote for %s", id)
			}
		}
	}
}

// A dataset that looks every few years sees a tie, or does not; that it has not looked since is no end.
func TestObservationsAreNoEnds(t *testing.T) {
	s := newShelf()
	card := entente.Card{Dataset: "missions", Edition: "1", Short: "Missions", From: 2000, To: date(t, "2020-12-31"),
		Step:  5,
		Kinds: []entente.Kind{entente.KindRepresentation}}
	s.cards = append(s.cards, card)
	for _, year := range []string{"2000", "2005", "2020"} {
		s.ties = append(s.ties, entente.Tie{Agreement: "missions:1", Dataset: "missions", Edition: "missions@1",
			Kind: entente.KindRepresentation,
			From: "KOR", To: "FRA", Period: entente.Period{From: date(t, year), To: date(t, year)},
			Evidence: []entente.Provenance{line(2)}})
	}
	for at, want := range map[string]tie.Standing{
		"2003": tie.InForce, "2005": tie.InForce, "2008": tie.LastObserved, "2012": tie.Ended, "2020": tie.InForce,
		"2026-11-24": tie.LastObserved,
	} {
		p := s.ask(t, tie.Query{Actor: "KOR", Other: "FRA", AsOf: date(t, at), History: true})
		v := partner(t, p, "FRA").Ties[0]
		if v.Standing != want || (want == tie.LastObserved && !v.To.IsZero()) {
			t.Errorf("%s: got %s, observed %v, to %v; want %s", at, v.Standing, v.Observed, v.To, want)
		}
	}
}

// More evidence never makes a confirmed fact less sure, and a page that announces a thing does not
// confirm it.
func TestConfirmationsAreLaterAndKeep(t *testing.T) {
	s := newShelf()
	s.cards = append(s.cards, entente.Card{Dataset: "korea-ties", Edition: "1"}, entente.Card{Dataset: "desta",
		Edition: "2", To: date(t, "2023-12-31")})
	add := func(dataset entente.DatasetID, edition, from, page string) {
		s.ties = append(s.ties, entente.Tie{Agreement: "desta:9", Dataset: dataset, Edition: edition,
			Kind: entente.KindTrade, From: "KOR", To: "USA",
			Period: entente.Period{From: date(t, from)}, Evidence: []entente.Provenance{line(len(s.ties) + 2)}})
		v := entente.AgreementVersion{Dataset: dataset, Edition: edition}
		v.ID, v.Kind, v.Title, v.InForce, v.Origin.Published, v.Provenance = "desta:9", entente.KindTrade, "KORUS",
			date(t, from), date(t, page), line(100+len(s.ties))
		s.versions = append(s.versions, v)
	}
	view := func() tie.View {
		return partner(t, s.ask(t, tie.Query{Actor: "KOR", AsOf: date(t, "2026-11-24")}), "USA").Ties[0]
	}
	add("korea-ties", "korea-ties@1", "2012-03-15", "2012-04")
	if v := view(); v.Standing != tie.LastObserved || v.Observed != date(t, "2012-04") {
		t.Errorf("a page of the same year: got %s, observed %v", v.Standing, v.Observed)
	}
	add("korea-ties", "korea-ties@1", "2012-03-15", "2017")
	if v := view(); v.Standing != tie.InForce || v.Confirmed != date(t, "2017") {
		t.Errorf("a later page: got %s, confirmed %v", v.Standing, v.Confirmed)
	}
	add("desta", "desta@2", "2012", "")
	if v := view(); v.Standing != tie.InForce || v.Confirmed != date(t, "2023-12-31") || v.From != date(t,
		"2012-03-15") {
		t.Errorf("a dataset that saw it later: got %s, confirmed %v, from %v", v.Standing, v.Confirmed, v.From)
	}
}
