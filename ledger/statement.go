package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

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

// texts are the keys of agreements in a memo.
func texts(ids []entente.AgreementID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// Agreements is every version of the agreements that the editions in use at a knowledge date have,
// in the order of the ids, then of the files.
func (r *Reader) Agreements(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.AgreementVersion, error) {
	all, err := r.h.agreements.get(texts(ids), func(missing []string) (map[string][]stored[entente.AgreementVersion], error) {
		return r.readAgreements(ctx, missing)
	})
	return seen(r.view(known), all), err
}

func (r *Reader) readAgreements(ctx context.Context, ids []string) (map[string][]stored[entente.AgreementVersion], error) {
	rows := map[string][]stored[entente.AgreementVersion]{}
	var v entente.AgreementVersion
	var signed, inForce, ended, published, known, at string
	var edition, key int32
	err := r.h.query(ctx, agreementFind, []any{sql.Named("agreements", ids)}, func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		err = dates(&v.Signed, &signed, &v.InForce, &inForce, &v.Ended, &ended,
			&v.Origin.Published, &published, &v.Known, &known)
		rows[string(v.ID)] = append(rows[string(v.ID)], stored[entente.AgreementVersion]{v, edition, v.Known})
		return err
	}, &v.ID, &v.Kind, &v.Level, &v.Title, &signed, &inForce, &ended, &v.Claim, &v.Note,
		&v.Origin.Title, &v.Origin.URL, &published, &v.Origin.Trust, &known, &v.AwaitsForce, &edition, &key, &at)
	return rows, err
}

// Changes is what happened to the agreements, by agreement in the order of the ids, oldest first.
func (r *Reader) Changes(ctx context.Context, ids []entente.AgreementID, known entente.Date) ([]entente.ChangeVersion, error) {
	all, err := r.h.changes.get(texts(ids), func(missing []string) (map[string][]stored[entente.ChangeVersion], error) {
		return r.readChanges(ctx, missing)
	})
	list := seen(r.view(known), all)
	for i := range list {
		list[i].Actors = slices.Clone(list[i].Actors)
	}
	return list, err
}

func (r *Reader) readChanges(ctx context.Context, ids []string) (map[string][]stored[entente.ChangeVersion], error) {
	rows := map[string][]stored[entente.ChangeVersion]{}
	var v entente.ChangeVersion
	var changed, published, known, at string
	var edition, key int32
	var actors duckdb.Composite[[]string]
	err := r.h.query(ctx, changeFind, []any{sql.Named("agreements", ids)}, func() (err error) {
		r.label(edition, &v.Dataset, &v.Edition)
		if v.Provenance, err = r.provenance(key, at); err != nil {
			return err
		}
		v.Actors = nil
		for _, a := range actors.Get() {
			v.Actors = append(v.Actors, entente.ActorID(a))
		}
		err = dates(&v.Date, &changed, &v.Origin.Published, &published, &v.Known, &known)
		id := string(v.Agreement)
		rows[id] = append(rows[id], stored[entente.ChangeVersion]{v, edition, v.Known})
		return err
	}, &v.ID, &v.Agreement, &v.Kind, &actors, &changed, &v.Note, &v.Claim,
		&v.Origin.Title, &v.Origin.URL, &published, &v.Origin.Trust, &known, &v.IsBetween, &edition, &key, &at)
	return rows, err
}

// Members is every membership of an agreement in the editions in use, in the order of the files.
func (r *Reader) Members(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.MemberVersion, error) {
	all, err := r.h.members.one(string(id), func() (rows []stored[entente.MemberVersion], err error) {
		var v entente.MemberVersion
		var from, to, known, at string
		var edition, key int32
		var obligations uint8
		err = r.h.query(ctx, memberFind, []any{sql.Named("agreement", string(id))}, func() (err error) {
			r.label(edition, &v.Dataset, &v.Edition)
			v.Obligations = entente.Obligations(obligations)
			if v.Provenance, err = r.provenance(key, at); err != nil {
				return err
			}
			err = dates(&v.Period.From, &from, &v.Period.To, &to, &v.Known, &known)
			rows = append(rows, stored[entente.MemberVersion]{v, edition, v.Known})
			return err
		}, &v.Agreement, &v.Actor, &v.Raw, &from, &to, &v.Phase, &v.Side, &obligations, &v.Claim, &known,
			&edition, &key, &at)
		return rows, err
	})
	return seen(r.view(known), [][]stored[entente.MemberVersion]{all}), err
}

// Links is every pair that an agreement ties in the editions in use, in the order of the files.
func (r *Reader) Links(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.LinkVersion, error) {
	all, err := r.h.links.one(string(id), func() (rows []stored[entente.LinkVersion], err error) {
		var v entente.LinkVersion
		var from, to, known, at string
		var edition, key int32
		var obligations uint8
		err = r.h.query(ctx, linkFind, []any{sql.Named("agreement", string(id))}, func() (err error) {
			r.label(edition, &v.Dataset, &v.Edition)
			v.Obligations = entente.Obligations(obligations)
			if v.Provenance, err = r.provenance(key, at); err != nil {
				return err
			}
			err = dates(&v.Period.From, &from, &v.Period.To, &to, &v.Known, &known)
			rows = append(rows, stored[entente.LinkVersion]{v, edition, v.Known})
			return err
		}, &v.Agreement, &v.From, &v.To, &v.IsMutual, &from, &to, &obligations, &v.Through, &v.Claim, &known,
			&edition, &key, &at)
		return rows, err
	})
	return seen(r.view(known), [][]stored[entente.LinkVersion]{all}), err
}

// Flows are the flows that the filter chooses; the actor may be on either side. They are ordered by
// measure, actors and beginning.
func (r *Reader) Flows(ctx context.Context, f entente.FlowFilter) ([]entente.FlowVersion, error) {
	rows, err := r.h.flows.one(fmt.Sprint(f), func() (rows []entente.FlowVersion, err error) {
		var v entente.FlowVersion
		var from, to, at string
		var edition, key int32
		args := append(dateArgs(f.At), r.view(f.Known).editionsArg(), sql.Named("measure", f.Measure),
			sql.Named("actor", string(f.Actor)), sql.Named("other", string(f.Other)))
		err = r.h.query(ctx, flowFind, args, func() (err error) {
			r.label(edition, &v.Dataset, &v.Edition)
			if v.Provenance, err = r.provenance(key, at); err != nil {
				return err
			}
			err = dates(&v.Period.From, &from, &v.Period.To, &to)
			rows = append(rows, v)
			return err
		}, &v.Measure, &v.From, &v.To, &v.IsDirected, &from, &to, &v.Value, &v.Raw, &edition, &key, &at)
		return rows, err
	})
	return slices.Clone(rows), err
}

// Spells is when a state was a member of the state systems, by the latest editions; every state for
// an empty actor.
func (r *Reader) Spells(ctx context.Context, actor entente.ActorID) ([]entente.Spell, error) {
	rows, err := r.h.spells.one(string(actor), func() (rows []entente.Spell, err error) {
		var v entente.Spell
		var from, to, at string
		var key int32
		args := []any{r.view(entente.Date{}).editionsArg(), sql.Named("actor", string(actor))}
		err = r.h.query(ctx, spellFind, args, func() (err error) {
			if v.Provenance, err = r.provenance(key, at); err != nil {
				return err
			}
			err = dates(&v.Period.From, &from, &v.Period.To, &to)
			rows = append(rows, v)
			return err
		}, &v.Actor, &v.System, &v.Code, &v.Name, &from, &to, &v.IsCensored, &key, &at)
		return rows, err
	})
	return slices.Clone(rows), err
}
