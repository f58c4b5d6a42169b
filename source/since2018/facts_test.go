package since2018_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
)

// TestEveryRowIsAccountedFor: a row makes a version of an agreement and a change for each decision
// about it, or an issue; no row is lost.
func TestEveryRowIsAccountedFor(t *testing.T) {
	l := facts(t)
	said := map[int]bool{}
	for i, c := range l.changes {
		said[c.Locator.Line] = true
		if a := l.agreements[i]; a.ID != c.Agreement || a.Locator != c.Locator {
			t.Fatalf("change %s stands beside the version %s at %v", c.ID, a.ID, a.Locator)
		}
	}
	for _, i := range l.issues.Kept {
		switch i.Rule {
		case "unreviewed_row": // TestReviewIsCurrent names it
			said[i.Locator.Line] = true
		case "unknown_code":
			if i.Column != "members_iso3" || !strings.Contains(i.Message, "SOMALILAND") {
				t.Errorf("%v", i)
			}
		default:
			t.Errorf("%v", i)
		}
	}
	for line := 2; line < 2+l.rows; line++ {
		if !said[line] {
			t.Errorf("line %d makes neither a change nor an issue", line)
		}
	}
	for _, a := range l.agreements {
		if strings.Contains(string(a.ID), ":a-") || a.Origin.URL == "" || a.Known.IsZero() {
			t.Errorf("%s at %v has no page or no date", a.ID, a.Locator)
		}
	}
}

// TestLocators reads the record again at the locator of every statement.
func TestLocators(t *testing.T) {
	l := facts(t)
	record := func(p entente.Provenance) []string {
		t.Helper()
		b := l.bytes[p.Locator.Offset : p.Locator.Offset+p.Locator.Length]
		cells, err := csv.NewReader(strings.NewReader(string(b))).Read()
		if err != nil || len(cells) != 14 {
			t.Fatalf("%v: %q is no record of 14 cells: %v", p.Locator, b, err)
		}
		return cells
	}
	for _, c := range l.changes {
		r := record(c.Provenance)
		if c.ID != r[0] || c.Date.String() != r[4] || c.Origin.URL != r[10] || c.Known.String() != r[11] {
			t.Errorf("%v: got %s %v %s %v, want %q", c.Locator, c.ID, c.Date, c.Origin.URL, c.Known, r)
		}
		// One row tells of both treaties of the Arab League and gives the number of the younger one.
		if r[8] != "" && c.Agreement != entente.AgreementID("atop:"+r[8]) && c.ID != "A-ARABL-SYR-2011" {
			t.Errorf("%s is a change of %s, want atop:%s", c.ID, c.Agreement, r[8])
		}
	}
	for _, m := range l.members {
		want := []string{owes(t, record(m.Provenance)[5])}
		if m.Agreement == "atop:3180" { // who joins owes what the members owe in ATOP
			want = append(want, "defence;non_aggression;consultation")
		}
		if r := record(m.Provenance); !slices.Contains(strings.Split(r[2], ";"), m.Raw) ||
			!slices.Contains(want, m.Obligations.String()) {
			t.Errorf("%s: member %s owes %q, and the row has %q", m.Agreement, m.Raw, m.Obligations, r)
		}
	}
	for _, k := range l.links {
		codes := strings.Split(record(k.Provenance)[2], ";")
		if !slices.Contains(codes, string(k.From)) || !slices.Contains(codes, string(k.To)) {
			t.Errorf("%s ties %s and %s, and the row has %v", k.Agreement, k.From, k.To, codes)
		}
	}
}

// owes writes the obligations of a cell in the order of the vocabulary.
func owes(t *testing.T, cell string) string {
	t.Helper()
	o, err := entente.ParseObligations(cell)
	if err != nil {
		t.Fatal(err)
	}
	return o.String()
}

// say writes what is tied under an agreement, a line per member or link.
func (l loaded) say(id entente.AgreementID) []string {
	lines := []string{}
	more := func(s string, p entente.Period, o entente.Obligations, c entente.Claim) {
		lines = append(lines, strings.TrimRight(fmt.Sprintf("%s %s..%s %s %s", s, p.From, p.To, o, c), " "))
	}
	for _, m := range l.members {
		if m.Agreement == id {
			more(string(m.Actor), m.Period, m.Obligations, m.Claim)
		}
	}
	for _, k := range l.links {
		if k.Agreement == id {
			arrow := "->"
			if k.IsMutual {
				arrow = "<->"
			}
			more(string(k.From)+arrow+string(k.To), k.Period, k.Obligations, k.Claim)
		}
	}
	return lines
}

