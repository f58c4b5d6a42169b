package koreatie

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"entente"
)

//go:embed agreements.csv
var reviewText []byte

// The ways in which a row makes a tie, as agreements.csv writes them. Besides these there is
// "through:EU": with the partner as a member of the group.
const (
	tieLink    = "link"    // South Korea and the partner, both ways
	tieFrom    = "from"    // from the partner to South Korea: help received
	tieTo      = "to"      // from South Korea to the partner: forces sent, a promise made
	tieVersion = "no"      // another row makes the tie; this one is a further version of the agreement
	tieNone    = "none"    // an agreement with someone whom the tables do not have
	tieSkip    = "skip"    // no agreement at all, a count
	tieThrough = "through" // before the colon
)

// decision is what the reviewed file says of one row: which agreement it is a version of, what sort
// of tie it makes and with whom, and what is known about the statement.
type decision struct {
	agreement  entente.AgreementID
	kind       entente.Kind
	level      string
	name       string
	tie        string
	through    entente.ActorID
	joiners    bool // who joins the group later is tied as well: the group itself is the party
	owes       entente.Obligations
	actor      entente.ActorID // whom the row is about, where that is not the partner named
	claim      entente.Claim
	from, to   entente.Date // instead of the row's own dates; the note says from where
	isPartial  bool         // the row's dates are those of one partner, not of the agreement
	changeKind entente.ChangeKind
	note       string
}

func (d decision) makesTie() bool {
	return d.tie != tieVersion && d.tie != tieNone && d.tie != tieSkip
}

func (d decision) isEvent() bool {
	return slices.Contains([]entente.Kind{entente.KindSummit, entente.KindArmsSale, entente.KindAid}, d.kind)
}

func (d decision) countsFromForce() bool {
	return slices.Contains([]entente.Kind{entente.KindTrade, entente.KindDigital, entente.KindMembership}, d.kind)
}

// review holds the decisions by partner, type, level, title and source; source is "" where the first
// four are enough.
type review map[[5]string]decision

func (v review) of(r row) (decision, bool) {
	key := [5]string{r.partner, r.tieType, r.level, r.title, r.origin.Title}
	if d, ok := v[key]; ok {
		return d, true
	}
	key[4] = ""
	d, ok := v[key]
	return d, ok
}

// readReview reads the embedded file; the error names the line.
func readReview() (review, error) {
	lines, err := csv.NewReader(bytes.NewReader(reviewText)).ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, broken(0, "the file cannot be read", err)
	}
	v := review{}
	for i, cells := range lines[1:] {
		cell := map[string]string{}
		for c, name := range lines[0] {
			cell[name] = cells[c]
		}
		d, err := decide(cell)
		if err != nil {
			return nil, broken(i+2, "a cell cannot be read", err)
		}
		key := [5]string{cell["partner"], cell["tie_type"], cell["level"], cell["title"], cell["source"]}
		if _, twice := v[key]; twice {
			return nil, broken(i+2, "the row stands there twice", nil)
		}
		v[key] = d
	}
	return v, nil
}

func broken(line int, what string, err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "koreatie.New", Err: err,
		Message: fmt.Sprintf("agreements.csv, line %d: %s", line, what)}
}

func decide(cell map[string]string) (d decision, err error) {
	d = decision{agreement: entente.AgreementID(cell["agreement"]), kind: entente.Kind(cell["kind"]),
		level: cell["out_level"], name: cell["name"], tie: cell["tie"], joiners: cell["joiners"] == "yes", actor: entente.ActorID(cell["actor"]),
		claim: entente.Claim(cell["claim"]), isPartial: cell["dates"] == "no",
		changeKind: entente.ChangeKind(cell["change"]), note: cell["note"]}
	tie, group, _ := strings.Cut(d.tie, ":")
	d.tie, d.through = tie, entente.ActorID(group)
	if !slices.Contains([]string{tieLink, tieFrom, tieTo, tieVersion, tieNone, tieSkip, tieThrough}, d.tie) {
		return d, fmt.Errorf("there is no tie %q", cell["tie"])
	}
	if d.tie != tieSkip && (d.agreement == "" || d.kind == "" || d.name == "") {
		return d, fmt.Errorf("agreement, kind or name is missing")
	}
	if d.owes, err = entente.ParseObligations(cell["owes"]); err != nil {
		return d, err
	}
	if d.from, err = entente.ParseDate(cell["from"]); err != nil {
		return d, err
	}
	d.to, err = entente.ParseDate(cell["to"])
	return d, err
}

// kinds is the kind of a row that nobody has reviewed.
var kinds = map[string]entente.Kind{
	"mutual-defense-treaty":     entente.KindAlliance,
	"armistice":                 entente.KindArmistice,
	"visiting/status-of-forces": entente.KindStatusOfForces,
	"intelligence-sharing":      entente.KindIntelligence,
	"strategic-partnership":     entente.KindStrategic,
	"free-trade-agreement":      entente.KindTrade,
	"digital-agreement":         entente.KindDigital,
	"arms-sale/co-development":  entente.KindArmsSale,
	"basing":                    entente.KindBasing,
	"troop-dispatch":            entente.KindTroops,
	"membership":                entente.KindMembership,
	"un-command-contributor":    entente.KindPastSupport,
	"currency-swap":             entente.KindSwap,
	"diplomatic-relations":      entente.KindDiplomatic,
	"high-level-visit/summit":   entente.KindSummit,
	"aid-agreement":             entente.KindAid,
}

// byRule decides about a row that the reviewed file does not have: it is grouped with others of the
// same partner, type and title. An alliance is doubted until somebody has looked, and a level that
// says that it is a claim, a plan or a count is believed.
func byRule(r row) (decision, bool) {
	kind, ok := kinds[r.tieType]
	if !ok || r.partner == "" || r.title == "" {
		return decision{}, false
	}
	d := decision{kind: kind, level: r.level, name: r.title, tie: tieLink,
		agreement: entente.AgreementID("korea-ties:" + slug(r.partner+" "+r.tieType+" "+r.title))}
	switch kind {
	case entente.KindPastSupport:
		d.tie = tieFrom
	case entente.KindTroops, entente.KindAid:
		d.tie = tieTo
	}
	level := strings.ToLower(r.level)
	switch {
	case level == "summary":
		d.tie = tieSkip
	case strings.Contains(level, "false claim"):
		d.claim = entente.ClaimFalse
	case strings.Contains(level, "claim") || kind == entente.KindAlliance:
		d.claim = entente.ClaimDoubted
	case strings.Contains(level, "planned"):
		d.claim = entente.ClaimPlanned
	}
	return d, true
}

// slug keeps letters and digits of the Latin alphabet and joins the rest with hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}
