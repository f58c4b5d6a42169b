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
	isPartial  bool         // the row's dates are those of one partner or spell, not of the agreement
	changeKind entente.ChangeKind
	force      string
	note       string
}

// What agreements.csv says in the column force of a row that has a signature and no entry into force. Empty
// means by kind: a treaty awaits its entry into force, a declaration, a swap or a sale does not.
const (
	forceAtSignature = "at_signature" // it needed none; the note says why
	forceSeen        = "seen"         // it was carried out, though the page does not give the day
)

// awaiting are the kinds of agreement that are signed first and enter into force later.
var awaiting = []entente.Kind{entente.KindAlliance, entente.KindStatusOfForces, entente.KindDefenceCoop,
	entente.KindTrade, entente.KindDigital, entente.KindInvestment}

func (d decision) makesTie() bool {
	return d.tie != tieVersion && d.tie != tieNone && d.tie != tieSkip
}

func (d decision) isEvent() bool {
	return slices.Contains([]entente.Kind{entente.KindSummit, entente.KindArmsSale, entente.KindAid}, d.kind)
}

func (d decision) countsFromForce() bool {
	return slices.Contains([]entente.Kind{entente.KindTrade, entente.KindDigital, entente.KindMembership,
		entente.KindStatusOfForces, entente.KindDefenceCoop}, d.kind)
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
		level: cell["out_level"], name: cell["name"], tie: cell["tie"], joiners: cell["joiners"] == "yes",
		actor: entente.ActorID(cell["actor"]),
		claim: entente.Claim(cell["claim"]), isPartial: cell["dates"] == "no",
		changeKind: entente.ChangeKind(cell["change"]), force: cell["force"], note: cell["note"]}
	tie, group, _ := strings.Cut(d.tie, ":")
	d.tie, d.through = tie, entente.ActorID(group)
	if !slices.Contains([]string{tieLink, tieFrom, tieTo, tieVersion, tieNone, tieSkip, tieThrough}, d.tie) {
		return d, fmt.Errorf("there is no tie %q", cell["tie"])
	}
	if d.tie != tieSkip && (d.agreement == "" || d.kind == "" || d.name == "") {
		return d, fmt.Errorf("agreement, kind or name is missing")
	}
	if !slices.Contains([]string{"", forceAtSignature, forceSeen}, d.force) {
		return d, fmt.Errorf("there is no force %q", d.force)
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

// slug keeps letters and digits of the Latin alphabet and joins the rest with hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}
