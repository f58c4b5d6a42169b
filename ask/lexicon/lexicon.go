package lexicon

import (
	_ "embed"
	"slices"
	"strings"

	"entente/ask"
)

// Role is what words do in a question.
type Role uint8

// The roles. A word of no role that is not in the list of words to skip makes the question one that
// is not understood: nothing is dropped silently.
const (
	RoleSkip    Role = iota // says nothing that would change the reading
	RolePolar               // opens a question that is answered yes or no
	RoleWho                 // asks for actors: who, which countries
	RoleWhat                // asks for things: what, which
	RoleAsk                 // asks for a list: list, name, show me
	RolePartner             // the actors asked for: allies, allied, partners
	RoleTie                 // a tie between two: alliance, treaty, relations
	RoleHelp                // help in a war: sent troops, fought for
	RoleDefend              // to defend, obliged to defend
	RoleCount               // how many
	RoleWhen                // since when, until when, how long
	RoleEnd                 // ended, expired, began
	RoleRank                // most
	RoleShared              // common, share
	RoleBoth                // both
	RoleBetween             // between
	RoleAnd                 //
	RoleOr                  //
	RoleOf                  // of, with, to: what follows is whose
	RoleIn                  // in, within, among
	RoleBloc                // countries, members: with a group before it, a narrowing to the group
	RoleAgainst             //
	RoleNote                // understood, does not change the answer, and a note says so
	RoleNarrow              // a narrowing that is not applied: a region
	RoleModal               // would, must: only of an obligation to defend
	RoleEver                // ever, at any time
	RoleHow                 //
	RoleRefuse              // makes the question one that is refused; the sense says why
)

// Sense is the meaning of a phrase.
type Sense struct {
	Role Role
	Also Role // a second role; roleSkip where there is none
	Kind ask.KindFilter
	Why  string // of roleNote, roleNarrow, roleRefuse: the sentence
}

// lexicon is the phrases of both languages: those with few alternatives written out, the others kept
// as patterns.
type lexicon struct {
	phrases map[string]entry
	wide    []pattern
	Longest int             // words in the longest phrase
	Words   map[string]bool // every word of every phrase, for misspellings
	list    []string        // the words of five letters and more, sorted
}

// englishFile holds the English phrases, one rule a row: what a phrase does, then the phrase. In a phrase "a|b"
// are alternatives and "a?" may be left out; the longest phrase that fits wins, and of two the earlier row.
//
//go:embed english.csv
var englishFile []byte

// Speech is the lexicon of both languages.
var Speech = buildLexicon()

// entry is a phrase with the number of its rule: the earlier rule wins.
type entry struct {
	sense Sense
	rule  int
}

// pattern is a phrase with so many alternatives that they are not written out.
type pattern struct {
	entry
	fields []field
}

// field is one place of a phrase.
type field struct {
	options    []string
	isOptional bool
}

// writtenOut is how many alternatives of a phrase are written out at most.
const writtenOut = 500

func fieldsOf(phrase string) (fields []field, alternatives int) {
	alternatives = 1
	for _, f := range strings.Fields(phrase) {
		f, isOptional := strings.CutSuffix(f, "?")
		options := strings.Split(f, "|")
		fields = append(fields, field{options, isOptional})
		n := len(options)
		if isOptional {
			n++
		}
		alternatives *= n
	}
	return fields, alternatives
}

// matches reports whether the words are the fields, in order, with optional ones left out or not.
func matches(fields []field, words []string) bool {
	if len(fields) == 0 {
		return len(words) == 0
	}
	f := fields[0]
	if f.isOptional && matches(fields[1:], words) {
		return true
	}
	return len(words) > 0 && slices.Contains(f.options, words[0]) && matches(fields[1:], words[1:])
}

// Sense is what a phrase means.
func (l *lexicon) Sense(phrase string) (Sense, bool) {
	e, ok := l.phrases[phrase]
	for _, p := range l.wide {
		if (!ok || p.rule < e.rule) && matches(p.fields, strings.Fields(phrase)) {
			return p.sense, true
		}
	}
	return e.sense, ok
}

// Must is the sense of a phrase that is known to be one.
func (l *lexicon) Must(phrase string) Sense {
	s, _ := l.Sense(phrase)
	return s
}

func (l *lexicon) RoleOf(phrase string) Role { return l.Must(phrase).Role }

// expand writes out the alternatives of a phrase: "a|b c?" is a c, b c, a, b.
func expand(fields []field) []string {
	out := []string{""}
	for _, f := range fields {
		options := f.options
		if f.isOptional {
			options = append(slices.Clip(options), "")
		}
		next := make([]string, 0, len(out)*len(options))
		for _, head := range out {
			for _, o := range options {
				next = append(next, strings.TrimSpace(head+" "+o))
			}
		}
		out = next
	}
	return out
}

func buildLexicon() *lexicon {
	l := &lexicon{phrases: make(map[string]entry, 12000), Words: map[string]bool{}}
	for rule, r := range table("english.csv", englishFile) {
		l.addEnglish(r["phrase"], entry{senseOf(r), rule})
	}
	slices.Sort(l.list)
	l.addKorean()
	return l
}

// addEnglish adds a phrase; the earlier rule wins.
func (l *lexicon) addEnglish(phrase string, e entry) {
	fields, alternatives := fieldsOf(phrase)
	l.Longest = max(l.Longest, len(fields))
	for _, f := range fields {
		for _, w := range f.options {
			l.addWord(w)
		}
	}
	if alternatives > writtenOut {
		l.wide = append(l.wide, pattern{e, fields})
		return
	}
	for _, p := range expand(fields) {
		if _, ok := l.phrases[p]; !ok && p != "" {
			l.phrases[p] = e
		}
	}
}

func (l *lexicon) addWord(w string) {
	if !l.Words[w] && len(w) >= 5 {
		l.list = append(l.list, w)
	}
	l.Words[w] = true
}

// Near finds the one word of the lexicon that a word of five letters or more may be a misspelling of:
// one edit away, or two from eight letters on, with the same first letter or the first two swapped.
func (l *lexicon) Near(word string) (string, bool) {
	if len(word) < 5 || l.Words[word] || IsNumber(word) {
		return "", false
	}
	limit := 1
	if len(word) >= 8 {
		limit = 2
	}
	best, found := limit+1, ""
	for _, w := range l.list {
		if w[0] != word[0] || len(w)-len(word) > limit || len(word)-len(w) > limit {
			continue
		}
		if d := Edits(word, w, limit); d < best {
			best, found = d, w
		}
	}
	return found, found != ""
}

// Edits is the restricted Damerau-Levenshtein distance of two words, or limit+1 if it is more.
func Edits(a, b string, limit int) int {
	if len(a) > 40 || len(b) > 40 {
		return limit + 1
	}
	var rows [3][41]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, one, two := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
		}
	}
	return min(rows[len(a)%3][len(b)], limit+1)
}

// Covers reports whether every word of the text is one of the lexicon's, or nearly.
func (l *lexicon) Covers(text string) bool {
	for _, w := range strings.Fields(LowerASCII(text)) {
		if _, near := l.Near(w); !l.Words[w] && !near {
			return false
		}
	}
	return true
}
