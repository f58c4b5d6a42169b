package read

import (
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
)

// refuse is the reading of a question that cannot be answered, with the reason and with what was and was not
// understood.
func (p *parsed) refuse(reason ask.Note) ask.Proposition {
	r := ask.Proposition{Intent: ask.Unknown, AsOf: p.today, Alternatives: []entente.ActorID{}, Refusal: reason}
	if p.asOf != nil && p.asOf.role == dateAsOf {
		r.AsOf, r.IsDated = p.asOf.date, true
	}
	r.Understood, r.NotUnderstood = p.parts()
	return r
}

// mostParts is how many parts of a question a refusal names.
const mostParts = 12

// parts lists what of the question was understood and what was not.
func (p *parsed) parts() (understood, not []ask.Arg) {
	add := func(list *[]ask.Arg, a ask.Arg) {
		if a != (ask.Arg{}) && !slices.Contains(*list, a) && len(*list) < mostParts {
			*list = append(*list, a)
		}
	}
	for _, it := range p.items {
		words := ask.Word(strings.TrimSpace(p.text[it.start:it.end]))
		switch {
		case it.class == classActor:
			add(&understood, ask.Who(p.mentions[min(it.index, len(p.mentions)-1)].Actor))
		case it.class == classEvent && p.events[it.index].isCause && p.isHelp():
			add(&understood, words)
		case it.class == classEvent:
			add(&not, words)
		case it.class == classTreaty:
			add(&understood, words)
		case it.class == classDate:
			// below, by what it means
		case !it.known, it.Role == lexicon.RoleRefuse:
			add(&not, words)
		case it.Kind != "":
			add(&understood, ask.Arg{Kind: it.Kind})
		case it.Role == lexicon.RolePartner, it.Role == lexicon.RoleTie, it.Role == lexicon.RoleRank,
			it.Role == lexicon.RoleShared, it.Role == lexicon.RoleWhen:
			add(&understood, words)
		}
	}
	for _, d := range []*dated{p.asOf, p.knownAt} {
		if d != nil {
			add(&understood, ask.Day(d.date))
		}
	}
	for _, d := range p.wrong {
		add(&not, ask.Word(strings.TrimSpace(p.text[d.start:d.end])))
	}
	return understood, not
}

func (p *parsed) isHelp() bool {
	return slices.ContainsFunc(p.items, func(it item) bool {
		return it.class < classActor &&
			it.Role == lexicon.RoleHelp
	})
}

// maxSuggestions is how many questions are suggested.
const maxSuggestions = 4

// Suggest gives the nearest questions that can be answered: for a refused question those about the
// actors, date and layer that were understood in it, for one that was read those about the other
// actors that an ambiguous name could mean. Every suggestion is a question that Read reads.
func (r *Reader) Suggest(reading ask.Proposition, question string) []ask.Question {
	if len(reading.Nearest) > 0 {
		return reading.Nearest
	}
	s := suggester{reader: r, parsed: r.parse(question)}
	if s.problem.IsZero() {
		s.narrow()
	}
	if reading.Intent != ask.Unknown {
		s.alternatives(reading)
		return s.out
	}
	s.when()
	switch n := len(s.mentions); {
	case n >= 3:
		s.pair(0, 1)
		s.pair(0, 2)
		s.pair(1, 2)
	case n == 2 && s.isGroup(s.mentions[1].Actor):
		s.single(0)
	case n == 2:
		s.pair(0, 1)
		s.add(ask.Question{Form: ask.AskShared, A: s.id(0), B: s.id(1), At: s.date})
		s.add(ask.Question{Form: ask.AskSince, A: s.id(0), B: s.id(1)})
		s.single(0)
	case n == 1:
		s.single(0)
	default:
		s.general()
	}
	return s.out
}

type suggester struct {
	*parsed
	reader *Reader
	date   entente.Date   // the date to suggest, or none
	dates  []entente.Date // all of them
	out    []ask.Question
}

func (s *suggester) add(q ask.Question) {
	if len(s.out) < maxSuggestions && !slices.Contains(s.out, q) {
		s.out = append(s.out, q)
	}
}

func (s *suggester) id(i int) entente.ActorID { return s.mentions[i].Actor }

// when takes the date that was understood, or dates near those that were not.
func (s *suggester) when() {
	if s.asOf != nil && s.asOf.role == dateAsOf && s.asOf.date != s.today {
		s.dates = append(s.dates, s.asOf.date)
	}
	var instead []string
	if s.asOf != nil && s.asOf.role == dateSince {
		instead = append(instead, s.asOf.instead...)
	}
	for _, d := range s.wrong {
		instead = append(instead, d.instead...)
	}
	for _, e := range s.events {
		_, years := e.problem()
		instead = append(instead, years...)
	}
	for _, t := range instead {
		if d, err := entente.ParseDate(t); err == nil && !s.today.Before(d.First()) {
			s.dates = append(s.dates, d)
		}
	}
	if len(s.dates) == 0 {
		s.dates = []entente.Date{{}}
	}
	s.date = s.dates[0]
}

func (s *suggester) pair(i, j int) {
	s.add(ask.Question{Form: ask.AskPair, A: s.id(i), B: s.id(j), At: s.date})
	if len(s.mentions) == 2 {
		s.add(ask.Question{Form: ask.AskTies, A: s.id(i), B: s.id(j), At: s.date})
	}
}

// single suggests the questions about one actor.
func (s *suggester) single(i int) {
	if k, reason := s.kind(s.features()); reason.IsZero() && k != ask.KindAll {
		s.add(ask.Question{Form: ask.AskKind, A: s.id(i), Kind: k, At: s.date})
	}
	for _, d := range s.dates {
		s.add(ask.Question{Form: ask.AskAllied, A: s.id(i), At: d})
	}
	s.add(ask.Question{Form: ask.AskCount, A: s.id(i), At: s.date})
	s.add(ask.Question{Form: ask.AskTrade, A: s.id(i)})
}

// general suggests questions where no actor was understood.
func (s *suggester) general() {
	if s.problem.IsZero() && s.features().has(lexicon.RoleRank) || !s.date.IsZero() {
		s.add(ask.Question{Form: ask.AskMost, At: s.date})
	}
	s.add(ask.Question{Form: ask.AskAllied, A: "KOR"})
	s.add(ask.Question{Form: ask.AskAllied, A: "FRA", At: entente.Date{Year: 1914, Month: 6}})
	s.add(ask.Question{Form: ask.AskSince, A: "USA", B: "KOR"})
	s.add(ask.Question{Form: ask.AskMost, At: entente.Year(2010)})
}

// alternatives suggests the question again for the other actors that its name could mean.
func (s *suggester) alternatives(r ask.Proposition) {
	var date entente.Date
	if r.IsDated && r.AsOf != s.today {
		date = r.AsOf
	}
	for _, a := range r.Alternatives {
		switch {
		case r.Object != "" && a != r.Object:
			s.add(ask.Question{Form: ask.AskTies, A: a, B: s.partnerOf(r, a), At: date})
		case r.Kind != ask.KindAll:
			s.add(ask.Question{Form: ask.AskKind, A: a, Kind: r.Kind, At: date})
		default:
			s.add(ask.Question{Form: ask.AskAllied, A: a, At: date})
		}
	}
}

// partnerOf is the actor of the reading that stays when a takes the place of the one it could mean.
func (s *suggester) partnerOf(r ask.Proposition, a entente.ActorID) entente.ActorID {
	for _, m := range s.mentions {
		if m.Actor == r.Subject && slices.Contains(m.Alternatives, a) {
			return r.Object
		}
	}
	return r.Subject
}
