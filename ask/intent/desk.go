package intent

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/ask"
	"entente/ask/read"
	"entente/crosswalk"
	"entente/evidence"
	"entente/tie"
)

// Book is what a desk asks of tie. *tie.Book is one.
type Book interface {
	Partners(ctx context.Context, q tie.Query) (tie.Portfolio, error)
	Ranking(ctx context.Context, at, known entente.Date) ([]tie.Ranked, error)
	Members(ctx context.Context, q tie.GroupQuery) (tie.Roster, error)
}

// Desk answers questions: in words, or already read. It is safe for concurrent use.
type Desk struct {
	book    Book
	cw      *crosswalk.Crosswalk
	reader  *read.Reader
	today   func() entente.Date
	intents []Intent
}

// NewDesk makes a desk. today gives the date that a question without one is about.
func NewDesk(book Book, cw *crosswalk.Crosswalk, today func() entente.Date) *Desk {
	return &Desk{book: book, cw: cw, reader: read.NewReader(cw, today), today: today, intents: All}
}

// Ask reads and answers a question. A question that cannot be read is no error: its answer has the
// intent unknown, says what was and was not understood, and lists suggestions.
func (d *Desk) Ask(ctx context.Context, question string, o ask.Options) (ask.Finding, error) {
	r := d.reader.Read(question)
	if r.Intent == ask.Rank && !r.CountsAllies() {
		r.Intent, r.Refusal = ask.Unknown, ask.NoteOf("rank_of_others", ask.Arg{Kind: r.Kind})
	}
	if r.Intent == ask.Unknown {
		a := ask.Finding{Question: question, Reading: r, Form: ask.FormRefused, Partners: []tie.Partner{},
			Coverage:      []evidence.Coverage{},
			Disagreements: []evidence.Disagreement{}, Evidence: evidence.Footnotes{}, Instead: d.reader.Suggest(r, question)}
		return a, nil
	}
	o.Apply(&r)
	a, err := d.Find(ctx, r)
	a.Question = question
	if err == nil && a.Reading.IsImplied && len(a.Partners) == 0 {
		return d.refused(question, a), nil
	}
	return a, err
}

// refused turns an answer that found nothing, about an actor that the question does not name, into a refusal
// with the reason.
func (d *Desk) refused(question string, a ask.Finding) ask.Finding {
	r := a.Reading
	r.Intent, r.Subject, r.Kind, r.Alternatives = ask.Unknown, "", "", []entente.ActorID{}
	a.Reading, a.Coverage, a.Absence = r, []evidence.Coverage{}, evidence.Found
	a.Reading.Refusal = ask.NoteOf("war_not_coded", ask.Arg{War: r.War})
	a.Form, a.Verdict, a.Reason = ask.FormRefused, "", ""
	a.Instead = d.reader.Suggest(r, question)
	return a
}

// Allies answers for the partners of one actor, as "allies KOR" does.
func (d *Desk) Allies(ctx context.Context, actor entente.ActorID, o ask.Options) (ask.Finding, error) {
	r := ask.Proposition{Intent: ask.Allies, Subject: actor, AsOf: d.today(), Alternatives: []entente.ActorID{}}
	o.Apply(&r)
	d.named(&r, o.Named)
	return d.answerRead(ctx, r)
}

// Dyad answers for what ties two actors, ended ties included.
func (d *Desk) Dyad(ctx context.Context, a, b entente.ActorID, o ask.Options) (ask.Finding, error) {
	r := ask.Proposition{Intent: ask.Relation, Subject: a, Object: b, AsOf: d.today(),
		Alternatives: []entente.ActorID{}}
	o.Apply(&r)
	d.named(&r, o.Named)
	return d.answerRead(ctx, r)
}

// named notes how the actors were named, and whom else a name could mean.
func (d *Desk) named(r *ask.Proposition, ms []crosswalk.Mention) {
	for _, m := range ms {
		a, ok := d.cw.Actor(m.Actor)
		if !ok {
			continue
		}
		if n := read.NameNote(m, a); !n.IsZero() {
			r.Notes = append(r.Notes, n)
		}
		if !r.IsDated && m.IsEra && a.Ended.IsZero() {
			r.Notes = append(r.Notes, ask.NoteOf("era_name", ask.Quote(m.Text), ask.During(m.Period)))
		}
		for _, x := range m.Alternatives {
			if x != r.Subject && x != r.Object {
				r.Alternatives = append(r.Alternatives, x)
			}
		}
	}
}

