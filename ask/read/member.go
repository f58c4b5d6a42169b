package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
	"entente/crosswalk"
)

// Questions of membership: who belongs to a group, whether and since when an actor does, who left. They have a
// grammar of their own (memberwords.go), because their words (in, join, leave, member) mean nothing between two
// states. A question that is none of them is left to the rest of the reader.

// memberQuestion is a question with its names and dates taken out.
type memberQuestion struct {
	shape    string // "who left G"
	group    crosswalk.Mention
	actor    *crosswalk.Mention
	groups   []crosswalk.Mention // all of them
	more     []crosswalk.Mention // actors beside the first
	asOf     *dated
	known    *dated
	since    *dated // "who joined since 1999"
	isEver   bool
	isKorean bool
}

// membership reads a question of membership; ok is false for every other question.
func (r *Reader) membership(question string) (ask.Proposition, bool) {
	if !unreadable(question).IsZero() {
		return ask.Proposition{}, false
	}
	text := normalise(question)
	if m, ok := r.nonNATO(text); ok {
		return m, true
	}
	q, ok := r.takeApart(text)
	if !ok {
		return ask.Proposition{}, false
	}
	for _, p := range r.shapesOf(q.isKorean, ask.Members) {
		isMove := p.Aspect == ask.AspectJoiners || p.Aspect == ask.AspectLeavers
		if p.Re.MatchString(q.shape) && names(p.Aspect) == (q.actor != nil) && (q.since == nil || isMove) {
			if len(q.groups) > 1 {
				return r.severalGroups(q, p.Aspect), true
			}
			return r.memberReading(q, p.Aspect), true
		}
	}
	return ask.Proposition{}, false
}

// names reports whether a question of the aspect names an actor beside the group.
func names(a ask.Aspect) bool {
	return slices.Contains([]ask.Aspect{ask.AspectIs, ask.AspectJoined, ask.AspectLeft, ask.AspectHasLeft, ask.AspectHasJoined}, a)
}

// takeApart takes names and dates out of the text. It fails where there is no group, and where a date is none.
func (r *Reader) takeApart(text string) (q memberQuestion, ok bool) {
	lower := lexicon.LowerASCII(text)
	dates := findDates(lower, r.today())
	var cuts []cut
	at := r.today()
	for i := range dates.found {
		d := &dates.found[i]
		slot := &q.asOf
		switch d.role {
		case dateKnown:
			slot = &q.known
		case dateSince:
			slot = &q.since
		}
		if d.role == dateWrong || *slot != nil && (*slot).date != d.date {
			return q, false
		}
		*slot = d
		cuts = append(cuts, cut{d.start, d.end, " D "})
		if d.role == dateAsOf {
			at = d.date
		}
	}
	var spans []span
	for _, d := range dates.found {
		spans = append(spans, span{d.start, d.end, classDate, 0})
	}
	for _, m := range r.crosswalk.Scan(masked(text, spans), at) {
		a, known := r.crosswalk.Actor(m.Actor)
		if !known || m.How == "misspelt" && isMemberWord(m.Text) || isPlainWord(m.Text) && m.Text != strings.ToUpper(m.Text) {
			continue
		}
		letter := " A "
		switch {
		case a.Kind == entente.ActorGroup:
			q.groups, letter = append(q.groups, m), " G "
		case q.actor == nil:
			q.actor = &m
		case len(q.more)+1 < mostAsked:
			q.more = append(q.more, m)
		default:
			return q, false
		}
		cuts = append(cuts, cut{m.Start, m.End, letter})
	}
	q.isKorean = strings.ContainsFunc(text, isHangul)
	if len(q.groups) == 0 || q.isKorean && len(q.groups)+len(q.more) > 1 {
		return q, false
	}
	q.group = q.groups[0]
	q.shape, q.isEver = shapeOf(cutOut(lower, cuts), q.isKorean)
	if !q.isKorean {
		q.shape = oneOfEach(q.shape)
	}
	return q, true
}

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// cut is a stretch of the text with what takes its place.
type cut struct {
	start, end int
	with       string
}

func cutOut(text string, cuts []cut) string {
	slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
	var b strings.Builder
	last := 0
	for _, c := range cuts {
		if c.start >= last {
			b.WriteString(text[last:c.start] + c.with)
			last = c.end
		}
	}
	return b.String() + text[last:]
}

var (
	memberIdle = regexp.MustCompile(`\b(?:the|please|currently|current|actually|officially|exactly|still|already|all of|now|then|so far|at all|first)\b|'s\b|\b(?:can you |could you |do you know |i want to know |tell me )`)
	memberDate = regexp.MustCompile(`(?:\b(?:back in|as of|as at|in|on|at|of|during|by|from)\s+)?\bD\b`)
	koreanDate = regexp.MustCompile(`D(?:에는|에도|에|의|당시에?|기준으로?|년|부터)?`)
	polarTag   = regexp.MustCompile(`,? (?:right|correct|yes|no|or not)$`)
)

