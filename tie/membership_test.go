package tie_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/crosswalk"
	"entente/evidence"
	"entente/tie"
)

var igoCard = entente.Card{Dataset: "cow-igo-membership", Edition: "2.3", Short: "COW IGO members", From: 1815,
	To: entente.Date{Year: 2005, Month: 12, Day: 31}, Step: 5, StepUntil: 1965,
	Kinds: []entente.Kind{entente.KindMembership}}

// member puts a party of a treaty on the shelf.
func (s *shelf) member(t testing.TB, id entente.AgreementID, who entente.ActorID, from, to string) {
	t.Helper()
	m := entente.MemberVersion{Dataset: "atop", Edition: "atop@5.1"}
	if strings.HasPrefix(string(id), "cow-igo:") {
		m.Dataset, m.Edition = igoCard.Dataset, igoCard.EditionID()
	}
	m.Agreement, m.Actor, m.Period, m.Obligations = id, who, entente.Period{From: date(t, from), To: date(t, to)}, both
	m.Provenance = line(300 + len(s.members))
	s.members = append(s.members, m)
}

func (s *shelf) treaty(t testing.TB, id entente.AgreementID, signed string) {
	t.Helper()
	v := entente.AgreementVersion{Dataset: "atop", Edition: "atop@5.1"}
	v.ID, v.Kind, v.Title, v.Signed, v.Provenance = id, entente.KindAlliance, "Treaty "+string(id), date(t,
		signed), line(200+len(s.versions))
	s.versions = append(s.versions, v)
}

