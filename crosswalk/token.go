package crosswalk

import (
	"strings"
	"unicode"
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
	cs := cells(text)
	out := make([]token, 0, 16)
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

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// word reads the word at the start of cs and says how many cells it takes.
func word(cs []cell) (t token, n int) {
	t.start, t.isHangul = cs[0].start, unicode.Is(unicode.Hangul, cs[0].r)
	var b strings.Builder
	hasLower, hasUpper := false, false
	for n < len(cs) {
		r := cs[n].r
		if unicode.Is(unicode.Mn, r) {
			n++
			continue
		}
		if !isWord(r) || unicode.Is(unicode.Hangul, r) != t.isHangul {
			if r == '.' && dotted(cs, n) {
				t.isDotted = true
				n++
				continue
			}
			break
		}
		hasLower = hasLower || unicode.IsLower(r)
		hasUpper = hasUpper || unicode.IsUpper(r)
		b.WriteString(fold(r))
		n++
	}
	t.end, t.isUpper, t.text = cs[n-1].end, hasUpper && !hasLower, b.String()
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

// key is a name as the index holds it: its words, folded, without a leading article.
func key(name string) string {
	ts := tokenize(name)
	words := make([]string, 0, len(ts))
	for i, t := range ts {
		if t.text == "the" && (i == 0 || i == len(ts)-1) && len(ts) > 1 {
			continue
		}
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}
