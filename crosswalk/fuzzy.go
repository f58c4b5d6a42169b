package crosswalk

import (
	"math/bits"
	"slices"
	"strings"
)

// vocabulary is a word that spoken names use, with a bit for each letter in it: two words that are n
// edits apart differ in at most 2n bits, which rules most words out at once.
type vocabulary struct {
	word      string
	mask      uint32
	isCapital bool // only names of capitals use it
}

// allowed is how many edits the word itself allows. Capitals are many and short, and so they allow
// fewer: one edit in seven letters or more.
func (v vocabulary) allowed() int {
	if !v.isCapital {
		return bound(v.word)
	}
	if len(v.word) < 7 {
		return 0
	}
	return 1
}

func letters(word string) uint32 {
	var m uint32
	for i := range len(word) {
		if 'a' <= word[i] && word[i] <= 'z' {
			m |= 1 << (word[i] - 'a')
		}
	}
	return m
}

// bound is how many edits a word may be away: none up to four letters, one up to seven, then two.
func bound(word string) int {
	switch {
	case len(word) < 5:
		return 0
	case len(word) < 8:
		return 1
	}
	return 2
}

// correction is a word of a name in place of the word of the text.
type correction struct {
	word string
	cost int
}

// corrections lists the words that a word of the text may be a misspelling of, nearest first: itself
// alone if it is known. The first letter must agree, which keeps "Ruritania" from being Mauritania; where
// nothing else fits it may be the one that is wrong ("Bermany").
func (ix *index) corrections(t token) []correction {
	limit := bound(t.text)
	self := []correction{{t.text, 0}}
	if limit == 0 || t.isHangul || t.isDotted || isCommon(t.text) || ix.isWord(t.text) {
		return self
	}
	found := ix.within(t, limit, func(v vocabulary) int {
		if v.word[0] != t.text[0] {
			return 0
		}
		return v.allowed()
	})
	if len(found) > 0 {
		return found
	}
	return ix.within(t, 1, func(v vocabulary) int {
		if v.isCapital || v.word[0] == t.text[0] || len(v.word) < 5 {
			return 0
		}
		return 1
	})
}

// within lists the words of names that are few edits away, nearest first; allowed is how many edits a word
// allows.
func (ix *index) within(t token, limit int, allowed func(vocabulary) int) []correction {
	mask, a := letters(t.text), []rune(t.text)
	var found []correction
	for _, v := range ix.words {
		l := min(limit, allowed(v))
		if l == 0 || len(v.word)-len(t.text) > l || len(t.text)-len(v.word) > l ||
			bits.OnesCount32(mask^v.mask) > 2*l {
			continue
		}
		if n := distance(a, []rune(v.word), l); n <= l {
			found = append(found, correction{v.word, n})
		}
	}
	found = slices.DeleteFunc(found, func(f correction) bool { return isQuestionTypo(a, mask, f.cost) })
	slices.SortStableFunc(found, func(x, y correction) int {
		if x.cost != y.cost {
			return x.cost - y.cost
		}
		return len(y.word) - len(x.word) // a letter left out is more usual than one too many
	})
	return found
}

func (ix *index) isWord(word string) bool {
	_, ok := slices.BinarySearchFunc(ix.words, word, func(v vocabulary, w string) int {
		return strings.Compare(v.word, w)
	})
	return ok
}

// isQuestionTypo says whether a word is as near, or nearer, to a word of questions: "contries" is one edit
// from countries and two from Castries.
func isQuestionTypo(a []rune, mask uint32, cost int) bool {
	for _, q := range questionWords {
		if bits.OnesCount32(mask^q.mask) <= 2*cost && distance(a, q.key, cost) <= cost {
			return true
		}
	}
	return false
}

// reading is a way to read the tokens from some place on as a name.
type reading struct {
	keys []string // of the names that are equally near
	n    int      // tokens
	cost int      // edits in sum
}

// misspelt finds the longest name that begins at token i if words may be corrected, longer than n words.
func (s *scanner) misspelt(i, n int) reading {
	var best reading
	last := min(len(s.tokens), i+longest)
	var walk func(j int, k string, sum int)
	walk = func(j int, k string, sum int) {
		t := s.tokens[j]
		if t.isHangul || t.isSuffix && j == i || j > i && !t.joins {
			return
		}
		for _, o := range s.options(j) {
			next := o.word
			if j > i {
				next = k + " " + o.word
			}
			total, length := sum+o.cost, j+1-i
			if total > 0 && length > n && len(s.c.names.spoken[next]) > 0 {
				switch {
				case length > best.n || length == best.n && total < best.cost:
					best = reading{[]string{next}, length, total}
				case length == best.n && total == best.cost:
					best.keys = append(best.keys, next)
				}
			}
			if s.c.names.prefix[next] && j+1 < last {
				walk(j+1, next, total)
			}
		}
	}
	walk(i, "", 0)
	return best
}

// options are the corrections of token j, worked out once.
func (s *scanner) options(j int) []correction {
	if s.fixes == nil {
		s.fixes = make([][]correction, len(s.tokens))
	}
	if s.fixes[j] == nil {
		s.fixes[j] = s.c.names.corrections(s.tokens[j])
		if s.fixes[j] == nil {
			s.fixes[j] = []correction{}
		}
	}
	return s.fixes[j]
}

// distance is the Damerau-Levenshtein distance in its restricted form (optimal string alignment: no
// part is edited twice), or limit+1 as soon as it must be more. O(len(a)·len(b)) time.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	two, one, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range one {
		one[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		two, one, row = one, row, two
	}
	return one[len(b)]
}
