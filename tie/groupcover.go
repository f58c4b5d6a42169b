package tie

import (
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/evidence"
)

// cover says what each source could have told of the members of a group, and why there is none where there is
// none. The actor that was asked about gets an answer of its own.
func (x *roll) cover(out *Roster) {
	out.Coverage = []evidence.Coverage{}
	for _, c := range x.inUse {
		if slices.ContainsFunc(x.treaties, func(t treaty) bool { return t.tells(c.Dataset) }) {
			out.Coverage = append(out.Coverage, evidence.CoverageOf(c, x.scope()))
		}
	}
	if x.hasList() {
		out.Coverage = append(out.Coverage, evidence.Coverage{Dataset: TableDataset, Short: "List of members",
			Note: "The program's own list, " +
				"held by a test against ATOP 5.1 and COW IGO 2.3.", Kinds: []entente.Kind{entente.KindMembership}})
	}
	out.Coverage = append(out.Coverage, x.missing()...)
	out.Disagreed = x.disagreed(out)
	if x.q.Actor != "" {
		out.Disagreed = slices.DeleteFunc(out.Disagreed,
			func(d evidence.Disagreement) bool { return d.Partner != x.q.Actor })
	}
	at := x.q.AsOf
	switch {
	case len(out.Members) > 0:
	case !out.Ended.IsZero() && out.Ended.Last().Before(at.First()), len(out.Former)+len(out.Later) > 0:
		out.Absence = evidence.None
	default:
		out.Absence = evidence.NotCoded
	}
	if x.q.Actor != "" {
		m := x.of(out, x.q.Actor)
		out.Asked = &m
	}
}

func (x *roll) scope() evidence.Scope {
	return evidence.Scope{Actors: []entente.ActorID{x.group.ID}, At: x.q.AsOf, Known: x.q.Known}
}

// tells reports whether a dataset says anything of a treaty of the group.
func (t treaty) tells(d entente.DatasetID) bool {
	return slices.ContainsFunc(t.versions, func(v entente.AgreementVersion) bool { return v.Dataset == d }) ||
		slices.ContainsFunc(t.members, func(m entente.MemberVersion) bool { return m.Dataset == d }) ||
		slices.ContainsFunc(t.changes, func(c entente.ChangeVersion) bool { return c.Dataset == d })
}

func (x *roll) hasList() bool {
	return len(x.b.cw.GroupMembers(x.group.ID)) > 0 && (x.q.Known.IsZero() ||
		!x.q.Known.Last().Before(tablePublished.First()))
}

// organisations is the dataset that has the lists of organisations.
const organisations entente.DatasetID = "cow-igo-membership"

// missing is the dataset of organisations where it has a list of the group and nobody has brought it.
func (x *roll) missing() []evidence.Coverage {
	isListed := slices.ContainsFunc(x.treaties, func(t treaty) bool { return t.Role == crosswalk.GroupOrganisation })
	isLoaded := slices.ContainsFunc(x.inUse, func(c entente.Card) bool { return c.Dataset == organisations })
	if !isListed || isLoaded {
		return nil
	}
	for _, c := range x.b.library.Available {
		if c.Dataset == organisations {
			m := evidence.CoverageOf(c, x.scope())
			m.Status, m.Note = evidence.NotCoded,
				"has a list of its members to "+c.To.String()+", and is not in this ledger: entente import "+
					string(c.Dataset)+" FILE"
			return []evidence.Coverage{m}
		}
	}
	return nil
}

// disagreed are the entries whose date differs between the accession and the treaty of foundation as a dataset
// has it, where the two are near each other.
func (x *roll) disagreed(out *Roster) []evidence.Disagreement {
	ds := []evidence.Disagreement{}
	for _, m := range slices.Concat(out.Members, out.Former) {
		first := m.Spells[0]
		p := x.people[m.Actor]
		for _, c := range p.claims {
			gap := int(first.From.Year) - int(c.period.From.Year)
			if first.Basis != BasisAccession || c.basis != BasisFounding || c.period.From.IsZero() || gap < 0 ||
				gap > accessionWithin ||
				(entente.Period{From: first.From, To: first.From}).At(c.period.From) ||
				slices.ContainsFunc(ds, func(d evidence.Disagreement) bool { return d.Partner == m.Actor }) {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(m.Evidence),
				func(id entente.EvidenceID) bool { return id == c.evidence })
			ds = append(ds, evidence.Disagreement{About: "entry of " + m.Name, Partner: m.Actor,
				Versions: []evidence.Version{
					{Says: evidence.InWords(first.From) + " (accession)", Evidence: others[:min(len(others), 2)]},
					{Says: evidence.InWords(c.period.From) + " (" + strings.TrimSpace(x.cards[c.edition].Short+" "+x.cards[c.edition].Edition) +
						")",
						Evidence: []entente.EvidenceID{c.evidence}},
				}, Why: "ATOP dates a membership from the signature of the treaty or of the protocol of accession; the accession itself counts"})
		}
	}
	return append(ds, x.onlyListed(out)...)
}

// onlyListed are those whom a dataset of organisations has as members of a group whose members are all known
// otherwise: associates, or slips.
func (x *roll) onlyListed(out *Roster) (ds []evidence.Disagreement) {
	for id, p := range x.people {
		if !out.IsWhole || !p.isOnlyListed() {
			continue
		}
		c := p.base()[0]
		name := x.b.cw.NameAt(id, x.q.AsOf)
		ds = append(ds, evidence.Disagreement{About: "membership of " + name, Partner: id, Versions: []evidence.Version{
			{Says: name + " is in no list of members and no party of the treaty", Evidence: []entente.EvidenceID{}},
			{Says: strings.TrimSpace(x.cards[c.edition].Short+" "+x.cards[c.edition].Edition) +
				" has it as a member, first in " +
				evidence.InWords(c.period.From), Evidence: []entente.EvidenceID{c.evidence}},
		}, Why: "a list of organisations by the year has associates and slips too; who joined and who is a party counts"})
	}
	slices.SortFunc(ds, func(a, b evidence.Disagreement) int { return strings.Compare(a.About, b.About) })
	return ds
}

// of is what an actor was to the group at the date. One that is in none of the lists was never a member where
// they are whole and could have it: a list of ATOP has states of the Correlates of War system only.
func (x *roll) of(out *Roster, id entente.ActorID) Membership {
	for _, list := range [][]Membership{out.Members, out.Former, out.Later} {
		if i := slices.IndexFunc(list, func(m Membership) bool { return m.Actor == id }); i >= 0 {
			return list[i]
		}
	}
	m := Membership{Actor: id, Name: x.b.cw.NameAt(id, x.q.AsOf), Standing: WasNever, Spells: []MemberSpell{},
		Obligations: []string{},
		Datasets:    []entente.DatasetID{}, Evidence: []entente.EvidenceID{}}
	a, _ := x.b.cw.Actor(id)
	m.Korean = x.b.cw.KoreanAt(id, x.q.AsOf)
	couldBe := x.hasList() || a.Kind == entente.ActorState && len(x.b.cw.Spells(id, entente.SystemCOW)) > 0
	if !out.IsWhole || !couldBe {
		m.Standing = NotTold
	}
	return m
}
