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

func TestEveryRowIsAccountedFor(t *testing.T) {
	l := facts(t)
	if l.rows != 170 || len(l.agreements) != 170 || len(l.changes) != 170 {
		t.Errorf("%d rows make %d versions and %d changes, want 170 of each", l.rows, len(l.agreements), len(l.changes))
	}
	for i, c := range l.changes {
		if c.Locator.Line != i+2 {
			t.Fatalf("change %d stands at line %d, want %d", i, c.Locator.Line, i+2)
		}
	}
	// Somaliland is no actor, and nothing else is out of order.
	if l.issues.Total() != 1 || l.issues.Kept[0].Rule != "unknown_code" || l.issues.Kept[0].Locator.Line != 88 {
		t.Errorf("issues are %v, want one unknown code in line 88", l.issues.Kept)
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
		if r[8] != "" && c.Agreement != entente.AgreementID("atop:"+r[8]) {
			t.Errorf("%s is a change of %s, want atop:%s", c.ID, c.Agreement, r[8])
		}
	}
	for _, m := range l.members {
		if r := record(m.Provenance); !slices.Contains(strings.Split(r[2], ";"), m.Raw) || m.Obligations.String() != owes(t, r[5]) {
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
		"atop:3180": {"MKD 2020-03-27.. defence;consultation", "FIN 2023-04-04.. defence;consultation", "SWE 2024-03-07.. defence;consultation"},
		"atop:3240": {}, "atop:4220": {}, "atop:3075": {},
		"alliances-since-2018:russia-north-korea-2024":      {"PRK 2024-06-19.. defence;consultation", "RUS 2024-06-19.. defence;consultation"},
		"alliances-since-2018:falepili-2023":                {"AUS->TUV 2023-11-09.. defence;cooperation"},
		"alliances-since-2018:baltic-ukraine-2024":          {"LTU->UKR 2024-06-27.. cooperation", "EST->UKR 2024-06-27.. cooperation"},
		"alliances-since-2018:paris-declaration-2026":       {"FRA->UKR 2026-01-06.. cooperation", "GBR->UKR 2026-01-06.. cooperation"},
		"alliances-since-2018:compacts-of-free-association": {"USA->FSM .. defence", "USA->MHL .. defence", "USA->PLW .. defence"},
		"alliances-since-2018:five-power-arrangements": {"AUS 1971.. consultation", "MYS 1971.. consultation", "NZL 1971.. consultation",
			"SGP 1971.. consultation", "GBR 1971.. consultation"},
		"alliances-since-2018:us-philippines-vfa":       {"PHL 1998.. cooperation", "USA 1998.. cooperation"},
		"alliances-since-2018:us-niger":                 {"NER 2012..2024-03-16 cooperation", "USA 2012..2024-03-16 cooperation"},
		"alliances-since-2018:us-denmark-dca":           {"USA 2023-12.. cooperation", "DNK 2023-12.. cooperation"},
		"alliances-since-2018:us-qatar-order-2025":      {"USA->QAT 2025-09-29.. defence"},
		"alliances-since-2018:ethiopia-somaliland-2024": {"ETH 2024-01-01.. cooperation"},
		"alliances-since-2018:shusha-2021": {"TUR 2021-06-15.. defence;consultation", "AZE 2021-06-15.. defence;consultation",
			"UZB 2025-05-20..  false_claim"},
		"alliances-since-2018:pukpuk-2025":                 {"AUS 2025-10-06.. defence;consultation", "PNG 2025-10-06.. defence;consultation"},
		"alliances-since-2018:pakistan-saudi-turkey-draft": {"PAK 2026-01-15..  planned", "SAU 2026-01-15..  planned", "TUR 2026-01-15..  planned"},
		"alliances-since-2018:nakamal-2025":                {"AUS 2025-08..  planned", "VUT 2025-08..  planned"},
		"alliances-since-2018:australia-indonesia-2026":    {"AUS 2026-02-06.. consultation", "IDN 2026-02-06.. consultation"},
		"alliances-since-2018:france-ivory-coast-base":     {"FRA ..2025-02-20 cooperation", "CIV ..2025-02-20 cooperation"},
	} {
		if diff := cmp.Diff(want, l.say(entente.AgreementID(id))); diff != "" {
			t.Errorf("%s (want -, got +):\n%s", id, diff)
		}
	}
	if hub := l.say("alliances-since-2018:eu-partnerships-2025"); len(hub) != 8 || !slices.Contains(hub, "EU<->KOR 2025-06.. cooperation") {
		t.Errorf("the partnerships of the European Union tie %v, want the Union with eight partners", hub)
	}
	if series := l.say("alliances-since-2018:ukraine-security-series"); len(series) != 12 || slices.ContainsFunc(series, func(s string) bool { return strings.HasPrefix(s, "USA") }) {
		t.Errorf("the series ties %v, want twelve states without a row of their own", series)
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
	want := map[string]entente.Claim{"A-UZB-SHUSHA-2025": "false_claim", "A-AUS-PNG-2025-X": "false_claim", "A-CSTO-ARM-2024X": "false_claim",
		"A-PAK-SAU-TUR-2026": "planned", "A-AUS-VUT-2025": "planned", "A-AUS-VUT-2025-B": "planned", "A-CHN-PRK-2021B": "planned",
		"A-NATO-2026": "planned", "A-RIO-URY-2019": "planned", "A-AUS-IDN-2025": "planned", "A-AUS-FJI-2025": "planned",
		"A-AUS-PHL-2026-P": "planned", "A-GRC-FRA-2026-P": "planned", "A-AUS-PNG-2025-C": "planned"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("claims (want -, got +):\n%s", diff)
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
	for slug, want := range map[string]entente.Kind{"uk-sweden-2022": "declaration", "northwood-2025": "declaration", "us-qatar-order-2025": "declaration",
		"camp-david-consult-2023": "declaration", "saudi-pakistan-2025": "alliance", "france-poland-2025": "alliance", "japan-philippines-raa": "status_of_forces",
		"us-finland-dca": "defence_cooperation", "eu-partnerships-2025": "declaration", "us-ukraine-2024": "defence_cooperation"} {
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
		got[l.changes[i].ID] = fmt.Sprintf("%s %s %s", a.Signed, a.InForce, a.Ended)
	}
	for id, want := range map[string]string{"A-PRK-RUS-2024-S": "2024-06-19  ", "A-PRK-RUS-2024-F": " 2024-12-04 ", "A-NATO-MKD-PROT": "  ",
		"A-PRK-RUS-2000-T": "  ", "A-NER-USA-2024": "  2024-03-16", "A-PHL-USA-VFA-2020": "  ", "A-ECOWAS-2025": "  ", "A-AUS-PNG-2025-X": "  "} {
		if got[id] != want {
			t.Errorf("%s: got %q, want %q", id, got[id], want)
		}
	}
	for id, want := range map[string]entente.ChangeKind{"A-PHL-USA-VFA-2020": "declaration", "A-PHL-USA-VFA-2020B": "reaffirmed",
		"A-NZL-COK-2025": "declaration", "A-FRA-CIV-2025": "termination", "A-PRK-RUS-2000-T": "termination", "A-CSTO-ARM-2024": "suspension"} {
		i := slices.IndexFunc(l.changes, func(c entente.Change) bool { return c.ID == id })
		if i < 0 || l.changes[i].Kind != want {
			t.Errorf("%s: got %+v, want %s", id, l.changes[max(i, 0)], want)
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

// TestReviewIsCurrent: the reviewed file decides about rows that are there, and about nothing else.
func TestReviewIsCurrent(t *testing.T) {
	text, err := os.ReadFile("agreements.csv")
	if err != nil {
		t.Fatal(err)
	}
	reviewed, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, c := range facts(t).changes {
		there[c.ID] = true
	}
	for i, r := range reviewed[1:] {
		if !there[r[0]] {
			t.Errorf("agreements.csv line %d decides about %q, which is not in the facts", i+2, r[0])
		}
	}
}
