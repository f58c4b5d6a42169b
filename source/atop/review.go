package atop

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente"
)

// The reviewed lists. Each row states what it expects of the data; where a new edition no longer
// fits, the row is not applied and an issue stale_review asks for the list to be looked at.
//
//go:embed corrections.csv notes.csv pairwise.csv titles.csv
var reviewFiles embed.FS

// The columns of the member file that corrections.csv corrects.
const (
	correctMember = "member" // a code that the code system does not have
	correctEntry  = "entry"  // the day on which a member joined
)

type correctionKey struct{ alliance, column, member, found string }

// correction replaces what is found in a row of the member file: its code by an actor, or the day of
// entry by another.
type correction struct {
	actor  entente.ActorID
	date   entente.Date
	reason string
}

// noted is what should be read with every tie of a treaty; signed is the fact by which it was recognised.
type noted struct {
	signed entente.Date
	note   string
}

// named is the proper name of a treaty, with the facts by which it was recognised.
type named struct {
	title   string
	signed  entente.Date
	members []entente.ActorID
}

// mismatch says what does not fit; "" if the treaty is the one that was reviewed.
func (n named) mismatch(signed entente.Date, members []entente.ActorID) string {
	if signed != n.signed {
		return fmt.Sprintf("signed %s, expected %s", signed, n.signed)
	}
	for _, x := range n.members {
		if !slices.Contains(members, x) {
			return string(x) + " is no member"
		}
	}
	return ""
}

// pairs is what the members of one phase owe each other where their own row does not tell.
type pairs struct {
	reason string // "" where the phase is not listed
	owed   map[[2]string]entente.Obligations
}

// owes is what one member owes to another: the reviewed obligations, failing that its own row's.
func (p pairs) owes(from member, to string) entente.Obligations {
	if o, ok := p.owed[[2]string{from.code, to}]; ok {
		return o
	}
	return from.obligations
}

type reviewed struct {
	corrections map[correctionKey]correction
	titles      map[entente.AgreementID]named
	notes       map[entente.AgreementID]noted
	pairs       map[phaseKey]pairs
}

func readReviewed() (reviewed, error) {
	rev := reviewed{map[correctionKey]correction{}, map[entente.AgreementID]named{}, map[entente.AgreementID]noted{},
		map[phaseKey]pairs{}}
	if err := eachRow("corrections.csv", 7, rev.addCorrection); err != nil {
		return rev, err
	}
	if err := eachRow("notes.csv", 4, func(c []string) error {
		signed, err := entente.ParseDate(c[1])
		rev.notes[agreementID(c[0])] = noted{signed, c[2]}
		return err
	}); err != nil {
		return rev, err
	}
	if err := eachRow("titles.csv", 4, func(c []string) error {
		signed, err := entente.ParseDate(c[2])
		n := named{title: c[1], signed: signed}
		for _, a := range strings.Split(c[3], ";") {
			n.members = append(n.members, entente.ActorID(a))
		}
		rev.titles[agreementID(c[0])] = n
		return err
	}); err != nil {
		return rev, err
	}
	return rev, eachRow("pairwise.csv", 6, rev.addPair)
}

func (rev reviewed) addCorrection(c []string) (err error) {
	x := correction{reason: c[5]}
	switch c[1] {
	case correctMember:
		x.actor = entente.ActorID(c[4])
	case correctEntry:
		x.date, err = entente.ParseDate(c[4])
	default:
		err = fmt.Errorf("there is no column %q to correct", c[1])
	}
	rev.corrections[correctionKey{c[0], c[1], c[2], c[3]}] = x
	return err
}

// addPair reads a row of pairwise.csv. The row *,* opens a phase: members without a row of their own
// owe each other what the member file says.
func (rev reviewed) addPair(c []string) error {
	k := phaseKey{c[0], c[1]}
	if k.phase == "0" {
		k.phase = ""
	}
	if c[2] == "*" {
		rev.pairs[k] = pairs{reason: c[5], owed: map[[2]string]entente.Obligations{}}
		return nil
	}
	o, err := entente.ParseObligations(c[4])
	if err == nil && rev.pairs[k].owed == nil {
		err = fmt.Errorf("phase %q of alliance %s is not opened by a row *,*", c[1], c[0])
	}
	if err != nil {
		return err
	}
	rev.pairs[k].owed[[2]string{c[2], c[3]}] = o
	return nil
}

func eachRow(name string, columns int, row func([]string) error) error {
	b, err := reviewFiles.ReadFile(name)
	if err != nil {
		return broken(name, err)
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord = columns
	records, err := r.ReadAll()
	if err != nil {
		return broken(name, err)
	}
	for i, c := range records[1:] {
		if err := row(c); err != nil {
			return broken(fmt.Sprintf("%s, row %d", name, i+2), err)
		}
	}
	return nil
}

func broken(where string, err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "atop.New", Message: "the reviewed list " + where +
		" cannot be read", Err: err}
}

// checkCorrections complains of a correction whose alliance is there without what it corrects.
func (m *mapping) checkCorrections(id string, members []member) {
	for k := range m.rev.corrections {
		if k.alliance != id {
			continue
		}
		isThere := slices.ContainsFunc(members, func(x member) bool { return x.code == k.member })
		switch {
		case k.column == correctMember && !isThere:
			m.issue("stale_review", "alliance "+id+" has no member "+k.found+" any more: the correction can go",
				members[0].at)
		case k.column == correctEntry && isThere &&
			!slices.ContainsFunc(members, func(x member) bool { return x.code == k.member && x.joined.reason != "" }):
			m.issue("stale_review", "COW "+k.member+" does not enter alliance "+id+" on "+k.found+
				" any more: the correction can go",
				members[0].at)
		}
	}
}

// reviewedPairs is the list for one phase, without the rows that no longer fit.
func (m *mapping) reviewedPairs(id, phase string, members []member) pairs {
	var own = map[string]entente.Obligations{}
	varies := false
	at := members[0].at
	for _, x := range members {
		if x.phase == phase {
			own[x.code] |= x.obligations
			varies = varies || x.varies
			at = x.at
		}
	}
	p, ok := m.rev.pairs[phaseKey{id, phase}]
	switch {
	case varies && !ok:
		m.issue("obligations_vary", "members of alliance "+id+
			" owe different things to different members, and no reviewed list says what; each is read as owing all "+
			"to everyone", at)
		return pairs{}
	case ok && !varies:
		m.issue("stale_review", "no member of alliance "+id+
			" owes different things to different members any more: the reviewed pairs can go", at)
		return pairs{}
	}
	fit := pairs{reason: p.reason, owed: map[[2]string]entente.Obligations{}}
	for _, pair := range slices.SortedFunc(maps.Keys(p.owed),
		func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		o := p.owed[pair]
		_, hasTo := own[pair[1]]
		if from, hasFrom := own[pair[0]]; !hasFrom || !hasTo || !from.Has(o) {
			m.issue("stale_review", fmt.Sprintf("the reviewed obligations of %s to %s in alliance %s do not fit the "+
				"file; the file's are used", pair[0], pair[1], id), at)
			continue
		}
		fit.owed[pair] = o
	}
	return fit
}
