package read

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"entente"
	"entente/ask"
	"entente/ask/lexicon"
	"entente/crosswalk"
)

// Reader reads questions. It is safe for concurrent use.
//
// A question of membership in a group has a grammar of its own, which is tried first (member.go). Every other
// question is read in six steps, each of which uses up part of the text:
//
//  1. dates, with the words that frame them (dates.go, frame.go), and wars (war.go);
//  2. names of treaties, which must not be taken for names of actors (war.go);
//  3. actors, found by the crosswalk at the date of the question;
//  4. the words that are left, by the lexicon (english.go, korean.go): the longest phrase wins, a
//     misspelt word is corrected with a note;
//  5. objections: a word that nobody knows, that speaks of the future, of hostility, of what is not
//     the case, a date that is none. One is enough to refuse: nothing is dropped silently;
//  6. the intent, by the number of actors and the roles of the words (intent.go, pair.go).
//
// Without an actor a question may ask for a ranking. With one it asks for the allies ("Japan's
// allies") or for their number ("how many"). With two it asks since when ("when", "how long",
// "ended"), for shared allies ("share", "common", "both", "allies of A and B"), or else for what ties
// the two; actors keep the order in which they are named. Three are refused.
//
// The kind is the layer that a word names ("defence pact", "FTA", "sent troops"). Two rules follow
// the shared questions: a count of "allies" or "alliances" counts defence pacts, and a question
// since when is about the alliance as a whole, so that "mutual defence treaty" does not narrow it.
type Reader struct {
	crosswalk *crosswalk.Crosswalk
	today     func() entente.Date
	shapes    []lexicon.Shape // of questions that are read whole
}

// NewReader makes a reader; today gives the day from which "now" and "last year" are counted and
// after which every date is the future.
func NewReader(cw *crosswalk.Crosswalk, today func() entente.Date) *Reader {
	return &Reader{crosswalk: cw, today: today, shapes: lexicon.Shapes}
}

// Read reads a question. The same question on the same day always gives the same reading; the work
// is bounded by MaxQuestion. What cannot be read has intent Unknown, a Refusal, and the parts that
// were and were not understood; see the package for the grammar.
func (r *Reader) Read(question string) ask.Proposition {
	if m, ok := r.membership(question); ok {
		return m
	}
	if m, ok := r.shaped(question); ok {
		return m
	}
	q := r.parse(question)
	return sent(q.reading(), strings.ToLower(q.text))
}

// Who sends is told apart by the end of the question: "which countries did X send troops to".
var (
	strandedTo = regexp.MustCompile(`\b(?:send|sends|sent|sending|dispatch|dispatched|dispatching|deploy|deployed|deploying)\b.*\bto ?\??$`)
	saleWords  = regexp.MustCompile(`\b(?:sell|sells|sold|selling|buy|buys|bought|buying|supplier|suppliers|exports?|imports?)\b`)
)

// sent turns help that the subject had into troops that it sent where the question asks for those,
// and says of arms that no source records who sold.
func sent(r ask.Proposition, text string) ask.Proposition {
	switch {
	case r.Intent == ask.Unknown:
	case r.Kind == ask.KindSupport && strandedTo.MatchString(strings.TrimSpace(text)):
		r.Kind = ask.KindTroops
	case r.Kind == ask.KindArms && saleWords.MatchString(text):
		r.Notes = append(r.Notes, ask.NoteOf("sales_either_way"))
	}
	return r
}

// item is a word, phrase or span of a question with its sense.
type item struct {
	token
	lexicon.Sense
	known bool // has a sense, or is an actor, date or event
}

// parsed is a question taken apart.
type parsed struct {
	text         string // normalised
	today        entente.Date
	problem      ask.Note // why it cannot be read at all
	asOf         *dated
	knownAt      *dated
	wrong        []dated
	events       []event
	mentions     []crosswalk.Mention // one for each actor, in order of mention
	twice        bool                // one actor is named in two places
	items        []item
	notes        []ask.Note
	actor        func(entente.ActorID) (entente.Actor, bool)
	nameAt       func(entente.ActorID, entente.Date) string
	isConjecture bool // see judge.go
}

// parse takes a question apart. A word that nobody knows and that ends in s may be a name without its
// apostrophe ("japans allies"): then the question is taken apart once more with it.
func (r *Reader) parse(question string) *parsed {
	p := &parsed{today: r.today(), actor: r.crosswalk.Actor, nameAt: r.crosswalk.NameAt}
	if p.problem = unreadable(question); !p.problem.IsZero() {
		return p
	}
	p.text = rewrite(normalise(question))
	p.conjecture()
	r.take(p)
	if text := p.withApostrophes(); text != p.text {
		again := &parsed{today: p.today, actor: p.actor, nameAt: p.nameAt, text: text, isConjecture: p.isConjecture, notes: slices.Clone(p.notes)}
		if r.take(again); len(again.mentions) > len(p.mentions) {
			return again
		}
	}
	return p
}