// answerRead answers a reading that no question stands behind: the question is written out.
func (d *Desk) answerRead(ctx context.Context, r ask.Proposition) (ask.Finding, error) {
	a, err := d.Find(ctx, r)
	a.Asked = ask.Question{Form: ask.AskPartners, A: r.Subject, B: r.Object, Kind: r.Kind, Tier: r.Tier}
	if r.Intent == ask.Relation {
		a.Asked.Form = ask.AskTies
	}
	if r.IsDated {
		a.Asked.At = r.AsOf
	}
	return a, err
}

// Find answers a proposition. A tier that no tie of the kind can give is an error of code invalid.
func (d *Desk) Find(ctx context.Context, r ask.Proposition) (ask.Finding, error) {
	if err := excluded(r.Kind, r.Tier); err != nil {
		return ask.Finding{Reading: r}, err
	}
	if r.AsOf == d.today() {
		r.IsDated = false // "today" in words is today
	}
	r.AsOf = r.At()
	a := ask.Finding{Reading: r, Partners: []tie.Partner{}, Coverage: []evidence.Coverage{}, Disagreements: []evidence.Disagreement{},
		Evidence: evidence.Footnotes{}}
	i := slices.IndexFunc(d.intents, func(x Intent) bool { return x.Accepts(r) })
	if i < 0 {
		return a, &entente.Error{Code: entente.CodeInvalid, Op: "intent.Find", Message: "the proposition has no intent"}
	}
	if err := d.intents[i].Find(d, ctx, &a); err != nil {
		return a, err
	}
	a.Figures = figures(a)
	a.Verdict, a.Reason = verdict(a)
	return a, nil
}

// take puts what was found into the answer; a partner has the name that it had at the date.
func (d *Desk) take(a *ask.Finding, p tie.Portfolio) {
	for i := range p.Partners {
		if x := &p.Partners[i]; a.Reading.IsDated {
			x.Name, x.Korean = d.cw.NameAt(x.Actor, a.Reading.AsOf), d.cw.KoreanAt(x.Actor, a.Reading.AsOf)
		}
	}
	a.Whole = p
	a.Whole.Partners = slices.Clone(p.Partners)
	a.Partners, a.Coverage, a.Absence = p.Partners, p.Coverage, p.Absence
	a.Disagreements, a.Evidence = p.Disagreements, p.Evidence
}

func (d *Desk) query(r ask.Proposition) tie.Query {
	return tie.Query{Actor: r.Subject, AsOf: r.At(), Known: r.KnownAt, Kinds: r.Kind.Kinds(),
		Owing: r.Kind.Obligations(), Level: r.Kind.Level(), Tier: r.Tier}
}

// keepEvidence leaves only the footnotes that the partners cite.
func keepEvidence(a *ask.Finding, sets ...evidence.Footnotes) {
	a.Evidence = evidence.Footnotes{}
	keep := func(ids []entente.EvidenceID) {
		for _, id := range ids {
			for _, s := range sets {
				if e, ok := s[id]; ok {
					a.Evidence[id] = e
				}
			}
		}
	}
	for _, p := range a.Partners {
		keep(p.SinceEvidence)
		for _, s := range p.Defence {
			keep(s.Evidence)
		}
		for _, v := range p.Ties {
			keep(v.Evidence)
		}
	}
}

// figures are the numbers of a finding, with their units and the rows that they rest on.
func figures(a ask.Finding) []ask.Figure {
	if a.Count == nil {
		return nil
	}
	unit := map[ask.Form]ask.Unit{ask.FormRelation: ask.UnitTies, ask.FormOrganisations: ask.UnitOrganisations, ask.FormMembers: ask.UnitMembers,
		ask.FormGroup: ask.UnitMembers, ask.FormRank: ask.UnitAllies}[a.Form]
	if unit == "" && (a.Reading.CountsAllies() || a.Form == ask.FormShared && a.Reading.Kind == "") {
		unit = ask.UnitAllies
	}
	f := ask.Figure{Value: float64(*a.Count), Unit: cmp.Or(unit, ask.UnitPartners)}
	for _, p := range a.Partners {
		f.Evidence = append(f.Evidence, p.SinceEvidence...)
	}
	slices.Sort(f.Evidence)
	f.Evidence = slices.Compact(f.Evidence)
	return []ask.Figure{f}
}
