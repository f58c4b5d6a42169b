package tie_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/evidence"
	"entente/say/en"
	"entente/tie"
)

// spans writes spells as "1950-06-17..1979-03-31 ended".
func spans(ss []tie.Spell) string {
	var out []string
	for _, s := range ss {
		out = append(out, fmt.Sprintf("%s..%s %s", s.From, s.To, s.Standing))
	}
	return strings.Join(out, ", ")
}

// between limits the last change to the ties among those it names.
func (s *shelf) between() { s.changes[len(s.changes)-1].IsBetween = true }

// dyad asks for everything between two actors.
func (s *shelf) dyad(t *testing.T, a, b entente.ActorID, at string) tie.Partner {
	t.Helper()
	return partner(t, s.ask(t, tie.Query{Actor: a, Other: b, AsOf: date(t, at), History: true}), b)
}

func TestSpellsOfOneTreaty(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3205", "EGY", "SAU", "1950-06-17", "1979-03-31", both, both)
	s.alliance(t, "atop:3205", "EGY", "SAU", "1989-05-22", "", both, both)
	for at, want := range map[string]string{
		"1960": "1950-06-17..1979-03-31 in_force, 1989-05-22.. not_yet",
		"1985": "1950-06-17..1979-03-31 ended, 1989-05-22.. not_yet",
		"2020": "1950-06-17..1979-03-31 ended, 1989-05-22.. last_observed",
	} {
		x := s.dyad(t, "EGY", "SAU", at)
		if got := spans(x.Ties[0].Spells); got != want {
			t.Errorf("%s: the treaty's spells are %s, want %s", at, got, want)
		}
		if got := spans(x.Defence); got != want {
			t.Errorf("%s: defence was owed %s, want %s", at, got, want)
		}
	}
	if x := s.dyad(t, "EGY", "SAU", "2020"); x.Since != date(t, "1989-05-22") || x.Standing != tie.LastObserved ||
		len(x.SinceEvidence) == 0 {
		t.Errorf("since %s, %s, by %v", x.Since, x.Standing, x.SinceEvidence)
	}
}

func TestDefenceBeginsWithItsPhase(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:4175", "SWE", "FIN", "1995-01-01", "2007-11-13", entente.Consultation, entente.Consultation)
	s.alliance(t, "atop:4175", "SWE", "FIN", "2007-11-13", "", both, both)
	x := s.dyad(t, "SWE", "FIN", "2016")
	v := x.Ties[0]
	if x.Since != date(t, "2007-11-13") || x.Tier != tie.TreatyAlly || len(v.Spells) != 1 ||
		len(v.Spells[0].Phases) != 2 {
		t.Errorf("got since %s, %s, %+v", x.Since, x.Tier, v.Spells)
	}
	if got := en.New(nil).DefenceSpans(v, entente.Date.String); got != "defence owed 2007-11-13 –" {
		t.Errorf("got %q", got)
	}
	if x := s.dyad(t, "SWE", "FIN", "2000-06-01"); x.Tier != tie.SecurityPartner || x.Since != date(t, "1995-01-01") ||
		slices.Contains(x.Ties[0].Obligations, "defence") {
		t.Errorf("in the weaker phase: %s since %s, %v", x.Tier, x.Since, x.Ties[0].Obligations)
	}
}

func TestSignedIsNotInForce(t *testing.T) {
	for name, tc := range map[string]struct {
		force, at string
		want      tie.Standing
		from      string
		tier      tie.Tier
	}{
		"never seen in force":  {"", "2026-11-24", tie.Signed, "", tie.NoTier},
		"before the signature": {"", "2025-01-01", tie.NotYet, "2025-10-06", tie.NoTier},
		"between":              {"2026-03-01", "2026-01-15", tie.Signed, "", tie.NoTier},
		"in force":             {"2026-03-01", "2026-11-24", tie.InForce, "2026-03-01", tie.TreatyAlly},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			s.alliance(t, "alliances-since-2018:pukpuk", "AUS", "PNG", "2025-10-06", "", both, both)
			for i := range s.ties {
				s.ties[i].Dataset, s.ties[i].Edition = "alliances-since-2018", "alliances-since-2018@2026-11"
			}
			s.versions[0].Dataset, s.versions[0].AwaitsForce = "alliances-since-2018", true
			if tc.force != "" {
				s.change(t, "alliances-since-2018:pukpuk", entente.ChangeInForce, tc.force, "AUS", "PNG")
			}
			s.cards[1].To = date(t, "2026-11-30")
			x := s.dyad(t, "AUS", "PNG", tc.at)
			v := x.Ties[0]
			if v.Standing != tc.want || v.From != date(t, tc.from) || x.Tier != tc.tier || v.Signed != date(t,
				"2025-10-06") {
				t.Errorf("got %s from %q signed %s, tier %q", v.Standing, v.From, v.Signed, x.Tier)
			}
			if tc.want != tie.InForce && tc.want != tie.NotYet && len(x.Defence) > 0 &&
				x.Defence[0].Standing != tie.NotYet {
				t.Errorf("a treaty that is only signed owes no defence: %s", spans(x.Defence))
			}
		})
	}
}

