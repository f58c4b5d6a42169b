package ask

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/crosswalk"
	"entente/tie"
)

// Ties is what a desk asks of tie. *tie.Book is one.
type Ties interface {
	Partners(ctx context.Context, q tie.Query) (tie.Portfolio, error)
	Ranking(ctx context.Context, at, known entente.Date) ([]tie.Ranked, error)
	Members(ctx context.Context, q tie.GroupQuery) (tie.Roster, error)
}

// Desk answers questions: in words, or already read. It is safe for concurrent use.
type Desk struct {
	book   Ties
	cw     *crosswalk.Crosswalk
	reader *Reader
	today  func() entente.Date
}

// NewDesk makes a desk. today gives the date that a question without one is about.
func NewDesk(book Ties, cw *crosswalk.Crosswalk, today func() entente.Date) *Desk {
	return &Desk{book: book, cw: cw, reader: NewReader(cw, today), today: today}
}

// Options narrow an answer beyond what the question says. Zero values leave the question's own; a
// date or a kind given here takes the place of the question's.
type Options struct {
	AsOf, KnownAt entente.Date
	Tier          tie.Tier
	Kind          KindFilter
	// Named is how the actors of Allies and Dyad were named, where a reader should know how that was read.
	Named []crosswalk.Mention
}

func (o Options) apply(r *Reading) {
	if !o.AsOf.IsZero() {
		r.AsOf, r.IsDated = o.AsOf, true
		r.IsEver, r.During = false, entente.Period{} // the date given is the one that is asked about
		r.Notes = slices.DeleteFunc(r.Notes, func(n string) bool { return n == noteAnyDate || strings.HasPrefix(n, noteDuring) })
	}
	if !o.KnownAt.IsZero() {
		r.KnownAt = o.KnownAt
	}
	if o.Kind != "" {
		r.Kind = o.Kind
	}
	if o.Tier != "" {
		r.Tier = o.Tier
	}
}

// Ask reads and answers a question. A question that cannot be read is no error: its answer has the
// intent unknown, says what was and was not understood, and lists suggestions.
func (d *Desk) Ask(ctx context.Context, question string, o Options) (Answer, error) {
	r := d.reader.Read(question)
	if r.Intent == Rank && !d.countsAllies(r) {
		_, many := noun(r)
		r.Intent, r.Refusal = Unknown, "I cannot answer that. Only treaty allies can be ranked so far, not "+many+"; "+
			"a count for one state can be asked for."
	}
	if r.Intent == Unknown {
		return Answer{Question: question, Reading: r, Answer: r.Refusal, Partners: []tie.Partner{}, Coverage: []tie.Coverage{},
			Disagreements: []tie.Disagreement{}, Evidence: tie.EvidenceSet{}, Suggestions: d.reader.Suggest(r, question), Tiers: tierRules()}, nil
	}
	o.apply(&r)
	a, err := d.Answer(ctx, r)
	a.Question = question
	if err == nil && a.Reading.isImplied && len(a.Partners) == 0 {
		return d.refused(question, a), nil
	}
	return a, err
}

// refused turns an answer that found nothing, about an actor that the question does not name, into a refusal
// with the reason.
func (d *Desk) refused(question string, a Answer) Answer {
	r := a.Reading
	r.Intent, r.Subject, r.Kind, r.Alternatives = Unknown, "", "", []entente.ActorID{}
	a.Reading, a.Coverage, a.Absence = r, []tie.Coverage{}, tie.Found
	a.Form, a.Answer = FormRefused, "I cannot answer that. "+d.notCodedWar(a.Reading.War)
	a.Suggestions = d.reader.Suggest(r, question)
	return a
}

// Allies answers for the partners of one actor, as "allies KOR" does.
func (d *Desk) Allies(ctx context.Context, actor entente.ActorID, o Options) (Answer, error) {
	r := Reading{Intent: Allies, Subject: actor, AsOf: d.today(), Alternatives: []entente.ActorID{}}
	o.apply(&r)
	d.named(&r, o.Named)
	return d.answerRead(ctx, r)
}