func TestTies(t *testing.T) {
	l := facts(t)
	for id, want := range map[string][]string{
		"atop:3180": {"MKD 2020-03-27.. defence;non_aggression;consultation",
			"FIN 2023-04-04.. defence;non_aggression;consultation",
			"SWE 2024-03-07.. defence;non_aggression;consultation"},
		"atop:3240": {}, "atop:4220": {}, "atop:3075": {}, "atop:3205": {}, "atop:3895": {}, "atop:4175": {},
		"russia-north-korea-2024": {"PRK 2024-06-19.. defence;consultation", "RUS 2024-06-19.. defence;consultation"},
		"falepili-2023":           {"AUS->TUV 2023-11-09.. defence;cooperation"},
		"lithuania-ukraine-2024":  {"LTU->UKR 2024-06-27.. cooperation"},
		"iceland-ukraine-2024":    {"ISL->UKR 2024-05-31.. consultation;cooperation"},
		"paris-declaration-2026": {"FRA->UKR 2026-01-06.. cooperation planned",
			"GBR->UKR 2026-01-06.. cooperation planned"},
		"compact-fsm": {"USA->FSM 1986-11-03.. defence"},
		"compact-plw": {"USA->PLW 1994-10-01.. defence"},
		"five-power-arrangements": {"AUS 1971.. consultation", "MYS 1971.. consultation", "NZL 1971.. consultation",
			"SGP 1971.. consultation", "GBR 1971.. consultation"},
		"us-philippines-vfa":       {"PHL 1998.. cooperation", "USA 1998.. cooperation"},
		"us-niger":                 {"NER 2012..2024-03-16 cooperation", "USA 2012..2024-03-16 cooperation"},
		"us-denmark-dca":           {"USA 2023-12.. cooperation", "DNK 2023-12.. cooperation"},
		"us-sweden-dca":            {"USA 2023-12-05.. cooperation", "SWE 2023-12-05.. cooperation"},
		"us-qatar-order-2025":      {"USA->QAT 2025-09-29.. defence"},
		"ethiopia-somaliland-2024": {"ETH 2024-01-01.. cooperation"},
		"shusha-2021": {"TUR 2021-06-15.. defence;consultation",
			"AZE 2021-06-15.. defence;consultation"},
		"shusha-uzbekistan-2025": {"UZB<->AZE 2025-05-20..  false_claim", "UZB<->TUR 2025-05-20..  false_claim"},
		"pukpuk-2025": {"AUS 2025-10-06.. defence;consultation",
			"PNG 2025-10-06.. defence;consultation"},
		"pakistan-saudi-turkey-draft": {"PAK 2026-01-15..  planned", "SAU 2026-01-15..  planned",
			"TUR 2026-01-15..  planned"},
		"nakamal-2025":             {"AUS 2025-08-13..  planned", "VUT 2025-08-13..  planned"},
		"australia-indonesia-2026": {"AUS 2026-02-06.. consultation", "IDN 2026-02-06.. consultation"},
		"armenia-azerbaijan-2025": {"ARM 2025-08-08.. non_aggression planned",
			"AZE 2025-08-08.. non_aggression planned"},
		"france-ivory-coast-base": {"FRA ..2025-02-20 cooperation", "CIV ..2025-02-20 cooperation"},
		"inter-korean-military-2018": {"PRK 2018-09-19..2023-11 non_aggression",
			"KOR 2018-09-19..2023-11 non_aggression"},
		"us-bahrain-csipa": {"USA 2023-09-13.. consultation;cooperation", "BHR 2023-09-13.. consultation;cooperation",
			"GBR 2025-07.. consultation;cooperation"},
		"russia-togo-2025":              {"RUS .. cooperation", "TGO .. cooperation"},
		"eu-korea-2024":                 {"EU 2024-11-04.. cooperation", "KOR 2024-11-04.. cooperation"},
		"new-zealand-cook-islands-2001": {"NZL 2001.. consultation", "COK 2001.. consultation"},
	} {
		if !strings.HasPrefix(id, "atop:") {
			id = "alliances-since-2018:" + id
		}
		if diff := cmp.Diff(want, l.say(entente.AgreementID(id))); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", id, diff)
		}
	}
	// The first sighting of a tie is not its start; those who have a row of their own are not tied twice.
	hub := l.say("alliances-since-2018:eu-partnerships-2025")
	if !slices.Contains(hub, "EU<->GBR .. cooperation") ||
		slices.ContainsFunc(hub, func(s string) bool { return strings.Contains(s, "KOR") }) {
		t.Errorf("the partnerships of the European Union tie %v", hub)
	}
	series := l.say("alliances-since-2018:ukraine-security-series")
	if !slices.Contains(series, "FIN->UKR .. consultation;cooperation") ||
		slices.ContainsFunc(series, func(s string) bool { return strings.HasPrefix(s, "USA") }) {
		t.Errorf("the series ties %v, want states without a row of their own", series)
	}
	amity := l.say("atop:3755")
	if !slices.Contains(amity, "UKR 2022-11-10.. non_aggression") {
		t.Errorf("the treaty of amity is joined by %v", amity)
	}
}