func TestOneLegOfAnAgreement(t *testing.T) {
	s := newShelf()
	for _, p := range [][2]entente.ActorID{{"USA", "NZL"}, {"AUS", "NZL"}} {
		s.alliance(t, "atop:3215", p[0], p[1], "1951-09-01", "1986-09-17", both, both)
	}
	s.alliance(t, "atop:3215", "AUS", "USA", "1951-09-01", "", both, both)
	s.change(t, "atop:3215", entente.ChangeSuspension, "1986-08-11", "USA", "NZL")
	s.between()
	s.change(t, "atop:3215", entente.ChangeReaffirmed, "2024-12-06", "AUS", "NZL")
	s.between()
	if v := s.dyad(t, "AUS", "NZL", "2026-11-24").Ties[0]; v.Standing != tie.InForce || v.Confirmed != date(t,
		"2024-12-06") || !v.To.IsZero() {
		t.Errorf("the revived leg: %s, confirmed %s, to %s", v.Standing, v.Confirmed, v.To)
	}
	if x := s.dyad(t, "USA", "NZL", "2026-11-24"); x.Tier != tie.NoTier || x.Ties[0].To != date(t, "1986-08-11") {
		t.Errorf("the suspended leg: %q to %s", x.Tier, x.Ties[0].To)
	}
	if x := s.dyad(t, "AUS", "USA", "2026-11-24"); x.Tier != tie.TreatyAlly || x.Ties[0].Confirmed != (entente.Date{}) {
		t.Errorf("the leg of others: %q, confirmed %s", x.Tier, x.Ties[0].Confirmed)
	}
	p := s.ask(t, tie.Query{Actor: "AUS", Other: "NZL", AsOf: date(t, "2026-11-24"), History: true})
	if len(p.Disagreements) != 1 || !strings.Contains(p.Disagreements[0].About, "Australia and New Zealand") ||
		p.Disagreements[0].Versions[0].Says != "17 September 1986" {
		t.Errorf("the dataset's end must be shown as the other version: %+v", p.Disagreements)
	}
}

func TestReturnOfAMember(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3205", "SYR", "SAU", "1950-06-17", "2011-11-12", both, both)
	s.alliance(t, "atop:3205", "SYR", "LBY", "1953-02-01", "1990-01-01", both, both) // the other had left long before
	s.change(t, "atop:3205", entente.ChangeSuspension, "2011-11-16", "SYR")
	s.change(t, "atop:3205", entente.ChangeRestored, "2023-05-07", "SYR")
	x := s.dyad(t, "SYR", "SAU", "2026-11-24")
	if got, want := spans(x.Ties[0].Spells), "1950-06-17..2011-11-12 ended, 2023-05-07.. in_force"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if x.Since != date(t, "2023-05-07") {
		t.Errorf("since %s", x.Since)
	}
	if x := s.dyad(t, "SYR", "SAU", "2015"); x.Tier != tie.NoTier {
		t.Errorf("while suspended: %q", x.Tier)
	}
	if x := s.dyad(t, "SYR", "LBY", "2026-11-24"); x.Tier != tie.NoTier {
		t.Errorf("a return brings nobody back who had left: %q", x.Tier)
	}
}

func TestFrozenMembership(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:4220", "RUS", "ARM", "1992-05-15", "", both, both)
	s.alliance(t, "atop:4220", "RUS", "UZB", "1992-05-15", "", both, both)
	s.change(t, "atop:4220", entente.ChangeSuspension, "2024-02-22", "ARM")
	s.change(t, "atop:4220", entente.ChangeDeclaration, "2024-12-04", "ARM")
	v := s.dyad(t, "RUS", "ARM", "2026-11-24").Ties[0]
	if v.Suspended == nil || v.Suspended.Since != date(t, "2024-02-22") || v.Tier != tie.TreatyAlly {
		t.Errorf("got %+v, tier %q", v.Suspended, v.Tier)
	}
	if v := s.dyad(t, "RUS", "ARM", "2020").Ties[0]; v.Suspended != nil {
		t.Errorf("before the freeze: %+v", v.Suspended)
	}
	other := s.dyad(t, "RUS", "UZB", "2026-11-24").Ties[0]
	for _, c := range s.changes {
		if other.Suspended != nil || slices.Contains(other.Evidence, c.Evidence()) {
			t.Errorf("what is said of Armenia is told of Uzbekistan: %+v %v", other.Suspended, other.Evidence)
		}
	}
}

