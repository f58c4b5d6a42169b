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
	tieVersion = "no"     // the row tells of the agreement and ties nobody
)

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
	note       string
}

// readReview reads the embedded file; the error names the line.
func readReview() (map[string]decision, error) {
	lines, err := csv.NewReader(bytes.NewReader(reviewText)).ReadAll()
	if err != nil || len(lines) < 2 {
		return nil, broken(0, "the file cannot be read", err)
	}
	reviewed := map[string]decision{}
	for i, cells := range lines[1:] {
		cell := map[string]string{}
		for c, name := range lines[0] {
			cell[name] = cells[c]
		}
		d, err := decide(cell)
		if err != nil {
			return nil, broken(i+2, "a cell cannot be read", err)
		}
		if _, twice := reviewed[cell["id"]]; twice {
			return nil, broken(i+2, "the id stands there twice", nil)
		}
		reviewed[cell["id"]] = d
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
		change: entente.ChangeKind(cell["change"]), isOpenFrom: cell["open_start"] == "yes", note: cell["note"]}
	var who string
	d.tie, who, _ = strings.Cut(cell["tie"], ":")
	d.who = actors(who)
	if !slices.Contains([]string{tieMembers, tiePair, tieMember, tieHub, tieLinks, tieVersion}, d.tie) {
		return d, fmt.Errorf("there is no tie %q", cell["tie"])
	}
	if d.agreement == "" || d.kind == "" || d.name == "" {
		return d, fmt.Errorf("agreement, kind or name is missing")
	}
	if needsWho := slices.Contains([]string{tiePair, tieMember, tieHub}, d.tie); needsWho != (len(d.who) > 0) {
		return d, fmt.Errorf("tie %q: an actor is missing or too many", cell["tie"])
	}
	if d.change != "" && !slices.Contains(changeKinds, d.change) {
		return d, fmt.Errorf("there is no change %q", d.change)
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

// byRule decides about a row that the reviewed file does not have. What is not plainly an agreement,
// an event of a treaty that ATOP numbers aside, is a declaration: it binds nobody until somebody has
// looked. Rows are grouped by the agreement's name up to a colon.
func byRule(r row, name, atop string) decision {
	name, _, _ = strings.Cut(name, ":")
	d := decision{agreement: entente.AgreementID("alliances-since-2018:" + slug(name)), kind: entente.KindDefenceCoop,
		name: name, tie: tieVersion}
	binding := entente.Defence | entente.Offence | entente.Neutrality | entente.NonAggression | entente.Consultation
	switch {
	case atop != "":
		d.agreement, d.kind = entente.AgreementID("atop:"+atop), entente.KindAlliance
		if r.change == entente.ChangeAccession {
			d.tie, d.who = tieMember, r.members
		}
		return d
	case r.change == entente.ChangeDeclaration:
		d.kind = entente.KindDeclaration
	case r.owes&binding != 0:
		d.kind = entente.KindAlliance
	}
	if r.change == entente.ChangeSigned || r.change == entente.ChangeDeclaration {
		d.tie = tieMembers
		if r.isOneSided {
			d.tie = tieLinks
		}
	}
	return d
}

// slug keeps letters and digits of the Latin alphabet and joins the rest with hyphens.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}
