package crosswalk

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"entente"
)

// GroupRole says what an agreement is to a group.
type GroupRole string

// The roles of an agreement, the strongest first.
const (
	// GroupFounding made the group: who is a party is a member.
	GroupFounding GroupRole = "founding"
	// GroupMembership has the members of the group as its parties, but did not found it: that a state is
	// a party says that it is a member, the date is that of the treaty.
	GroupMembership GroupRole = "membership"
	// GroupTreaty is a treaty of the group that only some of its members, or others too, are parties to.
	GroupTreaty GroupRole = "treaty"
	// GroupOrganisation is the list of members that a dataset of organisations has.
	GroupOrganisation GroupRole = "organisation"
)

// Founds reports whether the parties of an agreement of that role are members of the group.
func (r GroupRole) Founds() bool { return r == GroupFounding || r == GroupMembership }

// GroupTreatyRow is one agreement of a group, as reviewed.
type GroupTreatyRow struct {
	Agreement entente.AgreementID // "" for what no dataset numbers, of which there is a note only
	Role      GroupRole
	Note      string
}

// GroupMember is one row of the table of members: a spell, with its place in the table.
type GroupMember struct {
	Member entente.ActorID
	Period entente.Period
	Line   int
}

// GroupEnd says how a recorded end of a membership came about where it was no exit.
type GroupEnd struct {
	How, Note string
	// Later is when something came of it that is no return, as LaterNote says; the zero date for nothing.
	Later     entente.Date
	LaterNote string
}

type groupEndKey struct {
	group, member entente.ActorID
	end           entente.Date
}

func (c *Crosswalk) loadGroupTreaties() error {
	rows, err := readTable("group_treaties.csv", 4)
	if err != nil {
		return err
	}
	c.treaties = make(map[entente.ActorID][]GroupTreatyRow, len(rows))
	for _, r := range rows {
		g, role := entente.ActorID(r.cells[0]), GroupRole(r.cells[2])
		if c.actors[g].Kind != entente.ActorGroup || r.cells[1] != "" && !strings.Contains(r.cells[1], ":") {
			return r.broken("the group is no group, or the agreement has no number")
		}
		if !slices.Contains([]GroupRole{GroupFounding, GroupMembership, GroupTreaty, GroupOrganisation}, role) {
			return r.broken("the role is none of founding, membership, treaty, organisation")
		}
		c.treaties[g] = append(c.treaties[g], GroupTreatyRow{entente.AgreementID(r.cells[1]), role, r.cells[3]})
	}
	return c.loadGroupEnds()
}

func (c *Crosswalk) loadGroupEnds() error {
	rows, err := readTable("group_ends.csv", 7)
	if err != nil {
		return err
	}
	c.groupEnds = make(map[groupEndKey]GroupEnd, len(rows))
	for _, r := range rows {
		d, err := entente.ParseDate(r.cells[2])
		if err != nil {
			return r.broken(err.Error())
		}
		k := groupEndKey{entente.ActorID(r.cells[0]), entente.ActorID(r.cells[1]), d}
		if c.actors[k.group].Kind != entente.ActorGroup || c.actors[k.member].ID == "" {
			return r.broken("the group or the member is no actor")
		}
		e := GroupEnd{How: r.cells[3], Note: r.cells[4], LaterNote: r.cells[6]}
		if e.LaterNote != "" {
			if e.Later, err = entente.ParseDate(r.cells[5]); err != nil {
				return r.broken(err.Error())
			}
		}
		c.groupEnds[k] = e
	}
	return nil
}

// GroupTreaties are the agreements of a group: what founded it first, then the other treaties, then the
// lists of organisations. It is empty for an actor that is no group, and for a group without any.
func (c *Crosswalk) GroupTreaties(group entente.ActorID) []GroupTreatyRow {
	return slices.Clone(c.treaties[group])
}

// GroupMembers are the spells that the table of members has of a group, by beginning, then by member.
func (c *Crosswalk) GroupMembers(group entente.ActorID) []GroupMember {
	out := make([]GroupMember, 0, len(c.members[group]))
	for _, m := range c.members[group] {
		out = append(out, GroupMember{m.other, m.period, m.line})
	}
	slices.SortStableFunc(out, func(a, b GroupMember) int {
		return cmp.Or(a.Period.From.Compare(b.Period.From), cmp.Compare(a.Member, b.Member))
	})
	return out
}

// GroupEnd says how an end came about: suspended, excluded, dissolved. ok is false where nothing is known
// beyond the end itself.
func (c *Crosswalk) GroupEnd(group, member entente.ActorID, end entente.Date) (e GroupEnd, ok bool) {
	e, ok = c.groupEnds[groupEndKey{group, member, end}]
	return e, ok
}

// The table of members is a file of its own: rows of it are cited like rows of an imported file.

// GroupTable is the name of the table of members and the SHA-256 of its bytes.
func GroupTable() (name string, id entente.SnapshotID) { return "groups.csv", groupSum() }

var groupSum = sync.OnceValue(func() entente.SnapshotID {
	sum := sha256.Sum256(groupTable())
	return entente.SnapshotID(hex.EncodeToString(sum[:]))
})

// GroupTableLine is a line of the table of members as it stands, with the names of its columns; ok is
// false for a line that it does not have. The first line of members is 2.
func GroupTableLine(n int) (raw string, columns, fields []string, ok bool) {
	lines := strings.Split(strings.TrimRight(string(groupTable()), "\n"), "\n")
	if n < 2 || n > len(lines) {
		return "", nil, nil, false
	}
	return lines[n-1], strings.Split(lines[0], ","), strings.Split(lines[n-1], ","), true
}

func groupTable() []byte {
	data, err := tables.ReadFile("table/groups.csv")
	if err != nil {
		return nil // New has failed long before
	}
	return data
}