func TestAccessionMovesTheBeginning(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:3180", "USA", "POL", "1997-12-16", "", both, both) // the protocol
	s.alliance(t, "atop:3180", "USA", "GRC", "1952-02-18", "", both, both)
	s.change(t, "atop:3180", entente.ChangeAccession, "1999-03-12", "POL")
	x := s.dyad(t, "USA", "POL", "2010")
	if x.Since != date(t, "1999-03-12") {
		t.Errorf("since %s", x.Since)
	}
	if x := s.dyad(t, "USA", "POL", "1998"); x.Tier != tie.NoTier {
		t.Errorf("before the accession: %q", x.Tier)
	}
	p := s.ask(t, tie.Query{Actor: "USA", Other: "POL", AsOf: date(t, "2010"), History: true})
	if !slices.ContainsFunc(p.Disagreements, func(d evidence.Disagreement) bool {
		return strings.HasPrefix(d.About, "beginning of") && d.Versions[0].Says == "16 December 1997" && d.Used == 1
	}) {
		t.Errorf("the protocol's date must be shown: %+v", p.Disagreements)
	}
	if x := s.dyad(t, "USA", "GRC", "2010"); x.Since != date(t, "1952-02-18") {
		t.Errorf("an older member: since %s", x.Since)
	}
}

func TestConfirmationsGrowOld(t *testing.T) {
	s := newShelf()
	s.alliance(t, "atop:1", "USA", "KOR", "1953-10-01", "", both, both)
	s.cards[0].To = date(t, "2000-12-31")
	s.change(t, "atop:1", entente.ChangeReaffirmed, "2012-05-01", "USA", "KOR")
	if v := s.dyad(t, "USA", "KOR", "2020").Ties[0]; v.Standing != tie.InForce {
		t.Errorf("eight years on: %s", v.Standing)
	}
	if v := s.dyad(t, "USA", "KOR", "2026-11-24").Ties[0]; v.Standing != tie.LastObserved || v.Observed != date(t,
		"2012-05-01") {
		t.Errorf("fourteen years on: %s %s", v.Standing, v.Observed)
	}
}

func TestAFirstSightingIsNoStart(t *testing.T) {
	s := newShelf()
	s.alliance(t, "korea-ties:aut", "KOR", "AUT", "", "", 0, 0)
	for i := range s.ties {
		s.ties[i].Kind, s.ties[i].Dataset, s.ties[i].Edition = entente.KindStrategic, "korea-ties", "korea-ties@2026-11"
	}
	s.cards = append(s.cards, entente.Card{Dataset: "korea-ties", Edition: "2026-11", Partial: true,
		Kinds: []entente.Kind{entente.KindStrategic}})
	v := &s.versions[0]
	v.Dataset, v.Edition, v.Origin.Published = "korea-ties", "korea-ties@2026-11", date(t, "2024-05-16")
	x := s.dyad(t, "KOR", "AUT", "2026-11-24")
	if !x.Since.IsZero() || x.FirstSeen != date(t, "2024-05-16") || !x.Ties[0].From.IsZero() ||
		x.Tier != tie.StrategicPartner {
		t.Errorf("got since %q, first seen %s, from %q, tier %q", x.Since, x.FirstSeen, x.Ties[0].From, x.Tier)
	}
	if got := en.New(nil).Spans(x.Ties[0], entente.Date.String); got != "first seen 2024-05-16, start not known" {
		t.Errorf("got %q", got)
	}
	if x := s.dyad(t, "KOR", "AUT", "2020"); x.Tier != tie.NoTier {
		t.Errorf("before it was seen: %q", x.Tier)
	}
}

func TestGivenUpBeforeItEnteredIntoForce(t *testing.T) {
	s := newShelf()
	s.alliance(t, "unctad:2245", "RUS", "UZB", "1997-12-22", "2014-01-01", 0, 0)
	s.versions[0].AwaitsForce = true
	v := s.dyad(t, "RUS", "UZB", "2026-11-24").Ties[0]
	if v.Standing != tie.Ended || !v.NeverInForce || !v.From.IsZero() || v.Tier != tie.NoTier {
		t.Errorf("got %s, never in force %v, from %s", v.Standing, v.NeverInForce, v.From)
	}
	if got := en.New(nil).Spans(v,
		entente.Date.String); got != "signed 1997-12-22, given up 2014-01-01 without entry into force seen" {
		t.Errorf("got %q", got)
	}
}

func TestARemarkTellsTheClaim(t *testing.T) {
	v := tie.InstrumentVersion{Level: "signed in September", Note: "It was signed in October.", Claim: entente.ClaimFalse}
	if got := v.Remark(); got != "signed in September (It was signed in October)" {
		t.Errorf("a claim: got %q", got)
	}
	v.Claim = entente.ClaimNone
	if got := v.Remark(); got != "It was signed in October." {
		t.Errorf("a plain row: got %q", got)
	}
}
