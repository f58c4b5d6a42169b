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
			Message: "there is no agreement " + string(id) + " in the ledger",
			Hint:    "agreement ids look like atop:3240 and stand in every answer"}
	}
	changes, err := r.Changes(ctx, ids, known)
	if err != nil {
		return Instrument{}, err
	}
	x := describeInstrument(id, versions, changes)
	inUse, err := r.Cards(ctx, known)
	if err != nil {
		return x, err
	}
	cards := evidence.ByEdition(inUse)
	p := partyReader{b, id, known, versions, changes, cards}
	if x.Parties, err = p.read(ctx, r); err != nil {
		return x, err
	}
	var promised entente.Obligations
	for _, m := range x.Parties {
		promised |= m.promised
	}
	x.Pact, x.Obligations = pactOf(x.Kind, promised), promised.Names()
	x.Evidence, err = evidence.Cite(ctx, r, cards, originsOf(versions, changes), x.cited())
	return x, err
}

func describeInstrument(id entente.AgreementID, versions []entente.AgreementVersion,
	changes []entente.ChangeVersion) Instrument {
	lead := (&bundle{agreement: id, ties: tiesOf(versions)}).leading()
	slices.SortFunc(versions, func(a, b entente.AgreementVersion) int {
		return cmp.Or(boolCompare(b.Dataset == lead, a.Dataset == lead), cmp.Compare(a.Dataset, b.Dataset),
			cmp.Compare(a.Evidence(), b.Evidence()))
	})
	used := versions[max(usedVersion(versions, lead), 0)]
	x := Instrument{ID: id, Kind: used.Kind, Title: used.Title, Level: used.Level, Changes: []Event{},
		Claims:        []Event{},
		Disagreements: disagreements("", versions, lead)}
	if x.Disagreements == nil {
		x.Disagreements = []evidence.Disagreement{}
	}
	for _, v := range versions {
		x.Versions = append(x.Versions, InstrumentVersion{Dataset: v.Dataset, Title: v.Title, Level: v.Level,
			Signed:  v.Signed,
			InForce: v.InForce, AwaitsForce: v.AwaitsForce, Ended: v.Ended, Claim: v.Claim, Note: v.Note,
			Evidence: v.Evidence()})
	}
	slices.SortStableFunc(changes, func(a, b entente.ChangeVersion) int { return a.Date.Compare(b.Date) })
	for _, c := range changes {
		e := Event{Kind: c.Kind, Date: c.Date, Actors: c.Actors, Note: c.Note, Claim: c.Claim, Evidence: c.Evidence()}
		if c.Claim == entente.ClaimNone {
			x.Changes = append(x.Changes, e)
		} else {
			x.Claims = append(x.Claims, e)
		}
	}
	return x
}

// tiesOf stands each version in for a tie, so that the leading dataset can be chosen.
func tiesOf(versions []entente.AgreementVersion) []entente.Tie {
	ts := make([]entente.Tie, len(versions))
	for i, v := range versions {
		ts[i] = entente.Tie{Dataset: v.Dataset}
	}
	return ts
}

// partyReader puts the parties of one agreement together.
type partyReader struct {
	b        *Book
	id       entente.AgreementID
	known    entente.Date
	versions []entente.AgreementVersion
	changes  []entente.ChangeVersion
	cards    map[string]entente.Card
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
	for _, c := range slices.Concat(x.Changes, x.Claims) {
		ids = append(ids, c.Evidence)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