// TestClaims: what was planned, drafted or wrongly reported is marked in the change and the version.
func TestClaims(t *testing.T) {
	got := map[string]entente.Claim{}
	l := facts(t)
	for i, c := range l.changes {
		if c.Claim != l.agreements[i].Claim {
			t.Errorf("%s: the change has claim %q, the version %q", c.ID, c.Claim, l.agreements[i].Claim)
		}
		if c.Claim != "" {
			got[c.ID] = c.Claim
		}
	}
	want := map[string]entente.Claim{"A-UZB-SHUSHA-2025": "false_claim", "A-AUS-PNG-2025-X": "false_claim",
		"A-CSTO-ARM-2024X":   "false_claim",
		"A-PAK-SAU-TUR-2026": "planned", "A-AUS-VUT-2025": "planned", "A-AUS-VUT-2025-B": "planned",
		"A-CHN-PRK-2021B": "planned",
		"A-NATO-2026":     "planned", "A-RIO-URY-2019": "planned", "A-AUS-IDN-2025": "planned",
		"A-AUS-FJI-2025":   "planned",
		"A-AUS-PHL-2026-P": "planned", "A-GRC-FRA-2026-P": "planned", "A-AUS-PNG-2025-C": "planned",
		"A-EU-SDP-2026": "planned", "A-PAK-SAU-TUR-2026B": "planned", "A-ARM-AZE-2025": "planned",
		"A-UKR-PARIS-2026": "planned", "A-UKR-PARIS-2026-T": "planned", "A-IND-ARE-2026": "planned",
		"A-OAS-VEN-2019": "claim", "A-RIO-VEN-2019": "claim", "A-RIO-INV-2019": "claim"}
	for id := range got {
		if want[id] == "" {
			delete(got, id) // a claim that is newer than this test
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims (want -, got +):\n%s", diff)
	}
}

// TestClaimsAreTold: a claim says in its level what is claimed, and in its note what is known.
func TestClaimsAreTold(t *testing.T) {
	l := facts(t)
	for _, a := range l.agreements {
		isClaim := a.Claim == entente.ClaimDoubted || a.Claim == entente.ClaimFalse
		if isClaim && (len(strings.Fields(a.Level)) < 4 || a.Note == "") {
			t.Errorf("%s at line %d claims %q and knows %q", a.ID, a.Locator.Line, a.Level, a.Note)
		}
	}
	got := map[string]string{}
	for i, c := range l.changes {
		got[c.ID] = fmt.Sprint(c.Kind, " ", c.Actors, " ", l.agreements[i].Level)
	}
	for id, want := range map[string]string{
		"A-CSTO-ARM-2024X": "declaration [ARM] Armenia announced its withdrawal in June 2024",
		"A-AUS-PNG-2025-X": "declaration [AUS PNG] Papua New Guinea ratified the treaty on 2 October 2025",
		"A-OAS-VEN-2019":   "withdrawal [VEN] Venezuela left the organisation in April 2019",
		"A-RIO-VEN-2019":   "restored [VEN] Venezuela returned to the treaty in July 2019",
		"A-RIO-INV-2019":   "declaration [VEN] Venezuela was a member when the treaty was invoked in September 2019",
	} {
		if got[id] != want {
			t.Errorf("%s: got %q, want %q", id, got[id], want)
		}
	}
}

// TestSeriesConfirms: the count of November 2025 confirms each agreement of the series that has a row of
// its own, between the two that made it.
func TestSeriesConfirms(t *testing.T) {
	count := 0
	for _, c := range facts(t).changes {
		if c.ID != "A-UKR-SERIES" || strings.HasSuffix(string(c.Agreement), "ukraine-security-series") {
			continue
		}
		count++
		if c.Kind != entente.ChangeReaffirmed || len(c.Actors) != 2 || c.Actors[1] != "UKR" {
			t.Errorf("%s: got %s of %v", c.Agreement, c.Kind, c.Actors)
		}
	}
	if count != 15 {
		t.Errorf("%d agreements are confirmed, want 15", count)
	}
}

// TestKinds: declarations do not become alliances, whatever they promise.
func TestKinds(t *testing.T) {
	kinds := map[entente.AgreementID]entente.Kind{}
	l := facts(t)
	for _, a := range l.agreements {
		if k, ok := kinds[a.ID]; ok && k != a.Kind {
			t.Errorf("%s is both %s and %s", a.ID, k, a.Kind)
		}
		kinds[a.ID] = a.Kind
	}
	for slug, want := range map[string]entente.Kind{"uk-sweden-2022": "declaration", "northwood-2025": "declaration",
		"us-qatar-order-2025":     "declaration",
		"camp-david-consult-2023": "declaration", "saudi-pakistan-2025": "alliance", "france-poland-2025": "alliance",
		"japan-philippines-raa": "status_of_forces",
		"us-finland-dca":        "defence_cooperation", "eu-partnerships-2025": "declaration",
		"us-ukraine-2024":    "defence_cooperation",
		"us-saudi-mnna-2025": "designation", "turkey-kazakhstan-2022": "strategic_partnership",
		"russia-kazakhstan-2025": "strategic_partnership",
		"russia-venezuela-2025":  "strategic_partnership", "russia-mongolia-2019": "strategic_partnership"} {
		if got := kinds[entente.AgreementID("alliances-since-2018:"+slug)]; got != want {
			t.Errorf("%s is %q, want %s", slug, got, want)
		}
	}
}

// TestDates: signature and entry into force of new treaties are kept apart, and rows about old ones
// give no date to the treaty.
func TestDates(t *testing.T) {
	l := facts(t)
	got := map[string]string{}
	for i, a := range l.agreements {
		s := fmt.Sprintf("%s %s %s", a.Signed, a.InForce, a.Ended)
		if a.AwaitsForce {
			s += " awaits"
		}
		got[l.changes[i].ID] = s
	}
	for id, want := range map[string]string{"A-PRK-RUS-2024-S": "2024-06-19   awaits",
		"A-PRK-RUS-2024-F": " 2024-12-04 ", "A-NATO-MKD-PROT": "  ",
		"A-PRK-RUS-2000-T": "  ", "A-NER-USA-2024": "  2024-03-16", "A-PHL-USA-VFA-2020": "  ", "A-ECOWAS-2025": "  ",
		"A-AUS-PNG-2025-X": "  ",
		"A-FRA-DEU-2019-S": "2019-01-22   awaits", "A-FRA-DEU-2019-F": " 2020-01-22 ",
		"A-AUS-PNG-2025": "2025-10-06   awaits",
		"A-PHL-CAN-2025": "2025-11-02   awaits", "A-PHL-NZL-2025": "2025-04-30   awaits", "A-RUS-TGO-2025": "   awaits",
		"A-USA-UKR-2024": "2024-06-13  ", "A-RUS-AZE-2022": "2022-02-22  ", "A-ETH-SML-2024": "2024-01-01  ",
		"A-KAZ-UZB-2022": "2022-12-22   awaits", "A-COD-RWA-2025": "2025-06-27  ", "A-PRK-KOR-2023": "  2023-11",
		"A-AES-2023": "2023-09-16   awaits", "A-RUS-VEN-2025-S": "2025-05-07   awaits", "A-CA5-TJK-2025": "  ",
		"A-SAU-PAK-2025-R": "  ", "A-COFA-FSM-1986": " 1986-11-03 "} {
		if got[id] != want {
			t.Errorf("%s: got %q, want %q", id, got[id], want)
		}
	}
	for id, want := range map[string]entente.ChangeKind{"A-PHL-USA-VFA-2020": "declaration",
		"A-PHL-USA-VFA-2020B": "reaffirmed",
		"A-NZL-COK-2025":      "declaration", "A-FRA-CIV-2025": "termination", "A-PRK-RUS-2000-T": "termination",
		"A-CSTO-ARM-2024": "suspension",
		"A-NATO-POL":      "accession", "A-EU-GBR-2020": "withdrawal", "A-ARABL-SYR-2011": "suspension",
		"A-ARABL-SYR-2023": "restored",
		"A-CSTO-KAZ-2022":  "reaffirmed"} {
		i := slices.IndexFunc(l.changes, func(c entente.Change) bool { return c.ID == id })
		if i < 0 || l.changes[i].Kind != want {
			t.Errorf("%s: got %+v, want %s", id, l.changes[max(i, 0)], want)
		}
	}
}

// TestWhomAChangeTouches: one leg or every tie of those who moved, and of a row about several agreements
// those of each.
func TestWhomAChangeTouches(t *testing.T) {
	got := map[string][]string{}
	for _, c := range facts(t).changes {
		s := fmt.Sprint(c.Agreement, " ", c.Actors)
		if c.IsBetween {
			s += " between"
		}
		got[c.ID] = append(got[c.ID], strings.TrimPrefix(s, "alliances-since-2018:"))
	}
	for id, want := range map[string][]string{
		"A-ANZUS-USANZL-1986": {"atop:3215 [USA NZL] between"},
		"A-ANZUS-AUSNZL-2024": {"atop:3215 [AUS NZL] between"},
		"A-ANZUS-AUSUSA-2024": {"atop:3215 [AUS USA] between"},
		"A-USA-THA-2022":      {"atop:3260 [USA THA] between"},
		"A-CSTO-KAZ-2022":     {"atop:4220 [KAZ RUS BLR TJK KGZ ARM] between"},
		"A-CSTO-ARM-2024":     {"atop:4220 [ARM]"},
		"A-ECOWAS-2025":       {"atop:3895 [MLI BFA NER]"},
		"A-ECOWAS-2025-N":     {"atop:3810 [MLI BFA NER]"},
		"A-ARABL-SYR-2011":    {"atop:3205 [SYR]", "atop:3015 [SYR]"},
		"A-COFA-2024":         {"compact-fsm [USA FSM]", "compact-mhl [USA MHL]", "compact-plw [USA PLW]"},
		"A-USA-NORDIC-DCA":    {"us-sweden-dca [USA SWE]", "us-finland-dca [USA FIN]", "us-denmark-dca [USA DNK]"},
		"A-BALTIC-UKR-2024":   {"lithuania-ukraine-2024 [LTU UKR]", "estonia-ukraine-2024 [EST UKR]"},
	} {
		if diff := cmp.Diff(want, got[id]); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", id, diff)
		}
	}
}