// Dyad answers for what ties two actors, ended ties included.
func (d *Desk) Dyad(ctx context.Context, a, b entente.ActorID, o Options) (Answer, error) {
	r := Reading{Intent: Relation, Subject: a, Object: b, AsOf: d.today(), Alternatives: []entente.ActorID{}}
	o.apply(&r)
	d.named(&r, o.Named)
	return d.answerRead(ctx, r)
}

// named notes how the actors were named, and whom else a name could mean.
func (d *Desk) named(r *Reading, ms []crosswalk.Mention) {
	for _, m := range ms {
		a, ok := d.cw.Actor(m.Actor)
		if !ok {
			continue
		}
		if n := NameNote(m, a); n != "" {
			r.Notes = append(r.Notes, n)
		}
		if !r.IsDated && m.IsEra && a.Ended.IsZero() {
			r.Notes = append(r.Notes, fmt.Sprintf("%q is a name of the time %s: give a date to be answered for it.", m.Text, within(m.Period)))
		}
		for _, x := range m.Alternatives {
			if x != r.Subject && x != r.Object {
				r.Alternatives = append(r.Alternatives, x)
			}
		}
	}
}

// answerRead answers a reading that no question stands behind: the question is written out.
func (d *Desk) answerRead(ctx context.Context, r Reading) (Answer, error) {
	a, err := d.Answer(ctx, r)
	a.Question = d.inWords(r)
	return a, err
}

// Answer answers a reading. A tier that no tie of the kind can give is an error of code invalid.
func (d *Desk) Answer(ctx context.Context, r Reading) (Answer, error) {
	if err := excluded(r.Kind, r.Tier); err != nil {
		return Answer{Reading: r}, err
	}
	if r.AsOf == d.today() {
		r.IsDated = false // "today" in words is today
	}
	r.AsOf = r.at()
	a := Answer{Reading: r, Partners: []tie.Partner{}, Coverage: []tie.Coverage{}, Disagreements: []tie.Disagreement{},
		Evidence: tie.EvidenceSet{}, Suggestions: []string{}, Tiers: tierRules()}
	var err error
	switch r.Intent {
	case Allies:
		err = d.allies(ctx, &a)
	case Relation:
		err = d.relation(ctx, &a)
	case Since:
		err = d.since(ctx, &a)
	case Shared:
		err = d.shared(ctx, &a)
	case Count:
		err = d.count(ctx, &a)
	case Rank:
		err = d.rank(ctx, &a)
	case Members:
		err = d.members(ctx, &a)
	default:
		err = &entente.Error{Code: entente.CodeInvalid, Op: "ask.Answer", Message: "the reading has no intent"}
	}
	if err != nil {
		return a, err
	}
	a.Verdict, a.Reason = verdict(a)
	a.Answer = d.sentence(a)
	return a, nil
}

