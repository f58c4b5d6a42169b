package ask

import (
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// refuse is the reading of a question that cannot be answered. Its sentence gives the reason, then
// what was and was not understood.
func (p *parsed) refuse(reason string) Reading {
	r := Reading{Intent: Unknown, AsOf: p.today, Alternatives: []entente.ActorID{}}
	if p.asOf != nil && p.asOf.role == dateAsOf {
		r.AsOf, r.IsDated = p.asOf.date, true
	}
	r.Understood, r.NotUnderstood = p.parts()
	var b strings.Builder
	b.WriteString("I cannot answer that. " + reason)
	if len(r.Understood) > 0 {
		b.WriteString(" Understood: " + strings.Join(r.Understood, ", ") + ".")
	}
	if len(r.NotUnderstood) > 0 {
		b.WriteString(" Not understood: " + strings.Join(r.NotUnderstood, ", ") + ".")
	}
	r.Refusal = b.String()
	return r
}

// parts lists what of the question was understood and what was not.
func (p *parsed) parts() (understood, not []string) {
	add := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) && len(*list) < 12 {
			*list = append(*list, s)
		}
	}
	for _, it := range p.items {
		words := strings.TrimSpace(p.text[it.start:it.end])
		switch {
		case it.class == classActor:
			add(&understood, p.name(min(it.index, len(p.mentions)-1)))
		case it.class == classEvent && p.events[it.index].isCause && p.isHelp():
			add(&understood, words)
		case it.class == classEvent:
			add(&not, words)
		case it.class == classTreaty:
			add(&understood, words)
		case it.class == classDate:
			// below, by what it means
		case !it.known, it.role == roleRefuse:
			add(&not, words)
		case it.kind != "":
			add(&understood, it.kind.Label())
		case it.role == rolePartner, it.role == roleTie, it.role == roleRank, it.role == roleShared, it.role == roleWhen:
			add(&understood, words)
		}
	}
	for _, d := range []*dated{p.asOf, p.knownAt} {
		if d != nil {
			add(&understood, tie.InWords(d.date))
		}
	}
	for _, d := range p.wrong {
		add(&not, strings.TrimSpace(p.text[d.start:d.end]))
	}
	return understood, not
}

func (p *parsed) isHelp() bool {
	return slices.ContainsFunc(p.items, func(it item) bool { return it.class < classActor && it.role == roleHelp })
}

// maxSuggestions is how many questions are suggested.
const maxSuggestions = 4

// Suggest gives the nearest questions that can be answered: for a refused question those about the
// actors, date and layer that were understood in it, for one that was read those about the other
// actors that an ambiguous name could mean. Every suggestion is a question that Read reads.
func (r *Reader) Suggest(reading Reading, question string) []string {
	if len(reading.nearest) > 0 {
		return reading.nearest
	}
	s := suggester{reader: r, parsed: r.parse(question)}
	if s.problem == "" {
		s.narrow()
	}
	if reading.Intent != Unknown {
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
		s.add("Which allies do " + s.label(0) + " and " + s.label(1) + " share" + s.date + "?")
		s.add("Since when have " + s.label(0) + " and " + s.label(1) + " been allies?")
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
	date   string   // " in 1914", or ""
	dates  []string // the dates to suggest, each as date
	out    []string
}

func (s *suggester) add(q string) {
	if len(s.out) < maxSuggestions && !slices.Contains(s.out, q) {
		s.out = append(s.out, q)
	}
}

// when takes the date that was understood, or dates near those that were not.
func (s *suggester) when() {
	if s.asOf != nil && s.asOf.role == dateAsOf && s.asOf.date != s.today {
		s.dates = append(s.dates, " "+onDate(s.asOf.date))
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
			s.dates = append(s.dates, " "+onDate(d))
		}
	}
	if len(s.dates) == 0 {
		s.dates = []string{""}
	}
	s.date = s.dates[0]
}

// label is an actor's name as a sentence has it.
func (s *suggester) label(i int) string { return s.reader.label(s.mentions[i].Actor) }

func (r *Reader) label(id entente.ActorID) string {
	a, ok := r.crosswalk.Actor(id)
	if !ok {
		return string(id)
	}
	if a.Kind == entente.ActorGroup {
		return string(id) // a group is better known by its abbreviation
	}
	return inSentence(a.Name)
}

func (s *suggester) pair(i, j int) {
	verb := "Is "
	if s.date != "" {
		verb = "Was "
	}
	s.add(verb + s.label(i) + " allied with " + s.label(j) + s.date + "?")
	if len(s.mentions) == 2 {
		s.add("What ties " + s.label(i) + " and " + s.label(j) + s.date + "?")
	}
}

// single suggests the questions about one actor.
func (s *suggester) single(i int) {
	name := s.label(i)
	if k, reason := s.kind(s.features()); reason == "" && k != KindAll {
		s.add("Which countries " + kindVerb(k) + " " + name + s.date + "?")
	}
	for _, d := range s.dates {
		if d == "" {
			s.add("Who is allied with " + name + "?")
		} else {
			s.add("Who was allied with " + name + d + "?")
		}
	}
	if s.date == "" {
		s.add("How many allies does " + name + " have?")
	} else {
		s.add("How many allies did " + name + " have" + s.date + "?")
	}
	s.add("Which countries have a free trade agreement with " + name + "?")
}

// general suggests questions where no actor was understood.
func (s *suggester) general() {
	if s.problem == "" && s.features().has(roleRank) || s.date != "" {
		s.add("Which country " + map[bool]string{true: "has", false: "had"}[s.date == ""] + " the most allies" + s.date + "?")
	}
	s.add("Who is allied with South Korea?")
	s.add("Who was allied with France in June 1914?")
	s.add("Since when have the United States and South Korea been allies?")
	s.add("Which country had the most allies in 2010?")
}

// alternatives suggests the question again for the other actors that its name could mean.
func (s *suggester) alternatives(r Reading) {
	date := ""
	if r.IsDated && r.AsOf != s.today {
		date = " " + onDate(r.AsOf)
	}
	for _, a := range r.Alternatives {
		name := s.reader.label(a)
		switch {
		case r.Object != "" && a != r.Object:
			s.add("What ties " + name + " and " + s.reader.label(s.partnerOf(r, a)) + date + "?")
		case r.Kind != KindAll:
			s.add("Which countries " + kindVerb(r.Kind) + " " + name + date + "?")
		default:
			s.add(map[bool]string{true: "Who is", false: "Who was"}[date == ""] + " allied with " + name + date + "?")
		}
	}
}

// partnerOf is the actor of the reading that stays when a takes the place of the one it could mean.
func (s *suggester) partnerOf(r Reading, a entente.ActorID) entente.ActorID {
	for _, m := range s.mentions {
		if m.Actor == r.Subject && slices.Contains(m.Alternatives, a) {
			return r.Object
		}
	}
	return r.Subject
}

// kindVerbs say what a partner of each kind does, before the name.
var kindVerbs = map[KindFilter]string{
	KindSupport: "sent troops to help", KindDiplomatic: "have diplomatic relations with",
	KindOrganisations: "are in the same organisations as", KindBases: "have a status of forces agreement with",
	KindIntelligence: "share intelligence with", KindArms: "have an arms deal with",
	KindTroops: "have a troop deployment with",
}

func kindVerb(k KindFilter) string {
	if v, ok := kindVerbs[k]; ok {
		return v
	}
	noun := strings.TrimSuffix(k.Label(), "s")
	noun = strings.Replace(noun, "treatie", "treaty", 1)
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "have an " + noun + " with"
	}
	return "have a " + noun + " with"
}