// roster asks who is in a group; the membership of one actor is found by its id.
func (s *shelf) roster(t testing.TB, q tie.GroupQuery) tie.Roster {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	b := tie.NewBook(s.reader(), cw, []entente.Card{atopCard, watchCard, igoCard}, func() entente.Date {
		return date(t,
			"2026-11-24")
	})
	x, err := b.Members(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func find(t testing.TB, x tie.Roster, who entente.ActorID) tie.Membership {
	t.Helper()
	for _, m := range slices.Concat(x.Members, x.Former, x.Later) {
		if m.Actor == who {
			return m
		}
	}
	t.Fatalf("%s is in no list", who)
	return tie.Membership{}
}

// What changes do to the membership of one party of the treaty that founded the CSTO.
func TestChangesOfAMembership(t *testing.T) {
	type event struct {
		kind entente.ChangeKind
		on   string
	}
	for _, tc := range []struct {
		name, from, to, at string
		events             []event
		standing           tie.MemberStanding
		spells, how        string
	}{
		{"a party is a member", "1992-05-15", "", "2000", nil, tie.IsMember, "1992-05-15/", ""},
		{"not yet", "1992-05-15", "", "1990", nil, tie.IsLaterMember, "1992-05-15/", ""},
		{"an exit that the treaty's dataset has", "1992-05-15", "1999-04-20", "2000", nil, tie.IsFormer,
			"1992-05-15/1999-04-20", "left"},
		{"some time in the year of the exit", "1992-05-15", "1999-04-20", "1999", nil, tie.IsMember,
			"1992-05-15/1999-04-20",
			"left"},
		{"a later exit", "1992-05-15", "", "2026", []event{{entente.ChangeWithdrawal, "2025-01-29"}}, tie.IsFormer,
			"1992-05-15/2025-01-29", "left"},
		{"an exit twice told", "1992-05-15", "2020-01-31", "2026", []event{{entente.ChangeWithdrawal, "2020-01-31"}},
			tie.IsFormer,
			"1992-05-15/2020-01-31", "left"},
		{"a protocol gives way to the accession", "1997-12-16", "", "2000", []event{{entente.ChangeAccession,
			"1999-03-12"}},
			tie.IsMember,
			"1999-03-12/", ""},
		{"between protocol and accession", "1997-12-16", "", "1998-06-30", []event{{entente.ChangeAccession,
			"1999-03-12"}},
			tie.IsLaterMember,
			"1999-03-12/", ""},
		{"an accession far from the beginning moves nothing", "1992-05-15", "", "2000",
			[]event{{entente.ChangeAccession,
				"1999-03-12"}}, tie.IsMember,
			"1992-05-15/", ""},
		{"a return", "1992-05-15", "1999-04-20", "2010", []event{{entente.ChangeRestored, "2006-08-17"}}, tie.IsMember,
			"1992-05-15/1999-04-20 2006-08-17/", ""},
		{"frozen", "1992-05-15", "", "2026-11-24", []event{{entente.ChangeSuspension, "2024-02-22"}}, tie.IsSuspended,
			"1992-05-15/", ""},
		{"before it was frozen", "1992-05-15", "", "2023", []event{{entente.ChangeSuspension, "2024-02-22"}},
			tie.IsMember,
			"1992-05-15/", ""},
		{"frozen and back", "1992-05-15", "", "2026-11-24", []event{{entente.ChangeSuspension, "2024-02-22"},
			{entente.ChangeRestored, "2025-02-22"}},
			tie.IsMember, "1992-05-15/", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := newShelf()
			s.treaty(t, "atop:4220", "1992-05-15")
			s.member(t, "atop:4220", "ARM", tc.from, tc.to)
			for _, other := range []entente.ActorID{"RUS", "KAZ", "TJK"} {
				s.member(t, "atop:4220", other, "1992-05-15", "")
			}
			for _, e := range tc.events {
				s.change(t, "atop:4220", e.kind, e.on, "ARM")
			}
			m := find(t, s.roster(t, tie.GroupQuery{Group: "CSTO", AsOf: date(t, tc.at)}), "ARM")
			var spells []string
			for _, sp := range m.Spells {
				spells = append(spells, sp.From.String()+"/"+sp.To.String())
			}
			if got := strings.Join(spells, " "); m.Standing != tc.standing || got != tc.spells || m.How != tc.how {
				t.Errorf("got %s, spells %s, ended %q; want %s, %s, %q", m.Standing, got, m.How, tc.standing,
					tc.spells, tc.how)
			}
			if len(m.Evidence) != 1+len(tc.events) {
				t.Errorf("got the rows %v, want one for the party and one for each event", m.Evidence)
			}
		})
	}
}

func TestAGroupOfATreaty(t *testing.T) {
	s := newShelf()
	s.treaty(t, "atop:3285", "1955-05-14")
	for _, who := range []entente.ActorID{"BGR", "CSHH", "HUN", "POL", "ROU", "RUS"} {
		s.member(t, "atop:3285", who, "1955-05-14", "1991-07-01")
	}
	s.member(t, "atop:3285", "ALB", "1955-05-14", "1968-09-12")
	s.member(t, "atop:3285", "DDDE", "1955-05-14", "1990-10-02")
	x := s.roster(t, tie.GroupQuery{Group: "WARSAW", AsOf: date(t, "1970"), Actor: "CHE"})
	if len(x.Members) != 7 || len(x.Former) != 1 || x.Founded != date(t, "1955-05-14") || !x.IsWhole {
		t.Errorf("got %d members, %d former, founded %s, whole %v", len(x.Members), len(x.Former), x.Founded, x.IsWhole)
	}
	if x.Asked == nil || x.Asked.Standing != tie.WasNever {
		t.Errorf("Switzerland: got %+v, want not_member", x.Asked)
	}
	if g := x.Treaties[0]; g.Parties != 7 || g.Ended != date(t, "1991-07-01") || !slices.Contains(g.Obligations,
		"defence") {
		t.Errorf("got %+v", g)
	}
	for who, how := range map[entente.ActorID]string{"ALB": "left", "DDDE": "state ended", "POL": "dissolved"} {
		if m := find(t, x, who); m.How != how {
			t.Errorf("%s: got %q, want %q", who, m.How, how)
		}
	}
	if m := find(t, x, "RUS"); m.Name != "Soviet Union" {
		t.Errorf("got %q, want the name of the time", m.Name)
	}
	if x = s.roster(t, tie.GroupQuery{Group: "WARSAW", AsOf: date(t, "2000")}); len(x.Members) != 0 ||
		x.Absence != evidence.None {
		t.Errorf("after its end: got %d members, absence %q", len(x.Members), x.Absence)
	}
}

func TestAnOrganisationsListAloneMakesNoMember(t *testing.T) {
	s := newShelf()
	s.cards = append(s.cards, igoCard)
	s.member(t, "cow-igo:750", "LKA", "1967", "")
	s.member(t, "cow-igo:3760", "EGY", "1965", "2002")
	x := s.roster(t, tie.GroupQuery{Group: "ASEAN", AsOf: date(t, "2000")})
	if len(x.Members) != 10 || len(x.Disagreed) != 1 || x.Disagreed[0].Partner != "LKA" {
		t.Errorf("ASEAN: got %d members and %+v", len(x.Members), x.Disagreed)
	}
	x = s.roster(t, tie.GroupQuery{Group: "OAU", AsOf: date(t, "1970")})
	if m := find(t, x, "EGY"); m.Basis != tie.BasisOrganisation || x.IsWhole {
		t.Errorf("OAU: got %+v, whole %v", m, x.IsWhole)
	}
}

func TestMembershipsThatNobodyTells(t *testing.T) {
	s := newShelf()
	for _, tc := range []struct {
		name    string
		q       tie.GroupQuery
		absence evidence.Absence
		asked   tie.MemberStanding
	}{
		{"no list at all", tie.GroupQuery{Group: "OAU", AsOf: date(t, "1970"), Actor: "EGY"}, evidence.NotCoded,
			tie.NotTold},
		{"the own list is newer than the date of knowledge", tie.GroupQuery{Group: "ASEAN", AsOf: date(t, "2010"),
			Known: date(t, "2015"), Actor: "THA"},
			evidence.NotCoded, tie.NotTold},
		{"before the group", tie.GroupQuery{Group: "ASEAN", AsOf: date(t, "1950"), Actor: "THA"}, evidence.None,
			tie.IsLaterMember},
	} {
		x := s.roster(t, tc.q)
		if len(x.Members) != 0 || x.Absence != tc.absence || x.Asked.Standing != tc.asked {
			t.Errorf("%s: got %d members, %q, %s", tc.name, len(x.Members), x.Absence, x.Asked.Standing)
		}
	}
}

// A row of the own list is cited and shown like one of an imported file.
func TestTheOwnListIsTraced(t *testing.T) {
	s := newShelf()
	x := s.roster(t, tie.GroupQuery{Group: "ASEAN", AsOf: date(t, "2026-11-24")})
	m := find(t, x, "TLS")
	if m.Sure != tie.Listed || len(m.Evidence) != 1 || x.Evidence.Of(m.Evidence[0]).File != "groups.csv" {
		t.Fatalf("got %+v with %+v", m, x.Evidence)
	}
	cw, _ := crosswalk.New()
	row, err := tie.NewBook(s.reader(), cw, nil, func() entente.Date {
		return date(t,
			"2026-11-24")
	}).Row(context.Background(),
		m.Evidence[0])
	if err != nil || row.Raw != "ASEAN,TLS,2025-10-26," || !slices.Contains(row.Fields, "TLS") {
		t.Errorf("got %+v, %v", row, err)
	}
}

func TestMembersOfWhatIsNoGroup(t *testing.T) {
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	b := tie.NewBook(newShelf().reader(), cw, nil, func() entente.Date { return date(t, "2026-11-24") })
	for id, want := range map[entente.ActorID]entente.Code{"KOR": entente.CodeInvalid, "ZZZ": entente.CodeNotFound} {
		if _, err := b.Members(context.Background(), tie.GroupQuery{Group: id, AsOf: date(t,
			"2020")}); entente.CodeOf(err) != want {
			t.Errorf("%s: got %v, want %s", id, err, want)
		}
	}
}

// instrument asks for an agreement with its parties.
func (s *shelf) instrument(t testing.TB, id entente.AgreementID) tie.Instrument {
	t.Helper()
	cw, err := crosswalk.New()
	if err != nil {
		t.Fatal(err)
	}
	b := tie.NewBook(s.reader(), cw, []entente.Card{atopCard, watchCard, igoCard},
		func() entente.Date { return date(t, "2026-11-24") })
	x, err := b.Instrument(context.Background(), id, entente.Date{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Memberships and parties stand by the rules of ties: what the dataset of a treaty covers, and what a change says
// of the member by name.
func TestWhatConfirmsAMembership(t *testing.T) {
	s := newShelf()
	s.treaty(t, "atop:4220", "1992-05-15")
	for _, who := range []entente.ActorID{"ARM", "KAZ", "RUS", "TJK"} {
		s.member(t, "atop:4220", who, "1992-05-15", "")
	}
	s.change(t, "atop:4220", entente.ChangeReaffirmed, "2022-01-06", "KAZ", "RUS")
	s.change(t, "atop:4220", entente.ChangeSuspension, "2024-02-22", "ARM")
	s.change(t, "atop:4220", entente.ChangeDeclaration, "2025-01-01", "KAZ", "RUS", "TJK")
	for _, tc := range []struct {
		who                 entente.ActorID
		at                  string
		sure                tie.Standing
		confirmed, observed string
	}{
		{"KAZ", "2026-11-24", tie.InForce, "2022-01-06", ""},
		{"TJK", "2026-11-24", tie.LastObserved, "", "2018-12-31"}, // a declaration confirms no tie either
		{"ARM", "2026-11-24", tie.LastObserved, "", "2024-02-22"},
		{"KAZ", "2010", tie.InForce, "", ""},
		{"ARM", "2010", tie.InForce, "", ""},
	} {
		m := find(t, s.roster(t, tie.GroupQuery{Group: "CSTO", AsOf: date(t, tc.at)}), tc.who)
		if m.Sure != tc.sure || m.Confirmed.String() != tc.confirmed || m.Observed.String() != tc.observed {
			t.Errorf("%s at %s: got %s, confirmed %s, observed %s; want %s, %s, %s", tc.who, tc.at, m.Sure, m.Confirmed,
				m.Observed, tc.sure, tc.confirmed, tc.observed)
		}
	}
}

// Who comes back owes again; who was left out of the dataset is not coded; who left is counted no more.
func TestWhatAMemberOwes(t *testing.T) {
	s := newShelf()
	s.treaty(t, "atop:3015", "1945-03-22")
	s.member(t, "atop:3015", "SYR", "1945-03-22", "2011-11-12")
	s.change(t, "atop:3015", entente.ChangeRestored, "2023-05-07", "SYR")
	s.treaty(t, "atop:3205", "1950-06-17")
	s.member(t, "atop:3205", "IRQ", "1950-06-17", "")
	s.member(t, "atop:3205", "JOR", "1950-06-17", "")
	s.member(t, "atop:3205", "SYR", "1950-06-17", "2011-11-12")
	s.change(t, "atop:3205", entente.ChangeSuspension, "2011-11-16", "SYR")
	s.change(t, "atop:3205", entente.ChangeRestored, "2023-05-07", "SYR")
	s.change(t, "atop:3205", entente.ChangeWithdrawal, "2024-01-01", "JOR")
	for _, tc := range []struct {
		who      entente.ActorID
		at       string
		owes     bool
		note     string
		parties  int
		isMember tie.MemberStanding
	}{
		{"SYR", "2026", true, "", 2, tie.IsMember},
		{"SYR", "2015", false, "none recorded since 12 November 2011", 2, tie.IsSuspended},
		{"SYR", "2005", true, "", 3, tie.IsMember},
		{"PSE", "2026", false, "not coded by ATOP", 2, tie.IsMember},
		{"IRQ", "2026", true, "", 2, tie.IsMember},
	} {
		x := s.roster(t, tie.GroupQuery{Group: "LAS", AsOf: date(t, tc.at)})
		m := find(t, x, tc.who)
		i := slices.IndexFunc(x.Treaties, func(g tie.GroupTreaty) bool { return g.Agreement == "atop:3205" })
		if owes := len(m.Obligations) > 0; owes != tc.owes || m.ObligationsNote != tc.note ||
			x.Treaties[i].Parties != tc.parties || m.Standing != tc.isMember {
			t.Errorf("%s in %s: got %v, %q, %d parties, %s", tc.who, tc.at, m.Obligations, m.ObligationsNote,
				x.Treaties[i].Parties, m.Standing)
		}
	}
	var got []string
	for _, p := range s.instrument(t, "atop:3205").Parties {
		got = append(got, string(p.Actor)+" "+p.From.String()+"/"+p.To.String())
	}
	want := "IRQ 1950-06-17/, JOR 1950-06-17/2024-01-01, SYR 1950-06-17/2011-11-12, SYR 2023-05-07/"
	if strings.Join(got, ", ") != want {
		t.Errorf("got the parties %v, want %s", got, want)
	}
}

// A leg that is suspended is no exit of either; what the dataset takes for one is undone where a later change
// says that another leg holds.
func TestASuspendedLegIsNoExit(t *testing.T) {
	s := newShelf()
	s.treaty(t, "atop:3215", "1951-09-01")
	s.member(t, "atop:3215", "AUS", "1951-09-01", "")
	s.member(t, "atop:3215", "USA", "1951-09-01", "")
	s.member(t, "atop:3215", "NZL", "1951-09-01", "1986-09-17")
	s.change(t, "atop:3215", entente.ChangeSuspension, "1986-08-11", "USA", "NZL")
	s.change(t, "atop:3215", entente.ChangeReaffirmed, "2024-12-06", "AUS", "NZL")
	s.change(t, "atop:3215", entente.ChangeWithdrawal, "2024-06-12", "AUS")
	for i := range s.changes {
		s.changes[i].IsBetween = s.changes[i].Kind != entente.ChangeWithdrawal
		if s.changes[i].Kind == entente.ChangeWithdrawal {
			s.changes[i].Claim = entente.ClaimFalse
		}
	}
	for at, legs := range map[string]int{"1970": 0, "1990": 1, "2026": 1} {
		x := s.roster(t, tie.GroupQuery{Group: "ANZUS", AsOf: date(t, at)})
		m := find(t, x, "NZL")
		if m.Standing != tie.IsMember || len(m.Legs) != legs || len(m.Obligations) == 0 || x.Treaties[0].Parties != 3 {
			t.Errorf("%s: got %s, legs %v, owes %v, %d parties", at, m.Standing, m.Legs, m.Obligations,
				x.Treaties[0].Parties)
		}
		if at == "1970" && !m.Confirmed.IsZero() {
			t.Errorf("what was said in %s is not said of 1970", m.Confirmed)
		}
	}
	x := s.instrument(t, "atop:3215")
	if len(x.Changes) != 2 || len(x.Claims) != 1 || x.Pact != tie.DefencePact {
		t.Errorf("got the changes %+v, the claims %+v, pact %q", x.Changes, x.Claims, x.Pact)
	}
}

// Phases with the same promise are one spell of a party.
func TestPhasesOfAPartyAreOne(t *testing.T) {
	s := newShelf()
	s.treaty(t, "atop:4220", "1992-05-15")
	s.member(t, "atop:4220", "RUS", "1992-05-15", "2002-10-07")
	s.member(t, "atop:4220", "RUS", "2002-10-07", "")
	ps := s.instrument(t, "atop:4220").Parties
	if len(ps) != 1 || !ps[0].To.IsZero() || len(ps[0].Evidence) != 2 {
		t.Errorf("got %+v, want one open spell with both rows", ps)
	}
}
