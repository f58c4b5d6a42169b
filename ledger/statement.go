package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/ledger/generation"
	"entente/ledger/table"
)

// found is a statement with the edition that records it.
type found[S entente.Statement] struct {
	statement S
	edition   *generation.Part
	key       int32
}

// byFile is the order in which statements were imported and written.
const byFile = "edition_id, _position"

// find gives the statements of all parts that a condition chooses, in an order.
func find[S entente.Statement](ctx context.Context, h *handle, t *table.Of[S], where, order string, args []any,
	each func(found[S])) error {
	return findAny(ctx, h, t, []string{where}, order, args, each)
}

// findAny gives the statements that one of some conditions chooses; no statement may fit two. Each condition is
// looked up by itself, since a sorted part can be searched by one and not by an alternative.
func findAny[S entente.Statement](ctx context.Context, h *handle, t *table.Of[S], where []string, order string,
	args []any, each func(found[S])) error {
	from, err := h.union(ctx, t.Table)
	if err != nil {
		return err
	}
	s, row := t.Bind()
	var key int32
	if len(where) > 1 {
		from = "(select * from " + from + " where " + strings.Join(where, " union all select * from "+from+" where ") + ")"
		where = []string{"true"}
	}
	text := "select edition_id, " + t.Read() + " from " + from + " where " + where[0] + " order by " + order
	return h.query(ctx, text, args, func() error {
		e, at, err := h.edition(key, row.Snapshot, row.Place().Locator)
		if err == nil {
			*row.Place() = at
			err = row.Scanned()
		}
		if err != nil {
			return err
		}
		each(found[S]{*s, e, key})
		return nil
	}, append([]any{&key}, row.Targets()...)...)
}