// withApostrophes is the text with every unknown word in s as a possessive.
func (p *parsed) withApostrophes() string {
	text := p.text
	for i := len(p.items) - 1; i >= 0; i-- {
		if it := p.items[i]; !it.known && it.class == classWord && len(it.token.text) > 4 && strings.HasSuffix(it.token.text, "s") {
			text = text[:it.end-1] + "'s" + text[it.end:]
		}
	}
	return text
}

// take finds the dates, wars, treaties and actors of the text, then the sense of its words.
func (r *Reader) take(p *parsed) {
	dates := findDates(lexicon.LowerASCII(p.text), p.today)
	p.events = findWars(dates)
	var spans []span
	for _, at := range lexicon.TreatyNames.FindAllStringIndex(dates.text, -1) {
		if strings.HasPrefix(dates.text[at[1]:], " organi") {
			continue // the North Atlantic Treaty Organization is an actor
		}
		spans = append(spans, span{at[0], at[1], classTreaty, 0})
		dates.blank(at[0], at[1])
	}
	for i, e := range p.events {
		spans = append(spans, span{e.start, e.end, classEvent, i})
	}
	for i, d := range dates.found {
		spans = append(spans, span{d.start, d.end, classDate, i})
	}
	p.takeDates(dates.found)
	spans = append(spans, p.takeMentions(r.crosswalk, masked(p.text, spans))...)
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	p.interpret(tokenise(p.text, spans))
}

// rewrites write out what names two actors in one phrase or hides one.
var rewrites = []struct {
	re   *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`(?i)\b(north|south|east|west) ?(?:and|&|/|-) ?(north|south|east|west) (korea|germany|vietnam|yemen)\b`), "$1 $3 and $2 $3"},
	{regexp.MustCompile(`유엔군? ?(참전국|파병국|참전)`), "한국전쟁 $1"},
	{regexp.MustCompile(`(?i)\b(?:un|united nations) command (contributors?|members|forces)\b`), "Korean War troop contributors"},
	{regexp.MustCompile(`(?i)\b(north|south) koreas\b`), "$1 Korea's"},
	{regexp.MustCompile(`(?i)\b(?:the )?(?:two|both) koreas\b`), "South Korea and North Korea"},
	{regexp.MustCompile(`(?i)\binter-korean\b`), "South Korea-North Korea"},
	{regexp.MustCompile(`(?i)\bsino-`), "China-"},
	{regexp.MustCompile(`(?i)\brusso-`), "Russia-"},
	{regexp.MustCompile(`(?i)\bfranco-`), "France-"},
	{regexp.MustCompile(`(?i)\banglo-`), "United Kingdom-"},
	{regexp.MustCompile(`(?i)\bindo-`), "India-"},
	{regexp.MustCompile(`(?i)\bitalo-`), "Italy-"},
	{regexp.MustCompile(`(?i)\bpolono?-|\bpolish-`), "Poland-"},
	{regexp.MustCompile(`(?i)\bturko-`), "Turkey-"},
	{regexp.MustCompile(`(?i)\bgr(?:a)?eco-`), "Greece-"},
	{regexp.MustCompile(`(?i)\bluso-`), "Portugal-"},
	{regexp.MustCompile(`(?i)\baustro-german`), "Austria-Hungary - German"},
}

func rewrite(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\u200b' }), "")
	if indoPacific.MatchString(text) {
		return text
	}
	for _, w := range rewrites {
		text = w.re.ReplaceAllString(text, w.with)
	}
	return text
}

var indoPacific = regexp.MustCompile(`(?i)\bindo-(?:pacific|china)`)

// masked is the text with the spans blotted out, so that "Korean War" is no mention of Korea.
func masked(text string, spans []span) string {
	b := []byte(text)
	for _, s := range spans {
		for i := s.start; i < s.end; i++ {
			b[i] = ';'
		}
	}
	return string(b)
}

// takeDates sorts the dates of the question by role; two that differ are one problem.
func (p *parsed) takeDates(found []dated) {
	slices.SortFunc(found, func(a, b dated) int { return a.start - b.start })
	for i := range found {
		d := &found[i]
		slot := &p.asOf
		switch {
		case d.role == dateWrong:
			p.wrong = append(p.wrong, *d)
			continue
		case d.role == dateKnown:
			slot = &p.knownAt
		}
		switch {
		case *slot == nil:
			*slot = d
		case (*slot).date != d.date || (*slot).role != d.role:
			p.wrong = append(p.wrong, wrong(*d, ask.NoteOf("two_dates", ask.Day((*slot).date), ask.Day(d.date)), (*slot).date.String(), d.date.String()))
		}
	}
}

