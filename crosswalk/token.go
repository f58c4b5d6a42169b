package crosswalk

import (
	"unicode"
	"unicode/utf8"
)

// token is a word of a text. A word is a run of letters and digits of one script; "U.S." is one word,
// "d'Ivoire" and "people's" are two.
type token struct {
	start, end int
	text       string // folded
	isHangul   bool
	isUpper    bool   // has a capital letter and no small one
	isDotted   bool   // U.S.
	isSuffix   bool   // the s of a possessive
	joins      bool   // what lies between it and the word before may lie inside a name
	isHyphen   bool   // a hyphen or slash, and nothing else, lies before it
	cells      []cell // of a Korean word, for the offsets of its syllables
}

func tokenize(text string) []token {
	return appendTokens(make([]token, 0, 16), cells(make([]cell, 0, len(text)), text))
}

func appendTokens(out []token, cs []cell) []token {
	gap := 0 // where the gap before the next word starts
	for i := 0; i < len(cs); {
		if !isWord(cs[i].r) {
			if cs[i].r == '&' {
				t := token{start: cs[i].start, end: cs[i].end, text: "and"}
				t.setGap(cs[gap:i], out)
				out = append(out, t)
				gap = i + 1
			}
			i++
			continue
		}
		t, n := word(cs[i:])
		t.setGap(cs[gap:i], out)
		out = append(out, t)
		i += n
		gap = i
	}
	return out
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func isHangul(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.Hangul, r) }

// word reads the word at the start of cs and says how many cells it takes.
func word(cs []cell) (t token, n int) {
	t.start, t.isHangul = cs[0].start, isHangul(cs[0].r)
	var buffer [32]byte
	b := buffer[:0]
	hasLower, hasUpper := false, false
	for n < len(cs) {
		r := cs[n].r
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			n++
			continue
		}
		if !isWord(r) || isHangul(r) != t.isHangul {
			if r == '.' && dotted(cs, n) {
				t.isDotted = true
				n++
				continue
			}
			break
		}
		hasLower = hasLower || unicode.IsLower(r)
		hasUpper = hasUpper || unicode.IsUpper(r)
		if r < utf8.RuneSelf {
			b = append(b, byte(unicode.ToLower(r)))
		} else {
			b = append(b, fold(r)...)
		}
		n++
	}
	t.end, t.isUpper, t.text = cs[n-1].end, hasUpper && !hasLower, string(b)
	if t.isHangul {
		t.cells = cs[:n]
	}
	if t.text == "st" {
		t.text = "saint"
	}
	return t, n
}

// dotted says whether the full stop at n stands between, or after, the single letters of an
// abbreviation.
func dotted(cs []cell, n int) bool {
	single := func(i int) bool {
		return i >= 0 && i < len(cs) && unicode.IsLetter(cs[i].r) && cs[i].r < 0x250 &&
			(i == 0 || cs[i-1].r == '.') && (i+1 >= len(cs) || !isWord(cs[i+1].r))
	}
	if !single(n - 1) {
		return false
	}
	// The stop after the last letter belongs to the word only if another stop came before it.
	return n+1 < len(cs) && cs[n+1].r != '.' && singleAfter(cs, n) || n >= 3 && cs[n-2].r == '.'
}

func singleAfter(cs []cell, n int) bool {
	return unicode.IsLetter(cs[n+1].r) && (n+2 >= len(cs) || !isWord(cs[n+2].r))
}

// setGap says how the word hangs together with the one before it.
func (t *token) setGap(between []cell, before []token) {
	if len(before) == 0 {
		return
	}
	prev := before[len(before)-1]
	t.joins = true
	apostrophe, hyphen := false, false
	for _, c := range between {
		switch c.r {
		case '\'', '’', '‘', 'ʼ', '`':
			apostrophe = true
		case '-', '‐', '‑', '–', '/':
			hyphen = true
		case '.':
			t.joins = t.joins && (len(prev.text) <= 3 || prev.text == "saint")
		case ' ', '\u00a0', '\t':
		default:
			t.joins = false
		}
	}
	t.isHyphen = hyphen && len(between) == 1
	t.isSuffix = apostrophe && len(between) == 1 && t.text == "s"
}

// splitter makes keys of many names in the same memory.
type splitter struct {
	cells  []cell
	tokens []token
	b      []byte
}

// key is a name as the index holds it: its words, folded, without an article at either end.
func (s *splitter) key(name string) string {
	s.cells = cells(s.cells[:0], name)
	s.tokens = appendTokens(s.tokens[:0], s.cells)
	s.b = s.b[:0]
	for i, t := range s.tokens {
		if t.text == "the" && (i == 0 || i == len(s.tokens)-1) && len(s.tokens) > 1 {
			continue
		}
		if len(s.b) > 0 {
			s.b = append(s.b, ' ')
		}
		s.b = append(s.b, t.text...)
	}
	return string(s.b)
}

func key(name string) string { return new(splitter).key(name) }
