package since2018

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

// The ways in which a row makes a tie, as agreements.csv writes them.
const (
	tieMembers = "members" // all who are named, with each other; "pair:USA;DNK" only those two
	tiePair    = "pair"
	tieMember  = "member" // "member:FIN": one who joins an agreement that others hold already
	tieHub     = "hub"    // "hub:EU": the one named with each of the others, not they among themselves
	tieLinks   = "links"  // those who owe with those who do not
	tieVersion = "no"     // the row tells of the agreement and ties nobody; "no:USA;FSM" of those two alone
)

// What agreements.csv says in the column force of a row that tells of a signature. Empty means by kind:
// treaties of defence, of visiting forces and of defence cooperation await their entry into force.
const (
	forceAwaited = "awaits"
	// it needs none: a memorandum, an arrangement or an executive agreement of governments
	forceAtSignature = "at_signature"
)

// awaiting are the kinds of agreement that are signed first and enter into force later.
var awaiting = []entente.Kind{entente.KindAlliance, entente.KindStatusOfForces, entente.KindDefenceCoop}

// decision is what the reviewed file says of one row.
type decision struct {
	agreement  entente.AgreementID
	kind       entente.Kind
	level      string
	name       string
	tie        string
	who        []entente.ActorID // behind the colon of tie
	owers      []entente.ActorID // of those who owe, only these are tied
	claim      entente.Claim
	change     entente.ChangeKind // instead of the row's own; the note says why
	from, to   entente.Date
	isOpenFrom bool // the beginning is older than the row and not given
	force      string
	isBetween  bool                // the change touches only the ties among those who are named
	owes       entente.Obligations // instead of the row's own; the note says why
	note       string
}

// awaitsForce reports whether a row that tells of such a change has seen a signature and no more.
func (d decision) awaitsForce(change entente.ChangeKind) bool {
	if d.claim != entente.ClaimNone || strings.HasPrefix(string(d.agreement), "atop:") {
		return false
	}
	return d.force == forceAwaited ||
		d.force == "" && change == entente.ChangeSigned && slices.Contains(awaiting, d.kind)
}

// readReview reads the embedded file; the error names the line. A row about several agreements has
// several decisions, in the order of the file.
func readReview() (map[string][]decision, error) {
	lines, err := csv.NewReader(bytes.NewReader(reviewText)).ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, broken(0, "the file cannot be read", err)
	}
	reviewed := map[string][]decision{}
	for i, cells := range lines[1:] {
		cell := map[string]string{}
		for c, name := range lines[0] {
			cell[name] = cells[c]
		}
		d, err := decide(cell)
		if err != nil {
			return nil, broken(i+2, "a cell cannot be read", err)
		}
		id := cell["id"]
		if slices.ContainsFunc(reviewed[id], func(o decision) bool { return o.agreement == d.agreement }) {
			return nil, broken(i+2, "the id stands there twice with one agreement", nil)
		}
		reviewed[id] = append(reviewed[id], d)
	}
	return reviewed, nil
}

func broken(line int, what string, err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "since2018.New", Err: err,
		Message: fmt.Sprintf("agreements.csv, line %d: %s", line, what)}
}

func decide(cell map[string]string) (d decision, err error) {
	d = decision{agreement: entente.AgreementID(cell["agreement"]), kind: entente.Kind(cell["kind"]),
		level: cell["out_level"], name: cell["name"], owers: actors(cell["owers"]), claim: entente.Claim(cell["claim"]),
		change: entente.ChangeKind(cell["change"]), isOpenFrom: cell["open_start"] == "yes",
		force: cell["force"], isBetween: cell["scope"] == "between", note: cell["note"]}
	var who string
	d.tie, who, _ = strings.Cut(cell["tie"], ":")
	d.who = actors(who)
	if !slices.Contains([]string{tieMembers, tiePair, tieMember, tieHub, tieLinks, tieVersion}, d.tie) {
		return d, fmt.Errorf("there is no tie %q", cell["tie"])
	}
	if d.agreement == "" || d.kind == "" || d.name == "" {
		return d, fmt.Errorf("agreement, kind or name is missing")
	}
	needsWho := slices.Contains([]string{tiePair, tieMember, tieHub}, d.tie)
	if needsWho != (len(d.who) > 0) && d.tie != tieVersion {
		return d, fmt.Errorf("tie %q: an actor is missing or too many", cell["tie"])
	}
	if d.change != "" && d.change != entente.ChangeRestored && !slices.Contains(changeKinds, d.change) {
		return d, fmt.Errorf("there is no change %q", d.change)
	}
	if !slices.Contains([]string{"", forceAwaited, forceAtSignature}, d.force) ||
		!slices.Contains([]string{"", "between"}, cell["scope"]) {
		return d, fmt.Errorf("there is no force %q or scope %q", d.force, cell["scope"])
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

func actors(codes string) []entente.ActorID {
	var list []entente.ActorID
	for _, code := range strings.FieldsFunc(codes, func(r rune) bool { return r == ';' }) {
		list = append(list, entente.ActorID(code))
	}
	return list
}
