package atop

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/source/title"
)

// pairwiseSide is the side of all members of a phase whose pairs are given by links: members of one
// side are not tied to each other.
const pairwiseSide = "pairwise"

// maxMembers is far above the largest agreement (Helsinki, 93 rows). Pairs grow with its square, and a
// broken file must not fill the disk with them.
const maxMembers = 2000

// emitAll emits each alliance with its members, alliances in the order of the member file.
func (m *mapping) emitAll() error {
	var order []string
	byID := map[string][]member{}
	for _, x := range m.members {
		if byID[x.alliance] == nil {
			order = append(order, x.alliance)
		}
		byID[x.alliance] = append(byID[x.alliance], x)
	}
	for _, id := range slices.Sorted(maps.Keys(m.alliances)) {
		if byID[id] == nil {
			m.issue("no_members", "the member file has no member of alliance "+id+"; it is left out",
				m.alliances[id].at)
		}
	}
	for _, id := range order {
		if m.ctx.Err() != nil {
			return stopped(m.ctx)
		}
		if err := m.emitAlliance(id, m.withoutRepeats(byID[id])); err != nil {
			return err
		}
	}
	return nil
}

// withoutRepeats leaves out a second row of one member, phase and day of entry.
func (m *mapping) withoutRepeats(members []member) []member {
	type key struct {
		phase, code string
		entry       entente.Date
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(slices.Clone(members), func(x member) bool {
		k := key{x.phase, x.code, x.period.From}
		if seen[k] {
			m.issue("duplicate_row", "COW "+x.code+" enters alliance "+x.alliance+
				" twice on one day; the first row is used", x.at)
		}
		twice := seen[k]
		seen[k] = true
		return twice
	})
}

func (m *mapping) emitAlliance(id string, members []member) error {
	if len(members) > maxMembers {
		return &entente.Error{Code: entente.CodeTooLarge, Op: "atop.Map",
			Message: fmt.Sprintf("alliance %s has %d rows of members; at most %d are read", id, len(members),
				maxMembers),
			Hint: "check that the file is the member file of " + m.edition}
	}
	m.checkCorrections(id, members)
	pairs := map[string]pairs{}
	for _, x := range members {
		if _, done := pairs[x.phase]; !done {
			pairs[x.phase] = m.reviewedPairs(id, x.phase, members)
		}
	}
	if err := m.emit(m.agreement(id, members, pairs)); err != nil {
		return err
	}
	for _, x := range members {
		if err := m.emitMember(x, pairs[x.phase].reason != ""); err != nil {
			return err
		}
	}
	for _, x := range members {
		if x.joined.reason != "" {
			if err := m.emit(x.accession()); err != nil {
				return err
			}
		}
		if p := pairs[x.phase]; p.reason != "" {
			if err := m.emitLinks(x, members, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// accession is a reviewed day of entry beside the one of the row. The membership keeps the day that the
// file has; whoever reads the ties applies the change and shows both.
func (x member) accession() entente.Change {
	who := x.parts[0].Actor
	return entente.Change{ID: "atop:" + x.alliance + "-" + x.code + "-entry", Agreement: agreementID(x.alliance),
		Kind: entente.ChangeAccession, Actors: []entente.ActorID{who}, Date: x.joined.date, Note: x.joined.reason,
		Provenance: x.at}
}

// agreement is the alliance: dates from the alliance file, failing that from the members.
func (m *mapping) agreement(id string, members []member, ps map[string]pairs) entente.Agreement {
	a := entente.Agreement{ID: agreementID(id), Kind: entente.KindAlliance}
	if t, ok := m.alliances[id]; ok {
		a.Signed, a.Ended, a.Provenance = t.begin, t.end, t.at
	} else {
		life := lifetime(members)
		a.Signed, a.Ended, a.Provenance = life.From, life.To, members[0].at
	}
	a.Title = m.title(a, members)
	var notes []string
	for _, phase := range phasesOf(members) {
		if p := ps[phase]; p.reason != "" {
			notes = append(notes, strings.TrimSuffix(p.reason, "."))
		}
	}
	if n, ok := m.rev.notes[a.ID]; ok && n.signed != a.Signed {
		m.issue("stale_review", fmt.Sprintf("the note on %s does not fit: signed %s, expected %s; it is left out", a.ID,
			a.Signed, n.signed),
			a.Provenance)
	} else if ok {
		a.Note = n.note
	}
	if len(notes) > 0 {
		a.Note = "What each member owes to whom is from our reviewed list. " + strings.Join(notes, ". ") + "."
	}
	return a
}

// title is the treaty's proper name where it has been reviewed, otherwise one composed of what was
// promised and of who began it.
func (m *mapping) title(a entente.Agreement, members []member) string {
	var promised entente.Obligations
	var founders, all []entente.ActorID
	first := lifetime(members).From
	for _, x := range members {
		promised |= x.obligations
		actor := x.parts[0].Actor
		all = append(all, actor)
		if x.period.From == first && !slices.Contains(founders, actor) {
			founders = append(founders, actor)
		}
	}
	if t, ok := m.rev.titles[a.ID]; ok {
		if why := t.mismatch(a.Signed, all); why != "" {
			m.issue("stale_review", fmt.Sprintf("the reviewed title of %s does not fit: %s; a composed title is used",
				a.ID, why), a.Provenance)
		} else {
			return t.title
		}
	}
	names := make([]string, len(founders))
	for i, f := range founders {
		names[i] = string(f)
		if actor, ok := m.cw.Actor(f); ok {
			names[i] = title.Name(actor, a.Signed)
		}
	}
	return title.Of(promised, names, int(a.Signed.Year))
}

func (m *mapping) emitMember(x member, isPairwise bool) error {
	for _, part := range x.parts {
		s := entente.Member{Agreement: agreementID(x.alliance), Actor: part.Actor, Raw: x.raw, Period: part.Period,
			Phase: x.phase, Obligations: x.obligations, Provenance: x.at}
		if isPairwise {
			s.Side = pairwiseSide
		}
		if err := m.emit(s); err != nil {
			return err
		}
	}
	return nil
}

// emitLinks says what one member owes to each other member of its phase while both are in. The link
// leads back to the row of the one that owes.
func (m *mapping) emitLinks(from member, members []member, p pairs) error {
	for _, to := range members {
		if to.phase != from.phase || to.code == from.code {
			continue
		}
		err := overlaps(from.parts, to.parts, func(a, b crosswalk.Part, shared entente.Period) error {
			return m.emit(entente.Link{Agreement: agreementID(from.alliance), From: a.Actor, To: b.Actor,
				Period:      shared,
				Obligations: p.owes(from, to.code), Provenance: from.at})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func overlaps(as, bs []crosswalk.Part, each func(a, b crosswalk.Part, shared entente.Period) error) error {
	for _, a := range as {
		for _, b := range bs {
			shared, ok := a.Period.Intersect(b.Period)
			if !ok || a.Actor == b.Actor {
				continue
			}
			if err := each(a, b, shared); err != nil {
				return err
			}
		}
	}
	return nil
}

// lifetime runs from the first entry to the last exit; it is open if any member is still in.
func lifetime(members []member) entente.Period {
	p := members[0].period
	for _, x := range members[1:] {
		if x.period.From.Before(p.From) {
			p.From = x.period.From
		}
		if x.period.To.IsZero() || (!p.To.IsZero() && p.To.Last().Before(x.period.To.Last())) {
			p.To = x.period.To
		}
	}
	return p
}

func phasesOf(members []member) []string {
	var out []string
	for _, x := range members {
		if !slices.Contains(out, x.phase) {
			out = append(out, x.phase)
		}
	}
	return out
}

func agreementID(id string) entente.AgreementID { return entente.AgreementID("atop:" + id) }

// issue is an issue found after reading, at the row it is about.
func (m *mapping) issue(rule, message string, at entente.Provenance) {
	m.in.Issues.Add(entente.Issue{Rule: rule, Message: message, File: m.names[at.Snapshot], Locator: at.Locator})
}