// take puts what was found into the answer; a partner has the name that it had at the date.
func (d *Desk) take(a *Answer, p tie.Portfolio) {
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

func (d *Desk) query(r Reading) tie.Query {
	return tie.Query{Actor: r.Subject, AsOf: r.at(), Known: r.KnownAt, Kinds: r.Kind.Kinds(), Owing: r.Kind.Obligations(), Tier: r.Tier}
}

func (d *Desk) allies(ctx context.Context, a *Answer) error {
	switch {
	case a.Reading.Kind == KindSupport:
		return d.support(ctx, a)
	case a.Reading.IsEver:
		return d.everAllies(ctx, a)
	}
	p, err := d.book.Partners(ctx, d.query(a.Reading))
	if err != nil {
		return err
	}
	d.take(a, p)
	if a.Reading.Side != "" && !d.isGroup(a.Reading.Subject) {
		a.Form, a.Partners = FormSide, a.Reading.Side.of(a.Reading.Subject, p.Partners)
		return nil
	}
	a.Form = FormAllies
	if a.Reading.Kind == KindSecurity {
		a.Partners = slices.DeleteFunc(a.Partners, func(p tie.Partner) bool { return p.Tier != tie.NoTier && !a.Reading.holdsTier(p) })
	}
	return d.allyGroup(ctx, a)
}

func (d *Desk) relation(ctx context.Context, a *Answer) error {
	if a.Reading.Kind == KindSupport {
		return d.relationInWar(ctx, a)
	}
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	if a.Reading.Kind == KindOrganisations && !a.Reading.IsEver {
		if err := d.lastCount(ctx, a, q); err != nil {
			return err
		}
		a.Whole.Partners, a.Whole.Absence = a.Partners, a.Absence
		a.Form = FormOrganisations
		d.countOrganisations(a)
		return nil
	}
	a.Form = FormRelation
	if a.Reading.IsCount {
		n := heldTies(a.Partners)
		a.Count = &n
	}
	return d.relateGroup(ctx, a)
}

// since looks for an alliance first and falls back on every tie, so that "since when are A and B
// partners" has an answer too.
func (d *Desk) since(ctx context.Context, a *Answer) error {
	q := d.query(a.Reading)
	q.Other, q.History = a.Reading.Object, true
	p, err := d.book.Partners(ctx, q)
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form = FormSince
	return d.relateGroup(ctx, a)
}

// keepEvidence leaves only the footnotes that the partners cite.
func (a *Answer) keepEvidence(sets ...tie.EvidenceSet) {
	a.Evidence = tie.EvidenceSet{}
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

// count counts at one day: a year is taken at its middle, as yearly figures of allies are, and the
// sentence says so.
func (d *Desk) count(ctx context.Context, a *Answer) error {
	r := a.Reading
	switch {
	case r.Kind == KindSupport:
		return d.support(ctx, a)
	case r.IsEver:
		return d.everAllies(ctx, a)
	case d.isGroup(r.Subject) && d.countsAllies(r): // which has members, not allies
		return d.allies(ctx, a)
	}
	r.AsOf = middle(r.AsOf)
	p, err := d.book.Partners(ctx, d.query(r))
	if err != nil {
		return err
	}
	d.take(a, p)
	a.Form, a.Counted = FormCount, r.AsOf
	if r.countsStates() {
		a.Partners = states(r.holding(p.Partners))
	}
	n := len(r.holding(a.Partners))
	if r.Side != "" {
		a.Partners = r.Side.of(r.Subject, p.Partners)
		n = len(a.Partners)
		a.Count, a.Form, a.Reading.AsOf = &n, FormSide, r.AsOf
		return nil
	}
	if d.countsAllies(r) {
		n = owedBy(r.Subject, p.Partners)
	}
	a.Count = &n
	return nil
}

// heldTies is how many ties of the partners hold, without events and shared organisations.
func heldTies(ps []tie.Partner) (n int) {
	for _, p := range ps {
		for _, v := range p.Ties {
			if (v.Standing == tie.InForce || v.Standing == tie.LastObserved) && v.Kind != entente.KindMembership {
				n++
			}
		}
	}
	return n
}

// holding leaves out partners with nothing in force, of whom a tie is only claimed.
func (r Reading) holding(ps []tie.Partner) []tie.Partner {
	return slices.DeleteFunc(slices.Clone(ps), func(p tie.Partner) bool { return !r.holdsTier(p) })
}

// holdsTier reports whether a partner has something in force of what is asked for. A promise not to attack
// makes no security partner.
func (r Reading) holdsTier(p tie.Partner) bool {
	if r.Kind == KindSecurity {
		return p.Tier == tie.TreatyAlly || p.Tier == tie.SecurityPartner
	}
	return p.Tier != tie.NoTier
}

// middle is 30 June of a year and the 15th of a month.
func middle(at entente.Date) entente.Date {
	switch {
	case at.Month == 0:
		return entente.Date{Year: at.Year, Month: 6, Day: 30}
	case at.Day == 0:
		return entente.Date{Year: at.Year, Month: at.Month, Day: 15}
	}
	return at
}

// owedBy counts the treaty allies that owe the subject defence. A partner to which only the subject
// owes it is listed as one-sided and counted apart.
func owedBy(subject entente.ActorID, ps []tie.Partner) int {
	n := 0
	for _, p := range ps {
		if p.Tier == tie.TreatyAlly && !owesAlone(subject, p) {
			n++
		}
	}
	return n
}

func owesAlone(subject entente.ActorID, p tie.Partner) bool {
	return p.Direction == "one_sided" && slices.Contains(p.OwedBy, subject)
}

func tierRules() []TierRule {
	out := make([]TierRule, 0, len(tie.Tiers))
	for _, t := range tie.Tiers {
		out = append(out, TierRule{t, t.Rule()})
	}
	return out
}
