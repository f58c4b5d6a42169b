package ledger

import (
	"context"
	"database/sql"

	"entente"

	"github.com/duckdb/duckdb-go/v2"
)

// dates reads stored texts into dates: target and text by turns.
func dates(pairs ...any) error {
	for i := 0; i < len(pairs); i += 2 {
		d, err := entente.ParseDate(*pairs[i+1].(*string))
		if err != nil {
			return err
		}
		*pairs[i].(*entente.Date) = d
	}
	return nil
}

func idsArg(ids []entente.AgreementID) any {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return sql.Named("agreements", texts)
}

// Agreements is every version of the agreements that the editions in use at a knowledge date have,
// by agreement, then in the order of the files.
func (r *Reader) Agreements(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.AgreementVersion, error) {
	var list []entente.AgreementVersion
	var v entente.AgreementVersion
	var signed, inForce, ended, published, knownText, at string
	var edition, key int32
	err := r.h.query(ctx, agreementFind, append(r.inUse(known), idsArg(ids)), func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Signed, &signed, &v.InForce, &inForce, &v.Ended, &ended,
			&v.Origin.Published, &published, &v.Known, &knownText)
		list = append(list, v)
		return err
	}, &v.ID, &v.Kind, &v.Level, &v.Title, &signed, &inForce, &ended, &v.Claim, &v.Note,
		&v.Origin.Title, &v.Origin.URL, &published, &v.Origin.Trust, &knownText, &edition, &key, &at)
	return list, err
}

// Members is every membership of an agreement in the editions in use, in the order of the files.
func (r *Reader) Members(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.MemberVersion, error) {
	var list []entente.MemberVersion
	var v entente.MemberVersion
	var from, to, knownText, at string
	var edition, key int32
	var obligations uint8
	args := append(r.inUse(known), sql.Named("agreement", string(id)))
	err := r.h.query(ctx, memberFind, args, func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		v.Obligations = entente.Obligations(obligations)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Period.From, &from, &v.Period.To, &to, &v.Known, &knownText)
		list = append(list, v)
		return err
	}, &v.Agreement, &v.Actor, &v.Raw, &from, &to, &v.Phase, &v.Side, &obligations, &v.Claim, &knownText,
		&edition, &key, &at)
	return list, err
}

// Links is every pair that an agreement ties in the editions in use, in the order of the files.
func (r *Reader) Links(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.LinkVersion, error) {
	var list []entente.LinkVersion
	var v entente.LinkVersion
	var from, to, knownText, at string
	var edition, key int32
	var obligations uint8
	args := append(r.inUse(known), sql.Named("agreement", string(id)))
	err := r.h.query(ctx, linkFind, args, func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		v.Obligations = entente.Obligations(obligations)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Period.From, &from, &v.Period.To, &to, &v.Known, &knownText)
		list = append(list, v)
		return err
	}, &v.Agreement, &v.From, &v.To, &v.IsMutual, &from, &to, &obligations, &v.Through, &v.Claim, &knownText,
		&edition, &key, &at)
	return list, err
}

// Changes is what happened to the agreements, oldest first.
func (r *Reader) Changes(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.ChangeVersion, error) {
	var list []entente.ChangeVersion
	var v entente.ChangeVersion
	var changed, published, knownText, at string
	var edition, key int32
	var actors duckdb.Composite[[]string]
	err := r.h.query(ctx, changeFind, append(r.inUse(known), idsArg(ids)), func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		v.Actors = nil
		for _, a := range actors.Get() {
			v.Actors = append(v.Actors, entente.ActorID(a))
		}
		err = dates(&v.Date, &changed, &v.Origin.Published, &published, &v.Known, &knownText)
		list = append(list, v)
		return err
	}, &v.ID, &v.Agreement, &v.Kind, &actors, &changed, &v.Note, &v.Claim,
		&v.Origin.Title, &v.Origin.URL, &published, &v.Origin.Trust, &knownText, &edition, &key, &at)
	return list, err
}

// Flows are the flows that the filter chooses; the actor may be on either side. They are ordered by
// measure, actors and beginning.
func (r *Reader) Flows(ctx context.Context, f entente.FlowFilter) ([]entente.FlowVersion, error) {
	var list []entente.FlowVersion
	var v entente.FlowVersion
	var from, to, at string
	var edition, key int32
	args := append(r.inUse(f.Known), sql.Named("measure", f.Measure), sql.Named("actor", string(f.Actor)),
		sql.Named("other", string(f.Other)), sql.Named("first", first(f.At)), sql.Named("last", last(f.At)))
	err := r.h.query(ctx, flowFind, args, func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Period.From, &from, &v.Period.To, &to)
		list = append(list, v)
		return err
	}, &v.Measure, &v.From, &v.To, &v.IsDirected, &from, &to, &v.Value, &v.Raw, &edition, &key, &at)
	return list, err
}

// Spells is when a state was a member of the state systems, by the latest editions; every state for
// an empty actor.
func (r *Reader) Spells(ctx context.Context, actor entente.ActorID) ([]entente.Spell, error) {
	var list []entente.Spell
	var v entente.Spell
	var from, to, at string
	var key int32
	args := append(r.inUse(entente.Date{}), sql.Named("actor", string(actor)))
	err := r.h.query(ctx, spellFind, args, func() (err error) {
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Period.From, &from, &v.Period.To, &to)
		list = append(list, v)
		return err
	}, &v.Actor, &v.System, &v.Code, &v.Name, &from, &to, &v.IsCensored, &key, &at)
	return list, err
}