// takeMentions finds the actors at the date of the question and gives their spans.
func (p *parsed) takeMentions(cw *crosswalk.Crosswalk, text string) []span {
	at := p.today
	if p.asOf != nil {
		at = p.asOf.date
	}
	found := cw.Scan(text, at)
	if i := slices.IndexFunc(found, func(m crosswalk.Mention) bool { return m.IsEra && !m.Period.To.IsZero() }); i >= 0 && p.asOf == nil {
		found = cw.Scan(text, found[i].Period.To) // the other names are those of its time
	}
	var spans []span
	last := map[entente.ActorID]int{} // end of the last mention of each
	for _, m := range found {
		if m.How == "misspelt" && !strings.Contains(m.Text, " ") && lexicon.Speech.Covers(m.Text) || isPlainWord(m.Text) {
			continue // "allied" is no misspelt country, "states" are not the United States
		}
		spans = append(spans, span{m.Start, m.End, classActor, len(p.mentions)})
		end, again := last[m.Actor]
		last[m.Actor] = m.End
		if again {
			p.twice = p.twice || !isAside(text[end:m.Start])
			spans[len(spans)-1].index = slices.IndexFunc(p.mentions, func(x crosswalk.Mention) bool { return x.Actor == m.Actor })
			continue
		}
		p.mentions = append(p.mentions, m)
	}
	return spans
}

// isPlainWord reports whether a name in small letters is a word that questions use: "which states".
// "us" is left to the crosswalk, which looks at its company.
func isPlainWord(name string) bool {
	_, ok := lexicon.Speech.Sense(name)
	return ok && name != "us" && 'a' <= name[0] && name[0] <= 'z'
}

// isAside reports whether only marks, or "or", stand between two names of one actor, as in
// "Republic of Korea (South Korea)".
func isAside(between string) bool {
	return strings.Trim(strings.NewReplacer("or", "", "aka", "", "i.e.", "").Replace(lexicon.LowerASCII(between)), " ()[],-/.'\"") == ""
}

// interpret gives every token its sense: the longest phrase that fits, then a corrected word.
func (p *parsed) interpret(ts []token) {
	for i := 0; i < len(ts); {
		t := ts[i]
		switch {
		case t.class == classMark:
			if strings.Trim(t.text, `.,;:?!"'()[]{}-/&+~*_`) != "" {
				p.items = append(p.items, item{token: t})
			} else if t.text == "&" || t.text == "+" {
				p.items = append(p.items, item{t, lexicon.Sense{Role: lexicon.RoleAnd}, true})
			} else if t.text == "," || t.text == "-" || t.text == "/" {
				p.items = append(p.items, item{t, lexicon.Sense{Role: lexicon.RoleSkip}, true})
			}
			i++
		case t.class == classHangul:
			i += p.koreanAt(ts, i)
		case t.class == classWord:
			i += p.englishAt(ts, i)
		default:
			p.items = append(p.items, item{t, lexicon.Sense{}, true})
			i++
		}
	}
}

// words are the Latin words from i on, at most as many as the longest phrase has; hyphens between
// them are passed over. ends gives, for each, the index of the token after it.
func words(ts []token, i int) (out []string, ends []int) {
	for j := i; j < len(ts) && len(out) < lexicon.Speech.Longest; j++ {
		switch {
		case ts[j].class == classWord:
			out, ends = append(out, ts[j].text), append(ends, j+1)
		case ts[j].class == classMark && ts[j].text == "-" && j > i:
		default:
			return out, ends
		}
	}
	return out, ends
}

func (p *parsed) englishAt(ts []token, i int) int {
	ws, ends := words(ts, i)
	for k, w := range ws {
		if fixed, ok := lexicon.Speech.Near(w); ok {
			ws[k] = fixed
		} else {
			ws[k] = strings.Trim(w, "'")
			if w == "'s" {
				ws[k] = w
			}
		}
	}
	for n := len(ws); n > 0; n-- {
		s, ok := lexicon.Speech.Sense(strings.Join(ws[:n], " "))
		if !ok {
			continue
		}
		t := ts[i]
		t.end, t.text = ts[ends[n-1]-1].end, strings.Join(ws[:n], " ")
		for k := range n {
			if was := ts[ends[k]-1].text; was != ws[k] && strings.Trim(was, "'") != ws[k] {
				p.note(ask.NoteOf("read_as", ask.Quote(was), ask.Quote(ws[k])))
			}
		}
		p.items = append(p.items, item{t, s, true})
		return ends[n-1] - i
	}
	p.items = append(p.items, item{token: ts[i]})
	return 1
}

func (p *parsed) koreanAt(ts []token, i int) int {
	joined := joinKorean(ts, i)
	for n := len(joined); n > 1; n-- {
		if pieces, ok := lexicon.CutKorean(joined[n-1]); ok && lexicon.Speech.RoleOf(pieces[0]) != lexicon.RoleSkip &&
			len(pieces[0]) > len(ts[i].text) {
			p.addPieces(ts[i], pieces)
			return n
		}
	}
	pieces, ok := lexicon.CutKorean(ts[i].text)
	if !ok {
		p.items = append(p.items, item{token: ts[i]})
		return 1
	}
	p.addPieces(ts[i], pieces)
	return 1
}

func (p *parsed) addPieces(t token, pieces []string) {
	for _, x := range pieces {
		u := t
		u.text = x
		p.items = append(p.items, item{u, lexicon.Speech.Must(x), true})
	}
}

func (p *parsed) note(s ask.Note) {
	if !slices.ContainsFunc(p.notes, func(n ask.Note) bool { return reflect.DeepEqual(n, s) }) {
		p.notes = append(p.notes, s)
	}
}
