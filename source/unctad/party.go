package unctad

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"

	"entente"
	"entente/format"
)

//go:embed groups.csv
var groupsText []byte

//go:embed successors.csv
var successorsText []byte

// party is one name of the list: a state, or a group with its members when the treaty was signed.
type party struct {
	raw     string
	group   entente.ActorID // the group's id where the crosswalk knows it
	isGroup bool
	members []membership
}

// membership is one actor of a party; left is when it left the group, zero if it did not.
type membership struct {
	actor entente.ActorID
	left  entente.Date
}

// groupMember is one reviewed row of groups.csv.
type groupMember struct {
	actor  entente.ActorID // a state, or a group that the crosswalk knows
	period entente.Period
}

func readGroups() (map[string][]groupMember, error) {
	rows, err := readTable(groupsText, "groups.csv")
	if err != nil {
		return nil, err
	}
	out := map[string][]groupMember{}
	for _, r := range rows {
		from, err1 := entente.ParseDate(r[2])
		to, err2 := entente.ParseDate(r[3])
		if err1 != nil || err2 != nil {
			return nil, broken("groups.csv", err1)
		}
		out[r[0]] = append(out[r[0]], groupMember{entente.ActorID(r[1]), entente.Period{From: from, To: to}})
	}
	return out, nil
}

func readSuccessors() (map[entente.ActorID][]string, error) {
	rows, err := readTable(successorsText, "successors.csv")
	if err != nil {
		return nil, err
	}
	out := map[entente.ActorID][]string{}
	for _, r := range rows {
		out[entente.ActorID(r[0])] = append(out[entente.ActorID(r[0])], r[1])
	}
	return out, nil
}

func readTable(text []byte, name string) ([][]string, error) {
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, broken(name, err)
	}
	return rows[1:], nil
}

func broken(name string, err error) error {
	return &entente.Error{Code: entente.CodeInternal, Op: "unctad.New", Message: "the table " + name +
		" of the program is broken", Err: err}
}

// unexpanded are groups that stand as parties and whose members nobody can list from the name: who
// ratified is not the same as who belongs.
var unexpanded = []string{
	"ACP (African, Caribbean and Pacific Group of States)", "AU (African Union)", "Energy Charter Treaty members",
	"OCT (Overseas Countries and Territories)", "OIC Investment Agreement members",
}

// longest is how many commas a name may hold, "Korea, Dem. People's Rep. of" one.
const longest = 3

// named is a name at a date; no date means today.
type named struct {
	name string
	at   entente.Date
}

// reader is one import: the mapping, and the names that it has asked for. A name that the crosswalk does
// not know costs it a search for the nearest one, and the same few pieces come again and again.
type reader struct {
	*mapping
	names map[named]entente.ActorID // "" is known to be unknown
}

// parties takes the list of names apart. Names hold commas as the list does, so at each place the longest
// name that is known is taken. A piece that is a name by itself begins the next party and is never the
// tail of one. What is not known is an issue, and counts among the names.
func (m *reader) parties(r *format.Rows, at entente.Date) (out []party, names int) {
	pieces := strings.Split(r.Words("parties"), ", ")
next:
	for i := 0; i < len(pieces); {
		names++
		for j := min(i+longest, len(pieces)); j > i; j-- {
			name := strings.TrimSpace(strings.Join(pieces[i:j], ", "))
			if slices.Contains(unexpanded, name) {
				r.Issue("unexpanded_group", "parties", name+": the members of this group are not known to the program")
				i = j
				continue next
			}
			rows, isGroup := m.groups[name]
			if !isGroup && j > i+1 && m.name(pieces[j-1], at) != "" {
				continue
			}
			if p, ok := m.party(name, rows, at); ok {
				out = append(out, p)
				i = j
				continue next
			}
		}
		r.Issue("unknown_party", "parties", "no actor is known by the name "+strings.TrimSpace(pieces[i]))
		i++
	}
	return out, names
}

// party is who a name means, with the rows of groups.csv if it is there.
func (m *reader) party(name string, rows []groupMember, at entente.Date) (party, bool) {
	if len(rows) > 0 {
		return m.expand(name, rows, at), true
	}
	id := m.name(name, at)
	if id == "" {
		return party{}, false
	}
	if a, ok := m.cw.Actor(id); ok && a.Kind == entente.ActorGroup {
		return m.expand(name, []groupMember{{actor: id}}, at), true
	}
	return party{raw: name, members: []membership{{actor: id}}}, true
}

// name asks the crosswalk. The list writes today's names; a name that means nobody today is tried as of
// the year of the treaty.
func (m *reader) name(name string, at entente.Date) entente.ActorID {
	const tooLong = 120 // no name of a party is half as long
	name = strings.TrimSpace(name)
	if name == "" || len(name) > tooLong {
		return ""
	}
	for _, d := range []entente.Date{{}, {Year: at.Year}} {
		key := named{name, d}
		id, known := m.names[key]
		if !known {
			if found, err := m.cw.Name(name, d); err == nil {
				id = found
			}
			m.names[key] = id
		}
		if id != "" {
			return id
		}
	}
	return ""
}

// expand lists the members of a group at a date, each with the date on which it left later.
func (m *mapping) expand(name string, rows []groupMember, at entente.Date) party {
	p := party{raw: name, isGroup: true}
	for _, row := range rows {
		a, _ := m.cw.Actor(row.actor)
		switch {
		case a.Kind == entente.ActorGroup:
			p.group = row.actor
			for _, id := range m.cw.Members(row.actor, at) {
				p.members = append(p.members, membership{id, m.left(row.actor, id, at)})
			}
		case row.period.At(at):
			p.members = append(p.members, membership{row.actor, row.period.To})
		}
	}
	return p
}

// left is the last year in which a member at a date belonged to the group without a break, zero if it
// still does when the list ends.
func (m *mapping) left(group, id entente.ActorID, at entente.Date) entente.Date {
	for year := at.Year; year < m.stop.Year; year++ {
		still := false
		for _, x := range m.cw.Members(group, entente.Date{Year: year + 1}) {
			still = still || x == id
		}
		if !still {
			return entente.Date{Year: year}
		}
	}
	return entente.Date{}
}
