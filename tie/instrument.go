package tie

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/evidence"
)

// Instrument is one agreement as all its sources have it: versions, parties, changes, and what they
// differ on. not_found if no source speaks of it.
func (b *Book) Instrument(ctx context.Context, id entente.AgreementID, known entente.Date) (Instrument, error) {
	r := b.reader
	ids := []entente.AgreementID{id}
	versions, err := r.Agreements(ctx, ids, known)
	if err != nil {
		return Instrument{}, err
	}
	if len(versions) == 0 {
		return Instrument{}, &entente.Error{Code: entente.CodeNotFound, Op: "tie.Instrument",
			Message: "there is no agreement " + string(id) + " in the ledger", Hint: "agreement ids look like atop:3240 and stand in every answer"}
	}
	changes, err := r.Changes(ctx, ids, known)
	if err != nil {
		return Instrument{}, err
	}
	x := describeInstrument(id, versions, changes)
	if x.Parties, err = b.parties(ctx, id, known); err != nil {
		return x, err
	}
	moved(x.Parties, changes)
	inUse, err := r.Cards(ctx, known)
	if err != nil {
		return x, err
	}
	x.Evidence, err = evidence.Cite(ctx, r, evidence.ByEdition(inUse), originsOf(versions, changes), x.cited())
	return x, err
}

func describeInstrument(id entente.AgreementID, versions []entente.AgreementVersion, changes []entente.ChangeVersion) Instrument {
	lead := (&bundle{agreement: id, ties: tiesOf(versions)}).leading()
	slices.SortFunc(versions, func(a, b entente.AgreementVersion) int {
		return cmp.Or(boolCompare(b.Dataset == lead, a.Dataset == lead), cmp.Compare(a.Dataset, b.Dataset), cmp.Compare(a.Evidence(), b.Evidence()))
	})
	used := versions[max(usedVersion(versions, lead), 0)]
	x := Instrument{ID: id, Kind: used.Kind, Title: used.Title, Level: used.Level, Changes: []Event{},
		Disagreements: disagreements("", versions, lead)}
	if x.Disagreements == nil {
		x.Disagreements = []Disagreement{}
	}
	for _, v := range versions {
		x.Versions = append(x.Versions, InstrumentVersion{Dataset: v.Dataset, Title: v.Title, Level: v.Level, Signed: v.Signed,
			InForce: v.InForce, AwaitsForce: v.AwaitsForce, Ended: v.Ended, Claim: v.Claim, Note: v.Note, Evidence: v.Evidence()})
	}
	slices.SortStableFunc(changes, func(a, b entente.ChangeVersion) int { return a.Date.Compare(b.Date) })
	for _, c := range changes {
		x.Changes = append(x.Changes, Event{Kind: c.Kind, Date: c.Date, Actors: c.Actors, Note: c.Note, Claim: c.Claim, Evidence: c.Evidence()})
	}
	return x
}

// moved gives the parties the dates at which recorded changes say that they joined and left, each in the
// spell that it falls into. A change among some parties alone says nothing of membership.
func moved(parties []Party, changes []entente.ChangeVersion) {
	for _, c := range changes {
		if c.Claim != entente.ClaimNone || c.IsBetween || c.Date.IsZero() {
			continue
		}
		for i := range parties {
			p := &parties[i]
			if !slices.Contains(c.Actors, p.Actor) || !(entente.Period{From: p.From, To: p.To}).At(c.Date) {
				continue
			}
			switch c.Kind {
			case entente.ChangeAccession:
				p.Acceded = c.Date
			case entente.ChangeWithdrawal:
				p.Left = c.Date
			}
		}
	}
}

// tiesOf stands each version in for a tie, so that the leading dataset can be chosen.
func tiesOf(versions []entente.AgreementVersion) []entente.Tie {
	ts := make([]entente.Tie, len(versions))
	for i, v := range versions {
		ts[i] = entente.Tie{Dataset: v.Dataset}
	}
	return ts
}

func (b *Book) parties(ctx context.Context, id entente.AgreementID, known entente.Date) ([]Party, error) {
	members, err := b.reader.Members(ctx, id, known)
	if err != nil {
		return nil, err
	}
	links, err := b.reader.Links(ctx, id, known)
	if err != nil {
		return nil, err
	}
	out := []Party{}
	for _, m := range members {
		out = append(out, Party{Actor: m.Actor, Name: b.name(m.Actor), From: m.Period.From, To: m.Period.To,
			Obligations: m.Obligations.Names(), Evidence: []entente.EvidenceID{m.Evidence()}})
	}
	for _, l := range links {
		out = append(out, Party{Actor: l.From, Name: b.name(l.From), Towards: l.To, From: l.Period.From, To: l.Period.To,
			Obligations: l.Obligations.Names(), Evidence: []entente.EvidenceID{l.Evidence()}})
		if l.IsMutual {
			out = append(out, Party{Actor: l.To, Name: b.name(l.To), Towards: l.From, From: l.Period.From, To: l.Period.To,
				Obligations: l.Obligations.Names(), Evidence: []entente.EvidenceID{l.Evidence()}})
		}
	}
	slices.SortStableFunc(out, func(a, b Party) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Towards, b.Towards))
	})
	return out, nil
}

func (b *Book) name(id entente.ActorID) string {
	if a, ok := b.cw.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

func (x Instrument) cited() []entente.EvidenceID {
	ids := cited(nil, x.Disagreements)
	for _, v := range x.Versions {
		ids = append(ids, v.Evidence)
	}
	for _, p := range x.Parties {
		ids = append(ids, p.Evidence...)
	}
	for _, c := range x.Changes {
		ids = append(ids, c.Evidence)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