// TestNoQuotes makes sure that nothing of the pages' text gets out.
func TestNoQuotes(t *testing.T) {
	l := facts(t)
	rows, err := csv.NewReader(strings.NewReader(string(l.bytes))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, a := range l.agreements {
		told.WriteString(a.Title + "\n" + a.Note + "\n")
	}
	for i, r := range rows[1:] {
		if q := r[12]; len(q) > 25 && strings.Contains(told.String(), q) {
			t.Errorf("line %d: the quotation %q is held in a title or note", i+2, q)
		}
	}
}

// TestReviewIsCurrent names every row of the facts that nobody has reviewed, and every review of a row
// that is gone. It is the one test that a new row fails.
func TestReviewIsCurrent(t *testing.T) {
	text, err := os.ReadFile("agreements.csv")
	if err != nil {
		t.Fatal(err)
	}
	reviewed, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l := facts(t)
	rows, err := csv.NewReader(strings.NewReader(string(l.bytes))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, r := range rows[1:] {
		there[r[0]] = false
	}
	for i, r := range reviewed[1:] {
		if _, ok := there[r[0]]; !ok {
			t.Errorf("agreements.csv line %d decides about %q, which is not in the facts", i+2, r[0])
			continue
		}
		there[r[0]] = true
		if len(r[len(r)-1]) > 240 {
			t.Errorf("agreements.csv line %d: the note has %d bytes; a note is a line or two", i+2, len(r[len(r)-1]))
		}
	}
	for id, ok := range there {
		if !ok {
			t.Errorf("agreements.csv does not decide about %s", id)
		}
	}
}
