package api

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/evidence"
	"entente/say"
	"entente/tie"
)

func readQuestion(ctx context.Context, s *Session, in Input) (say.Answer, error) {
	question := strings.TrimSpace(in.Get("q"))
	if !in.IsSpoken { // what is said may be too long, and the answer says so
		var err error
		if question, err = ReadQuestion(in.Values); err != nil {
			return say.Answer{}, err
		}
	}
	o, err := ReadOptions(in.Values, s.Today)
	if err != nil {
		return say.Answer{}, err
	}
	return cited(s.Desk.Ask(ctx, question, o))
}

func readActors(_ context.Context, s *Session, _ Input) (Actors, error) {
	return Actors{s.Names.Actors()}, nil
}

func readAllies(ctx context.Context, s *Session, in Input) (say.Answer, error) {
	ids, o, err := s.about(in, "actor")
	if err != nil {
		return say.Answer{}, err
	}
	return cited(s.Desk.Allies(ctx, ids[0], o))
}

func readMembers(ctx context.Context, s *Session, in Input) (say.Answer, error) {
	ids, o, err := s.about(in, "group")
	if err != nil {
		return say.Answer{}, err
	}
	return cited(s.Desk.Members(ctx, ids[0], o))
}

func readDyad(ctx context.Context, s *Session, in Input) (say.Answer, error) {
	ids, o, err := s.about(in, "a", "b")
	if err != nil {
		return say.Answer{}, err
	}
	return cited(s.Desk.Dyad(ctx, ids[0], ids[1], o))
}

// cited puts what the footnotes of an answer refer to beside them.
func cited(a say.Answer, err error) (say.Answer, error) {
	a.Cited = a.Evidence.Cited()
	return a, err
}

// about reads the actors that a request names, and the options. In words, the options note how each name
// was read, for the answer to say.
func (s *Session) about(in Input, names ...string) (ids []entente.ActorID, o ask.Options, err error) {
	if o, err = ReadOptions(in.Values, s.Today); err != nil {
		return nil, o, err
	}
	at := o.AsOf
	if at.IsZero() {
		at = s.Today
	}
	for _, name := range names {
		if !in.IsSpoken {
			ids = append(ids, ActorID(in.Get(name)))
			continue
		}
		m, err := s.Names.Find(in.Get(name), at)
		if err != nil {
			return nil, o, err
		}
		ids, o.Named = append(ids, m.Actor), append(o.Named, m)
	}
	return ids, o, nil
}

func readHistory(ctx context.Context, s *Session, in Input) (h History, err error) {
	ids, o, err := s.about(in, "actor")
	if err != nil {
		return h, err
	}
	if _, ok := s.Names.Actor(ids[0]); !ok {
		return h, &entente.Error{Code: entente.CodeNotFound, Op: "api.readHistory",
			Message: "there is no actor with that id",
			Hint:    "actors have ISO codes such as KOR; /api/v1/actors lists them"}
	}
	h.Actor, h.KnownAt = ids[0], o.KnownAt
	h.Episodes, h.Evidence, err = s.Records.History(ctx, h.Actor, h.KnownAt)
	h.Cited = h.Evidence.Cited()
	if h.Episodes == nil {
		h.Episodes = []tie.Episode{}
	}
	return h, err
}

func readAgreement(ctx context.Context, s *Session, in Input) (tie.Instrument, error) {
	known, err := ReadDate(in.Values, "known_at", s.Today)
	if err != nil {
		return tie.Instrument{}, err
	}
	x, err := s.Records.Instrument(ctx, AgreementID(in.Get("agreement")), known)
	x.Cited = x.Evidence.Cited()
	return x, err
}

func readSources(ctx context.Context, s *Session, _ Input) (x Sources, err error) {
	x.Sources, err = s.Records.Holdings(ctx)
	return x, err
}

// readSource gives the editions of a dataset, those in the ledger first, or one edition.
func readSource(ctx context.Context, s *Session, in Input) (Sources, error) {
	all, err := s.Records.Holdings(ctx)
	if err != nil {
		return Sources{}, err
	}
	id := strings.ToLower(strings.TrimSpace(in.Get("dataset")))
	of := slices.DeleteFunc(all, func(h entente.Holding) bool {
		return string(h.Dataset) != id && strings.ToLower(h.EditionID()) != id
	})
	if len(of) == 0 {
		return Sources{}, &entente.Error{Code: entente.CodeNotFound, Op: "api.readSource",
			Message: "there is no such dataset",
			Hint:    "the datasets are listed at /sources"}
	}
	return Sources{of}, nil
}

func readRow(ctx context.Context, s *Session, in Input) (evidence.Row, error) {
	return s.Records.Row(ctx, entente.EvidenceID(strings.TrimSpace(in.Get("evidence"))))
}

// ActorID is an actor's id as somebody typed it: ids are upper-case, paths forgive lower case.
func ActorID(s string) entente.ActorID { return entente.ActorID(strings.ToUpper(s)) }

// AgreementID is an agreement's id as somebody typed it: the dataset before the colon is lower-case,
// and what follows is its own, in its own case.
func AgreementID(s string) entente.AgreementID {
	dataset, key, ok := strings.Cut(strings.TrimSpace(s), ":")
	if !ok {
		return entente.AgreementID(dataset)
	}
	return entente.AgreementID(strings.ToLower(dataset) + ":" + key)
}
