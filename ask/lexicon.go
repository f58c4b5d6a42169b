package ask

import (
	"slices"
	"strings"
)

// role is what words do in a question.
type role uint8

// The roles. A word of no role that is not in the list of words to skip makes the question one that
// is not understood: nothing is dropped silently.
const (
	roleSkip    role = iota // says nothing that would change the reading
	rolePolar               // opens a question that is answered yes or no
	roleWho                 // asks for actors: who, which countries
	roleWhat                // asks for things: what, which
	roleAsk                 // asks for a list: list, name, show me
	rolePartner             // the actors asked for: allies, allied, partners
	roleTie                 // a tie between two: alliance, treaty, relations
	roleHelp                // help in a war: sent troops, fought for
	roleDefend              // to defend, obliged to defend
	roleCount               // how many
	roleWhen                // since when, until when, how long
	roleEnd                 // ended, expired, began
	roleRank                // most
	roleShared              // common, share
	roleBoth                // both
	roleBetween             // between
	roleAnd                 //
	roleOr                  //
	roleOf                  // of, with, to: what follows is whose
	roleIn                  // in, within, among
	roleBloc                // countries, members: with a group before it, a narrowing to the group
	roleAgainst             //
	roleNote                // understood, does not change the answer, and a note says so
	roleNarrow              // a narrowing that is not applied: a region
	roleModal               // would, must: only of an obligation to defend
	roleEver                // ever, at any time
	roleHow                 //
	roleRefuse              // makes the question one that is refused; the sense says why
)

// sense is the meaning of a phrase.
type sense struct {
	role role
	also role // a second role; roleSkip where there is none
	kind KindFilter
	why  string // of roleNote, roleNarrow, roleRefuse: the sentence
}

// lexicon is the phrases of both languages: those with few alternatives written out, the others kept
// as patterns.
type lexicon struct {
	phrases map[string]entry
	wide    []pattern
	longest int             // words in the longest phrase
	words   map[string]bool // every word of every phrase, for misspellings
	list    []string        // the words of five letters and more, sorted
}

var speech = buildLexicon()

// entry is a phrase with the number of its rule: the earlier rule wins.
type entry struct {
	sense sense
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

// sense is what a phrase means.
func (l *lexicon) sense(phrase string) (sense, bool) {
	e, ok := l.phrases[phrase]
	for _, p := range l.wide {
		if (!ok || p.rule < e.rule) && matches(p.fields, strings.Fields(phrase)) {
			return p.sense, true
		}
	}
	return e.sense, ok
}

// must is the sense of a phrase that is known to be one.
func (l *lexicon) must(phrase string) sense {
	s, _ := l.sense(phrase)
	return s
}

func (l *lexicon) roleOf(phrase string) role { return l.must(phrase).role }

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
	l := &lexicon{phrases: make(map[string]entry, 12000), words: map[string]bool{}}
	rule := 0
	for _, r := range english {
		for line := range strings.Lines(r.phrases) {
			rule++
			fields, alternatives := fieldsOf(line)
			l.longest = max(l.longest, len(fields))
			for _, f := range fields {
				for _, w := range f.options {
					l.addWord(w)
				}
			}
			if alternatives > writtenOut {
				l.wide = append(l.wide, pattern{entry{r.sense, rule}, fields})
				continue
			}
			for _, p := range expand(fields) {
				if _, ok := l.phrases[p]; !ok && p != "" {
					l.phrases[p] = entry{r.sense, rule} // the earlier rule wins
				}
			}
		}
	}
	slices.Sort(l.list)
	l.addKorean()
	return l
}

func (l *lexicon) addWord(w string) {
	if !l.words[w] && len(w) >= 5 {
		l.list = append(l.list, w)
	}
	l.words[w] = true
}

// near finds the one word of the lexicon that a word of five letters or more may be a misspelling of:
// one edit away, or two from eight letters on, with the same first letter or the first two swapped.
func (l *lexicon) near(word string) (string, bool) {
	if len(word) < 5 || l.words[word] || isNumber(word) {
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
		if d := edits(word, w, limit); d < best {
			best, found = d, w
		}
	}
	return found, found != ""
}

// edits is the restricted Damerau-Levenshtein distance of two words, or limit+1 if it is more.
func edits(a, b string, limit int) int {
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