// shapeOf is the text without dates, marks and words that change nothing.
func shapeOf(text string, isKorean bool) (shape string, isEver bool) {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '\'':
			return r
		}
		return ' '
	}, text)
	if isKorean {
		text = strings.Join(strings.Fields(text), "")
		return koreanDate.ReplaceAllString(text, ""), strings.Contains(text, "적이있") || strings.Contains(text, "적있")
	}
	text = memberIdle.ReplaceAllString(text, " ")
	text = strings.Join(strings.Fields(memberDate.ReplaceAllString(text, " ")), " ")
	text = strings.TrimPrefix(strings.TrimPrefix(text, "and "), "so ")
	text = polarTag.ReplaceAllString(text, "")
	return correctMembers(text), strings.Contains(" "+text+" ", " ever ")
}

// memberVocabulary are the words of the patterns that a misspelt word may stand for.
var memberVocabulary = []string{"member", "members", "membership", "countries", "country", "states", "nations",
	"joined", "founding",
	"belong", "belongs", "withdraw", "withdrew", "former", "newest", "suspended", "accession", "which"}

func isMemberWord(text string) bool {
	for _, w := range strings.Fields(lexicon.LowerASCII(text)) {
		if slices.Contains(memberVocabulary, w) || nearMember(w) != w {
			return true
		}
	}
	return false
}

func nearMember(w string) string {
	if len(w) < 5 || slices.Contains(memberVocabulary, w) || lexicon.Speech.Words[w] {
		return w
	}
	for _, v := range memberVocabulary {
		if len(v) >= 5 && v[0] == w[0] && lexicon.Edits(w, v, 1) <= 1 {
			return v
		}
	}
	return w
}

func correctMembers(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = nearMember(w)
	}
	return strings.Join(words, " ")
}

func (r *Reader) memberReading(q memberQuestion, a ask.Aspect) ask.Proposition {
	x := ask.Proposition{Intent: ask.Members, Aspect: a, Subject: q.group.Actor, AsOf: r.today(), Alternatives: []entente.ActorID{}}
	if q.asOf != nil {
		x.AsOf, x.IsDated = q.asOf.date, true
		if !q.asOf.note.IsZero() {
			x.Notes = append(x.Notes, q.asOf.note)
		}
	}
	if q.since != nil {
		x.Claimed = q.since.date
	}
	if q.known != nil {
		x.KnownAt = q.known.date
	}
	// "Was East Germany in the Warsaw Pact?" names no date and asks about the past.
	x.IsEver = q.isEver || q.asOf == nil && a == ask.AspectIs && (strings.HasPrefix(q.shape, "was ") ||
		strings.HasPrefix(q.shape, "were "))
	mentions := []crosswalk.Mention{q.group}
	if q.actor != nil {
		x.Object = q.actor.Actor
		mentions = append(mentions, q.actors()...)
	}
	if len(q.more) > 0 {
		for _, m := range q.actors() {
			if !slices.Contains(x.Objects, m.Actor) {
				x.Objects = append(x.Objects, m.Actor)
			}
		}
	}
	for _, m := range mentions {
		if actor, ok := r.crosswalk.Actor(m.Actor); ok && m.How == "misspelt" && !strings.EqualFold(actor.Name, m.Text) {
			x.Notes = append(x.Notes, ask.NoteOf("read_as", ask.Quote(m.Text), ask.Who(actor.ID)))
		}
		for _, o := range m.Alternatives {
			if o != x.Subject && o != x.Object && !slices.Contains(x.Alternatives, o) {
				x.Alternatives = append(x.Alternatives, o)
			}
		}
	}
	return x
}

// nonNATO reads a question for major non-NATO allies. The name has a negation in it and asks for none.
var reNonNATO = regexp.MustCompile(`(?i)\b(?:major )?non-? ?nato (?:ally|allies|allied|partners?)(?: status)?\b|\bMNNAs?\b|주요 ?비(?:나토|북대서양조약기구) ?동맹국?`)

func (r *Reader) nonNATO(text string) (ask.Proposition, bool) {
	at := reNonNATO.FindStringIndex(text)
	if at == nil {
		return ask.Proposition{}, false
	}
	x := ask.Proposition{Intent: ask.Members, Aspect: ask.AspectNonNATO, AsOf: r.today(), Subject: "USA",
		Alternatives: []entente.ActorID{}}
	rest := masked(text, []span{{at[0], at[1], classTreaty, 0}})
	dates := findDates(lexicon.LowerASCII(rest), r.today())
	for _, d := range dates.found {
		if d.role != dateAsOf || x.IsDated {
			return ask.Proposition{}, false
		}
		x.AsOf, x.IsDated = d.date, true
		rest = masked(rest, []span{{d.start, d.end, classDate, 0}})
	}
	for _, m := range r.crosswalk.Scan(rest, x.AsOf) {
		switch {
		case m.Actor == "USA" || m.How == "misspelt":
		case x.Object != "":
			return ask.Proposition{}, false
		default:
			x.Object = m.Actor
		}
		rest = masked(rest, []span{{m.Start, m.End, classActor, 0}})
	}
	for _, w := range strings.FieldsFunc(lexicon.LowerASCII(rest), func(c rune) bool { return !unicode.IsLetter(c) }) {
		if w != "s" && !lexicon.Speech.Words[w] && !isHangul([]rune(w)[0]) {
			return ask.Proposition{}, false // a word that the reading would drop
		}
	}
	return x, true
}