// texts are the keys of agreements in a memo.
func texts(ids []entente.AgreementID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// ofAgreements is the condition that rows belong to some agreements. The bounds let parts be read only
// where such agreements can be, since they are sorted by them.
const ofAgreements = "agreement_id between $least and $most and list_contains($agreements::varchar[], agreement_id)"

func agreementArgs(ids []string) []any {
	ids = slices.Clone(ids)
	for i := range ids {
		ids[i] = utf8Text(ids[i])
	}
	return []any{sql.Named("agreements", ids), sql.Named("least", slices.Min(ids)), sql.Named("most", slices.Max(ids))}
}

// Agreements is every version of the agreements that the editions in use at a knowledge date have,
// in the order of the ids, then of the files.
func (r *Reader) Agreements(ctx context.Context, ids []entente.AgreementID, known entente.Date) (
	[]entente.AgreementVersion, error) {
	type versions = map[string][]stored[entente.AgreementVersion]
	all, err := r.h.agreements.get(texts(ids), func(missing []string) (versions, error) {
		rows, args := versions{}, agreementArgs(missing)
		err := find(ctx, r.h, table.Agreements, ofAgreements, byFile, args, func(f found[entente.Agreement]) {
			id := string(f.statement.ID)
			v := entente.AgreementVersion{Agreement: f.statement, Dataset: f.edition.Dataset, Edition: f.edition.Edition}
			rows[id] = append(rows[id], stored[entente.AgreementVersion]{v, f.key, v.Known})
		})
		return rows, err
	})
	return seen(r.view(known), all), err
}

// Changes is what happened to the agreements, by agreement in the order of the ids, oldest first.
func (r *Reader) Changes(ctx context.Context, ids []entente.AgreementID, known entente.Date) (
	[]entente.ChangeVersion, error) {
	const oldestFirst = "changed_first nulls first, changed, " + byFile
	type versions = map[string][]stored[entente.ChangeVersion]
	all, err := r.h.changes.get(texts(ids), func(missing []string) (versions, error) {
		rows, args := versions{}, agreementArgs(missing)
		err := find(ctx, r.h, table.Changes, ofAgreements, oldestFirst, args, func(f found[entente.Change]) {
			id := string(f.statement.Agreement)
			v := entente.ChangeVersion{Change: f.statement, Dataset: f.edition.Dataset, Edition: f.edition.Edition}
			rows[id] = append(rows[id], stored[entente.ChangeVersion]{v, f.key, v.Known})
		})
		return rows, err
	})
	list := seen(r.view(known), all)
	for i := range list {
		list[i].Actors = slices.Clone(list[i].Actors)
	}
	return list, err
}

const ofAgreement = "agreement_id = $agreement"

// Members is every membership of an agreement in the editions in use, in the order of the files.
func (r *Reader) Members(ctx context.Context, id entente.AgreementID, known entente.Date) (
	[]entente.MemberVersion, error) {
	all, err := r.h.members.one(string(id), func() (rows []stored[entente.MemberVersion], err error) {
		args := []any{sql.Named("agreement", string(id))}
		err = find(ctx, r.h, table.Members, ofAgreement, byFile, args, func(f found[entente.Member]) {
			v := entente.MemberVersion{Member: f.statement, Dataset: f.edition.Dataset, Edition: f.edition.Edition}
			rows = append(rows, stored[entente.MemberVersion]{v, f.key, v.Known})
		})
		return rows, err
	})
	return seen(r.view(known), [][]stored[entente.MemberVersion]{all}), err
}

// Links is every pair that an agreement ties in the editions in use, in the order of the files.
func (r *Reader) Links(ctx context.Context, id entente.AgreementID, known entente.Date) ([]entente.LinkVersion, error) {
	all, err := r.h.links.one(string(id), func() (rows []stored[entente.LinkVersion], err error) {
		args := []any{sql.Named("agreement", string(id))}
		err = find(ctx, r.h, table.Links, ofAgreement, byFile, args, func(f found[entente.Link]) {
			v := entente.LinkVersion{Link: f.statement, Dataset: f.edition.Dataset, Edition: f.edition.Edition}
			rows = append(rows, stored[entente.LinkVersion]{v, f.key, v.Known})
		})
		return rows, err
	})
	return seen(r.view(known), [][]stored[entente.LinkVersion]{all}), err
}

// Flows are the flows that the filter chooses; the actor may be on either side. They are ordered by
// measure, actors and beginning.
func (r *Reader) Flows(ctx context.Context, f entente.FlowFilter) ([]entente.FlowVersion, error) {
	rows, err := r.h.flows.one(fmt.Sprint(f), func() (rows []entente.FlowVersion, err error) {
		args := append(dateArgs(f.At), r.editionsArg(r.view(f.Known)))
		where, more := flowsOf(f)
		const order = "measure, from_actor, to_actor, valid_from_first nulls first, " + byFile
		err = findAny(ctx, r.h, table.Flows, where, order, append(args, more...), func(x found[entente.Flow]) {
			rows = append(rows, entente.FlowVersion{Flow: x.statement, Dataset: x.edition.Dataset, Edition: x.edition.Edition})
		})
		return rows, err
	})
	return slices.Clone(rows), err
}

// flowsOf are the conditions of a filter, with only what the filter names: rows are sorted by measure and
// actors, and a condition that names them lets most of a part be passed over.
func flowsOf(f entente.FlowFilter) (where []string, args []any) {
	base := "list_contains($editions::integer[], edition_id)" +
		" and (valid_from_first is null or valid_from_first <= $last::date)" +
		" and (valid_to_last is null or valid_to_last >= $first::date)"
	if f.Measure != "" {
		base += " and measure = $measure"
		args = append(args, sql.Named("measure", f.Measure))
	}
	actor, other := string(f.Actor), string(f.Other)
	switch {
	case actor == "" && other == "":
		return []string{base}, args
	case actor == "" || other == "" || actor == other:
		args = append(args, sql.Named("actor", cmp.Or(actor, other)))
		return []string{base + " and from_actor = $actor", base + " and to_actor = $actor and from_actor <> $actor"}, args
	}
	args = append(args, sql.Named("actor", actor), sql.Named("other", other))
	return []string{base + " and from_actor = $actor and to_actor = $other",
		base + " and from_actor = $other and to_actor = $actor"}, args
}

// Spells is when a state was a member of the state systems, by the latest editions; every state for
// an empty actor.
func (r *Reader) Spells(ctx context.Context, actor entente.ActorID) ([]entente.Spell, error) {
	rows, err := r.h.spells.one(string(actor), func() (rows []entente.Spell, err error) {
		where, args := "list_contains($editions::integer[], edition_id)", []any{r.editionsArg(r.view(entente.Date{}))}
		if actor != "" {
			where, args = where+" and actor = $actor", append(args, sql.Named("actor", string(actor)))
		}
		const order = "actor, system, valid_from_first nulls first, " + byFile
		err = find(ctx, r.h, table.Spells, where, order, args, func(f found[entente.Spell]) {
			rows = append(rows, f.statement)
		})
		return rows, err
	})
	return slices.Clone(rows), err
}
